//! What becomes of answers to version 1 of the questionnaire.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::answers::{Carried, carry};
use crate::diagnostics::{Diagnostics, render};
use crate::index::ItemIndex;
use crate::pack::Pack;
use crate::suites::support::{answers, property, social_strategy, written};

/// Every item of version 1 with its options, and `n/a` where that was allowed.
const VERSION_1: &str = include_str!("../../fixtures/social-strategy-1.txt");

/// An example of version 1.
const EXAMPLE: &str = include_str!("../../fixtures/social-strategy-1.answers.yaml");

fn items() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    VERSION_1.lines().map(|line| line.split_once(": ").unwrap()).map(|(id, words)| (id, words.split(' ').collect()))
}

fn carried(pack: &Pack, text: &str) -> Carried {
    let mut found = Diagnostics::new();
    let carried = carry(&written(text), pack, &mut found);
    carried.unwrap_or_else(|| panic!("{}\n{text}", render::text(&found, false)))
}

/// A file of version 1 that gives each item an answer of the form `write` chooses.
fn file(write: impl Fn(&str, &[&str]) -> String) -> String {
    let mut questions = BTreeMap::<&str, Vec<String>>::new();
    for (id, words) in items() {
        let (question, row) = id.split_once('.').map_or((id, None), |(question, row)| (question, Some(row)));
        let answer = write(id, &words);
        questions.entry(question).or_default().push(row.map_or(answer.clone(), |row| format!("{row}: {answer}")));
    }
    let one = |(question, rows): (&&str, &Vec<String>)| match &rows[..] {
        [row] if !row.contains(": ") || row.starts_with('{') => format!("  {question}: {row}\n"),
        rows => format!("  {question}: {{{}}}\n", rows.join(", ")),
    };
    let lines: String = questions.iter().map(one).collect();
    format!("questionnaire: social-strategy@1\norganisation: Quiet Harbour\ndate: 2026-01-12\nanswers:\n{lines}")
}

#[test]
fn every_answer_of_version_1_is_carried_over_or_told_why() {
    let pack = social_strategy();
    let reasons: BTreeSet<&str> = pack.former[&1].values().map(String::as_str).collect();
    for (id, words) in items() {
        for word in words.into_iter().filter(|word| *word != "n/a") {
            let answer = id
                .split_once('.')
                .map_or(format!("{{{id}: {word}}}"), |(question, row)| format!("{{{question}: {{{row}: {word}}}}}"));
            let carried = carried(pack, &format!("questionnaire: social-strategy@1\nanswers: {answer}\n"));
            let told = carried.left.iter().all(|left| reasons.contains(left.why.as_str()));
            assert!(told && carried.kept + carried.left.len() == 1, "{id}: {word}: {:?}", carried.left);
        }
    }
}

#[test]
fn what_is_said_of_version_1_is_said_of_ids_it_had() {
    let mut known = BTreeSet::new();
    for (id, words) in items() {
        let question = id.split('.').next().unwrap();
        known.extend([id.to_owned(), question.to_owned()]);
        known.extend(words.iter().flat_map(|word| [format!("{id}.{word}"), format!("{question}.{word}")]));
    }
    let former = &social_strategy().former[&1];
    let unknown: Vec<&String> = former.keys().filter(|id| !known.contains(*id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(former.values().all(|why| !why.contains('\n')));
}

#[test]
fn what_is_carried_over_is_read_without_complaint_and_loses_no_note() {
    let pack = social_strategy();
    for place in 0..7 {
        let noted = |id: &str, words: &[&str]| {
            format!("{{is: {}, note: \"about {id}\", proof: https://a.example/}}", words[place.min(words.len() - 1)])
        };
        let carried = carried(pack, &file(noted));
        let text = carried.to_yaml().unwrap();
        let answers = answers(pack, &text);
        let given = answers.given.iter().filter(|given| !given.is_open()).count();
        assert_eq!(given, carried.kept, "{text}");
        assert_eq!(given + carried.left.len(), 118);
        for (id, _) in items() {
            assert!(text.contains(&format!("note: about {id}")), "{id} lost its note");
        }
    }
}

#[test]
fn an_example_of_version_1_keeps_header_answers_notes_and_proofs() {
    let pack = social_strategy();
    let carried = carried(pack, EXAMPLE);
    assert_eq!((carried.before, carried.kept, carried.left.len()), (1, 65, 53));
    let answers = answers(pack, &carried.to_yaml().unwrap());
    assert_eq!(answers.organisation.as_deref(), Some("Vellamo Instruments"));
    assert_eq!(answers.date.unwrap().to_string(), "2026-09-07");
    let remark = |id: &str| &answers.remarks[pack.item(id).unwrap()];
    assert_eq!(remark("trade.partners").note.as_deref(), Some("Distributors carry about 70 % of sales."));
    assert_eq!(remark("intake-rules").proof.as_deref(), Some("https://intranet.example/hub/before-you-start"));
    let option = |id: &str| {
        let item: ItemIndex = pack.item(id).unwrap();
        let crate::answers::Given::Option(option) = answers.given[item] else { panic!("{id}") };
        pack.items[item].options[option].id.as_str()
    };
    assert_eq!(option("reasons.public"), "owned");
    assert_eq!(option("backing.roadmap"), "half-year-ahead");
    assert!(carried.left.iter().any(|left| left.id == "account-keys" && left.why.starts_with("now `accounts-run`")));
}

#[test]
fn a_file_with_nothing_to_go_by_is_told_what_to_do() {
    let pack = social_strategy();
    for (name, message) in [
        ("social-strategy@2", "the answers are for version 2 already"),
        ("social-strategy@7", "`social-strategy` does not say what became of version 7"),
        ("social-strategy", "the file does not say which version it is for"),
    ] {
        let mut found = Diagnostics::new();
        assert!(carry(&written(&format!("questionnaire: {name}\nanswers: {{}}\n")), pack, &mut found).is_none());
        assert_eq!(found.sorted()[0].message, message);
    }
}

#[test]
fn one_word_for_all_rows_is_not_taken_for_rows_that_are_new() {
    let carried = carried(social_strategy(), "questionnaire: social-strategy@1\nanswers: {daily: n/a, ideas: n/a}\n");
    let left: Vec<&str> = carried.left.iter().map(|left| left.why.as_str()).collect();
    assert_eq!(left[0], "its rows may be others now; answer each of them");
    assert!(left[1].starts_with("now part of `network-ladder`"), "{left:?}");
}

proptest! {
    #![proptest_config(property(200))]

    /// Whatever stands in a note, the answers that were carried over are the only ones in the new file.
    #[test]
    fn text_of_respondents_stays_text(note in any::<String>(), kept in "\\PC*") {
        let pack = social_strategy();
        let mut old = written("questionnaire: social-strategy@1\nanswers: {account-keys: {is: central-only, note: N}, employees: {is: 4, note: K}}\n");
        for ((_, answer), note) in old.answers.0.iter_mut().zip([note, kept]) {
            let crate::answers::file::AnswerFile::Map(parts) = &mut answer.value else { panic!("a map") };
            parts.0[1].1.value = crate::answers::file::AnswerFile::One(note);
        }
        let carried = carry(&old, pack, &mut Diagnostics::new()).unwrap();
        let answers = answers(pack, &carried.to_yaml().unwrap());
        prop_assert_eq!(answers.given.iter().filter(|given| !given.is_open()).count(), 1);
    }
}
