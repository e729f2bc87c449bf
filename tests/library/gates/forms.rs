//! Every form of a condition, at and around its bound.

use crate::gate::{NOT_ASSESSED, THIN, parse};
use crate::record::tenths;

use super::Case;
use crate::suites::support::load;

const EXAMPLE: &str = "hub-and-spoke-instruments";

#[test]
fn a_number_is_compared_as_it_is_shown() {
    let case = Case::example(EXAMPLE);
    for measure in ["zones.public", "zones", "programme", "path", "path.steering", "model.hub-and-spoke"] {
        let points = case.points(measure).unwrap();
        let met = |condition: String| case.check(&condition).met;
        assert!(met(format!("{measure}>={points}")) && met(format!("{measure} <= {points}")), "{measure} is {points}");
        assert!(!met(format!("{measure}>{points}")) && !met(format!("{measure} < {points}")), "{measure} is {points}");
        assert!(met(format!("{measure}>{}", points - 0.1)) && met(format!("{measure}<{}", points + 0.1)), "{measure}");
    }
}

#[test]
fn what_is_missing_is_counted_in_points() {
    let case = Case::example(EXAMPLE);
    let points = case.points("zones.public").unwrap();
    let outcome = case.check(&format!("zones.public >= {}", points + 2.5));
    assert_eq!((outcome.met, outcome.short), (false, Some(2.5)));
    assert_eq!(
        outcome.sentence(),
        format!("`zones.public >= {}` is not met: it is {}, 2.5 points short", points + 2.5, tenths(points))
    );
    assert_eq!(case.check("zones.public>=0").short, None, "a gate that is met lacks nothing");
}

#[test]
fn bounds_are_what_open_questions_leave_possible() {
    let none = Case::empty();
    for element in none.pack.elements.iter().filter(|element| element.id.starts_with("zones.")) {
        let (low, high) = (format!("{}.low<=0", element.id), format!("{}.high>=100", element.id));
        assert!(none.check(&low).met && none.check(&high).met, "{}", element.id);
        assert!(!none.check(&format!("{}.low>0", element.id)).met, "{}", element.id);
    }
    let case = Case::example(EXAMPLE);
    let points = case.points("ecosystem.data").unwrap();
    let bound = |word: &str| case.check(&format!("ecosystem.data.{word}>=0")).now.parse::<f64>().unwrap();
    assert!(bound("low") < points && points < bound("high"), "an open question leaves room on both sides of {points}");
}

#[test]
fn levels_models_verdicts_and_poles_are_read_by_name() {
    let case = Case::example(EXAMPLE);
    for (condition, met) in [
        ("model.best in hub-and-spoke,multiple-hub", true),
        ("model.best is hub-and-spoke", true),
        ("model.best in centralised, honeycomb", false),
        ("model.verdict in clear, between", true),
        ("model.verdict is tentative", false),
        ("model.margin>0", true),
        ("model.stability>=100", true),
        ("coverage >= 50", true),
        ("zones.coverage>=50", true),
    ] {
        assert_eq!(case.check(condition).met, met, "{condition}: {:?}", case.check(condition));
    }
    let level = case.check("programme.level >= novice");
    let levels = &case.pack.frameworks[case.pack.framework("programme").unwrap()].levels;
    let reached = levels.iter().position(|level_of| level_of.id == level.now).unwrap();
    for (place, level) in levels.iter().enumerate() {
        assert_eq!(case.check(&format!("programme.level >= {}", level.id)).met, reached >= place, "{}", level.id);
        assert_eq!(case.check(&format!("programme.level < {}", level.id)).met, reached < place, "{}", level.id);
    }
    let sides = ["reactive", "mixed", "proactive"].map(|pole| case.check(&format!("path.pole is {pole}")));
    assert_eq!(sides.iter().filter(|side| side.met).count(), 1, "{sides:?}");
    assert!(sides.iter().all(|side| side.met == side.short.is_none()), "{sides:?}");
}

