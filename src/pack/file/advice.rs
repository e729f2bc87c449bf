//! Goals, targets, waves, roles, actions, findings and messages, as written.

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
    /// Person-weeks it has room for.
    pub capacity_weeks: Spanned<f64>,
    /// Person-weeks instead, the first case that holds.
    pub capacity_by: Option<Vec<CapacityFile>>,
    /// Actions it has room for.
    pub max_actions: Spanned<f64>,
}

/// Another room of a wave, for organisations of a certain size or kind.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CapacityFile {
    /// When it applies.
    pub when: Spanned<ConditionFile>,
    /// Person-weeks the wave then has room for.
    pub capacity_weeks: Spanned<f64>,
}

/// What a role is called in organisations of a certain size or kind.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RoleTitleFile {
    /// When it is called so; the last case has none.
    pub when: Option<Spanned<ConditionFile>>,
    /// What people call it.
    pub title: Word,
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
    /// Person-weeks of work.
    pub effort_weeks: Spanned<f64>,
    /// Weeks from its beginning to its end; as many as its person-weeks where left out.
    pub duration_weeks: Option<Spanned<f64>>,
    /// The id of the role that is accountable; any text where the pack has no roles.
    pub owner: Word,
    /// What is there when it is done.
    pub deliverable: String,
    /// How one sees that it works.
    pub metric: String,
    /// Why to do it.
    pub why: String,
    /// What it is for organisations of a certain size or present answer; the first that holds.
    pub variants: Option<Vec<VariantFile>>,
    /// Ids of sources.
    pub sources: Option<Vec<Word>>,
}

/// What an action is in a certain case. What it leaves out is as the action has it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct VariantFile {
    /// When it applies.
    pub when: Spanned<ConditionFile>,
    /// What to do.
    pub title: Option<String>,
    /// Why to do it.
    pub why: Option<String>,
    /// What is there when it is done.
    pub deliverable: Option<String>,
    /// Who is accountable, as for an action.
    pub owner: Option<Word>,
    /// Person-weeks of work.
    pub effort_weeks: Option<Spanned<f64>>,
    /// Weeks from its beginning to its end.
    pub duration_weeks: Option<Spanned<f64>>,
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
    /// What happens if nothing changes, in a sentence.
    pub so_what: Option<Word>,
    /// Actions that close it together.
    pub remedied_by: Option<Spanned<Vec<Word>>>,
    /// Questions or items it rests on.
    pub questions: Option<Vec<Word>>,
    /// Ids of sources.
    pub sources: Option<Vec<Word>>,
}

/// A sentence that says what a result means.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MessageFile {
    /// Where it is printed: `standing`, `risk`, `plan` or `decision`.
    #[schemars(with = "crate::record::MessageSlot")]
    pub slot: Word,
    /// When it is true; the last message of a slot has none.
    pub when: Option<Spanned<ConditionFile>>,
    /// The sentence, with names in braces for values of the result: `{organisation}`, `{model.best}`, `{wave.1.ends}`.
    pub text: Word,
}
