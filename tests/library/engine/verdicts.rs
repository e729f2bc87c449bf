//! Verdicts, ties, stability, flips, rounding and levels, each on a pack made for it.

use crate::answers::{Answers, Given};
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex};
use crate::pack::{Pack, QuestionKind};
use crate::record::{Score, Verdict, tenths};
use crate::scoring::{Assessment, Fit, flips, level, limited_by, score};
use crate::suites::support::{answers_to, built_in, load};

/// Three models and that many questions with an option for each, and one for none.
fn models(questions: usize) -> Pack {
    let question = |index: usize| {
        format!(
            "  - {{id: q{index}, kind: choice, ask: Q, options: [{{id: a, label: A, evidence: {{m.a: 1}}}}, \
             {{id: b, label: B, evidence: {{m.b: 1}}}}, {{id: c, label: C, evidence: {{m.c: 1}}}}, {{id: none, label: N}}]}}\n"
        )
    };
    load(&format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n{}frameworks:\n\
         - {{id: m, kind: archetypes, title: M, elements: [{{id: a, title: A, meaning: m}}, \
         {{id: b, title: B, meaning: m}}, {{id: c, title: C, meaning: m}}]}}\n",
        (0..questions).map(question).collect::<String>()
    ))
}

/// One letter for each answer: a model, `-` for none of them, `?` for open.
fn given(pack: &Pack, letters: &str) -> Answers {
    let mut answers = Answers::empty(pack);
    for (given, letter) in answers.given.iter_mut().zip(letters.chars()) {
        *given = "abc-".find(letter).map_or(Given::Unanswered, |option| Given::Option(option.into()));
    }
    answers
}

fn fit(letters: &str) -> Fit {
    let pack = models(letters.len());
    score(&pack, &given(&pack, letters)).frameworks[FrameworkIndex::from(0)]
        .fit
        .clone()
        .expect("an archetypes framework")
}

#[test]
fn nothing_answered_is_not_assessed() {
    let fit = fit("??????");
    assert_eq!((fit.verdict, fit.best, fit.stability()), (Verdict::NotAssessed, None, None));
    assert_eq!((fit.answered, fit.applicable), (0, 6));
}

#[test]
fn answers_that_match_no_model_are_not_assessed() {
    assert_eq!(fit("------").verdict, Verdict::NotAssessed);
}

#[test]
fn fewer_than_five_answers_are_tentative() {
    assert_eq!(fit("aaaa").verdict, Verdict::Tentative);
    assert_eq!(fit("aaaaa").verdict, Verdict::Clear);
}

#[test]
fn under_sixty_percent_answered_is_tentative() {
    assert_eq!(fit("aaaaa????").verdict, Verdict::Tentative);
    assert_eq!(fit("aaaaaa????").verdict, Verdict::Clear);
}

#[test]
fn a_tie_is_between_all_that_tie_in_pack_order() {
    let fit = fit("ccbbaa");
    assert_eq!((fit.verdict, fit.best), (Verdict::Between, Some(0.into())));
    assert_eq!(fit.between, [0, 1, 2].map(ElementIndex::from));
    assert_eq!(fit.stability(), Some(0.0));
}

#[test]
fn a_lead_of_one_answer_is_between_the_best_and_its_strongest_rival() {
    let fit = fit("bbbcca");
    assert_eq!((fit.verdict, fit.best, fit.runner_up), (Verdict::Between, Some(1.into()), Some(2.into())));
    assert_eq!(fit.between, [1, 2].map(ElementIndex::from));
}

#[test]
fn a_lead_of_two_answers_is_clear() {
    let fit = fit("bbbbcca");
    assert_eq!((fit.verdict, fit.between.as_slice()), (Verdict::Clear, &[][..]));
}

#[test]
fn stability_is_the_share_of_cases_in_which_the_best_stays_strictly_best() {
    // Without one of the three the two models tie; without one of the two the first leads by two.
    assert_eq!(fit("aaabb").stability(), Some(40.0));
    assert_eq!(fit("aaaab").stability(), Some(100.0));
}

#[test]
fn flips_name_every_single_change_that_makes_another_model_strictly_best() {
    for pack in [models(6)].into_iter().chain(built_in()) {
        for seed in 0..40_usize {
            let answers = pattern(&pack, seed);
            let assessment = score(&pack, &answers);
            for framework in pack.frameworks.keys() {
                let found = flips(&pack, framework, &answers, &assessment);
                let found: Vec<(ItemIndex, OptionIndex, ElementIndex)> =
                    found.iter().map(|flip| (flip.item, flip.option, flip.element)).collect();
                assert_eq!(found, all_flips(&pack, framework, &answers), "seed {seed}");
            }
        }
    }
}

fn pattern(pack: &Pack, seed: usize) -> Answers {
    let mut answers = Answers::empty(pack);
    for (index, item) in pack.items.iter_enumerated().filter(|(_, item)| item.kind == QuestionKind::Choice) {
        let place = usize::from(index);
        answers.given[index] = Given::Option(((place * 7 + seed * 13 + place * seed) % item.options.len()).into());
    }
    answers
}

