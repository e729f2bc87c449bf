//! What several kinds of frameworks share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Shape;

/// What an element is called and means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ElementInfo {
    /// The name people see.
    pub title: String,
    /// What it is.
    pub meaning: String,
    /// The pictogram of a model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    /// What it is good at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strengths: Option<String>,
    /// Where it fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weaknesses: Option<String>,
    /// Whom it suits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suits: Option<String>,
}

/// An outer bound: what the score could be if every open item turned out worst, or best.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreRange {
    /// Every open item at its smallest evidence.
    pub low: f64,
    /// Every open item at its largest evidence.
    pub high: f64,
}

/// What 0 and 100 are shown as.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Scale {
    /// Shown for 0.
    pub min: f64,
    /// Shown for 100.
    pub max: f64,
}

/// A level of maturity. A pack's requirements name measures by index, a record's by id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LevelRecord")]
pub struct Level<R = Requirement> {
    /// Its id.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The lowest score that reaches it.
    pub from: f64,
    /// What it means.
    pub meaning: String,
    /// Conditions without which the score alone does not reach it.
    pub requires: Vec<R>,
}

/// A necessary condition of a level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The element or composite.
    pub score: String,
    /// The score it needs.
    pub at_least: f64,
}
