//! One uniform reading of each measure.

/// What is known of one measure. Scores are 0 to 100 (a spectrum -100 to 100) with one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reading {
    /// `None` when not assessed, and for the whole of archetypes, which have none.
    pub score: Option<f64>,
    /// Outer bound: every open item at its worst.
    pub low: Option<f64>,
    /// Outer bound: every open item at its best.
    pub high: Option<f64>,
    /// Answered weight of applicable weight, 0 to 100; `None` when nothing applies.
    pub coverage: Option<f64>,
    /// Place of the level reached among the levels of its framework.
    pub level: Option<usize>,
    /// What the goal asks for.
    pub target: Option<f64>,
    /// What the organisation itself wants.
    pub wanted: Option<f64>,
    /// Points missing to the target, never negative.
    pub gap: Option<f64>,
}
