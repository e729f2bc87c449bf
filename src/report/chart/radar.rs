//! The dimensions of a framework as a web.

use std::f64::consts::TAU;

use super::bars::{extremes, level_title};
use super::canvas::{Canvas, Face, Point, WIDTH, length, pixels};
use super::ink::Ink;
use super::key::{self, Key};
use super::mark::Sign;
use super::text::clean;
use super::{Chart, Plan, name, words};
use crate::record::{Dimension, Dimensions};
use crate::report::number::{NOT_ASSESSED, on_scale, shown};

/// More spokes than this cannot be told apart.
const MOST: usize = 16;
const RADIUS: i32 = 124;

/// The scores as a web against the targets. Nothing with fewer than three assessed dimensions or more than sixteen.
#[must_use]
pub fn radar(id: &str, framework: &Dimensions) -> Option<Chart> {
    let dimensions: Vec<&Dimension> = framework.dimensions.values().collect();
    let assessed = dimensions.iter().filter(|dimension| dimension.score.is_some()).count();
    if assessed < 3 || dimensions.len() > MOST {
        return None;
    }
    let plan = Plan {
        name: name(id, "radar"),
        title: format!("{}: shape against target", framework.title),
        description: extremes(dimensions.iter().copied(), framework.scale),
        head: words(&["Dimension", "Score", "Target", "Level"]),
        rows: dimensions.iter().map(|dimension| cells(framework, dimension)).collect(),
    };
    Some(plan.draw(|canvas| paint(canvas, framework, &dimensions)))
}

fn cells(framework: &Dimensions, dimension: &Dimension) -> Vec<String> {
    vec![
        dimension.title.clone(),
        shown(dimension.score, framework.scale),
        dimension.target.map_or_else(|| "none".to_owned(), |target| on_scale(target, framework.scale)),
        level_title(&framework.levels, dimension.level.as_deref()).to_owned(),
    ]
}

fn paint(canvas: &mut Canvas<'_>, framework: &Dimensions, dimensions: &[&Dimension]) -> i32 {
    let labels = labels(framework, dimensions);
    let web = Web { spokes: dimensions.len(), centre: (WIDTH / 2, web_centre(&labels)) };
    web.rings(canvas, framework, dimensions);
    let scores: Vec<Option<f64>> = dimensions.iter().map(|dimension| dimension.score).collect();
    let targets: Vec<Option<f64>> = dimensions.iter().map(|dimension| dimension.target).collect();
    web.outline(canvas, &scores, Ink::ACCENT, true);
    web.outline(canvas, &targets, Ink::TARGET.dashed(), false);
    web.signs(canvas, &targets, Sign::Diamond, Ink::TARGET);
    web.signs(canvas, &scores, Sign::Disc, Ink::ACCENT);
    let mut bottom = web.labels(canvas, &labels);
    if labels.numbered {
        bottom = names(canvas, bottom + 8, framework, dimensions);
    }
    let mut keys = vec![(Key::Line(Ink::ACCENT, Sign::Disc, Ink::ACCENT), "today")];
    if targets.iter().any(Option::is_some) {
        keys.push((Key::Line(Ink::TARGET.dashed(), Sign::Diamond, Ink::TARGET), "target"));
    }
    if scores.iter().any(Option::is_none) {
        keys.push((Key::Line(Ink::RULE.dashed(), Sign::Cross, Ink::RULE), NOT_ASSESSED));
    }
    key::draw(canvas, bottom + 10, &keys)
}

/// What stands at the ends of the spokes: names where all fit, else numbers that a list explains.
struct Labels {
    lines: Vec<Vec<String>>,
    numbered: bool,
}

fn labels(framework: &Dimensions, dimensions: &[&Dimension]) -> Labels {
    let n = dimensions.len();
    let value = |dimension: &Dimension| shown(dimension.score, framework.scale);
    let full: Vec<Vec<String>> = dimensions
        .iter()
        .enumerate()
        .map(|(at, dimension)| {
            let mut lines = Face::NOTE.wrap(&clean(&dimension.title), room(at, n), 3);
            lines.push(value(dimension));
            lines
        })
        .collect();
    let fits = |lines: &Vec<String>| lines.iter().all(|line| !line.trim_end_matches('\u{2069}').ends_with('…'));
    if n <= 8 && full.iter().all(fits) {
        return Labels { lines: full, numbered: false };
    }
    let lines = (1..=n).map(|number| vec![number.to_string()]).collect();
    Labels { lines, numbered: true }
}

/// How wide a label may be: to the edge of the drawing, or on top and bottom as far as the neighbours.
fn room(at: usize, spokes: usize) -> i32 {
    let (across, _) = direction(at, spokes);
    if across.abs() < 0.2 { 220 } else { WIDTH / 2 - pixels(f64::from(RADIUS) * across.abs()) - 16 }
}

