//! Packs about which the self-test once said what was not so, or was silent.

use crate::diagnostics::Diagnostics;
use crate::suites::support::{load, self_test};

/// Everything the self-test says, as `code: message`.
fn checked(text: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    diagnostics.add_source("pack.yaml", text);
    self_test(&load(text), &mut diagnostics);
    diagnostics.sorted().iter().map(|found| format!("{}: {}", found.code.name(), found.message)).collect()
}

/// A pack with these questions and this rest; the dimensions `d.one` and `d.two` may each rest on one question.
fn pack(questions: &str, rest: &str) -> String {
    format!(
        "id: faults
version: 1.0.0
title: Faults
sections:
  - id: all
    title: All
    questions:
{questions}
frameworks:
  - id: d
    kind: dimensions
    title: D
    elements:
      - {{id: one, title: One, meaning: The first, single: Enough}}
{rest}"
    )
}

const TWO: &str = "      - {id: two, title: Two, meaning: The second, single: Enough}\n";
const NOTHING: [&str; 0] = [];

fn yes_or_no(count: usize) -> String {
    let question = |place: usize| {
        format!(
            "      - {{id: q{place}, kind: choice, ordered: true, ask: Is it so, measures: {{d.one: 1}}, options: [{{id: is-not, label: Is not}}, {{id: is-so, label: Is so}}]}}"
        )
    };
    (0..count).map(question).collect::<Vec<_>>().join("\n")
}

/// Levels of the dimensions, each by the score it starts from.
fn levels(from: &[&str]) -> String {
    let level =
        |(place, from): (usize, &&str)| format!("      - {{id: l{place}, title: L, from: {from}, meaning: m}}\n");
    "    levels:\n".to_owned() + &from.iter().enumerate().map(level).collect::<String>()
}

#[test]
fn levels_between_all_and_nothing_are_reached_by_yes_and_no() {
    assert_eq!(checked(&pack(&yes_or_no(5), &levels(&["0", "40", "60", "80"]))), NOTHING);
}

#[test]
fn a_level_between_two_scores_that_can_be_had_is_reached_by_none() {
    let found = checked(&pack(&yes_or_no(5), &levels(&["0", "40.5", "59", "60"])));
    assert_eq!(
        found,
        ["unreachable: no answers lead to the level `l1`", "unreachable: no answers lead to the level `l2`"]
    );
}

const GATE: &str = "      - {id: q1, kind: choice, ask: Is there one, options: [{id: good, label: Good, evidence: {d.one: 1}}, {id: bad, label: Bad, evidence: {d.one: 0}}]}
      - {id: q2, kind: choice, ask: Is it used, when: {question: q1, is: good}, options: [{id: good, label: Good}, {id: bad, label: Bad}]}
      - {id: q3, kind: choice, ask: By whom, when: {question: q2, is: good}, options: [{id: bad, label: Bad}, {id: worse, label: Worse}, {id: good, label: Good}]}
      - {id: q4, kind: choice, ask: How well, when: {question: q3, is: good}, otherwise: worst, options: [{id: good, label: Good, evidence: {d.one: 1}}, {id: bad, label: Bad, evidence: {d.one: 0}}]}";

#[test]
fn questions_without_evidence_may_stand_between_the_best_answers() {
    assert_eq!(checked(&pack(GATE, "")), NOTHING);
}

#[test]
fn the_best_answers_may_not_be_had_together() {
    let closed = GATE
        .replace("ask: Is it used, when: {question: q1, is: good}", "ask: Is it used, when: {question: q1, is: bad}");
    let found = checked(&pack(&closed, ""));
    assert_eq!(
        found,
        ["maximum-out-of-reach: the best answers do not bring `d.one` to its highest score: conditions are in the way"]
    );
}

const BOXES: &str = "      - id: boxes
        kind: choices
        ask: Which are there
        options: [{id: a, label: A, evidence: {d.one: 0.5}}, {id: b, label: B, evidence: {d.one: 0.3}}, {id: c, label: C, evidence: {d.one: 0.2}}, {id: neither, label: None of them, exclusive: true}]";

fn found_when(when: &str) -> Vec<String> {
    checked(&pack(
        BOXES,
        &format!("findings: [{{code: found, when: {when}, severity: warning, title: T, detail: D}}]\n"),
    ))
}

#[test]
fn sets_of_options_are_answers_too() {
    let when = "{all: [{question: boxes, is: a}, {question: boxes, is: b}, {not: {question: boxes, is: c}}]}";
    assert_eq!(found_when(when), NOTHING);
    let when = "{all: [{question: boxes, is: a}, {not: {question: boxes, is: b}}, {score: d.one, at_least: 75}]}";
    assert_eq!(found_when(when), ["unreachable: no answers lead to the finding `found`"]);
}

#[test]
fn an_exclusive_option_beside_another_may_be_denied() {
    let both = "{all: [{question: boxes, is: neither}, {question: boxes, is: a}]}";
    let never = "can never hold: it wants an exclusive option of `boxes` and another one";
    assert_eq!(found_when(&format!("{{not: {both}}}")), NOTHING);
    assert_eq!(found_when(both), [format!("exclusive-combined: the condition of `found` {never}")]);
    assert_eq!(
        found_when(&format!("{{not: {{not: {both}}}}}")),
        [format!("exclusive-combined: the condition of `found` {never}")]
    );
    let part = format!("exclusive-combined: a part of the condition of `found` {never}");
    assert_eq!(found_when(&format!("{{any: [{both}, {{question: boxes, is: b}}]}}")), [part]);
}

