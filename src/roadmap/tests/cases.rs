//! One crafted pack for each rule.

use super::drawn::parsed;
use super::exhaustive::Case;
use crate::answers::{Answers, Given};
use crate::index::TiVec;
use crate::record::DeferReason;
use crate::roadmap::goals::WHOLE;
use crate::roadmap::plan::plan_with;
use crate::roadmap::settings::Settings;
use crate::roadmap::{AimKind, Plan};

/// Four ordered questions of two dimensions, a composite with a level at 50, two findings, waves of three months.
fn case(actions: &str, given: [Option<usize>; 4]) -> Case {
    let questions = ["a0", "a1", "b0", "b1"].map(|id| {
        format!(
            "  - {{id: {id}, kind: choice, ask: Q, ordered: true, measures: {{d.{}: 1}}, options: [{{id: o0, label: O}}, \
             {{id: o1, label: O}}, {{id: o2, label: O}}]}}\n",
            &id[..1]
        )
    });
    let pack = parsed(format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n{}frameworks:\n\
         - {{id: d, kind: dimensions, title: D, elements: [{{id: a, title: A, meaning: m}}, {{id: b, title: B, meaning: m}}]}}\n\
         - {{id: all, kind: composite, title: C, of: {{d.a: 1, d.b: 1}}, levels: [{{id: low, title: L, from: 0, meaning: m}}, \
         {{id: high, title: H, from: 50, meaning: m, requires: [{{score: d.b, at_least: 50}}]}}]}}\n\
         goals:\n  d.a: {{target: 100}}\n  d.b: {{target: 50}}\n\
         findings:\n- {{code: bare, when: {{question: b1, at_most: o0}}, severity: critical, title: T, detail: D}}\n\
         - {{code: aside, when: {{question: b0, at_most: o0}}, severity: info, title: T, detail: D}}\n\
         waves:\n- {{id: now, title: W, months: [0, 3], capacity_weeks: 12, max_actions: 3}}\n\
         - {{id: next, title: W, months: [3, 6], capacity_weeks: 12, max_actions: 3}}\nactions:\n{}",
        questions.concat(),
        actions.replace(';', ", deliverable: D, metric: M, why: W}\n")
    ));
    let mut answers = Answers::empty(&pack);
    for (item, option) in given.into_iter().enumerate() {
        answers.given.raw[item] = option.map_or(Given::Unknown, |option| Given::Option(option.into()));
    }
    Case::new(pack, answers)
}

fn with(case: &Case, change: impl FnOnce(&mut Settings)) -> Plan {
    case.known(|known| {
        let mut settings = Settings::of(known, None);
        change(&mut settings);
        plan_with(&case.answers, known, &settings)
    })
}

/// The ids of the actions of each wave.
fn waves(case: &Case, plan: &Plan) -> Vec<String> {
    let ids = |wave: &crate::roadmap::PlannedWave| -> Vec<&str> {
        wave.actions.iter().map(|chosen| case.pack.actions[chosen.action].id.as_str()).collect()
    };
    plan.waves.iter().map(|wave| ids(wave).join(" ")).collect()
}

fn reason(case: &Case, plan: &Plan, id: &str) -> Option<DeferReason> {
    let delayed = plan.deferred.iter().find(|delayed| case.pack.actions[delayed.action].id == id);
    delayed.map(|delayed| delayed.reason)
}

const ZERO: [Option<usize>; 4] = [Some(0), Some(0), Some(0), Some(0)];

