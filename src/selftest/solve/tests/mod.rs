//! The solver beside exhaustive enumeration on small packs drawn at random, and what large packs cost.

mod exhaustive;
mod large;
mod sketch;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{Aim, Reach, Solver};
use crate::index::Measure;
use crate::pack::{Pack, small};
use exhaustive::Reached;

/// What the solver says, as exhaustive enumeration would: whether there are answers that do it.
fn is_reachable(pack: &Pack, aim: &Aim) -> bool {
    match Solver::new(pack).solve(aim) {
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
        let pack = small::pack(&text);
        let reached = Reached::by_all_answers(&pack);
        for question in pack.questions.keys() {
            let expected = reached.questions.contains(&question);
            prop_assert_eq!(is_reachable(&pack, &Aim::question(&pack, question)), expected, "{:?}\n{}", question, text);
        }
        for (item, of) in pack.items.iter_enumerated() {
            for option in of.options.keys() {
                let expected = reached.options.contains(&(item, option));
                prop_assert_eq!(is_reachable(&pack, &Aim::option(item, option)), expected, "{:?} {:?}\n{}", item, option, text);
            }
        }
        for (measure, place) in graded(&pack) {
            let expected = reached.levels.contains(&(measure, place));
            let aim = Aim::level(&pack, measure, place);
            prop_assert_eq!(is_reachable(&pack, &aim), expected, "{} {}\n{}", pack.measure_id(measure), place, text);
        }
        for rule in pack.targets.keys() {
            let expected = reached.targets.contains(&rule);
            prop_assert_eq!(is_reachable(&pack, &Aim::target(&pack, rule)), expected, "{:?}\n{}", rule, text);
        }
        for finding in pack.findings.keys() {
            let expected = reached.findings.contains(&finding);
            prop_assert_eq!(is_reachable(&pack, &Aim::finding(&pack, finding)), expected, "{:?}\n{}", finding, text);
        }
        for action in pack.actions.keys() {
            let expected = reached.actions.contains(&action);
            prop_assert_eq!(is_reachable(&pack, &Aim::action(&pack, action)), expected, "{:?}\n{}", action, text);
        }
        for element in pack.elements.keys() {
            for top in [true, false] {
                let expected = reached.extremes.contains(&(element, top));
                let aim = Aim::extreme(&pack, element, top);
                prop_assert_eq!(is_reachable(&pack, &aim), expected, "{:?} {}\n{}", element, top, text);
            }
        }
    }
}
