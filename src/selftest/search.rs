//! Answers to try: a fixed, small set of starting points and what satisfies a condition.

use crate::answers::Given;
use crate::condition::{Bound, Condition};
use crate::index::{ElementIndex, ItemIndex, Measure, OptionIndex, TiSlice, TiVec};
use crate::pack::{Item, Pack, QuestionKind};

/// The answer that says most for an element; the first on a tie.
pub(super) fn best_given(pack: &Pack, item: ItemIndex, element: ElementIndex) -> Given {
    extreme(&pack.items[item], Some(element), 1)
}

/// The answer that says least for an element.
pub(super) fn worst_given(pack: &Pack, item: ItemIndex, element: ElementIndex) -> Given {
    extreme(&pack.items[item], Some(element), -1)
}

/// The evidence of the option or band at a place.
fn evidence(item: &Item, element: Option<ElementIndex>, place: usize) -> i128 {
    let wanted = item.carries.iter().filter(|carry| element.is_none_or(|element| carry.element == element));
    wanted.map(|carry| i128::from(carry.weight) * i128::from(carry.values[place])).sum()
}

/// The answer with the most (`sign` 1) or least (`sign` -1) evidence, over one element or all.
fn extreme(item: &Item, element: Option<ElementIndex>, sign: i128) -> Given {
    let places = item.carries.first().map_or(item.options.len(), |carry| carry.values.len());
    let score = |place: usize| sign * evidence(item, element, place);
    match item.kind {
        QuestionKind::Text => Given::Unanswered,
        QuestionKind::Number => number(item, (0..places).rev().max_by_key(|place| score(*place)).unwrap_or(0)),
        QuestionKind::Choices => choices(item, &score),
        _ => (0..places)
            .rev()
            .max_by_key(|place| score(*place))
            .map_or(Given::Unanswered, |place| Given::Option(place.into())),
    }
}

/// All options that help, or the exclusive one that does; at least one.
fn choices(item: &Item, score: &impl Fn(usize) -> i128) -> Given {
    let score = |option: &OptionIndex| score(usize::from(*option));
    let all = item.options.keys();
    let helpful: Vec<OptionIndex> =
        all.clone().filter(|option| !item.options[*option].exclusive && score(option) > 0).collect();
    if !helpful.is_empty() {
        return Given::Options(helpful);
    }
    all.rev().max_by_key(score).map_or(Given::Unanswered, |option| Given::Options(vec![option]))
}

fn number(item: &Item, band: usize) -> Given {
    Given::Number(item.number.inside(band))
}

/// Starting points: everything best, everything worst, and everything at its n-th option.
pub(super) fn others(pack: &Pack) -> Vec<TiVec<ItemIndex, Given>> {
    let all = |sign: i128| pack.items.iter().map(|item| extreme(item, None, sign)).collect();
    let widest = pack.items.iter().map(|item| item.options.len()).max().unwrap_or(0).min(6);
    let nth = |place: usize| pack.items.iter().map(|item| at(item, place)).collect();
    [all(1), all(-1)].into_iter().chain((0..widest).map(nth)).collect()
}

/// The answer at a place, the last one when there are fewer.
fn at(item: &Item, place: usize) -> Given {
    let option = place.min(item.options.len().saturating_sub(1));
    match item.kind {
        QuestionKind::Text => Given::Unanswered,
        QuestionKind::Number => number(item, place.min(item.number.below.len())),
        QuestionKind::Choices => Given::Options(vec![option.into()]),
        _ => Given::Option(option.into()),
    }
}

/// A model's own answers: for each archetype item its option at 1; where two, the one that fewest models share.
pub(super) fn signature(pack: &Pack, element: ElementIndex) -> Vec<(ItemIndex, OptionIndex)> {
    let archetype = |item: &ItemIndex| pack.items[*item].carries.iter().any(|carry| carry.element == element);
    pack.items.keys().filter(archetype).filter_map(|item| Some((item, own_option(pack, item, element)?))).collect()
}

