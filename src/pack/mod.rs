//! A questionnaire with its frameworks, targets, actions, findings, benchmarks and sources, after validation.
//!
//! Everything refers to everything else by index, so later stages never look an id up again. Weights and evidence
//! are integers (see [`Carry`]), so sums are exact and their order never matters.

pub mod builtin;
pub mod file;
mod load;
mod lookup;
pub mod meaning;
pub mod places;
mod validate;

use std::collections::HashMap;
use std::ops::Range;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::condition::Condition;

pub use load::{PackText, load};

/// One evidence of 1, in the unit of [`Carry::values`].
pub const ONE: i64 = 1000;

/// A valid pack.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The id by which answers files name it.
    pub id: String,
    /// Its version.
    pub version: Version,
    /// The name people see.
    pub title: String,
    /// What it is about.
    pub about: Option<String>,
    /// Digest of the files it was read from, in name order, as lowercase hex.
    pub sha256: String,
    /// Questions by section, in the order asked.
    pub sections: Vec<Section>,
    /// Every question, in the order asked.
    pub questions: Vec<Question>,
    /// Every item, in the order asked.
    pub items: Vec<Item>,
    /// In the order of the file.
    pub frameworks: Vec<Framework>,
    /// Elements of all frameworks, in the order of the file.
    pub elements: Vec<Element>,
    /// What the roadmap improves.
    pub goals: Vec<Goal>,
    /// Rules that recommend an archetype; the first that holds decides.
    pub targets: Vec<TargetRule>,
    /// Periods of the roadmap.
    pub waves: Vec<Wave>,
    /// What an organisation can do.
    pub actions: Vec<Action>,
    /// What can stand out.
    pub findings: Vec<FindingRule>,
    /// Published figures.
    pub benchmarks: Vec<Benchmark>,
    /// Old ids and their new ones.
    pub renamed: HashMap<String, String>,
    /// Where facts come from, by id.
    pub sources: IndexMap<String, Reference>,
    /// Where things are written.
    pub places: places::Places,
    /// Composites, each after the composites it is made of.
    composite_order: Vec<usize>,
    /// Items by id; a question of one item has the question's id.
    item_ids: HashMap<String, usize>,
    /// Questions by id.
    question_ids: HashMap<String, usize>,
}

/// Three numbers: a major step changes what saved answers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Saved answers mean something else.
    pub major: u32,
    /// Questions were added or scoring changed.
    pub minor: u32,
    /// Wording only.
    pub patch: u32,
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// A group of questions.
#[derive(Debug, Clone)]
pub struct Section {
    /// Unique among sections.
    pub id: String,
    /// The heading.
    pub title: String,
    /// A sentence under the heading.
    pub intro: Option<String>,
    /// Indices of its questions.
    pub questions: Range<usize>,
}

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    /// One option.
    Choice,
    /// Any number of options.
    Choices,
    /// One option for each row.
    Matrix,
    /// A number.
    Number,
    /// Words, never scored.
    Text,
}

impl QuestionKind {
    /// The word used in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Matrix => "matrix",
            Self::Number => "number",
            Self::Text => "text",
        }
    }
}

/// One screen.
#[derive(Debug, Clone)]
pub struct Question {
    /// Unique among questions.
    pub id: String,
    /// Index of its section.
    pub section: usize,
    /// What it asks for.
    pub kind: QuestionKind,
    /// The question itself.
    pub ask: String,
    /// Why it is asked.
    pub why: Option<String>,
    /// How to tell what to answer.
    pub help: Option<String>,
    /// Asked only while this holds.
    pub when: Option<Condition>,
    /// While `when` is false its items count at their worst instead of leaving the sum.
    pub otherwise_worst: bool,
    /// Whether `n/a` is an answer.
    pub allows_na: bool,
    /// Also in the short version.
    pub pulse: bool,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Indices of its items: one, or one for each row.
    pub items: Range<usize>,
}

