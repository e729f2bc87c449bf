//! The dimensions of a framework as bars.

use super::canvas::Canvas;
use super::ink::Ink;
use super::key;
use super::row::{self, Row, Rows};
use super::text::phrase;
use super::{Chart, Plan, name, words};
use crate::record::{Dimension, Dimensions, Level, Scale};
use crate::report::number::{count, on_scale, shown, span};

/// Each dimension as a bar with its level, its target and the range it could lie in.
#[must_use]
pub fn bars(id: &str, framework: &Dimensions) -> Chart {
    let rows: Vec<Row<'_>> = framework.dimensions.values().map(|dimension| bar(framework, dimension)).collect();
    let plan = Plan {
        name: name(id, "bars"),
        title: format!("{}: scores", framework.title),
        description: described(framework),
        head: words(&["Dimension", "Score", "Lowest possible", "Highest possible", "Level", "Target", "Wanted"]),
        rows: framework.dimensions.values().map(|dimension| cells(framework, dimension)).collect(),
    };
    plan.draw(|canvas| paint(canvas, framework, &rows))
}

fn paint(canvas: &mut Canvas<'_>, framework: &Dimensions, rows: &[Row<'_>]) -> i32 {
    let scene = Rows { parts: parts(&framework.levels), ..Rows::new(0.0, 100.0, rows) };
    let mut y = 0;
    for row in rows {
        y = scene.draw(canvas, y, row);
    }
    y = scene.ticks(canvas, y, |value| on_scale(value, framework.scale));
    key::draw(canvas, y, &row::keys(rows, &scene.parts))
}

/// Where levels begin, but for the first.
pub(super) fn parts(levels: &[Level]) -> Vec<f64> {
    levels.iter().map(|level| level.from).filter(|from| *from > 0.0 && *from < 100.0).collect()
}

fn bar<'a>(framework: &'a Dimensions, dimension: &'a Dimension) -> Row<'a> {
    Row {
        name: &dimension.title,
        strong: false,
        tag: level_title(&framework.levels, dimension.level.as_deref()).to_owned(),
        ink: Ink::ACCENT,
        score: dimension.score,
        value: dimension.score.map(|score| on_scale(score, framework.scale)).unwrap_or_default(),
        range: dimension.low.zip(dimension.high),
        target: dimension.target,
        wanted: dimension.wanted,
    }
}

fn cells(framework: &Dimensions, dimension: &Dimension) -> Vec<String> {
    let aim = |aim: Option<f64>| aim.map_or_else(|| "none".to_owned(), |aim| on_scale(aim, framework.scale));
    vec![
        dimension.title.clone(),
        shown(dimension.score, framework.scale),
        shown(dimension.low, framework.scale),
        shown(dimension.high, framework.scale),
        level_title(&framework.levels, dimension.level.as_deref()).to_owned(),
        aim(dimension.target),
        aim(dimension.wanted),
    ]
}

/// The name of a level.
pub(super) fn level_title<'a>(levels: &'a [Level], level: Option<&'a str>) -> &'a str {
    let Some(id) = level else { return "" };
    levels.iter().find(|level| level.id == id).map_or(id, |level| level.title.as_str())
}

fn described(framework: &Dimensions) -> String {
    let mut said = vec![extremes(framework.dimensions.values(), framework.scale)];
    let below = framework.dimensions.values().filter(|dimension| dimension.gap.is_some_and(|gap| gap > 0.0)).count();
    let aimed = framework.dimensions.values().filter(|dimension| dimension.target.is_some()).count();
    if aimed > 0 {
        said.push(format!("Below target: {below} of {} that have one.", count(aimed, "dimension")));
    }
    said.join(" ")
}

/// The highest and the lowest score in words, and how many have none.
pub(super) fn extremes<'a>(dimensions: impl Iterator<Item = &'a Dimension>, scale: Option<Scale>) -> String {
    let (assessed, absent): (Vec<_>, Vec<_>) = dimensions.partition(|dimension| dimension.score.is_some());
    let by_score = |a: &&&Dimension, b: &&&Dimension| a.score.unwrap_or(0.0).total_cmp(&b.score.unwrap_or(0.0));
    let of = |dimension: &Dimension| format!("{} with {}", phrase(&dimension.title), shown(dimension.score, scale));
    // Of equals the first counts; `max_by` would take the last.
    let said = match (assessed.iter().rev().max_by(by_score), assessed.iter().min_by(by_score)) {
        (Some(high), Some(low)) if assessed.len() > 1 => {
            format!("On a scale of {}, highest is {} and lowest is {}.", span(scale), of(high), of(low))
        }
        (Some(only), _) => format!("{} on a scale of {}.", of(only), span(scale)),
        _ => return "No dimension is assessed.".to_owned(),
    };
    if absent.is_empty() { said } else { format!("{said} Not assessed: {}.", count(absent.len(), "dimension")) }
}
