//! Which actions can be done together.

use crate::index::{ActionIndex, ItemIndex, OptionIndex, TiVec, ti_vec};
use crate::pack::{Pack, QuestionKind};

/// No two actions set one unordered item differently.
pub(crate) fn no_conflict(pack: &Pack, actions: impl Iterator<Item = ActionIndex>) -> bool {
    let mut set: TiVec<ItemIndex, Option<OptionIndex>> = ti_vec![None; pack.items.len()];
    actions.flat_map(|action| &pack.actions[action].moves).all(|step| {
        let item = &pack.items[step.item];
        let single = item.kind == QuestionKind::Choice && !item.ordered;
        !single || set[step.item].replace(step.options[0]).is_none_or(|before| before == step.options[0])
    })
}
