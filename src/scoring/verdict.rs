//! Which archetype fits best, and how far that can be relied on.
//!
//! The verdict is the first that holds: *not assessed* (nothing answered, or every fit 0) · *tentative* (fewer than
//! [`FEWEST`] items answered, or under [`SHARE`] percent of those that apply) · *between* (a tie, or leaving out some
//! one answer makes another model equal or better) · *clear*.

use super::{ElementScore, ItemState, Score, evidence};
use crate::answers::Given;
use crate::pack::{Carry, Pack};
use crate::record::Verdict;

/// Fewer answered items than this are too few for a verdict.
pub(super) const FEWEST: usize = 5;
/// A smaller share of the applicable items than this, in percent, is too little for a verdict.
pub(super) const SHARE: usize = 60;

/// Which archetype fits best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Element index of the best; the first in pack order on a tie.
    pub best: Option<usize>,
    /// Element index of the next best.
    pub runner_up: Option<usize>,
    /// How far it can be relied on.
    pub verdict: Verdict,
    /// Element indices it lies between, in pack order; all that tie, on a tie.
    pub between: Vec<usize>,
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
        let tenths = Score::of_sum(i128::try_from(stable * 1000).ok()?, i128::try_from(cases).ok()?);
        tenths.filter(|_| self.best.is_some()).map(Score::points)
    }
}

/// The fits with one item's answer taken out, or exchanged.
#[derive(Clone)]
struct Sums {
    first: usize,
    products: Vec<i128>,
    answered: i128,
}

impl Sums {
    fn of(pack: &Pack, framework: usize, elements: &[ElementScore]) -> Self {
        let range = pack.frameworks[framework].elements.clone();
        let answered = elements[range.start].answered;
        Self { first: range.start, products: elements[range].iter().map(|element| element.sum).collect(), answered }
    }

    /// Adds (or with -1 takes out) the evidence of one answer.
    fn shift(&mut self, carries: &[Carry], value: impl Fn(&Carry) -> i64, sign: i128) {
        for carry in carries {
            self.products[carry.element - self.first] += sign * i128::from(carry.weight) * i128::from(value(carry));
        }
        self.answered += sign * carries.first().map_or(0, |carry| i128::from(carry.weight));
    }

    fn fit(&self, element: usize) -> Option<Score> {
        Score::of_sum(self.products[element - self.first], self.answered)
    }

    /// Element indices, best first, ties in pack order.
    fn ranked(&self) -> Vec<usize> {
        let mut ranked: Vec<usize> = (self.first..self.first + self.products.len()).collect();
        ranked.sort_by_key(|element| std::cmp::Reverse(self.fit(*element)));
        ranked
    }

    fn strictly_best(&self, element: usize) -> bool {
        let fit = self.fit(element);
        fit.is_some() && self.ranked().iter().all(|other| *other == element || self.fit(*other) < fit)
    }
}

/// The items of an archetype framework that hold an answer or are at their worst.
fn counted<'a>(pack: &'a Pack, framework: usize, items: &'a [ItemState]) -> impl Iterator<Item = usize> + 'a {
    of_framework(pack, framework).filter(|item| matches!(items[*item], ItemState::Answered | ItemState::AtWorst))
}

fn of_framework(pack: &Pack, framework: usize) -> impl Iterator<Item = usize> + '_ {
    let range = pack.frameworks[framework].elements.clone();
    let carries = move |item: &usize| pack.items[*item].carries.iter().any(|carry| range.contains(&carry.element));
    (0..pack.items.len()).filter(carries)
}

fn value_of(pack: &Pack, item: usize, state: ItemState, given: &Given, carry: &Carry) -> i64 {
    match state {
        ItemState::AtWorst => carry.lowest,
        _ => evidence(&pack.items[item], carry, given).unwrap_or(0),
    }
}

