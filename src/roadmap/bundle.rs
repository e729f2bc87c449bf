//! Actions with what they need first.

use super::DeferReason;
use super::planner::Status;
use crate::index::{ActionIndex, ItemIndex, OptionIndex, TiSlice};
use crate::pack::{Pack, QuestionKind};

/// An action behind the prerequisites it still needs.
pub(super) fn bundle(
    pack: &Pack,
    status: &TiSlice<ActionIndex, Status>,
    action: ActionIndex,
) -> Result<Vec<ActionIndex>, DeferReason> {
    let mut actions = Vec::new();
    collect(pack, status, action, &mut Vec::new(), &mut actions)?;
    Ok(actions)
}

/// Prerequisites that are not done, before what needs them.
fn collect(
    pack: &Pack,
    status: &TiSlice<ActionIndex, Status>,
    action: ActionIndex,
    seen: &mut Vec<ActionIndex>,
    into: &mut Vec<ActionIndex>,
) -> Result<(), DeferReason> {
    // Also ends a circle of prerequisites, which only the self-test refuses.
    if seen.contains(&action) {
        return Ok(());
    }
    seen.push(action);
    match status[action] {
        Status::Done | Status::Waived | Status::Chosen => return Ok(()),
        Status::TooLarge => return Err(DeferReason::TooLarge),
        // What is needed first and not known to be there is planned, or one open answer would block all that follows.
        Status::Candidate | Status::Idle | Status::FactsFirst => {}
    }
    for required in &pack.actions[action].requires {
        collect(pack, status, *required, seen, into)?;
    }
    into.push(action);
    Ok(())
}

/// Whether two of the actions set one unordered item differently.
#[must_use]
pub fn conflict(pack: &Pack, actions: &[ActionIndex]) -> bool {
    let moves: Vec<(ItemIndex, OptionIndex)> =
        actions.iter().flat_map(|action| unordered_moves(pack, *action)).collect();
    moves.iter().any(|(item, option)| moves.iter().any(|(other, to)| other == item && to != option))
}

/// Items of which one option replaces another, with the option an action sets.
fn unordered_moves(pack: &Pack, action: ActionIndex) -> impl Iterator<Item = (ItemIndex, OptionIndex)> + '_ {
    let single = |item: ItemIndex| pack.items[item].kind == QuestionKind::Choice && !pack.items[item].ordered;
    let moves = pack.actions[action].moves.iter();
    moves.filter(move |step| single(step.item)).map(|step| (step.item, step.options[0]))
}