const PLAN: &str = "goals: {d.one: {target: 80}}
waves: [{id: now, title: Now, months: [0, 3], capacity_weeks: 9, max_actions: 9}]
actions:
";

fn action(id: &str, when: &str, moves: &str) -> String {
    format!(
        "  - {{id: {id}, title: A, {when}moves: {{{moves}}}, effort_weeks: 1, owner: O, deliverable: D, metric: M, why: W}}\n"
    )
}

const THREE: &str = "      - {id: q1, kind: choice, ask: How far, options: [{id: a, label: A, evidence: {d.one: 1}}, {id: b, label: B}, {id: c, label: C, evidence: {d.one: 0}}]}
      - {id: q2, kind: choice, ask: How good, options: [{id: a, label: A, evidence: {d.one: 1}}, {id: b, label: B, evidence: {d.one: 0}}]}";

#[test]
fn an_action_moves_only_those_to_whom_it_is_offered() {
    let plan = |when: &str| PLAN.to_owned() + &action("one", when, "q1: a") + &action("two", "", "q2: a");
    assert_eq!(checked(&pack(THREE, &plan(""))), NOTHING);
    let stuck = |options: &str| {
        format!("unmoved-option: no action leads away from {options} in `q1`, though a goal depends on it")
    };
    assert_eq!(checked(&pack(THREE, &plan("when: {question: q1, is: c}, "))), [stuck("`b`")]);
    assert_eq!(
        checked(&pack(THREE, &plan("when: {score: d.one, at_least: 60}, "))).first(),
        Some(&stuck("`b` and `c`"))
    );
}

#[test]
fn an_answer_without_evidence_that_closes_a_question_of_a_goal_must_be_moved() {
    let plan = PLAN.to_owned() + &action("one", "", "q1: good") + &action("four", "", "q4: good");
    let stuck = |options: &str, item: &str| {
        format!(
            "unmoved-option: no action leads away from {options} in `{item}`, which keeps `q4` of a goal at its worst"
        )
    };
    let used = action("two", "", "q2: good");
    assert_eq!(checked(&pack(GATE, &(plan.clone() + &used))), [stuck("`bad` and `worse`", "q3")]);
    assert_eq!(checked(&pack(GATE, &(plan + &used + &action("three", "", "q3: good")))), NOTHING);
}

const ELSEWHERE: &str = "      - {id: q1, kind: choice, ask: Is there one, options: [{id: good, label: Good, evidence: {d.one: 1}}, {id: bad, label: Bad, evidence: {d.one: 0}}]}
      - {id: q2, kind: choice, ask: How good, when: {question: q1, is: good}, otherwise: worst, options: [{id: good, label: Good, evidence: {d.two: 1}}, {id: bad, label: Bad, evidence: {d.two: 0}}]}";

#[test]
fn a_dimension_that_an_answer_about_another_switches_off_is_reported() {
    let worst = "switched-from-elsewhere: `q2` measures `d.two`, but answers to `q1` about `d.one` set it to its worst";
    assert_eq!(checked(&pack(ELSEWHERE, TWO)), [worst]);
    let left_out = ELSEWHERE.replace("otherwise: worst, ", "");
    let gone = "switched-from-elsewhere: `q2` measures `d.two`, but answers to `q1` about `d.one` take it out";
    assert_eq!(checked(&pack(&left_out, TWO)), [gone]);
}

#[test]
fn context_and_the_dimension_itself_may_switch_a_question() {
    let context = ELSEWHERE
        .replace("evidence: {d.one: 1}", "evidence: {d.two: 1}")
        .replace("evidence: {d.one: 0}", "evidence: {d.two: 0}");
    let other = "\n      - {id: q3, kind: choice, ordered: true, ask: And this, measures: {d.one: 1}, options: [{id: is-not, label: Is not}, {id: is-so, label: Is so}]}";
    assert_eq!(checked(&pack(&(context + other), TWO)), NOTHING);
    let context = ELSEWHERE.replace(", evidence: {d.one: 1}", "").replace(", evidence: {d.one: 0}", "");
    assert_eq!(checked(&pack(&(context + other), TWO)), NOTHING);
}

#[test]
fn context_that_another_dimension_switches_is_no_context() {
    let between = "      - {id: q9, kind: choice, ask: Where, when: {question: q1, is: good}, options: [{id: here, label: Here}, {id: there, label: There}]}\n      - {id: q2";
    let chain = ELSEWHERE
        .replace("when: {question: q1, is: good}", "when: {question: q9, is: here}")
        .replace("      - {id: q2", between);
    let worst = "switched-from-elsewhere: `q2` measures `d.two`, but answers to `q1` about `d.one` set it to its worst";
    assert_eq!(checked(&pack(&chain, TWO)), [worst]);
}

#[test]
fn a_question_that_is_never_asked_is_reported_also_without_options() {
    let never = "\n      - {id: when, kind: number, ask: Since when, when: {all: [{question: q1, is: good}, {question: q1, is: bad}]}}";
    let shown =
        "\nfindings: [{code: old, when: {question: when, at_most: 2000}, severity: info, title: T, detail: D}]\n";
    let found = checked(&pack(&(GATE.to_owned() + never), shown));
    assert_eq!(
        found,
        ["unreachable: no answers lead to the question `when`", "unreachable: no answers lead to the finding `old`"]
    );
}
