//! Whether an answer about one dimension decides how another comes out.

use std::collections::BTreeSet;

use super::SelfTest;
use crate::condition::Condition;
use crate::diagnostics::{Code, list_and};
use crate::index::{ElementIndex, ItemIndex};
use crate::pack::places::Thing;
use crate::pack::{FrameworkKind, Pack, Question};

/// A question that measures a dimension may be asked depending on that dimension, or on context: what says nothing
/// about any. `reported` are items of which it has been said already that they switch too much.
pub(super) fn check(test: &mut SelfTest<'_>, reported: &BTreeSet<ItemIndex>) {
    let pack = test.pack;
    for question in &pack.questions {
        let own: BTreeSet<ElementIndex> = question.items.iter().flat_map(|item| dimensions(pack, item)).collect();
        let foreign = |item: &ItemIndex| {
            let theirs: BTreeSet<ElementIndex> = dimensions(pack, *item).collect();
            !theirs.is_empty() && !own.is_subset(&theirs) && !reported.contains(item)
        };
        let read: Vec<ItemIndex> = decided_by(pack, question).into_iter().filter(foreign).collect();
        if own.is_empty() || read.is_empty() {
            continue;
        }
        let elements = |of: &BTreeSet<ElementIndex>| -> Vec<&str> {
            of.iter().map(|element| pack.elements[*element].id.as_str()).collect()
        };
        let theirs: BTreeSet<ElementIndex> = read.iter().flat_map(|item| dimensions(pack, *item)).collect();
        let items: Vec<&str> = read.iter().map(|item| pack.items[*item].id.as_str()).collect();
        let effect = if question.otherwise_worst { "set it to its worst" } else { "take it out" };
        let (own, items, theirs) = (list_and(&elements(&own)), list_and(&items), list_and(&elements(&theirs)));
        let message = format!("`{}` measures {own}, but answers to {items} about {theirs} {effect}", question.id);
        let help = "ask it in any case, or let its `when` read a question that measures the same or no dimension";
        test.push(Thing::Item, &question.id, Code::SwitchedFromElsewhere, message, help);
    }
}

/// The dimensions an item says something about.
fn dimensions(pack: &Pack, item: ItemIndex) -> impl Iterator<Item = ElementIndex> + '_ {
    let elements = pack.items[item].carries.iter().map(|carry| carry.element);
    let framework = |element: ElementIndex| &pack.frameworks[pack.elements[element].framework];
    elements.filter(move |element| matches!(framework(*element).kind, FrameworkKind::Dimensions))
}

/// The items on which it depends whether a question is asked, also through the conditions of those.
fn decided_by(pack: &Pack, question: &Question) -> BTreeSet<ItemIndex> {
    let mut items = BTreeSet::new();
    let mut next: Vec<ItemIndex> = question.when.iter().flat_map(Condition::items).collect();
    while let Some(item) = next.pop() {
        if items.insert(item) {
            next.extend(pack.question_of(item).when.iter().flat_map(Condition::items));
        }
    }
    items
}
