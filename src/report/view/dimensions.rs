//! Scores side by side, and weighted means of them.

use serde::Serialize;

use super::charts::{ChartView, when};
use super::lookup::Lookup;
use super::overview::SHOWN;
use crate::record::{Composite, Dimension, Dimensions, Level, ScoreRange};
use crate::report::chart;
use crate::report::format::{self, Ruler};

/// One framework of dimensions.
#[derive(Debug, Serialize)]
pub(super) struct DimensionsView {
    id: String,
    anchor: String,
    title: String,
    about: Option<String>,
    /// `assessed` or `not-assessed`.
    status: &'static str,
    sentence: String,
    scale: String,
    mean: String,
    weakest: Option<String>,
    coverage: String,
    dimensions: Vec<DimensionView>,
    has_targets: bool,
    has_levels: bool,
    levels: Vec<LevelView>,
    /// What is furthest off, in words; the rest is in the chart.
    off: Vec<OffView>,
    pub(super) dots: Option<ChartView>,
}

/// One dimension.
#[derive(Debug, Serialize)]
struct DimensionView {
    title: String,
    meaning: String,
    status: &'static str,
    score: String,
    range: Option<String>,
    level: Option<String>,
    /// The score expected after the last wave.
    expected: Option<String>,
    target: Option<String>,
    target_because: Option<String>,
    wanted: Option<String>,
    gap: Option<String>,
    /// `met`, `short` or `unknown`.
    reach: &'static str,
    coverage: String,
}

/// A dimension that misses its target, or without targets one of the lowest.
#[derive(Debug, Serialize)]
struct OffView {
    title: String,
    meaning: String,
}

/// One level.
#[derive(Debug, Serialize)]
struct LevelView {
    title: String,
    from: String,
    meaning: String,
    requires: Vec<String>,
    /// `reached`, `current` or `ahead`; for dimensions always `listed`.
    state: &'static str,
}

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
    coverage: String,
}

impl DimensionsView {
    pub(super) fn new(id: &str, framework: &Dimensions, lookup: &Lookup, charts: bool) -> Self {
        let after = lookup.expected();
        let ruler = Ruler::percent(framework.scale);
        let weakest = framework.weakest.as_ref().and_then(|weakest| framework.dimensions.get(weakest));
        Self {
            id: id.to_owned(),
            anchor: lookup.framework_anchor(id),
            title: framework.title.clone(),
            about: framework.about.clone(),
            status: if framework.mean.is_some() { "assessed" } else { "not-assessed" },
            sentence: dimensions_sentence(framework, ruler),
            scale: ruler.ends(),
            mean: lookup.reading(id, framework.mean),
            weakest: weakest.map(|weakest| weakest.title.clone()),
            coverage: format::percent(framework.coverage),
            dimensions: framework
                .dimensions
                .iter()
                .map(|(element, one)| {
                    let id = format!("{id}.{element}");
                    let expected = after.get(&id).copied();
                    dimension_view(framework, element, one, lookup.reading(&id, one.score), expected)
                })
                .collect(),
            has_targets: framework.dimensions.values().any(|one| one.target.is_some()),
            has_levels: !framework.levels.is_empty(),
            levels: levels(&framework.levels, ruler, lookup, |_| "listed"),
            off: off(framework),
            dots: when(charts, || chart::dots(id, framework, after)),
        }
    }
}

fn dimensions_sentence(framework: &Dimensions, ruler: Ruler) -> String {
    let Some(mean) = framework.mean else { return no_score(framework.thin) };
    let mut parts = vec![format!("On average {} on a scale from {}", ruler.score(mean), ruler.ends())];
    if let Some(weakest) = framework.weakest.as_ref().and_then(|weakest| framework.dimensions.get(weakest)) {
        parts.push(format!("weakest in {} ({})", weakest.title, ruler.maybe(weakest.score)));
    }
    let judged: Vec<&Dimension> =
        framework.dimensions.values().filter(|one| one.target.is_some() && one.score.is_some()).collect();
    let met = judged.iter().filter(|one| one.gap.is_none_or(|gap| gap <= 0.0)).count();
    match judged.len() {
        0 => {}
        1 if met == 1 => parts.push("the target is met".to_owned()),
        1 => parts.push("the target is not met".to_owned()),
        all => parts.push(format!("{met} of {all} targets are met")),
    }
    format!("{}.", parts.join("; "))
}

/// The three furthest below their targets; where there are none, below half of what is possible.
fn off(framework: &Dimensions) -> Vec<OffView> {
    let aimed = framework.dimensions.values().any(|one| one.target.is_some());
    let short = |one: &Dimension| {
        if aimed { one.gap.unwrap_or(0.0) } else { one.score.map_or(0.0, |score| 50.0 - score) }
    };
    let mut found: Vec<(&String, &Dimension)> =
        framework.dimensions.iter().filter(|(_, one)| short(one) > 0.0).collect();
    found.sort_by(|(_, one), (_, other)| short(other).total_cmp(&short(one)).then(one.title.cmp(&other.title)));
    let meaning = |id: &String| framework.elements.get(id).map(|info| info.meaning.clone()).unwrap_or_default();
    let view = |(id, one): (&String, &Dimension)| OffView { title: one.title.clone(), meaning: meaning(id) };
    found.into_iter().take(SHOWN).map(view).collect()
}

fn dimension_view(
    framework: &Dimensions,
    id: &str,
    one: &Dimension,
    score: String,
    expected: Option<f64>,
) -> DimensionView {
    let ruler = Ruler::percent(framework.scale);
    let bounds = one.low.zip(one.high).map(|(low, high)| ScoreRange { low, high });
    let level = framework.levels.iter().find(|level| Some(&level.id) == one.level.as_ref());
    DimensionView {
        title: one.title.clone(),
        meaning: framework.elements.get(id).map(|info| info.meaning.clone()).unwrap_or_default(),
        status: if one.score.is_some() { "assessed" } else { "not-assessed" },
        score,
        range: ruler.range(bounds).filter(|_| one.score.is_some()),
        level: level.map(|level| level.title.clone()),
        expected: expected.map(|score| ruler.score(score)),
        target: one.target.map(|target| ruler.score(target)),
        target_because: one.target_because.clone(),
        wanted: one.wanted.map(|wanted| ruler.score(wanted)),
        gap: one.gap.map(|gap| ruler.points(gap)),
        reach: match (one.target, one.score) {
            (Some(target), Some(score)) if score >= target => "met",
            (Some(_), Some(_)) => "short",
            _ => "unknown",
        },
        coverage: format::percent(one.coverage),
    }
}

fn levels(levels: &[Level], ruler: Ruler, lookup: &Lookup, state: impl Fn(usize) -> &'static str) -> Vec<LevelView> {
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

/// Why there is no score.
fn no_score(thin: bool) -> String {
    if thin { "Too few answers to tell.".to_owned() } else { "Nothing here could be assessed.".to_owned() }
}

fn member_view(member: &crate::record::MemberRecord, lookup: &Lookup) -> MemberView {
    MemberView {
        title: member.title.clone(),
        weight: format::figure(member.weight),
        status: if member.score.is_some() { "assessed" } else { "not-assessed" },
        score: lookup.reading(&member.id, member.score),
        coverage: format::percent(member.coverage),
    }
}
