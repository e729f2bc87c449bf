//! Whether the level of a composite was kept, and what the next one needs.

use std::cmp::Ordering;

use serde::Serialize;

use crate::record::{Composite, FrameworkRecord, Limit, Record, Scale};

/// The level of a composite before and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelShift {
    /// The framework.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The level before, as people see it.
    pub before: Option<String>,
    /// The level now.
    pub after: Option<String>,
    /// Whether it is lower, the same or higher than before; `None` unless both are told.
    #[serde(skip)]
    pub moved: Option<Ordering>,
    /// The scale of its scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// The score before and now, 0 to 100.
    pub scores: [Option<f64>; 2],
    /// What the next level still needs.
    pub needs: Vec<Limit>,
    /// The name of that level.
    pub next: Option<String>,
}

/// The levels of all composites that have some, in pack order.
pub(super) fn levels(before: &Record, after: &Record) -> Vec<LevelShift> {
    let shift = |(id, framework): (&String, &FrameworkRecord)| {
        let (FrameworkRecord::Composite(now), Some(FrameworkRecord::Composite(was))) =
            (framework, before.frameworks.get(id))
        else {
            return None;
        };
        (!now.levels.is_empty() && !was.levels.is_empty()).then(|| level(id, was, now))
    };
    after.frameworks.iter().filter_map(shift).collect()
}

fn level(id: &str, was: &Composite, now: &Composite) -> LevelShift {
    let told = |framework: &Composite| framework.level.clone().filter(|_| !framework.thin);
    let [before, after] = [was, now].map(told);
    let place = |level: &Option<String>| now.levels.iter().position(|of| Some(&of.id) == level.as_ref());
    let title = |framework: &Composite, level: Option<String>| {
        framework.levels.iter().find(|of| Some(&of.id) == level.as_ref()).map(|of| of.title.clone())
    };
    let needs: Vec<Limit> = now.limited_by.clone();
    LevelShift {
        id: id.to_owned(),
        title: now.title.clone(),
        moved: place(&before).zip(place(&after)).map(|(before, after)| after.cmp(&before)),
        before: title(was, before),
        after: title(now, after),
        scale: now.scale,
        scores: [was, now].map(|framework| framework.score.filter(|_| !framework.thin)),
        next: title(now, needs.first().map(|need| need.level.clone())),
        needs,
    }
}
