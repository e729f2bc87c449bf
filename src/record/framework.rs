//! The results of frameworks.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// What 0 and 100 are shown as.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Scale {
    /// Shown for 0.
    pub min: f64,
    /// Shown for 100.
    pub max: f64,
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
