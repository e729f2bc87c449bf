//! Every item with its answer, and what answers gave to scores.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
