//! Which questions apply, given the answers: the one evaluation of `when:` that interview and scoring share.

use super::Given;
use crate::condition::{Bound, Facts, Truth};
use crate::index::{
    ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex, QuestionIndex, TiSlice, TiVec,
};
use crate::pack::Pack;

/// Whether a question applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// It has no `when`, or its `when` holds.
    Asked,
    /// Its `when` does not hold: what its items were given does not count.
    SwitchedOff,
    /// Open items decide: it is not asked and its items count as open.
    Undetermined,
}

/// Whether each question of the pack applies.
#[must_use]
pub fn applicability(pack: &Pack, given: &TiSlice<ItemIndex, Given>) -> TiVec<QuestionIndex, Applicability> {
    let mut states = TiVec::with_capacity(pack.questions.len());
    for _ in &pack.questions {
        states.push(next_applicability(pack, given, &states));
    }
    states
}

/// Whether the question after those in `known` applies. A `when` names earlier questions only, so they are all it reads.
#[must_use]
pub fn next_applicability(
    pack: &Pack,
    given: &TiSlice<ItemIndex, Given>,
    known: &TiSlice<QuestionIndex, Applicability>,
) -> Applicability {
    let when = pack.questions[known.next_key()].when.as_ref();
    when.map_or(Applicability::Asked, |when| when.evaluate(&AnswerFacts { pack, given, questions: known }).into())
}

impl From<Truth> for Applicability {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::Asked,
            Truth::False => Self::SwitchedOff,
            Truth::Undetermined => Self::Undetermined,
        }
    }
}

/// What the answers alone tell: scores, targets and findings stay undetermined.
#[derive(Debug, Clone, Copy)]
pub struct AnswerFacts<'a> {
    /// The pack that was answered.
    pub pack: &'a Pack,
    /// What was given.
    pub given: &'a TiSlice<ItemIndex, Given>,
    /// Whether each question applies; a question beyond the end is undetermined.
    pub questions: &'a TiSlice<QuestionIndex, Applicability>,
}

impl AnswerFacts<'_> {
    /// What a comparison with the answer to an item gives.
    fn compared(&self, item: ItemIndex, compare: impl Fn(&Given) -> Truth) -> Truth {
        match self.questions.get(self.pack.items[item].question) {
            Some(Applicability::Asked) => compare(&self.given[item]),
            Some(Applicability::SwitchedOff) => Truth::False,
            Some(Applicability::Undetermined) | None => Truth::Undetermined,
        }
    }
}

/// What comparisons with an answer give, when its question is asked.
impl Given {
    /// Whether it is, or includes, one of the options.
    #[must_use]
    pub fn is_among(&self, options: &[OptionIndex]) -> Truth {
        match self {
            Self::Unanswered | Self::Unknown => Truth::Undetermined,
            Self::Option(chosen) => options.contains(chosen).into(),
            Self::Options(chosen) => chosen.iter().any(|option| options.contains(option)).into(),
            Self::NotApplicable | Self::Number(_) | Self::Text(_) => Truth::False,
        }
    }

    /// Whether its number, or the position of its option, lies on that side.
    #[must_use]
    pub fn lies(&self, bound: Bound) -> Truth {
        match self {
            Self::Unanswered | Self::Unknown => Truth::Undetermined,
            Self::Number(number) => bound.admits(*number).into(),
            Self::Option(option) => bound.admits(option.position()).into(),
            Self::NotApplicable | Self::Options(_) | Self::Text(_) => Truth::False,
        }
    }
}

impl Facts for AnswerFacts<'_> {
    fn answer(&self, item: ItemIndex, options: &[OptionIndex]) -> Truth {
        self.compared(item, |given| given.is_among(options))
    }

    fn amount(&self, item: ItemIndex, bound: Bound) -> Truth {
        self.compared(item, |given| given.lies(bound))
    }

    fn score(&self, _: Measure, _: Bound) -> Truth {
        Truth::Undetermined
    }

    fn best(&self, _: FrameworkIndex, _: &[ElementIndex]) -> Truth {
        Truth::Undetermined
    }

    fn target(&self, _: FrameworkIndex, _: &[ElementIndex]) -> Truth {
        Truth::Undetermined
    }

    fn finding(&self, _: FindingIndex) -> Truth {
        Truth::Undetermined
    }
}
