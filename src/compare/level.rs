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
    /// The name of the next level.
    pub next: Option<String>,
    /// What that still needs.
    pub needs: Vec<Need>,
}

/// Something that the next level still needs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Need {
    /// The measure, its score and the one it needs.
    #[serde(flatten)]
    pub limit: Limit,
    /// Whether it is the framework's own score.
    pub own: bool,
    /// Whether its scores are positions from -100 to 100.
    pub position: bool,
    /// The scale it is shown on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
}

/// The levels of all composites that have some, in pack order.
pub(super) fn levels(before: &Record, after: &Record) -> Vec<LevelShift> {
    let shift = |(id, framework): (&String, &FrameworkRecord)| {
        let (FrameworkRecord::Composite(now), Some(FrameworkRecord::Composite(was))) =
            (framework, before.frameworks.get(id))
        else {
            return None;
        };
        (!now.levels.is_empty() && !was.levels.is_empty()).then(|| level(id, was, now, after))
    };
    after.frameworks.iter().filter_map(shift).collect()
}

fn level(id: &str, was: &Composite, now: &Composite, after: &Record) -> LevelShift {
    let told = |framework: &Composite| framework.level.clone().filter(|_| !framework.thin);
    let needs: Vec<Need> = now.limited_by.iter().map(|limit| need(id, limit, after)).collect();
    let [before, after] = [was, now].map(told);
    let place = |level: &Option<String>| now.levels.iter().position(|of| Some(&of.id) == level.as_ref());
    let title = |framework: &Composite, level: Option<String>| {
        framework.levels.iter().find(|of| Some(&of.id) == level.as_ref()).map(|of| of.title.clone())
    };
    LevelShift {
        id: id.to_owned(),
        title: now.title.clone(),
        moved: place(&before).zip(place(&after)).map(|(before, after)| after.cmp(&before)),
        before: title(was, before),
        after: title(now, after),
        next: title(now, needs.first().map(|need| need.limit.level.clone())),
        needs,
    }
}

/// A limit with how its scores are shown.
fn need(id: &str, limit: &Limit, record: &Record) -> Need {
    let framework = limit.measure.split('.').next().and_then(|framework| record.frameworks.get(framework));
    Need {
        own: limit.measure == id,
        position: matches!(framework, Some(FrameworkRecord::Spectrum(_))),
        scale: framework.and_then(FrameworkRecord::scale),
        limit: limit.clone(),
    }
}
