//! Weighted means of scores, with the levels they reach.

use serde::Serialize;

use super::before;
use super::charts::{ChartView, when};
use super::dimensions::no_score;
use super::levels::{LevelView, levels};
use super::lookup::Lookup;
use crate::record::{Composite, Level, ScoreRange};
use crate::report::chart;
use crate::report::format::{self, Ruler};

/// One composite.
#[derive(Debug, Serialize)]
pub(super) struct CompositeView {
    id: String,
    anchor: String,
    title: String,
    about: Option<String>,
    /// `assessed` or `not-assessed`.
    status: &'static str,
    sentence: String,
    scale: String,
    score: String,
    range: Option<String>,
    level: Option<LevelView>,
    next_level: Option<String>,
    limits: Vec<String>,
    weakest: Option<String>,
    coverage: String,
    target: Option<String>,
    wanted: Option<String>,
    gap: Option<String>,
    /// Where people stood before they talked.
    before: Option<String>,
    members: Vec<MemberView>,
    levels: Vec<LevelView>,
    pub(super) chart: Option<ChartView>,
}

/// What a composite is the mean of.
#[derive(Debug, Serialize)]
struct MemberView {
    title: String,
    weight: String,
    status: &'static str,
    score: String,
    before: Option<String>,
    coverage: String,
}

impl CompositeView {
    pub(super) fn new(id: &str, framework: &Composite, lookup: &Lookup, charts: bool) -> Self {
        let ruler = Ruler::percent(framework.scale);
        let bounds = framework.low.zip(framework.high).map(|(low, high)| ScoreRange { low, high });
        let at = reached(framework);
        let ladder = || {
            levels(&framework.levels, ruler, lookup, |level| match at {
                Some(at) if level < at => "reached",
                Some(at) if level == at => "current",
                _ => "ahead",
            })
        };
        Self {
            id: id.to_owned(),
            anchor: lookup.framework_anchor(id),
            title: framework.title.clone(),
            about: framework.about.clone(),
            status: if framework.score.is_some() { "assessed" } else { "not-assessed" },
            sentence: composite_sentence(framework, ruler),
            scale: ruler.ends(),
            score: lookup.reading(id, framework.score),
            range: ruler.range(bounds).filter(|_| framework.score.is_some()),
            level: at.and_then(|at| ladder().into_iter().nth(at)),
            next_level: next_level(framework).map(|level| level.title.clone()),
            limits: limits(id, framework, lookup),
            weakest: framework.weakest.as_ref().map(|weakest| lookup.full_title(weakest)),
            coverage: format::percent(framework.coverage),
            target: framework.target.map(|target| ruler.score(target)),
            wanted: framework.wanted.map(|wanted| ruler.score(wanted)),
            gap: framework.gap.map(|gap| ruler.points(gap)),
            before: before::on_whole(lookup, id),
            members: framework.members.iter().map(|member| member_view(member, lookup)).collect(),
            levels: ladder(),
            chart: when(charts, || chart::level(id, framework)),
        }
    }
}

fn reached(framework: &Composite) -> Option<usize> {
    framework.levels.iter().position(|level| Some(&level.id) == framework.level.as_ref())
}

/// The level above the one reached.
pub(super) fn next_level(framework: &Composite) -> Option<&Level> {
    framework.score?;
    framework.levels.get(reached(framework).map_or(0, |at| at + 1))
}

/// What the next level still needs, one sentence part each.
pub(super) fn limits(id: &str, framework: &Composite, lookup: &Lookup) -> Vec<String> {
    framework
        .limited_by
        .iter()
        .map(|limit| {
            let ruler = lookup.ruler(&limit.measure);
            let open = if limit.open { ", and answers are missing" } else { "" };
            let name = if limit.measure == id { "The overall score".to_owned() } else { limit.title.clone() };
            format!("{name} is {} and has to reach {}{open}", ruler.maybe(limit.score), ruler.score(limit.needs))
        })
        .collect()
}

fn composite_sentence(framework: &Composite, ruler: Ruler) -> String {
    let Some(score) = framework.score else { return no_score(framework.thin) };
    let score = format!("{} on a scale from {}", ruler.score(score), ruler.ends());
    match reached(framework) {
        Some(at) if framework.provisional => {
            format!("{} as far as the short version can tell: {score}.", framework.levels[at].title)
        }
        Some(at) => format!("{}: {score}.", framework.levels[at].title),
        None => format!("{score}."),
    }
}

fn member_view(member: &crate::record::MemberRecord, lookup: &Lookup) -> MemberView {
    MemberView {
        title: member.title.clone(),
        weight: format::figure(member.weight),
        status: if member.score.is_some() { "assessed" } else { "not-assessed" },
        score: lookup.reading(&member.id, member.score),
        before: before::range(lookup, &member.id),
        coverage: format::percent(member.coverage),
    }
}
