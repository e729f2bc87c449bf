//! A pack as written: every word keeps its place, nothing has been checked but the form.

mod advice;
mod facts;
mod framework;
mod question;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::{IdMap, Spanned, Word};

pub use advice::{
    ActionFile, CapacityFile, FindingFile, GoalFile, MessageFile, RoleTitleFile, TargetFile, VariantFile, WaveFile,
};
pub use facts::{BenchmarkFile, SourceFile};
pub use framework::{ElementFile, FrameworkFile, LevelFile, PoleFile, RequirementFile, ScaleFile};
pub use question::{BandFile, OptionFile, QuestionFile, RowFile, SectionFile};

/// A whole pack, or the top-level keys that one file of it holds.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PackFile {
    /// The id by which answers files name the pack.
    pub id: Option<Word>,
    /// Three numbers: a major step changes what saved answers mean.
    pub version: Option<Word>,
    /// The name people see.
    pub title: Option<String>,
    /// What the questionnaire is about, in a sentence or two.
    pub about: Option<String>,
    /// Percent of a measure that must be answered for it to have a level and a say; 50 when left out.
    pub enough: Option<Spanned<f64>>,
    /// Questions in the order they are asked, by section.
    pub sections: Option<Vec<SectionFile>>,
    /// The ways of looking at the organisation.
    pub frameworks: Option<Vec<FrameworkFile>>,
    /// What the roadmap improves: element or framework to target and weight.
    pub goals: Option<IdMap<GoalFile>>,
    /// Rules that choose the recommended archetype; the first that holds decides.
    pub targets: Option<Vec<TargetFile>>,
    /// The periods of the roadmap.
    pub waves: Option<Vec<WaveFile>>,
    /// Points of goal attainment, of 100, that a person-week must bring for an action to be planned for its own sake.
    pub worth: Option<Spanned<f64>>,
    /// The largest share of a wave that one owner carries, above 0 and up to 1.
    pub owner_share: Option<Spanned<f64>>,
    /// Who is accountable for actions: for each role what it is called, the first case that holds.
    pub roles: Option<IdMap<Spanned<Vec<RoleTitleFile>>>>,
    /// What an organisation can do.
    pub actions: Option<Vec<ActionFile>>,
    /// What stands out in the answers.
    pub findings: Option<Vec<FindingFile>>,
    /// Sentences that say what a result means; the first of its slot that holds and can be filled in is printed.
    pub messages: Option<Spanned<Vec<MessageFile>>>,
    /// Published figures to hold answers against.
    pub benchmarks: Option<Vec<BenchmarkFile>>,
    /// Ids of questions or options that had another name in an earlier version: old to new.
    pub renamed: Option<IdMap<Word>>,
    /// Ids of earlier major versions that left or mean something else now: version to id to one line that says why. An
    /// id is a question, a row as `question.row`, or an answer as `question.option` or `question.row.option`.
    pub former: Option<IdMap<Option<IdMap<Word>>>>,
    /// Where facts come from.
    pub sources: Option<IdMap<SourceFile>>,
}
