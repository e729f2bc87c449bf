//! Whether the best answers fill every element and the worst empty it.

use super::SelfTest;
use super::solve::{Aim, Reach};
use crate::diagnostics::{Code, list_and};
use crate::index::{ElementIndex, ItemIndex};
use crate::pack::places::Thing;
use crate::pack::{FrameworkKind, Item, ONE, Pack};
use crate::record::Scope;

pub(super) fn check(test: &mut SelfTest<'_>) {
    for element in test.pack.elements.keys() {
        bounds(test, element);
        single(test, element);
    }
}

fn carriers(pack: &Pack, element: ElementIndex) -> impl Iterator<Item = ItemIndex> + '_ {
    pack.items.keys().filter(move |item| pack.items[*item].carries.iter().any(|carry| carry.element == element))
}

fn kind(pack: &Pack, element: ElementIndex) -> &FrameworkKind {
    &pack.frameworks[pack.elements[element].framework].kind
}

/// The best answers must reach the top of an element's range, the worst the bottom.
fn bounds(test: &mut SelfTest<'_>, element: ElementIndex) {
    let pack = test.pack;
    let (low, high) = kind(pack, element).evidence_range();
    if carriers(pack, element).next().is_none() {
        let message = format!("no question says anything about `{}`", pack.elements[element].id);
        let help = "let a question measure it, or remove the element";
        return test.push(Thing::Element, &pack.elements[element].id, Code::MaximumOutOfReach, message, help);
    }
    let ends = [(Code::MaximumOutOfReach, high, "best", "highest"), (Code::MinimumOutOfReach, low, "worst", "lowest")];
    for (code, bound, answers, end) in ends {
        let id = &pack.elements[element].id;
        let short: Vec<&str> = carriers(pack, element)
            .filter(|item| extreme(&pack.items[*item], element, bound == high) != bound)
            .map(|item| pack.items[item].id.as_str())
            .collect();
        if !short.is_empty() {
            let message =
                format!("the {answers} answers do not bring `{id}` to its {end} score: see {}", list_and(&short));
            let (bound, id) = (bound / ONE, id.clone());
            test.push(Thing::Element, &id, code, message, format!("give each of them an answer with evidence {bound}"));
            continue;
        }
        match test.solver.solve(&Aim::extreme(pack, element, bound == high), Scope::Full) {
            Reach::Reachable(_) => {}
            Reach::Unreachable => {
                let message =
                    format!("the {answers} answers do not bring `{id}` to its {end} score: conditions are in the way");
                let help = "check which `when` leaves out the questions that such answers would need";
                test.push(Thing::Element, id, code, message, help);
            }
            Reach::Undecided => {
                test.undecided(Thing::Element, id, &format!("the {answers} answers bring `{id}` to its {end} score"));
            }
        }
    }
}

/// The evidence of an item that lies nearest the wanted end.
fn extreme(item: &Item, element: ElementIndex, top: bool) -> i64 {
    let carry = item.carries.iter().find(|carry| carry.element == element);
    carry.map_or(0, |carry| if top { carry.highest } else { carry.lowest })
}

/// One item alone is hard to trust.
fn single(test: &mut SelfTest<'_>, element: ElementIndex) {
    let pack = test.pack;
    let id = &pack.elements[element].id;
    if carriers(pack, element).count() == 1 && pack.elements[element].single.is_none() {
        let message = format!("one question alone decides `{id}`");
        let help = "add a second question about it, or say with `single: …` why one is enough";
        test.push(Thing::Element, id, Code::SingleItem, message, help);
    }
}
