//! Any sequence of moves: the file stays valid, no answer is lost, the file is the one a person would write.

use proptest::prelude::*;

use super::script::{pack, read, resumed, yaml};
use crate::answers::{Draft, Given, Remark};
use crate::index::{ItemIndex, OptionIndex, TiSlice, TiVec, ti_vec};
use crate::interview::{Move, Place, Session};
use crate::pack::Pack;
use crate::suites::support::property;

/// An answer that may or may not fit whatever item it meets.
fn any_given() -> impl Strategy<Value = Given> {
    prop_oneof![
        Just(Given::Unknown),
        Just(Given::NotApplicable),
        (0_usize..4).prop_map(|option| Given::Option(option.into())),
        proptest::sample::subsequence([0, 1, 2, 3].map(OptionIndex::from).to_vec(), 0..=3).prop_map(Given::Options),
        (-5_i32..600).prop_map(|number| Given::Number(f64::from(number) / 2.0)),
        any_text().prop_map(Given::Text),
    ]
}

/// What a terminal may hand over, and words that YAML takes for something else.
fn any_text() -> impl Strategy<Value = String> {
    const TRICKY: [&str; 15] =
        ["null", "~", "yes", "1e3", "- a", "a: b", "#", "'", "\"", "{", "unknown", "n/a", "12", "0x1f", " x "];
    prop_oneof![
        "\\PC{0,12}",
        "(?s).{0,8}",
        "[ \n\r\t\u{85}\u{2028}\u{feff}#:a-]{0,8}",
        proptest::sample::select(&TRICKY[..]).prop_map(str::to_owned)
    ]
}

fn any_move() -> impl Strategy<Value = Move> {
    let remark = || proptest::option::of(any_text());
    prop_oneof![
        8 => any_given().prop_map(Move::Answer),
        2 => Just(Move::Next),
        2 => Just(Move::Back),
        1 => (remark(), remark()).prop_map(|(note, proof)| Move::Remark(Remark { note, proof })),
        1 => Just(Move::Clear),
        1 => (0_usize..2).prop_map(|section| Move::Section(section.into())),
        1 => (0_usize..10).prop_map(|item| Move::Item(item.into())),
        1 => Just(Move::Finish),
    ]
}

/// The file a person would write who gives these answers, question by question in the pack's order.
fn by_hand(pack: &Pack, given: &TiSlice<ItemIndex, Given>, remarks: &TiSlice<ItemIndex, Remark>) -> String {
    let quoted = |text: &String| serde_json::to_string(text).unwrap();
    let written = |item: ItemIndex| {
        let id = |option: &OptionIndex| pack.items[item].options[*option].id.clone();
        let is = match &given[item] {
            Given::Unanswered => None,
            Given::Unknown => Some("unknown".to_owned()),
            Given::NotApplicable => Some("n/a".to_owned()),
            Given::Option(option) => Some(id(option)),
            Given::Options(options) => Some(format!("[{}]", options.iter().map(id).collect::<Vec<_>>().join(", "))),
            Given::Number(number) => Some(number.to_string()),
            Given::Text(text) => Some(quoted(text)),
        };
        let Remark { note, proof } = &remarks[item];
        let (note, proof) = (note.as_ref().map(quoted), proof.as_ref().map(quoted));
        if note.is_none() && proof.is_none() {
            return is;
        }
        let parts = [("is", is), ("note", note), ("proof", proof)];
        let parts = parts.into_iter().filter_map(|(key, value)| value.map(|value| format!("{key}: {value}")));
        Some(format!("{{{}}}", parts.collect::<Vec<_>>().join(", ")))
    };
    let mut text = "questionnaire: tea-round@1\nanswers:\n".to_owned();
    for question in &pack.questions {
        let rows: Vec<(&str, String)> = question
            .items
            .iter()
            .filter_map(|item| written(item).map(|written| (pack.items[item].id.as_str(), written)))
            .collect();
        if rows.is_empty() {
            continue;
        }
        let whole = !rows[0].0.contains('.');
        if !whole {
            text.extend(["  ", &question.id, ":\n"]);
        }
        let indent = if whole { "  " } else { "    " };
        for (id, written) in &rows {
            text.extend([indent, id.rsplit('.').next().unwrap(), ": ", written, "\n"]);
        }
    }
    text
}

proptest! {
    #![proptest_config(property(100))]

    #[test]
    fn any_moves_keep_the_file_valid_and_lose_no_answer(moves in prop::collection::vec(any_move(), 0..60)) {
        let pack = pack();
        let mut session = Session::new(Draft::new(&pack));
        let mut given: TiVec<ItemIndex, Given> = ti_vec![Given::Unanswered; pack.items.len()];
        let mut remarks: TiVec<ItemIndex, Remark> = ti_vec![Remark::default(); pack.items.len()];
        for step in moves {
            let place = session.place();
            let before = yaml(&session);
            let made = session.make(step.clone());
            if let (Place::Item(item), Ok(_)) = (place, made) {
                match step {
                    Move::Answer(answer) => given[item] = answer,
                    Move::Remark(remark) => remarks[item] = remark,
                    Move::Clear => given[item] = Given::Unanswered,
                    _ => {}
                }
            }
            prop_assert_eq!(made.unwrap_or(false), yaml(&session) != before, "the file changes exactly when said so");
            if let Place::Item(item) = session.place() {
                prop_assert!(session.is_asked(pack.items[item].question));
            }
        }
        let text = yaml(&session);
        let (file, answers) = read(&pack, &text);
        prop_assert_eq!(&answers.given, &given);
        prop_assert_eq!(&answers.remarks, &remarks);

        let hand = by_hand(&pack, &given, &remarks);
        prop_assert_eq!(yaml(&resumed(&pack, &hand)), text.clone(), "as written by hand:\n{}", hand);
        prop_assert_eq!(Draft::resume(&pack, file, &answers).file().to_yaml().unwrap(), text);
    }

    #[test]
    fn going_on_always_reaches_the_review(moves in prop::collection::vec(any_move(), 0..40)) {
        let pack = pack();
        let mut session = Session::new(Draft::new(&pack));
        for step in moves {
            let _ = session.make(step);
        }
        let mut passed = 0;
        while let Place::Item(item) = session.place() {
            session.make(Move::Next).unwrap();
            prop_assert!(session.place() == Place::Review || session.place() > Place::Item(item));
            passed += 1;
        }
        prop_assert!(passed <= pack.items.len());
    }
}
