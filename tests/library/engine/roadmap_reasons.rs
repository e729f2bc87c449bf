//! Why an action is done or deferred, one crafted pack for each reason; targets, dates and facts first.

use crate::answers::Answers;
use crate::assess::{Options, assess};
use crate::pack::Pack;
use crate::record::{FactFirst, Record};
use crate::roadmap::TargetChoice;
use crate::suites::support::{answers_to, load, record};

const QUESTIONS: &str = "
  - {id: policy, kind: choice, ask: Policy?, ordered: true, measures: {d.e: 1}, allow: [n/a], options: [{id: none, label: None}, {id: draft, label: Draft}, {id: known, label: Known}]}
  - {id: team, kind: choice, ask: Team?, ordered: true, measures: {d.e: 1}, options: [{id: none, label: None}, {id: some, label: Some}, {id: all, label: All}]}
  - {id: drill, kind: choice, ask: Drill?, ordered: true, measures: {d.f: 1}, when: {question: policy, at_least: draft}, otherwise: worst, options: [{id: never, label: Never}, {id: yearly, label: Yearly}]}
  - {id: tools, kind: choices, ask: Tools?, options: [{id: inbox, label: Inbox, evidence: {d.f: 0.5}}, {id: alerts, label: Alerts, evidence: {d.f: 0.5}}, {id: none, label: None, exclusive: true}]}
  - {id: who, kind: choice, ask: Who?, options: [{id: one, label: One, evidence: {m.x: 1}}, {id: many, label: Many, evidence: {m.y: 1}}]}
  - {id: where, kind: choice, ask: Where?, options: [{id: one, label: One, evidence: {m.x: 1}}, {id: many, label: Many, evidence: {m.y: 1}}]}
  - {id: size, kind: number, ask: Size?, min: 0}
";

fn pack(actions: &str) -> Pack {
    let actions = actions.replace("};", ", owner: O, deliverable: D, metric: M, why: W}\n");
    load(&format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:{QUESTIONS}frameworks:\n\
         - {{id: d, kind: dimensions, title: D, elements: [{{id: e, title: E, meaning: m}}, {{id: f, title: F, meaning: m}}]}}\n\
         - {{id: m, kind: archetypes, title: M, elements: [{{id: x, title: X, meaning: m}}, {{id: y, title: Y, meaning: m}}]}}\n\
         goals:\n  d.e: {{target: 100}}\n  d.f: {{target: 100}}\n  m: {{fit: 100}}\n\
         targets:\n- {{framework: m, when: {{question: size, at_least: 50}}, target: y, because: Large ones need it}}\n\
         - {{framework: m, target: x, because: Small ones need it}}\n\
         waves:\n- {{id: now, title: Now, months: [0, 3], capacity_weeks: 4, max_actions: 2}}\n\
         - {{id: next, title: Next, months: [3, 12], capacity_weeks: 4, max_actions: 2}}\n\
         actions:\n{actions}"
    ))
}

fn record_of(pack: &Pack, text: &str) -> Record {
    record(pack, &answers_to(pack, text))
}

/// Planned towards what the organisation itself wants.
fn as_wanted(pack: &Pack, answers: &Answers) -> Record {
    let options = Options { target: TargetChoice::Wanted, ..Options::default() };
    assess(pack, answers, &options).expect("the target is no word to be wrong")
}

/// Each action of a roadmap and what became of it: its wave, `done` or the reason it was deferred.
fn fates(record: &Record) -> Vec<(String, String)> {
    let roadmap = record.roadmap.as_ref().expect("a roadmap");
    let waves =
        roadmap.waves.iter().flat_map(|wave| wave.actions.iter().map(|action| (action.id.clone(), wave.id.clone())));
    let done = roadmap.done.iter().map(|action| (action.id.clone(), "done".to_owned()));
    let deferred = roadmap.deferred.iter().map(|delayed| (delayed.id.clone(), delayed.reason.name().to_owned()));
    waves.chain(done).chain(deferred).collect()
}

fn fate(actions: &str, text: &str, action: &str) -> String {
    let fates = fates(&record_of(&pack(actions), text));
    fates.into_iter().find(|(id, _)| id == action).expect("the action").1
}

const LOW: &str = "answers: {policy: none, team: none, tools: none, who: many, where: many, size: 10}";

#[test]
fn an_action_whose_answers_are_true_is_done_and_satisfies_those_that_require_it() {
    let actions = "- {id: a, title: A, moves: {policy: draft}, effort_weeks: 1};\
                   - {id: b, title: B, requires: [a], moves: {team: all}, effort_weeks: 1};";
    let text = "answers: {policy: known, team: none, size: 10}";
    assert_eq!(fate(actions, text, "a"), "done");
    assert_eq!(fate(actions, text, "b"), "now");
}

