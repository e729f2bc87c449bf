//! The place between two poles.

use super::canvas::{Axis, Canvas, Face, WIDTH};
use super::ink::Ink;
use super::key::{self, Key};
use super::mark::{self, Sign};
use super::row::{self, Row, Rows};
use super::text::{clean, phrase};
use super::{Chart, Plan, name, words};
use crate::record::{ScoreRange, Spectrum};
use crate::report::number::{NOT_ASSESSED, position_on_scale};

const BAND: i32 = 26;
/// Room at the ends for signs that stand on them.
const EDGE: i32 = 8;

/// The position on a band from one pole to the other, with the target, and each strand below.
#[must_use]
pub fn gauge(id: &str, framework: &Spectrum) -> Chart {
    let rows: Vec<Row<'_>> = framework.strands.iter().map(|(id, at)| strand(framework, id, *at)).collect();
    let plan = Plan {
        name: name(id, "gauge"),
        title: format!("{}: where we stand", framework.title),
        description: described(framework),
        head: words(&["Strand", "Position", "Lowest possible", "Highest possible", "Reads as"]),
        rows: cells(framework),
    };
    plan.draw(|canvas| {
        let y = band(canvas, framework);
        strands(canvas, y, framework, &rows)
    })
}

fn band(canvas: &mut Canvas<'_>, framework: &Spectrum) -> i32 {
    let [left, right] = &framework.poles;
    let room = WIDTH / 2 - 10;
    let names = canvas.lines(&Face::STRONG.wrap(&clean(&left.title), room, 2), (0, 0), Face::STRONG);
    let right = Face::STRONG.wrap(&clean(&right.title), room, 2);
    let names = names.max(canvas.lines(&right, (WIDTH, 0), Face::STRONG.end()));
    let top = names + 36;
    let axis = Axis::new(-100.0, 100.0, (EDGE, WIDTH - EDGE));
    zones(canvas, &axis, top, framework.cuts);
    middle(canvas, &axis, top, framework);
    match framework.position {
        Some(position) => pointer(canvas, &axis, top, position, framework),
        None => canvas.centred(NOT_ASSESSED, (WIDTH / 2, top - 16), Face::STRONG.middle()),
    }
    aims(canvas, &axis, top, framework);
    if let Some(range) = framework.range.filter(|range| range.high - range.low > 0.05) {
        mark::whisker(canvas, axis.at(range.low), axis.at(range.high), top + BAND + 18);
    }
    scale(canvas, &axis, top + BAND + 26, framework)
}

/// Marks the target and the wish from below, so that they do not cover the position above.
fn aims(canvas: &mut Canvas<'_>, axis: &Axis, top: i32, framework: &Spectrum) {
    let foot = top + BAND + 4;
    let mut line = |at: f64| {
        let x = axis.at(at);
        canvas.line((x, top), (x, foot), Ink::PAPER, 6);
        canvas.line((x, top), (x, foot), Ink::TARGET, 3);
        (x, foot)
    };
    let wanted = framework.wanted.map(&mut line);
    let target = framework.target.map(&mut line);
    if let Some(place) = wanted {
        mark::hollow_diamond(canvas, place, Ink::TARGET);
    }
    if let Some(place) = target {
        Sign::Diamond.draw(canvas, place, Ink::TARGET);
    }
}

/// The two ends and the middle, told apart by pattern.
fn zones(canvas: &mut Canvas<'_>, axis: &Axis, y: i32, cuts: [f64; 2]) {
    let [first, second] = cuts.map(|cut| axis.at(cut));
    canvas.fill((EDGE, y), (first - EDGE, BAND), Ink::DOTS);
    canvas.fill((first, y), (second - first, BAND), Ink::TRACK);
    canvas.fill((second, y), (WIDTH - EDGE - second, BAND), Ink::STRIPES);
    canvas.frame((EDGE, y), (WIDTH - 2 * EDGE, BAND), Ink::RULE);
    for x in [first, second] {
        canvas.line((x, y), (x, y + BAND), Ink::RULE, 2);
    }
}

/// Names the middle, in its larger part where the pointer divides it.
fn middle(canvas: &mut Canvas<'_>, axis: &Axis, y: i32, framework: &Spectrum) {
    let [first, second] = framework.cuts.map(|cut| axis.at(cut));
    let divided = framework.position.map(|position| axis.at(position)).filter(|x| (first..second).contains(x));
    let (left, right) = match divided {
        Some(x) if x - first > second - x => (first, x),
        Some(x) => (x, second),
        None => (first, second),
    };
    if right - left > Face::NOTE.width("mixed") + 8 {
        canvas.centred("mixed", (i32::midpoint(left, right), y + BAND / 2), Face::NOTE.middle());
    }
}

fn pointer(canvas: &mut Canvas<'_>, axis: &Axis, y: i32, position: f64, framework: &Spectrum) {
    let x = axis.at(position);
    canvas.polygon(&[(x, y + 8), (x + 11, y - 11), (x - 11, y - 11)], Ink::PAPER);
    canvas.polygon(&[(x, y + 5), (x + 8, y - 9), (x - 8, y - 9)], Ink::INK);
    canvas.line((x, y), (x, y + BAND), Ink::INK, 3);
    let words = position_on_scale(position, framework.scale);
    let half = Face::STRONG.width(&words) / 2;
    canvas.centred(&words, (x.clamp(half, WIDTH - half), y - 20), Face::STRONG.middle());
}