/// The same by trying everything.
fn all_flips(pack: &Pack, framework: FrameworkIndex, answers: &Answers) -> Vec<(ItemIndex, OptionIndex, ElementIndex)> {
    let today = score(pack, answers);
    let Some(best) = today.frameworks[framework].fit.as_ref().and_then(|fit| fit.best) else { return Vec::new() };
    let mut found = Vec::new();
    for (index, item) in pack.items.iter_enumerated().filter(|(_, item)| item.kind == QuestionKind::Choice) {
        if today.items[index] != crate::scoring::ItemState::Answered {
            continue;
        }
        for option in item.options.keys() {
            let mut changed = answers.clone();
            changed.given[index] = Given::Option(option);
            let fit = score(pack, &changed).frameworks[framework].fit.clone().expect("a fit");
            let tied = fit.between.len() > 1 && !fit.between.is_empty() && tie(pack, framework, &changed);
            if let Some(other) = fit.best.filter(|other| *other != best && !tied) {
                found.push((index, option, other));
            }
        }
    }
    found
}

fn tie(pack: &Pack, framework: FrameworkIndex, answers: &Answers) -> bool {
    let scored = score(pack, answers);
    let fit = |element| scored.measure(pack.measure_of_element(element));
    let fits: Vec<_> = pack.frameworks[framework].elements.iter().map(fit).collect();
    let most = fits.iter().max().expect("models");
    fits.iter().filter(|fit| *fit == most).count() > 1
}

#[test]
fn an_answer_that_switches_questions_on_can_flip_the_model() {
    let question = |id: &str, when: &str| {
        format!(
            "  - {{id: {id}, kind: choice, ask: Q, {when}options: [{{id: a, label: A, evidence: {{m.a: 1}}}}, \
             {{id: b, label: B, evidence: {{m.b: 1}}}}]}}\n"
        )
    };
    let questions = ["q0", "q1", "q2"].map(|id| question(id, ""));
    let more = ["q3", "q4"].map(|id| question(id, "when: {question: abroad, is: yes-we-are}, "));
    let pack = load(&format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n\
         \x20 - {{id: abroad, kind: choice, ask: Q, options: [{{id: at-home, label: A}}, {{id: yes-we-are, label: B}}]}}\n\
         {}{}frameworks:\n- {{id: m, kind: archetypes, title: M, elements: [{{id: a, title: A, meaning: m}}, \
         {{id: b, title: B, meaning: m}}]}}\n",
        questions.concat(),
        more.concat()
    ));
    let answers = answers_to(&pack, "answers: {abroad: yes-we-are, q0: a, q1: a, q2: b, q3: b, q4: b}");
    let found = flips(&pack, 0.into(), &answers, &score(&pack, &answers));
    assert!(found.iter().any(|flip| pack.items[flip.item].id == "abroad" && flip.element == 0.into()));
}

/// Two questions about one dimension and two about one strand, with these evidences of a thousandth.
fn thousandths(dimension: [i32; 2], strand: [i32; 2]) -> (Option<f64>, Option<f64>) {
    let option = |element: &str, value: i32| {
        format!("{{id: x, label: X, evidence: {{{element}: {}}}}}", f64::from(value) / 1000.0)
    };
    let question = |id: usize, element: &str, value: i32| {
        format!("  - {{id: q{id}, kind: choice, ask: Q, options: [{}, {{id: y, label: Y}}]}}\n", option(element, value))
    };
    let pack = load(&format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n{}{}{}{}frameworks:\n\
         - {{id: d, kind: dimensions, title: D, elements: [{{id: e, title: E, meaning: m}}], levels: [\
         {{id: low, title: L, from: 0, meaning: m}}, {{id: high, title: H, from: 40, meaning: m}}]}}\n\
         - {{id: w, kind: spectrum, title: W, poles: [{{id: l, title: L, meaning: m}}, {{id: r, title: R, meaning: m}}], \
         cuts: [-25, 25], strands: [{{id: s, title: S, meaning: m}}]}}\n",
        question(0, "d.e", dimension[0]),
        question(1, "d.e", dimension[1]),
        question(2, "w.s", strand[0]),
        question(3, "w.s", strand[1]),
    ));
    let scored = score(&pack, &answers_to(&pack, "answers: {q0: x, q1: x, q2: x, q3: x}"));
    (shown(&pack, &scored, "d.e"), shown(&pack, &scored, "w.s"))
}

/// The score of a measure as it is shown.
fn shown(pack: &Pack, scored: &Assessment, id: &str) -> Option<f64> {
    scored.measure(measure(pack, id)).map(|score| tenths(score.points()))
}

fn measure(pack: &Pack, id: &str) -> Measure {
    pack.measures().find(|measure| pack.measure_id(*measure) == id).expect("a measure")
}

