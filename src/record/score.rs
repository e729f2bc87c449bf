//! A score rounded once: what is shown is what is compared.

use std::fmt;

/// A score in tenths of a point: 0 to 1000, a spectrum -1000 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score(i32);

impl Score {
    /// The exact quotient `sum ÷ weight` of evidence in thousandths, rounded half up to one decimal of a point.
    ///
    /// A thousandth of evidence is a tenth of a point, so the quotient is already in tenths. `None` for no weight.
    #[must_use]
    pub fn of_sum(sum: i128, weight: i128) -> Option<Self> {
        if weight == 0 {
            return None;
        }
        let tenths = (2 * sum + weight).div_euclid(2 * weight);
        i32::try_from(tenths).ok().map(Self)
    }

    /// A mean of exact values in points, rounded half up to one decimal.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "scores lie within ±100 points, so tenths fit")]
    pub fn of_mean(points: f64) -> Self {
        Self((points * 10.0 + 0.5 + 1e-8).floor() as i32)
    }

    /// In points, with one decimal.
    #[must_use]
    pub fn points(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// In tenths of a point.
    #[must_use]
    pub fn tenths(self) -> i32 {
        self.0
    }
}

/// A difference or share rounded as scores are: half up, to one decimal.
#[must_use]
pub fn tenths(points: f64) -> f64 {
    Score::of_mean(points).points()
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}", self.points())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_are_rounded_half_up_once() {
        assert_eq!(Score::of_sum(1, 2), Some(Score(1)));
        assert_eq!(Score::of_sum(-1, 2), Some(Score(0)));
        assert_eq!(Score::of_sum(333, 1), Some(Score(333)));
        assert_eq!(Score::of_sum(5, 0), None);
    }

    #[test]
    fn means_of_thirds_reach_the_tie_they_would_reach_exactly() {
        let mean = f64::midpoint(100.0 / 3.0, 33.366_666_666_666_67);
        assert_eq!(Score::of_mean(mean), Score(334));
    }
}
