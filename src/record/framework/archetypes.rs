//! Which of several models the organisation works like.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ElementInfo, Scale, ScoreRange};

/// Models of which one fits best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Archetypes {
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
    /// What each model is.
    pub elements: IndexMap<String, ElementInfo>,
    /// Share of answers that match each model's signature, 0 to 100.
    pub fit: IndexMap<String, Option<f64>>,
    /// Answers that each model lists among its own, by element.
    #[serde(default)]
    pub matches: IndexMap<String, usize>,
    /// Outer bounds of each fit.
    pub ranges: IndexMap<String, Option<ScoreRange>>,
    /// The model that fits best; the first in pack order on a tie.
    pub best: Option<String>,
    /// The next best.
    pub runner_up: Option<String>,
    /// Points between the two.
    pub margin: Option<f64>,
    /// How far the result can be relied on.
    pub verdict: Verdict,
    /// With verdict `between`: the models it lies between, or all that tie.
    pub between: Vec<String>,
    /// Share of leave-one-out cases in which the best stays strictly best, 0 to 100.
    pub stability: Option<f64>,
    /// Items of this framework that were answered, and that apply.
    pub answered: usize,
    /// Items of this framework that apply.
    pub applicable: usize,
    /// Single changes of an answer that make another model strictly best.
    pub flips: Vec<Flip>,
    /// The recommended model.
    pub target: Option<Target>,
    /// The model the organisation itself wants.
    pub wanted: Option<String>,
}

/// One changed answer that makes another model strictly best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flip {
    /// The item.
    pub item: String,
    /// Its question.
    pub ask: String,
    /// The label of the answer given.
    pub from: String,
    /// The label of the answer instead.
    pub to: String,
    /// The model that would then fit best.
    pub element: String,
}

/// The recommended model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The model.
    pub element: String,
    /// The reason.
    pub because: String,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Whether it is the organisation's own wish instead of the pack's rule.
    pub chosen_by_wanted: bool,
}

/// The pictogram of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Unconnected points.
    Scattered,
    /// One point that does everything.
    Centre,
    /// A centre with spokes.
    Hub,
    /// A centre with hubs that have spokes of their own.
    Hubs,
    /// Everyone connected with everyone near.
    Honeycomb,
}

/// How far the best archetype can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing answered, or nothing fits.
    #[default]
    NotAssessed,
    /// Too few answers.
    Tentative,
    /// A tie, or one answer decides.
    Between,
    /// No single answer decides.
    Clear,
}

impl Verdict {
    /// The word used in records and gates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAssessed => "not-assessed",
            Self::Tentative => "tentative",
            Self::Between => "between",
            Self::Clear => "clear",
        }
    }
}