#[test]
fn an_action_whose_moves_are_open_waits_for_facts_and_blocks_nothing() {
    let alone = "- {id: a, title: A, moves: {policy: draft}, effort_weeks: 1};";
    let actions = "- {id: a, title: A, moves: {policy: draft}, effort_weeks: 1};\
                   - {id: b, title: B, requires: [a], moves: {team: all}, effort_weeks: 1};";
    for open in [
        "answers: {team: none, tools: none, size: 10}",
        "answers: {policy: unknown, team: none, tools: none, size: 10}",
    ] {
        assert_eq!(fate(alone, open, "a"), "facts-first");
        assert_eq!((fate(actions, open, "a"), fate(actions, open, "b")), ("facts-first".to_owned(), "now".to_owned()));
    }
}

#[test]
fn two_actions_never_set_one_unordered_item_differently() {
    let actions = "- {id: a, title: A, moves: {who: one}, effort_weeks: 1};\
                   - {id: b, title: B, moves: {who: many, team: all}, effort_weeks: 1};";
    let text = "answers: {who: many, where: many, team: none, size: 10}";
    assert_eq!((fate(actions, text, "a"), fate(actions, text, "b")), ("conflicts".to_owned(), "now".to_owned()));
}

#[test]
fn an_action_larger_than_every_wave_is_too_large() {
    let actions = "- {id: a, title: A, moves: {policy: known}, effort_weeks: 5};\
                   - {id: b, title: B, requires: [a], moves: {team: all}, effort_weeks: 1};";
    assert_eq!(fate(actions, LOW, "a"), "too-large");
    assert_eq!(fate(actions, LOW, "b"), "too-large");
    let pack = pack(actions);
    let options = Options { capacity: Some(vec![1.0, 6.0]), ..Options::default() };
    let wide = assess(&pack, &answers_to(&pack, LOW), &options).expect("two waves");
    assert_eq!(fates(&wide)[0], ("a".to_owned(), "next".to_owned()), "more room in a wave makes it fit");
}

#[test]
fn an_action_that_no_wave_has_room_for_says_so_with_what_it_would_bring() {
    let actions = "- {id: a, title: A, moves: {policy: known}, effort_weeks: 4};\
                   - {id: b, title: B, moves: {team: all}, effort_weeks: 4};\
                   - {id: c, title: C, moves: {tools: inbox}, effort_weeks: 4};";
    assert_eq!(fate(actions, LOW, "c"), "no-room");
    let record = record_of(&pack(actions), LOW);
    assert!(record.roadmap.expect("a roadmap").deferred[0].gain.expect("a gain") > 0.0);
}

#[test]
fn an_action_that_brings_the_goals_no_nearer_says_so() {
    let actions = "- {id: a, title: A, moves: {who: many}, effort_weeks: 1};";
    assert_eq!(fate(actions, "answers: {who: one, where: one, size: 10}", "a"), "no-gain");
}

#[test]
fn an_action_whose_condition_is_not_true_is_deferred_and_nothing_waits_for_it() {
    let actions = "- {id: a, title: A, when: {question: size, at_least: 50}, moves: {policy: known}, effort_weeks: 1};\
                   - {id: b, title: B, requires: [a], moves: {team: all}, effort_weeks: 1};";
    for text in [LOW, "answers: {policy: none, team: none, tools: none, size: unknown}"] {
        assert_eq!(fate(actions, text, "a"), "condition");
        assert_eq!(fate(actions, text, "b"), "now");
    }
}

#[test]
fn an_action_on_what_cannot_exist_here_does_not_apply() {
    let actions = "- {id: a, title: A, moves: {policy: known}, effort_weeks: 1};\
                   - {id: b, title: B, requires: [a], moves: {team: all}, effort_weeks: 1};";
    let text = "answers: {policy: n/a, team: none, tools: none}";
    assert_eq!((fate(actions, text, "a"), fate(actions, text, "b")), ("condition".to_owned(), "now".to_owned()));
}

#[test]
fn what_an_action_switches_on_starts_at_its_worst_and_can_then_be_moved() {
    let actions = "- {id: a, title: A, moves: {policy: known}, effort_weeks: 1};\
                   - {id: b, title: B, requires: [a], moves: {drill: yearly}, effort_weeks: 1};";
    let pack = pack(actions);
    let record = record_of(&pack, LOW);
    assert_eq!(fates(&record), [("a".to_owned(), "now".to_owned()), ("b".to_owned(), "now".to_owned())]);
    let waves = record.roadmap.expect("a roadmap").waves;
    assert_eq!(waves[0].actions[0].effect.get("d.f"), None, "switching it on moves nothing");
    assert_eq!(waves[0].actions[1].effect["d.f"], 50.0);
    assert!(waves[0].actions[1].triggered_by.is_empty(), "no answer called for it");
}

#[test]
fn a_move_is_a_floor_and_adds_to_choices() {
    let actions = "- {id: a, title: A, moves: {policy: draft, team: all, tools: alerts}, effort_weeks: 1};";
    let record = record_of(&pack(actions), "answers: {policy: known, team: none, tools: inbox}");
    let roadmap = record.roadmap.expect("a roadmap");
    let triggers: Vec<&str> = roadmap.waves[0].actions[0].triggered_by.iter().map(|step| step.item.as_str()).collect();
    assert_eq!(triggers, ["team", "tools"], "a better answer than the move's stays");
    assert_eq!(roadmap.waves[0].expected["d.e"], 100.0);
    assert_eq!(roadmap.waves[0].expected["d.f"], 100.0, "both tools, while the drill stays open");
}

