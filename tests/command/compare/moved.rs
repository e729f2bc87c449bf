//! What is said to have moved, and why.

use std::fs;

use serde_json::Value;

use super::{Files, compare, json, printed, shift};
use crate::process::{run, stderr};

#[test]
fn answering_more_questions_is_not_taken_for_progress() {
    let files = Files::new();
    let before = files.write("before.yaml", &[("public-needs", "{relations: being-tried, listening: nobody-does}")]);
    let after = files.write(
        "after.yaml",
        &[("public-needs", "{relations: being-tried, listening: nobody-does, debate: passed-on}")],
    );
    let moved = json(&[&before, &after]);
    let public = shift(&moved, "zones.public");
    assert!(public["raw"].as_f64().unwrap() > 0.0, "{public}");
    assert_eq!(public["like_for_like"], 0.0, "{public}");
    assert_eq!(public["because"].as_array().unwrap().len(), 0, "{public}");
    let answers = moved["overall"]["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!((&answers[0]["item"], &answers[0]["before"]), (&"public-needs.debate".into(), &"unanswered".into()));
}

#[test]
fn where_the_same_questions_are_answered_like_for_like_is_the_change_itself() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let after = files.write("after.yaml", &[("volume-growth", "routed-to-owners"), ("unit-support", "starter-kit")]);
    let output = compare(&[&before, &after], &["--format", "json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let moved: Value = serde_json::from_str(&printed(&output)).unwrap();
    let scores = moved["overall"]["scores"].as_array().unwrap();
    assert!(scores.iter().filter(|shift| shift["raw"] != 0.0).count() > 3);
    for shift in scores {
        assert_eq!(shift["raw"], shift["like_for_like"], "{shift}");
    }
}

#[test]
fn single_answers_explain_every_change_of_an_element() {
    let (before, after) =
        ("examples/hub-and-spoke-instruments/answers.yaml", "examples/multiple-hub-hotels/answers.yaml");
    let moved = json(&[before, after]);
    let scores = moved["overall"]["scores"].as_array().unwrap();
    let explained: Vec<&Value> = scores.iter().filter(|shift| shift["id"].as_str().unwrap().contains('.')).collect();
    assert!(explained.len() > 30);
    for shift in explained {
        let shares = shift["because"].as_array().unwrap();
        let sum: f64 = shares.iter().map(|share| share["points"].as_f64().unwrap()).sum();
        // Each share, and each of the two scores, is rounded by itself.
        let rounding = shares.iter().fold(0.12, |sum, _| sum + 0.06);
        assert!((sum - shift["like_for_like"].as_f64().unwrap_or_default()).abs() < rounding, "{sum}: {shift}");
        let sizes: Vec<f64> = shares.iter().map(|share| share["points"].as_f64().unwrap().abs()).collect();
        assert!(sizes.is_sorted_by(|a, b| a >= b), "the largest comes first: {shift}");
    }
}

#[test]
fn a_planned_action_that_was_carried_out_is_done_and_its_finding_closed() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let record = files.path("before.json");
    let made = run(&["report", &before, "-o", record.to_str().unwrap()]);
    assert!(made.status.success(), "{}", stderr(&made));
    let planned: Value = serde_json::from_slice(&fs::read(&record).unwrap()).unwrap();
    assert!(planned["roadmap"]["waves"].to_string().contains("\"crisis-drill\""), "the example plans a rehearsal");
    let text = fs::read_to_string(&before).unwrap();
    assert!(text.contains("rehearsal: in-heads"));
    fs::write(files.path("after.yaml"), text.replace("rehearsal: in-heads", "rehearsal: rehearsed-lately")).unwrap();
    let moved = json(&[record.to_str().unwrap(), files.path("after.yaml").to_str().unwrap()]);
    let ids = |list: &str| -> Vec<String> {
        let list = moved["overall"][list].as_array().unwrap();
        list.iter().map(|one| one["id"].as_str().or(one["code"].as_str()).unwrap().to_owned()).collect()
    };
    assert_eq!(ids("actions_done"), ["crisis-drill"]);
    assert!(!ids("actions_open").is_empty() && !ids("actions_open").contains(&"crisis-drill".to_owned()));
    assert_eq!(ids("closed_findings"), ["crisis-unrehearsed"]);
}

#[test]
fn records_compare_as_the_answers_they_were_made_of() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let after = files.write("after.yaml", &[("volume-growth", "routed-to-owners")]);
    let record = |answers: &str| {
        let path = answers.replace(".yaml", ".json");
        assert!(run(&["report", answers, "-o", &path]).status.success());
        path
    };
    assert_eq!(json(&[&record(&before), &record(&after)]), json(&[&before, &after]));
}

