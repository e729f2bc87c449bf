//! Questions and weights that change nothing, and answers that no action moves.

use std::collections::BTreeSet;

use super::SelfTest;
use crate::condition::Condition;
use crate::diagnostics::Code;
use crate::index::{ElementIndex, ItemIndex, OptionIndex};
use crate::pack::places::Thing;
use crate::pack::{Carry, FrameworkKind, Pack, QuestionKind, WEIGHT};

pub(super) fn check(test: &mut SelfTest<'_>) {
    questions(test);
    weights(test);
    unmoved(test);
}

/// Items that some condition reads.
fn read(pack: &Pack) -> BTreeSet<ItemIndex> {
    let questions = pack.questions.iter().filter_map(|question| question.when.as_ref());
    let targets = pack.targets.iter().filter_map(|target| target.when.as_ref());
    let actions = pack.actions.iter().filter_map(|action| action.when.as_ref());
    let findings = pack.findings.iter().map(|finding| &finding.when);
    questions.chain(targets).chain(actions).chain(findings).chain(pack.cases()).flat_map(Condition::items).collect()
}

fn questions(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    let read = read(pack);
    for (index, item) in pack.items.iter_enumerated() {
        if item.carries.is_empty() && item.kind != QuestionKind::Text && !read.contains(&index) {
            let message =
                format!("the answer to `{}` changes nothing: no score counts it, no condition reads it", item.id);
            let help = "let it measure something, read it in a condition, or remove it";
            test.push(Thing::Item, &item.id, Code::NoInfluence, message, help);
        }
    }
}

/// A weight cancels out when nothing stands beside it.
fn weights(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    let alone = |element: ElementIndex| {
        pack.items.iter().filter(|item| item.carries.iter().any(|carry| carry.element == element)).count() == 1
    };
    for item in &pack.items {
        let weighted = |carry: &Carry| carry.weight != WEIGHT * WEIGHT && alone(carry.element);
        if !item.carries.is_empty() && item.carries.iter().all(weighted) {
            let message = format!("the weight of `{}` changes nothing: no other question counts beside it", item.id);
            test.push(Thing::Item, &item.id, Code::NoInfluence, message, "remove the weight, or add a second question");
        }
    }
    for framework in &pack.frameworks {
        if let FrameworkKind::Composite { members } = &framework.kind
            && let [(_, weight)] = members.as_slice()
            && *weight != WEIGHT
        {
            let message = format!("the weight in `{}` changes nothing: it has only one member", framework.id);
            test.push(Thing::Framework, &framework.id, Code::NoInfluence, message, "write 1, or add a second member");
        }
    }
}

/// On an item of a goal, an answer below the middle should be moved by some action.
fn unmoved(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    let mut reported = BTreeSet::new();
    for element in pack.goals.iter().flat_map(|goal| pack.elements_of(goal.measure)) {
        let kind = &pack.frameworks[pack.elements[element].framework].kind;
        if matches!(kind, FrameworkKind::Archetypes) {
            continue;
        }
        let (low, high) = kind.evidence_range();
        for item in pack.items.keys() {
            if let Some(option) = stuck(pack, item, element, i64::midpoint(low, high))
                && reported.insert(item)
            {
                let (id, option) = (&pack.items[item].id, &pack.items[item].options[option].id);
                let message = format!("no action leads away from `{option}` in `{id}`, though a goal depends on it");
                let help = "add an action that moves it to a better answer, or take the element out of the goals";
                test.push(Thing::Option, &format!("{id}#{option}"), Code::UnmovedOption, message, help);
            }
        }
    }
}

/// The first option of an item below the middle that no action raises for the element.
fn stuck(pack: &Pack, item: ItemIndex, element: ElementIndex, middle: i64) -> Option<OptionIndex> {
    let carry = pack.items[item].carries.iter().find(|carry| carry.element == element)?;
    let adds = pack.items[item].kind == QuestionKind::Choices;
    let raises = |option: OptionIndex| {
        let moves = pack.actions.iter().flat_map(|action| &action.moves).filter(|step| step.item == item);
        let floor = if adds { 0 } else { carry.of_option(option) };
        moves.flat_map(|step| &step.options).any(|to| *to != option && carry.of_option(*to) > floor)
    };
    pack.items[item].options.keys().find(|option| carry.of_option(*option) < middle && !raises(*option))
}
