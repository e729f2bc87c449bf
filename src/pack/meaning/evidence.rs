//! Whether every element can be filled and emptied, and no better answer lowers a score.

use super::SelfTest;
use super::search::{best_given, others, worst_given};
use crate::answers::Given;
use crate::diagnostics::Code;
use crate::pack::places::Thing;
use crate::pack::{FrameworkKind, Item, Pack};
use crate::record::Scope;
use crate::scoring::{Assessment, score_given};

pub(super) fn check(test: &mut SelfTest<'_>) {
    for element in 0..test.pack.elements.len() {
        bounds(test, element);
        single(test, element);
    }
    ordered_values(test);
    hidden_by_better(test);
    steps(test);
}

fn carriers(pack: &Pack, element: usize) -> impl Iterator<Item = usize> + '_ {
    (0..pack.items.len()).filter(move |item| pack.items[*item].carries.iter().any(|carry| carry.element == element))
}

fn kind(pack: &Pack, element: usize) -> &FrameworkKind {
    &pack.frameworks[pack.elements[element].framework].kind
}

/// The best answers must reach the top of an element's range, the worst the bottom.
fn bounds(test: &mut SelfTest<'_>, element: usize) {
    let pack = test.pack;
    let (low, high) = kind(pack, element).evidence_range();
    if carriers(pack, element).next().is_none() {
        let message = format!("no item says anything about `{}`", pack.elements[element].id);
        let help = "let an item measure it, or remove the element";
        return test.push(Thing::Element, &pack.elements[element].id, Code::MaximumOutOfReach, message, help);
    }
    for (code, bound, word) in [(Code::MaximumOutOfReach, high, "best"), (Code::MinimumOutOfReach, low, "worst")] {
        if reaches(pack, element, bound) {
            continue;
        }
        let id = &pack.elements[element].id;
        let short: Vec<String> = carriers(pack, element)
            .filter(|item| extreme(&pack.items[*item], element, bound > 0) != bound)
            .map(|item| format!("`{}`", pack.items[item].id))
            .collect();
        let blame = if short.is_empty() { "conditions keep items out".to_owned() } else { short.join(", ") };
        let message = format!("the {word} answers do not reach the end of `{id}`: {blame}");
        test.push(Thing::Element, id, code, message, "give those items an option at the end of the range");
    }
}

/// The evidence of an item that lies nearest the wanted end.
fn extreme(item: &Item, element: usize, top: bool) -> i64 {
    let carry = item.carries.iter().find(|carry| carry.element == element);
    carry.map_or(0, |carry| if top { carry.highest } else { carry.lowest })
}

/// Whether answers that are extreme for the element, whatever the others are, reach the bound.
fn reaches(pack: &Pack, element: usize, bound: i64) -> bool {
    let top = bound > 0 && bound == kind(pack, element).evidence_range().1;
    others(pack).into_iter().any(|mut given| {
        for item in carriers(pack, element) {
            given[item] = if top { best_given(pack, item, element) } else { worst_given(pack, item, element) };
        }
        let scored = score_given(pack, &given, Scope::Full);
        scored.elements[element].score().is_some_and(|score| i64::from(score.tenths()) == bound)
    })
}

/// One item alone is hard to trust.
fn single(test: &mut SelfTest<'_>, element: usize) {
    let pack = test.pack;
    let id = &pack.elements[element].id;
    if carriers(pack, element).count() == 1 && pack.elements[element].single.is_none() {
        let message = format!("one item alone decides `{id}`");
        test.push(Thing::Element, id, Code::SingleItem, message, "add a second item, or say why with `single: …`");
    }
}

fn is_dimension(pack: &Pack, element: usize) -> bool {
    matches!(kind(pack, element), FrameworkKind::Dimensions)
}

/// On an ordered item and along the bands of a number, evidence must not fall.
fn ordered_values(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    for item in pack.items.iter().filter(|item| item.ordered) {
        for carry in item.carries.iter().filter(|carry| is_dimension(pack, carry.element)) {
            if let Some(at) = carry.values.windows(2).position(|pair| pair[1] < pair[0]) {
                let (better, worse) = (&item.options[at + 1].id, &item.options[at].id);
                let element = &pack.elements[carry.element].id;
                let message = format!("`{better}` comes after `{worse}` in `{}` but lowers `{element}`", item.id);
                let place = format!("{}#{better}", item.id);
                test.push(Thing::Option, &place, Code::NotMonotone, message, "order the options from worst to best");
            }
        }
    }
}

/// A `when` that reads an item carrying the same element would let a better answer bring in a question that lowers it.
fn hidden_by_better(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    for question in pack.questions.iter().filter(|question| !question.otherwise_worst) {
        let Some(when) = &question.when else { continue };
        for read in when.items() {
            let shared = question.items.clone().flat_map(|item| &pack.items[item].carries).find(|carry| {
                is_dimension(pack, carry.element)
                    && pack.items[read].carries.iter().any(|other| other.element == carry.element)
            });
            if let Some(carry) = shared {
                let element = &pack.elements[carry.element].id;
                let reader = &question.id;
                let message = format!(
                    "`{reader}` is asked depending on `{}`, and both carry `{element}`: a better answer could lower it",
                    pack.items[read].id
                );
                test.push(Thing::Item, reader, Code::NotMonotone, message, "add `otherwise: worst` to the question");
            }
        }
    }
}

/// Tries every step up of every ordered item from several starting points.
fn steps(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    let ordered: Vec<usize> = (0..pack.items.len()).filter(|item| pack.items[*item].ordered).collect();
    let mut lowered: Vec<(usize, usize)> = Vec::new();
    for base in others(pack) {
        for item in &ordered {
            let after = |option: usize| {
                let mut given = base.clone();
                given[*item] = Given::Option(option);
                score_given(pack, &given, Scope::Full)
            };
            let scores: Vec<Assessment> = (0..pack.items[*item].options.len()).map(after).collect();
            for pair in scores.windows(2) {
                lowered.extend(falls(pack, &pair[0], &pair[1]).map(|element| (*item, element)));
            }
        }
    }
    lowered.sort_unstable();
    lowered.dedup();
    let already = test.found.iter().any(|found| found.code == Code::NotMonotone);
    for (item, element) in lowered.into_iter().filter(|_| !already) {
        let (item, element) = (&pack.items[item].id, &pack.elements[element].id);
        let message = format!("a better answer to `{item}` can lower `{element}` through a `when`");
        test.push(
            Thing::Item,
            item,
            Code::NotMonotone,
            message,
            "add `otherwise: worst` to the question that it switches",
        );
    }
}

fn falls<'a>(pack: &'a Pack, before: &'a Assessment, after: &'a Assessment) -> impl Iterator<Item = usize> + 'a {
    (0..pack.elements.len()).filter(move |element| {
        let scores = before.measure(*element).zip(after.measure(*element));
        is_dimension(pack, *element) && scores.is_some_and(|(before, after)| after < before)
    })
}
