//! The record: it fits its own schema, reads back without loss, and never says 0 for what is not known.

use crate::answers::{Answers, Given};
use crate::assess::{Options, assess};
use crate::index::ItemIndex;
use crate::pack::Pack;
use crate::record::check::faults;
use crate::record::{Record, Scope};
use crate::suites::support::{answers_to, built_in, load, misfits, property, record};
use proptest::prelude::*;
use serde_json::Value;

use super::sketch::{drawn, draws, sketches, spread};

fn round_trip(pack: &Pack, answers: &Answers) {
    let schema = serde_json::to_value(schemars::schema_for!(Record)).expect("JSON");
    let set = vec![format!("{}=unknown", pack.items[ItemIndex::from(0)].id)];
    let record = assess(pack, answers, &Options { set: set.clone(), ..Options::default() }).expect("an item");
    assert_eq!(record.provenance.changed, set);
    assert_eq!(faults(&record), [], "what is written is what is read");
    let text = serde_json::to_string(&record).expect("JSON");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(misfits(&schema, &value), Vec::<String>::new());
    let back: Record = serde_json::from_str(&text).expect("a record");
    assert_eq!(back, record);
    assert_eq!(serde_json::to_string(&back).expect("JSON"), text, "the same record gives the same bytes");
    let mut foreign = value;
    foreign["extra"] = 1.into();
    assert!(!misfits(&schema, &foreign).is_empty());
    assert!(serde_json::from_value::<Record>(foreign).is_err(), "an unknown key is refused");
}

proptest! {
    #![proptest_config(property(24))]

    #[test]
    fn a_record_fits_its_schema_and_reads_back(sketch in sketches(), draws in draws(), open in 0..11_u16) {
        let pack = load(&sketch.yaml(&sketch.order()));
        round_trip(&pack, &drawn(&pack, &draws, open));
    }
}

#[test]
fn records_of_built_in_packs_fit_their_schema() {
    for pack in built_in() {
        let draws: Vec<u16> = spread(0);
        for open in [0, 3, 10] {
            let mut given = drawn(&pack, &draws, open);
            given.scope = if open == 3 { Scope::Pulse } else { Scope::Full };
            given.date = "2026-11-22".parse().ok();
            round_trip(&pack, &given);
        }
    }
}

#[test]
fn an_unknown_key_inside_a_framework_is_refused() {
    let pack = built_in().remove(0);
    let record = serde_json::to_value(record(&pack, &Answers::empty(&pack))).expect("JSON");
    let schema = serde_json::to_value(schemars::schema_for!(Record)).expect("JSON");
    for id in record["frameworks"].as_object().expect("frameworks").keys() {
        let mut foreign = record.clone();
        foreign["frameworks"][id]["extra"] = 1.into();
        assert!(!misfits(&schema, &foreign).is_empty(), "{id}");
        assert!(serde_json::from_value::<Record>(foreign).is_err(), "{id}");
    }
}

#[test]
fn what_is_not_known_is_null_and_never_zero() {
    for pack in built_in() {
        let record = serde_json::to_value(record(&pack, &Answers::empty(&pack))).expect("JSON");
        for framework in record["frameworks"].as_object().expect("frameworks").values() {
            for key in ["score", "mean", "position", "best", "margin", "stability", "level", "pole"] {
                assert!(framework.get(key).is_none_or(Value::is_null), "{key} of {}", framework["title"]);
            }
        }
        assert_eq!(record["roadmap"]["goal_attainment"]["now"], Value::Null);
        assert_eq!(record["coverage"]["percent"], 0.0, "nothing of what applies is answered");
    }
}

#[test]
fn notes_and_answers_reach_the_record_as_typed() {
    let pack = load(
        "{id: p, version: 1.0.0, title: P, sections: [{id: s, title: S, questions: [\
         {id: q, kind: choice, ask: Q, ordered: true, measures: {d.e: 1}, options: [{id: no-one, label: No one}, {id: all, label: All}]}, \
         {id: drill, kind: choice, ask: D, when: {question: q, is: all}, otherwise: worst, options: [{id: never, label: Never}, {id: often, label: Often, evidence: {d.e: 1}}]}]}], \
         frameworks: [{id: d, kind: dimensions, title: D, elements: [{id: e, title: E, meaning: m}]}]}",
    );
    let note = "<b>\"50 %\" | x\u{1b}[31m";
    let mut given = answers_to(&pack, "answers: {q: no-one, drill: often}");
    let first = ItemIndex::from(0);
    given.remarks[first].note = Some(note.to_owned());
    let off = record(&pack, &given);
    assert_eq!(off.sections[0].items[0].note.as_deref(), Some(note));
    assert_eq!(off.sections[0].items[0].standing, Some(0.0));
    assert_eq!(off.without_notes().sections[0].items[0].note, None);
    let drill = &off.contributions["d.e"][1];
    assert_eq!((drill.value, drill.points), (0.0, 0.0));
    assert_eq!(drill.answer, "does not arise, counted at its worst", "not the answer that does not count");
    given.given[first] = Given::Option(1.into());
    let on = record(&pack, &given);
    let drill = &on.contributions["d.e"][1];
    assert_eq!((drill.answer.as_str(), drill.value, drill.weight, drill.points), ("Often", 1.0, 1.0, 50.0));
}
