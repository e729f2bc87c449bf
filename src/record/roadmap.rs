//! What to do next.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What to do next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Roadmap {
    /// Open items that matter most, to be settled before the first wave.
    pub facts_first: Vec<FactFirst>,
    /// Chosen actions by period.
    pub waves: Vec<WaveRecord>,
    /// Actions whose answers are true already.
    pub done: Vec<ActionRef>,
    /// Actions that were not chosen, and why.
    pub deferred: Vec<Deferred>,
    /// Weighted mean attainment of the goals.
    pub goal_attainment: GoalAttainment,
    /// What the plan serves, each with its way: the goals, then the findings to close, then the next levels.
    pub goals: Vec<GoalRecord>,
    /// When the next level of each composite is reached, by framework id.
    #[serde(default)]
    pub month_of_level: IndexMap<String, LevelMonth>,
    /// Attainment if only the first wave happens, 0 to 100; `null` when nothing could be judged or there is no wave.
    #[serde(default)]
    pub only_first_wave: Option<f64>,
    /// Attainment after the last wave, 0 to 100, when each move on an ordered item falls one option short and no other is
    /// made.
    #[serde(default)]
    pub cautious: Option<f64>,
    /// One measure for each answer the plan is to change.
    #[serde(default)]
    pub key_figures: Vec<KeyFigure>,
    /// Actions that were not chosen and would bring something, most first.
    #[serde(default)]
    pub options: Vec<Deferred>,
}

impl Roadmap {
    /// Whether there is anything to do at all: a questionnaire may have no actions.
    #[must_use]
    pub fn has_actions(&self) -> bool {
        let planned = self.waves.iter().any(|wave| !wave.actions.is_empty());
        planned || !self.done.is_empty() || !self.deferred.is_empty()
    }
}

/// When a composite reaches its next level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelMonth {
    /// The level's id.
    pub level: String,
    /// Its name.
    pub title: String,
    /// The month in which the wave ends after which it is reached, from the date of the answers; `null` when the plan
    /// does not reach it.
    pub month: Option<u32>,
}

/// An answer the plan is to change: how one sees that it works.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyFigure {
    /// The item.
    pub item: String,
    /// Its question.
    pub ask: String,
    /// The label of today's answer.
    pub from: String,
    /// The label of the answer aimed at.
    pub to: String,
    /// The id of the wave by whose end it is aimed at.
    pub wave: String,
    /// The last day of that wave, YYYY-MM-DD, when the answers have a date.
    pub by: Option<String>,
    /// The id of the action that changes it.
    pub action: String,
    /// The role that is accountable.
    pub owner: String,
}

/// An open item worth settling first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactFirst {
    /// The item.
    pub item: String,
    /// Its question.
    pub ask: String,
    /// Elements whose scores it could move.
    pub elements: Vec<String>,
    /// Points by which it could move them, added up: what facts are ordered by.
    pub points: f64,
    /// Points by which it could move each of them.
    #[serde(default)]
    pub element_points: IndexMap<String, f64>,
    /// Whether it could change which model fits best.
    pub decides_verdict: bool,
    /// Actions that wait for the answer.
    #[serde(default)]
    pub waiting: Vec<ActionRef>,
}

/// A period with its actions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaveRecord {
    /// Its id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// First and last month from the date of the answers.
    pub months: [u32; 2],
    /// The calendar days of those months, YYYY-MM-DD, when the answers have a date.
    pub dates: Option<[String; 2]>,
    /// Weeks of work it has room for.
    pub capacity_weeks: f64,
    /// Actions it has room for: what is begun at a time.
    #[serde(default)]
    pub max_actions: Option<usize>,
    /// Weeks of work planned.
    pub planned_weeks: f64,
    /// In plan order.
    pub actions: Vec<ActionRecord>,
    /// Scores expected after the wave: goals' measures, composites and the target model's fit.
    pub expected: IndexMap<String, f64>,
    /// Attainment of the goals after the wave, 0 to 100.
    #[serde(default)]
    pub attainment: Option<f64>,
    /// The level of each composite after the wave, by framework id; left out where there is none.
    #[serde(default)]
    pub levels: IndexMap<String, String>,
}

