//! Killed at any moment, an interview leaves a complete file with every answer but the last.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_yaml::Value;

use super::terminal::Start;
use crate::process::{succeed, write};

const QUESTIONS: usize = 200;
/// Fewer than a sitting has time for on most machines, so that there are many sittings on every machine.
const ANSWERS_A_SITTING: usize = 15;

/// As many numbers as there are questions.
fn questionnaire() -> String {
    let mut text =
        "id: numbers\nversion: 1.0.0\ntitle: Numbers\nsections:\n- id: all\n  title: All\n  questions:\n".to_owned();
    for number in 1..=QUESTIONS {
        let _ = writeln!(text, "  - {{id: q-{number}, kind: number, ask: 'Which number is the {number}?'}}");
    }
    text + "frameworks: [{id: one, title: One, kind: dimensions, elements: [{id: only, title: Only, meaning: It.}]}]\n"
}

/// How many answers the file holds. It is valid, and they are the first ones, each with the number that was typed.
fn answered(pack: &str, file: &Path) -> usize {
    let Ok(text) = fs::read_to_string(file) else { return 0 };
    succeed(&["check", file.to_str().unwrap(), "-q", pack, "--deny", "warnings"]);
    let written: Value = serde_yaml::from_str(&text).unwrap();
    let answers = written["answers"].as_mapping().unwrap();
    for (number, (question, answer)) in answers.iter().enumerate() {
        assert_eq!((question.as_str(), answer.as_f64()), (Some(&*format!("q-{}", number + 1)), Some(7.0)), "{text}");
    }
    answers.len()
}

#[test]
fn killed_at_random_moments_during_200_answers() {
    let folder = tempfile::tempdir().unwrap();
    let pack = write(folder.path(), "pack.yaml", questionnaire());
    let file = folder.path().join("answers.yaml");
    let args = ["interview", "-q", "pack.yaml", "--plain"];
    let start = Start { folder: folder.path(), args: &args, env: &[], size: (80, 24) };

    let (mut kills, mut before, mut moment) = (0, 0, 12_345_u64);
    while before < QUESTIONS {
        let mut terminal = start.now();
        if !file.exists() {
            terminal.expect("Organisation").press("x\n").expect("Your role").press("x\n");
            terminal.expect("Your unit").press("x\n").expect("Date").press("\n");
        }
        terminal.expect(": ").press(&"7\n".repeat(ANSWERS_A_SITTING.min(QUESTIONS - before)));
        // Moments of a fixed sequence: the same every time, and anywhere within a few answers.
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros(moment >> 32) / 60_000);
        terminal.kill();
        kills += 1;

        let shown = terminal.raw().matches("Which number is the ").count();
        let after = answered(&pack, &file);
        let complete = before + shown.saturating_sub(1);
        assert!(after >= complete, "{after} answers in the file, {complete} were followed by the next question");
        assert!(after <= complete + 1, "{after} answers in the file, {complete} were given");
        before = after;
    }
    assert!(kills >= QUESTIONS / ANSWERS_A_SITTING, "killed {kills} times only");
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.len() <= 4, "a kill leaves a lock and one half-written file at most: {names:?}");
}
