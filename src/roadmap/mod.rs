//! What to do next: actions chosen by what re-scoring says they bring. Pure.
//!
//! - **Attainment** of a goal: dimension or composite min(score ÷ target, 1); archetypes min(fit of the target model ÷
//!   goal fit, 1); spectrum clamp((p + 100) ÷ (t + 100), 0, 1). The organisation's attainment is the weighted mean
//!   over the goals that are assessed before; the others are left out before and after.
//! - **An action** states answers it makes true ([`apply`]). It touches answered items only; what it switches on
//!   starts at its worst. What several actions have made true does not depend on their order. An action's gain is the
//!   attainment after it minus before it, at its place in the plan (wave by wave), in hundredths of a point, so that
//!   gains add up.
//! - **Standing** ([`standing`]): an action whose moves change nothing is *done*, unless one of its moves is open: then
//!   it waits for facts. One whose moves all concern what is switched off or n/a does not apply; if its own
//!   prerequisites would switch that on, it is a candidate all the same.
//! - **Prerequisites** that are done, or that do not apply (their `when` is not true, or all they move is n/a), are
//!   waived: nothing has to wait for them. One that waits for facts is planned when another action needs it.
//! - **Choice** ([`plan`]): bundles of an action with its missing prerequisites, greedily by gain ÷ the larger share
//!   of the weeks or places left that the bundle takes; ties by pack order. Where the waves get full, the same by gain alone
//!   is tried too, and the plan that attains more is kept. An action that brings nothing at its place
//!   in the plan is put into a later wave where it does, or stays only as a prerequisite of another.

mod apply;
mod bundle;
mod first;
mod goals;
mod place;
mod plan;
mod planner;
mod target;

use crate::index::{ActionIndex, ElementIndex, GoalIndex, ItemIndex, TiVec, WaveIndex};
use crate::record::{DeferReason, Score};
use crate::scoring::Assessment;

pub use apply::{Standing, apply, standing};
pub use bundle::conflict;
pub use first::facts_first;
pub use goals::{Attainment, Judge};
pub use place::WaveRoom;
pub use plan::{doable, plan};
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
    /// Attainment before; `None` when no goal could be judged.
    pub now: Option<Attainment>,
    /// Attainment after the last wave.
    pub after: Option<Attainment>,
    /// Goals that were not assessed before.
    pub not_judged: Vec<GoalIndex>,
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
}

/// An action that was chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The action.
    pub action: ActionIndex,
    /// Gain in hundredths of a point of attainment.
    pub gain: i32,
    /// Elements and the change of their score in points.
    pub effect: Vec<(ElementIndex, f64)>,
    /// Moves of the action that change an answer, by place.
    pub changes: Vec<usize>,
}

/// An action that was not chosen.
#[derive(Debug, Clone, Copy)]
pub struct Delayed {
    /// The action.
    pub action: ActionIndex,
    /// Why.
    pub reason: DeferReason,
    /// What it would bring after the plan, in hundredths of a point; `None` when that cannot be told.
    pub gain: Option<i32>,
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
    /// Whether it could change which model fits best, or how sure that is.
    pub decides_verdict: bool,
}
