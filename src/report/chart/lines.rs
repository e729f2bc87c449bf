//! Lines over points in time, labelled at their ends.

use super::canvas::{Axis, Canvas, Face, Point, WIDTH, length};
use super::ink::Ink;
use super::mark::Sign;
use super::text::clean;
use crate::report::number::plain;

/// A line: one value for each point, with gaps.
pub(super) struct Series<'a> {
    pub(super) name: &'a str,
    pub(super) values: Vec<Option<f64>>,
}

const LEFT: i32 = 40;
const RIGHT: i32 = 290;
const HEIGHT: i32 = 300;
/// Space between a line's end and its label.
const LEAD: i32 = 26;

/// Draws the lines over named points and returns the height used.
pub(super) fn draw(canvas: &mut Canvas<'_>, series: &[Series<'_>], points: &[String]) -> i32 {
    let labels = placed(series);
    let bottom = labels.iter().map(|label| label.y + label.height()).max().unwrap_or(0).max(HEIGHT) + 8;
    let values = Scene::range(series);
    let scene = Scene {
        across: Axis::new(0.0, f64::from(length(points.len().max(2) - 1)), (LEFT + 8, RIGHT)),
        up: Axis::new(values.0, values.1, (bottom, 10)),
    };
    scene.grid(canvas, points.len());
    for (at, line) in series.iter().enumerate() {
        scene.line(canvas, at, &line.values);
    }
    for label in &labels {
        scene.label(canvas, label, &series[label.series]);
    }
    scene.points(canvas, points, bottom + 8)
}

struct Scene {
    across: Axis,
    up: Axis,
}

/// The label of a line.
struct Label {
    series: usize,
    lines: Vec<String>,
    /// Its top.
    y: i32,
}

impl Label {
    fn height(&self) -> i32 {
        length(self.lines.len()) * Face::NOTE.leading() + 4
    }
}

/// Labels from the highest line end to the lowest, each pushed down as far as the one above needs.
fn placed(series: &[Series<'_>]) -> Vec<Label> {
    let end = |at: usize| series[at].values.iter().rev().find_map(|value| *value);
    let mut order: Vec<usize> = (0..series.len()).filter(|at| end(*at).is_some()).collect();
    order.sort_by(|a, b| end(*b).unwrap_or(0.0).total_cmp(&end(*a).unwrap_or(0.0)));
    let (low, high) = Scene::range(series);
    let up = Axis::new(low, high, (HEIGHT + 8, 10));
    let mut free = 0;
    let mut labels: Vec<Label> = Vec::new();
    for at in order {
        let value = end(at).unwrap_or(low);
        let name = format!("{} {}", plain(value), clean(series[at].name));
        let mut label = Label { series: at, lines: Face::NOTE.wrap(&name, WIDTH - RIGHT - LEAD, 2), y: 0 };
        label.y = (up.at(value) - label.height() / 2).max(free);
        free = label.y + label.height();
        labels.push(label);
    }
    pushed_up(&mut labels);
    labels
}

/// Moves labels that would hang below the drawing up into free room.
fn pushed_up(labels: &mut [Label]) {
    let mut limit = HEIGHT + 16;
    let total: i32 = labels.iter().map(Label::height).sum();
    if total > limit {
        return;
    }
    for label in labels.iter_mut().rev() {
        label.y = label.y.min(limit - label.height());
        limit = label.y;
    }
}

impl Scene {
    /// From 0, or a round number below the lowest value, to one above the highest.
    fn range(series: &[Series<'_>]) -> (f64, f64) {
        let values = || series.iter().flat_map(|line| line.values.iter().copied().flatten());
        let low = values().fold(0.0, f64::min);
        let high = values().fold(if low < 0.0 { 0.0 } else { 1.0 }, f64::max);
        let low = if low < 0.0 { -round_up(-low) } else { 0.0 };
        (low, if high <= 0.0 { 0.0 } else { round_up(high) })
    }

    fn grid(&self, canvas: &mut Canvas<'_>, points: usize) {
        let (bottom, top) = self.up.ends();
        for value in self.up.ticks(9) {
            let y = self.up.at(value);
            canvas.line((LEFT, y), (RIGHT, y), if value.abs() < 1e-9 { Ink::RULE } else { Ink::TRACK }, 1);
            canvas.centred(&plain(value), (LEFT - 8, y), Face::NOTE.end());
        }
        for point in 0..points {
            let x = self.across.at(f64::from(length(point)));
            canvas.line((x, bottom), (x, top), Ink::TRACK, 1);
        }
    }

    fn line(&self, canvas: &mut Canvas<'_>, series: usize, values: &[Option<f64>]) {
        let place = |(at, value): (usize, &Option<f64>)| {
            value.map(|value| (self.across.at(f64::from(length(at))), self.up.at(value)))
        };
        let places: Vec<Option<Point>> = values.iter().enumerate().map(place).collect();
        for run in places.split(Option::is_none) {
            let run: Vec<Point> = run.iter().copied().flatten().collect();
            if run.len() > 1 {
                canvas.path(&run, Ink::line(series), 2);
            }
        }
        for place in places.into_iter().flatten() {
            Sign::of(series).draw(canvas, place, Ink::mark(series));
        }
    }

    fn label(&self, canvas: &mut Canvas<'_>, label: &Label, series: &Series<'_>) {
        let Some(last) = series.values.iter().rposition(Option::is_some) else { return };
        let from = (self.across.at(f64::from(length(last))), self.up.at(series.values[last].unwrap_or(0.0)));
        let middle = label.y + label.height() / 2;
        canvas.path(
            &[(from.0 + 6, from.1), (RIGHT + 16, middle), (RIGHT + LEAD - 3, middle)],
            Ink::mark(label.series),
            1,
        );
        canvas.lines(&label.lines, (RIGHT + LEAD, label.y + 2), Face::NOTE.ink(Ink::INK));
    }

    /// Writes the names of the points below and returns where they end.
    fn points(&self, canvas: &mut Canvas<'_>, points: &[String], y: i32) -> i32 {
        let every = points.len().div_ceil(6).max(1);
        let shown: Vec<usize> = (0..points.len()).step_by(every).collect();
        let room = (RIGHT - LEFT) / length(shown.len().max(2) - 1) - 6;
        let mut end = y;
        for at in shown {
            let x = self.across.at(f64::from(length(at)));
            let lines = Face::NOTE.wrap(&clean(&points[at]), room, 3);
            let widest = lines.iter().map(|line| Face::NOTE.width(line)).max().unwrap_or_default();
            end = end.max(canvas.lines(&lines, (x.max(widest / 2), y), Face::NOTE.middle()));
        }
        end + 6
    }
}

/// The next of 1, 2, 2.5, 5 or 10 times a power of ten.
fn round_up(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    steps.into_iter().map(|step| step * power).find(|step| *step >= value - 1e-9).unwrap_or(10.0 * power)
}
