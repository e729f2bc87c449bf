//! Frameworks with their elements, poles and levels, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::{IdMap, Spanned, Word};

/// A way of looking at the organisation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FrameworkFile {
    /// Unique among frameworks.
    pub id: Word,
    /// `archetypes`, `spectrum`, `dimensions` or `composite`.
    #[schemars(with = "FrameworkKindName")]
    pub kind: Word,
    /// The heading.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub about: Option<String>,
    /// Models or dimensions.
    pub elements: Option<Spanned<Vec<ElementFile>>>,
    /// Strands of a spectrum.
    pub strands: Option<Spanned<Vec<ElementFile>>>,
    /// The two ends of a spectrum: the first is -100, the second 100.
    pub poles: Option<Spanned<Vec<PoleFile>>>,
    /// Below the first the first pole, from the second on the second.
    pub cuts: Option<Spanned<Vec<Spanned<f64>>>>,
    /// Members of a composite with their weights.
    pub of: Option<Spanned<IdMap<Spanned<f64>>>>,
    /// Levels of dimensions or of a composite.
    pub levels: Option<Spanned<Vec<LevelFile>>>,
    /// How 0 to 100 is shown.
    pub scale: Option<Spanned<ScaleFile>>,
    /// Percent of a measure that must be answered for it to have a level and a say, instead of the pack's.
    pub enough: Option<Spanned<f64>>,
}

/// The kinds of framework.
#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only the JSON schema reads the names")]
enum FrameworkKindName {
    Archetypes,
    Spectrum,
    Dimensions,
    Composite,
}

/// A model, strand or dimension.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ElementFile {
    /// Unique in its framework.
    pub id: Word,
    /// The name people see.
    pub title: String,
    /// What it is.
    pub meaning: String,
    /// Why one item alone may decide it.
    pub single: Option<String>,
    /// The pictogram of a model: `scattered`, `centre`, `hub`, `hubs` or `honeycomb`.
    #[schemars(with = "Option<crate::record::Shape>")]
    pub shape: Option<Word>,
    /// What it is good at.
    pub strengths: Option<String>,
    /// Where it fails.
    pub weaknesses: Option<String>,
    /// Whom it suits.
    pub suits: Option<String>,
}

/// One end of a spectrum.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PoleFile {
    /// Unique in its spectrum.
    pub id: Word,
    /// The name people see.
    pub title: String,
    /// What it means to be there.
    pub meaning: String,
}

/// A level of maturity.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LevelFile {
    /// Unique in its framework.
    pub id: Word,
    /// The name people see.
    pub title: String,
    /// The lowest score that reaches it.
    pub from: Spanned<f64>,
    /// Conditions without which the score alone does not reach it.
    pub requires: Option<Vec<RequirementFile>>,
    /// What the level means.
    pub meaning: String,
}

/// A necessary condition of a level.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RequirementFile {
    /// The element or composite.
    pub score: Word,
    /// The score it needs.
    pub at_least: Spanned<f64>,
}

/// How scores are shown.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScaleFile {
    /// Shown for 0.
    pub min: Spanned<f64>,
    /// Shown for 100.
    pub max: Spanned<f64>,
}