#[test]
fn findings_and_the_next_level_are_aims() {
    let case = case("- {id: one, title: T, moves: {b1: o2}, effort_weeks: 2, owner: O;", ZERO);
    let plan = case.plan();
    let kinds: Vec<(&str, i64, i64, i64)> = plan
        .aims
        .iter()
        .map(|planned| {
            let kind = match planned.aim.kind {
                AimKind::Reach { .. } => "reach",
                AimKind::Close(_) => "close",
                AimKind::Level { .. } => "level",
            };
            (kind, planned.aim.weight, planned.now, planned.after)
        })
        .collect();
    // The composite rises from 0 to 25 of 50, and its requirement from 0 to 50 of 50; an info finding is no aim.
    let level = i64::midpoint(WHOLE / 2, WHOLE);
    assert_eq!(
        kinds,
        [("reach", 1000, 0, 0), ("reach", 1000, 0, WHOLE), ("close", 3000, 0, WHOLE), ("level", 1000, 0, level)]
    );
    let attained = (1000 * WHOLE + 3000 * WHOLE + 1000 * level) / 6000;
    assert_eq!(plan.after.map(|after| after.0), Some(attained));
    assert_eq!(plan.waves.raw[0].actions[0].closes.len(), 1);
    // Three months of nothing, then three and again three of all there is.
    assert_eq!(plan.over_time.map(|mean| mean.0), Some(attained * 2 / 3));
}

#[test]
fn what_is_met_is_left_out_and_told() {
    let case =
        case("- {id: one, title: T, moves: {a0: o2}, effort_weeks: 2, owner: O;", [Some(0), Some(0), Some(1), Some(1)]);
    let plan = case.plan();
    let met: Vec<(bool, bool)> = plan.aims.iter().map(|planned| (planned.aim.met, planned.aim.counts)).collect();
    assert_eq!(met, [(false, true), (true, false), (false, true)], "d.b stands at its target");
    let nothing_left =
        super::cases::case("- {id: one, title: T, moves: {a0: o2}, effort_weeks: 2, owner: O;", [Some(2); 4]).plan();
    let attained = [nothing_left.now, nothing_left.after].map(|attained| attained.map(|attained| attained.0));
    assert_eq!(attained, [Some(WHOLE); 2], "all is met");
}

#[test]
fn what_is_unknown_waits_with_its_question_and_blocks_nothing() {
    let case = case(
        "- {id: one, title: T, moves: {a0: o2}, effort_weeks: 2, owner: O;\
         - {id: two, title: T, requires: [one], moves: {b0: o2}, effort_weeks: 2, owner: O;",
        [None, Some(0), Some(0), Some(0)],
    );
    let plan = case.plan();
    assert_eq!(waves(&case, &plan), ["two", ""]);
    assert_eq!(reason(&case, &plan, "one"), Some(DeferReason::FactsFirst));
    let waiting: Vec<(&str, usize)> =
        plan.facts_first.iter().map(|fact| (case.pack.items[fact.item].id.as_str(), fact.waiting.len())).collect();
    assert_eq!(waiting, [("a0", 1)]);
}

#[test]
fn what_helps_most_comes_first_and_once_targets_are_met_nothing_follows() {
    let case = case(
        "- {id: small, title: S, moves: {a0: o1}, effort_weeks: 10, owner: O;\
         - {id: large, title: L, moves: {b1: o2}, effort_weeks: 10, owner: O;",
        ZERO,
    );
    assert_eq!(waves(&case, &case.plan()), ["large", "small"]);
    let met = super::cases::case(
        "- {id: half, title: H, moves: {b0: o1, b1: o1}, effort_weeks: 2, owner: O;\
         - {id: more, title: M, moves: {b0: o2, b1: o2, a0: o0}, effort_weeks: 4, owner: O;",
        [Some(2), Some(2), Some(0), Some(0)],
    );
    assert_eq!(waves(&met, &met.plan()), ["half", ""], "the cheaper one of two that reach the target");
}

#[test]
fn an_action_has_to_be_worth_its_weeks_or_to_close_a_finding() {
    let case = case(
        "- {id: plain, title: P, moves: {a0: o1}, effort_weeks: 8, owner: O;\
         - {id: closer, title: C, moves: {b1: o1}, effort_weeks: 8, owner: O;",
        ZERO,
    );
    let plan = with(&case, |settings| settings.worth = 50.0);
    assert_eq!(waves(&case, &plan), ["closer", ""]);
    assert_eq!(reason(&case, &plan, "plain"), Some(DeferReason::NotWorth));
    assert!(plan.deferred[0].gain.is_some_and(|gain| gain > 0), "it stays an option");
}

