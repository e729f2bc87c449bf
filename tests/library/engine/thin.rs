//! Thin evidence: what a few answers may say, and what they may not.

use crate::pack::Pack;
use crate::record::{FrameworkRecord, Record, Verdict};
use crate::report::{self, Options, Templates, markdown};
use crate::suites::support::{answers_to, load, record, social_strategy};

/// Eight questions about one thing, two about another, in a mean and a composite with levels, an action for both, and
/// five questions that measure nothing.
fn pack() -> Pack {
    let question = |(id, element): (String, &str)| {
        format!(
            "  - {{id: {id}, kind: choice, ordered: true, allow: [n/a], ask: Q, measures: {{d.{element}: 1}}, \
             options: [{{id: low, label: L}}, {{id: high, label: H}}]}}\n"
        )
    };
    let eight = (1..=8).map(|number| (format!("a{number}"), "e"));
    let two = (1..=2).map(|number| (format!("b{number}"), "f"));
    let texts = (1..=5).map(|number| format!("  - {{id: t{number}, kind: text, ask: Q}}\n"));
    let questions: String = eight.chain(two).map(question).chain(texts).collect();
    let levels =
        "levels: [{id: begun, title: Begun, from: 0, meaning: m}, {id: settled, title: Settled, from: 60, meaning: m}]";
    load(&format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n{questions}frameworks:\n\
         - {{id: d, kind: dimensions, title: D, elements: [{{id: e, title: E, meaning: m}}, {{id: f, title: F, meaning: m}}], {levels}}}\n\
         - {{id: c, kind: composite, title: C, of: {{d.e: 3, d.f: 1}}, {levels}}}\n\
         goals: {{d.e: {{target: 80}}, d.f: {{target: 80}}}}\n\
         waves: [{{id: now, title: Now, months: [0, 3], capacity_weeks: 9, max_actions: 9}}]\n\
         actions:\n- {{id: a, title: A, moves: {{a1: high, b1: high}}, effort_weeks: 1, owner: O, deliverable: D, metric: M, why: W}}\n\
         findings:\n- {{code: strong, when: {{score: d.e, at_least: 60}}, severity: info, title: Strong, detail: D}}\n"
    ))
}

/// The record of so many of the eight answered well, the rest unknown, of the two answers to the other thing, and of
/// all texts.
fn told(pack: &Pack, eight: usize, two: &str) -> Record {
    let eight: Vec<String> =
        (1..=8).map(|n| format!("a{n}: {}", if n <= eight { "high" } else { "unknown" })).collect();
    record(pack, &answers_to(pack, &format!("answers: {{{}, {two}, {TEXTS}}}", eight.join(", "))))
}

const LOW: &str = "b1: low, b2: low";
const TEXTS: &str = "t1: T, t2: T, t3: T, t4: T, t5: T";

fn dimensions(record: &Record) -> &crate::record::Dimensions {
    let FrameworkRecord::Dimensions(dimensions) = &record.frameworks["d"] else { panic!("no dimensions") };
    dimensions
}

#[test]
fn one_answer_of_eight_gives_a_range_and_no_level() {
    let pack = pack();
    let record = told(&pack, 1, LOW);
    assert!(record.first_look.is_none(), "8 of 15 answers are enough for a report");
    let e = &dimensions(&record).dimensions["e"];
    assert_eq!((e.thin, e.score, e.low, e.high), (true, Some(100.0), Some(12.5), Some(100.0)));
    assert_eq!((e.level.as_deref(), e.gap), (None, None));
    let measure = &record.measures["d.e"];
    assert_eq!((measure.answered, measure.applicable, measure.thin), (1, 8, true));
    assert_eq!(dimensions(&record).mean, Some(0.0), "the mean is of what is told");
    assert_eq!(dimensions(&record).weakest.as_deref(), Some("f"));
    let goals = record.roadmap.as_ref().expect("a roadmap").goal_attainment.clone();
    assert_eq!((goals.not_judged, goals.now), (vec!["d.e".to_owned()], Some(0.0)));
    assert!(record.findings.is_empty(), "no finding rests on a thin score");
    assert_eq!(composite(&record), (true, None), "34 % of its weight is answered");
}

/// Whether the composite is thin, and its level.
fn composite(record: &Record) -> (bool, Option<&str>) {
    let FrameworkRecord::Composite(c) = &record.frameworks["c"] else { panic!("no composite") };
    (c.thin, c.level.as_deref())
}

