//! Between what a condition can still turn out to be.

use crate::condition::Truth;

/// The least and the greatest truth that is possible. An outer bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: Truth,
    pub(super) high: Truth,
}

impl From<Truth> for Range {
    fn from(truth: Truth) -> Self {
        Self { low: truth, high: truth }
    }
}

impl Range {
    /// From all that is possible.
    pub(super) fn over(possible: impl IntoIterator<Item = Truth>) -> Option<Self> {
        possible.into_iter().map(Self::from).reduce(Self::or)
    }

    /// What either of two allows.
    pub(super) fn or(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// Whether both hold.
    pub(super) fn all(parts: impl Iterator<Item = Self>) -> Self {
        let both = |one: Self, other: Self| Self { low: one.low.min(other.low), high: one.high.min(other.high) };
        parts.fold(Truth::True.into(), both)
    }

    /// Whether at least one holds.
    pub(super) fn any(parts: impl Iterator<Item = Self>) -> Self {
        let either = |one: Self, other: Self| Self { low: one.low.max(other.low), high: one.high.max(other.high) };
        parts.fold(Truth::False.into(), either)
    }

    pub(super) fn negate(self) -> Self {
        Self { low: self.high.negate(), high: self.low.negate() }
    }

    /// Whether it is true, where undetermined is as good as false.
    pub(super) fn is_true(self) -> Self {
        let holds = |truth: Truth| Truth::from(truth == Truth::True);
        Self { low: holds(self.low), high: holds(self.high) }
    }

    /// Whether it may be that truth. An outer bound.
    pub(super) fn includes(self, truth: Truth) -> bool {
        (self.low..=self.high).contains(&truth)
    }
}
