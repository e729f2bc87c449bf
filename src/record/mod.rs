//! The contract: one assessment with its roadmap and everything a report needs, as versioned JSON.
//!
//! Reports, gates, comparisons and other programs read this and nothing else. Changes are additive, else
//! [`SCHEMA_VERSION`] is raised. Maps keep the order of the pack. Scores are 0 to 100 (a spectrum -100 to 100)
//! and percentages 0 to 100, neither rounded: what is shown is rounded once, on the scale of its framework. A score that
//! is not assessed is `null`, never 0. Records of schema 1, which rounded to one decimal, are still read.

pub(crate) mod check;
mod framework;
mod item;
mod measure;
mod outline;
mod panel;
mod readings;
mod roadmap;
mod score;
pub(crate) mod standing;
mod thin;
mod words;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use framework::{
    Archetypes, Composite, Dimension, Dimensions, ElementInfo, Flip, FrameworkRecord, Level, Limit, MemberRecord, Pole,
    Requirement, Scale, ScoreRange, Shape, Spectrum, Target, Verdict,
};
pub use item::{Contribution, ItemRecord, ItemStatus, SectionRecord};
pub use measure::MeasureRecord;
pub(crate) use measure::Reading;

pub(crate) use outline::{Ends, FrameworkOutline, Kind, Outline, Side};
pub use panel::{Agreement, EarlierPanel, ScoreSpread};
pub(crate) use readings::{FitReading, Readings};
pub use roadmap::{
    ActionRecord, ActionRef, DeferReason, Deferred, FactFirst, GoalAttainment, GoalKind, GoalRecord, KeyFigure,
    LevelMonth, Roadmap, Trigger, WaveRecord,
};
pub(crate) use score::{Score, distance, tenths};

pub(crate) use crate::index::Measure;
pub(crate) use words::thousands;

/// The version of this contract.
pub const SCHEMA_VERSION: u32 = 2;

/// With a smaller share of the scope answered, in percent, there is no report but a first look.
pub const FIRST_LOOK: f64 = 40.0;

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
    /// How far people had differed who settled on these answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<EarlierPanel>,
    /// How much was answered.
    pub coverage: Coverage,
    /// One reading of the same form for everything that has a score: elements, then frameworks, in pack order.
    #[serde(default)]
    pub measures: IndexMap<String, MeasureRecord>,
    /// Results by framework id.
    pub frameworks: IndexMap<String, FrameworkRecord>,
    /// What stands out, most severe first.
    pub findings: Vec<Finding>,
    /// What the result means, in the pack's words.
    #[serde(default, skip_serializing_if = "Messages::is_empty")]
    pub messages: Messages,
    /// There instead of verdict, recommendation and roadmap when too little was answered for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_look: Option<FirstLook>,
    /// What to do next; left out when it was not planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roadmap: Option<Roadmap>,
    /// Every item with its answer, by section.
    pub sections: Vec<SectionRecord>,
    /// For each element the answers behind its score.
    pub contributions: IndexMap<String, Vec<Contribution>>,
    /// Published figures to hold the answers against.
    pub benchmarks: Vec<Benchmark>,
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
        for evidence in copy.findings.iter_mut().flat_map(|finding| &mut finding.evidence) {
            evidence.note = None;
        }
        copy
    }
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
    /// A pseudonym, unique among those who answer for one organisation; a name only if the person wishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Their role.
    pub role: Option<String>,
    /// Their part of the organisation.
    pub unit: Option<String>,
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

impl Tool {
    /// This program.
    pub(crate) fn own() -> Self {
        Self { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
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

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FindingSeverity {
    /// Worth knowing.
    Info,
    /// Costs something.
    Warning,
    /// Act first.
    Critical,
}

/// Where a message is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MessageSlot {
    /// Who the organisation is.
    Profile,
    /// Where the organisation stands.
    Standing,
    /// What happens if nothing changes.
    Risk,
    /// What the plan is.
    Plan,
    /// What is to be decided.
    Decision,
}

/// What the result means, in the pack's words; a slot without a message that could be filled in is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// Who the organisation is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Where the organisation stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<String>,
    /// What happens if nothing changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<String>,
    /// What the plan is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// What is to be decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
}

impl Messages {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What can be said when less than [`FIRST_LOOK`] percent were answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstLook {
    /// The percentage of answers from which on there is a report.
    pub needs: f64,
    /// The questions whose answers would tell most, the first first.
    pub questions: Vec<FactFirst>,
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
    /// What happens if nothing changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub so_what: Option<String>,
    /// The answers its condition reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<FindingEvidence>,
    /// Actions that close it together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remedied_by: Vec<ActionRef>,
    /// Ids of the questions or items it rests on.
    pub questions: Vec<String>,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// An answer that a finding rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingEvidence {
    /// The item.
    pub item: String,
    /// Its question.
    pub question: String,
    /// The label of the answer given.
    pub answer: String,
    /// The respondent's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A published figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "BenchmarkRecord")]
pub struct Benchmark {
    /// Its id.
    pub id: String,
    /// What was measured.
    pub title: String,
    /// Id of the element, framework, question or item it stands beside.
    #[serde(rename = "for")]
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

/// Where the record comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Digest of the answers file, as lowercase hex.
    pub answers_sha256: String,
    /// Answers changed on the command line, `item=option`.
    pub changed: Vec<String>,
}
