//! Small signs that can be told apart by shape.

use super::canvas::{Canvas, Point};
use super::ink::Ink;

/// A sign of about ten units across.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Disc,
    Square,
    Triangle,
    Diamond,
    Ring,
    Frame,
    Drop,
    Cross,
}

/// One sign for each line that can be told apart.
const SIGNS: [Sign; 8] =
    [Sign::Disc, Sign::Square, Sign::Triangle, Sign::Diamond, Sign::Ring, Sign::Frame, Sign::Drop, Sign::Cross];

impl Sign {
    /// The sign of a series.
    pub(super) fn of(series: usize) -> Self {
        SIGNS[series % SIGNS.len()]
    }

    /// Draws it around a place.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, (x, y): Point, ink: Ink) {
        match self {
            Self::Disc => canvas.disc((x, y), 5, ink),
            Self::Square => canvas.fill((x - 4, y - 4), (9, 9), ink),
            Self::Triangle => canvas.polygon(&[(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)], ink),
            Self::Diamond => canvas.polygon(&[(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], ink),
            Self::Drop => canvas.polygon(&[(x, y + 6), (x + 6, y - 5), (x - 6, y - 5)], ink),
            Self::Ring => {
                canvas.disc((x, y), 5, Ink::PAPER);
                canvas.ring((x, y), 4, ink, 2);
            }
            Self::Frame => {
                canvas.fill((x - 5, y - 5), (10, 10), ink);
                canvas.fill((x - 3, y - 3), (6, 6), Ink::PAPER);
            }
            Self::Cross => {
                canvas.line((x - 5, y - 5), (x + 5, y + 5), ink, 3);
                canvas.line((x - 5, y + 5), (x + 5, y - 5), ink, 3);
            }
        }
    }
}

/// A hollow diamond.
pub(super) fn hollow_diamond(canvas: &mut Canvas<'_>, (x, y): Point, ink: Ink) {
    Sign::Diamond.draw(canvas, (x, y), ink);
    canvas.polygon(&[(x, y - 3), (x + 3, y), (x, y + 3), (x - 3, y)], Ink::PAPER);
}

/// A line with caps from one place to another on the same height.
pub(super) fn whisker(canvas: &mut Canvas<'_>, from: i32, to: i32, y: i32) {
    canvas.line((from, y), (to, y), Ink::INK, 2);
    canvas.line((from, y - 3), (from, y + 3), Ink::INK, 2);
    canvas.line((to, y - 3), (to, y + 3), Ink::INK, 2);
}
