//! Levels: what a requirement that is open, absent or not asked does to them.

use crate::answers::{Answers, Given};
use crate::pack::Pack;
use crate::record::{Composite, FrameworkRecord, Record, Scope};
use crate::suites::support::{answers_to, load, record, social_strategy};

const REQUIRED: &str = include_str!("../../fixtures/required.pack.yaml");

fn composite<'r>(record: &'r Record, id: &str) -> &'r Composite {
    let FrameworkRecord::Composite(composite) = &record.frameworks[id] else { panic!("no composite") };
    composite
}

/// The level reached, whether it is given as far as the short version can tell, and what the next one needs: the
/// measure, and whether answers are missing rather than points.
fn level(given: &str) -> (String, bool, Vec<(String, bool)>) {
    let record = record(&load(REQUIRED), &answers_to(&load(REQUIRED), given));
    let maturity = composite(&record, "maturity");
    let limits = maturity.limited_by.iter().map(|limit| (limit.measure.clone(), limit.open)).collect();
    (maturity.level.clone().expect("a level"), maturity.provisional, limits)
}

fn named(level: &str, provisional: bool, limits: &[(&str, bool)]) -> (String, bool, Vec<(String, bool)>) {
    let limits = limits.iter().map(|(measure, open)| ((*measure).to_owned(), *open)).collect();
    (level.to_owned(), provisional, limits)
}

#[test]
fn a_requirement_that_is_open_is_not_met_yet_and_named() {
    for open in ["restored: unknown", "watched: in-place"] {
        let given = format!("answers: {{backed-up: in-place, {open}}}");
        assert_eq!(level(&given), named("zero", false, &[("stage.first", true)]), "{given}");
    }
    let missed = "answers: {backed-up: in-place, restored: missing, watched: in-place}";
    assert_eq!(level(missed), named("zero", false, &[("stage.first", false)]), "points are missing, not answers");
    let open = "answers: {backed-up: in-place, restored: in-place}";
    assert_eq!(level(open), named("safe", false, &[("stage.second", true)]), "nothing is known of the second");
    let all = "answers: {backed-up: in-place, restored: in-place, watched: in-place}";
    assert_eq!(level(all), named("watchful", false, &[]));
}

#[test]
fn a_requirement_to_which_nothing_applies_is_waived() {
    assert_eq!(
        level("answers: {backed-up: in-place, restored: in-place, watched: n/a}"),
        named("watchful", false, &[])
    );
}

#[test]
fn what_the_short_version_does_not_ask_holds_no_level_back_and_the_level_says_so() {
    let best = "scope: pulse\nanswers: {backed-up: in-place, restored: in-place}";
    assert_eq!(level(best), named("watchful", true, &[]));
    let half = "scope: pulse\nanswers: {backed-up: in-place, restored: missing}";
    assert_eq!(level(half), named("zero", false, &[("stage.first", false)]), "zero rests on nothing unasked");
    let answered = "scope: pulse\nanswers: {backed-up: in-place, restored: in-place, watched: missing}";
    assert_eq!(
        level(answered),
        named("safe", false, &[("stage.second", false)]),
        "an answer counts though not asked for"
    );
}

/// The best option of every ordered item of the short version.
fn best_pulse(pack: &Pack) -> Answers {
    let mut answers = Answers { scope: Scope::Pulse, ..Answers::empty(pack) };
    for (index, item) in pack.items.iter_enumerated().filter(|(_, item)| item.ordered) {
        if pack.question_of(index).pulse {
            answers.given[index] = Given::Option((item.options.len() - 1).into());
        }
    }
    answers
}

#[test]
fn the_best_short_answers_are_not_told_that_they_are_beginners() {
    let pack = social_strategy();
    let record = record(pack, &best_pulse(pack));
    let programme = composite(&record, "programme");
    assert!(record.first_look.is_none(), "{:?}", record.coverage);
    assert!(programme.score.expect("a score") > 90.0);
    assert_eq!(programme.level, programme.levels.last().map(|level| level.id.clone()));
    assert!(!programme.provisional, "the short version asks what the levels require");
    assert_eq!(programme.limited_by, []);
}
