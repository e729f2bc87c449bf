//! Trying actions out: what is overwritten is noted, and put back afterwards.

use super::{Ground, Mean, Tally};
use crate::answers::Given;
use crate::index::{ActionIndex, ElementIndex, FrameworkIndex, ItemIndex, Measure};
use crate::record::Score;
use crate::scoring::ElementScore;

/// A value as it was before it was replaced.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Overwritten {
    Answer(ItemIndex, Given),
    Element(ElementIndex, ElementScore),
    Told(Measure, Option<Score>),
    Low(Measure, Option<Score>),
    ToldMean(FrameworkIndex, Mean),
    LowMean(FrameworkIndex, Mean),
    Share(usize, i64),
}

impl Tally {
    /// What adding actions, or taking them out, would change: shares times weights, and findings closed.
    pub(in crate::roadmap) fn trial(&mut self, ground: &Ground<'_>, actions: &[ActionIndex]) -> (i128, i32) {
        let before = (self.total, self.closed);
        let decisive = actions.iter().any(|action| ground.is_decisive(*action));
        self.journal = (!decisive).then(|| std::mem::take(&mut self.spare));
        for action in actions {
            self.toggle(ground, *action);
        }
        let gain = (self.total - before.0, self.closed - before.1);
        match self.journal.take() {
            Some(mut journal) => {
                while let Some(overwritten) = journal.pop() {
                    self.put_back(overwritten);
                }
                self.spare = journal;
                for action in actions {
                    self.members[*action] = !self.members[*action];
                }
                (self.total, self.closed) = before;
            }
            None => {
                for action in actions.iter().rev() {
                    self.toggle(ground, *action);
                }
            }
        }
        gain
    }

    fn put_back(&mut self, overwritten: Overwritten) {
        match overwritten {
            Overwritten::Answer(item, given) => self.given[item] = given,
            Overwritten::Element(element, sums) => self.elements[element] = sums,
            Overwritten::Told(measure, score) => self.told[measure] = score,
            Overwritten::Low(measure, score) => self.low[measure] = score,
            Overwritten::ToldMean(framework, mean) => self.told_means[framework] = mean,
            Overwritten::LowMean(framework, mean) => self.low_means[framework] = mean,
            Overwritten::Share(place, share) => self.shares[place] = share,
        }
    }

    pub(super) fn note(&mut self, overwritten: impl FnOnce() -> Overwritten) {
        if let Some(journal) = &mut self.journal {
            journal.push(overwritten());
        }
    }
}
