//! Goals, targets, waves, actions and findings, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::condition::ConditionFile;
use crate::yaml::{IdMap, Spanned, Word, Words};

/// What the roadmap works towards.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GoalFile {
    /// For archetypes: the fit of the target model to reach.
    pub fit: Option<Spanned<f64>>,
    /// For everything else: the score or position to reach.
    pub target: Option<Spanned<f64>>,
    /// How much it counts among the goals; default 1.
    pub weight: Option<Spanned<f64>>,
    /// Why this target and not the maximum.
    pub because: Option<String>,
}

/// A rule that recommends an archetype.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TargetFile {
    /// An archetypes framework.
    pub framework: Word,
    /// When it applies; without it always.
    pub when: Option<Spanned<ConditionFile>>,
    /// The model to aim for.
    pub target: Word,
    /// The reason people read.
    pub because: String,
    /// Ids of sources.
    pub sources: Option<Vec<Word>>,
}

/// A period of the roadmap.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WaveFile {
    /// Unique among waves.
    pub id: Word,
    /// The heading.
    pub title: String,
    /// First and last month, counted from the date of the answers.
    pub months: Spanned<Vec<Spanned<f64>>>,
    /// Weeks of work it has room for.
    pub capacity_weeks: Spanned<f64>,
    /// Actions it has room for.
    pub max_actions: Spanned<f64>,
}

/// Something the organisation can do.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ActionFile {
    /// Unique among actions.
    pub id: Word,
    /// What to do.
    pub title: String,
    /// Offered only when this holds.
    pub when: Option<Spanned<ConditionFile>>,
    /// Actions that must be done first.
    pub requires: Option<Vec<Word>>,
    /// The answers it makes true: item to option.
    pub moves: Spanned<IdMap<Words>>,
    /// Weeks of work.
    pub effort_weeks: Spanned<f64>,
    /// The role that is accountable.
    pub owner: String,
    /// What is there when it is done.
    pub deliverable: String,
    /// How one sees that it works.
    pub metric: String,
    /// Why to do it.
    pub why: String,
    /// Ids of sources.
    pub sources: Option<Vec<Word>>,
}

/// Something that stands out in the answers.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FindingFile {
    /// Unique among findings.
    pub code: Word,
    /// What must hold.
    pub when: Spanned<ConditionFile>,
    /// `info`, `warning` or `critical`.
    #[schemars(with = "crate::record::FindingSeverity")]
    pub severity: Word,
    /// One line.
    pub title: String,
    /// What it means and what follows.
    pub detail: String,
    /// Questions or items it rests on.
    pub questions: Option<Vec<Word>>,
    /// Ids of sources.
    pub sources: Option<Vec<Word>>,
}
