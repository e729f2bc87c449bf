//! Every invariant of scoring, over small packs of all kinds.

use crate::answers::applicable::Applicability;
use crate::answers::{Answers, Given};
use crate::index::{ElementIndex, ItemIndex, MeasureKind, OptionIndex, QuestionIndex};
use crate::pack::{FrameworkKind, ONE, Pack, QuestionKind};
use crate::record::{Scope, Score, Verdict};
use crate::scoring::{Assessment, ItemState, level, score, score_given, unmet};
use crate::suites::support::{answers_to, load, means_well, property, record};
use proptest::prelude::*;

use super::sketch::{MODELS, Sketch, any_given, drawn, draws, sketches};

/// Every score, range and verdict by id, without what depends on the order of the pack.
fn results(pack: &Pack, scored: &Assessment) -> Vec<String> {
    let result = |measure| (pack.measure_id(measure), scored.measure(measure), scored.range(measure));
    let mut results: Vec<String> = pack.measures().map(|measure| format!("{:?}", result(measure))).collect();
    for framework in &scored.frameworks {
        let fit = framework.fit.as_ref();
        let verdict = fit.map(|fit| (fit.best, fit.verdict, fit.stable, fit.between.clone()));
        results.push(format!("{verdict:?} {:?}", framework.coverage));
    }
    results
}

/// The most there is.
fn full() -> Score {
    Score::of_points(100.0)
}

fn pack_of(sketch: &Sketch) -> Pack {
    load(&sketch.yaml(&sketch.order()))
}

/// The answers as a file, its entries turned by `turn`.
fn as_file(pack: &Pack, given: &Answers, turn: usize) -> String {
    let word = |item: ItemIndex| match &given.given[item] {
        Given::Unanswered => String::new(),
        Given::Unknown => "unknown".to_owned(),
        Given::NotApplicable => "n/a".to_owned(),
        Given::Option(option) => pack.items[item].options[*option].id.clone(),
        Given::Options(options) => {
            let ids: Vec<&str> = options.iter().rev().map(|at| pack.items[item].options[*at].id.as_str()).collect();
            format!("[{}]", ids.join(", "))
        }
        Given::Number(number) => number.to_string(),
        Given::Text(text) => text.clone(),
    };
    let entry = |question: &crate::pack::Question| match question.kind {
        QuestionKind::Matrix => {
            let rows = question.items.iter().rev();
            let rows: Vec<String> = rows
                .map(|item| format!("{}: {}", pack.items[item].id.split('.').next_back().unwrap(), word(item)))
                .collect();
            format!("  {}: {{{}}}\n", question.id, rows.join(", "))
        }
        _ => format!("  {}: {}\n", question.id, word(question.items.start())),
    };
    let mut entries: Vec<String> = pack.questions.iter().map(entry).collect();
    let middle = turn % entries.len();
    entries.rotate_left(middle);
    format!("answers:\n{}", entries.concat())
}

/// The questions in another order in which each still comes after the one it reads.
fn shuffled(sketch: &Sketch, keys: &[u16]) -> Vec<usize> {
    let mut left = sketch.order();
    left.sort_by_key(|question| keys[question % keys.len()]);
    let mut order: Vec<usize> = Vec::new();
    while !left.is_empty() {
        let ready = |question: &usize| sketch.reads(*question).is_none_or(|read| order.contains(&read));
        let at = left.iter().position(ready).expect("no circle");
        order.push(left.remove(at));
    }
    order
}

/// Answers of one pack to another with the same items in another order, or fewer.
fn carried(from: &Pack, to: &Pack, answers: &Answers) -> Answers {
    let mut carried = Answers::empty(to);
    for (index, item) in to.items.iter_enumerated() {
        carried.given[index] = answers.given[from.item(&item.id).expect("the same item")].clone();
    }
    carried
}

