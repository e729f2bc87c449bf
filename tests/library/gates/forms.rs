//! Every form of a condition, at and around its bound.

use crate::gate::parse;

use super::Case;

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
        format!("`zones.public >= {}` is not met: it is {points}, 2.5 points short", points + 2.5)
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
    let points = case.points("zones.public").unwrap();
    let bound = |word: &str| case.check(&format!("zones.public.{word}>=0")).now.parse::<f64>().unwrap();
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
fn what_is_not_assessed_never_meets_a_gate_and_says_so() {
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
        let outcome = case.check(condition);
        assert!(!outcome.met && outcome.now == "not assessed", "{condition}: {outcome:?}");
        assert!(outcome.sentence().ends_with("it is not assessed"), "{}", outcome.sentence());
    }
    assert!(case.check("model.verdict is not-assessed").met);
    assert!(case.check("coverage<=0").met);
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