#[test]
fn half_of_the_answers_are_enough() {
    let pack = pack();
    let record = told(&pack, 4, LOW);
    let e = &dimensions(&record).dimensions["e"];
    assert_eq!((e.thin, e.level.as_deref(), dimensions(&record).mean), (false, Some("settled"), Some(50.0)));
    assert_eq!(record.findings.len(), 1);
    assert_eq!(composite(&record), (false, Some("settled")));
}

#[test]
fn a_mean_needs_half_of_what_applies() {
    let pack = pack();
    let nothing = told(&pack, 3, "b1: unknown, b2: high");
    assert!(!dimensions(&nothing).thin, "one of two is told");
    let neither = told(&pack, 3, "b1: n/a, b2: n/a");
    assert!(dimensions(&neither).thin, "none of one is told");
}

#[test]
fn pages_show_a_thin_score_as_its_bounds() {
    let record = told(&pack(), 1, LOW);
    let page = markdown(&record, &Options::default(), &Templates::embedded()).expect("a page").text;
    let row = page.lines().find(|line| line.starts_with("| E ")).unwrap_or_else(|| panic!("{page}"));
    assert!(row.contains("12.5 to 100") && row.contains("1 of 8") && !row.contains("Settled"), "{row}");
}

#[test]
fn a_report_begins_at_six_answers_of_fifteen() {
    let pack = pack();
    let answered = |count: usize| {
        let given: Vec<String> = (1..=count).map(|n| format!("a{n}: high")).collect();
        record(&pack, &answers_to(&pack, &format!("answers: {{{}}}", given.join(", "))))
    };
    let (five, six) = (answered(5), answered(6));
    assert!(five.first_look.is_some() && five.roadmap.is_none());
    assert!(six.first_look.is_none() && six.roadmap.is_some());
}

/// Everything a page of the built-in pack could claim of an organisation.
fn claims(record: &Record) -> Vec<String> {
    let FrameworkRecord::Archetypes(model) = &record.told().frameworks["model"] else { panic!("no archetypes") };
    let levels = record.measures.values().filter_map(|measure| measure.level.clone());
    let best = model.best.iter().chain(model.target.as_ref().map(|target| &target.element)).cloned();
    let verdict = (model.verdict != Verdict::NotAssessed).then(|| model.verdict.name().to_owned());
    let plan = record.roadmap.as_ref().map(|_| "a roadmap".to_owned());
    levels.chain(best).chain(verdict).chain(plan).collect()
}

#[test]
fn an_empty_file_is_recommended_nothing() {
    let record = record(social_strategy(), &answers_to(social_strategy(), "answers: {}"));
    assert_eq!(claims(&record), Vec::<String>::new());
    let first_look = record.first_look.as_ref().expect("a first look");
    assert_eq!((first_look.needs, first_look.questions.len()), (40.0, 10));
    let page = report::html(&record, &Options::default(), &Templates::embedded()).expect("a page");
    assert!(page.contains("Nothing has been answered yet") && !page.contains("recommended"), "{page}");
}

/// Few answers, all about who does the work.
const SEVEN: &str = "answers: {employees: 400, who-answered: unit-people, decision-rights: rules-decide, \
                     volume-growth: absorbed, unit-support: starter-kit, rules-source: central-course, \
                     central-mandate: frame-only}";

#[test]
fn seven_answers_of_105_give_a_first_look() {
    let record = record(social_strategy(), &answers_to(social_strategy(), SEVEN));
    assert_eq!((record.coverage.answered, record.coverage.applicable), (7, 105));
    assert_eq!(claims(&record), Vec::<String>::new());
    assert_eq!(record.first_look.as_ref().expect("a first look").questions.len(), 10);
    let options = Options::default();
    let page = report::html(&record, &options, &Templates::embedded()).expect("a page");
    assert!(page.contains("7 of 105 answers were given"), "{page}");
    for chapter in ["id=\"roadmap\"", "id=\"answers\"", "<svg", "Hub-and-spoke"] {
        assert!(!page.contains(chapter), "{chapter}");
    }
    let text = markdown(&record, &options, &Templates::embedded()).expect("a page").text;
    assert!(text.contains("## A first look") && text.contains("## What to ask next"), "{text}");
    assert!(text.lines().count() < 40, "{text}");
}
