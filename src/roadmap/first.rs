//! Facts first: the open items that matter most for ranges and verdicts.

use super::Fact;
use crate::answers::{Answers, Given};
use crate::pack::Pack;
use crate::record::Verdict;
use crate::scoring::{Assessment, Score, score_given};

/// More than this is a second questionnaire, not a list of facts to settle.
const MOST: usize = 8;

/// The open items that matter most, those that decide a verdict first.
pub(super) fn facts_first(pack: &Pack, answers: &Answers, assessment: &Assessment) -> Vec<Fact> {
    let open = (0..pack.items.len()).filter(|item| assessment.items[*item].is_open());
    let mut facts: Vec<Fact> = open.filter_map(|item| fact(pack, answers, assessment, item)).collect();
    facts.sort_by_key(|fact| std::cmp::Reverse((fact.decides_verdict, fact.points)));
    facts.truncate(MOST);
    facts
}

fn fact(pack: &Pack, answers: &Answers, assessment: &Assessment, item: usize) -> Option<Fact> {
    let carries = &pack.items[item].carries;
    let spread = |element: usize, width: i128| Score::of_sum(width, assessment.elements[element].applicable);
    let points: Vec<(usize, Score)> = carries
        .iter()
        .filter_map(|carry| {
            let width = i128::from(carry.weight) * i128::from(carry.highest - carry.lowest);
            spread(carry.element, width).map(|points| (carry.element, points))
        })
        .collect();
    let total: i128 = points.iter().map(|(_, points)| i128::from(points.tenths())).sum();
    (total > 0).then(|| Fact {
        item,
        elements: points.into_iter().map(|(element, _)| element).collect(),
        points: Score::of_sum(total, 1).unwrap_or(Score::of_mean(0.0)),
        decides_verdict: decides_verdict(pack, answers, assessment, item),
    })
}

/// Whether some answer to the item would give another model or another verdict than today's.
fn decides_verdict(pack: &Pack, answers: &Answers, assessment: &Assessment, item: usize) -> bool {
    if !pack.is_archetype_item(item) {
        return false;
    }
    let framework = pack.elements[pack.items[item].carries[0].element].framework;
    let today = reading(assessment, framework);
    let would_change = |option: usize| {
        let mut given = answers.given.clone();
        given[item] = Given::Option(option);
        reading(&score_given(pack, &given, answers.scope), framework) != today
    };
    (0..pack.items[item].options.len()).any(would_change)
}

fn reading(assessment: &Assessment, framework: usize) -> Option<(Option<usize>, Verdict)> {
    assessment.frameworks[framework].fit.as_ref().map(|fit| (fit.best, fit.verdict))
}
