//! Where the interview is and what a move does: pure, so that any sequence of moves can be tested.

use crate::answers::{Applicability, Draft, Given, Remark, applicability};
use crate::index::{ItemIndex, QuestionIndex, SectionIndex, TiVec};
use crate::pack::{Item, Pack, QuestionKind};

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// An item.
    Item(ItemIndex),
    /// Every question was passed.
    Review,
}

/// What a respondent can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Move {
    /// Answers the item and goes on.
    Answer(Given),
    /// Goes on and leaves the item as it is.
    Next,
    /// Goes to the question before.
    Back,
    /// Writes a note and a proof; stays.
    Remark(Remark),
    /// Takes the answer back; stays.
    Clear,
    /// Goes to the first question of a section and through it.
    Section(SectionIndex),
    /// Goes to one item.
    Item(ItemIndex),
    /// Goes to the review.
    Finish,
}

/// Why a move is not possible; nothing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The first question has nothing before it.
    #[error("this is the first question")]
    First,
    /// In the review there is nothing to answer.
    #[error("there is no question on the screen")]
    NoQuestion,
    /// The answer is of another kind than the question.
    #[error("this answer does not fit the question")]
    Unfit,
    /// `n/a` is no answer here.
    #[error("this question applies to every organisation; choose \"cannot tell\" if in doubt")]
    Applies,
    /// Conditions or the short version leave it out.
    #[error("this question is not asked at the moment")]
    NotAsked,
}

/// An interview under way.
#[derive(Debug, Clone)]
pub struct Session<'p> {
    draft: Draft<'p>,
    questions: TiVec<QuestionIndex, Applicability>,
    place: Place,
    /// Going on passes through answered items up to this one; behind it only through unanswered ones.
    again_through: Option<ItemIndex>,
}

impl<'p> Session<'p> {
    /// Starts, or goes on, at the first question without an answer.
    #[must_use]
    pub fn new(draft: Draft<'p>) -> Self {
        let questions = applicability(draft.pack(), draft.given());
        let mut session = Self { draft, questions, place: Place::Review, again_through: None };
        session.place = session.first_unanswered().map_or(Place::Review, Place::Item);
        session
    }

