//! One bad file never stops the rest, and each is named.

use std::fs;

use super::{answers, batch, fill, header, rows};
use crate::process::{stderr, with};

/// A name, and what it does to a good file.
type Fault = (&'static str, fn(String) -> Vec<u8>);

fn after(text: &str, key: &str, line: &str) -> Vec<u8> {
    text.replacen(&format!("{key}\n"), &format!("{key}\n{line}\n"), 1).into_bytes()
}

fn changed(text: &str, key: &str, value: &str) -> Vec<u8> {
    with(text, key, value).into_bytes()
}

const FAULTS: [Fault; 21] = [
    ("unknown-question", |text| after(&text, "answers:", "  unit-temas: unit-people")),
    ("unknown-option", |text| changed(&text, "decision-rights", "centrall-decides")),
    ("not-yaml", |text| changed(&text, "decision-rights", "[unclosed")),
    ("twice", |text| after(&text, "answers:", "  employees: 5")),
    ("tabs", |text| after(&text, "answers:", "\tvolume-growth: absorbed")),
    ("not-utf8", |text| [text.as_bytes(), b"# \xff\xfe\n"].concat()),
    ("empty", |_| Vec::new()),
    ("date", |text| changed(&text, "date", "2026-02-30")),
    ("version", |text| changed(&text, "questionnaire", "social-strategy@7")),
    ("pack", |text| changed(&text, "questionnaire", "social-stratgy@1")),
    ("not-applicable", |text| changed(&text, "employees", "n/a")),
    ("out-of-bounds", |text| changed(&text, "employees", "0")),
    ("no-number", |text| changed(&text, "employees", "many")),
    ("list", |text| changed(&text, "decision-rights", "[rules-decide, unit-alone]")),
    ("map", |text| changed(&text, "decision-rights", "{is: {a: b}}")),
    ("row", |text| changed(&text, "profile", "{brnds: one-brand}")),
    ("alias", |text| changed(&text, "decision-rights", "&x rules-decide")),
    ("tag", |text| changed(&text, "decision-rights", "!secret rules-decide")),
    ("deep", |text| changed(&text, "decision-rights", &"[".repeat(70))),
    ("no-pack", |text| {
        text.lines().skip_while(|line| line.starts_with('#')).skip(1).collect::<Vec<_>>().join("\n").into_bytes()
    }),
    ("unknown-key", |text| format!("organization: X\n{text}").into_bytes()),
];

#[test]
fn every_good_file_is_scored_and_every_bad_one_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 400);
    for (number, (name, fault)) in FAULTS.iter().enumerate() {
        fs::write(folder.path().join(format!("unit-{:04}-{name}.yaml", number * 15)), fault(answers(number))).unwrap();
    }
    let output = batch(folder.path(), &[]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(rows(&output).len(), 400);
    for (name, _) in FAULTS {
        let line = said.lines().find(|line| line.contains("-->") && line.contains(&format!("-{name}.yaml")));
        let line = line.unwrap_or_else(|| panic!("{name} is not named in\n{said}"));
        let whole_file = matches!(name, "not-utf8" | "empty");
        assert!(whole_file || line.rsplit(':').take(2).all(|number| number.parse::<u32>().is_ok()), "{line}");
    }
    assert!(said.contains("421 files: 400 scored, 21 failed"), "{said}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 600);
    for (number, (name, fault)) in FAULTS.iter().enumerate() {
        fs::write(folder.path().join(format!("unit-{:04}-{name}.yaml", number * 28)), fault(answers(number))).unwrap();
    }
    for format in ["csv", "ndjson", "json", "junit", "github"] {
        let gate = ["--gate", "zones.public>=90", "--no-roadmap", "--format", format];
        let one = batch(folder.path(), &[&gate[..], &["--jobs", "1"]].concat());
        let eight = batch(folder.path(), &[&gate[..], &["--jobs", "8"]].concat());
        assert!(one.stdout == eight.stdout, "{format}");
        assert!(one.stderr == eight.stderr, "{format}");
    }
}

#[test]
fn a_file_with_one_bad_document_still_gives_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let bad = answers(2).replace("employees: 3", "employees: none");
    fs::write(folder.path().join("all.yaml"), [answers(1), bad, answers(3)].join("---\n")).unwrap();
    let output = batch(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    let place = header(&output).iter().position(|name| name == "document").unwrap();
    let documents: Vec<String> = rows(&output).iter().map(|row| row[place].to_owned()).collect();
    assert_eq!(documents, ["1", "3"]);
}
