//! Exact values: what a third is to levels, gates, comparisons and tables, and that it is rounded once, where it is shown.

use crate::assess::{Options, Scored};
use crate::compare::compare;
use crate::diagnostics::Code;
use crate::gate::{Outcome, parse};
use crate::pack::Pack;
use crate::record::{FrameworkRecord, Outline, Record};
use crate::report::{Names, Table};
use crate::suites::support::{answers_to, load, record, self_test};

const THIRD: &str = include_str!("../../fixtures/third.pack.yaml");

const ONE: &str = "answers: {written: in-place, known: missing, kept: missing}";
const TWO: &str = "answers: {written: in-place, known: in-place, kept: missing}";

fn scored(pack: &Pack, given: &str) -> Record {
    record(pack, &answers_to(pack, given))
}

fn level(record: &Record) -> &str {
    let FrameworkRecord::Dimensions(care) = &record.frameworks["care"] else { panic!("no dimensions") };
    care.dimensions["rules"].level.as_deref().expect("a level")
}

fn check(pack: &Pack, given: &str, condition: &str) -> Outcome {
    let (outline, answers) = (Outline::of_pack(pack), answers_to(pack, given));
    let scored = Scored::new(pack, &answers, &Options::default());
    parse(condition, &outline).expect("a gate").check(&outline, &scored.scores())
}

#[test]
fn a_third_reaches_what_starts_at_a_third() {
    let pack = load(THIRD);
    let (one, two) = (scored(&pack, ONE), scored(&pack, TWO));
    assert_eq!((level(&one), level(&two)), ("one", "one"), "66.666… does not reach 66.67");
    assert_eq!(one.measures["care.rules"].score, Some(33.333_333_333));
    assert_eq!([&one, &two].map(|record| record.measures["care.rules"].shown), [Some(1.0), Some(2.0)]);
    assert_eq!(one.measures["care"].shown, Some(1.0), "the mean of one third");
}

#[test]
fn gates_speak_the_scale_people_see() {
    let pack = load(THIRD);
    for met in ["care.rules>=1", "care.rules<=1", "care>=1", "care.rules<1.01", "care.rules.low>=1"] {
        assert!(check(&pack, ONE, met).met, "{met}");
    }
    for unmet in ["care.rules>1", "care.rules<1", "care.rules>=1.01", "care.rules>=33"] {
        assert!(!check(&pack, ONE, unmet).met, "{unmet}");
    }
    let short = check(&pack, ONE, "care.rules>=2.5");
    assert_eq!((short.now.as_str(), short.short), ("1", Some(1.5)));
}

#[test]
fn comparisons_and_tables_have_the_same_digits() {
    let pack = load(THIRD);
    let moved = compare(&scored(&pack, ONE), &scored(&pack, TWO)).expect("one questionnaire");
    let rules = moved.scores.iter().find(|shift| shift.id == "care.rules").expect("a shift");
    assert_eq!((rules.raw, rules.like_for_like), (Some(33.333_333_334), rules.raw));
    assert_eq!(crate::report::score_shown(rules, rules.after), "2");
    assert_eq!(crate::report::change_shown(rules, rules.raw), "+1");
    assert_eq!(crate::report::change_shown(rules, Some(rules.because[0].points)), "+1");
    let (outline, answers) = (Outline::of_pack(&pack), answers_to(&pack, TWO));
    let table = Table::of(&pack, &outline);
    let scored = Scored::new(&pack, &answers, &Options::default());
    let lines = [table.header(&outline, Names::Ids), table.row(&outline, ("a.yaml", 1), scored.scores(), (0, &[]))];
    let [head, row] = lines.map(|line| String::from_utf8(line).expect("text"));
    let cells: Vec<(&str, &str)> = head.trim_end().split(',').zip(row.trim_end().split(',')).collect();
    for column in ["care.mean", "care.rules", "care.rules.low", "care.rules.high"] {
        assert!(cells.contains(&(column, "2")), "{column} in {cells:?}");
    }
}

