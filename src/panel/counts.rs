//! How many people gave what for an item, and how far that is agreement.

use super::agreement::{Indices, Word, ordered, unordered, word_of_ordered, word_of_unordered};
use super::chance::Chances;
use crate::answers::Given;
use crate::index::ItemIndex;
use crate::pack::{Item, Pack, QuestionKind};

/// Every item that can be compared, in the order asked.
pub(super) fn comparable(pack: &Pack) -> impl Iterator<Item = ItemIndex> + '_ {
    pack.items.keys().filter(|item| places(&pack.items[*item]) > 1)
}

/// How many people gave what for one item.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    /// How many chose each option, or each band of a number.
    pub(super) chosen: Vec<usize>,
    /// How many gave a valid answer.
    pub(super) answered: usize,
    pub(super) unknown: usize,
    pub(super) not_applicable: usize,
}

impl Counts {
    /// Nobody yet.
    pub(super) fn of(item: &Item) -> Self {
        Self { chosen: vec![0; places(item)], ..Self::default() }
    }

    /// Counts what one person gave.
    pub(super) fn add(&mut self, item: &Item, given: &Given) {
        if let Some(places) = chosen(item, given) {
            self.answered += 1;
            for place in places {
                self.chosen[place] += 1;
            }
        }
        self.unknown += usize::from(*given == Given::Unknown);
        self.not_applicable += usize::from(*given == Given::NotApplicable);
    }

    /// Whether anybody gave anything.
    pub(super) fn any(&self) -> bool {
        self.answered + self.unknown + self.not_applicable > 0
    }

    /// How far they agree.
    pub(super) fn judged(&self, item: &Item, chances: &mut Chances) -> (Word, Indices) {
        let (word, indices) = judged(item, &self.chosen, self.answered, chances);
        let unknown = self.unknown > 0 && self.unknown >= self.answered;
        (if unknown { Word::CannotTell } else { word }, indices)
    }
}

/// How many options an item has, or bands.
fn places(item: &Item) -> usize {
    match item.kind {
        QuestionKind::Number if item.number.below.is_empty() => 0,
        QuestionKind::Number => item.number.below.len() + 1,
        QuestionKind::Text => 0,
        _ => item.options.len(),
    }
}

/// Whether the options of an item have an order.
pub(super) fn is_ordered(item: &Item) -> bool {
    item.ordered || item.kind == QuestionKind::Number
}

/// The places that an answer marks; `None` when it is no valid answer.
pub(super) fn chosen(item: &Item, given: &Given) -> Option<Vec<usize>> {
    match given {
        Given::Option(option) => Some(vec![usize::from(*option)]),
        Given::Options(options) => Some(options.iter().copied().map(usize::from).collect()),
        Given::Number(number) => Some(vec![item.number.band(*number)]),
        _ => None,
    }
}

fn judged(item: &Item, counts: &[usize], answered: usize, chances: &mut Chances) -> (Word, Indices) {
    if item.kind == QuestionKind::Choices {
        // Each box is a question of its own, marked or not; the one they differ on most counts.
        let boxes = counts.iter().map(|count| unordered(&[*count, answered - count]));
        let apart = |one: &Indices, other: &Indices| one.disagreement().total_cmp(&other.disagreement());
        let worst = boxes.max_by(apart).unwrap_or_default();
        let most = counts.iter().copied().max_by_key(|count| (*count).min(answered - count)).unwrap_or(0);
        return (word_of_unordered(&[most, answered - most], &worst), worst);
    }
    if is_ordered(item) {
        let indices = ordered(counts, chances);
        return (word_of_ordered(counts, &indices), indices);
    }
    let indices = unordered(counts);
    (word_of_unordered(counts, &indices), indices)
}
