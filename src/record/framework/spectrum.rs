//! Where the organisation stands between two poles.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ElementInfo, Scale, ScoreRange};

/// A place between two poles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spectrum {
    /// The heading.
    pub title: String,
    /// What it shows.
    pub about: Option<String>,
    /// What -100 and 100 are shown as.
    pub scale: Option<Scale>,
    /// Answered weight of applicable weight.
    pub coverage: Option<f64>,
    /// Whether too little of it was answered for a level, a rank or a say.
    #[serde(default)]
    pub thin: bool,
    /// What each strand is.
    pub elements: IndexMap<String, ElementInfo>,
    /// Mean of the assessed strands, -100 to 100.
    pub position: Option<f64>,
    /// Outer bounds of the position.
    pub range: Option<ScoreRange>,
    /// Id of a pole, or `mixed`.
    pub pole: Option<String>,
    /// Position of each strand.
    pub strands: IndexMap<String, Option<f64>>,
    /// Outer bounds of each strand.
    pub ranges: IndexMap<String, Option<ScoreRange>>,
    /// Below the first the first pole, from the second on the second.
    pub cuts: [f64; 2],
    /// At -100 and at 100.
    pub poles: [Pole; 2],
    /// The goal's position.
    pub target: Option<f64>,
    /// The position the organisation itself wants.
    pub wanted: Option<f64>,
}

/// One end of a spectrum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PoleRecord")]
pub struct Pole {
    /// Its id.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// What it means to be there.
    pub meaning: String,
}
