//! A questionnaire with its frameworks, targets, actions, findings, benchmarks and sources, after validation.
//!
//! Everything refers to everything else by index, so later stages never look an id up again. Weights and evidence
//! are integers (see [`Carry`]), so sums are exact and their order never matters.

mod advice;
pub mod builtin;
pub mod file;
mod framework;
mod load;
mod lookup;
mod message;
mod offer;
pub mod places;
mod question;
#[cfg(test)]
pub(crate) mod small;
mod validate;

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, FrameworkIndex, GoalIndex, ItemIndex, QuestionIndex, RoleIndex,
    SectionIndex, TargetIndex, TiVec, WaveIndex,
};
use crate::record::{Benchmark, Reference};

pub use advice::{Action, FindingRule, Goal, Move, Owner, Role, TargetRule, Variant, Wave};
pub use framework::{Element, Framework, FrameworkKind, Level, Member};
pub use load::{PackText, load};
pub(crate) use lookup::Length;
pub use message::{Message, Piece, Placeholder};
pub use offer::Offer;
pub use question::{Carry, Choice, Item, NumberBounds, Question, QuestionKind, Section};

/// An evidence of 1, in the unit of [`Carry::values`]: a whole number of thousandths, and of all fractions down to
/// sixteenths, so that each is held exactly.
pub const ONE: i64 = 18_018_000;
/// A weight of 1, in thousandths.
pub const WEIGHT: i64 = 1000;

/// A valid pack.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The id by which answers files name it.
    pub id: String,
    /// Its version.
    pub version: Version,
    /// The name people see.
    pub title: String,
    /// What it is about.
    pub about: Option<String>,
    /// Digest of the files it was read from, in name order, as lowercase hex.
    pub sha256: String,
    /// Questions by section, in the order asked.
    pub(crate) sections: TiVec<SectionIndex, Section>,
    /// Every question, in the order asked.
    pub(crate) questions: TiVec<QuestionIndex, Question>,
    /// Every item, in the order asked.
    pub(crate) items: TiVec<ItemIndex, Item>,
    /// In the order of the file.
    pub(crate) frameworks: TiVec<FrameworkIndex, Framework>,
    /// Elements of all frameworks, in the order of the file.
    pub(crate) elements: TiVec<ElementIndex, Element>,
    /// What the roadmap improves.
    pub(crate) goals: TiVec<GoalIndex, Goal>,
    /// Rules that recommend an archetype; the first that holds decides.
    pub(crate) targets: TiVec<TargetIndex, TargetRule>,
    /// Periods of the roadmap.
    pub(crate) waves: TiVec<WaveIndex, Wave>,
    /// Points of attainment, of 100, that a person-week must bring for an action to be planned for its own sake.
    pub(crate) worth: Option<f64>,
    /// The largest share of a wave that one owner carries, above 0 and up to 1.
    pub(crate) owner_share: Option<f64>,
    /// Who is accountable for actions.
    pub(crate) roles: TiVec<RoleIndex, Role>,
    /// What an organisation can do.
    pub(crate) actions: TiVec<ActionIndex, Action>,
    /// What can stand out.
    pub(crate) findings: TiVec<FindingIndex, FindingRule>,
    /// Sentences that say what a result means, in the order of the file.
    pub(crate) messages: Vec<Message>,
    /// Published figures.
    pub(crate) benchmarks: Vec<Benchmark>,
    /// Old ids and their new ones.
    pub(crate) renamed: HashMap<String, String>,
    /// By earlier major version: ids that left or mean something else now, each with the reason.
    pub(crate) former: BTreeMap<u32, HashMap<String, String>>,
    /// Where facts come from, by id.
    pub(crate) sources: IndexMap<String, Reference>,
    /// Where things are written.
    pub(crate) places: places::Places,
    /// Composites, each after the composites it is made of.
    composite_order: Vec<FrameworkIndex>,
    /// Items by id; a question of one item has the question's id.
    item_ids: HashMap<String, ItemIndex>,
    /// Questions by id.
    question_ids: HashMap<String, QuestionIndex>,
}

/// Three numbers: a major step changes what saved answers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Saved answers mean something else.
    pub major: u32,
    /// Questions were added or scoring changed.
    pub minor: u32,
    /// Wording only.
    pub patch: u32,
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}
