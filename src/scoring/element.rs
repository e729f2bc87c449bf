//! Sums the evidence of each element.

use super::{ItemState, evidence};
use crate::answers::Given;
use crate::index::{ElementIndex, ItemIndex, TiSlice, TiVec, ti_vec};
use crate::pack::Pack;
use crate::record::Score;

/// The sums behind one element's score. Weights in millionths, evidence in thousandths.
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
}

impl ElementScore {
    /// Rounded; `None` when not assessed.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        Score::of_sum(self.sum, self.answered)
    }

    /// In points, not rounded; `None` when not assessed.
    #[must_use]
    pub fn exact(&self) -> Option<f64> {
        quotient(self.sum, self.answered)
    }

    /// The outer bounds; `None` when nothing applies.
    #[must_use]
    pub fn range(&self) -> Option<(Score, Score)> {
        Score::of_sum(self.lowest, self.applicable).zip(Score::of_sum(self.highest, self.applicable))
    }

    /// The outer bounds in points, not rounded.
    #[must_use]
    pub fn exact_range(&self) -> Option<(f64, f64)> {
        quotient(self.lowest, self.applicable).zip(quotient(self.highest, self.applicable))
    }

    /// Answered weight of applicable weight, 0 to 100; `None` when nothing applies.
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        quotient(self.answered, self.applicable).map(|tenths| tenths * 1000.0)
    }

    /// Whether it could be met or missed, asked or not.
    #[must_use]
    pub fn applies(&self) -> bool {
        self.applicable != 0 || self.not_asked
    }

    fn add(&mut self, weight: i64, value: i64) {
        let weight = i128::from(weight);
        let product = weight * i128::from(value);
        self.sum += product;
        self.answered += weight;
        self.applicable += weight;
        self.lowest += product;
        self.highest += product;
    }

    fn leave_open(&mut self, weight: i64, lowest: i64, highest: i64) {
        let weight = i128::from(weight);
        self.applicable += weight;
        self.lowest += weight * i128::from(lowest);
        self.highest += weight * i128::from(highest);
    }
}

/// Thousandths of evidence over weight, in points.
#[expect(clippy::cast_precision_loss, reason = "the guard of Score::of_mean is far above this loss")]
fn quotient(sum: i128, weight: i128) -> Option<f64> {
    (weight != 0).then(|| sum as f64 / weight as f64 / 10.0)
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
    elements
}