    /// The pack that is asked.
    #[must_use]
    pub fn pack(&self) -> &'p Pack {
        self.draft.pack()
    }

    /// The answers so far.
    #[must_use]
    pub fn draft(&self) -> &Draft<'p> {
        &self.draft
    }

    /// The answers so far, for what is no answer: organisation, date, role, unit, wishes.
    pub fn draft_mut(&mut self) -> &mut Draft<'p> {
        &mut self.draft
    }

    /// What is on the screen.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Whether a question applies, as far as the answers tell.
    #[must_use]
    pub fn applicability(&self, question: QuestionIndex) -> Applicability {
        self.questions[question]
    }

    /// Whether a question belongs to the version that is asked.
    #[must_use]
    pub fn in_scope(&self, question: QuestionIndex) -> bool {
        !self.draft.is_pulse() || self.pack().questions[question].pulse
    }

    /// Whether a question is asked now.
    #[must_use]
    pub fn is_asked(&self, question: QuestionIndex) -> bool {
        self.in_scope(question) && self.questions[question] == Applicability::Asked
    }

    /// The items that are asked now, in order.
    #[must_use]
    pub fn asked_items(&self) -> impl DoubleEndedIterator<Item = ItemIndex> + '_ {
        self.pack().items.keys().filter(|item| self.is_asked(self.pack().items[*item].question))
    }

    /// The first item that is asked and has no answer.
    #[must_use]
    pub fn first_unanswered(&self) -> Option<ItemIndex> {
        self.asked_items().find(|item| self.is_unanswered(*item))
    }

    /// Makes a move. Returns whether the file changed.
    ///
    /// # Errors
    /// When the move is not possible here; then nothing changed.
    pub fn make(&mut self, step: Move) -> Result<bool, Refusal> {
        match step {
            Move::Answer(given) => self.answer(given),
            Move::Remark(remark) => Ok(self.draft.set_remark(self.item()?, remark)),
            Move::Clear => {
                let item = self.item()?;
                Ok(self.set(item, Given::Unanswered))
            }
            Move::Next => self.item().map(|item| self.go_on(item)),
            Move::Back => self.back(),
            Move::Section(section) => self.jump_to_section(section),
            Move::Item(item) => self.jump(item, Some(item)),
            Move::Finish => {
                self.place = Place::Review;
                Ok(false)
            }
        }
    }

    fn item(&self) -> Result<ItemIndex, Refusal> {
        match self.place {
            Place::Item(item) => Ok(item),
            Place::Review => Err(Refusal::NoQuestion),
        }
    }

    fn is_unanswered(&self, item: ItemIndex) -> bool {
        self.draft.given()[item] == Given::Unanswered
    }

    fn answer(&mut self, given: Given) -> Result<bool, Refusal> {
        let item = self.item()?;
        fits(self.pack(), item, &given)?;
        let changed = self.set(item, given);
        self.go_on(item);
        Ok(changed)
    }

    /// Other questions may apply afterwards; what they were given stays either way.
    fn set(&mut self, item: ItemIndex, given: Given) -> bool {
        let changed = self.draft.set(item, given);
        if changed {
            self.questions = applicability(self.draft.pack(), self.draft.given());
        }
        changed
    }

    fn go_on(&mut self, from: ItemIndex) -> bool {
        let next = self.asked_items().find(|item| {
            let again = Some(*item) <= self.again_through;
            *item > from && (again || self.is_unanswered(*item))
        });
        self.place = next.map_or(Place::Review, Place::Item);
        false
    }

    fn back(&mut self) -> Result<bool, Refusal> {
        let here = self.item().ok();
        let before = self.asked_items().rfind(|item| here.is_none_or(|here| *item < here)).ok_or(Refusal::First)?;
        self.again_through = self.again_through.max(here.or(self.pack().items.last_key()));
        self.place = Place::Item(before);
        Ok(false)
    }

    fn jump_to_section(&mut self, section: SectionIndex) -> Result<bool, Refusal> {
        let pack = self.pack();
        let questions = pack.sections[section].questions;
        let first = self.asked_items().find(|item| questions.contains(pack.items[*item].question));
        let last = questions.last().and_then(|question| pack.questions[question].items.last());
        self.jump(first.ok_or(Refusal::NotAsked)?, last)
    }

    fn jump(&mut self, item: ItemIndex, again_through: Option<ItemIndex>) -> Result<bool, Refusal> {
        if !self.is_asked(self.pack().items[item].question) {
            return Err(Refusal::NotAsked);
        }
        self.again_through = again_through;
        self.place = Place::Item(item);
        Ok(false)
    }
}

/// Whether an item can be given that answer: what the file's own check would accept.
fn fits(pack: &Pack, item: ItemIndex, given: &Given) -> Result<(), Refusal> {
    let Item { kind, options, number, .. } = &pack.items[item];
    let fits = match given {
        Given::Unanswered => false,
        Given::Unknown => true,
        Given::NotApplicable => return pack.question_of(item).allows_na.then_some(()).ok_or(Refusal::Applies),
        Given::Option(option) => *kind == QuestionKind::Choice && options.get(*option).is_some(),
        Given::Options(chosen) => {
            let rising =
                chosen.is_sorted_by(|a, b| a < b) && chosen.iter().all(|option| options.get(*option).is_some());
            let alone = chosen.len() == 1 || rising && !chosen.iter().any(|option| options[*option].exclusive);
            *kind == QuestionKind::Choices && !chosen.is_empty() && rising && alone
        }
        Given::Number(value) => {
            let inside = number.min.is_none_or(|min| *value >= min) && number.max.is_none_or(|max| *value <= max);
            *kind == QuestionKind::Number && value.is_finite() && inside
        }
        // These two words would be read as something else.
        Given::Text(text) => *kind == QuestionKind::Text && !matches!(text.as_str(), "unknown" | "n/a"),
    };
    fits.then_some(()).ok_or(Refusal::Unfit)
}