#[test]
fn the_target_follows_the_rules_or_the_organisations_own_wish() {
    let pack = pack(
        "- {id: a, title: A, moves: {who: one}, effort_weeks: 1};\
                     - {id: b, title: B, moves: {where: many}, effort_weeks: 1};",
    );
    let given = answers_to(&pack, "answers: {who: many, where: one, size: 60}\nwanted: {m: x}");
    let target = |record: &Record| {
        let framework = serde_json::to_value(&record.frameworks["m"]).expect("JSON");
        (framework["target"].clone(), framework["wanted"].clone())
    };
    let rules = record(&pack, &given);
    let wish = as_wanted(&pack, &given);
    assert_eq!(target(&rules).0["element"], "y");
    assert_eq!(target(&rules).0["because"], "Large ones need it");
    assert_eq!((target(&wish).0["element"].clone(), target(&wish).1), ("x".into(), "x".into()));
    assert_eq!(target(&wish).0["chosen_by_wanted"], true);
    assert_eq!(fates(&rules)[0], ("b".to_owned(), "now".to_owned()));
    assert_eq!(fates(&wish)[0], ("a".to_owned(), "now".to_owned()));
    let small = answers_to(&pack, "answers: {who: many, where: one, size: 10}");
    assert_eq!(target(&as_wanted(&pack, &small)).0["element"], "x", "no wish, so the rule");
    let unknown = answers_to(&pack, "answers: {who: many, where: one, team: none}");
    assert_eq!(target(&record(&pack, &unknown)).0["element"], "x", "open is not true");
}

#[test]
fn waves_have_days_when_the_answers_have_a_date() {
    let pack = pack("- {id: a, title: A, moves: {who: one}, effort_weeks: 1};");
    let dates = |line: &str| -> Vec<Option<[String; 2]>> {
        let roadmap = record_of(&pack, &format!("{line}{LOW}")).roadmap.expect("a roadmap");
        roadmap.waves.into_iter().map(|wave| wave.dates).collect()
    };
    let day = |first: &str, last: &str| Some([first.to_owned(), last.to_owned()]);
    assert_eq!(dates("date: 2026-11-22\n"), [day("2026-11-22", "2027-02-21"), day("2027-02-22", "2027-11-21")]);
    assert_eq!(dates("date: 2026-11-30\n"), [day("2026-11-30", "2027-02-27"), day("2027-02-28", "2027-11-29")]);
    assert_eq!(dates(""), [None, None]);
}

#[test]
fn open_answers_come_first_that_decide_the_model_or_move_scores_most() {
    let pack = pack("- {id: a, title: A, moves: {who: one}, effort_weeks: 1};");
    let little = record_of(&pack, "answers: {team: none}").first_look.expect("a first look").questions;
    assert_eq!(asked(&little), ["who", "where", "policy", "tools"], "no drill before the policy is known");
    let facts =
        record_of(&pack, "answers: {team: none, tools: none, size: 10}").roadmap.expect("a roadmap").facts_first;
    assert_eq!(asked(&facts), ["who", "where", "policy"]);
    for facts in [little, facts] {
        assert!(facts[1].decides_verdict && !facts[2].decides_verdict);
        assert_eq!(facts[2].elements, ["d.e", "d.f"], "the policy decides whether the drill counts");
    }
}

fn asked(facts: &[FactFirst]) -> Vec<&str> {
    facts.iter().map(|fact| fact.item.as_str()).collect()
}

#[test]
fn goals_that_nothing_is_known_of_are_not_judged() {
    let pack = pack("- {id: a, title: A, moves: {team: all}, effort_weeks: 1};");
    let text = "answers: {policy: known, team: none, size: 10}";
    let attainment = record_of(&pack, text).roadmap.expect("a roadmap").goal_attainment;
    assert_eq!(attainment.not_judged, ["d.f", "m.x"]);
    assert_eq!((attainment.now, attainment.after), (Some(50.0), Some(100.0)));
}

#[test]
fn goals_that_too_few_answers_tell_of_are_not_judged() {
    let pack = pack("- {id: a, title: A, moves: {tools: inbox}, effort_weeks: 1};");
    let text = "answers: {policy: unknown, team: unknown, tools: none, who: one, where: one, size: 10}";
    let attainment = record_of(&pack, text).roadmap.expect("a roadmap").goal_attainment;
    assert_eq!(attainment.not_judged, ["d.e"], "half of d.f is told, and that is enough");
    let thin = record_of(&pack, &text.replace("tools: none", "tools: unknown")).roadmap.expect("a roadmap");
    assert_eq!(thin.goal_attainment.not_judged, ["d.e", "d.f"]);
}
