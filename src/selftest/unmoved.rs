//! Answers that stand in the way of a goal and that no action moves.

use std::collections::BTreeSet;

use super::SelfTest;
use super::solve::{Aim, Reach};
use crate::condition::Condition;
use crate::diagnostics::{Code, list_and};
use crate::index::{ElementIndex, ItemIndex, OptionIndex, QuestionIndex};
use crate::pack::places::Thing;
use crate::pack::{Carry, FrameworkKind, Pack, QuestionKind};
use crate::record::Scope;

pub(super) fn check(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    let goals = pack.goals.iter().flat_map(|goal| pack.elements_of(goal.measure));
    let elements: BTreeSet<ElementIndex> = goals.filter(|element| !is_model(pack, *element)).collect();
    let mut reported = BTreeSet::new();
    for element in &elements {
        for (item, carry) in carriers(pack, *element) {
            if !reported.contains(&item) && below(test, item, carry) {
                reported.insert(item);
            }
        }
    }
    for question in pack.questions.keys().filter(|question| pack.questions[*question].otherwise_worst) {
        let counts = pack.questions[question].items.iter().flat_map(|item| &pack.items[item].carries);
        if counts.into_iter().any(|carry| elements.contains(&carry.element)) {
            closed(test, question, &mut reported);
        }
    }
}

fn is_model(pack: &Pack, element: ElementIndex) -> bool {
    matches!(pack.frameworks[pack.elements[element].framework].kind, FrameworkKind::Archetypes)
}

fn carriers(pack: &Pack, element: ElementIndex) -> impl Iterator<Item = (ItemIndex, &Carry)> {
    let of =
        move |item: ItemIndex| Some((item, pack.items[item].carries.iter().find(|carry| carry.element == element)?));
    pack.items.keys().filter_map(of)
}

/// Reports the answers of an item below the middle that no action raises; whether there are any.
fn below(test: &mut SelfTest<'_>, item: ItemIndex, carry: &Carry) -> bool {
    let pack = test.pack;
    let (low, high) = pack.frameworks[pack.elements[carry.element].framework].kind.evidence_range();
    let adds = pack.items[item].kind == QuestionKind::Choices;
    let worse = |option: &OptionIndex| carry.of_option(*option) < i64::midpoint(low, high);
    let stuck: Vec<OptionIndex> = pack.items[item]
        .options
        .keys()
        .filter(worse)
        .filter(|option| {
            let floor = if adds { 0 } else { carry.of_option(*option) };
            !moves_away(test, item, *option, &|to| carry.of_option(to) > floor)
        })
        .collect();
    if let Some(first) = stuck.first() {
        let message = format!("no action leads away from {}, though a goal depends on it", named(pack, item, &stuck));
        let help = "add an action that moves it to a better answer, or take the element out of the goals";
        report(test, item, *first, message, help);
    }
    !stuck.is_empty()
}

/// Reports answers that keep a question of a goal at its worst, because it is not asked then, and that no action
/// moves: they need not say anything about the goal themselves.
fn closed(test: &mut SelfTest<'_>, question: QuestionIndex, reported: &mut BTreeSet<ItemIndex>) {
    let pack = test.pack;
    let read: BTreeSet<ItemIndex> = pack.questions[question].when.iter().flat_map(Condition::items).collect();
    for item in read {
        if reported.contains(&item) {
            continue;
        }
        let stuck: Vec<OptionIndex> = pack.items[item]
            .options
            .keys()
            .filter(|option| closes(test, item, *option, question) && !moves_away(test, item, *option, &|_| true))
            .collect();
        // Where every answer closes it, it is never asked at all.
        if stuck.len() == pack.items[item].options.len() {
            continue;
        }
        if let Some(first) = stuck.first() {
            let (answers, closed) = (named(pack, item, &stuck), &pack.questions[question].id);
            let message = format!("no action leads away from {answers}, which keeps `{closed}` of a goal at its worst");
            let help = format!("add an action that moves it to an answer with which `{closed}` is asked");
            report(test, item, *first, message, &help);
            reported.insert(item);
        }
    }
}

/// Whether a question can never be asked of those who give an answer that others give.
fn closes(test: &mut SelfTest<'_>, item: ItemIndex, option: OptionIndex, question: QuestionIndex) -> bool {
    let given = Aim::option(item, option);
    let both = Aim::All(vec![given.clone(), Aim::question(test.pack, question)]);
    is_impossible(test, &both) && !is_impossible(test, &given)
}

/// Whether some action that can be offered with an answer moves it to one that is wanted.
fn moves_away(
    test: &mut SelfTest<'_>,
    item: ItemIndex,
    option: OptionIndex,
    wanted: &dyn Fn(OptionIndex) -> bool,
) -> bool {
    let pack = test.pack;
    pack.actions.iter().any(|action| {
        let moves = action.moves.iter().filter(|step| step.item == item);
        let helps = moves.flat_map(|step| &step.options).any(|to| *to != option && wanted(*to));
        let offered = || action.when.clone().map(|when| Aim::All(vec![Aim::Holds(when), Aim::option(item, option)]));
        helps && !offered().is_some_and(|aim| is_impossible(test, &aim))
    })
}

fn is_impossible(test: &mut SelfTest<'_>, aim: &Aim) -> bool {
    matches!(test.solver.solve(aim, Scope::Full), Reach::Unreachable)
}

fn named(pack: &Pack, item: ItemIndex, options: &[OptionIndex]) -> String {
    let ids: Vec<&str> = options.iter().map(|option| pack.items[item].options[*option].id.as_str()).collect();
    format!("{} in `{}`", list_and(&ids), pack.items[item].id)
}

fn report(test: &mut SelfTest<'_>, item: ItemIndex, option: OptionIndex, message: String, help: &str) {
    let pack = test.pack;
    let place = format!("{}#{}", pack.items[item].id, pack.items[item].options[option].id);
    test.push(Thing::Option, &place, Code::UnmovedOption, message, help);
}
