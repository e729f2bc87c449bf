//! Single answers that decide which archetype fits best.

use std::collections::BTreeSet;

use super::verdict::asked_of;
use super::{Assessment, ItemState, what_if};
use crate::answers::{Answers, Given};
use crate::condition::Condition;
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, OptionIndex};
use crate::pack::{Pack, QuestionKind};

/// A single change of an answer that makes another model strictly best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlipTo {
    /// The item.
    pub item: ItemIndex,
    /// The option instead.
    pub option: OptionIndex,
    /// The model that would then be strictly best.
    pub element: ElementIndex,
}

/// Every single change of a given answer that makes another model strictly best, found by scoring again.
#[must_use]
pub fn flips(pack: &Pack, framework: FrameworkIndex, answers: &Answers, assessment: &Assessment) -> Vec<FlipTo> {
    let Some(best) = assessment.frameworks[framework].fit.as_ref().and_then(|fit| fit.best) else { return Vec::new() };
    let mut given = answers.given.clone();
    let mut found = Vec::new();
    for item in deciding(pack, framework).into_iter().filter(|item| assessment.items[*item] == ItemState::Answered) {
        for option in pack.items[item].options.keys().filter(|option| answers.given[item] != Given::Option(*option)) {
            given[item] = Given::Option(option);
            let leader = strictly_best(pack, framework, &what_if(pack, &given, answers.scope));
            found.extend(leader.filter(|other| *other != best).map(|element| FlipTo { item, option, element }));
        }
        given[item].clone_from(&answers.given[item]);
    }
    found
}

/// The items whose single option can change a framework's fits: its own, and those that switch questions on or off.
fn deciding(pack: &Pack, framework: FrameworkIndex) -> BTreeSet<ItemIndex> {
    let read = pack.questions.iter().filter_map(|question| question.when.as_ref()).flat_map(Condition::items);
    let single = |item: &ItemIndex| pack.items[*item].kind == QuestionKind::Choice;
    read.chain(asked_of(pack, framework)).filter(single).collect()
}

fn strictly_best(pack: &Pack, framework: FrameworkIndex, scored: &Assessment) -> Option<ElementIndex> {
    let elements = pack.frameworks[framework].elements;
    let fit = |element: ElementIndex| scored.elements[element].score();
    let best = elements.iter().max_by_key(|element| fit(*element))?;
    let score = fit(best)?;
    elements.iter().all(|other| other == best || fit(other) < Some(score)).then_some(best)
}
