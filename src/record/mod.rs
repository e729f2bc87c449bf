//! The contract: one assessment with its roadmap and everything a report needs, as versioned JSON.
//!
//! Reports, gates, comparisons and other programs read this and nothing else. Changes are additive, else
//! [`SCHEMA_VERSION`] is raised. Maps keep the order of the pack. Scores are 0 to 100 (a spectrum -100 to 100)
//! with one decimal; a score that is not assessed is `null`, never 0. Percentages have one decimal.

mod build;
mod frameworks;
mod plan;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use build::{Parts, ask, build, coverage, label};

pub use crate::pack::{FindingSeverity, Reference, Scale, Shape};

/// The version of this contract.
pub const SCHEMA_VERSION: u32 = 1;

/// One assessment, complete.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The version of this contract.
    pub schema_version: u32,
    /// What made the record.
    pub tool: Tool,
    /// The pack it was made under.
    pub pack: PackRef,
    /// `full` or `pulse`.
    pub scope: Scope,
    /// The organisation's name, as typed.
    pub organisation: Option<String>,
    /// The day the answers stand for, YYYY-MM-DD.
    pub date: Option<String>,
    /// Who answered.
    pub respondent: Option<Respondent>,
    /// How much was answered.
    pub coverage: Coverage,
    /// Results by framework id.
    pub frameworks: IndexMap<String, FrameworkRecord>,
    /// What stands out, most severe first.
    pub findings: Vec<Finding>,
    /// What to do next; left out when it was not planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roadmap: Option<Roadmap>,
    /// Every item with its answer, by section.
    pub sections: Vec<SectionRecord>,
    /// For each element the answers behind its score.
    pub contributions: IndexMap<String, Vec<Contribution>>,
    /// Published figures to hold the answers against.
    pub benchmarks: Vec<BenchmarkRecord>,
    /// Every source cited anywhere in the record.
    pub sources: IndexMap<String, Reference>,
    /// Where the record comes from.
    pub provenance: Provenance,
}

impl Record {
    /// A copy without what respondents noted or pointed to.
    #[must_use]
    pub fn without_notes(&self) -> Self {
        let mut copy = self.clone();
        for item in copy.sections.iter_mut().flat_map(|section| &mut section.items) {
            item.note = None;
            item.proof = None;
        }
        copy
    }
}

/// What made the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// `takestock`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The pack a record was made under.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackRef {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The name people see.
    pub title: String,
    /// What it is about.
    pub about: Option<String>,
    /// Digest of its files.
    pub sha256: String,
}

/// Which questions were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// All.
    #[default]
    Full,
    /// The short version.
    Pulse,
}

/// Who answered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Respondent {
    /// Their role.
    pub role: Option<String>,
    /// Their part of the organisation.
    pub unit: Option<String>,
}

/// How much was answered. Items that do not apply are not counted as applicable.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Answered of applicable, 0 to 100; `null` when nothing applies.
    pub percent: Option<f64>,
    /// Items with an answer.
    pub answered: usize,
    /// Items answered `unknown`.
    pub unknown: usize,
    /// Items answered `n/a`.
    pub not_applicable: usize,
    /// Items asked and left open.
    pub unanswered: usize,
    /// answered + unknown + unanswered.
    pub applicable: usize,
}

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
    /// What each model is.
    pub elements: IndexMap<String, ElementInfo>,
    /// Share of answers that match each model's signature, 0 to 100.
    pub fit: IndexMap<String, Option<f64>>,
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

/// How far the best archetype can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing answered, or nothing fits.
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
    pub poles: [PoleRecord; 2],
    /// The goal's position.
    pub target: Option<f64>,
    /// The position the organisation itself wants.
    pub wanted: Option<f64>,
}

/// One end of a spectrum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PoleRecord {
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
    /// What each dimension is.
    pub elements: IndexMap<String, ElementInfo>,
    /// The result of each dimension.
    pub dimensions: IndexMap<String, Dimension>,
    /// Plain mean of the assessed dimensions.
    pub mean: Option<f64>,
    /// The lowest assessed dimension.
    pub weakest: Option<String>,
    /// Levels, lowest first.
    pub levels: Vec<LevelRecord>,
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
    /// The goal's score.
    pub target: Option<f64>,
    /// Why that target.
    pub target_because: Option<String>,
    /// The score the organisation itself wants.
    pub wanted: Option<f64>,
    /// Points missing to the target, never negative.
    pub gap: Option<f64>,
}