fn scale(canvas: &mut Canvas<'_>, axis: &Axis, y: i32, framework: &Spectrum) -> i32 {
    let [first, second] = framework.cuts;
    let show = |value| position_on_scale(value, framework.scale);
    canvas.text(&show(-100.0), (0, y), Face::NOTE);
    canvas.text(&show(100.0), (WIDTH, y), Face::NOTE.end());
    let mut free = Face::NOTE.width(&show(-100.0)) + 8;
    for cut in [first, second] {
        let (words, x) = (show(cut), axis.at(cut));
        let half = Face::NOTE.width(&words) / 2;
        if x - half > free && x + half < WIDTH - Face::NOTE.width(&show(100.0)) - 8 {
            canvas.text(&words, (x, y), Face::NOTE.middle());
            free = x + half + 8;
        }
    }
    y + 30
}

fn strands(canvas: &mut Canvas<'_>, y: i32, framework: &Spectrum, rows: &[Row<'_>]) -> i32 {
    let scene = Rows { origin: 0.0, parts: framework.cuts.to_vec(), ..Rows::new(-100.0, 100.0, rows) };
    let mut y = y + 6;
    for row in rows {
        y = scene.draw(canvas, y, row);
    }
    let mut keys = Vec::new();
    if rows.iter().any(|row| row.score.is_some()) {
        keys.push((Key::Gap, "where a pole begins"));
    }
    if framework.position.is_some() {
        keys.push((Key::Sign(Sign::Drop, Ink::INK), "today, the mean of the strands"));
    }
    if framework.target.is_some() {
        keys.push((Key::Sign(Sign::Diamond, Ink::TARGET), "target"));
    }
    if framework.wanted.is_some() {
        keys.push((Key::HollowDiamond, "wanted by the organisation"));
    }
    let ranged = framework.range.is_some_and(|range| range.high - range.low > 0.05);
    if ranged || row::keys(rows, &[]).iter().any(|(key, _)| *key == Key::Whisker) {
        keys.push((Key::Whisker, "where open answers could move it"));
    }
    key::draw(canvas, y, &keys)
}

fn strand<'a>(framework: &'a Spectrum, id: &'a str, at: Option<f64>) -> Row<'a> {
    Row {
        name: title(framework, id),
        strong: false,
        tag: at.map(|at| reading(framework, at).to_owned()).unwrap_or_default(),
        ink: Ink::ACCENT,
        score: at,
        value: at.map(|at| position_on_scale(at, framework.scale)).unwrap_or_default(),
        range: framework.ranges.get(id).copied().flatten().map(|range| (range.low, range.high)),
        target: None,
        wanted: None,
    }
}

fn title<'a>(framework: &'a Spectrum, id: &'a str) -> &'a str {
    framework.elements.get(id).map_or(id, |element| element.title.as_str())
}

/// The pole that a position counts as.
fn reading(framework: &Spectrum, at: f64) -> &str {
    let [first, second] = framework.cuts;
    match at {
        _ if at < first => &framework.poles[0].title,
        _ if at >= second => &framework.poles[1].title,
        _ => "mixed",
    }
}

fn cells(framework: &Spectrum) -> Vec<Vec<String>> {
    let show =
        |at: Option<f64>| at.map_or_else(|| NOT_ASSESSED.to_owned(), |at| position_on_scale(at, framework.scale));
    let row = |name: &str, at: Option<f64>, range: Option<ScoreRange>| {
        let (low, high) = (range.map(|range| range.low), range.map(|range| range.high));
        let reads = at.map(|at| reading(framework, at).to_owned()).unwrap_or_default();
        vec![name.to_owned(), show(at), show(low), show(high), reads]
    };
    let mut rows = vec![row("All together", framework.position, framework.range)];
    for (id, at) in &framework.strands {
        rows.push(row(title(framework, id), *at, framework.ranges.get(id).copied().flatten()));
    }
    for (name, at) in [("Target", framework.target), ("Wanted by the organisation", framework.wanted)] {
        if at.is_some() {
            rows.push(vec![name.to_owned(), show(at), String::new(), String::new(), String::new()]);
        }
    }
    rows
}

fn described(framework: &Spectrum) -> String {
    let show = |at: f64| position_on_scale(at, framework.scale);
    let ends = framework.poles.each_ref().map(|pole| phrase(&pole.title));
    let Some(position) = framework.position else {
        return format!("The position between {} and {} is not assessed.", ends[0], ends[1]);
    };
    let mut said = vec![format!(
        "{} on a scale from {} ({}) to {} ({}): {}.",
        show(position),
        show(-100.0),
        ends[0],
        show(100.0),
        ends[1],
        phrase(reading(framework, position))
    )];
    if let Some(target) = framework.target {
        said.push(format!("The target is {}.", show(target)));
    }
    said.join(" ")
}
