//! Texts and records that somebody bent: deep nesting, numbers out of range, unknown ids.

use std::fs;

use serde_json::{Value, json};

use super::{folder, in_folder};
use crate::process::{code, stderr};

/// A questionnaire with a text wherever prose may stand, as a quoted scalar.
fn pack(prose: &str) -> String {
    let prose = serde_json::to_string(prose).unwrap();
    format!(
        "id: deep\nversion: 1.0.0\ntitle: Deep\nabout: {prose}\nsections:\n- id: all\n  title: All\n  questions:\n  \
         - id: one\n    kind: choice\n    ordered: true\n    ask: {prose}\n    help: {prose}\n    measures: {{z.a: 1}}\n    \
         options: [{{id: no, label: None}}, {{id: some, label: Some}}]\nframeworks:\n\
         - {{id: z, kind: dimensions, title: Z, elements: [{{id: a, title: A, meaning: {prose}}}]}}\n"
    )
}

#[test]
fn prose_may_be_nested_as_deep_as_it_likes() {
    let folder = folder();
    fs::write(folder.path().join("answers.yaml"), "questionnaire: deep@1\nanswers: {one: 'no'}\n").unwrap();
    let emphasis = format!("{}a{}", "*b **c ".repeat(25_000), "** d*".repeat(25_000));
    let images = format!("{}a{}", "![".repeat(25_000), "](x)".repeat(25_000));
    for prose in [emphasis, images, "> ".repeat(25_000) + "a", "[".repeat(50_000)] {
        fs::write(folder.path().join("pack.yaml"), pack(&prose)).unwrap();
        for args in [
            &["check", "pack.yaml"][..],
            &["show", "pack.yaml"],
            &["show", "pack.yaml", "--format", "html"],
            &["report", "answers.yaml", "-q", "pack.yaml", "-o", "out", "--format", "html,md"],
            &["batch", "answers.yaml", "-q", "pack.yaml", "--reports", "pages"],
        ] {
            let output = in_folder(folder.path(), args);
            assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
        }
    }
}

/// Changes one value of a record.
type Bend = (&'static str, fn(&mut Value));

const BENT: [Bend; 16] = [
    ("/frameworks/model/fit/centralised", |fit| *fit = json!(-5e300)),
    ("/frameworks/model/fit/centralised", |fit| *fit = json!(1e308)),
    ("/frameworks/model/best", |best| *best = json!("nobody")),
    ("/frameworks/model/ranges/centralised/low", |low| *low = json!(99.5)),
    ("/frameworks/practices/dimensions", |all| {
        all.as_object_mut().unwrap().insert("more".to_owned(), json!(null));
    }),
    ("/frameworks/practices/levels/0/from", |from| *from = json!(1e300)),
    ("/frameworks/practices/mean", |mean| *mean = json!(100.5)),
    ("/frameworks/programme/level", |level| *level = json!("no-such-level")),
    ("/frameworks/path/position", |position| *position = json!(-100.5)),
    ("/coverage/percent", |percent| *percent = json!(1e18)),
    ("/coverage/answered", |answered| *answered = json!(9_007_199_254_740_993_u64)),
    ("/roadmap/waves/0/months", |months| *months = json!([4, 4_000_000_000_u32])),
    ("/roadmap/waves/0/actions/0/effort_weeks", |weeks| *weeks = json!(-1)),
    ("/date", |date| *date = json!("99999-99-99")),
    ("/sections/0/items/0/standing", |standing| *standing = json!(7)),
    ("/measures/model.centralised/score", |score| *score = json!(-1)),
];

#[test]
fn a_record_changed_by_hand_is_refused_with_the_place() {
    let folder = folder();
    let record: Value = serde_json::from_slice(&fs::read(folder.path().join("record.json")).unwrap()).unwrap();
    for (place, bend) in BENT {
        let mut bent = record.clone();
        bend(bent.pointer_mut(place).unwrap_or_else(|| panic!("the record has no {place}")));
        fs::write(folder.path().join("bent.json"), serde_json::to_string_pretty(&bent).unwrap()).unwrap();
        for args in [&["report", "bent.json", "-o", "out.html"][..], &["compare", "bent.json", "a.yaml"]] {
            let output = in_folder(folder.path(), args);
            let said = stderr(&output);
            assert_eq!(code(&output), 2, "{place}: {args:?}: {said}");
            assert!(said.contains("error[bad-record]") && said.contains("bent.json:"), "{place}: {said}");
        }
    }
    assert!(!folder.path().join("out.html").exists());
}

#[test]
fn all_that_is_wrong_with_a_record_is_told_at_once() {
    let folder = folder();
    let mut record: Value = serde_json::from_slice(&fs::read(folder.path().join("record.json")).unwrap()).unwrap();
    *record.pointer_mut("/frameworks/model/best").unwrap() = json!("nobody");
    *record.pointer_mut("/coverage/percent").unwrap() = json!(101);
    *record.pointer_mut("/date").unwrap() = json!("yesterday");
    fs::write(folder.path().join("bent.json"), serde_json::to_string_pretty(&record).unwrap()).unwrap();
    let output = in_folder(folder.path(), &["report", "bent.json", "-o", "-"]);
    let said = stderr(&output);
    for expected in ["nobody", "101", "yesterday"] {
        assert!(said.contains(expected), "{said}");
    }
    assert!(said.matches("error[bad-record]").count() >= 3 && output.stdout.is_empty(), "{said}");
}
