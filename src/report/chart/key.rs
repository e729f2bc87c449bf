//! The key below a drawing: what its signs mean, only those it uses.

use super::canvas::{Canvas, Face, WIDTH};
use super::ink::Ink;
use super::mark::{self, Sign};

/// A sign that needs words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Swatch(Ink),
    Sign(Sign, Ink),
    HollowDiamond,
    Whisker,
    Gap,
    /// A value to reach.
    Bar,
    /// A shade of a heat map with its figure.
    Step(usize),
    /// A cell with a character.
    Cell(&'static str),
}

const SIGN: i32 = 24;
const ROW: i32 = 22;
const BETWEEN: i32 = 18;

/// Draws the key from `y` down and returns where it ends.
pub(super) fn draw(canvas: &mut Canvas<'_>, y: i32, keys: &[(Key, &str)]) -> i32 {
    let face = Face::NOTE;
    let (mut x, mut top) = (0, y);
    for (key, words) in keys {
        let lines = face.wrap(words, WIDTH - SIGN - 6, 3);
        let wide = SIGN + 6 + lines.iter().map(|line| face.width(line)).max().unwrap_or_default();
        if x > 0 && (x + wide > WIDTH || lines.len() > 1) {
            (x, top) = (0, top + ROW);
        }
        sign(canvas, *key, x, top + ROW / 2 - 2);
        let end = canvas.lines(&lines, (x + SIGN + 6, top + 2), face);
        x += wide + BETWEEN;
        if lines.len() > 1 {
            (x, top) = (0, end + 2);
        }
    }
    if x > 0 { top + ROW } else { top }
}

fn sign(canvas: &mut Canvas<'_>, key: Key, x: i32, y: i32) {
    let centre = (x + SIGN / 2, y);
    match key {
        Key::Swatch(ink) => {
            canvas.fill((x, y - 6), (SIGN, 12), ink);
            canvas.frame((x, y - 6), (SIGN, 12), Ink::RULE);
        }
        Key::Sign(sign, ink) => sign.draw(canvas, centre, ink),
        Key::HollowDiamond => mark::hollow_diamond(canvas, centre, Ink::TARGET),
        Key::Whisker => mark::whisker(canvas, x + 2, x + SIGN - 2, y),
        Key::Gap => {
            canvas.fill((x, y - 6), (SIGN, 12), Ink::TRACK);
            canvas.fill((x + SIGN / 2 - 1, y - 6), (2, 12), Ink::PAPER);
        }
        Key::Bar => canvas.line((centre.0, y - 9), (centre.0, y + 9), Ink::INK, 3),
        Key::Step(step) => {
            canvas.fill((x + 3, y - 9), (18, 18), Ink::step(step));
            canvas.frame((x + 3, y - 9), (18, 18), Ink::RULE);
            canvas.centred(&(step + 1).to_string(), centre, Face::NOTE.ink(Ink::on_step(step)).middle());
        }
        Key::Cell(glyph) => {
            canvas.frame((x + 3, y - 9), (18, 18), Ink::RULE);
            canvas.centred(glyph, centre, Face::NOTE.ink(Ink::INK).middle());
        }
    }
}
