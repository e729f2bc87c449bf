//! What is advised: goals, recommended models, waves, roles, actions and findings.

use crate::condition::Condition;
use crate::index::{ActionIndex, ElementIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex, RoleIndex};
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
    /// Person-weeks it has room for, where no case of `capacity_by` holds.
    pub capacity_weeks: f64,
    /// Person-weeks it has room for in certain cases; the first that holds.
    pub capacity_by: Vec<(Condition, f64)>,
    /// Actions it has room for.
    pub max_actions: usize,
}

/// Who is accountable for actions.
#[derive(Debug, Clone)]
pub struct Role {
    /// Unique among roles.
    pub id: String,
    /// What it is called: the first case that holds; only the last has no condition.
    pub titles: Vec<(Option<Condition>, String)>,
}

/// Who is accountable for an action, as the pack names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// One of its roles.
    Role(RoleIndex),
    /// A text, in a pack without roles.
    Text(String),
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
    /// Person-weeks of work.
    pub effort_weeks: f64,
    /// Weeks from its beginning to its end, where they are not as many as its person-weeks.
    pub duration_weeks: Option<f64>,
    /// Who is accountable.
    pub owner: Owner,
    /// What is there when it is done.
    pub deliverable: String,
    /// How one sees that it works.
    pub metric: String,
    /// Why to do it.
    pub why: String,
    /// What it is in certain cases; the first that holds.
    pub variants: Vec<Variant>,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// What an action is in a certain case; what is `None` is as the action has it.
#[derive(Debug, Clone)]
pub struct Variant {
    /// When it applies.
    pub when: Condition,
    /// What to do.
    pub title: Option<String>,
    /// Why to do it.
    pub why: Option<String>,
    /// What is there when it is done.
    pub deliverable: Option<String>,
    /// Who is accountable.
    pub owner: Option<Owner>,
    /// Person-weeks of work.
    pub effort_weeks: Option<f64>,
    /// Weeks from its beginning to its end.
    pub duration_weeks: Option<f64>,
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
    /// What happens if nothing changes.
    pub so_what: Option<String>,
    /// Actions that close it together.
    pub remedied_by: Vec<ActionIndex>,
    /// Ids of questions or items it rests on.
    pub questions: Vec<String>,
    /// Ids of sources.
    pub sources: Vec<String>,
}
