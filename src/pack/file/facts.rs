//! Published figures and sources, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::{Spanned, Word};

/// A published figure.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BenchmarkFile {
    /// Unique among benchmarks.
    pub id: Word,
    /// What was measured.
    pub title: String,
    /// The element, framework, question or item it stands beside.
    pub r#for: Word,
    /// The figure.
    pub value: Spanned<f64>,
    /// Its unit.
    pub unit: String,
    /// How many took part, where published.
    pub n: Option<Spanned<f64>>,
    /// When it was measured.
    pub year: Spanned<f64>,
    /// What to bear in mind.
    pub note: Option<String>,
    /// Id of a source.
    pub source: Word,
}

/// Where a fact comes from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceFile {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub year: Option<Spanned<f64>>,
    /// Where to read it.
    pub url: Option<Word>,
    /// What kind of source it is.
    pub note: Option<String>,
}
