//! What all commands keep to: exit codes, streams, files.

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::process::{EXAMPLE, ROOT, code, command, run, stderr, stdout, write};

#[test]
fn results_go_to_stdout_and_nothing_else_does() {
    let output = run(&["score", EXAMPLE, "--format", "json"]);
    assert_eq!(code(&output), 0);
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["schema_version"], 2);
}

#[test]
fn the_same_command_twice_gives_the_same_bytes() {
    for args in
        [&["score", EXAMPLE][..], &["report", EXAMPLE, "-o", "-"], &["report", EXAMPLE, "-o", "-", "--format", "md"]]
    {
        assert_eq!(run(args).stdout, run(args).stdout, "{args:?}");
    }
}

#[test]
fn a_report_of_a_record_is_the_report_of_its_answers() {
    let folder = tempfile::tempdir().unwrap();
    let record = write(folder.path(), "record.json", run(&["score", EXAMPLE, "--format", "json"]).stdout);
    assert_eq!(run(&["report", &record, "-o", "-"]).stdout, run(&["report", EXAMPLE, "-o", "-"]).stdout);
}

#[test]
fn standard_input_is_a_dash() {
    let mut child = command(&["score", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&fs::read(EXAMPLE).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.stdout, run(&["score", EXAMPLE]).stdout);
}

#[test]
fn colour_is_off_for_pipes_and_on_when_asked_for() {
    assert!(!run(&["score", EXAMPLE]).stdout.contains(&0x1b));
    assert!(run(&["score", EXAMPLE, "--color", "always"]).stdout.contains(&0x1b));
}

#[test]
fn all_formats_land_in_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("deep/er");
    let output = run(&["report", EXAMPLE, "-o", out.to_str().unwrap(), "--format", "html,md,json,csv,context"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for name in ["report.html", "report.md", "record.json", "scores.csv", "roadmap.csv", "context.json"] {
        assert!(out.join(name).is_file(), "{name}");
        assert!(stderr(&output).contains(name), "{name} is not named");
    }
    let text = fs::read_to_string(out.join("report.md")).unwrap();
    let linked: Vec<&str> = text.match_indices("](charts/").map(|(at, _)| &text[at + 2..]).collect();
    assert!(!linked.is_empty());
    for link in linked {
        let file = link.split(')').next().unwrap();
        assert!(out.join(file).is_file(), "{file}");
    }
}

#[test]
fn copies_that_leave_the_house_hold_no_notes() {
    let text = fs::read_to_string(EXAMPLE).unwrap();
    assert!(text.contains("note:"), "the example needs notes for this test");
    let record = run(&["score", EXAMPLE, "--format", "json"]).stdout;
    let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
    let notes: Vec<String> = record["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["items"].as_array().unwrap())
        .filter_map(|item| item["note"].as_str().map(str::to_owned))
        .collect();
    for format in ["html", "md", "json"] {
        let output = run(&["report", EXAMPLE, "-o", "-", "--format", format, "--no-notes"]);
        let page = String::from_utf8(output.stdout).unwrap();
        for note in &notes {
            assert!(!page.contains(note.as_str()), "{format} holds the note {note}");
        }
    }
}

#[test]
fn bad_usage_and_bad_input_end_with_2() {
    assert_eq!(code(&run(&["scroe"])), 2);
    assert_eq!(code(&run(&["score", "no-such-file.yaml"])), 2);
    assert_eq!(code(&run(&["score", EXAMPLE, "--set", "nonsense"])), 2);
    assert_eq!(code(&run(&["score", EXAMPLE, "--set", "decision-rights=nobody"])), 2);
    assert_eq!(code(&run(&["score", EXAMPLE, "--capacity", "1"])), 2);
    assert_eq!(code(&run(&["score", EXAMPLE, "--explain", "zones.publik"])), 2);
}

#[test]
fn denied_warnings_end_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let starter = fs::read_to_string("questionnaires/starter/pack.yaml").unwrap();
    let pack = write(folder.path(), "pack.yaml", starter + "sources:\n  unused: {title: Nobody cites this}\n");
    assert_eq!(code(&run(&["check", &pack])), 0);
    assert_eq!(code(&run(&["check", &pack, "--deny", "warnings"])), 1);
}

#[test]
fn a_note_fails_nothing_and_is_called_a_note_in_every_format() {
    let pack = format!("{ROOT}/tests/library/selftest/undecided.pack.yaml");
    for (format, called) in [
        ("text", "note[undecided]:"),
        ("json", "\"severity\": \"note\""),
        ("github", "::notice file="),
        ("sarif", "\"level\": \"note\""),
    ] {
        let output = run(&["check", &pack, "--deny", "warnings", "--format", format]);
        assert_eq!((code(&output), stdout(&output).contains(called)), (0, true), "{}", stdout(&output));
    }
    assert!(stdout(&run(&["check", &pack])).ends_with("\n1 note\n"));
}

#[test]
fn a_failed_write_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let there = write(folder.path(), "report.html", "what was there");
    let bad = write(folder.path(), "bad.yaml", "questionnaire: social-strategy@2\nanswers: {nonsense: 1}\n");
    assert_eq!(code(&run(&["report", &bad, "-o", &there])), 2);
    assert_eq!(fs::read_to_string(&there).unwrap(), "what was there");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "a temporary file was left");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child =
        command(&["score", EXAMPLE, "--format", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0);
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
}

/// What a check says that must fail with 2, and how long it took.
fn refused(path: &str) -> (String, Duration) {
    let started = Instant::now();
    let output = run(&["check", path]);
    let text = stdout(&output) + &stderr(&output);
    assert_eq!(code(&output), 2, "{text}");
    (text, started.elapsed())
}

#[test]
fn hostile_files_are_refused_with_a_clear_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut bomb = String::from("a0: &a0 [x]\n");
    for level in 1..30 {
        writeln!(bomb, "a{level}: &a{level} [*a{0}, *a{0}, *a{0}, *a{0}]", level - 1).unwrap();
    }
    let cases = [
        ("bomb.yaml", bomb.into_bytes(), "alias"),
        ("deep.yaml", "[".repeat(100_000).into_bytes(), "too-deep"),
        ("binary.yaml", (0..=255u8).cycle().take(4096).collect(), "not-text"),
        ("huge.yaml", vec![b'a'; 50 * 1024 * 1024], "too-large"),
    ];
    for (name, bytes, expected) in cases {
        let path = write(folder.path(), name, bytes);
        let (text, time) = refused(&path);
        assert!(text.contains(&format!("error[{expected}]")), "{name}: {text}");
        assert!(text.contains("help"), "{name}: {text}");
        // Far above the second that is promised, so that a busy machine does not fail the test.
        assert!(time < Duration::from_secs(20), "{name} took {time:?}");
    }
}