/// What gets one answer: a question, or a row of a matrix.
#[derive(Debug, Clone)]
pub struct Item {
    /// `question` or `question.row`.
    pub id: String,
    /// Index of its question.
    pub question: usize,
    /// The row's label; `None` when the item is the whole question.
    pub row: Option<String>,
    /// How it is answered; never [`QuestionKind::Matrix`].
    pub kind: QuestionKind,
    /// What can be chosen; empty for numbers and text.
    pub options: Vec<Choice>,
    /// First option worst, last best.
    pub ordered: bool,
    /// Bounds and bands of a number.
    pub number: NumberBounds,
    /// What it says about elements.
    pub carries: Vec<Carry>,
}

/// One option.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Unique in its item.
    pub id: String,
    /// What people read.
    pub label: String,
    /// Cannot be chosen together with others.
    pub exclusive: bool,
}

/// What a number item accepts and how it is cut into bands.
#[derive(Debug, Clone, Default)]
pub struct NumberBounds {
    /// Smallest that is accepted.
    pub min: Option<f64>,
    /// Largest that is accepted.
    pub max: Option<f64>,
    /// What it counts.
    pub unit: Option<String>,
    /// Upper bounds of all bands but the last, rising.
    pub below: Vec<f64>,
}

impl Item {
    /// The id of its row, or the question's id when the item is the whole question.
    #[must_use]
    pub fn short_id(&self) -> &str {
        self.id.rsplit('.').next().unwrap_or(&self.id)
    }
}

impl NumberBounds {
    /// The band a number falls into.
    #[must_use]
    pub fn band(&self, number: f64) -> usize {
        self.below.iter().take_while(|bound| number >= **bound).count()
    }

    /// What is accepted, for people: `a number from 1 to 24, hours`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let range = match (self.min, self.max) {
            (Some(min), Some(max)) => format!("a number from {min} to {max}"),
            (Some(min), None) => format!("a number of at least {min}"),
            (None, Some(max)) => format!("a number of at most {max}"),
            (None, None) => "a number".to_owned(),
        };
        self.unit.as_ref().map_or(range.clone(), |unit| format!("{range}, {unit}"))
    }

    /// A number that falls into a band: its lower end, or one that is below all bounds.
    #[must_use]
    pub fn inside(&self, band: usize) -> f64 {
        let lower = band.checked_sub(1).and_then(|lower| self.below.get(lower)).copied();
        lower.or(self.min).unwrap_or_else(|| self.below.first().map_or(0.0, |below| below - 1.0))
    }
}

/// What an item says about one element.
#[derive(Debug, Clone)]
pub struct Carry {
    /// Element index.
    pub element: usize,
    /// Weight in millionths: question weight times measure weight.
    pub weight: i64,
    /// Evidence in thousandths, one value for each option or band.
    pub values: Vec<i64>,
    /// The smallest evidence an answer can give.
    pub lowest: i64,
    /// The largest evidence an answer can give.
    pub highest: i64,
    /// The bottom of the element's range; sums over several options are clamped to it.
    pub floor: i64,
    /// The top of the element's range.
    pub ceiling: i64,
}

/// One way of looking at the organisation.
#[derive(Debug, Clone)]
pub struct Framework {
    /// Unique among frameworks.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What it shows.
    pub about: Option<String>,
    /// How it scores.
    pub kind: FrameworkKind,
    /// Indices of its elements; empty for a composite.
    pub elements: Range<usize>,
    /// Levels, lowest first; empty where none are defined.
    pub levels: Vec<Level>,
    /// What 0 and 100 are shown as.
    pub scale: Option<Scale>,
}

/// The four kinds.
#[derive(Debug, Clone)]
pub enum FrameworkKind {
    /// Models of which one fits best.
    Archetypes,
    /// A place between two poles.
    Spectrum {
        /// At -100 and at 100.
        poles: [Pole; 2],
        /// Below the first the first pole, from the second on the second.
        cuts: [f64; 2],
    },
    /// Scores side by side.
    Dimensions,
    /// A weighted mean of others.
    Composite {
        /// What it is the mean of, with weights in thousandths.
        members: Vec<(Member, i64)>,
    },
}

