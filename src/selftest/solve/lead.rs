//! Which archetype can still come out best.

use super::bounds::Bounds;
use super::cell::Cell;
use super::range::Range;
use crate::condition::Truth;
use crate::index::{ElementIndex, FrameworkIndex, Run};

/// How far each model of a framework can get ahead of each other one.
struct Leads {
    models: Run<ElementIndex>,
    /// For each pair of models the most by which the evidence for the first can exceed that for the second.
    ahead: Vec<Vec<i128>>,
    /// The most and the least evidence for each.
    top: Vec<i128>,
    bottom: Vec<i128>,
}

impl Bounds<'_> {
    /// Whether the best model is one of these.
    pub(super) fn best(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Range {
        let leads = self.leads(framework);
        let winners = leads.models.iter().enumerate().filter(|(place, _)| leads.can_win(*place));
        let found = winners.map(|(_, model)| Truth::from(elements.contains(&model)));
        let nobody = leads.bottom.iter().all(|least| *least <= 0).then_some(Truth::Undetermined);
        Range::over(found.chain(nobody)).unwrap_or(Truth::Undetermined.into())
    }

    fn leads(&self, framework: FrameworkIndex) -> Leads {
        let models = self.pack().frameworks[framework].elements;
        let count = models.len();
        let mut leads =
            Leads { models, ahead: vec![vec![0; count]; count], top: vec![0; count], bottom: vec![0; count] };
        for (place, cell) in self.problem.cells.iter().enumerate() {
            // An item about models says something about each of them, and nothing else.
            let Some(slot) = cell.slots.first() else { continue };
            if models.contains(self.problem.elements[slot.element]) {
                leads.add(i128::from(slot.open.weight), &self.matches(place, cell));
            }
        }
        leads
    }

    /// What a cell can say about all models at once.
    fn matches(&self, place: usize, cell: &Cell) -> Vec<Vec<i64>> {
        let asked = self.asked(cell);
        let answer = |value: usize| cell.slots.iter().map(|slot| slot.evidence[value].unwrap_or(0)).collect();
        let mut all: Vec<Vec<i64>> = match self.chosen[place] {
            _ if asked.high != Truth::True => Vec::new(),
            Some(value) => vec![answer(value)],
            None => (0..cell.values.len()).map(answer).collect(),
        };
        if asked.low != Truth::True {
            all.push(cell.slots.iter().map(|slot| slot.switched_off.unwrap_or(0)).collect());
        }
        all
    }
}

impl Leads {
    fn add(&mut self, weight: i128, matches: &[Vec<i64>]) {
        let most = |gap: &dyn Fn(&[i64]) -> i64| matches.iter().map(|all| gap(all)).max().map_or(0, i128::from);
        for one in 0..self.models.len() {
            self.top[one] += weight * most(&|all| all[one]);
            self.bottom[one] -= weight * most(&|all| -all[one]);
            for other in 0..self.models.len() {
                self.ahead[one][other] += weight * most(&|all| all[one] - all[other]);
            }
        }
    }

    /// Of equal models the first is the best.
    fn can_win(&self, place: usize) -> bool {
        let beats = |(other, ahead): (usize, &i128)| *ahead > 0 || *ahead == 0 && other >= place;
        self.top[place] > 0 && self.ahead[place].iter().enumerate().all(beats)
    }
}
