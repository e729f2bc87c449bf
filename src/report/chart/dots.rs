//! The dimensions of a framework as dots on a line: where each is today, where the plan takes it, what is aimed at.

use std::cmp::Ordering;

use indexmap::IndexMap;

use super::canvas::{Axis, Canvas, Face, WIDTH};
use super::dimension::{extremes, level_title};
use super::ink::Ink;
use super::key::{self, Key};
use super::mark::{self, Sign};
use super::row;
use super::{Chart, Plan, name, words};
use crate::record::{Dimension, Dimensions};
use crate::report::number::{NOT_ASSESSED, count, on_scale, shown};

/// From one line to the next.
const LINE: i32 = 20;

/// Each dimension as a dot today and a ring after the plan, furthest from its target first. `after` holds the scores
/// expected after the last wave by element, where the plan says some.
#[must_use]
pub fn dots(id: &str, framework: &Dimensions, after: &IndexMap<String, f64>) -> Chart {
    let mut lines: Vec<Line<'_>> = framework
        .dimensions
        .iter()
        .map(|(element, dimension)| Line {
            dimension,
            after: after.get(&format!("{id}.{element}")).copied().filter(|_| dimension.score.is_some()),
            level: level_title(&framework.levels, dimension.level.as_deref()),
        })
        .collect();
    lines.sort_by(Line::order);
    let plan = Plan {
        name: name(id, "dots"),
        title: message(framework, &lines),
        description: extremes(framework.dimensions.values(), framework.scale),
        head: words(&["Dimension", "Today", "After the plan", "Target", "Wanted", "Level", "Possible"]),
        rows: lines.iter().map(|line| line.cells(framework)).collect(),
    };
    plan.draw(|canvas| paint(canvas, framework, &lines))
}

/// A dimension on its line.
struct Line<'a> {
    dimension: &'a Dimension,
    after: Option<f64>,
    level: &'a str,
}

impl Line<'_> {
    fn gap(&self) -> Option<f64> {
        self.dimension.gap.filter(|gap| *gap > 0.0 && self.dimension.score.is_some())
    }

    /// Furthest below its target first, then the highest scores, what is not assessed last.
    fn order(&self, other: &Self) -> Ordering {
        let absent = |line: &Self| line.dimension.score.is_none();
        let (gap, score) = (|line: &Self| line.gap().unwrap_or(0.0), |line: &Self| line.dimension.score.unwrap_or(0.0));
        absent(self)
            .cmp(&absent(other))
            .then(gap(other).total_cmp(&gap(self)))
            .then(score(other).total_cmp(&score(self)))
            .then_with(|| self.dimension.title.cmp(&other.dimension.title))
    }

    /// A score after the plan that differs from today's.
    fn moved(&self) -> Option<f64> {
        self.after.filter(|after| self.dimension.score.is_some_and(|now| (after - now).abs() >= 0.05))
    }

    /// The score today, and after the plan where that differs.
    fn value(&self, framework: &Dimensions) -> String {
        let Some(now) = self.dimension.score else { return NOT_ASSESSED.to_owned() };
        let now = on_scale(now, framework.scale);
        match self.moved() {
            Some(after) => format!("{now} → {}", on_scale(after, framework.scale)),
            None => now,
        }
    }

    fn cells(&self, framework: &Dimensions) -> Vec<String> {
        let Dimension { title, score, target, wanted, low, high, .. } = self.dimension;
        let maybe = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| on_scale(value, framework.scale));
        let range = low.zip(*high).map(|(low, high)| format!("{} to {}", maybe(Some(low)), maybe(Some(high))));
        vec![
            title.clone(),
            shown(*score, framework.scale),
            maybe(self.after),
            maybe(*target),
            maybe(*wanted),
            self.level.to_owned(),
            range.unwrap_or_else(|| "–".to_owned()),
        ]
    }

    fn draw(&self, canvas: &mut Canvas<'_>, y: i32, axis: &Axis, framework: &Dimensions) -> i32 {
        let y = row::heading(canvas, y, &self.dimension.title, &self.value(framework), false) + 8;
        let (start, end) = axis.ends();
        canvas.line((start, y), (end, y), Ink::TRACK, 6);
        if let Some(now) = self.dimension.score {
            self.range(canvas, y, axis);
            self.aims(canvas, y, axis);
            self.way(canvas, y, axis, now);
        }
        y + LINE
    }

    /// Where open answers could move it.
    fn range(&self, canvas: &mut Canvas<'_>, y: i32, axis: &Axis) {
        let range = self.dimension.low.zip(self.dimension.high).filter(|(low, high)| high - low > 0.05);
        if let Some((low, high)) = range {
            mark::whisker(canvas, axis.at(low), axis.at(high), y);
        }
    }

    fn aims(&self, canvas: &mut Canvas<'_>, y: i32, axis: &Axis) {
        if let Some(wanted) = self.dimension.wanted {
            mark::hollow_diamond(canvas, (axis.at(wanted), y), Ink::TARGET);
        }
        if let Some(target) = self.dimension.target {
            canvas.line((axis.at(target), y - 9), (axis.at(target), y + 9), Ink::INK, 3);
        }
    }

    fn way(&self, canvas: &mut Canvas<'_>, y: i32, axis: &Axis, now: f64) {
        let from = axis.at(now);
        if let Some(after) = self.moved() {
            canvas.line((from, y), (axis.at(after), y), Ink::ACCENT, 2);
            Sign::Ring.draw(canvas, (axis.at(after), y), Ink::ACCENT);
        }
        let (sign, ink) = if self.gap().is_some() { MISSED } else { MET };
        sign.draw(canvas, (from, y), ink);
    }
}

