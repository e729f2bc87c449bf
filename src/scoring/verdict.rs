//! Which archetype fits best, and how far that can be relied on.
//!
//! The verdict is the first that holds: *not assessed* (nothing answered, or every fit 0) · *tentative* (fewer than
//! [`FEWEST`] items answered, or under [`SHARE`] percent of those that apply) · *between* (a tie, or leaving out some
//! one answer makes another model equal or better) · *clear*.

use super::{ElementScore, ItemState, evidence};
use crate::answers::Given;
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Run, TiSlice};
use crate::pack::{Carry, Pack};
use crate::record::{Score, Verdict};

/// Fewer answered items than this are too few for a verdict.
const FEWEST: usize = 5;
/// A smaller share of the applicable items than this, in percent, is too little for a verdict.
const SHARE: usize = 60;

/// Which archetype fits best.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fit {
    /// The best; the first in pack order on a tie.
    pub best: Option<ElementIndex>,
    /// The next best.
    pub runner_up: Option<ElementIndex>,
    /// How far it can be relied on.
    pub verdict: Verdict,
    /// The models it lies between: all that tie, in pack order, or the best and its strongest rival.
    pub between: Vec<ElementIndex>,
    /// Leave-one-out cases in which the best stays strictly best, and all cases.
    pub stable: (usize, usize),
    /// Items answered.
    pub answered: usize,
    /// Items that apply.
    pub applicable: usize,
}

impl Fit {
    /// Share of leave-one-out cases in which the best stays strictly best, 0 to 100.
    #[must_use]
    pub fn stability(&self) -> Option<f64> {
        let (stable, cases) = self.stable;
        let share = Score::of_share(i128::try_from(stable).ok()?, i128::try_from(cases).ok()?);
        share.filter(|_| self.best.is_some()).map(Score::points)
    }
}

/// The answers that fits are made of.
#[derive(Clone, Copy)]
pub(super) struct Scored<'a> {
    pub(super) pack: &'a Pack,
    pub(super) given: &'a TiSlice<ItemIndex, Given>,
    pub(super) items: &'a TiSlice<ItemIndex, ItemState>,
    pub(super) elements: &'a TiSlice<ElementIndex, ElementScore>,
}

pub(super) fn fit(scored: Scored<'_>, framework: FrameworkIndex) -> Fit {
    let sums = Sums::of(scored, framework);
    let counted: Vec<ItemIndex> = asked_of(scored.pack, framework).filter(|item| counts(scored.items[*item])).collect();
    let open = asked_of(scored.pack, framework).filter(|item| scored.items[*item].is_open()).count();
    let (answered, applicable) = (counted.len(), counted.len() + open);
    let ranked = sums.ranked();
    let best = ranked.first().copied().filter(|best| sums.fit(*best).is_some_and(|fit| fit > Score::default()));
    let Some(best) = best else { return Fit { answered, applicable, ..Fit::default() } };
    let (stable, rivals) = leave_one_out(scored, best, sums.clone(), &counted);
    let between = between(&sums, &ranked, best, &rivals);
    let verdict = if answered < FEWEST || answered * 100 < applicable * SHARE {
        Verdict::Tentative
    } else if between.is_empty() {
        Verdict::Clear
    } else {
        Verdict::Between
    };
    let runner_up = ranked.get(1).copied();
    Fit { best: Some(best), runner_up, verdict, between, stable: (stable, answered), answered, applicable }
}

/// The items that are asked of a framework's models.
pub fn asked_of(pack: &Pack, framework: FrameworkIndex) -> impl Iterator<Item = ItemIndex> + '_ {
    let elements = pack.frameworks[framework].elements;
    // An item tells models of one framework apart and carries nothing else.
    let first = |item: &ItemIndex| pack.items[*item].carries.first();
    pack.items.keys().filter(move |item| first(item).is_some_and(|carry| elements.contains(carry.element)))
}

fn counts(state: ItemState) -> bool {
    matches!(state, ItemState::Answered | ItemState::AtWorst)
}

/// The evidence for each model, from which single answers can be taken out.
#[derive(Clone)]
struct Sums {
    elements: Run<ElementIndex>,
    /// One for each of them.
    products: Vec<i128>,
    answered: i128,
}

impl Sums {
    fn of(scored: Scored<'_>, framework: FrameworkIndex) -> Self {
        let elements = scored.pack.frameworks[framework].elements;
        let sums = elements.of(scored.elements);
        let answered = sums.first().map_or(0, |element| element.answered);
        Self { elements, products: sums.iter().map(|element| element.sum).collect(), answered }
    }

    /// Takes out one answer (`sign` -1), or puts it back (1).
    fn shift(&mut self, scored: Scored<'_>, item: ItemIndex, sign: i128) {
        let carries = &scored.pack.items[item].carries;
        for carry in carries {
            let Some(place) = self.elements.place_of(carry.element) else { continue };
            let value = value(scored, item, carry);
            self.products[place] += sign * i128::from(carry.weight) * i128::from(value);
        }
        self.answered += sign * carries.first().map_or(0, |carry| super::element::whole(carry.weight));
    }

    fn fit(&self, element: ElementIndex) -> Option<Score> {
        Score::of_share(self.products[self.elements.place_of(element)?], self.answered)
    }

    /// All models, best first, ties in pack order.
    fn ranked(&self) -> Vec<ElementIndex> {
        let mut ranked: Vec<ElementIndex> = self.elements.iter().collect();
        ranked.sort_by_key(|element| std::cmp::Reverse(self.fit(*element)));
        ranked
    }

    /// The other models that are as good or better.
    fn rivals(&self, best: ElementIndex) -> impl Iterator<Item = ElementIndex> + '_ {
        let fit = self.fit(best);
        self.elements.iter().filter(move |other| *other != best && self.fit(*other) >= fit)
    }
}

fn value(scored: Scored<'_>, item: ItemIndex, carry: &Carry) -> i64 {
    match scored.items[item] {
        ItemState::AtWorst => carry.lowest,
        _ => evidence(&scored.pack.items[item], carry, &scored.given[item]).unwrap_or(0),
    }
}

/// In how many cases the best stays strictly best, and the models that equal or beat it in the others.
fn leave_one_out(
    scored: Scored<'_>,
    best: ElementIndex,
    mut sums: Sums,
    counted: &[ItemIndex],
) -> (usize, Vec<ElementIndex>) {
    let mut stable = 0;
    let mut rivals = Vec::new();
    for item in counted {
        sums.shift(scored, *item, -1);
        let before = rivals.len();
        rivals.extend(sums.rivals(best));
        stable += usize::from(rivals.len() == before);
        sums.shift(scored, *item, 1);
    }
    (stable, rivals)
}

/// All that tie; else the best and the strongest of the rivals; else nothing.
fn between(sums: &Sums, ranked: &[ElementIndex], best: ElementIndex, rivals: &[ElementIndex]) -> Vec<ElementIndex> {
    let tied: Vec<ElementIndex> =
        ranked.iter().copied().filter(|element| sums.fit(*element) == sums.fit(best)).collect();
    if tied.len() > 1 {
        return tied;
    }
    let strongest = ranked.iter().find(|element| rivals.contains(element));
    strongest.map_or_else(Vec::new, |rival| vec![best, *rival])
}
