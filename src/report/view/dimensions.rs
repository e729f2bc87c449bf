//! Scores side by side.

use serde::Serialize;

use super::before;
use super::charts::{ChartView, when};
use super::levels::{LevelView, levels};
use super::lookup::Lookup;
use super::overview::SHOWN;
use crate::record::{Dimension, Dimensions, ScoreRange};
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
    /// Where people stood before they talked.
    before: Option<String>,
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
    before: Option<String>,
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
            before: before::on_whole(lookup, id),
            dimensions: framework
                .dimensions
                .iter()
                .map(|(element, one)| {
                    let id = format!("{id}.{element}");
                    let expected = after.get(&id).copied();
                    let view = dimension_view(framework, element, one, lookup.reading(&id, one.score), expected);
                    DimensionView { before: before::range(lookup, &id), ..view }
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
        before: None,
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

/// Why there is no score.
pub(super) fn no_score(thin: bool) -> String {
    if thin { "Too few answers to tell.".to_owned() } else { "Nothing here could be assessed.".to_owned() }
}
