//! What an action does to answers.

use std::cmp::Reverse;

use crate::answers::Given;
use crate::answers::applicable::{Applicability, applicability};
use crate::pack::{Action, Item, Move, Pack, QuestionKind};

/// Where an action stands against the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It would change an answer.
    Changes,
    /// Its answers are true already.
    Done,
    /// The answers it would change are open.
    Open,
    /// Nothing it would change can exist here.
    NotApplicable,
}

/// Where an action stands against the answers.
#[must_use]
pub fn standing(pack: &Pack, action: &Action, given: &[Given]) -> Standing {
    let asked = applicability(pack, given);
    let changed = apply(pack, action, given);
    if changed.as_slice() != given {
        return Standing::Changes;
    }
    let is = |state: fn(Applicability, &Given) -> bool| {
        action.moves.iter().any(|step| state(asked[pack.items[step.item].question], &given[step.item]))
    };
    if is(|asked, given| asked == Applicability::Undetermined || asked == Applicability::Asked && given.is_open()) {
        return Standing::Open;
    }
    if is(|asked, given| asked == Applicability::Asked && *given != Given::NotApplicable) {
        return Standing::Done;
    }
    Standing::NotApplicable
}

/// The answers once an action is done. Moves are floors on answered items; an item that is switched on starts at its
/// worst and may then be moved too, so the moves are repeated until nothing changes.
#[must_use]
pub fn apply(pack: &Pack, action: &Action, given: &[Given]) -> Vec<Given> {
    let mut answers = given.to_vec();
    for _ in 0..=action.moves.len() {
        let asked = applicability(pack, &answers);
        let mut changed = false;
        for step in action.moves.iter().filter(|step| asked[pack.items[step.item].question] == Applicability::Asked) {
            if let Some(moved) = moved(&pack.items[step.item], step, &answers[step.item]) {
                answers[step.item] = moved;
                changed = true;
            }
        }
        if !changed {
            break;
        }
        start_at_worst(pack, &asked, &mut answers);
    }
    answers
}

/// The answer after a move, when it changes one.
pub(super) fn moved(item: &Item, step: &Move, given: &Given) -> Option<Given> {
    match given {
        Given::Option(now) => {
            let to = step.options[0];
            let raises = if item.ordered { to > *now } else { to != *now };
            raises.then_some(Given::Option(to))
        }
        Given::Options(now) => added(item, now, &step.options),
        _ => None,
    }
}

/// The chosen options with those to add; an exclusive one gives way.
fn added(item: &Item, now: &[usize], add: &[usize]) -> Option<Given> {
    if add.iter().all(|option| now.contains(option)) {
        return None;
    }
    let mut options: Vec<usize> = now.iter().copied().filter(|option| !item.options[*option].exclusive).collect();
    options.extend(add.iter().filter(|option| !now.contains(option)));
    options.sort_unstable();
    Some(Given::Options(options))
}

fn start_at_worst(pack: &Pack, before: &[Applicability], answers: &mut [Given]) {
    let after = applicability(pack, answers);
    for (index, question) in pack.questions.iter().enumerate() {
        if before[index] == Applicability::SwitchedOff && after[index] == Applicability::Asked {
            for item in question.items.clone() {
                answers[item] = worst(&pack.items[item]);
            }
        }
    }
}

/// The answer with the least evidence; an item without evidence stays open.
#[must_use]
pub(super) fn worst(item: &Item) -> Given {
    let evidence = |place: usize| -> i128 {
        item.carries.iter().map(|carry| i128::from(carry.weight) * i128::from(carry.values[place])).sum()
    };
    let Some(places) = item.carries.first().map(|carry| carry.values.len()) else { return Given::Unanswered };
    let Some(least) = (0..places).max_by_key(|place| (Reverse(evidence(*place)), Reverse(*place))) else {
        return Given::Unanswered;
    };
    match item.kind {
        QuestionKind::Choices => Given::Options(vec![least]),
        QuestionKind::Number => Given::Number(inside_band(item, least)),
        _ => Given::Option(least),
    }
}

/// A number that falls into a band.
fn inside_band(item: &Item, band: usize) -> f64 {
    let bounds = &item.number;
    match band.checked_sub(1).and_then(|lower| bounds.below.get(lower)) {
        Some(lower) => *lower,
        None => bounds.min.unwrap_or_else(|| bounds.below.first().map_or(0.0, |below| below - 1.0)),
    }
}
