//! How each action stands before any choice.

use super::room::Room;
use super::{Standing, apply, moved, standing, standing_where};
use crate::answers::{Applicability, Given};
use crate::condition::{Condition, Truth};
use crate::index::{ActionIndex, ElementIndex, ItemIndex, Measure, TiSlice, TiVec, ti_vec};
use crate::pack::{Action, Pack};
use crate::scoring::{Known, evidence};

/// What is settled about an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// It may be chosen.
    Candidate,
    /// Its answers are true.
    Done,
    /// It does not apply, so nothing has to wait for it.
    Waived,
    /// It waits for open answers, and nothing has to wait for it.
    FactsFirst,
    /// It, or something it needs, fits no wave.
    TooLarge,
}

/// How each action stands.
pub(super) fn statuses(known: &Known<'_>, room: &Room) -> TiVec<ActionIndex, Status> {
    let pack = known.pack;
    let offered = |action: &Action| action.when.as_ref().is_none_or(|when| when.evaluate(known) == Truth::True);
    let status = |(index, action): (ActionIndex, &Action)| {
        if !offered(action) {
            return Status::Waived;
        }
        match standing_where(pack, action, known.given, &known.assessment.questions) {
            Standing::Open => Status::FactsFirst,
            Standing::Done if !is_woken(known, action, offered) => Status::Done,
            Standing::NotApplicable if !is_woken(known, action, offered) => Status::Waived,
            _ if room.too_large(index) => Status::TooLarge,
            _ => Status::Candidate,
        }
    };
    let mut statuses: TiVec<ActionIndex, Status> = pack.actions.iter_enumerated().map(status).collect();
    while let Some(action) = held_up(pack, &statuses) {
        statuses[action] = Status::TooLarge;
    }
    statuses
}

/// An action that may be chosen and needs one that fits no wave.
fn held_up(pack: &Pack, statuses: &TiSlice<ActionIndex, Status>) -> Option<ActionIndex> {
    let too_large = |action: &ActionIndex| statuses[*action] == Status::TooLarge;
    pack.actions
        .keys()
        .find(|action| statuses[*action] == Status::Candidate && pack.actions[*action].requires.iter().any(too_large))
}

/// Whether an action would change answers once its prerequisites have switched on what it moves.
fn is_woken(known: &Known<'_>, action: &Action, offered: impl Fn(&Action) -> bool) -> bool {
    let asked = |item: ItemIndex| known.assessment.questions[known.pack.items[item].question];
    if action.moves.iter().all(|step| asked(step.item) == Applicability::Asked) {
        return false;
    }
    let first: Vec<&Action> = required(known.pack, action).into_iter().filter(|action| offered(action)).collect();
    !first.is_empty() && standing(known.pack, action, &apply(known.pack, &first, known.given)) == Standing::Changes
}

/// Everything an action requires, directly or not.
fn required<'p>(pack: &'p Pack, action: &'p Action) -> Vec<&'p Action> {
    let mut reached: Vec<ActionIndex> = Vec::new();
    let mut next: Vec<ActionIndex> = action.requires.clone();
    while let Some(index) = next.pop() {
        if !reached.contains(&index) {
            reached.push(index);
            next.extend(&pack.actions[index].requires);
        }
    }
    reached.into_iter().map(|index| &pack.actions[index]).collect()
}

/// Elements that some action which may be chosen could lower; all when one decides whether a question is asked.
pub(super) fn lowered(known: &Known<'_>, statuses: &TiSlice<ActionIndex, Status>) -> TiVec<ElementIndex, bool> {
    let pack = known.pack;
    let mut lowered = ti_vec![false; pack.elements.len()];
    let whens = pack.questions.iter().filter_map(|question| question.when.as_ref());
    let decisive: Vec<ItemIndex> = whens.flat_map(Condition::items).collect();
    let candidates = pack.actions.iter_enumerated().filter(|(index, _)| statuses[*index] == Status::Candidate);
    for step in candidates.flat_map(|(_, action)| &action.moves) {
        if decisive.contains(&step.item) {
            return ti_vec![true; pack.elements.len()];
        }
        let (item, before) = (&pack.items[step.item], &known.given[step.item]);
        let Some(after) = moved(item, step, before) else { continue };
        let value = |carry: &crate::pack::Carry, given: &Given| evidence(item, carry, given).unwrap_or(0);
        for carry in item.carries.iter().filter(|carry| value(carry, &after) < value(carry, before)) {
            lowered[carry.element] = true;
        }
    }
    lowered
}

/// Whether a measure is made of something that is lowered.
pub(super) fn is_lowered(pack: &Pack, lowered: &TiSlice<ElementIndex, bool>, measure: Measure) -> bool {
    pack.elements_of(measure).into_iter().any(|element| lowered[element])
}