/// A level of maturity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelRecord {
    /// Its id.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The lowest score that reaches it.
    pub from: f64,
    /// What it means.
    pub meaning: String,
    /// Conditions without which the score alone does not reach it.
    pub requires: Vec<Requirement>,
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
    /// The lowest assessed member.
    pub weakest: Option<String>,
    /// What the next level still needs.
    pub limited_by: Vec<Limit>,
    /// Levels, lowest first.
    pub levels: Vec<LevelRecord>,
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

/// Something that stands out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Its code.
    pub code: String,
    /// How much it matters.
    pub severity: FindingSeverity,
    /// One line.
    pub title: String,
    /// What it means and what follows.
    pub detail: String,
    /// Ids of the questions or items it rests on.
    pub questions: Vec<String>,
    /// Ids of sources.
    pub sources: Vec<String>,
}

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
    /// Each goal with its way.
    pub goals: Vec<GoalRecord>,
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
    /// Points by which it could move them, added up.
    pub points: f64,
    /// Whether it could change which model fits best.
    pub decides_verdict: bool,
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
    /// Weeks of work planned.
    pub planned_weeks: f64,
    /// In plan order.
    pub actions: Vec<ActionRecord>,
    /// Scores expected after the wave: goals' measures, composites and the target model's fit.
    pub expected: IndexMap<String, f64>,
}

/// A chosen action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionRecord {
    /// Its id.
    pub id: String,
    /// What to do.
    pub title: String,
    /// Weeks of work.
    pub effort_weeks: f64,
    /// The role that is accountable.
    pub owner: String,
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
    /// Points of goal attainment it would add after the plan, 0 to 100.
    pub gain: Option<f64>,
    /// Weeks of work.
    pub effort_weeks: f64,
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
    /// The waves are full.
    NoRoom,
    /// It would bring the goals no nearer.
    NoGain,
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
            Self::Condition => "condition",
        }
    }
}

/// Weighted mean attainment of the goals, 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalAttainment {
    /// Today; `null` when no goal could be judged.
    pub now: Option<f64>,
    /// After the last wave.
    pub after: Option<f64>,
    /// Goals that were not assessed before, left out before and after.
    pub not_judged: Vec<String>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalRecord {
    /// The measure; for archetypes the target model's element.
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
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionRecord {
    /// Its id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Items in the order asked.
    pub items: Vec<ItemRecord>,
}

/// One item with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemRecord {
    /// `question` or `question.row`.
    pub id: String,
    /// The question.
    pub ask: String,
    /// The row's label, for a row of a matrix.
    pub row: Option<String>,
    /// `choice`, `choices`, `number` or `text`.
    pub kind: String,
    /// What became of it.
    pub status: ItemStatus,
    /// Option ids, or the number or text as typed.
    pub answer: Vec<String>,
    /// What people read for the answer.
    pub label: Option<String>,
    /// For an ordered item answered: place of the answer from 0 (worst) to 1 (best).
    pub standing: Option<f64>,
    /// The respondent's note.
    pub note: Option<String>,
    /// What the respondent points to.
    pub proof: Option<String>,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemStatus {
    /// It has an answer.
    Answered,
    /// The respondent could not tell.
    Unknown,
    /// The thing cannot exist here.
    #[serde(rename = "n/a")]
    NotApplicable,
    /// It was left open.
    Unanswered,
    /// An earlier answer makes it meaningless.
    SwitchedOff,
    /// It is not part of the scope.
    NotAsked,
}

impl ItemStatus {
    /// The word used in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Unknown => "unknown",
            Self::NotApplicable => "n/a",
            Self::Unanswered => "unanswered",
            Self::SwitchedOff => "switched-off",
            Self::NotAsked => "not-asked",
        }
    }
}

/// One answer behind a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// The item.
    pub item: String,
    /// What people read for the answer; for an item switched off to its worst, that.
    pub answer: String,
    /// Its evidence, 0 to 1 (a spectrum -1 to 1).
    pub value: f64,
    /// Its weight.
    pub weight: f64,
    /// Points of the element's score that it gives: weight × value ÷ all weight × 100.
    pub points: f64,
}

/// A published figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BenchmarkRecord {
    /// Its id.
    pub id: String,
    /// What was measured.
    pub title: String,
    /// Id of the element, framework, question or item it stands beside.
    pub r#for: String,
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

/// Where the record comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Digest of the answers file, as lowercase hex.
    pub answers_sha256: String,
    /// Answers changed on the command line, `item=option`.
    pub changed: Vec<String>,
}