impl FrameworkKind {
    /// The word used in files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Archetypes => "archetypes",
            Self::Spectrum { .. } => "spectrum",
            Self::Dimensions => "dimensions",
            Self::Composite { .. } => "composite",
        }
    }

    /// The smallest and largest evidence its elements take, in thousandths.
    #[must_use]
    pub fn evidence_range(&self) -> (i64, i64) {
        match self {
            Self::Spectrum { .. } => (-ONE, ONE),
            _ => (0, ONE),
        }
    }
}

/// What a composite is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// One dimension.
    Element(usize),
    /// The plain mean of a dimension framework, or another composite.
    Framework(usize),
}

/// One end of a spectrum.
#[derive(Debug, Clone)]
pub struct Pole {
    /// Unique in its spectrum.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// What it means to be there.
    pub meaning: String,
}

/// A level of maturity.
#[derive(Debug, Clone)]
pub struct Level {
    /// Unique in its framework.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The lowest score that reaches it.
    pub from: f64,
    /// Measures and the scores they need.
    pub requires: Vec<(usize, f64)>,
    /// What it means.
    pub meaning: String,
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

/// A model, strand or dimension.
#[derive(Debug, Clone)]
pub struct Element {
    /// Index of its framework.
    pub framework: usize,
    /// `framework.element`.
    pub id: String,
    /// Its id within the framework.
    pub short_id: String,
    /// The name people see.
    pub title: String,
    /// What it is.
    pub meaning: String,
    /// Why one item alone may decide it.
    pub single: Option<String>,
    /// Its pictogram.
    pub shape: Option<Shape>,
    /// What it is good at.
    pub strengths: Option<String>,
    /// Where it fails.
    pub weaknesses: Option<String>,
    /// Whom it suits.
    pub suits: Option<String>,
}

/// What the roadmap works towards.
#[derive(Debug, Clone)]
pub struct Goal {
    /// The measure it is about; for archetypes the framework's measure, judged by the fit of the target model.
    pub measure: usize,
    /// The score, position or fit to reach.
    pub target: f64,
    /// Weight in thousandths.
    pub weight: i64,
    /// Why this target.
    pub because: Option<String>,
}

/// A rule that recommends an archetype.
#[derive(Debug, Clone)]
pub struct TargetRule {
    /// Framework index.
    pub framework: usize,
    /// When it applies.
    pub when: Option<Condition>,
    /// Element index.
    pub target: usize,
    /// The reason people read.
    pub because: String,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// A period of the roadmap.
#[derive(Debug, Clone)]
pub struct Wave {
    /// Unique among waves.
    pub id: String,
    /// The heading.
    pub title: String,
    /// First and last month from the date of the answers.
    pub months: [u32; 2],
    /// Weeks of work it has room for.
    pub capacity_weeks: f64,
    /// Actions it has room for.
    pub max_actions: usize,
}

/// Something the organisation can do.
#[derive(Debug, Clone)]
pub struct Action {
    /// Unique among actions.
    pub id: String,
    /// What to do.
    pub title: String,
    /// Offered only when this holds.
    pub when: Option<Condition>,
    /// Indices of actions that must be done first.
    pub requires: Vec<usize>,
    /// Items and the options it makes true.
    pub moves: Vec<Move>,
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
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// An answer an action makes true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Item index.
    pub item: usize,
    /// Option indices: one, or for `choices` those to add.
    pub options: Vec<usize>,
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

/// Something that can stand out.
#[derive(Debug, Clone)]
pub struct FindingRule {
    /// Unique among findings.
    pub code: String,
    /// What must hold.
    pub when: Condition,
    /// How much it matters.
    pub severity: FindingSeverity,
    /// One line.
    pub title: String,
    /// What it means and what follows.
    pub detail: String,
    /// Ids of questions or items it rests on.
    pub questions: Vec<String>,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// A published figure.
#[derive(Debug, Clone)]
pub struct Benchmark {
    /// Unique among benchmarks.
    pub id: String,
    /// What was measured.
    pub title: String,
    /// Id of the element, framework, question or item it stands beside.
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
