//! A named bar on a track, with the range it could lie in and the value to reach. The name stands above its bar, so
//! that it has the whole width at every size.

use super::canvas::{Anchor, Axis, Canvas, Face, WIDTH};
use super::ink::Ink;
use super::key::Key;
use super::mark::{self, Sign};
use super::text;
use crate::report::number::NOT_ASSESSED;

/// What one row shows.
pub(super) struct Row<'a> {
    pub(super) name: &'a str,
    pub(super) strong: bool,
    /// A few words at the right of the name.
    pub(super) tag: String,
    pub(super) ink: Ink,
    pub(super) score: Option<f64>,
    /// The score as people read it.
    pub(super) value: String,
    pub(super) range: Option<(f64, f64)>,
    pub(super) target: Option<f64>,
    pub(super) wanted: Option<f64>,
}

/// What the rows of one drawing share.
pub(super) struct Rows {
    pub(super) axis: Axis,
    /// Where bars start.
    pub(super) origin: f64,
    /// Values at which the track is parted.
    pub(super) parts: Vec<f64>,
}

const BAR: i32 = 16;

/// Ranges narrower than this are not drawn.
const VISIBLE: f64 = 0.05;

impl Row<'_> {
    /// The range, where it says more than the score.
    fn drawn_range(&self) -> Option<(f64, f64)> {
        self.range.filter(|(low, high)| self.score.is_some() && high - low > VISIBLE)
    }
}

impl Rows {
    /// An axis from `low` to `high` that leaves room at the right for the widest value.
    pub(super) fn new(low: f64, high: f64, rows: &[Row<'_>]) -> Self {
        let widest = rows.iter().map(|row| Face::STRONG.width(&row.value)).max().unwrap_or_default();
        let axis = Axis::new(low, high, (0, WIDTH - widest.clamp(36, 160) - 10));
        Self { axis, origin: low.max(0.0), parts: Vec::new() }
    }

    /// Draws a row from `y` down and returns where it ends.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, y: i32, row: &Row<'_>) -> i32 {
        let bar = heading(canvas, y, row.name, &row.tag, row.strong) + 9;
        if let Some(score) = row.score {
            self.bar(canvas, bar, score, row);
            canvas.centred(&row.value, (WIDTH, bar + BAR / 2), Face::STRONG.end());
        } else {
            self.absent(canvas, bar);
        }
        if let Some((low, high)) = row.drawn_range() {
            mark::whisker(canvas, self.axis.at(low), self.axis.at(high), bar + BAR + 7);
        }
        self.aims(canvas, bar, row);
        bar + BAR + 15
    }

    fn bar(&self, canvas: &mut Canvas<'_>, y: i32, score: f64, row: &Row<'_>) {
        let (start, end) = self.axis.ends();
        canvas.fill((start, y), (end - start, BAR), Ink::TRACK);
        let (origin, at) = (self.axis.at(self.origin), self.axis.at(score));
        let (left, right) = (origin.min(at), origin.max(at));
        if right > left {
            canvas.fill((left, y), (right - left, BAR), row.ink);
            canvas.frame((left, y), (right - left, BAR), if row.ink == Ink::DOTS { Ink::OTHER } else { Ink::ACCENT });
        }
        for part in &self.parts {
            canvas.fill((self.axis.at(*part) - 1, y), (2, BAR), Ink::PAPER);
        }
        // The foot: a score of nothing is something to see.
        canvas.fill((origin - i32::from(origin > start), y - 2), (2, BAR + 4), Ink::INK);
    }

    fn absent(&self, canvas: &mut Canvas<'_>, y: i32) {
        let (start, end) = self.axis.ends();
        let (top, bottom) = (y - 2, y + BAR + 2);
        let corners = [(start, top), (end, top), (end, bottom), (start, bottom), (start, top)];
        canvas.path(&corners, Ink::RULE.dashed(), 1);
        canvas.centred(NOT_ASSESSED, (start + 8, y + BAR / 2), Face::NOTE);
    }

    fn aims(&self, canvas: &mut Canvas<'_>, y: i32, row: &Row<'_>) {
        if let Some(wanted) = row.wanted {
            let x = self.axis.at(wanted);
            canvas.line((x, y - 2), (x, y + BAR + 2), Ink::TARGET, 1);
            mark::hollow_diamond(canvas, (x, y - 3), Ink::TARGET);
        }
        if let Some(target) = row.target {
            let x = self.axis.at(target);
            canvas.line((x, y - 2), (x, y + BAR + 3), Ink::PAPER, 6);
            canvas.line((x, y - 2), (x, y + BAR + 3), Ink::TARGET, 3);
            Sign::Diamond.draw(canvas, (x, y - 3), Ink::TARGET);
        }
    }

    /// Writes the values of the axis below the rows.
    pub(super) fn ticks(&self, canvas: &mut Canvas<'_>, y: i32, show: impl Fn(f64) -> String) -> i32 {
        let (start, end) = self.axis.ends();
        canvas.line((start, y), (end, y), Ink::RULE, 1);
        let (low, high) = self.axis.values();
        for (value, anchor) in [(low, Anchor::Start), (f64::midpoint(low, high), Anchor::Middle), (high, Anchor::End)] {
            let x = self.axis.at(value);
            canvas.line((x, y), (x, y + 4), Ink::RULE, 1);
            canvas.text(&show(value), (x, y + 7), Face { anchor, ..Face::NOTE });
        }
        y + 30
    }
}

/// Writes a name with a tag at its right, and returns where it ends.
pub(super) fn heading(canvas: &mut Canvas<'_>, y: i32, name: &str, tag: &str, strong: bool) -> i32 {
    let face = if strong { Face::STRONG } else { Face::NAME };
    let tag = Face::NOTE.wrap(&text::clean(tag), WIDTH / 2 - 10, 2);
    let tag_width = tag.iter().map(|line| Face::NOTE.width(line)).max().map_or(0, |width| width + 14);
    let end = canvas.lines(&face.wrap(&text::clean(name), WIDTH - tag_width, 3), (0, y), face);
    end.max(canvas.lines(&tag, (WIDTH, y + 1), Face::NOTE.end()))
}

/// The keys that some rows need.
pub(super) fn keys(rows: &[Row<'_>], parts: &[f64]) -> Vec<(Key, &'static str)> {
    let mut keys = Vec::new();
    if rows.iter().any(|row| row.target.is_some()) {
        keys.push((Key::Sign(Sign::Diamond, Ink::TARGET), "target"));
    }
    if rows.iter().any(|row| row.wanted.is_some()) {
        keys.push((Key::HollowDiamond, "wanted by the organisation"));
    }
    if rows.iter().any(|row| row.drawn_range().is_some()) {
        keys.push((Key::Whisker, "where open answers could move it"));
    }
    if !parts.is_empty() {
        keys.push((Key::Gap, "a level begins"));
    }
    keys
}
