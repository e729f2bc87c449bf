//! Whether each model's own answers make it win, and whether models can be told apart.

use super::SelfTest;
use super::samples::{signature, within};
use crate::answers::Given;
use crate::diagnostics::{Code, Count};
use crate::index::{ElementIndex, ItemIndex, ti_vec};
use crate::pack::places::Thing;
use crate::pack::{FrameworkKind, Pack};
use crate::record::{Scope, Verdict, tenths};
use crate::scoring::{asked_of, score_given};

pub(super) fn check(test: &mut SelfTest<'_>, scope: Scope) {
    let pack = test.pack;
    for (index, framework) in pack.frameworks.iter_enumerated() {
        let asked = || asked_of(pack, index).any(|item| pack.question_of(item).is_in(scope));
        if !matches!(framework.kind, FrameworkKind::Archetypes) || (scope == Scope::Pulse && !asked()) {
            continue;
        }
        let elements = framework.elements;
        for (place, element) in elements.iter().enumerate() {
            signature_wins(test, element, scope);
            for other in elements.iter().skip(place + 1).filter(|_| scope == Scope::Full) {
                apart(test, element, other);
            }
        }
    }
}

/// A model's own answers should make it the only best one, and clearly so where enough is asked for that.
fn signature_wins(test: &mut SelfTest<'_>, element: ElementIndex, scope: Scope) {
    let pack = test.pack;
    let mut given = ti_vec![Given::Unanswered; pack.items.len()];
    for (item, option) in signature(pack, element) {
        given[item] = Given::Option(option);
    }
    let scored = score_given(pack, &within(pack, given, scope), scope);
    let fills = |element: ElementIndex| scored.elements[element].score().is_some_and(|fit| fit.reaches(100.0));
    let fit = scored.frameworks[pack.elements[element].framework].fit.as_ref();
    let fit = fit.filter(|fit| fit.best == Some(element));
    // A short version that asks little says itself that its verdict is tentative.
    let wins = fit.is_some_and(|fit| match fit.verdict {
        Verdict::Clear => true,
        Verdict::Tentative => scope == Scope::Pulse && !fit.runner_up.is_some_and(fills),
        _ => false,
    });
    if fills(element) && wins {
        return;
    }
    let verdict = fit.map_or("beaten", |fit| fit.verdict.name());
    let id = &pack.elements[element].id;
    let score =
        scored.elements[element].score().map_or("not assessed".to_owned(), |fit| tenths(fit.points()).to_string());
    let (short, help) = match scope {
        Scope::Full => {
            ("", "ask at least five questions about the models, and give this one options that few others share")
        }
        Scope::Pulse => (
            " in the short version",
            "add `pulse: true` to questions in which this one has options that few others share",
        ),
    };
    let message =
        format!("answers that match `{id}` everywhere are scored {score} and {verdict}{short}, not 100 and clear");
    test.push(Thing::Element, id, Code::SignatureFails, message, help);
}

/// An item separates two models when no option of it counts for both.
fn separates(pack: &Pack, item: ItemIndex, one: ElementIndex, other: ElementIndex) -> bool {
    let values = |element: ElementIndex| pack.items[item].carries.iter().find(|carry| carry.element == element);
    match (values(one), values(other)) {
        (Some(one), Some(other)) => one.values.iter().zip(&other.values).all(|(a, b)| *a == 0 || *b == 0),
        _ => false,
    }
}

fn apart(test: &mut SelfTest<'_>, one: ElementIndex, other: ElementIndex) {
    let pack = test.pack;
    let separating = pack.items.keys().filter(|item| separates(pack, *item, one, other)).count();
    if separating < 2 {
        let (one, other) = (&pack.elements[one].id, &pack.elements[other].id);
        let questions = Count(separating, "question");
        let message = format!("{questions} can tell `{one}` from `{other}`, at least two must");
        let help = "give one of them an option of its own in more questions";
        test.push(Thing::Element, other, Code::ModelsTooClose, message, help);
    }
}
