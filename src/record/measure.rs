//! One uniform reading of each measure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Scale;

/// What is known of one measure. Scores are 0 to 100 (a spectrum -100 to 100) not rounded.
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
    /// Whether too little of it was answered for a level, a rank or a say.
    pub thin: bool,
}

impl Reading {
    /// The score that has a say: `None` when not assessed or thin.
    #[must_use]
    pub fn told(&self) -> Option<f64> {
        self.score.filter(|_| !self.thin)
    }
}

/// The same with its names, as records hold it: one reading of the same form for everything that has a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureRecord {
    /// The name people see.
    pub title: String,
    /// 0 to 100 (a spectrum -100 to 100), not rounded; `null` when not assessed.
    pub score: Option<f64>,
    /// Outer bound: every open item at its worst.
    pub low: Option<f64>,
    /// Outer bound: every open item at its best.
    pub high: Option<f64>,
    /// The score as people see it, rounded once on the scale of its framework.
    pub shown: Option<f64>,
    /// What 0 and 100 are shown as.
    pub scale: Option<Scale>,
    /// Answered weight of applicable weight, 0 to 100; `null` when nothing applies.
    pub coverage: Option<f64>,
    /// Items answered that carry it.
    pub answered: usize,
    /// Items that carry it and apply.
    pub applicable: usize,
    /// Whether too little of it was answered for a level, a rank or a say.
    pub thin: bool,
    /// Whether the short version asks nothing about it.
    pub not_asked: bool,
    /// Id of the level reached.
    pub level: Option<String>,
    /// What the goal asks for.
    pub target: Option<f64>,
    /// What the organisation itself wants.
    pub wanted: Option<f64>,
    /// Points missing to the target, never negative.
    pub gap: Option<f64>,
}
