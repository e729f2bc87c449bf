//! What would meet a gate is computed: following the advice meets it, and no part of several changes does alone.

use crate::assess::{Options, Scored};
use crate::gate::Gate;
use crate::remedy::{Change, Means, Remedy, remedy};

use super::Case;

/// Conditions that few organisations meet.
fn demanding(case: &Case<'_>) -> Vec<Gate> {
    let scored = case.pack.elements.iter().map(|element| element.id.clone());
    let wholes = case.pack.frameworks.iter().map(|framework| framework.id.clone());
    let mut conditions: Vec<String> = scored.chain(wholes.filter(|id| id != "model")).map(raised(case)).collect();
    conditions.extend(["decentralised", "centralised", "honeycomb"].map(|model| format!("model.best is {model}")));
    conditions.extend(["coverage>=100", "programme.level >= advanced", "model.stability>=100"].map(str::to_owned));
    conditions.iter().map(|condition| case.gate(condition)).filter(|gate| !holds(case, gate, &[])).collect()
}

/// A little more than there is.
fn raised<'c>(case: &'c Case<'_>) -> impl Fn(String) -> String + 'c {
    |id| format!("{id}>={}", (case.points(&id).unwrap_or_default() + 8.0).min(100.0))
}

fn holds(case: &Case<'_>, gate: &Gate, changes: &[Change]) -> bool {
    let mut answers = case.answers.clone();
    for change in changes {
        answers.given[change.item] = change.to.clone();
    }
    gate.holds(&case.outline, &Scored::new(case.pack, &answers, &Options::default()).scores())
}

#[test]
fn following_the_advice_meets_the_gate() {
    let (mut alone, mut together) = (0, 0);
    for name in ["hub-and-spoke-instruments", "pulse-theatre"] {
        let case = Case::example(name);
        let scored = case.scored();
        for gate in demanding(&case) {
            match remedy(scored.scores(), &case.outline, &gate, Means::Answers) {
                Remedy::AnyOf(changes) => {
                    alone += 1;
                    assert!(!changes.is_empty());
                    for change in changes {
                        assert!(holds(&case, &gate, std::slice::from_ref(&change)), "{}: {change:?}", gate.condition);
                    }
                }
                Remedy::Together(changes) => {
                    together += 1;
                    assert!(holds(&case, &gate, &changes), "{}: {changes:?}", gate.condition);
                    assert!(changes.len() > 1, "{}", gate.condition);
                    for change in &changes {
                        let alone = holds(&case, &gate, std::slice::from_ref(change));
                        assert!(!alone, "{}: {change:?} is enough", gate.condition);
                    }
                }
                Remedy::Answer(open) => {
                    assert!(
                        open.iter().all(|item| scored.scores().assessment.items[*item].is_open()),
                        "{}",
                        gate.condition
                    );
                }
                Remedy::Actions(doings) => panic!("asked for answers, told {doings:?}"),
                Remedy::NotSoon(_) => {}
            }
        }
    }
    assert!(alone >= 10 && together >= 2, "{alone} gates met by one change, {together} by several");
}

#[test]
fn what_is_not_assessed_asks_for_its_open_questions() {
    let case = Case::empty();
    let scored = case.scored();
    let gate = case.gate("zones.public>=10");
    let Remedy::Answer(open) = remedy(scored.scores(), &case.outline, &gate, Means::Answers) else {
        panic!("no answer can be changed yet")
    };
    let public = case.pack.element("zones.public").unwrap();
    assert!(!open.is_empty());
    for item in open {
        assert!(case.pack.items[item].carries.iter().any(|carry| carry.element == public));
    }
}
