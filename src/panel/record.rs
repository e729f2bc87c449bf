//! The contract of a panel's result.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::agreement::{Indices, Word};
use crate::record::{PackRef, Scale, Scope, Tool};

/// The version of this contract.
pub const PANEL_SCHEMA_VERSION: u32 = 1;

/// Minutes to open a discussion and to close it, beside its topics.
pub const OPENING_AND_CLOSE: usize = 10;

/// What several respondents say of one organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelRecord {
    /// The version of this contract.
    pub panel_schema_version: u32,
    /// What made the record.
    pub tool: Tool,
    /// The questionnaire that all answered.
    pub pack: PackRef,
    /// Which questions were asked: of all, as soon as one was asked all.
    pub scope: Scope,
    /// The organisation's name, as typed.
    pub organisation: Option<String>,
    /// The day the answers stand for, YYYY-MM-DD.
    pub date: Option<String>,
    /// How many answered.
    pub respondents: usize,
    /// No group of fewer people is shown, nor can it be worked out.
    pub min_group: usize,
    /// How many questions people agree on, lean on and so on; a word nobody needed is left out.
    pub words: IndexMap<String, usize>,
    /// Every question that somebody answered, in the order asked.
    pub items: Vec<ItemSpread>,
    /// Everything that has a score, in pack order.
    pub measures: Vec<MeasureSpread>,
    /// Groups of respondents, when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Groups>,
    /// What to talk about, the weightiest first.
    pub agenda: Vec<Topic>,
    /// What all say is good, by item.
    pub strengths: Vec<String>,
    /// What all say is missing, by item.
    pub gaps: Vec<String>,
}

impl PanelRecord {
    /// The spread of an item.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&ItemSpread> {
        self.items.iter().find(|item| item.id == id)
    }

    /// Minutes for all topics.
    #[must_use]
    pub fn minutes(&self) -> usize {
        self.agenda.iter().map(|topic| topic.minutes).sum()
    }
}

/// What people answered to one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemSpread {
    /// `question` or `question.row`.
    pub id: String,
    /// The question as asked.
    pub ask: String,
    /// Whether its options have an order, worst first.
    pub ordered: bool,
    /// The options, or the bands of a number, with how many chose each.
    pub options: Vec<OptionCount>,
    /// How many gave a valid answer.
    pub answered: usize,
    /// How many cannot tell.
    pub unknown: usize,
    /// How many say it cannot exist here.
    pub not_applicable: usize,
    /// The option in the middle of an ordered item, the lower of two; else the commonest, when one is.
    pub centre: Option<String>,
    /// How far they agree.
    pub word: Word,
    /// The indices behind the word.
    pub indices: Indices,
}

/// An option with how many chose it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionCount {
    /// Its id; of a band its number from 0.
    pub id: String,
    /// What people read.
    pub label: String,
    /// How many chose it.
    pub count: usize,
}

/// What the answers of each give for one measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureSpread {
    /// The element or framework.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The name of its framework.
    pub framework: String,
    /// Whether it is a framework's own score.
    pub whole: bool,
    /// Whether it is a position from −100 to 100 rather than a score from 0 to 100.
    pub position: bool,
    /// The scale it is shown on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// Of how many enough is known.
    pub respondents: usize,
    /// The lowest score.
    pub lowest: Option<f64>,
    /// The mean of the respondents' scores.
    pub mean: Option<f64>,
    /// The highest score.
    pub highest: Option<f64>,
    /// The means of the groups that are shown, in the order of [`Groups::shown`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Option<f64>>,
}

/// Groups of respondents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// `unit` or `role`.
    pub by: String,
    /// Those with enough people, by name.
    pub shown: Vec<Group>,
    /// How many people are in groups that are not shown.
    pub withheld: usize,
}

/// A group that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name, as typed.
    pub name: String,
    /// How many people.
    pub respondents: usize,
}

/// Something to talk about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The item.
    pub item: String,
    /// The question as asked.
    pub ask: String,
    /// How far people agree.
    pub word: Word,
    /// What the spread could change, found by scoring each answer that was given: the best model, levels, findings.
    pub could_change: Vec<String>,
    /// What it is ranked by.
    pub rank: f64,
    /// What people wrote, by the answer they gave, without names.
    pub voices: Vec<Voice>,
    /// A question to open with.
    pub opening: String,
    /// Minutes for it.
    pub minutes: usize,
}

/// What somebody wrote beside an answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// The answer given.
    pub answer: String,
    /// The words.
    pub note: String,
    /// Who said it: only in groups that agreed to names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
}
