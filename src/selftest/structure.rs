//! Circles of prerequisites, items counted twice and options that exclude each other.

use std::collections::BTreeMap;

use super::SelfTest;
use crate::condition::Condition;
use crate::diagnostics::{Code, list_and};
use crate::index::{ActionIndex, ElementIndex, ItemIndex};
use crate::pack::places::Thing;
use crate::pack::{FrameworkKind, Pack};

pub(super) fn check(test: &mut SelfTest<'_>) {
    cycles(test);
    counted_twice(test);
    exclusive(test);
}

fn cycles(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    for start in pack.actions.keys() {
        let reached = all_required(pack, start);
        // Each circle is reported once, at its first action.
        if reached.contains(&start) && reached.iter().all(|other| *other >= start || !circles(pack, *other, start)) {
            let id = &pack.actions[start].id;
            let others = reached.iter().filter(|other| **other != start && circles(pack, **other, start));
            let others: Vec<&str> = others.map(|other| pack.actions[*other].id.as_str()).collect();
            let message = if others.is_empty() {
                format!("the action `{id}` requires itself")
            } else {
                format!("the action `{id}` requires itself through {}", list_and(&others))
            };
            test.push(Thing::Action, id, Code::PrerequisiteCycle, message, "remove one of these `requires`");
        }
    }
}

fn circles(pack: &Pack, one: ActionIndex, other: ActionIndex) -> bool {
    all_required(pack, one).contains(&other)
}

/// Everything an action requires, directly or not.
fn all_required(pack: &Pack, action: ActionIndex) -> Vec<ActionIndex> {
    let mut reached = Vec::new();
    let mut next = pack.actions[action].requires.clone();
    while let Some(required) = next.pop() {
        if !reached.contains(&required) {
            reached.push(required);
            next.extend(&pack.actions[required].requires);
        }
    }
    reached.sort_unstable();
    reached
}

fn counted_twice(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    for framework in &pack.frameworks {
        let FrameworkKind::Composite { members } = &framework.kind else { continue };
        let members = members.iter().map(|(member, _)| pack.member_measure(*member));
        let inside: Vec<ElementIndex> = members.flat_map(|member| pack.elements_of(member)).collect();
        for (item, elements) in twice(pack, &inside) {
            let id = &pack.items[item].id;
            let names: Vec<&str> = elements.iter().map(|element| pack.elements[*element].id.as_str()).collect();
            let message = format!("`{id}` counts twice in `{}`: through {}", framework.id, list_and(&names));
            let help = "let it measure only one of them, or take one of them out of the composite";
            test.push(Thing::Item, id, Code::CountedTwice, message, help);
        }
    }
}

/// Items that reach the elements of a composite more than once, with those elements.
fn twice(pack: &Pack, inside: &[ElementIndex]) -> BTreeMap<ItemIndex, Vec<ElementIndex>> {
    let mut by_item: BTreeMap<ItemIndex, Vec<ElementIndex>> = BTreeMap::new();
    for element in inside {
        for (index, item) in pack.items.iter_enumerated() {
            if item.carries.iter().any(|carry| carry.element == *element) {
                by_item.entry(index).or_default().push(*element);
            }
        }
    }
    by_item.retain(|_, elements| elements.len() > 1);
    by_item
}

/// A condition that asks for an exclusive option and another of the same item can never hold.
fn exclusive(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    let conditions = pack
        .findings
        .iter()
        .map(|finding| (Thing::Finding, &finding.code, Some(&finding.when)))
        .chain(pack.actions.iter().map(|action| (Thing::Action, &action.id, action.when.as_ref())))
        .chain(pack.questions.iter().map(|question| (Thing::Item, &question.id, question.when.as_ref())));
    let found: Vec<(Thing, String, Clash)> =
        conditions.filter_map(|(thing, id, when)| Some((thing, id.clone(), contradiction(pack, when?)?))).collect();
    for (thing, id, Clash { item, whole }) in found {
        let part = if whole { "the condition" } else { "a part of the condition" };
        let message =
            format!("{part} of `{id}` can never hold: it wants an exclusive option of `{item}` and another one");
        test.push(thing, &id, Code::ExclusiveCombined, message, "name one of the two, or join them with `any`");
    }
}

/// An exclusive option of an item that is wanted together with another one.
struct Clash {
    item: String,
    /// Whether it keeps the whole condition from holding.
    whole: bool,
}

/// The first clash among what is wanted. What stands under `not` is not wanted: there a clash does no harm.
fn contradiction(pack: &Pack, condition: &Condition) -> Option<Clash> {
    match condition {
        Condition::All(parts) => {
            let own = || parts.iter().find_map(|part| clash(pack, part, parts));
            let inner = parts.iter().find_map(|part| contradiction(pack, part));
            inner.or_else(|| own().map(|item| Clash { item, whole: true }))
        }
        Condition::Any(parts) => {
            let found = parts.iter().find_map(|part| contradiction(pack, part))?;
            Some(Clash { whole: found.whole && parts.len() == 1, ..found })
        }
        Condition::Not(part) => match &**part {
            Condition::Not(wanted) => contradiction(pack, wanted),
            _ => None,
        },
        _ => None,
    }
}

fn clash(pack: &Pack, part: &Condition, all: &[Condition]) -> Option<String> {
    let Condition::Answer { item, options } = part else { return None };
    let alone = options.iter().all(|option| pack.items[*item].options[*option].exclusive);
    let other = |part: &Condition| {
        matches!(part, Condition::Answer { item: same, options: others }
            if same == item && others.iter().all(|option| !options.contains(option)))
    };
    (alone && all.iter().any(other)).then(|| pack.items[*item].id.clone())
}
