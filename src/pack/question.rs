//! What is asked: sections, questions, their items and what each answer says about elements.

use crate::condition::Condition;
use crate::index::{ElementIndex, ItemIndex, OptionIndex, QuestionIndex, Run, SectionIndex, TiVec};
use crate::record::Scope;

/// A group of questions.
#[derive(Debug, Clone)]
pub struct Section {
    /// Unique among sections.
    pub id: String,
    /// The heading.
    pub title: String,
    /// A sentence under the heading.
    pub intro: Option<String>,
    /// Its questions.
    pub questions: Run<QuestionIndex>,
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
    /// Its section.
    pub section: SectionIndex,
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
    /// Its items: one, or one for each row.
    pub items: Run<ItemIndex>,
}

impl Question {
    /// Whether it is part of the scope.
    #[must_use]
    pub fn is_in(&self, scope: Scope) -> bool {
        scope == Scope::Full || self.pulse
    }
}

/// What gets one answer: a question, or a row of a matrix.
#[derive(Debug, Clone)]
pub struct Item {
    /// `question` or `question.row`.
    pub id: String,
    /// Its question.
    pub question: QuestionIndex,
    /// The row's label; `None` when the item is the whole question.
    pub row: Option<String>,
    /// How it is answered; never [`QuestionKind::Matrix`].
    pub kind: QuestionKind,
    /// What can be chosen; empty for numbers and text.
    pub options: TiVec<OptionIndex, Choice>,
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

impl Item {
    /// What an attentive reader needs, in seconds: about 8 for a question, 2 for each option, a little to decide. The
    /// rows of a matrix share their question; words have to be typed.
    #[must_use]
    pub fn seconds(&self) -> usize {
        match (self.kind, &self.row) {
            (QuestionKind::Text, _) => 45,
            (QuestionKind::Choices, _) => 30,
            (QuestionKind::Number, _) => 15,
            (_, Some(_)) => 8,
            (_, None) => 20,
        }
    }
}

impl NumberBounds {
    /// The band a number falls into, by its place counted from 0.
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

    /// A number that falls into the band at a place: its lower end, or one that is below all bounds.
    #[must_use]
    pub fn inside(&self, band: usize) -> f64 {
        let lower = band.checked_sub(1).and_then(|lower| self.below.get(lower)).copied();
        lower.or(self.min).unwrap_or_else(|| self.below.first().map_or(0.0, |below| below - 1.0))
    }
}

/// What an item says about one element.
#[derive(Debug, Clone)]
pub struct Carry {
    /// The element.
    pub element: ElementIndex,
    /// Weight in millionths: question weight times measure weight.
    pub weight: i64,
    /// Evidence in the unit of [`super::ONE`], one value for each option or band, by their plain place: see [`Self::of_option`] and
    /// [`NumberBounds::band`].
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

impl Carry {
    /// The evidence of one option, in the unit of [`super::ONE`].
    #[must_use]
    #[inline]
    pub fn of_option(&self, option: OptionIndex) -> i64 {
        self.values[usize::from(option)]
    }
}