fn web_centre(labels: &Labels) -> i32 {
    RADIUS + 16 + length(labels.lines.first().map_or(1, Vec::len)) * Face::NOTE.leading()
}

/// Where a spoke points: the first up, then clockwise.
fn direction(at: usize, spokes: usize) -> (f64, f64) {
    let angle = TAU * f64::from(length(at)) / f64::from(length(spokes));
    (angle.sin(), -angle.cos())
}

struct Web {
    spokes: usize,
    centre: Point,
}

impl Web {
    /// The place of a value of 0 to 100 on a spoke.
    fn at(&self, spoke: usize, value: f64) -> Point {
        let (across, down) = direction(spoke, self.spokes);
        let out = f64::from(RADIUS) * value / 100.0;
        (self.centre.0 + pixels(across * out), self.centre.1 + pixels(down * out))
    }

    fn rings(&self, canvas: &mut Canvas<'_>, framework: &Dimensions, dimensions: &[&Dimension]) {
        for value in [25.0, 50.0, 75.0, 100.0] {
            let ring: Vec<Point> = (0..=self.spokes).map(|at| self.at(at % self.spokes, value)).collect();
            canvas.path(&ring, if value > 99.0 { Ink::RULE } else { Ink::TRACK }, 1);
        }
        for (at, dimension) in dimensions.iter().enumerate() {
            let end = self.at(at, 100.0);
            if dimension.score.is_some() {
                canvas.line(self.centre, end, Ink::TRACK, 1);
            } else {
                canvas.line(self.centre, end, Ink::RULE.dashed(), 1);
                Sign::Cross.draw(canvas, end, Ink::RULE);
            }
        }
        let (x, y) = self.centre;
        canvas.text(&on_scale(0.0, framework.scale), (x + 4, y + 3), Face::NOTE);
        canvas.text(&on_scale(100.0, framework.scale), (x + 6, y - RADIUS + 3), Face::NOTE);
    }

    /// Joins neighbours that both have a value: a missing one leaves a gap, it is not 0.
    fn outline(&self, canvas: &mut Canvas<'_>, values: &[Option<f64>], ink: Ink, full: bool) {
        let place = |at: usize| values[at % self.spokes].map(|value| self.at(at % self.spokes, value));
        let sides: Vec<[Point; 2]> = (0..self.spokes).filter_map(|at| Some([place(at)?, place(at + 1)?])).collect();
        if full {
            for side in &sides {
                canvas.veil(&[self.centre, side[0], side[1]], ink);
            }
        }
        if sides.len() == self.spokes {
            let round: Vec<Point> = (0..=self.spokes).filter_map(place).collect();
            canvas.path(&round, ink, 2);
        } else {
            for side in &sides {
                canvas.path(side, ink, 2);
            }
        }
    }

    fn signs(&self, canvas: &mut Canvas<'_>, values: &[Option<f64>], sign: Sign, ink: Ink) {
        for (at, value) in values.iter().enumerate() {
            if let Some(value) = value {
                sign.draw(canvas, self.at(at, *value), ink);
            }
        }
    }

    /// Writes the labels around the web and returns the lowest place used.
    fn labels(&self, canvas: &mut Canvas<'_>, labels: &Labels) -> i32 {
        let mut bottom = self.centre.1 + RADIUS;
        for (at, lines) in labels.lines.iter().enumerate() {
            let (across, down) = direction(at, self.spokes);
            let (x, y) = self.at(at, 100.0);
            let height = length(lines.len()) * Face::NOTE.leading();
            let top = y - height / 2 + pixels(down * f64::from(height / 2 + 8));
            let (x, face) = match across {
                _ if across.abs() < 0.2 => (x, Face::NOTE.middle()),
                _ if across > 0.0 => (x + 10, Face::NOTE),
                _ => (x - 10, Face::NOTE.end()),
            };
            let (last, name) = lines.split_last().map_or((None, lines.as_slice()), |(last, name)| (Some(last), name));
            let y = canvas.lines(name, (x, top), face);
            if let Some(last) = last {
                canvas.text(last, (x, y), Face { bold: true, ..face.ink(Ink::INK) });
            }
            bottom = bottom.max(top + height);
        }
        bottom
    }
}

/// The list that explains numbered spokes.
fn names(canvas: &mut Canvas<'_>, mut y: i32, framework: &Dimensions, dimensions: &[&Dimension]) -> i32 {
    for (at, dimension) in dimensions.iter().enumerate() {
        let value = shown(dimension.score, framework.scale);
        let bold = Face { bold: true, ..Face::NOTE.ink(Ink::INK) };
        canvas.text(&format!("{}", at + 1), (22, y), bold.end());
        canvas.text(&value, (WIDTH, y), bold.end());
        let room = WIDTH - 34 - bold.width(&value) - 12;
        y = canvas.lines(&Face::NOTE.wrap(&clean(&dimension.title), room, 2), (34, y), Face::NOTE) + 3;
    }
    y
}
