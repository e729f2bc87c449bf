//! The search: item after item in the order asked, as long as the bounds leave hope.
//!
//! What remains after the first items depends only on the sums they have given and on the comparisons with them that
//! are still read. A state that has led nowhere is remembered, so that many ways to one state cost as much as one.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use super::bounds::Bounds;
use super::cell::Problem;
use super::outcome::Outcome;
use crate::answers::Given;
use crate::condition::{Bound, Condition, Truth};
use crate::index::{ItemIndex, TiVec};
use crate::selftest::samples::{at, within};

/// How a search ended.
pub(in crate::selftest) enum Reach {
    /// These answers do it, as the engine has confirmed.
    Reachable(TiVec<ItemIndex, Given>),
    /// No complete answers do.
    Unreachable,
    /// The budget was used up.
    Undecided,
}

/// What remains after the first items.
#[derive(PartialEq, Eq, Hash)]
struct State {
    depth: usize,
    /// Sum and weight of each element.
    sums: Vec<(i128, i128)>,
    /// Comparisons that are still read.
    truths: Vec<Truth>,
}

/// An item being tried.
struct Frame {
    state: State,
    choices: std::vec::IntoIter<usize>,
}

/// What was found on entering a state.
enum Entered {
    DeadEnd,
    Arrived(TiVec<ItemIndex, Given>),
    Opened(Frame),
    OverBudget,
}

pub(super) struct Search<'c> {
    problem: Problem<'c>,
    chosen: Vec<Option<usize>>,
    failed: HashSet<State>,
    /// Items that may still be looked at.
    pub(super) budget: u64,
}

impl<'c> Search<'c> {
    pub(super) fn new(problem: Problem<'c>, budget: u64) -> Self {
        let chosen = vec![None; problem.cells.len()];
        Self { problem, chosen, failed: HashSet::new(), budget }
    }

    /// Tries the answers in several orders, the last with all that is left.
    pub(super) fn run(&mut self) -> Reach {
        let nothing = if self.problem.complete { Reach::Unreachable } else { Reach::Undecided };
        if !self.possible() || !self.narrow() {
            return if self.budget == 0 { Reach::Undecided } else { nothing };
        }
        let orders = self.orders();
        let first_tries = self.budget / 8;
        for (place, pull) in orders.iter().enumerate() {
            let spare = if place + 1 == orders.len() { 0 } else { self.budget.saturating_sub(first_tries) };
            match self.attempt(pull, spare) {
                Some(Reach::Unreachable) => return nothing,
                Some(found) => return found,
                None => self.chosen.fill(None),
            }
        }
        Reach::Undecided
    }

    /// Depth first; `None` when no more than the spare budget is left.
    fn attempt(&mut self, pull: &[i128], spare: u64) -> Option<Reach> {
        let mut frames: Vec<Frame> = Vec::new();
        let mut entering = true;
        loop {
            if entering {
                match self.enter(frames.len(), pull, spare) {
                    Entered::OverBudget => return None,
                    Entered::Arrived(given) => return Some(Reach::Reachable(given)),
                    Entered::Opened(frame) => frames.push(frame),
                    Entered::DeadEnd => {}
                }
            }
            let Some(frame) = frames.last_mut() else { return Some(Reach::Unreachable) };
            let next = frame.choices.next();
            entering = next.is_some();
            self.chosen[frames.len() - 1] = next;
            if !entering {
                self.failed.extend(frames.pop().map(|frame| frame.state));
            }
        }
    }

    fn enter(&mut self, depth: usize, pull: &[i128], spare: u64) -> Entered {
        if !self.spend(spare) {
            return Entered::OverBudget;
        }
        let bounds = Bounds::new(&self.problem, &self.chosen);
        let aim = bounds.aim();
        if aim.high != Truth::True {
            return Entered::DeadEnd;
        }
        let Some(cell) = self.problem.cells.get(depth).filter(|_| aim.low != Truth::True) else {
            return self.witness().map_or(Entered::DeadEnd, Entered::Arrived);
        };
        let state = state(&bounds, depth);
        if self.failed.contains(&state) {
            return Entered::DeadEnd;
        }
        // What is given to a question that is not asked makes no difference.
        let asked = bounds.asked(cell).high == Truth::True;
        let mut choices: Vec<usize> = (0..if asked { cell.values.len() } else { 1 }).collect();
        let says = |value: usize| -> i128 {
            let slots = cell.slots.iter();
            let evidence =
                slots.map(|slot| pull[slot.element] * i128::from(slot.open.weight) * evidence_of(slot, value));
            evidence.sum()
        };
        choices.sort_by_key(|value| Reverse(says(*value)));
        Entered::Opened(Frame { state, choices: choices.into_iter() })
    }

