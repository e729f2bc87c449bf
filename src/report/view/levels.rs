//! Levels with what they need.

use serde::Serialize;

use super::lookup::Lookup;
use crate::record::Level;
use crate::report::format::Ruler;

/// One level.
#[derive(Debug, Serialize)]
pub(super) struct LevelView {
    title: String,
    from: String,
    meaning: String,
    requires: Vec<String>,
    /// `reached`, `current` or `ahead`; for dimensions always `listed`.
    state: &'static str,
}

/// Every level; `state` says how each stands.
pub(super) fn levels(
    levels: &[Level],
    ruler: Ruler,
    lookup: &Lookup,
    state: impl Fn(usize) -> &'static str,
) -> Vec<LevelView> {
    let requirement = |requirement: &crate::record::Requirement| {
        let needed = lookup.ruler(&requirement.score).score(requirement.at_least);
        format!("{} at least {needed}", lookup.full_title(&requirement.score))
    };
    let view = |(at, level): (usize, &Level)| LevelView {
        title: level.title.clone(),
        from: ruler.score(level.from),
        meaning: level.meaning.clone(),
        requires: level.requires.iter().map(requirement).collect(),
        state: state(at),
    };
    levels.iter().enumerate().map(view).collect()
}
