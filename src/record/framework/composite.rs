//! Weighted means of scores, with levels that have conditions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Level, Scale};

/// A weighted mean of others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Composite {
    /// The heading.
    pub title: String,
    /// What it shows.
    pub about: Option<String>,
    /// What 0 and 100 are shown as.
    pub scale: Option<Scale>,
    /// Weighted mean of the assessed members.
    pub score: Option<f64>,
    /// Outer bound: every open item at its worst.
    pub low: Option<f64>,
    /// Outer bound: every open item at its best.
    pub high: Option<f64>,
    /// Id of the level reached.
    pub level: Option<String>,
    /// The same mean over the coverage of all members.
    pub coverage: Option<f64>,
    /// Whether too little of it was answered for a level, a rank or a say.
    #[serde(default)]
    pub thin: bool,
    /// Whether the level rests on requirements that the short version does not ask about.
    #[serde(default)]
    pub provisional: bool,

    /// The lowest assessed member.
    pub weakest: Option<String>,
    /// What the next level still needs.
    pub limited_by: Vec<Limit>,
    /// Levels, lowest first.
    pub levels: Vec<Level>,
    /// What it is the mean of.
    pub members: Vec<MemberRecord>,
    /// The goal's score.
    pub target: Option<f64>,
    /// The score the organisation itself wants.
    pub wanted: Option<f64>,
    /// Points missing to the target, never negative.
    pub gap: Option<f64>,
}

/// One thing that the next level still needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The level that is not reached.
    pub level: String,
    /// The measure that falls short: a requirement's, or the composite's own id.
    pub measure: String,
    /// The name people see for it.
    pub title: String,
    /// Its score now.
    pub score: Option<f64>,
    /// The score it needs.
    pub needs: f64,
    /// Whether answers are missing rather than points: it is thin, or open answers could turn it over.
    #[serde(default)]
    pub open: bool,
}

/// A member of a composite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberRecord {
    /// Element, dimension framework or composite.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// Its weight.
    pub weight: f64,
    /// Its score.
    pub score: Option<f64>,
    /// Its coverage.
    pub coverage: Option<f64>,
}
