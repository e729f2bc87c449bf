//! `--fail-on-regression`: what counts as a fall, and what does not.

use super::{Files, compare, json, shift};
use crate::process::stderr;

const FLAG: &str = "--fail-on-regression";

#[test]
fn a_fall_ends_with_1_and_says_how_far() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let after = files.write("after.yaml", &[("volume-growth", "left-unanswered")]);
    let fell = -shift(&json(&[&before, &after]), "path.customer-demand")["like_for_like"].as_f64().unwrap();
    assert!(fell > 1.0);
    let output = compare(&[&before, &after], &[FLAG]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("Demand from customers (Reactive or proactive) fell by"), "{}", stderr(&output));
    assert!(stderr(&output).contains("like for like"), "{}", stderr(&output));
    assert!(!output.stdout.is_empty(), "the comparison is printed all the same");
    let at = |points: f64| format!("path.customer-demand:{points}");
    assert_eq!(compare(&[&before, &after], &[FLAG, &at(fell)]).status.code(), Some(0), "as far as it may");
    assert_eq!(compare(&[&before, &after], &[FLAG, &at(fell - 0.1)]).status.code(), Some(1), "further than it may");
    assert_eq!(compare(&[&before, &after], &[FLAG, "zones.public"]).status.code(), Some(0), "another element");
    assert_eq!(compare(&[&before, &after], &[FLAG, "zones.public", FLAG, "path"]).status.code(), Some(1), "any of two");
    assert_eq!(compare(&[&before, &after], &[]).status.code(), Some(0), "nobody asked");
}

#[test]
fn answering_a_weak_point_for_the_first_time_is_no_fall() {
    let files = Files::new();
    let before = files.write("before.yaml", &[("public-needs", "{relations: being-tried, listening: passed-on}")]);
    let after = files.write(
        "after.yaml",
        &[("public-needs", "{relations: being-tried, listening: passed-on, debate: nobody-does}")],
    );
    assert!(shift(&json(&[&before, &after]), "zones.public")["raw"].as_f64().unwrap() < 0.0);
    let output = compare(&[&before, &after], &[FLAG]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_better_fit_of_another_model_is_no_fall() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let after = files.write("after.yaml", &[("unit-exchange", "directly")]);
    let output = compare(&[&before, &after], &[FLAG]);
    assert!(shift(&json(&[&before, &after]), "model.hub-and-spoke")["raw"].as_f64().unwrap() < 0.0);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(compare(&[&before, &after], &[FLAG, "model.hub-and-spoke"]).status.code(), Some(1));
}

#[test]
fn what_is_no_longer_answered_has_fallen() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let after = files.write("after.yaml", &[("partner-work", "unknown")]);
    let output = compare(&[&before, &after], &[FLAG, "partners.listening"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("(Partner management) is no longer assessed"), "{}", stderr(&output));
}

/// With and without a value, before and after the files; a word behind the flag is its value where it is no file.
#[test]
fn the_flag_stands_where_it_likes() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let after = files.write("after.yaml", &[("volume-growth", "left-unanswered")]);
    let (before, after) = (before.as_str(), after.as_str());
    for (args, code) in [
        (&[FLAG, before, after][..], 1),
        (&[before, FLAG, after], 1),
        (&[before, after, FLAG], 1),
        (&["--fail-on-regression=path.customer-demand:90", before, after], 0),
        (&[before, "--fail-on-regression=path.customer-demand", after], 1),
        (&[before, after, FLAG, "path.customer-demand:90"], 0),
        (&[before, after, FLAG, ":90"], 0),
        (&[before, after, FLAG, "path.customer-demand"], 1),
        (&[FLAG, "path.customer-demand:90", before, after], 0),
        (&[FLAG, before], 2),
        (&[before, after, FLAG, "missing.yaml"], 2),
    ] {
        let output = compare(args, &[]);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn a_floor_that_cannot_be_used_is_an_error_with_a_way_out() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    for (floor, expected) in [
        ("zones.pubic", "did you mean `zones.public`?"),
        ("zones.public:lots", "`lots` is no number of points"),
        ("zones.public:-1", "`-1` is no number of points"),
    ] {
        let output = compare(&[&before, &before], &[FLAG, floor]);
        assert_eq!(output.status.code(), Some(2), "{floor}");
        assert!(stderr(&output).contains(expected), "{floor}: {}", stderr(&output));
        assert!(output.stdout.is_empty(), "{floor}");
    }
}
