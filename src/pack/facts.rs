//! Published figures and where facts come from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A published figure.
#[derive(Debug, Clone)]
pub struct Benchmark {
    /// Unique among benchmarks.
    pub id: String,
    /// What was measured.
    pub title: String,
    /// Id of the element, framework, question or item it stands beside.
    pub about: String,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// How many took part, where published.
    pub n: Option<u32>,
    /// When it was measured.
    pub year: i32,
    /// What to bear in mind.
    pub note: Option<String>,
    /// Id of a source.
    pub source: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub year: Option<i32>,
    /// Where to read it; http or https.
    pub url: Option<String>,
    /// What kind of source it is.
    pub note: Option<String>,
}
