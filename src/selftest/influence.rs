//! Questions and weights that change nothing.

use std::collections::BTreeSet;

use super::SelfTest;
use crate::condition::Condition;
use crate::diagnostics::Code;
use crate::index::{ElementIndex, ItemIndex};
use crate::pack::places::Thing;
use crate::pack::{Carry, FrameworkKind, Pack, QuestionKind, WEIGHT};

pub(super) fn check(test: &mut SelfTest<'_>) {
    questions(test);
    weights(test);
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
