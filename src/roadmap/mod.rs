//! What to do next: the plan that attains most over its months. Pure.
//!
//! - **Aims** ([`Judge`]): each goal of the pack, each critical or warning finding that holds today, and the next level of
//!   each composite. How much of one is attained is a share of 0 to 1: a score or fit *s* with target *t* min(s ÷ t, 1), a
//!   position *p* clamp((p + 100) ÷ (t + 100), 0, 1), a finding 0 while it holds and 1 once it is closed, a level the mean
//!   over its conditions (its own score and each requirement) of the same shares; a requirement counts as far as open
//!   answers cannot turn it over, whole where nothing applies to it, and nothing where too little is known.
//!   Weights are the pack's; a critical finding weighs 1.5, a warning 0.75, a level as much as the composite's own goal or
//!   else 1. **Attainment** is the weighted mean over the aims judged today, in billionths. An aim that is met today is
//!   listed as met and left out before and after, unless some action could lower what it reads.
//! - **An action** states answers it makes true ([`apply`]). It touches answered items only; what it switches on starts at
//!   its worst. What several actions have made true does not depend on their order. Its gain is the attainment after it
//!   minus before it, at its place in the plan, so gains add up.
//! - **Standing** ([`standing`]): an action whose moves change nothing is *done*, unless one of its moves is open: then
//!   it waits for facts, is never planned, and stands in [`facts_first`] with the answers it waits for. One whose moves all
//!   concern what is switched off or n/a does not apply; if its own prerequisites would switch that on, it is a candidate
//!   all the same. Nothing has to wait for a prerequisite that is done, does not apply or waits for facts.
//! - **The best plan** ([`plan()`]) maximises Σ mₖ·Aₖ ÷ Σ mₖ, where Aₖ is the attainment after wave *k* and mₖ the months
//!   from its end to the end of the next wave; A₀, today's, counts until the first wave ends, and what the last wave attains
//!   counts for as long again as that wave lasts. Of plans that attain the same the one with less effort is better.
//!   A wave holds its person-weeks and number of actions; a prerequisite stands in the same or an earlier wave; what
//!   follows each other in a wave ends within its months (52 ÷ 12 weeks each); one owner carries a share of a wave or a
//!   single action, unless there is only one owner; two actions never set an unordered item differently.
//! - **Worth**: an action stays if, without it, after some wave at least `worth` points of attainment for each of its
//!   person-weeks were missing, if a finding stayed open, or if another needs it.
//! - **Search**: greedily by what a bundle of an action with its missing prerequisites brings over time for the larger
//!   share of the weeks or places left that it takes, and again by what it brings alone; each start is then improved as long as something helps:
//!   put an action in, into another wave, let two change places, take one out and fill its room anew, put one in by force.
//!   Ties go to the pack's order. What is not worth its weeks goes, the least first, and the search goes on without it.

mod apply;
mod bundle;
mod first;
mod goals;
mod outlook;
mod plan;
mod room;
mod search;
mod settings;
mod status;
mod table;
mod tally;
mod target;
#[cfg(test)]
mod tests;
mod tries;
mod way;

use crate::index::{ActionIndex, ElementIndex, FindingIndex, FrameworkIndex, GoalIndex, ItemIndex, TiVec, WaveIndex};
use crate::record::{DeferReason, Score};
use crate::scoring::Assessment;

pub use apply::{Standing, apply, standing};
use apply::{moved, standing_where, woken};
pub use bundle::{conflict, doable};
pub use first::facts_first;
pub use goals::{Aim, AimKind, Attainment, Judge, percent};
pub use plan::plan;
pub use target::{Decided, TargetChoice, decide};

/// What to do next, by the pack's indices.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Open items that matter most.
    pub facts_first: Vec<Fact>,
    /// One entry for each wave of the pack.
    pub waves: TiVec<WaveIndex, PlannedWave>,
    /// Actions whose answers are true already.
    pub done: Vec<ActionIndex>,
    /// Actions that were not chosen.
    pub deferred: Vec<Delayed>,
    /// Attainment before; `None` when nothing could be judged.
    pub now: Option<Attainment>,
    /// Attainment after the last wave.
    pub after: Option<Attainment>,
    /// Attainment averaged over the months: what the plan is chosen by.
    pub over_time: Option<Attainment>,
    /// Attainment after the last wave when each move on an ordered item falls one option short and no other is made.
    pub cautious: Option<Attainment>,
    /// What the plan serves.
    pub aims: Vec<PlannedAim>,
    /// Goals that were not assessed before.
    pub not_judged: Vec<GoalIndex>,
    /// The next level of each composite.
    pub levels: Vec<PlannedLevel>,
    /// The scores expected after the last wave.
    pub expected: Assessment,
}

/// A wave with what was put into it.
#[derive(Debug, Clone)]
pub struct PlannedWave {
    /// Weeks of work it has room for.
    pub capacity_weeks: f64,
    /// In plan order.
    pub actions: Vec<Chosen>,
    /// The scores expected after it.
    pub expected: Assessment,
    /// Attainment after it; after the first wave also what is attained if nothing follows.
    pub attained: Option<Attainment>,
}

/// Something the plan serves, with what is attained of it.
#[derive(Debug, Clone)]
pub struct PlannedAim {
    /// What it is.
    pub aim: Aim,
    /// In billionths, before; of what is left out all or nothing.
    pub now: i64,
    /// In billionths, after the last wave.
    pub after: i64,
}

/// The next level of a composite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedLevel {
    /// The composite.
    pub framework: FrameworkIndex,
    /// The place of the level.
    pub level: usize,
    /// The wave after which it is reached.
    pub wave: Option<WaveIndex>,
}

/// An action that was chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The action.
    pub action: ActionIndex,
    /// Gain in billionths of the whole attainment.
    pub gain: i64,
    /// Elements and the change of their score in points.
    pub effect: Vec<(ElementIndex, f64)>,
    /// Moves of the action that change an answer, by place.
    pub changes: Vec<usize>,
    /// Findings that are closed by it at its place in the plan.
    pub closes: Vec<FindingIndex>,
    /// When it begins and ends, in weeks from the beginning of its wave.
    pub weeks: (f64, f64),
}

/// An action that was not chosen.
#[derive(Debug, Clone, Copy)]
pub struct Delayed {
    /// The action.
    pub action: ActionIndex,
    /// Why.
    pub reason: DeferReason,
    /// What it would bring after the plan with what it needs, in billionths; `None` when that cannot be told.
    pub gain: Option<i64>,
}

/// An open item worth settling first.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The item.
    pub item: ItemIndex,
    /// Elements it could move, and by how many points each.
    pub elements: Vec<(ElementIndex, Score)>,
    /// Those points added up: what facts are ordered by.
    pub points: Score,
    /// Actions that wait for the answer.
    pub waiting: Vec<ActionIndex>,
    /// Whether it could change which model fits best, or how sure that is.
    pub decides_verdict: bool,
}
