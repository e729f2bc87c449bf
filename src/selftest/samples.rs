//! Sample answers: a fixed, small set of starting points, and each model's signature.

use crate::answers::Given;
use crate::index::{ElementIndex, ItemIndex, OptionIndex, TiVec};
use crate::pack::{Carry, Item, Pack, QuestionKind};
use crate::record::Scope;

/// The answer with the most (`sign` 1) or least (`sign` -1) evidence over all elements; the first on a tie.
fn extreme(item: &Item, sign: i128) -> Given {
    let places = item.carries.first().map_or(item.options.len(), |carry| carry.values.len());
    let evidence = |carry: &Carry, place: usize| i128::from(carry.weight) * i128::from(carry.values[place]);
    let score = |place: usize| sign * item.carries.iter().map(|carry| evidence(carry, place)).sum::<i128>();
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
    let all = |sign: i128| pack.items.iter().map(|item| extreme(item, sign)).collect();
    let widest = pack.items.iter().map(|item| item.options.len()).max().unwrap_or(0).min(6);
    let nth = |place: usize| pack.items.iter().map(|item| at(item, place)).collect();
    [all(1), all(-1)].into_iter().chain((0..widest).map(nth)).collect()
}

/// The answer at a place, the last one when there are fewer.
pub(super) fn at(item: &Item, place: usize) -> Given {
    let option = place.min(item.options.len().saturating_sub(1));
    match item.kind {
        QuestionKind::Text => Given::Unanswered,
        QuestionKind::Number => number(item, place.min(item.number.below.len())),
        QuestionKind::Choices => Given::Options(vec![option.into()]),
        _ => Given::Option(option.into()),
    }
}

/// The answers to what the scope asks, and none to the rest.
pub(super) fn within(pack: &Pack, mut given: TiVec<ItemIndex, Given>, scope: Scope) -> TiVec<ItemIndex, Given> {
    for (item, given) in given.iter_mut_enumerated() {
        if !pack.question_of(item).is_in(scope) {
            *given = Given::Unanswered;
        }
    }
    given
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