fn own_option(pack: &Pack, item: ItemIndex, element: ElementIndex) -> Option<OptionIndex> {
    let item = &pack.items[item];
    let carry = item.carries.iter().find(|carry| carry.element == element)?;
    let sharing = |option: &OptionIndex| item.carries.iter().filter(|carry| carry.of_option(*option) > 0).count();
    item.options.keys().filter(|option| carry.of_option(*option) > 0).min_by_key(sharing)
}

/// Every answer an item can be changed to, as far as the search tries.
pub(super) fn answers(pack: &Pack, item: ItemIndex) -> Vec<Given> {
    let item = &pack.items[item];
    let options = item.options.keys();
    match item.kind {
        QuestionKind::Text => Vec::new(),
        QuestionKind::Number => (0..=item.number.below.len()).map(|band| number(item, band)).collect(),
        QuestionKind::Choices => options.map(|option| Given::Options(vec![option])).collect(),
        _ => options.map(Given::Option).collect(),
    }
}

/// Changes answers so that a condition is likely to hold (or, with `wanted` false, not to).
pub(super) fn satisfy(pack: &Pack, condition: &Condition, wanted: bool, given: &mut TiSlice<ItemIndex, Given>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                satisfy(pack, part, wanted, given);
            }
        }
        Condition::Not(part) => satisfy(pack, part, !wanted, given),
        Condition::Answer { item, options } => satisfy_answer(pack, *item, options, wanted, given),
        Condition::Amount { item, bound } => satisfy_amount(pack, *item, *bound, wanted, given),
        Condition::Score { measure, bound } => {
            let high = matches!(bound, Bound::AtLeast(_)) == wanted;
            satisfy_score(pack, *measure, high, given);
        }
        Condition::Best { elements, .. } if wanted => {
            for (item, option) in elements.first().map(|element| signature(pack, *element)).unwrap_or_default() {
                given[item] = Given::Option(option);
            }
        }
        Condition::Target { elements, .. } if wanted => {
            let rule = pack.targets.iter().find(|rule| elements.contains(&rule.target));
            if let Some(when) = rule.and_then(|rule| rule.when.as_ref()) {
                satisfy(pack, when, true, given);
            }
        }
        Condition::Finding(finding) => satisfy(pack, &pack.findings[*finding].when, wanted, given),
        Condition::Best { .. } | Condition::Target { .. } => {}
    }
}

fn satisfy_answer(
    pack: &Pack,
    item: ItemIndex,
    options: &[OptionIndex],
    wanted: bool,
    given: &mut TiSlice<ItemIndex, Given>,
) {
    let option = pack.items[item].options.keys().find(|option| options.contains(option) == wanted);
    if let Some(option) = option {
        let single = pack.items[item].kind != QuestionKind::Choices;
        given[item] = if single { Given::Option(option) } else { Given::Options(vec![option]) };
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positions of options are small")]
fn satisfy_amount(pack: &Pack, item: ItemIndex, bound: Bound, wanted: bool, given: &mut TiSlice<ItemIndex, Given>) {
    let value = match (bound, wanted) {
        (Bound::AtLeast(bound) | Bound::AtMost(bound), true) | (Bound::Below(bound), false) => bound,
        (Bound::AtLeast(bound), false) | (Bound::Below(bound), true) => bound - 1.0,
        (Bound::AtMost(bound), false) => bound + 1.0,
    };
    given[item] = match pack.items[item].kind {
        QuestionKind::Number => Given::Number(value),
        _ => at(&pack.items[item], value.max(0.0) as usize),
    };
}

fn satisfy_score(pack: &Pack, measure: Measure, high: bool, given: &mut TiSlice<ItemIndex, Given>) {
    for element in pack.elements_of(measure) {
        for (item, answer) in given.iter_mut_enumerated() {
            if pack.items[item].carries.iter().any(|carry| carry.element == element) {
                *answer = if high { best_given(pack, item, element) } else { worst_given(pack, item, element) };
            }
        }
    }
}
