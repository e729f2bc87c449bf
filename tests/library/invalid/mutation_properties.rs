//! Random input: whatever is read, the answer is a value or a list of problems that can be shown.

use std::sync::OnceLock;

use crate::diagnostics::{Diagnostics, Severity, render};
use proptest::prelude::*;

use super::{base_text, load_answers};
use crate::suites::support::{property, read_pack};

fn valid_pack() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(base_text)
}

const ANSWERS: &str = "questionnaire: base@2\nscope: full\norganisation: Northwind\ndate: 2026-11-22\n\
    respondent: {role: executive}\nanswers:\n  employees: 120\n  who: {is: everyone, note: \"since: May\"}\n  \
    tools: [alerts, inbox]\n  places: {inside: well, outside: unknown}\nwanted: {model: edge, path: 20}\n";

/// Words that mean something somewhere, so that mutations often stay close to a valid file.
const WORDS: &[&str] = &[
    "",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "#",
    "&a",
    "*a",
    "!!str",
    "---\n",
    "null",
    "~",
    "yes",
    "NaN",
    ".inf",
    "-1",
    "0",
    "1e999",
    "0.0001",
    "101",
    "is",
    "all",
    "any",
    "not",
    "question",
    "score",
    "best",
    "target",
    "finding",
    "at_least",
    "below",
    "habit",
    "practice.habit",
    "model",
    "model.edge",
    "places",
    "places.inside",
    "matrix",
    "number",
    "text",
    "composite",
    "spectrum",
    "archetypes",
    "of",
    "options",
    "rows",
    "bands",
    "when",
    "worst",
    "n/a",
    "unknown",
    "é",
    "\u{202e}",
    "\t",
    "\r",
    "\0",
];

/// A replacement of the characters between two places by a word.
fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, &'static str)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(WORDS)), 1..6)
}

fn edited(text: &str, edits: &[(prop::sample::Index, usize, &str)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (index, length, word) in edits {
        let start = index.index(chars.len() + 1);
        let end = (start + length).min(chars.len());
        chars.splice(start..end, word.chars());
    }
    chars.into_iter().collect()
}

/// Problems can always be shown, and what has no error is a value.
fn check<T>((value, diagnostics): (Option<T>, Diagnostics)) {
    assert_eq!(value.is_some(), diagnostics.count(Severity::Error) == 0, "{}", render::text(&diagnostics, false));
    let shown = render::text(&diagnostics, false);
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
    assert!(diagnostics.sorted().iter().all(|found| !found.message.is_empty() && !found.help.is_empty()));
    assert!(render::json(&diagnostics).starts_with('['));
}

proptest! {
    #![proptest_config(property(400))]

    #[test]
    fn mutated_packs_never_panic(edits in edits()) {
        check(read_pack(&edited(valid_pack(), &edits)));
    }

    #[test]
    fn mutated_answers_never_panic(edits in edits()) {
        check(load_answers(&edited(ANSWERS, &edits)));
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let text = String::from_utf8_lossy(&bytes);
        check(read_pack(&text));
        check(load_answers(&text));
    }

    #[test]
    fn words_in_any_order_never_panic(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        let text = words.join(" ");
        check(read_pack(&text));
        check(load_answers(&text));
    }
}