/// Shape and colour tell what is off target.
const MISSED: (Sign, Ink) = (Sign::Triangle, Ink::TARGET);
const MET: (Sign, Ink) = (Sign::Disc, Ink::ACCENT);

fn paint(canvas: &mut Canvas<'_>, framework: &Dimensions, lines: &[Line<'_>]) -> i32 {
    let axis = Axis::new(0.0, 100.0, (8, WIDTH - 8));
    let mut y = key::draw(canvas, 0, &keys(lines)) + 8;
    for line in lines {
        y = line.draw(canvas, y, &axis, framework);
    }
    let (start, end) = axis.ends();
    for (value, face) in [(0.0, Face::NOTE), (100.0, Face::NOTE.end())] {
        let x = if value > 0.0 { end } else { start };
        canvas.text(&on_scale(value, framework.scale), (x, y - 6), face);
    }
    y + 14
}

fn keys(lines: &[Line<'_>]) -> Vec<(Key, &'static str)> {
    let any = |holds: fn(&Line<'_>) -> bool| lines.iter().any(holds);
    let aimed = any(|line| line.dimension.target.is_some());
    let sign = |(sign, ink): (Sign, Ink)| Key::Sign(sign, ink);
    let keys = [
        (any(|line| line.gap().is_some()), sign(MISSED), "today, below target"),
        (
            any(|line| line.dimension.score.is_some() && line.gap().is_none()),
            sign(MET),
            if aimed { "today, target met" } else { "today" },
        ),
        (any(|line| line.moved().is_some()), Key::Sign(Sign::Ring, Ink::ACCENT), "after the plan"),
        (aimed, Key::Bar, "target"),
        (any(|line| line.dimension.wanted.is_some()), Key::HollowDiamond, "wanted by the organisation"),
        (
            any(|line| line.dimension.low.zip(line.dimension.high).is_some_and(|(low, high)| high - low > 0.05)),
            Key::Whisker,
            "where open answers could move it",
        ),
    ];
    keys.into_iter().filter(|(used, ..)| *used).map(|(_, key, words)| (key, words)).collect()
}

/// What the chart says, as its title.
fn message(framework: &Dimensions, lines: &[Line<'_>]) -> String {
    let aimed = lines.iter().filter(|line| line.dimension.target.is_some() && line.dimension.score.is_some()).count();
    let below = lines.iter().filter(|line| line.gap().is_some()).count();
    let furthest = lines.first().map(|line| line.dimension.title.as_str()).unwrap_or_default();
    let said = match (aimed, below) {
        (0, _) => return without_targets(framework, lines),
        (1, 0) => "the target is met".to_owned(),
        (all, 0) => format!("all {all} targets are met"),
        (1, _) => "the target is not met".to_owned(),
        (all, below) => format!("{} of {} met; furthest off is {furthest}", all - below, count(all, "target")),
    };
    format!("{}: {said}", framework.title)
}

fn without_targets(framework: &Dimensions, lines: &[Line<'_>]) -> String {
    let assessed: Vec<&Line<'_>> = lines.iter().filter(|line| line.dimension.score.is_some()).collect();
    match assessed.as_slice() {
        [] => format!("{}: nothing could be assessed", framework.title),
        [only] => format!("{}: {}", framework.title, only.dimension.title),
        [highest, .., lowest] => {
            format!("{}: highest is {}, lowest is {}", framework.title, highest.dimension.title, lowest.dimension.title)
        }
    }
}
