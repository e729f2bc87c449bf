//! Facts first: the open items that matter most for ranges and verdicts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Fact;
use crate::answers::applicable::Applicability;
use crate::answers::{Answers, Given};
use crate::index::{ElementIndex, ItemIndex, OptionIndex};
use crate::pack::{Pack, Question};
use crate::record::{Score, Verdict};
use crate::scoring::{Assessment, score_given};

/// At most so many of the open items that matter most, those that decide a verdict first.
#[must_use]
pub fn facts_first(pack: &Pack, answers: &Answers, assessment: &Assessment, most: usize) -> Vec<Fact> {
    let asked = |item: &ItemIndex| assessment.questions[pack.items[*item].question] == Applicability::Asked;
    let open = pack.items.keys().filter(|item| assessment.items[*item].is_open()).filter(asked);
    let mut facts: Vec<Fact> = open.filter_map(|item| fact(pack, answers, assessment, item)).collect();
    facts.sort_by_key(|fact| Reverse((fact.decides_verdict, fact.points)));
    facts.truncate(most);
    facts
}

fn fact(pack: &Pack, answers: &Answers, assessment: &Assessment, item: ItemIndex) -> Option<Fact> {
    let waiting: Vec<&Question> = waiting_for(pack, assessment, item).collect();
    let items = waiting.iter().flat_map(|question| question.items).chain([item]);
    let mut widths: BTreeMap<ElementIndex, i128> = BTreeMap::new();
    for carry in items.clone().flat_map(|item| &pack.items[item].carries) {
        *widths.entry(carry.element).or_default() +=
            i128::from(carry.weight) * i128::from(carry.highest - carry.lowest);
    }
    let points = widths.iter().filter_map(|(element, width)| {
        let points = Score::of_share(*width, assessment.elements[*element].applicable)?;
        (points > Score::default()).then_some((*element, points))
    });
    let elements: Vec<(ElementIndex, Score)> = points.collect();
    let total: f64 = elements.iter().map(|(_, points)| points.points()).sum();
    (total > 0.0).then(|| Fact {
        item,
        elements,
        points: Score::of_points(total),
        decides_verdict: items.clone().any(|item| pack.is_archetype_item(item))
            && decides_verdict(pack, answers, assessment, item),
    })
}

/// The questions that cannot be asked before the item is answered.
fn waiting_for<'a>(
    pack: &'a Pack,
    assessment: &'a Assessment,
    item: ItemIndex,
) -> impl Iterator<Item = &'a Question> + 'a {
    let undetermined = pack.questions.iter().zip(&assessment.questions);
    let undetermined = undetermined.filter(|(_, asked)| **asked == Applicability::Undetermined);
    let reads =
        move |question: &&Question| question.when.as_ref().is_some_and(|when| when.items().any(|read| read == item));
    undetermined.map(|(question, _)| question).filter(reads)
}

/// Whether some answer to the item would give another best model or another verdict than today's.
fn decides_verdict(pack: &Pack, answers: &Answers, assessment: &Assessment, item: ItemIndex) -> bool {
    let today = readings(assessment);
    let would_change = |option: OptionIndex| {
        let mut given = answers.given.clone();
        given[item] = Given::Option(option);
        readings(&score_given(pack, &given, answers.scope)) != today
    };
    pack.items[item].options.keys().any(would_change)
}

fn readings(assessment: &Assessment) -> Vec<Option<(Option<ElementIndex>, Verdict)>> {
    let fit = |fit: &crate::scoring::Fit| (fit.best, fit.verdict);
    assessment.frameworks.iter().map(|framework| framework.fit.as_ref().map(fit)).collect()
}
