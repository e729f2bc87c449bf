//! Scores side by side.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ElementInfo, Level, Scale};

/// Scores side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimensions {
    /// The heading.
    pub title: String,
    /// What it shows.
    pub about: Option<String>,
    /// What 0 and 100 are shown as.
    pub scale: Option<Scale>,
    /// Answered weight of applicable weight.
    pub coverage: Option<f64>,
    /// Whether too little of it was answered for a level, a rank or a say.
    #[serde(default)]
    pub thin: bool,
    /// What each dimension is.
    pub elements: IndexMap<String, ElementInfo>,
    /// The result of each dimension.
    pub dimensions: IndexMap<String, Dimension>,
    /// Plain mean of the assessed dimensions.
    pub mean: Option<f64>,
    /// The lowest assessed dimension.
    pub weakest: Option<String>,
    /// Levels, lowest first.
    pub levels: Vec<Level>,
}

/// The result of one dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// The name people see.
    pub title: String,
    /// Percent of maximum possible.
    pub score: Option<f64>,
    /// Outer bound: every open item at its worst.
    pub low: Option<f64>,
    /// Outer bound: every open item at its best.
    pub high: Option<f64>,
    /// Id of the level reached.
    pub level: Option<String>,
    /// Answered weight of applicable weight; `null` when nothing applies.
    pub coverage: Option<f64>,
    /// Whether too little of it was answered for a level, a rank or a say.
    #[serde(default)]
    pub thin: bool,

    /// The goal's score.
    pub target: Option<f64>,
    /// Why that target.
    pub target_because: Option<String>,
    /// The score the organisation itself wants.
    pub wanted: Option<f64>,
    /// Points missing to the target, never negative.
    pub gap: Option<f64>,
}
