//! What every plan keeps to.

use super::drawn::Draws;
use super::exhaustive::Case;
use crate::index::{ActionIndex, WaveIndex};
use crate::record::DeferReason;
use crate::roadmap::tally::{Ground, Tally};
use crate::roadmap::{Plan, Standing, apply, standing};

fn chosen(plan: &Plan) -> Vec<(WaveIndex, ActionIndex)> {
    let inside = |(wave, planned): (WaveIndex, &crate::roadmap::PlannedWave)| -> Vec<(WaveIndex, ActionIndex)> {
        planned.actions.iter().map(|chosen| (wave, chosen.action)).collect()
    };
    plan.waves.iter_enumerated().flat_map(inside).collect()
}

#[test]
fn what_is_kept_up_to_date_equals_scoring_anew() {
    for seed in 1..200 {
        let case = Case::drawn(seed, 9, 10);
        let mut draws = Draws::new(seed + 1000);
        case.judged(|judge| {
            let ground = Ground::new(&case.pack, judge, &case.answers);
            let mut tally = Tally::new(&ground, &case.before);
            let mut inside: Vec<ActionIndex> = Vec::new();
            for _ in 0..30 {
                let action = ActionIndex::from(draws.below(case.pack.actions.len()));
                let before = tally.clone();
                let (gain, closes) = tally.trial(&ground, &[action]);
                assert_eq!(tally, before, "seed {seed}: a trial leaves nothing behind");
                tally.toggle(&ground, action);
                assert_eq!((gain, closes), (tally.total() - before.total(), tally.closed() - before.closed()));
                match inside.iter().position(|other| *other == action) {
                    Some(place) => _ = inside.remove(place),
                    None => inside.push(action),
                }
                // Where two set an unordered item differently the later one in pack order holds, as in the tally.
                inside.sort_unstable();
                let attained = judge.of_sum(tally.total()).map_or(0, |attained| attained.0);
                assert_eq!(attained, case.attained(judge, &inside), "seed {seed}");
                let actions: Vec<_> = inside.iter().map(|action| &case.pack.actions[*action]).collect();
                let answers = apply(&case.pack, &actions, &case.answers.given);
                assert_eq!(tally.answers(), answers.as_slice(), "seed {seed}");
            }
        });
    }
}

#[test]
fn gains_add_up_and_every_action_is_accounted_for() {
    for seed in 1..200 {
        let case = Case::drawn(seed, 12, 15);
        let plan = case.plan();
        let gains: i64 = plan.waves.iter().flat_map(|wave| &wave.actions).map(|chosen| chosen.gain).sum();
        let [now, after] = [plan.now, plan.after].map(|attained| attained.map_or(0, |attained| attained.0));
        assert_eq!(gains, after - now, "seed {seed}");
        let mut all: Vec<ActionIndex> = chosen(&plan).into_iter().map(|(_, action)| action).collect();
        all.extend(&plan.done);
        all.extend(plan.deferred.iter().map(|delayed| delayed.action));
        all.sort_unstable();
        assert_eq!(all, case.pack.actions.keys().collect::<Vec<_>>(), "seed {seed}");
        case.judged(|judge| {
            let actions: Vec<ActionIndex> = chosen(&plan).into_iter().map(|(_, action)| action).collect();
            assert_eq!(case.attained(judge, &actions), after, "seed {seed}");
        });
    }
}

#[test]
fn nothing_unknown_is_planned_and_it_blocks_nothing() {
    let mut waited = 0;
    for seed in 1..200 {
        let case = Case::drawn(seed, 12, 30);
        let plan = case.plan();
        for (_, action) in chosen(&plan) {
            let action = &case.pack.actions[action];
            assert_ne!(standing(&case.pack, action, &case.answers.given), Standing::Open, "seed {seed}");
        }
        let waiting = plan.deferred.iter().filter(|delayed| delayed.reason == DeferReason::FactsFirst);
        for delayed in waiting {
            waited += 1;
            let listed = plan.facts_first.iter().any(|fact| fact.waiting.contains(&delayed.action));
            assert!(listed, "seed {seed}: {}", case.pack.actions[delayed.action].id);
        }
    }
    assert!(waited > 50, "{waited}");
}

#[test]
fn a_plan_is_the_same_every_time() {
    for seed in 1..20 {
        let case = Case::drawn(seed, 12, 10);
        assert_eq!(chosen(&case.plan()), chosen(&case.plan()));
    }
}
