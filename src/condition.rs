//! The `when:` conditions that questions, targets, findings, actions and gates share.
//!
//! A condition is three-valued: open items make it undetermined. Ids are resolved by whoever validates the file;
//! what is known of an organisation comes in through [`Facts`].

use schemars::JsonSchema;
use serde::Deserialize;

use crate::index::{ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex};
use crate::yaml::{Scalar, Spanned, Word, Words};

/// A condition as written: exactly one form's keys are filled.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ConditionFile {
    /// Every one holds.
    pub all: Option<Spanned<Vec<Spanned<ConditionFile>>>>,
    /// At least one holds.
    pub any: Option<Spanned<Vec<Spanned<ConditionFile>>>>,
    /// It does not hold.
    pub not: Option<Box<Spanned<ConditionFile>>>,
    /// An item and what it was answered with.
    pub question: Option<Word>,
    /// An element's or composite's score.
    pub score: Option<Word>,
    /// The best archetype of a framework.
    pub best: Option<Word>,
    /// The recommended archetype of a framework.
    pub target: Option<Word>,
    /// A finding's code; in actions only.
    pub finding: Option<Word>,
    /// One of these.
    pub is: Option<Words>,
    /// This or better.
    pub at_least: Option<Spanned<Scalar>>,
    /// This or worse.
    pub at_most: Option<Spanned<Scalar>>,
    /// Less than this.
    pub below: Option<Spanned<f64>>,
}

/// Whether a condition holds, as far as the answers tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not.
    False,
    /// Open items decide.
    Undetermined,
    /// It does.
    True,
}

impl Truth {
    /// The opposite; undetermined stays so.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Undetermined => Self::Undetermined,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// Which side of a bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
    /// Less than this.
    Below(f64),
}

impl Bound {
    /// Whether a value lies on that side.
    #[must_use]
    pub fn admits(self, value: f64) -> bool {
        match self {
            Self::AtLeast(bound) => value >= bound,
            Self::AtMost(bound) => value <= bound,
            Self::Below(bound) => value < bound,
        }
    }
}

/// A condition with every id resolved to the pack's indices.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The item was answered with one of these options.
    Answer {
        /// The item.
        item: ItemIndex,
        /// The options.
        options: Vec<OptionIndex>,
    },
    /// The item's number, or the position of its option counted from 0, lies on that side.
    Amount {
        /// The item.
        item: ItemIndex,
        /// The side.
        bound: Bound,
    },
    /// The score lies on that side, 0 to 100 or -100 to 100.
    Score {
        /// What has the score.
        measure: Measure,
        /// The side.
        bound: Bound,
    },
    /// The best archetype is one of these.
    Best {
        /// The framework.
        framework: FrameworkIndex,
        /// The archetypes.
        elements: Vec<ElementIndex>,
    },
    /// The recommended archetype is one of these.
    Target {
        /// The framework.
        framework: FrameworkIndex,
        /// The archetypes.
        elements: Vec<ElementIndex>,
    },
    /// The finding was made.
    Finding(FindingIndex),
}

/// What is known of an organisation, leaf by leaf.
pub trait Facts {
    /// Whether the item was answered with one of the options.
    fn answer(&self, item: ItemIndex, options: &[OptionIndex]) -> Truth;
    /// Whether the item's number or option position lies on that side.
    fn amount(&self, item: ItemIndex, bound: Bound) -> Truth;
    /// Whether a score lies on that side; a score that is not assessed is undetermined.
    fn score(&self, measure: Measure, bound: Bound) -> Truth;
    /// Whether the best archetype is one of the elements.
    fn best(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Truth;
    /// Whether the recommended archetype is one of the elements.
    fn target(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Truth;
    /// Whether the finding was made.
    fn finding(&self, finding: FindingIndex) -> Truth;
}

impl Condition {
    /// Whether it holds.
    #[must_use]
    pub fn evaluate(&self, facts: &impl Facts) -> Truth {
        match self {
            Self::All(parts) => parts.iter().map(|part| part.evaluate(facts)).min().unwrap_or(Truth::True),
            Self::Any(parts) => parts.iter().map(|part| part.evaluate(facts)).max().unwrap_or(Truth::False),
            Self::Not(part) => part.evaluate(facts).negate(),
            Self::Answer { item, options } => facts.answer(*item, options),
            Self::Amount { item, bound } => facts.amount(*item, *bound),
            Self::Score { measure, bound } => facts.score(*measure, *bound),
            Self::Best { framework, elements } => facts.best(*framework, elements),
            Self::Target { framework, elements } => facts.target(*framework, elements),
            Self::Finding(finding) => facts.finding(*finding),
        }
    }

    /// Every leaf, depth first.
    pub fn leaves(&self) -> Vec<&Condition> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::leaves).collect(),
            Self::Not(part) => part.leaves(),
            leaf => vec![leaf],
        }
    }

    /// The items it reads.
    pub fn items(&self) -> impl Iterator<Item = ItemIndex> + '_ {
        self.leaves().into_iter().filter_map(|leaf| match leaf {
            Self::Answer { item, .. } | Self::Amount { item, .. } => Some(*item),
            _ => None,
        })
    }
}
