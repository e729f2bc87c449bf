//! A pack as written: every word keeps its place, nothing has been checked but the form.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::condition::ConditionFile;
use crate::yaml::{IdMap, Spanned, Word, Words};

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
    /// What an organisation can do.
    pub actions: Option<Vec<ActionFile>>,
    /// What stands out in the answers.
    pub findings: Option<Vec<FindingFile>>,
    /// Published figures to hold answers against.
    pub benchmarks: Option<Vec<BenchmarkFile>>,
    /// Ids of questions or options that had another name in an earlier version: old to new.
    pub renamed: Option<IdMap<Word>>,
    /// Where facts come from.
    pub sources: Option<IdMap<SourceFile>>,
}

/// A group of questions.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SectionFile {
    /// Unique among sections.
    pub id: Word,
    /// The heading.
    pub title: String,
    /// A sentence shown under the heading.
    pub intro: Option<String>,
    /// In the order asked.
    pub questions: Spanned<Vec<QuestionFile>>,
}

/// One screen of the questionnaire.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct QuestionFile {
    /// Unique among questions.
    pub id: Word,
    /// `choice`, `choices`, `matrix`, `number` or `text`.
    #[schemars(with = "QuestionKindName")]
    pub kind: Word,
    /// The question itself.
    pub ask: Word,
    /// Why it is asked.
    pub why: Option<String>,
    /// How to tell what to answer.
    pub help: Option<String>,
    /// Weight of all its evidence; default 1.
    pub weight: Option<Spanned<f64>>,
    /// First option worst, last best.
    pub ordered: Option<Spanned<bool>>,
    /// What can be answered; a matrix's rows share them.
    pub options: Option<Spanned<Vec<OptionFile>>>,
    /// The rows of a matrix.
    pub rows: Option<Spanned<Vec<RowFile>>>,
    /// Elements that ordered options are spread evenly over, with the weight for each.
    pub measures: Option<Spanned<IdMap<Spanned<f64>>>>,
    /// `[n/a]` when the thing cannot exist in some organisations.
    pub allow: Option<Vec<Word>>,
    /// Asked only while this holds; may name earlier questions only.
    pub when: Option<Spanned<ConditionFile>>,
    /// `worst`: while `when` is false the item counts at its worst.
    #[schemars(with = "Option<OtherwiseName>")]
    pub otherwise: Option<Word>,
    /// Ids of sources.
    pub sources: Option<Vec<Word>>,
    /// Also in the short version.
    pub pulse: Option<bool>,
    /// Smallest number that can be typed.
    pub min: Option<Spanned<f64>>,
    /// Largest number that can be typed.
    pub max: Option<Spanned<f64>>,
    /// What a number counts.
    pub unit: Option<Word>,
    /// Evidence of a number, by size.
    pub bands: Option<Spanned<Vec<BandFile>>>,
}

/// The kinds of question.
#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only the JSON schema reads the names")]
enum QuestionKindName {
    Choice,
    Choices,
    Matrix,
    Number,
    Text,
}

#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only the JSON schema reads the names")]
enum OtherwiseName {
    Worst,
}

/// One observable behaviour that can be chosen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OptionFile {
    /// Unique in its question.
    pub id: Word,
    /// What people read.
    pub label: Word,
    /// What it says about elements.
    pub evidence: Option<IdMap<Spanned<f64>>>,
    /// Cannot be chosen together with others.
    pub exclusive: Option<Spanned<bool>>,
}

/// One row of a matrix.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RowFile {
    /// Unique in its question.
    pub id: Word,
    /// What people read.
    pub label: Word,
    /// As for a question.
    pub measures: Option<Spanned<IdMap<Spanned<f64>>>>,
    /// Its own options instead of the question's.
    pub options: Option<Spanned<Vec<OptionFile>>>,
    /// Weight of its evidence instead of the question's.
    pub weight: Option<Spanned<f64>>,
}

/// Evidence of a number up to a bound.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BandFile {
    /// Numbers below this; the last band has none.
    pub below: Option<Spanned<f64>>,
    /// What such a number says.
    pub evidence: Spanned<IdMap<Spanned<f64>>>,
}

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
    #[schemars(with = "Option<super::Shape>")]
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
    #[schemars(with = "super::FindingSeverity")]
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

/// A published figure.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BenchmarkFile {
    /// Unique among benchmarks.
    pub id: Word,
    /// What was measured.
    pub title: String,
    /// The element, framework, question or item it stands beside.
    pub r#for: Word,
    /// The figure.
    pub value: Spanned<f64>,
    /// Its unit.
    pub unit: String,
    /// How many took part, where published.
    pub n: Option<Spanned<f64>>,
    /// When it was measured.
    pub year: Spanned<f64>,
    /// What to bear in mind.
    pub note: Option<String>,
    /// Id of a source.
    pub source: Word,
}

/// Where a fact comes from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceFile {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub year: Option<Spanned<f64>>,
    /// Where to read it.
    pub url: Option<Word>,
    /// What kind of source it is.
    pub note: Option<String>,
}
