//! What people answered to each item, and how far they agree.

use super::agreement::{Indices, Word, ordered, unordered, word_of_ordered, word_of_unordered};
use super::chance::Chances;
use super::record::{ItemSpread, OptionCount};
use crate::answers::{Answers, Given};
use crate::assess::brief_ask;
use crate::index::{ItemIndex, OptionIndex};
use crate::pack::{Item, Pack, QuestionKind};

/// The answers of several people to one item.
#[derive(Debug, Clone)]
pub(super) struct Spread {
    pub(super) item: ItemIndex,
    /// How many chose each option, or each band of a number.
    pub(super) counts: Vec<usize>,
    /// How many gave a valid answer.
    pub(super) answered: usize,
    pub(super) unknown: usize,
    pub(super) not_applicable: usize,
    pub(super) word: Word,
    pub(super) indices: Indices,
}

/// Every item that can be compared and that somebody answered, in the order asked.
pub(super) fn all(pack: &Pack, people: &[Answers]) -> Vec<Spread> {
    let mut chances = Chances::default();
    let comparable = |item: &ItemIndex| places(&pack.items[*item]) > 1;
    let spreads = pack.items.keys().filter(comparable).map(|item| spread(pack, people, item, &mut chances));
    spreads.filter(|spread| spread.answered + spread.unknown + spread.not_applicable > 0).collect()
}

/// What people gave for a number, rising.
pub(super) fn numbers(people: &[Answers], item: ItemIndex) -> Vec<f64> {
    let number = |answers: &Answers| match answers.given[item] {
        Given::Number(number) => Some(number),
        _ => None,
    };
    let mut numbers: Vec<f64> = people.iter().filter_map(number).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
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

fn spread(pack: &Pack, people: &[Answers], item: ItemIndex, chances: &mut Chances) -> Spread {
    let of = &pack.items[item];
    let given = || people.iter().map(|answers| &answers.given[item]);
    let mut counts = vec![0; places(of)];
    let chosen: Vec<Vec<usize>> = given().filter_map(|given| chosen(of, given)).collect();
    chosen.iter().flatten().for_each(|place| counts[*place] += 1);
    let unknown = given().filter(|given| **given == Given::Unknown).count();
    let not_applicable = given().filter(|given| **given == Given::NotApplicable).count();
    let (word, indices) = judged(of, &counts, chosen.len(), chances);
    let word = if unknown > 0 && unknown >= chosen.len() { Word::CannotTell } else { word };
    Spread { item, counts, answered: chosen.len(), unknown, not_applicable, word, indices }
}

/// The places that an answer marks; `None` when it is no valid answer.
fn chosen(item: &Item, given: &Given) -> Option<Vec<usize>> {
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

impl Spread {
    /// How far people are apart, or cannot tell, 0 to 1.
    pub(super) fn disagreement(&self) -> f64 {
        let asked = (self.answered + self.unknown).max(1);
        self.indices.disagreement().max(self.unknown as f64 / asked as f64)
    }

    /// The place in the middle of ordered answers, the lower of two; else the commonest, where one is.
    pub(super) fn centre(&self, pack: &Pack) -> Option<usize> {
        let item = &pack.items[self.item];
        if item.kind == QuestionKind::Choices || self.answered == 0 {
            return None;
        }
        if is_ordered(item) {
            let mut before = 0;
            return self.counts.iter().position(|count| {
                before += count;
                2 * before >= self.answered
            });
        }
        let most = *self.counts.iter().max()?;
        let mut commonest = (0..self.counts.len()).filter(|place| self.counts[*place] == most);
        commonest.next().filter(|_| commonest.next().is_none())
    }

    /// The places chosen, those chosen most first.
    pub(super) fn ranked(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.counts.len()).filter(|place| self.counts[*place] > 0).collect();
        places.sort_by_key(|place| std::cmp::Reverse(self.counts[*place]));
        places
    }

    /// Where the middle of ordered answers stands, from 0 (worst) to 1 (best).
    pub(super) fn standing(&self, pack: &Pack) -> Option<f64> {
        let item = &pack.items[self.item];
        let centre = self.centre(pack).filter(|_| item.ordered)?;
        Some(centre as f64 / (self.counts.len() - 1) as f64)
    }

    /// What they answered together, where that can be said: the middle, the commonest, or what more than half marked.
    pub(super) fn together(&self, pack: &Pack, people: &[Answers]) -> Option<Given> {
        let item = &pack.items[self.item];
        match item.kind {
            QuestionKind::Choices => {
                let marked = |option: &OptionIndex| 2 * self.counts[usize::from(*option)] > self.answered;
                let options: Vec<OptionIndex> = item.options.keys().filter(marked).collect();
                (!options.is_empty()).then_some(Given::Options(options))
            }
            QuestionKind::Number => {
                let numbers = numbers(people, self.item);
                numbers.get(numbers.len().checked_sub(1)? / 2).copied().map(Given::Number)
            }
            _ => self.centre(pack).map(|place| Given::Option(place.into())),
        }
    }

    /// As it stands in the record.
    pub(super) fn told(&self, pack: &Pack) -> ItemSpread {
        let item = &pack.items[self.item];
        let option = |(place, count): (usize, &usize)| OptionCount {
            id: id(item, place),
            label: label(item, place),
            count: *count,
        };
        ItemSpread {
            id: item.id.clone(),
            ask: brief_ask(pack, self.item),
            ordered: is_ordered(item),
            options: self.counts.iter().enumerate().map(option).collect(),
            answered: self.answered,
            unknown: self.unknown,
            not_applicable: self.not_applicable,
            centre: self.centre(pack).map(|place| id(item, place)),
            word: self.word,
            indices: self.indices,
        }
    }
}

fn id(item: &Item, place: usize) -> String {
    if item.kind == QuestionKind::Number {
        return place.to_string();
    }
    item.options[OptionIndex::from(place)].id.clone()
}

/// An option or band as people read it, such as `20 to below 50 %`.
pub(super) fn label(item: &Item, place: usize) -> String {
    if item.kind != QuestionKind::Number {
        return item.options[OptionIndex::from(place)].label.clone();
    }
    let below = &item.number.below;
    let words = match (place.checked_sub(1).and_then(|before| below.get(before)), below.get(place)) {
        (None, Some(end)) => format!("below {end}"),
        (Some(start), Some(end)) => format!("{start} to below {end}"),
        (Some(start), None) => format!("{start} or more"),
        (None, None) => "any".to_owned(),
    };
    item.number.unit.as_ref().map_or_else(|| words.clone(), |unit| format!("{words} {unit}"))
}

/// An answer as people read it: its option or band.
pub(super) fn said(item: &Item, given: &Given) -> Option<String> {
    let places = chosen(item, given)?;
    Some(places.into_iter().map(|place| label(item, place)).collect::<Vec<_>>().join("; "))
}
