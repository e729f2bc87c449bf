//! How high and how low a weighted mean can still come out.

use crate::record::Score;

/// One part of a mean: between what values it lies, and whether it counts at all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) weight: i64,
    /// The least and the greatest value; `None` when it cannot count.
    pub(super) values: Option<(i64, i64)>,
    /// Whether it may stay out of the mean.
    pub(super) absent: bool,
}

impl Part {
    pub(super) fn nothing(weight: i64) -> Self {
        Self { weight, values: None, absent: false }
    }

    /// Takes in something that is possible: a value, or that it stays out.
    pub(super) fn allow(&mut self, value: Option<i64>) {
        match (value, self.values) {
            (None, _) => self.absent = true,
            (Some(value), None) => self.values = Some((value, value)),
            (Some(value), Some((low, high))) => self.values = Some((low.min(value), high.max(value))),
        }
    }
}

/// Between what scores a measure lies. Outer bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: Score,
    pub(super) high: Score,
    /// Whether it may have no score.
    pub(super) absent: bool,
}

/// The parts of a mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    low: i128,
    high: i128,
    weight: i128,
    /// Those that may stay out: weight, least and greatest value.
    optional: Vec<(i128, i128, i128)>,
}

impl Tally {
    pub(super) fn add(&mut self, part: &Part) {
        let Some((low, high)) = part.values else { return };
        let (weight, low, high) = (i128::from(part.weight), i128::from(low), i128::from(high));
        if part.absent {
            self.optional.push((weight, low, high));
        } else {
            self.low += weight * low;
            self.high += weight * high;
            self.weight += weight;
        }
    }

    /// The bounds of the mean, where `whole` is the value of 100 points; `None` when nothing can count.
    pub(super) fn span(mut self, whole: i64) -> Option<Span> {
        self.optional.sort_by_key(|(_, low, _)| *low);
        let lows = self.optional.iter().map(|(weight, low, _)| (*weight, *low));
        let low = mean((self.low, self.weight), lows, |value, mean| value < mean);
        self.optional.sort_by_key(|(_, _, high)| std::cmp::Reverse(*high));
        let highs = self.optional.iter().map(|(weight, _, high)| (*weight, *high));
        let high = mean((self.high, self.weight), highs, |value, mean| value > mean);
        let score = |(sum, weight): (i128, i128)| Score::of_share(sum, weight * i128::from(whole));
        Some(Span { low: score(low)?, high: score(high)?, absent: self.weight == 0 })
    }
}

/// Takes optional parts into a sum and its weight, the most welcome first, as long as they pull the mean further.
fn mean(
    (mut sum, mut total): (i128, i128),
    optional: impl Iterator<Item = (i128, i128)>,
    further: fn(i128, i128) -> bool,
) -> (i128, i128) {
    for (weight, value) in optional {
        if total != 0 && !further(value * total, sum) {
            break;
        }
        sum += weight * value;
        total += weight;
    }
    (sum, total)
}