proptest! {
    #![proptest_config(property(96))]

    #[test]
    fn every_value_is_bounded(sketch in sketches(), draws in draws(), open in 0..10_u16) {
        let pack = pack_of(&sketch);
        let scored = score(&pack, &drawn(&pack, &draws, open));
        for measure in pack.measures() {
            let spectrum = matches!(pack.frameworks[pack.measure_framework(measure)].kind, FrameworkKind::Spectrum { .. });
            let low = Score::of_points(if spectrum { -100.0 } else { 0.0 });
            if let Some(score) = scored.measure(measure) {
                prop_assert!((low..=full()).contains(&score), "{} {score:?}", pack.measure_id(measure));
            }
        }
        for coverage in scored.frameworks.iter().filter_map(|framework| framework.coverage) {
            prop_assert!((Score::default()..=full()).contains(&coverage));
        }
    }

    #[test]
    fn the_order_of_questions_changes_nothing(sketch in sketches(), draws in draws(), keys in draws()) {
        let pack = pack_of(&sketch);
        let other = load(&sketch.yaml(&shuffled(&sketch, &keys)));
        let given = drawn(&pack, &draws, 3);
        let scored = score(&pack, &given);
        let scored_other = score(&other, &carried(&pack, &other, &given));
        prop_assert_eq!(results(&pack, &scored), results(&other, &scored_other));
    }

    #[test]
    fn the_order_of_answers_changes_nothing(sketch in sketches(), draws in draws(), turn in any::<u8>()) {
        let pack = pack_of(&sketch);
        let given = drawn(&pack, &draws, 3);
        let read = answers_to(&pack, &as_file(&pack, &given, usize::from(turn)));
        prop_assert_eq!(&read.given, &given.given);
        prop_assert_eq!(score(&pack, &read), score(&pack, &given));
    }

    #[test]
    fn multiplying_all_weights_changes_nothing(sketch in sketches(), draws in draws(), scale in 2..9_u32) {
        let pack = pack_of(&sketch);
        let scaled = pack_of(&Sketch { scale, ..sketch });
        let given = drawn(&pack, &draws, 3);
        prop_assert_eq!(results(&pack, &score(&pack, &given)), results(&scaled, &score(&scaled, &given)));
    }

    #[test]
    fn a_better_answer_never_lowers_a_dimension_or_composite(sketch in sketches(), draws in draws(), open in 0..4_u16) {
        let pack = pack_of(&sketch);
        prop_assume!(means_well(&pack));
        let given = drawn(&pack, &draws, open);
        let before = score(&pack, &given);
        for (index, item) in pack.items.iter_enumerated().filter(|(_, item)| item.ordered && !item.carries.is_empty()) {
            let Given::Option(option) = given.given[index] else { continue };
            let Some(next) = item.options.keys().find(|other| *other > option) else { continue };
            if before.items[index] != ItemState::Answered {
                continue;
            }
            let mut better = given.clone();
            better.given[index] = Given::Option(next);
            let after = score(&pack, &better);
            for measure in pack.measures() {
                let kind = &pack.frameworks[pack.measure_framework(measure)].kind;
                let element = matches!(pack.measured(measure), MeasureKind::Element(_));
                let judged = matches!((kind, element), (FrameworkKind::Dimensions, true) | (FrameworkKind::Composite { .. }, _));
                if let (true, Some(before), Some(after)) = (judged, before.measure(measure), after.measure(measure)) {
                    prop_assert!(after >= before, "{} lowers {}", item.id, pack.measure_id(measure));
                }
            }
        }
    }

    #[test]
    fn a_signature_is_best_at_100_and_clear(sketch in sketches(), draws in draws()) {
        let pack = pack_of(&sketch);
        prop_assume!(means_well(&pack));
        for name in MODELS {
            let element = pack.element(&format!("model.{name}")).unwrap();
            let mut given = drawn(&pack, &draws, 5);
            for (index, item) in pack.items.iter_enumerated().filter(|(index, _)| pack.is_archetype_item(*index)) {
                let matches = |option: OptionIndex, of: ElementIndex| item.carries.iter().any(|carry| carry.element == of && carry.of_option(option) > 0);
                let models = pack.frameworks[pack.elements[element].framework].elements;
                let sharing = |option: &OptionIndex| models.iter().filter(|model| matches(*option, *model)).count();
                let own = item.options.keys().filter(|option| matches(*option, element)).min_by_key(sharing);
                given.given[index] = Given::Option(own.unwrap());
            }
            let scored = score(&pack, &given);
            let fit = scored.frameworks[pack.elements[element].framework].fit.clone().unwrap();
            prop_assert_eq!(scored.measure(pack.measure_of_element(element)), Some(full()));
            prop_assert_eq!((fit.best, fit.verdict), (Some(element), Verdict::Clear));
        }
    }

    #[test]
    fn not_applicable_equals_a_pack_without_the_item(sketch in sketches(), draws in draws(), pick in any::<u8>()) {
        let pack = pack_of(&sketch);
        let read = |question: usize| sketch.order().iter().any(|other| sketch.reads(*other) == Some(question));
        let order = sketch.order();
        let free: Vec<usize> = order.iter().copied().filter(|question| pack.questions[QuestionIndex::from(*question)].allows_na && !read(*question)).collect();
        prop_assume!(!free.is_empty());
        let out = free[usize::from(pick) % free.len()];
        let rest: Vec<usize> = order.into_iter().filter(|question| *question != out).collect();
        let bare = Sketch { actions: Vec::new(), ..sketch.clone() };
        let without = load(&bare.yaml(&rest).replace("actions:\n", ""));
        let mut given = drawn(&pack, &draws, 3);
        // What is not asked is not reached by an answer.
        let out = QuestionIndex::from(out);
        prop_assume!(score(&pack, &given).questions[out] == Applicability::Asked);
        for item in pack.questions[out].items {
            given.given[item] = Given::NotApplicable;
        }
        let scored = score(&pack, &given);
        let scored_without = score(&without, &carried(&pack, &without, &given));
        prop_assert_eq!(results(&pack, &scored), results(&without, &scored_without));
    }

    #[test]
    fn unanswered_and_unknown_give_equal_scores(sketch in sketches(), draws in draws()) {
        let pack = pack_of(&sketch);
        let given = drawn(&pack, &draws, 5);
        let mut swapped = given.clone();
        for one in &mut swapped.given {
            *one = match &*one {
                Given::Unanswered => Given::Unknown,
                Given::Unknown => Given::Unanswered,
                other => other.clone(),
            };
        }
        prop_assert_eq!(results(&pack, &score(&pack, &given)), results(&pack, &score(&pack, &swapped)));
    }

    #[test]
    fn a_score_lies_in_its_range_and_answers_narrow_it(sketch in sketches(), draws in draws(), more in draws()) {
        let pack = pack_of(&sketch);
        prop_assume!(means_well(&pack));
        let mut given = drawn(&pack, &draws, 6);
        let mut before = score(&pack, &given);
        for item in pack.items.keys() {
            let asked = before.questions[pack.items[item].question] == Applicability::Asked;
            if !asked || !before.items[item].is_open() {
                continue;
            }
            given.given[item] = any_given(&pack.items[item], more[usize::from(item) % more.len()]);
            let after = score(&pack, &given);
            for measure in pack.measures() {
                if let (Some((low, high)), Some((was_low, was_high))) = (after.range(measure), before.range(measure)) {
                    prop_assert!(was_low <= low && high <= was_high, "{}", pack.measure_id(measure));
                    if let Some(score) = after.measure(measure) {
                        prop_assert!(low <= score && score <= high, "{} {score:?} {low:?} {high:?}", pack.measure_id(measure));
                    }
                }
            }
            before = after;
        }
    }

    #[test]
    fn no_other_item_changes_a_fit(sketch in sketches(), draws in draws(), more in draws()) {
        let pack = pack_of(&sketch);
        let given = drawn(&pack, &draws, 3);
        let mut changed = given.clone();
        for item in pack.items.keys().filter(|item| !pack.is_archetype_item(*item)) {
            changed.given[item] = any_given(&pack.items[item], more[usize::from(item) % more.len()]);
        }
        let fits = |given: &Answers| score(&pack, given).frameworks.into_iter().map(|framework| framework.fit).collect::<Vec<_>>();
        prop_assert_eq!(fits(&given), fits(&changed));
    }

    #[test]
    fn contributions_add_up_to_the_score(sketch in sketches(), draws in draws()) {
        let pack = pack_of(&sketch);
        let given = drawn(&pack, &draws, 3);
        let assessment = &score(&pack, &given);
        let record = record(&pack, &given);
        for (index, element) in pack.elements.iter_enumerated() {
            let parts = &record.contributions[&element.id];
            let weight: f64 = parts.iter().map(|part| part.weight).sum();
            let sum: f64 = parts.iter().map(|part| part.weight * part.value).sum();
            match assessment.measure(pack.measure_of_element(index)) {
                None => prop_assert!(parts.is_empty()),
                Some(score) => {
                    prop_assert!((sum / weight * 100.0 - score.points()).abs() <= 1e-6);
                    let points: f64 = parts.iter().map(|part| part.points).sum();
                    let most = 0.05 * f64::from(u32::try_from(parts.len()).unwrap()) + 1e-9;
                    prop_assert!((points - score.points()).abs() <= most);
                }
            }
        }
    }

    #[test]
    fn a_level_implies_its_requirements_and_those_below(sketch in sketches(), draws in draws(), open in 0..5_u16) {
        let pack = pack_of(&sketch);
        let scored = score(&pack, &drawn(&pack, &draws, open));
        for measure in pack.measures() {
            let levels = &pack.frameworks[pack.measure_framework(measure)].levels;
            let reached = level(&pack, &scored, measure);
            for below in &levels[..reached.map_or(0, |reached| reached + 1)] {
                prop_assert!(scored.told(measure).unwrap().reaches(below.from));
                prop_assert!(unmet(&scored, below).next().is_none());
            }
            let next = levels.get(reached.map_or(0, |reached| reached + 1));
            if let (Some(next), Some(score)) = (next, scored.told(measure)) {
                prop_assert!(!score.reaches(next.from) || unmet(&scored, next).next().is_some());
            }
        }
    }

    #[test]
    fn in_the_short_version_what_was_not_asked_does_not_count(sketch in sketches(), draws in draws()) {
        let pack = pack_of(&sketch);
        let mut given = drawn(&pack, &draws, 3).given;
        for item in pack.items.keys() {
            if !pack.question_of(item).pulse {
                given[item] = Given::Unanswered;
            }
        }
        let pulse = score_given(&pack, &given, Scope::Pulse);
        for (item, state) in pulse.items.iter_enumerated() {
            prop_assert!(pack.question_of(item).pulse || matches!(state, ItemState::NotAsked | ItemState::SwitchedOff));
        }
        for (index, element) in pulse.elements.iter_enumerated() {
            let carries = |item: ItemIndex| pack.items[item].carries.iter().find(|carry| carry.element == index);
            let counted = |item: ItemIndex| !matches!(pulse.items[item], ItemState::NotAsked | ItemState::SwitchedOff | ItemState::NotApplicable);
            let weights = pack.items.keys().filter(|item| counted(*item)).filter_map(carries).map(|carry| i128::from(carry.weight) * i128::from(ONE));
            prop_assert_eq!(element.applicable, weights.sum::<i128>());
        }
    }
}

#[test]
fn the_sketches_cover_what_they_should() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let packs: Vec<Pack> = (0..100).map(|_| pack_of(&sketches().new_tree(&mut runner).unwrap().current())).collect();
    let well = packs.iter().filter(|pack| means_well(pack)).count();
    println!("{well} of 100 sketched packs pass the self-test");
    assert!(well >= 25, "only {well} packs pass the self-test, so properties say little");
    let kinds: std::collections::BTreeSet<&str> =
        packs.iter().flat_map(|pack| &pack.questions).map(|question| question.kind.name()).collect();
    assert_eq!(kinds.len(), 5);
    let conditional = |pack: &&Pack| means_well(pack) && pack.questions.iter().any(|question| question.when.is_some());
    assert!(packs.iter().filter(conditional).count() >= 5);
}