#[test]
fn what_too_few_answers_tell_never_meets_a_gate_and_says_so() {
    let case = Case::empty();
    for condition in [
        "zones.public>=0",
        "zones.public<=100",
        "programme>=0",
        "programme.level >= novice",
        "path<=100",
        "path.pole is mixed",
        "model.best in hub-and-spoke",
        "model.margin<=100",
        "model.stability>=0",
    ] {
        assert_unmet(&case, condition, THIN);
    }
    assert!(case.check("model.verdict is not-assessed").met);
    assert!(case.check("coverage<=0").met);
}

fn assert_unmet(case: &Case<'_>, condition: &str, why: &str) {
    let outcome = case.check(condition);
    assert!(!outcome.met && outcome.now == why, "{condition}: {outcome:?}");
    assert!(outcome.sentence().ends_with(&format!("it is {why}")), "{}", outcome.sentence());
}

/// A questionnaire of which nothing applies to those who have nothing.
const NOTHING: &str = "id: p
version: 1.0.0
title: P
sections:
- id: s
  title: S
  questions:
  - {id: have, kind: choice, ask: Have?, options: [{id: yes-we-do, label: We have}, {id: nothing, label: Nothing}]}
  - {id: good, kind: choice, ask: Good?, ordered: true, measures: {d.e: 1}, when: {question: have, is: yes-we-do}, options: [{id: low, label: Low}, {id: high, label: High}]}
  - {id: side, kind: choice, ask: Side?, when: {question: have, is: yes-we-do}, options: [{id: left, label: Left, evidence: {path.only: -1}}, {id: right, label: Right, evidence: {path.only: 1}}]}
  - {id: who, kind: choice, ask: Who?, when: {question: have, is: yes-we-do}, options: [{id: one, label: One, evidence: {m.x: 1}}, {id: many, label: Many, evidence: {m.y: 1}}]}
frameworks:
- {id: d, kind: dimensions, title: D, elements: [{id: e, title: E, meaning: m}]}
- {id: path, kind: spectrum, title: S, poles: [{id: left, title: Left, meaning: m}, {id: right, title: Right, meaning: m}], cuts: [-25, 25], strands: [{id: only, title: Only, meaning: m}]}
- {id: m, kind: archetypes, title: M, elements: [{id: x, title: X, meaning: m}, {id: y, title: Y, meaning: m}]}
- {id: c, kind: composite, title: C, of: {d: 1}, levels: [{id: low, title: Low, from: 0, meaning: m}, {id: high, title: High, from: 50, meaning: m}]}
";

#[test]
fn what_is_not_assessed_never_meets_a_gate_and_says_so() {
    let pack = load(NOTHING);
    let case = Case::under(&pack, "questionnaire: p@1\nanswers: {have: nothing}\n");
    for condition in [
        "d.e>=0",
        "d<=100",
        "c>=0",
        "c.level >= low",
        "path<=100",
        "path.pole is mixed",
        "m.best is x",
        "m.margin<=100",
        "m.stability>=0",
    ] {
        assert_unmet(&case, condition, NOT_ASSESSED);
    }
    assert!(case.check("m.verdict is not-assessed").met);
    assert!(case.check("coverage>=100").met);
}

#[test]
fn a_condition_that_cannot_be_asked_says_what_to_write() {
    let case = Case::empty();
    for (condition, message, help) in [
        ("zones.pubic>=40", "nothing called `zones.pubic` is scored", "did you mean `zones.public`?"),
        ("covrage>=40", "nothing called `covrage` is scored", "did you mean `coverage`?"),
        ("zones.public", "compares nothing", "element >= number"),
        ("zones.public>=lots", "lots", "number"),
        ("model>=40", "`model` has no score of its own", "model.best in"),
        ("model.best in hubandspoke", "hubandspoke", "hub-and-spoke"),
        ("model.verdict in sure", "sure", "clear"),
        ("programme.level >= intermediat", "intermediat", "intermediate"),
        ("path.pole is proctive", "proctive", "proactive"),
        ("path.level >= x", "path.level", "did you mean `path`?"),
        ("zones.public=>40", "`=>` is no comparison", "write `>=`"),
        ("", "compares nothing", "element >= number"),
    ] {
        let bad = parse(condition, &case.outline).unwrap_err();
        assert!(bad.message.contains(message), "{condition}: {}", bad.message);
        assert!(bad.help.contains(help), "{condition}: {}", bad.help);
    }
}
