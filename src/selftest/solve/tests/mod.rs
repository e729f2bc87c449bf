//! The solver beside exhaustive enumeration on small packs drawn at random, and what large packs cost.

mod exhaustive;
mod large;
mod sketch;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError};

use super::{Aim, Reach, Solver};
use crate::condition::Condition;
use crate::index::{ItemIndex, Measure};
use crate::pack::{Pack, small};
use crate::record::Scope;
use exhaustive::Reached;

/// What the solver says, as exhaustive enumeration would: whether there are answers that do it.
fn is_reachable(pack: &Pack, aim: &Aim, scope: Scope) -> bool {
    match Solver::new(pack).solve(aim, scope) {
        Reach::Reachable(_) => true,
        Reach::Unreachable => false,
        Reach::Undecided => panic!("{aim:?} is not decided"),
    }
}

/// Measures that can stand at a level, with the places of their levels.
fn graded(pack: &Pack) -> impl Iterator<Item = (Measure, usize)> {
    pack.measures().flat_map(|measure| {
        let levels = &pack.frameworks[pack.measure_framework(measure)].levels;
        (0..levels.len()).map(move |place| (measure, place))
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 150,
        rng_seed: RngSeed::Fixed(20_261_122),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_solver_finds_what_enumeration_finds_and_nothing_else(draws in prop::collection::vec(any::<u16>(), 120)) {
        let text = sketch::pack(&draws);
        agree(&small::pack(&text), Scope::Full, &text)?;
    }

    #[test]
    fn so_it_does_for_a_short_version(
        draws in prop::collection::vec(any::<u16>(), 120),
        short in prop::collection::vec(any::<bool>(), 8),
    ) {
        let text = sketch::pack(&draws);
        let mut pack = small::pack(&text);
        for (question, short) in pack.questions.keys().zip(short.iter().cycle()) {
            // A question that depends on one left out stays open: no answers to the short version are complete then.
            let read: Vec<ItemIndex> = pack.questions[question].when.iter().flat_map(Condition::items).collect();
            let asked = *short && read.iter().all(|item| pack.question_of(*item).pulse);
            pack.questions[question].pulse = asked;
        }
        agree(&pack, Scope::Pulse, &text)?;
    }
}

/// Solver and enumeration say the same about everything that answers could lead to.
fn agree(pack: &Pack, scope: Scope, text: &str) -> Result<(), TestCaseError> {
    let reached = Reached::by_all_answers(pack, scope);
    for question in pack.questions.keys() {
        let expected = reached.questions.contains(&question);
        prop_assert_eq!(
            is_reachable(pack, &Aim::question(pack, question), scope),
            expected,
            "{:?}\n{}",
            question,
            text
        );
    }
    for (item, of) in pack.items.iter_enumerated() {
        for option in of.options.keys() {
            let expected = reached.options.contains(&(item, option));
            prop_assert_eq!(
                is_reachable(pack, &Aim::option(item, option), scope),
                expected,
                "{:?} {:?}\n{}",
                item,
                option,
                text
            );
        }
    }
    for (measure, place) in graded(pack) {
        let expected = reached.levels.contains(&(measure, place));
        let aim = Aim::level(pack, measure, place);
        prop_assert_eq!(is_reachable(pack, &aim, scope), expected, "{} {}\n{}", pack.measure_id(measure), place, text);
    }
    for rule in pack.targets.keys() {
        let expected = reached.targets.contains(&rule);
        prop_assert_eq!(is_reachable(pack, &Aim::target(pack, rule), scope), expected, "{:?}\n{}", rule, text);
    }
    for finding in pack.findings.keys() {
        let expected = reached.findings.contains(&finding);
        prop_assert_eq!(is_reachable(pack, &Aim::finding(pack, finding), scope), expected, "{:?}\n{}", finding, text);
    }
    for action in pack.actions.keys() {
        let expected = reached.actions.contains(&action);
        prop_assert_eq!(is_reachable(pack, &Aim::action(pack, action), scope), expected, "{:?}\n{}", action, text);
    }
    // The ends of an element's range are those of the whole pack.
    for element in pack.elements.keys().filter(|_| scope == Scope::Full) {
        for top in [true, false] {
            let expected = reached.extremes.contains(&(element, top));
            let aim = Aim::extreme(pack, element, top);
            prop_assert_eq!(is_reachable(pack, &aim, scope), expected, "{:?} {}\n{}", element, top, text);
        }
    }
    Ok(())
}
