//! What is advised: goals, recommended models, waves, actions and findings.

use crate::condition::Condition;
use crate::index::{ActionIndex, ElementIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex};
use crate::record::FindingSeverity;

/// What the roadmap works towards.
#[derive(Debug, Clone)]
pub struct Goal {
    /// The measure it is about; for archetypes the framework's measure, judged by the fit of the target model.
    pub measure: Measure,
    /// The score, position or fit to reach.
    pub target: f64,
    /// Weight in thousandths.
    pub weight: i64,
    /// Why this target.
    pub because: Option<String>,
}

/// A rule that recommends an archetype.
#[derive(Debug, Clone)]
pub struct TargetRule {
    /// The framework it is for.
    pub framework: FrameworkIndex,
    /// When it applies.
    pub when: Option<Condition>,
    /// The archetype it recommends.
    pub target: ElementIndex,
    /// The reason people read.
    pub because: String,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// A period of the roadmap.
#[derive(Debug, Clone)]
pub struct Wave {
    /// Unique among waves.
    pub id: String,
    /// The heading.
    pub title: String,
    /// First and last month from the date of the answers.
    pub months: [u32; 2],
    /// Weeks of work it has room for.
    pub capacity_weeks: f64,
    /// Actions it has room for.
    pub max_actions: usize,
}

/// Something the organisation can do.
#[derive(Debug, Clone)]
pub struct Action {
    /// Unique among actions.
    pub id: String,
    /// What to do.
    pub title: String,
    /// Offered only when this holds.
    pub when: Option<Condition>,
    /// Actions that must be done first.
    pub requires: Vec<ActionIndex>,
    /// Items and the options it makes true.
    pub moves: Vec<Move>,
    /// Weeks of work.
    pub effort_weeks: f64,
    /// The role that is accountable.
    pub owner: String,
    /// What is there when it is done.
    pub deliverable: String,
    /// How one sees that it works.
    pub metric: String,
    /// Why to do it.
    pub why: String,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// An answer an action makes true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The item.
    pub item: ItemIndex,
    /// One option, or for `choices` those to add.
    pub options: Vec<OptionIndex>,
}

/// Something that can stand out.
#[derive(Debug, Clone)]
pub struct FindingRule {
    /// Unique among findings.
    pub code: String,
    /// What must hold.
    pub when: Condition,
    /// How much it matters.
    pub severity: FindingSeverity,
    /// One line.
    pub title: String,
    /// What it means and what follows.
    pub detail: String,
    /// Ids of questions or items it rests on.
    pub questions: Vec<String>,
    /// Ids of sources.
    pub sources: Vec<String>,
}
