//! A score held exactly, and the one rounding of what is shown.

use super::Scale;

/// Parts of a point in which scores are held: far finer than any two scores of a questionnaire differ.
const PARTS: i64 = 1_000_000_000;

/// A score in billionths of a point: 0 to 100 points, a spectrum -100 to 100. Levels, gates, gaps and ranks compare
/// this; only what is shown is rounded, once, by [`Scale::round`] or [`tenths`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score(i64);

impl Score {
    /// 100 points.
    pub(crate) const WHOLE: i64 = 100 * PARTS;

    /// `part ÷ whole` of 100 points, such as evidence over weight. `None` for no whole.
    #[must_use]
    pub fn of_share(part: i128, whole: i128) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        let parts = 100 * i128::from(PARTS) * part;
        i64::try_from((2 * parts + whole).div_euclid(2 * whole)).ok().map(Self)
    }

    /// A number of points, such as a mean of scores or a bound.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "at most a few hundred points")]
    pub fn of_points(points: f64) -> Self {
        Self((points * PARTS as f64).round() as i64)
    }

    /// The weighted mean of scores; `None` without any.
    #[must_use]
    pub fn mean(parts: impl IntoIterator<Item = (i64, Self)>) -> Option<Self> {
        let add = |(sum, weights): (i128, i128), (weight, score): (i64, Self)| {
            (sum + score.weighed(weight), weights + i128::from(weight))
        };
        let (sum, weights) = parts.into_iter().fold((0, 0), add);
        Self::of_sum(sum, weights)
    }

    /// The mean of scores from the [weighted](Self::weighed) sum of them and the sum of their weights.
    #[must_use]
    pub fn of_sum(sum: i128, weights: i128) -> Option<Self> {
        (weights > 0).then(|| i64::try_from((2 * sum + weights).div_euclid(2 * weights)).ok().map(Self)).flatten()
    }

    /// What it adds to a weighted sum.
    #[must_use]
    pub fn weighed(self, weight: i64) -> i128 {
        i128::from(weight) * i128::from(self.0)
    }

    /// How far it is on the way from one score to another, in billionths of the way, rounded down: 0 to 1 000 000 000.
    #[must_use]
    pub fn way(self, from: Self, to: Self) -> i64 {
        let (done, whole) = (i128::from(self.0) - i128::from(from.0), i128::from(to.0) - i128::from(from.0));
        if done >= whole {
            return PARTS;
        }
        i64::try_from(i128::from(PARTS) * done.max(0) / whole).unwrap_or(PARTS)
    }

    /// In points.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few hundred points in billionths fit a double")]
    pub fn points(self) -> f64 {
        self.0 as f64 / PARTS as f64
    }

    /// In the parts it is held in, of which [`Self::WHOLE`] are 100 points.
    #[must_use]
    pub(crate) fn parts(self) -> i64 {
        self.0
    }

    /// Whether it is a number of points or more.
    #[must_use]
    pub fn reaches(self, points: f64) -> bool {
        self >= Self::of_points(points)
    }
}

impl std::ops::Sub for Score {
    type Output = Self;

    /// The distance from another score.
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// Points or percent rounded half up to one decimal, to be shown or written.
#[must_use]
pub fn tenths(points: f64) -> f64 {
    round(points, 10.0)
}

/// A distance between two scores as people see it; never shown as nothing where there is some.
#[must_use]
pub fn distance(points: f64, scale: Option<Scale>) -> f64 {
    let shown = scale.map_or_else(|| tenths(points), |scale| scale.round_distance(points));
    if shown == 0.0 && points > 1e-9 { (points * 1e6).ceil() / 1e6 } else { shown }
}

/// Half up; a value held a hair below the half, such as 1.65 as 1.6499…, counts as the half.
fn round(value: f64, steps: f64) -> f64 {
    let rounded = (value * steps + 0.5 + 1e-7).floor() / steps;
    if rounded == 0.0 { 0.0 } else { rounded }
}

impl Scale {
    /// A score of 0 to 100 points where this scale shows it, rounded half up: to two decimals on a short scale, to
    /// one on others.
    #[must_use]
    pub fn round(self, points: f64) -> f64 {
        round(self.min + points / 100.0 * self.width(), self.steps())
    }

    /// A distance between two scores, as [`round`](Self::round).
    #[must_use]
    pub fn round_distance(self, points: f64) -> f64 {
        round(points / 100.0 * self.width(), self.steps())
    }

    /// The points of what this scale shows.
    #[must_use]
    pub fn points(self, shown: f64) -> f64 {
        (shown - self.min) / self.width() * 100.0
    }

    fn width(self) -> f64 {
        self.max - self.min
    }

    fn steps(self) -> f64 {
        if self.width().abs() > 10.0 { 10.0 } else { 100.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_is_a_third_whatever_the_scale() {
        let third = Score::of_share(1, 3).unwrap();
        assert!(third.reaches(33.33) && !third.reaches(33.34));
        assert_eq!(tenths(third.points()), 33.3);
        let three = Scale { min: 0.0, max: 3.0 };
        assert_eq!(three.round(third.points()), 1.0);
        assert_eq!(three.round_distance(third.points()), 1.0);
        assert!((three.points(1.0) - third.points()).abs() < 1e-8);
    }

    #[test]
    fn shares_are_exact_and_absent_without_a_whole() {
        assert_eq!(Score::of_share(-1, 2).map(Score::points), Some(-50.0));
        assert_eq!(Score::of_share(999, 1000).map(Score::points), Some(99.9));
        assert_eq!(Score::of_share(5, 0), None);
    }

    #[test]
    fn means_of_shares_reach_the_bound_they_would_reach_exactly() {
        let thirds = [Score::of_share(1, 3), Score::of_share(2, 3)].map(|third| (500, third.unwrap()));
        assert!(Score::mean(thirds).unwrap().reaches(50.0));
        assert_eq!(Score::mean([]), None);
        assert!(!Score::of_points(39.999_999).reaches(40.0));
    }

    #[test]
    fn what_is_shown_is_rounded_half_up_once() {
        assert_eq!([66.649, 66.65, -0.04, -7.55].map(tenths), [66.6, 66.7, 0.0, -7.5]);
        assert_eq!(Scale { min: 0.0, max: 1000.0 }.round(49.995), 500.0);
    }
}