#[test]
fn different_questionnaires_are_refused() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let pack = files.path("habits.yaml");
    let (record, answers) = (files.path("habits.json"), files.path("other.yaml"));
    let [pack, record, answers] = [&pack, &record, &answers].map(|path| path.to_str().unwrap());
    assert!(run(&["init", "pack", "-o", pack]).status.success());
    fs::write(answers, "questionnaire: meeting-habits@1\nanswers: {}\n").unwrap();
    assert!(run(&["report", answers, "-q", pack, "-o", record]).status.success());
    let output = compare(&[&before, record], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("different questionnaires"), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
}

#[test]
fn mistakes_in_both_files_are_all_named() {
    let files = Files::new();
    let before = files.write("before.yaml", &[("volume-growth", "magic")]);
    let after = files.write("after.yaml", &[("unit-support", "wizardry")]);
    let output = compare(&[&before, &after], &[]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("magic") && said.contains("wizardry") && said.contains("before.yaml:"), "{said}");
}

#[test]
fn a_finding_whose_answer_became_unknown_is_not_closed() {
    let files = Files::new();
    let before = files.write("before.yaml", &[("public-complaints", "public-quarter")]);
    let after = files.write("after.yaml", &[("public-complaints", "unknown")]);
    let moved = json(&[&before, &after]);
    let codes = |list: &str| moved["overall"][list].to_string();
    assert!(codes("unclear_findings").contains("complain"), "{}", codes("unclear_findings"));
    assert_eq!(codes("closed_findings"), "[]");
}

/// The sentences of the summary before its tables.
fn news(files: &[&str]) -> Vec<String> {
    let text = printed(&compare(files, &[]));
    let news = text.split("\n\n").nth(1).unwrap_or_default();
    let joined = news.replace("\n    ", " ");
    joined.lines().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn a_comparison_begins_with_what_matters() {
    let (before, after) =
        ("examples/decentralised-university/answers.yaml", "examples/multiple-hub-hotels/answers.yaml");
    assert_eq!(
        news(&[before, after]),
        [
            "Programme maturity rose from “Novice” to “Advanced”.",
            "How the work is organised: now “Multiple hub-and-spoke” fits best, before it was “Decentralised”.",
            "Nothing got worse, like for like.",
            "28 of 32 scores rose, like for like.",
            "New, and in need of attention: “Your community is run like an advertising site”.",
            "Of 17 planned actions 4 are done.",
        ]
    );
    let fallen = news(&[after, before]);
    assert!(
        fallen[0].starts_with("Programme maturity fell from “Advanced” to “Novice”: “Intermediate” needs "),
        "{fallen:?}"
    );
}

#[test]
fn what_is_as_before_is_said_to_be() {
    let files = Files::new();
    let before = files.write("before.yaml", &[]);
    let after = files.write("after.yaml", &[]);
    let news = news(&[&before, &after]);
    assert!(news.contains(&"Nothing got worse, like for like.".to_owned()), "{news:?}");
    assert!(news.contains(&"Nothing new calls for attention.".to_owned()), "{news:?}");
    assert!(news.iter().any(|said| said.ends_with(" rose, like for like.") && said.starts_with("0 of ")), "{news:?}");
}
