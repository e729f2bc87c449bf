//! The shape of a model as a small drawing.

use std::f64::consts::TAU;

use super::canvas::{Canvas, Face, Point, draw_small, pixels};
use super::ink::Ink;
use crate::record::Shape;

/// What a model is to the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing in particular.
    None,
    /// It fits best today.
    Today,
    /// It is recommended.
    Target,
    /// It fits best and is recommended.
    Both,
}

impl Mark {
    fn words(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Today => "today",
            Self::Target => "target",
            Self::Both => "today & target",
        }
    }
}

const SIZE: Point = (120, 140);
const CENTRE: Point = (60, 58);

/// The shape of a model: today's in a firm frame, the target in a dashed one, each with the word below. All are of
/// one size, so that they line up.
#[must_use]
pub fn pictogram(shape: Shape, mark: Mark, title: &str) -> String {
    let words = mark.words();
    let title = if words.is_empty() { title.to_owned() } else { format!("{title}: {words}") };
    draw_small(&title, SIZE, |canvas| {
        frame(canvas, mark);
        match shape {
            Shape::Scattered => scattered(canvas),
            Shape::Centre => centre(canvas),
            Shape::Hub => hub(canvas, CENTRE, 38, 6, 9),
            Shape::Hubs => hubs(canvas),
            Shape::Honeycomb => honeycomb(canvas),
        }
        canvas.text(words, (SIZE.0 / 2, 121), Face { bold: true, ..Face::NOTE.ink(Ink::INK) }.middle());
    })
}

fn frame(canvas: &mut Canvas<'_>, mark: Mark) {
    let corners = |inset: i32| {
        let (low, right, bottom) = (inset, SIZE.0 - inset, 116 - inset);
        [(low, low), (right, low), (right, bottom), (low, bottom), (low, low)]
    };
    if matches!(mark, Mark::Today | Mark::Both) {
        canvas.path(&corners(2), Ink::ACCENT, 3);
    }
    if matches!(mark, Mark::Target | Mark::Both) {
        let inset = if mark == Mark::Both { 7 } else { 2 };
        canvas.path(&corners(inset), Ink::TARGET.dashed(), 3);
    }
}

fn scattered(canvas: &mut Canvas<'_>) {
    for (x, y, radius) in [(28, 34, 7), (62, 24, 5), (94, 40, 8), (44, 62, 6), (82, 72, 5), (26, 88, 5), (60, 94, 8)] {
        canvas.disc((x, y), radius, Ink::INK);
    }
}

fn centre(canvas: &mut Canvas<'_>) {
    canvas.disc(CENTRE, 20, Ink::INK);
    for at in 0..8 {
        canvas.ring(around(CENTRE, 42, at, 8), 4, Ink::OTHER, 1);
    }
}

fn hub(canvas: &mut Canvas<'_>, middle: Point, radius: i32, spokes: u32, size: u32) {
    for at in 0..spokes {
        let end = around(middle, radius, at, spokes);
        canvas.line(middle, end, Ink::INK, 2);
        canvas.disc(end, size * 2 / 3, Ink::INK);
    }
    canvas.disc(middle, size + 3, Ink::INK);
}

fn hubs(canvas: &mut Canvas<'_>) {
    for at in 0..3 {
        let middle = around(CENTRE, 26, at, 3);
        canvas.line(CENTRE, middle, Ink::INK, 2);
        canvas.disc(middle, 7, Ink::INK);
        for side in [-1, 0, 1] {
            let angle = TAU * (f64::from(at) / 3.0 + f64::from(side) * 0.13);
            let end = (CENTRE.0 + pixels(46.0 * angle.sin()), CENTRE.1 - pixels(46.0 * angle.cos()));
            canvas.line(middle, end, Ink::INK, 2);
            canvas.disc(end, 4, Ink::INK);
        }
    }
    canvas.disc(CENTRE, 10, Ink::INK);
}

fn honeycomb(canvas: &mut Canvas<'_>) {
    for at in 0..6 {
        let place = around(CENTRE, 38, at, 6);
        canvas.line(CENTRE, place, Ink::INK, 2);
        canvas.line(place, around(CENTRE, 38, at + 1, 6), Ink::INK, 2);
    }
    for at in 0..6 {
        canvas.disc(around(CENTRE, 38, at, 6), 8, Ink::INK);
    }
    canvas.disc(CENTRE, 8, Ink::INK);
}

/// A place on a circle, the first on top.
fn around((x, y): Point, radius: i32, at: u32, of: u32) -> Point {
    let angle = TAU * f64::from(at) / f64::from(of);
    (x + pixels(f64::from(radius) * angle.sin()), y - pixels(f64::from(radius) * angle.cos()))
}
