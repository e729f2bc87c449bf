//! Several respondents of one organisation.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::process::{ROOT, code, run, stderr, stdout};

/// The eight answers files of the example.
pub(crate) fn people() -> Vec<PathBuf> {
    let folder = Path::new(ROOT).join("examples/workshop-housing/answers");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 8);
    files
}

fn panel(files: &[PathBuf], more: &[&str]) -> Output {
    let files: Vec<&str> = files.iter().map(|path| path.to_str().unwrap()).collect();
    run(&[&["panel"], files.as_slice(), more].concat())
}

fn json(files: &[PathBuf], more: &[&str]) -> Value {
    let output = panel(files, &[&["--format", "json"], more].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

/// Copies of the eight, one of them changed.
fn bent(number: usize, from: &str, to: &str) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let copies = people().into_iter().enumerate().map(|(at, path)| {
        let mut text = fs::read_to_string(&path).unwrap();
        if at == number {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        let copy = folder.path().join(path.file_name().unwrap());
        fs::write(&copy, text).unwrap();
        copy
    });
    let copies = copies.collect();
    (folder, copies)
}

#[test]
fn the_summary_says_who_how_far_they_agree_and_what_to_talk_about() {
    let text = stdout(&panel(&people(), &[]));
    assert!(text.starts_with("Panel  Kestrel Homes · 2026-11-16 · 8 respondents\n"), "{text}");
    assert!(text.contains("Of 37 questions, people agree on 12, lean one way on 7, are split on 10"), "{text}");
    assert!(text.contains("\nWhat to talk about (72 minutes, and 10 to open and close)\n   1. Who looks after most"));
    assert!(text.contains("Could change: How the work is organised (“Centralised” or “Decentralised”)"));
    assert!(text.lines().all(|line| line.chars().count() <= 80), "it fits a terminal");
    for id in ["r1", "chief executive", "south"] {
        assert!(!text.contains(id), "{id} is in\n{text}");
    }
}

#[test]
fn the_order_of_files_changes_nothing() {
    let mut turned = people();
    turned.rotate_left(3);
    turned.swap(0, 5);
    for format in ["text", "json", "csv"] {
        let [one, other] = [people(), turned.clone()].map(|files| panel(&files, &["--format", format]).stdout);
        assert_eq!(one, other, "{format}");
    }
}

#[test]
fn indices_equal_an_independent_implementation() {
    let all = people();
    let mut compared = 0;
    for people in [&all[..], &all[..2], &all[3..6], &all[4..6], &all[2..7], &all[5..]] {
        let output = panel(people, &["--format", "json"]);
        let script = Path::new(ROOT).join("tests/fixtures/agreement.py");
        let mut python =
            Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut python.stdin.take().unwrap(), &output.stdout).unwrap();
        let said = python.wait_with_output().unwrap();
        let text = stdout(&said);
        assert!(said.status.success(), "{text}");
        compared += text.split_whitespace().next().unwrap().parse::<usize>().unwrap();
    }
    assert!(compared > 700, "{compared}");
}

#[test]
fn people_who_say_the_same_agree_fully() {
    let folder = tempfile::tempdir().unwrap();
    let copies: Vec<PathBuf> = (0..3).map(|number| folder.path().join(format!("{number}.yaml"))).collect();
    for (number, copy) in copies.iter().enumerate() {
        let text = fs::read_to_string(&people()[1]).unwrap();
        fs::write(copy, text.replace("id: r2", &format!("id: x{number}"))).unwrap();
    }
    let told = json(&copies, &[]);
    for item in told["items"].as_array().unwrap() {
        let word = item["word"].as_str().unwrap();
        assert!(word == "agree" || word == "cannot-tell" && item["answered"] == 0, "{item}");
        let indices = &item["indices"];
        for (name, full) in [("r_wg", 1.0), ("consensus", 1.0), ("modal_share", 1.0), ("average_deviation", 0.0)] {
            assert!(indices[name].as_f64().is_none_or(|value| (value - full).abs() < 1e-12), "{name} {item}");
        }
    }
    for measure in told["measures"].as_array().unwrap() {
        assert_eq!(measure["lowest"], measure["highest"], "{measure}");
    }
}

#[test]
fn a_small_group_is_neither_shown_nor_found_by_subtraction() {
    let all = json(&people(), &["--by", "unit"]);
    assert_eq!(all["groups"]["shown"].as_array().unwrap().len(), 0, "five less eight would tell of three");
    assert_eq!(all["groups"]["withheld"], 8);
    let agreed = json(&people(), &["--by", "unit", "--min-group", "2"]);
    let shown = agreed["groups"]["shown"].as_array().unwrap();
    // North is one person, and south would be what is left of the whole.
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert_eq!((&shown[0]["name"], &shown[0]["respondents"]), (&"headquarters".into(), &5.into()));
    // Members of a small group who swap their units change nothing.
    let (_folder, swapped) = bent(6, "unit: south", "unit: north");
    assert_eq!(json(&swapped, &["--by", "unit"])["measures"], all["measures"]);
}

#[test]
fn notes_carry_no_name_unless_the_group_agreed_to_it() {
    let told = json(&people(), &[]);
    let voices = |told: &Value| -> Vec<Value> {
        told["agenda"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|topic| topic["voices"].as_array().unwrap().clone())
            .collect()
    };
    assert!(voices(&told).len() > 5);
    assert!(voices(&told).iter().all(|voice| voice.get("who").is_none()));
    let named = voices(&json(&people(), &["--named"]));
    assert!(named.iter().any(|voice| voice["who"] == "regional director, south, r7"), "{named:?}");
}

#[test]
fn the_agenda_fits_its_time() {
    for (minutes, topics) in [(20, 2), (60, 10), (90, 12), (480, 12)] {
        let told = json(&people(), &["--minutes", &minutes.to_string()]);
        let agenda = told["agenda"].as_array().unwrap();
        assert_eq!(agenda.len(), topics, "{minutes}");
        let spent: u64 = agenda.iter().map(|topic| topic["minutes"].as_u64().unwrap()).sum();
        assert!(spent + 10 <= minutes, "{spent} of {minutes}");
        assert!(agenda.is_sorted_by(|one, other| one["rank"].as_f64() >= other["rank"].as_f64()));
    }
}

#[test]
fn the_consensus_is_an_answers_file_that_scores() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (agenda, consensus, out) = (at("agenda.html"), at("consensus.yaml"), at("out"));
    let output = panel(&people(), &["--agenda", &agenda, "--consensus", &consensus, "-o", &out]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = fs::read_to_string(&consensus).unwrap();
    assert!(text.contains("role: panel of 8 respondents"), "{text}");
    assert!(text.contains("Agreed, the answer in the middle: ") && text.contains("To discuss (polarised): "), "{text}");
    let checked = run(&["check", &consensus]);
    assert_eq!(code(&checked), 0, "{}", stderr(&checked));
    let record: Value = serde_json::from_str(&stdout(&run(&["score", &consensus, "--format", "json"]))).unwrap();
    // Contested questions are open: 12 agreed, 7 leaning, and how many people there are is the number in the middle.
    assert_eq!(record["coverage"]["answered"], 20, "{}", record["coverage"]);
    for page in [&agenda, &format!("{out}/panel.html")] {
        assert!(fs::read_to_string(page).unwrap().contains("Kestrel Homes"));
    }
    assert!(fs::read_to_string(format!("{out}/panel.md")).unwrap().contains("## What to talk about"));
}

#[test]
fn what_is_no_panel_is_refused_with_a_way_out() {
    let refused = |files: &[PathBuf]| {
        let output = panel(files, &[]);
        assert_eq!((code(&output), stdout(&output)), (2, String::new()));
        stderr(&output)
    };
    let (_one, organisation) = bent(2, "Kestrel Homes", "Kestrel House");
    let said = refused(&organisation);
    assert!(said.contains("another organisation: “Kestrel House”, the first file about “Kestrel Homes”"), "{said}");
    let (_two, day) = bent(3, "2026-11-16", "2026-11-17");
    assert!(refused(&day).contains("another day: “2026-11-17”, the first file for “2026-11-16”"));
    let (_three, twice) = bent(4, "id: r5", "id: r1");
    assert!(refused(&twice).contains("the respondent “r1” has answered already"));
    let (_four, starter) = bent(5, "questionnaire: social-strategy@2", "questionnaire: starter@1");
    assert!(refused(&starter).contains("unknown-pack") || refused(&starter).contains("other-questionnaire"));
    let (_five, broken) = bent(6, "who-answered:", "who-answerd:");
    assert!(refused(&broken).contains("did you mean `who-answered`?"));
    assert!(refused(&people()[..1]).contains("one person is no panel"));
    let output = panel(&people(), &["--agenda", "agenda.pdf"]);
    assert!(stderr(&output).contains("the agenda is written as `.html` or `.md`"), "{}", stderr(&output));
}

#[test]
fn the_report_of_a_consensus_says_how_far_people_had_differed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (consensus, out) = (at("consensus.yaml"), at("out"));
    assert_eq!(code(&panel(&people(), &["--consensus", &consensus])), 0);
    // What is contested was settled by hand.
    let text = fs::read_to_string(&consensus).unwrap();
    let settled = text.replace(":\n    note: ", ":\n    is: unknown\n    note: ");
    assert!(settled.contains("respondents: 8\n") && settled.contains("    who-answered: "), "{settled}");
    fs::write(&consensus, &settled).unwrap();
    let told = json(&people(), &[]);
    let record: Value = serde_json::from_str(&stdout(&run(&["score", &consensus, "--format", "json"]))).unwrap();
    let measures = record["panel"]["measures"].as_object().unwrap();
    for measure in told["measures"].as_array().unwrap().iter().filter(|one| one["respondents"] != 0) {
        let kept = &measures[measure["id"].as_str().unwrap()];
        assert!(["lowest", "mean", "highest"].iter().all(|key| kept[key] == measure[key]), "{measure} {kept}");
    }
    for item in told["items"].as_array().unwrap() {
        assert_eq!(record["panel"]["items"][item["id"].as_str().unwrap()], item["word"]);
    }
    let path = measures["path"].as_object().unwrap();
    assert!(path["lowest"].as_f64() < path["highest"].as_f64(), "{path:?}");
    let output = run(&["report", &consensus, "-o", &out, "--format", "html,md"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for page in ["report.html", "report.md"] {
        let page = fs::read_to_string(format!("{out}/{page}")).unwrap();
        assert!(page.contains("8 people answered on their own before they talked, and agreed on 12 of 3"), "{page}");
        assert!(page.contains("People stood from ") && page.contains("Before the talk"));
        assert!(page.contains("people were polarised"));
    }
    // One person's report says nothing of it.
    let output = run(&["report", people()[0].to_str().unwrap(), "-o", &at("one.md")]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!fs::read_to_string(at("one.md")).unwrap().to_lowercase().contains("before the talk"));
}