pub(super) fn fit(
    pack: &Pack,
    framework: usize,
    given: &[Given],
    items: &[ItemState],
    elements: &[ElementScore],
) -> Fit {
    let sums = Sums::of(pack, framework, elements);
    let counted: Vec<usize> = counted(pack, framework, items).collect();
    let open = of_framework(pack, framework).filter(|item| items[*item].is_open()).count();
    let (answered, applicable) = (counted.len(), counted.len() + open);
    let ranked = sums.ranked();
    let best = ranked.first().copied().filter(|best| sums.fit(*best).is_some_and(|fit| fit.tenths() > 0));
    let Some(best) = best else {
        let none = Fit {
            best: None,
            runner_up: None,
            verdict: Verdict::NotAssessed,
            between: Vec::new(),
            stable: (0, 0),
            answered,
            applicable,
        };
        return none;
    };
    let (stable, rivals) = leave_one_out(pack, best, &sums, &counted, given, items);
    let between = between(&sums, &ranked, best, &rivals);
    let verdict = if answered < FEWEST || answered * 100 < applicable * SHARE {
        Verdict::Tentative
    } else if between.is_empty() {
        Verdict::Clear
    } else {
        Verdict::Between
    };
    Fit {
        best: Some(best),
        runner_up: ranked.get(1).copied(),
        verdict,
        between,
        stable: (stable, answered),
        answered,
        applicable,
    }
}

/// In how many cases the best stays strictly best, and the models that equal or beat it in the others.
fn leave_one_out(
    pack: &Pack,
    best: usize,
    sums: &Sums,
    counted: &[usize],
    given: &[Given],
    items: &[ItemState],
) -> (usize, Vec<usize>) {
    let mut stable = 0;
    let mut rivals = Vec::new();
    for item in counted {
        let mut without = sums.clone();
        without.shift(
            &pack.items[*item].carries,
            |carry| value_of(pack, *item, items[*item], &given[*item], carry),
            -1,
        );
        if without.strictly_best(best) {
            stable += 1;
        } else {
            let equal = |other: &usize| *other != best && without.fit(*other) >= without.fit(best);
            rivals.extend(without.ranked().into_iter().find(equal));
        }
    }
    (stable, rivals)
}

/// All that tie; else the best and the strongest of the rivals; else nothing.
fn between(sums: &Sums, ranked: &[usize], best: usize, rivals: &[usize]) -> Vec<usize> {
    let tied: Vec<usize> = ranked.iter().copied().filter(|element| sums.fit(*element) == sums.fit(best)).collect();
    if tied.len() > 1 {
        return tied;
    }
    match ranked.iter().find(|element| rivals.contains(element)) {
        Some(rival) => vec![best, *rival],
        None => Vec::new(),
    }
}

/// A single change of an answer that makes another model strictly best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlipTo {
    /// The item.
    pub item: usize,
    /// The option instead.
    pub option: usize,
    /// The model that would then be strictly best.
    pub element: usize,
}

/// Every single change of a given answer that makes another model strictly best.
#[must_use]
pub fn flips(pack: &Pack, framework: usize, given: &[Given], assessment: &super::Assessment) -> Vec<FlipTo> {
    let Some(best) = assessment.frameworks[framework].fit.as_ref().and_then(|fit| fit.best) else { return Vec::new() };
    let sums = Sums::of(pack, framework, &assessment.elements);
    let mut found = Vec::new();
    for item in of_framework(pack, framework).filter(|item| assessment.items[*item] == ItemState::Answered) {
        let carries = &pack.items[item].carries;
        let mut without = sums.clone();
        without.shift(carries, |carry| value_of(pack, item, ItemState::Answered, &given[item], carry), -1);
        for option in (0..pack.items[item].options.len()).filter(|option| given[item] != Given::Option(*option)) {
            let mut changed = without.clone();
            changed.shift(carries, |carry| carry.values[option], 1);
            let other = changed.ranked()[0];
            if other != best && changed.strictly_best(other) {
                found.push(FlipTo { item, option, element: other });
            }
        }
    }
    found
}