/// A score of 39.96: 999 of 2,500 thousandths.
const NEARLY: &str = "id: p
version: 1.0.0
title: P
sections:
- id: s
  title: S
  questions:
  - {id: more, kind: choice, ordered: true, ask: Q, measures: {d.e: 1.501}, options: [{id: low, label: L}, {id: high, label: H}]}
  - {id: less, kind: choice, ordered: true, ask: Q, measures: {d.e: 0.999}, options: [{id: low, label: L}, {id: high, label: H}]}
frameworks:
- {id: d, kind: dimensions, title: D, elements: [{id: e, title: E, meaning: m}], levels: [{id: low, title: L, from: 0, meaning: m}, {id: mid, title: M, from: 40, meaning: m}]}
";

#[test]
fn what_is_shown_as_forty_and_is_not_meets_no_forty() {
    let pack = load(NEARLY);
    let nearly = "answers: {more: low, less: high}";
    let outcome = check(&pack, nearly, "d.e>=40");
    assert_eq!((outcome.met, outcome.short), (false, Some(0.04)), "nothing that is missing is shown as 0");
    assert!(check(&pack, nearly, "d.e>=39.96").met);
    let record = scored(&pack, nearly);
    let FrameworkRecord::Dimensions(d) = &record.frameworks["d"] else { panic!("no dimensions") };
    assert_eq!((d.dimensions["e"].score, d.dimensions["e"].level.as_deref()), (Some(39.96), Some("low")));
    assert_eq!(record.measures["d.e"].shown, Some(40.0));
}

/// Three boxes of equal worth.
fn boxes(worth: &str) -> Pack {
    let boxed = |id: &str| format!("{{id: {id}, label: B, evidence: {{d.e: {worth}}}}}");
    load(&format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n  \
         - {{id: q, kind: choices, ask: Q, options: [{}, {{id: nothing, label: N, exclusive: true}}]}}\n\
         frameworks:\n- {{id: d, kind: dimensions, title: D, elements: [{{id: e, title: E, meaning: m, single: One.}}]}}\n",
        ["a", "b", "c"].map(boxed).join(", ")
    ))
}

#[test]
fn three_thirds_are_a_whole() {
    let pack = boxes("1/3");
    let score = |given: &str| scored(&pack, &format!("answers: {{q: {given}}}")).measures["d.e"].score;
    assert_eq!(score("[a, b, c]"), Some(100.0));
    assert_eq!([score("[a]"), score("[a, c]")], [Some(33.333_333_333), Some(66.666_666_667)]);
    let codes = |pack: &Pack| {
        let mut found = crate::Diagnostics::new();
        self_test(pack, &mut found);
        found.sorted().iter().map(|found| found.code).collect::<Vec<Code>>()
    };
    assert_eq!(codes(&pack), []);
    assert_eq!(codes(&boxes("0.333")), [Code::MaximumOutOfReach], "thousandths of a third leave a gap");
}

#[test]
fn ordered_options_lie_exact_fractions_apart() {
    let options: String = (1..=8).map(|count| {
        let options: Vec<String> = (0..count).map(|option| format!("{{id: o{option}, label: O}}")).collect();
        format!("  - {{id: q{count}, kind: choice, ordered: true, ask: Q, measures: {{d.e{count}: 1}}, options: [{}]}}\n", options.join(", "))
    }).skip(1).collect();
    let elements: Vec<String> = (2..=8).map(|count| format!("{{id: e{count}, title: E, meaning: m}}")).collect();
    let pack = load(&format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n{options}frameworks:\n\
         - {{id: d, kind: dimensions, title: D, elements: [{}]}}\n",
        elements.join(", ")
    ));
    let given: Vec<String> = (2..=8).map(|count| format!("q{count}: o1")).collect();
    let record = scored(&pack, &format!("answers: {{{}}}", given.join(", ")));
    for count in 2..=8_u32 {
        let exact = 100.0 / f64::from(count - 1);
        let score = record.measures[&format!("d.e{count}")].score.expect("a score");
        assert!((score - exact).abs() <= 0.5e-9, "the second of {count} options gives {score}");
    }
}