#[test]
fn one_owner_carries_a_share_of_a_wave_unless_there_is_only_one() {
    let actions = "- {id: one, title: T, moves: {a0: o2}, effort_weeks: 5, owner: O;\
                   - {id: two, title: T, moves: {b0: o2}, effort_weeks: 5, owner: O;\
                   - {id: three, title: T, moves: {b1: o1}, effort_weeks: 1, owner: ELSE;";
    let case = case(actions, ZERO);
    let shared = with(&case, |settings| settings.owner_share = 0.5);
    assert!(shared.waves.iter().all(|wave| {
        let of_one = |id: &str| wave.actions.iter().any(|chosen| case.pack.actions[chosen.action].id == id);
        !(of_one("one") && of_one("two"))
    }));
    let alone = super::cases::case(&actions.replace("ELSE", "O"), ZERO);
    let plan = with(&alone, |settings| settings.owner_share = 0.5);
    assert_eq!(plan.waves.raw[0].actions.len(), 3);
}

#[test]
fn an_action_larger_than_a_share_is_carried_alone() {
    let actions = "- {id: one, title: T, moves: {a0: o2}, effort_weeks: 8, owner: O;\
                   - {id: two, title: T, moves: {b0: o2}, effort_weeks: 1, owner: O;\
                   - {id: three, title: T, moves: {b1: o1}, effort_weeks: 1, owner: ELSE;";
    let case = case(actions, ZERO);
    let plan = with(&case, |settings| settings.owner_share = 0.5);
    let waves = waves(&case, &plan);
    assert!(waves.iter().any(|wave| wave.contains("one")), "{waves:?}");
    assert!(!waves.iter().any(|wave| wave.contains("one") && wave.contains("two")), "{waves:?}");
}

#[test]
fn a_chain_of_prerequisites_ends_within_its_wave() {
    let case = case(
        "- {id: one, title: T, moves: {a0: o2}, effort_weeks: 7, owner: O;\
         - {id: two, title: T, requires: [one], moves: {b0: o2}, effort_weeks: 7, owner: O;",
        ZERO,
    );
    let wide = |plan: &mut Settings| plan.capacity = TiVec::from(vec![20.0, 20.0]);
    let plan = with(&case, wide);
    assert_eq!(waves(&case, &plan), ["one", "two"], "7 and 7 weeks do not fit into 13, though the people would");
    let short = super::cases::case(
        "- {id: one, title: T, moves: {a0: o2}, effort_weeks: 6, owner: O;\
         - {id: two, title: T, requires: [one], moves: {b0: o2}, effort_weeks: 7, owner: O;",
        ZERO,
    );
    let plan = with(&short, wide);
    assert_eq!(waves(&short, &plan), ["one two", ""]);
    assert_eq!(plan.waves.raw[0].actions[1].weeks, (6.0, 13.0));
}

#[test]
fn expectations_are_told_for_the_first_wave_and_with_caution() {
    let case = case(
        "- {id: one, title: T, moves: {b0: o2, b1: o2}, effort_weeks: 10, owner: O;\
         - {id: two, title: T, moves: {a0: o2, a1: o2}, effort_weeks: 10, owner: O;",
        ZERO,
    );
    let plan = case.plan();
    assert_eq!(waves(&case, &plan), ["one", "two"]);
    assert!(plan.waves.raw[0].attained < plan.after && plan.waves.raw[0].attained > plan.now);
    // With every answer one option short both dimensions stand at 50.
    let half_of_a = (1000 * (WHOLE / 2) + 1000 * WHOLE + 3000 * WHOLE + 1000 * WHOLE) / 6000;
    assert_eq!(plan.cautious.map(|cautious| cautious.0), Some(half_of_a));
    assert_eq!(plan.levels[0].wave.map(usize::from), Some(0), "100 of b and 0 of a make 50");
}
