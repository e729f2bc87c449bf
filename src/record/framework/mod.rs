//! The results of frameworks.

mod archetypes;
mod common;
mod composite;
mod dimensions;
mod spectrum;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use archetypes::{Archetypes, Flip, Shape, Target, Verdict};
pub use common::{ElementInfo, Level, Requirement, Scale, ScoreRange};
pub use composite::{Composite, Limit, MemberRecord};
pub use dimensions::{Dimension, Dimensions};
pub use spectrum::{Pole, Spectrum};

/// The result of one framework.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum FrameworkRecord {
    /// Models of which one fits best.
    Archetypes(Archetypes),
    /// A place between two poles.
    Spectrum(Spectrum),
    /// Scores side by side.
    Dimensions(Dimensions),
    /// A weighted mean of others.
    Composite(Composite),
}

impl FrameworkRecord {
    /// The heading.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Archetypes(framework) => &framework.title,
            Self::Spectrum(framework) => &framework.title,
            Self::Dimensions(framework) => &framework.title,
            Self::Composite(framework) => &framework.title,
        }
    }

    /// What 0 and 100 are shown as.
    #[must_use]
    pub fn scale(&self) -> Option<Scale> {
        match self {
            Self::Archetypes(framework) => framework.scale,
            Self::Spectrum(framework) => framework.scale,
            Self::Dimensions(framework) => framework.scale,
            Self::Composite(framework) => framework.scale,
        }
    }

    /// Whether too little of it was answered for it to have a say.
    #[must_use]
    pub fn thin(&self) -> bool {
        match self {
            Self::Archetypes(framework) => framework.thin,
            Self::Spectrum(framework) => framework.thin,
            Self::Dimensions(framework) => framework.thin,
            Self::Composite(framework) => framework.thin,
        }
    }

    /// Answered weight of applicable weight, 0 to 100.
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        match self {
            Self::Archetypes(framework) => framework.coverage,
            Self::Spectrum(framework) => framework.coverage,
            Self::Dimensions(framework) => framework.coverage,
            Self::Composite(framework) => framework.coverage,
        }
    }
}
