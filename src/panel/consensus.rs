//! The answers file to discuss: what people agree on is filled in, what they do not is left open with the spread as a note.

use super::agreement::Word;
use super::spread::{self, Spread, is_ordered, label};
use crate::answers::{Answers, Draft, Given, Remark};
use crate::index::ItemIndex;
use crate::pack::{Item, Pack, QuestionKind};
use crate::record::{EarlierPanel, Record, Scope, ScoreSpread};

/// The file to discuss, from everybody's answers.
#[must_use]
pub fn consensus<'p>(pack: &'p Pack, people: &[Answers]) -> Draft<'p> {
    let mut draft = Draft::new(pack);
    draft.set_pulse(super::scope(people) == Scope::Pulse);
    if let Some(first) = people.first() {
        first.organisation.iter().for_each(|name| draft.set_organisation(name));
        first.date.iter().for_each(|date| draft.set_date(&date.to_string()));
    }
    draft.set_role(&format!("panel of {} respondents", people.len()));
    let spreads = spread::all(pack, people);
    draft.set_panel(&earlier(pack, people, &spreads));
    for spread in &spreads {
        let (given, note) = decided(pack, people, spread);
        draft.set(spread.item, given);
        draft.set_remark(spread.item, Remark { note: Some(note), proof: None });
    }
    for item in pack.items.keys().filter(|item| is_plain_number(&pack.items[*item])) {
        if let Some((number, note)) = middle(people, item) {
            draft.set(item, number);
            draft.set_remark(item, Remark { note: Some(note), proof: None });
        }
    }
    draft
}

/// How far they differ, for the report of what they settle on.
fn earlier(pack: &Pack, people: &[Answers], spreads: &[Spread]) -> EarlierPanel {
    let records: Vec<Record> = people.iter().map(|answers| super::told(pack, answers)).collect();
    let measures = super::measures(&records, None).into_iter().filter_map(|measure| {
        let (lowest, mean, highest) = (measure.lowest?, measure.mean?, measure.highest?);
        Some((measure.id, ScoreSpread { lowest, mean, highest }))
    });
    EarlierPanel {
        respondents: people.len(),
        measures: measures.collect(),
        items: spreads.iter().map(|spread| (pack.items[spread.item].id.clone(), spread.word)).collect(),
    }
}

/// A number that is a plain fact, such as how many people work here: no score reads it.
fn is_plain_number(item: &Item) -> bool {
    item.kind == QuestionKind::Number && item.number.below.is_empty()
}

/// The number in the middle, the lower of two, with how it was found.
fn middle(people: &[Answers], item: ItemIndex) -> Option<(Given, String)> {
    let numbers = spread::numbers(people, item);
    let (lowest, highest) = (numbers.first()?, numbers.last()?);
    let middle = numbers[(numbers.len() - 1) / 2];
    let note = if lowest == highest {
        format!("Agreed: all {} say the same.", numbers.len())
    } else {
        format!("The number in the middle of {lowest} to {highest}.")
    };
    Some((Given::Number(middle), note))
}

/// What an item is filled in with, and the rule, or the spread.
pub(super) fn decided(pack: &Pack, people: &[Answers], spread: &Spread) -> (Given, String) {
    let told = distribution(pack, spread);
    if spread.answered == 0 && spread.unknown == 0 {
        return (Given::NotApplicable, format!("Agreed: all {} say that it cannot exist here.", spread.not_applicable));
    }
    // Where some say that it cannot exist here, that comes first.
    let doubted = spread.not_applicable > 0 && 4 * spread.not_applicable >= spread.answered;
    let together = spread.together(pack, people).filter(|_| !spread.word.is_contested() && !doubted);
    match together {
        Some(given) if spread.word == Word::OneVoice => (given, format!("Only one answered: {told}.")),
        Some(given) => (given, format!("{}: {told}.", rule(pack, spread))),
        None => (Given::Unanswered, format!("To discuss ({}): {told}.", spread.word.name())),
    }
}

/// How what they say together was found.
fn rule(pack: &Pack, spread: &Spread) -> &'static str {
    let item = &pack.items[spread.item];
    match (spread.word, item.kind) {
        (Word::Agree, QuestionKind::Choices) => "Agreed, each box that more than half marked",
        (Word::Agree, _) if is_ordered(item) => "Agreed, the answer in the middle",
        (Word::Agree, _) => "Agreed, the commonest answer",
        (_, QuestionKind::Choices) => "Leaning, each box that more than half marked",
        _ if is_ordered(item) => "Leaning, the answer in the middle",
        _ => "Leaning, the commonest answer",
    }
}

/// `Trained people 4, anyone 3; 1 cannot tell`.
pub(super) fn distribution(pack: &Pack, spread: &Spread) -> String {
    let item = &pack.items[spread.item];
    let counted = spread.counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut parts: Vec<String> = counted.map(|(place, count)| format!("“{}” {count}", label(item, place))).collect();
    parts.extend((spread.unknown > 0).then(|| format!("cannot tell {}", spread.unknown)));
    parts.extend((spread.not_applicable > 0).then(|| format!("n/a {}", spread.not_applicable)));
    parts.join(", ")
}
