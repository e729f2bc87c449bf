//! How the pack is worded.

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr;

use super::pack_text;
use crate::suites::support::social_strategy;

const WIDEST: usize = 90;

/// What is asked, with the id of who asks it.
fn asks() -> Vec<(String, String)> {
    let pack = social_strategy();
    let questions = pack.questions.iter().map(|question| (question.id.clone(), question.ask.clone()));
    let rows = pack.items.iter().filter_map(|item| Some((item.id.clone(), item.row.clone()?)));
    questions.chain(rows).collect()
}

#[test]
fn nothing_is_asked_twice_in_one_breath() {
    for (id, ask) in asks() {
        assert!(ask.matches('?').count() <= 1, "{id}: {ask}");
        for joint in [" and/or ", " or if ", " and whether ", " and how ", " as well as ", "; "] {
            assert!(!ask.contains(joint), "{id}: {ask}");
        }
    }
}

#[test]
fn nothing_is_asked_in_a_negative() {
    for (id, ask) in asks() {
        let ask = format!(" {} ", ask.to_lowercase());
        for word in [" not ", " never ", " don't "] {
            assert!(!ask.contains(word), "{id}: {ask}");
        }
    }
}

#[test]
fn labels_fit_on_a_line_and_differ() {
    let pack = social_strategy();
    for (id, ask) in asks() {
        assert!(ask.width() <= WIDEST, "{id}: {ask}");
    }
    for item in &pack.items {
        let mut seen = HashSet::new();
        for option in &item.options {
            assert!(option.label.width() <= WIDEST, "{}: {}", item.id, option.label);
            assert!(seen.insert(option.label.to_lowercase()), "{}: {} twice", item.id, option.label);
        }
    }
    for action in &pack.actions {
        assert!(action.title.width() <= WIDEST, "{}", action.title);
    }
}

#[test]
fn nothing_is_from_memory() {
    let text = pack_text().to_lowercase();
    for word in ["from memory", "todo", "fixme", "lorem"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn every_source_is_used_and_can_be_found() {
    let pack = social_strategy();
    let text = pack_text();
    for (id, source) in &pack.sources {
        assert!(text.matches(id.as_str()).count() >= 2, "{id} is never cited");
        assert!(source.url.is_some() || source.note.is_some(), "{id}: where is it?");
    }
}