#[test]
fn completions_and_the_manual_are_made_from_the_arguments() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(&["completions", shell]);
        assert!(String::from_utf8(output.stdout).unwrap().contains("takestock"), "{shell}");
    }
    assert!(String::from_utf8(run(&["man"]).stdout).unwrap().starts_with(".ie"));
}

#[test]
fn an_ending_that_no_report_has_is_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (name, format, expected) in [
        ("board.odt", None, "ends in .html, .md, .json, .csv, .docx, .pptx, .xlsx, .pdf"),
        ("board.ppt", None, "ends in .html"),
        ("board.html", Some("md"), "is not that of the format"),
    ] {
        let path = folder.path().join(name);
        let mut args = vec!["report", EXAMPLE, "-o", path.to_str().unwrap()];
        args.extend(format.iter().flat_map(|format| ["--format", format]));
        let output = run(&args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && said.contains(expected), "{name}: {said}");
        assert!(!path.exists(), "{name}");
    }
}

#[test]
fn a_copy_without_notes_warns_of_older_files_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    assert!(run(&["report", EXAMPLE, "-o", out, "--format", "html,json"]).status.success());
    let said = String::from_utf8(run(&["report", EXAMPLE, "-o", out, "--no-notes"]).stderr).unwrap();
    assert!(said.contains("record.json` is older and may still hold notes"), "{said}");
    assert!(!said.contains("report.html` is older"), "{said}");
}

#[test]
fn a_questionnaire_that_is_not_there_is_looked_for_under_near_names() {
    let said = String::from_utf8(run(&["score", EXAMPLE, "-q", "social-stratgy"]).stderr).unwrap();
    assert!(said.contains("did you mean `social-strategy`?"), "{said}");
}

#[test]
fn a_wrong_answer_beside_a_note_is_pointed_at_itself() {
    let folder = tempfile::tempdir().unwrap();
    let text = "questionnaire: social-strategy\nanswers:\n  decision-rights: {is: nobody-knows, note: asked twice}\n";
    let said = String::from_utf8(run(&["check", &write(folder.path(), "answers.yaml", text)]).stdout).unwrap();
    assert!(said.contains("answers.yaml:3:25"), "{said}");
}

#[test]
fn problems_for_code_scanning_name_rule_file_and_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("two words.yaml"), "questionnaire: social-strategy\nanswers:\n  employes: 5\n")
        .unwrap();
    fs::write(folder.path().join("bytes.yaml"), b"\xff").unwrap();
    let mut check = command(&["check", "two words.yaml", "bytes.yaml", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_slice(&check.current_dir(&folder).output().unwrap().stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules: Vec<&str> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(id).collect();
    assert_eq!(rules, ["not-text", "unknown-question"]);
    let results = run["results"].as_array().unwrap();
    let of = |rule: &str| results.iter().find(|result| result["ruleId"] == rule).unwrap();
    let question = of("unknown-question");
    assert_eq!(question["level"], "error");
    assert!(question["message"]["text"].as_str().unwrap().contains("did you mean `employees`?"), "{question}");
    let place = &question["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "two%20words.yaml");
    assert_eq!(place["region"], serde_json::json!({"startColumn": 3, "startLine": 3}));
    assert!(of("not-text")["locations"][0]["physicalLocation"].get("region").is_none(), "a file as a whole");
}

fn id(rule: &serde_json::Value) -> &str {
    assert!(rule["shortDescription"]["text"].is_string());
    rule["id"].as_str().unwrap()
}