    /// Takes the looks at all items from the budget.
    fn spend(&mut self, spare: u64) -> bool {
        let cost = self.problem.cells.len() as u64 + 1;
        if self.budget < spare + cost {
            self.budget = self.budget.min(spare);
            return false;
        }
        self.budget -= cost;
        true
    }

    fn possible(&mut self) -> bool {
        self.spend(0) && Bounds::new(&self.problem, &self.chosen).aim().high == Truth::True
    }

    /// Drops answers that the aim itself rules out, so that bounds know of it long before the search comes to their
    /// items; false when an item has none left.
    fn narrow(&mut self) -> bool {
        let own = self.problem.leaves.iter().filter(|leaf| leaf.until.is_none());
        let compared: BTreeSet<usize> = own.filter_map(|leaf| self.problem.places[leaf.item]).collect();
        let mut narrowed = true;
        while narrowed {
            narrowed = false;
            for place in &compared {
                let count = self.problem.cells[*place].values.len();
                let kept: Vec<usize> = (0..count).filter(|value| self.possible_with(*place, *value)).collect();
                if kept.is_empty() {
                    return false;
                }
                if kept.len() < count {
                    self.problem.cells[*place].keep(&kept);
                    narrowed = true;
                }
            }
        }
        true
    }

    fn possible_with(&mut self, place: usize, value: usize) -> bool {
        self.chosen[place] = Some(value);
        let possible = self.possible();
        self.chosen[place] = None;
        possible
    }

    /// In which direction each element is pulled, order by order: as the aim says, down and up.
    fn orders(&self) -> Vec<Vec<i128>> {
        let count = self.problem.elements.len();
        let mut wanted = vec![0; count];
        for condition in self.problem.aim.conditions() {
            self.pull(condition, 1, &mut wanted);
        }
        let mut orders = vec![wanted, vec![-1; count], vec![1; count]];
        orders.dedup();
        orders
    }

    fn pull(&self, condition: &Condition, sign: i128, wanted: &mut [i128]) {
        let pack = self.problem.pack;
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.pull(part, sign, wanted);
                }
            }
            Condition::Not(part) => self.pull(part, -sign, wanted),
            Condition::Score { measure, bound } => {
                let sign = if matches!(bound, Bound::AtLeast(_)) { sign } else { -sign };
                for place in pack.elements_of(*measure).into_iter().filter_map(|element| self.problem.element(element))
                {
                    wanted[place] += sign;
                }
            }
            Condition::Best { elements, .. } => {
                if let Some(place) = elements.first().and_then(|element| self.problem.element(*element)) {
                    wanted[place] += sign;
                }
            }
            _ => {}
        }
    }

    /// The answers chosen, if the engine finds in them what is wanted.
    fn witness(&self) -> Option<TiVec<ItemIndex, Given>> {
        let pack = self.problem.pack;
        let given = |item: ItemIndex| {
            let place = self.problem.places[item]?;
            // What is still open makes no difference any more.
            Some(self.problem.cells[place].values[self.chosen[place].unwrap_or(0)].clone())
        };
        let answers: TiVec<ItemIndex, Given> =
            pack.items.keys().map(|item| given(item).unwrap_or_else(|| at(&pack.items[item], 0))).collect();
        let answers = within(pack, answers, self.problem.scope);
        let outcome = Outcome::of(pack, &answers, self.problem.scope);
        self.problem.aim.is_met(&outcome.facts(pack, &answers)).then_some(answers)
    }
}

fn evidence_of(slot: &super::cell::Slot, value: usize) -> i128 {
    slot.evidence[value].map_or(0, i128::from)
}

/// What the answers to the items before this place come to.
fn state(bounds: &Bounds<'_>, depth: usize) -> State {
    let problem = bounds.problem;
    let mut sums = vec![(0, 0); problem.elements.len()];
    for (place, cell) in problem.cells[..depth].iter().enumerate() {
        for slot in &cell.slots {
            // Every item before is answered, so there is one value at most.
            if let Some((value, _)) = bounds.part(place, slot).values {
                let weight = i128::from(slot.open.weight);
                sums[slot.element].0 += weight * i128::from(value);
                sums[slot.element].1 += weight;
            }
        }
    }
    let next = problem.cells[depth].item;
    let read = problem.leaves.iter().filter(|leaf| leaf.item < next && leaf.until.is_none_or(|until| until >= next));
    State { depth, sums, truths: read.map(|leaf| bounds.range(leaf.condition).low).collect() }
}