#[test]
fn values_are_rounded_once_half_up_to_one_decimal() {
    assert_eq!(thousandths([1, 0], [-1, 0]), (Some(0.1), Some(0.0)));
    assert_eq!(thousandths([333, 334], [-333, -334]), (Some(33.4), Some(-33.3)));
    assert_eq!(thousandths([999, 1000], [-999, -1000]), (Some(100.0), Some(-99.9)));
    assert_eq!(thousandths([0, 0], [0, 0]), (Some(0.0), Some(0.0)));
}

#[test]
fn a_level_is_reached_by_the_score_itself_and_not_by_what_is_shown() {
    let text = |one: f64| {
        format!(
            "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n\
             \x20 - {{id: q0, kind: choice, ask: Q, options: [{{id: x, label: X, evidence: {{d.e: {one}}}}}, {{id: y, label: Y}}]}}\n\
             \x20 - {{id: q1, kind: choice, ask: Q, options: [{{id: x, label: X, evidence: {{d.e: 0.4}}}}, {{id: y, label: Y}}]}}\n\
             frameworks:\n- {{id: d, kind: dimensions, title: D, elements: [{{id: e, title: E, meaning: m}}], levels: [\
             {{id: low, title: L, from: 0, meaning: m}}, {{id: high, title: H, from: 40, meaning: m}}]}}\n"
        )
    };
    let reached = |one: f64| {
        let pack = load(&text(one));
        level(&pack, &score(&pack, &answers_to(&pack, "answers: {q0: x, q1: x}")), measure(&pack, "d.e"))
    };
    assert_eq!((reached(0.4), reached(0.399)), (Some(1), Some(0)), "39.95 is shown as 40.0 and is less");
}

/// A composite over two dimensions whose upper level needs one of them.
fn levels() -> Pack {
    let question = |id: &str, element: &str, pulse: bool| {
        format!(
            "  - {{id: {id}, kind: choice, ask: Q, ordered: true, allow: [n/a], pulse: {pulse}, measures: {{{element}: 1}}, \
             options: [{{id: o0, label: O}}, {{id: o1, label: O}}, {{id: o2, label: O}}]}}\n"
        )
    };
    load(&format!(
        "id: p\nversion: 1.0.0\ntitle: P\nsections:\n- id: s\n  title: S\n  questions:\n{}{}frameworks:\n\
         - {{id: d, kind: dimensions, title: D, elements: [{{id: e, title: E, meaning: m}}, {{id: f, title: F, meaning: m}}]}}\n\
         - {{id: all, kind: composite, title: A, of: {{d.e: 3, d.f: 1}}, levels: [{{id: low, title: L, from: 0, meaning: m}}, \
         {{id: mid, title: M, from: 30, meaning: m, requires: [{{score: d.f, at_least: 50}}]}}, \
         {{id: high, title: H, from: 60, meaning: m}}]}}\n",
        question("q0", "d.e", true),
        question("q1", "d.f", false),
    ))
}

fn composite_level(text: &str) -> (Option<usize>, usize) {
    let pack = levels();
    let scored = score(&pack, &answers_to(&pack, text));
    let measure = measure(&pack, "all");
    (level(&pack, &scored, measure), limited_by(&pack, &scored, measure).len())
}

#[test]
fn a_level_needs_its_requirements_and_those_of_the_levels_below() {
    assert_eq!(composite_level("answers: {q0: o2, q1: o1}"), (Some(2), 0));
    assert_eq!(composite_level("answers: {q0: o2, q1: o0}"), (Some(0), 1), "the requirement of the middle level");
    assert_eq!(composite_level("answers: {q0: o0, q1: o0}"), (Some(0), 2), "points and requirement");
}

#[test]
fn a_requirement_is_waived_when_nothing_applies_and_missed_when_nothing_is_known() {
    assert_eq!(composite_level("answers: {q0: o2, q1: n/a}"), (Some(2), 0));
    assert_eq!(composite_level("answers: {q0: o2, q1: unknown}"), (Some(0), 1));
    assert_eq!(
        composite_level("scope: pulse\nanswers: {q0: o2}"),
        (Some(2), 0),
        "what is not asked stands in nobody's way"
    );
}

#[test]
fn what_is_not_assessed_is_never_zero() {
    let pack = levels();
    let scored = score(&pack, &answers_to(&pack, "answers: {q0: o1}"));
    assert_eq!((shown(&pack, &scored, "d.e"), shown(&pack, &scored, "d.f")), (Some(50.0), None));
    let composite = &scored.frameworks[FrameworkIndex::from(1)];
    assert_eq!(composite.score, Some(Score::of_points(50.0)), "the mean of what is assessed");
    assert_eq!(composite.coverage, Some(Score::of_points(75.0)), "a member that is not assessed covers nothing");
    assert_eq!(composite.range, Some((Score::of_points(37.5), Score::of_points(62.5))));
}
