//! Problems that only a command meets: with files as such, packs by name, records, themes, gates and tables.

use std::fs;

use crate::process::{EXAMPLE, ROOT, code, command, stderr, stdout};

/// A code, the files that stand beside an example in the folder, and the command that meets it there.
type Case = (&'static str, &'static [(&'static str, &'static [u8])], &'static [&'static str]);

const THEMED: [&str; 6] = ["report", "answers.yaml", "-o", "-", "--theme", "theme.yaml"];
/// One byte more than is read.
const HUGE: &[u8] = &[b'a'; 8 * 1024 * 1024 + 1];

const CASES: [Case; 10] = [
    ("unreadable", &[], &["check", "gone.yaml"]),
    ("not-text", &[("bytes.yaml", b"a: \xff\xfe")], &["check", "bytes.yaml"]),
    ("too-large", &[("huge.yaml", HUGE)], &["check", "huge.yaml"]),
    ("unknown-pack", &[("other.yaml", b"questionnaire: social-stratgy\nanswers: {}\n")], &["score", "other.yaml"]),
    ("bad-record", &[("record.json", b"{\"schema_version\": 1}")], &["report", "record.json", "-o", "-"]),
    ("bad-colour", &[("theme.yaml", b"accent: blueish")], &THEMED),
    ("low-contrast", &[("theme.yaml", b"accent: \"#ffff00\"")], &THEMED),
    ("bad-logo", &[("theme.yaml", b"logo: logo.png"), ("logo.png", b"no image")], &THEMED),
    ("bad-gate", &[("gates.yaml", b"gates: []")], &["batch", "answers.yaml", "--gates", "gates.yaml"]),
    (
        "no-panel",
        &[("other.yaml", b"questionnaire: social-strategy@2\norganisation: Other\nanswers: {}\n")],
        &["panel", "answers.yaml", "other.yaml"],
    ),
];

/// What a command warns of.
const WARNINGS: [Case; 1] = [(
    "comment-left-out",
    &[("comments.yaml", b"findings: {no-such-finding: Seen.}")],
    &["report", "answers.yaml", "-o", "-", "--comments", "comments.yaml"],
)];

#[test]
fn every_problem_that_only_a_command_meets_is_met() {
    for case in CASES {
        meets(case, "error", 2);
    }
}

#[test]
fn a_warning_does_not_fail() {
    for case in WARNINGS {
        meets(case, "warning", 0);
    }
}

fn meets((name, files, args): Case, severity: &str, exit: i32) {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(format!("{ROOT}/{EXAMPLE}"), folder.path().join("answers.yaml")).unwrap();
    for (file, bytes) in files {
        fs::write(folder.path().join(file), bytes).unwrap();
    }
    let output = command(args).current_dir(folder.path()).output().unwrap();
    let said = stdout(&output) + &stderr(&output);
    assert_eq!(code(&output), exit, "{name}: {said}");
    assert!(said.contains(&format!("{severity}[{name}]")), "{name} is not in\n{said}");
}

/// The library's tests take this list's word for it.
#[test]
fn the_list_of_these_problems_is_complete() {
    let listed: Vec<&str> = include_str!("../fixtures/command-codes.txt").lines().collect();
    // A pipe is no file that a case could write: `safe/waiting.rs` meets it.
    let cases = CASES.iter().chain(&WARNINGS).map(|(name, ..)| *name).chain(["not-a-file"]);
    assert_eq!(listed, cases.collect::<Vec<_>>());
}
