//! Sums the evidence of each element.

use super::{ItemState, evidence};
use crate::answers::Given;
use crate::index::{ElementIndex, ItemIndex, TiSlice, TiVec, ti_vec};
use crate::pack::{ONE, Pack};
use crate::record::Score;

/// The sums behind one element's score. Weights and evidence are in units of which an evidence of 1 with weight *w*
/// gives as much to `sum` as to `answered`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ElementScore {
    /// Σ w·v over answered items.
    pub sum: i128,
    /// Σ w over answered items.
    pub answered: i128,
    /// Σ w over applicable items.
    pub applicable: i128,
    /// Σ w·v with every open item at its smallest evidence.
    pub lowest: i128,
    /// Σ w·v with every open item at its largest evidence.
    pub highest: i128,
    /// Whether an item that carries it was not asked, because it is not part of the scope.
    pub not_asked: bool,
    /// Whether too little was answered for it to have a say.
    pub thin: bool,
    /// Items answered.
    pub answered_items: u32,
    /// Items that apply.
    pub applicable_items: u32,
}

impl ElementScore {
    /// `None` when not assessed.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        Score::of_share(self.sum, self.answered)
    }

    /// The outer bounds; `None` when nothing applies.
    #[must_use]
    pub fn range(&self) -> Option<(Score, Score)> {
        Score::of_share(self.lowest, self.applicable).zip(Score::of_share(self.highest, self.applicable))
    }

    /// Answered weight of applicable weight, 0 to 100; `None` when nothing applies.
    #[must_use]
    pub fn coverage(&self) -> Option<Score> {
        Score::of_share(self.answered, self.applicable)
    }

    /// Whether some item of it is asked and neither n/a nor switched off.
    #[must_use]
    pub fn applies(&self) -> bool {
        self.applicable != 0
    }

    /// Whether nothing of it is part of the scope, though something could be asked.
    #[must_use]
    pub fn unasked(&self) -> bool {
        self.applicable == 0 && self.not_asked
    }

    fn add(&mut self, weight: i64, value: i64) {
        let product = i128::from(weight) * i128::from(value);
        self.sum += product;
        self.answered += whole(weight);
        self.answered_items += 1;
        self.applicable_items += 1;
        self.applicable += whole(weight);
        self.lowest += product;
        self.highest += product;
    }

    fn leave_open(&mut self, weight: i64, lowest: i64, highest: i64) {
        self.applicable += whole(weight);
        self.applicable_items += 1;
        self.lowest += i128::from(weight) * i128::from(lowest);
        self.highest += i128::from(weight) * i128::from(highest);
    }
}

/// What an evidence of 1 gives.
pub(super) fn whole(weight: i64) -> i128 {
    i128::from(weight) * i128::from(ONE)
}

/// The sums of every element.
pub(super) fn sum(
    pack: &Pack,
    given: &TiSlice<ItemIndex, Given>,
    items: &TiSlice<ItemIndex, ItemState>,
) -> TiVec<ElementIndex, ElementScore> {
    let mut elements = ti_vec![ElementScore::default(); pack.elements.len()];
    for (index, item) in pack.items.iter_enumerated() {
        for carry in &item.carries {
            let element = &mut elements[carry.element];
            match items[index] {
                ItemState::Answered => {
                    if let Some(value) = evidence(item, carry, &given[index]) {
                        element.add(carry.weight, value);
                    }
                }
                ItemState::AtWorst => element.add(carry.weight, carry.lowest),
                ItemState::Unknown | ItemState::Unanswered => {
                    element.leave_open(carry.weight, carry.lowest, carry.highest);
                }
                ItemState::NotAsked => element.not_asked = true,
                ItemState::NotApplicable | ItemState::SwitchedOff => {}
            }
        }
    }
    for (element, sums) in elements.iter_mut_enumerated() {
        let enough = pack.frameworks[pack.elements[element].framework].enough;
        sums.thin = sums.coverage().is_some_and(|coverage| !coverage.reaches(enough));
    }
    elements
}
