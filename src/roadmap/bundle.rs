//! Actions with what they need first.

use super::room::{Room, unordered_moves};
use super::settings::Settings;
use super::status::{Status, statuses};
use crate::index::{ActionIndex, ItemIndex, OptionIndex, TiVec};
use crate::pack::Pack;
use crate::scoring::Known;

/// Every action that can be done and would change an answer, each behind what it still needs first; in pack order.
#[must_use]
pub fn doable(known: &Known<'_>) -> Vec<Vec<ActionIndex>> {
    let pack = known.pack;
    let mut room = Room::new(known, &Settings::of(known, None));
    let may: TiVec<ActionIndex, bool> =
        statuses(known, &room).iter().map(|status| *status == Status::Candidate).collect();
    room.admit(pack, &may);
    let bundles = pack.actions.keys().filter(|action| may[*action]).map(|action| room.closure[action].clone());
    bundles.filter(|actions| !conflict(pack, actions)).collect()
}

/// Whether two of the actions set one unordered item differently.
#[must_use]
pub fn conflict(pack: &Pack, actions: &[ActionIndex]) -> bool {
    let moves: Vec<(ItemIndex, OptionIndex)> =
        actions.iter().flat_map(|action| unordered_moves(pack, *action)).collect();
    moves.iter().any(|(item, option)| moves.iter().any(|(other, to)| other == item && to != option))
}
