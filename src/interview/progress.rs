//! How far the interview has come.

use super::session::{Place, Session};
use crate::answers::{Applicability, Given};
use crate::index::{ItemIndex, QuestionIndex};

/// Counts and an estimate of the time left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The question on the screen, counted from 1; the total in the review.
    pub number: usize,
    /// Questions that are asked, or may yet be.
    pub total: usize,
    /// Of these, how many have an answer for every item, `unknown` and `n/a` included.
    pub answered: usize,
    /// Minutes for what is still unanswered.
    pub minutes: usize,
}

impl Session<'_> {
    /// How far it has come. Questions that depend on an open one are counted until they are ruled out, so the total
    /// only shrinks while one goes forward.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let pack = self.pack();
        let counted = |question: &QuestionIndex| {
            self.in_scope(*question) && self.applicability(*question) != Applicability::SwitchedOff
        };
        let here = match self.place() {
            Place::Item(item) => Some(pack.items[item].question),
            Place::Review => None,
        };
        let unanswered = |item: &ItemIndex| self.draft().given()[*item] == Given::Unanswered;
        let mut progress = Progress { number: 0, total: 0, answered: 0, minutes: 0 };
        let mut seconds = 0;
        for question in pack.questions.keys().filter(counted) {
            let items = pack.questions[question].items;
            progress.total += 1;
            progress.number += usize::from(here.is_none_or(|here| question <= here));
            progress.answered += usize::from(!items.iter().any(|item| unanswered(&item)));
            seconds += items.iter().filter(unanswered).map(|item| pack.items[item].seconds()).sum::<usize>();
        }
        progress.minutes = seconds.div_ceil(60);
        progress
    }
}
