//! One file for each kind of problem: `<code>.pack.yaml`, `<code>.answers.yaml` or a folder `<code>.pack`.

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostics::{Code, Diagnostics, Severity, render};
use crate::pack::{self, PackText};

use super::load_answers;
use crate::suites::selftest;
use crate::suites::support::{entries, read, read_pack, snapshots, suite};

/// Codes that `tests/command/codes.rs` causes, for it takes files, themes or gates.
const BY_COMMANDS: &str = include_str!("../../fixtures/command-codes.txt");

/// Caused by the tests of `src/cli/batch/writer.rs`: files can name one built-in questionnaire only.
const BY_WRITER: Code = Code::OtherQuestionnaire;

/// What a fixture is named after, its kind, and the problems found in it.
fn fixtures() -> Vec<(String, String, Diagnostics)> {
    let named = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut found = Vec::new();
    for path in entries(&suite("invalid")) {
        let name = named(&path);
        let stem = name.split('.').next().unwrap_or_default().to_owned();
        let diagnostics = if name.ends_with(".answers.yaml") {
            load_answers(&read(&path)).1
        } else if name.ends_with(".pack.yaml") {
            read_pack(&read(&path)).1
        } else if path.is_dir() && stem != "snapshots" {
            let text = |path: &Path| PackText { name: named(path), text: read(path) };
            let mut diagnostics = Diagnostics::new();
            pack::load(&entries(&path).iter().map(|path| text(path)).collect::<Vec<_>>(), &mut diagnostics);
            diagnostics
        } else {
            continue;
        };
        found.push((stem, name, diagnostics));
    }
    found
}

#[test]
fn every_problem_is_shown_with_its_place_and_a_way_out() {
    snapshots(|| {
        for (_, name, diagnostics) in fixtures() {
            insta::assert_snapshot!(name.trim_end_matches(".yaml"), render::text(&diagnostics, false));
        }
    });
}

#[test]
fn every_fixture_has_the_problem_it_is_named_after() {
    for (stem, name, diagnostics) in fixtures() {
        let codes: BTreeSet<&str> = diagnostics.sorted().iter().map(|found| found.code.name()).collect();
        let expected = stem == "base" || stem == "ten-mistakes" || codes.contains(stem.as_str());
        assert!(expected, "{name} has only {codes:?}");
    }
}

#[test]
fn every_problem_has_help_and_speaks_in_one_lowercase_line() {
    for (_, name, diagnostics) in fixtures() {
        for found in diagnostics.sorted() {
            let context = format!("{name}: {found:?}");
            assert!(!found.help.is_empty() && !found.help.contains('\n'), "{context}");
            assert!(!found.message.ends_with('.') && !found.message.contains('\n'), "{context}");
            assert!(found.message.starts_with(|c: char| !c.is_uppercase()), "{context}");
            assert!(found.span.is_some() || found.code == Code::EmptyDocument, "{context}");
        }
    }
}

/// Each fixture, here and of the self-test, is read by a test that finds the code it is named after.
#[test]
fn every_code_is_caused_by_a_test() {
    let here = fixtures().into_iter().map(|(stem, ..)| stem);
    let by_commands = BY_COMMANDS.lines().map(str::to_owned);
    let caused: BTreeSet<String> =
        here.chain(selftest::causes()).chain(by_commands).chain([BY_WRITER.name().to_owned()]).collect();
    for code in Code::ALL {
        assert!(caused.contains(code.name()), "no test causes {}", code.name());
    }
    for listed in BY_COMMANDS.lines() {
        assert!(Code::ALL.iter().any(|code| code.name() == listed), "{listed} is no code");
    }
}

#[test]
fn an_error_gives_no_pack_and_a_warning_gives_one() {
    for path in entries(&suite("invalid")) {
        let name = path.to_string_lossy().into_owned();
        if name.ends_with(".pack.yaml") {
            let (pack, diagnostics) = read_pack(&read(&path));
            assert_eq!(pack.is_none(), diagnostics.count(Severity::Error) > 0, "{name}");
        }
    }
}

#[test]
fn ten_mistakes_give_ten_problems_with_line_and_column() {
    let (pack, diagnostics) = read_pack(&read(&suite("invalid").join("ten-mistakes.pack.yaml")));
    assert!(pack.is_none());
    let found = diagnostics.sorted();
    let codes: Vec<&str> = found.iter().map(|found| found.code.name()).collect();
    let expected = [
        "bad-id",
        "bad-version",
        "unknown-key",
        "unknown-element",
        "needs-order",
        "duplicate-id",
        "wrong-type",
        "unknown-question",
        "bad-goal",
        "bad-wave",
    ];
    let mut sorted = expected.to_vec();
    sorted.sort_unstable();
    let mut given = codes.clone();
    given.sort_unstable();
    assert_eq!(given, sorted, "{}", render::text(&diagnostics, false));
    let places: BTreeSet<(u32, u32)> =
        found.iter().filter_map(|found| found.span).map(|span| (span.line, span.column)).collect();
    assert!(places.len() >= 9 && places.iter().all(|(line, column)| *line > 0 && *column > 0), "{places:?}");
    assert!(found.iter().all(|found| !found.help.is_empty()));
}
