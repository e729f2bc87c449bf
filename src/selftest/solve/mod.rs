//! Whether any complete answers bring something about: decided by search over the finite domains of a pack.
//!
//! [`Aim`] says what is wanted, [`Solver::solve`] finds answers that do it, proves that there are none, or says that
//! its budget did not suffice. What counts as complete: every question that is asked has an answer, which may be n/a
//! where that is allowed; one that the scope leaves out has none. Answers that were found are scored by the engine before they count.

mod aim;
mod bounds;
mod cell;
mod domain;
mod lead;
mod outcome;
mod range;
mod reads;
mod search;
mod tally;
#[cfg(test)]
mod tests;

use crate::pack::Pack;
use crate::record::Scope;

pub(super) use aim::Aim;
pub(super) use outcome::Outcome;
pub(super) use search::Reach;

/// Looks at items that one aim may cost.
const MOST: u64 = 1_000_000;
/// Looks at items that every aim may cost, however much others have cost: enough to walk through some 200 items once.
const LEAST: u64 = 100_000;
/// Looks at items that all aims of a pack may cost together, beyond the least.
const MOST_IN_ALL: u64 = 12_000_000;

/// The solver for one pack, with what is left of its budget.
pub(super) struct Solver<'p> {
    pack: &'p Pack,
    left: u64,
}

impl<'p> Solver<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        Self { pack, left: MOST_IN_ALL }
    }

    /// How much of the budget is left, 0 to 1.
    #[cfg(test)]
    #[expect(clippy::cast_precision_loss, reason = "a share need not be exact")]
    pub(super) fn share_left(&self) -> f64 {
        self.left as f64 / MOST_IN_ALL as f64
    }

    /// Whether any complete answers to what the scope asks bring the aim about.
    pub(super) fn solve(&mut self, aim: &Aim, scope: Scope) -> Reach {
        let budget = self.left.clamp(LEAST, MOST);
        let mut search = search::Search::new(cell::Problem::new(self.pack, aim, scope), budget);
        let reach = search.run();
        self.left = self.left.saturating_sub(budget - search.budget);
        reach
    }
}