/// A chosen action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionRecord {
    /// Its id.
    pub id: String,
    /// What to do.
    pub title: String,
    /// Person-weeks of work.
    pub effort_weeks: f64,
    /// Weeks from its beginning to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_weeks: Option<f64>,
    /// Who is accountable: what the role is called in this organisation.
    pub owner: String,
    /// The id of that role; left out in a pack without roles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_role: Option<String>,
    /// Who holds the role, where the answers name the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// What is there when it is done.
    pub deliverable: String,
    /// How one sees that it works.
    pub metric: String,
    /// Why to do it.
    pub why: String,
    /// The answers that call for it.
    pub triggered_by: Vec<Trigger>,
    /// Ids of the actions it needs first.
    pub requires: Vec<String>,
    /// Points of goal attainment it adds at its place in the plan, 0 to 100.
    pub gain: f64,
    /// Codes of the findings that are closed with it.
    #[serde(default)]
    pub closes: Vec<String>,
    /// The day it begins, YYYY-MM-DD, when the answers have a date.
    #[serde(default)]
    pub starts: Option<String>,
    /// The last day of it, YYYY-MM-DD, when the answers have a date.
    #[serde(default)]
    pub ends: Option<String>,
    /// Points it adds to each element at its place in the plan.
    pub effect: IndexMap<String, f64>,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// An answer that calls for an action, and what it becomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// The item.
    pub item: String,
    /// Its question.
    pub ask: String,
    /// The label of the answer given.
    pub from: String,
    /// The label of the answer the action makes true.
    pub to: String,
}

/// An action by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionRef {
    /// Its id.
    pub id: String,
    /// What to do.
    pub title: String,
}

/// An action that was not chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deferred {
    /// Its id.
    pub id: String,
    /// What to do.
    pub title: String,
    /// Why not now.
    pub reason: DeferReason,
    /// Points of goal attainment it would add after the plan, with what it needs, 0 to 100; `null` when that cannot be told.
    pub gain: Option<f64>,
    /// Weeks of work.
    pub effort_weeks: f64,
}

/// Weighted mean attainment of the goals, 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalAttainment {
    /// Today; `null` when no goal could be judged.
    pub now: Option<f64>,
    /// After the last wave.
    pub after: Option<f64>,
    /// Averaged over the plan's months, today's until the first wave ends: what the plan was chosen by.
    #[serde(default)]
    pub over_time: Option<f64>,
    /// Goals that were not assessed before, left out before and after.
    pub not_judged: Vec<String>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalRecord {
    /// The measure; for archetypes the target model's element; a finding's code; a composite and its level,
    /// `framework.level`.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The score today.
    pub now: Option<f64>,
    /// The score after the last wave.
    pub after: Option<f64>,
    /// The score to reach.
    pub target: f64,
    /// How much it counts.
    pub weight: f64,
    /// What it is.
    #[serde(default)]
    pub kind: GoalKind,
    /// How much of it is attained today, 0 to 100; `null` when it is not judged.
    #[serde(default)]
    pub attained_now: Option<f64>,
    /// How much of it is attained after the last wave, 0 to 100.
    #[serde(default)]
    pub attained_after: Option<f64>,
    /// Whether it is met today.
    #[serde(default)]
    pub met: bool,
    /// Whether it counts in the attainment: it is judged, and not so met that the plan could not lose it.
    #[serde(default = "counts")]
    pub counts: bool,
}

fn counts() -> bool {
    true
}

/// What a plan serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GoalKind {
    /// A score, a position or the fit of the target model.
    #[default]
    Score,
    /// A finding to close.
    Finding,
    /// The next level of a composite.
    Level,
}

/// Why an action was not chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DeferReason {
    /// The answers it would change are not known yet.
    FactsFirst,
    /// It would set an item differently from a chosen action.
    Conflicts,
    /// It is larger than every wave.
    TooLarge,
    /// No wave has room: weeks for it, and a place among the actions it takes.
    NoRoom,
    /// It would bring the goals no nearer.
    NoGain,
    /// It would bring too little for its weeks.
    NotWorth,
    /// It is not meant for an organisation like this.
    Condition,
}

impl DeferReason {
    /// The word used in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FactsFirst => "facts-first",
            Self::Conflicts => "conflicts",
            Self::TooLarge => "too-large",
            Self::NoRoom => "no-room",
            Self::NoGain => "no-gain",
            Self::NotWorth => "not-worth",
            Self::Condition => "condition",
        }
    }
}
