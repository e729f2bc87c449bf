//! What people answered to each item, and how far they agree.

use super::agreement::{Indices, Word};
use super::chance::Chances;
pub(super) use super::counts::is_ordered;
use super::counts::{Counts, chosen, comparable};
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
    let counted = comparable(pack).map(|item| (item, counted(pack, people, item)));
    let answered = counted.filter(|(_, counts)| counts.any());
    answered.map(|(item, counts)| spread(pack, item, counts, &mut chances)).collect()
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

fn counted(pack: &Pack, people: &[Answers], item: ItemIndex) -> Counts {
    let of = &pack.items[item];
    let mut counts = Counts::of(of);
    for answers in people {
        counts.add(of, &answers.given[item]);
    }
    counts
}

fn spread(pack: &Pack, item: ItemIndex, counts: Counts, chances: &mut Chances) -> Spread {
    let (word, indices) = counts.judged(&pack.items[item], chances);
    let Counts { chosen: counts, answered, unknown, not_applicable } = counts;
    Spread { item, counts, answered, unknown, not_applicable, word, indices }
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
