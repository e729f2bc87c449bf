//! What actions do to answers.

use std::cmp::Reverse;

use crate::answers::Given;
use crate::answers::applicable::{Applicability, applicability, next_applicability};
use crate::index::{ItemIndex, OptionIndex, TiSlice, TiVec};
use crate::pack::{Action, Item, Move, Pack, QuestionKind};

/// Where an action stands against the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It would change an answer.
    Changes,
    /// Its answers are true already.
    Done,
    /// Answers it would change are open.
    Open,
    /// Nothing it would change can exist here, or all of it is switched off.
    NotApplicable,
}

/// Where an action stands against the answers.
#[must_use]
pub fn standing(pack: &Pack, action: &Action, given: &TiSlice<ItemIndex, Given>) -> Standing {
    let asked = applicability(pack, given);
    let moves = || action.moves.iter().map(|step| (step, asked[pack.items[step.item].question], &given[step.item]));
    let changes = |(step, asked, given): (&Move, Applicability, &Given)| {
        asked == Applicability::Asked && moved(&pack.items[step.item], step, given).is_some()
    };
    let open = |(_, asked, given): (&Move, Applicability, &Given)| {
        asked == Applicability::Undetermined || asked == Applicability::Asked && given.is_open()
    };
    let held = |(_, asked, given): (&Move, Applicability, &Given)| {
        asked == Applicability::Asked && *given != Given::NotApplicable
    };
    if moves().any(changes) {
        Standing::Changes
    } else if moves().any(open) {
        Standing::Open
    } else if moves().any(held) {
        Standing::Done
    } else {
        Standing::NotApplicable
    }
}

/// The answers once all these actions are done, in whatever order. Moves are floors on answered items; an item that is
/// switched on starts at its worst and may then be moved too.
#[must_use]
pub fn apply(pack: &Pack, actions: &[&Action], given: &TiSlice<ItemIndex, Given>) -> TiVec<ItemIndex, Given> {
    let before = applicability(pack, given);
    let mut answers = given.to_vec();
    let mut asked = TiVec::with_capacity(before.len());
    // A question depends on earlier ones only, so one pass in their order settles all.
    for (index, question) in pack.questions.iter_enumerated() {
        let now = next_applicability(pack, &answers, &asked);
        asked.push(now);
        if now == Applicability::Asked {
            for item in question.items {
                if before[index] == Applicability::SwitchedOff {
                    start_at_worst(pack, item, &mut answers[item]);
                }
                let moves = actions.iter().flat_map(|action| &action.moves);
                for step in moves.filter(|step| step.item == item) {
                    if let Some(moved) = moved(&pack.items[item], step, &answers[item]) {
                        answers[item] = moved;
                    }
                }
            }
        }
    }
    answers
}

/// The answer after a move, when it changes one.
fn moved(item: &Item, step: &Move, given: &Given) -> Option<Given> {
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
fn added(item: &Item, now: &[OptionIndex], add: &[OptionIndex]) -> Option<Given> {
    if add.iter().all(|option| now.contains(option)) {
        return None;
    }
    let mut options: Vec<OptionIndex> = now.iter().copied().filter(|option| !item.options[*option].exclusive).collect();
    options.extend(add.iter().filter(|option| !now.contains(option)));
    options.sort_unstable();
    Some(Given::Options(options))
}

/// What cannot exist here stays so; of answers that tell models apart none is worse than another, so they stay open.
fn start_at_worst(pack: &Pack, item: ItemIndex, answer: &mut Given) {
    match answer {
        Given::NotApplicable => {}
        _ if pack.is_archetype_item(item) => *answer = Given::Unanswered,
        _ => *answer = worst(&pack.items[item]),
    }
}

/// The answer with the least evidence; an item without evidence stays open.
fn worst(item: &Item) -> Given {
    let evidence = |place: usize| -> i128 {
        item.carries.iter().map(|carry| i128::from(carry.weight) * i128::from(carry.values[place])).sum()
    };
    let Some(places) = item.carries.first().map(|carry| carry.values.len()) else { return Given::Unanswered };
    let Some(least) = (0..places).max_by_key(|place| (Reverse(evidence(*place)), Reverse(*place))) else {
        return Given::Unanswered;
    };
    match item.kind {
        QuestionKind::Choices => Given::Options(vec![least.into()]),
        QuestionKind::Number => Given::Number(item.number.inside(least)),
        _ => Given::Option(least.into()),
    }
}
