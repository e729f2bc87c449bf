//! Words on a slide, in the largest size in which they fit their box: slides do not grow, so what does not fit even in
//! the smallest is left to the report, and said so.

use unicode_width::UnicodeWidthStr as _;

/// English Metric Units in a centimetre and in a point.
pub(super) const CM: i64 = 360_000;
const POINT: f64 = 12_700.0;
/// Width of an average letter and height of a line, as shares of the size of the font.
const LETTER: f64 = 0.52;
const LINE: f64 = 1.22;

/// A box: left, top, width and height.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub left: i64,
    pub top: i64,
    pub width: i64,
    pub height: i64,
}

impl Frame {
    /// In tenths of a centimetre.
    pub(super) const fn new(left: i64, top: i64, width: i64, height: i64) -> Self {
        let tenth = CM / 10;
        Self { left: left * tenth, top: top * tenth, width: width * tenth, height: height * tenth }
    }

    /// So many boxes beside each other, with a gap in tenths of a centimetre.
    pub(super) fn columns(self, count: usize, gap: i64) -> Vec<Self> {
        let (count, gap) = (i64::try_from(count.max(1)).unwrap_or(1), gap * CM / 10);
        let width = (self.width - gap * (count - 1)) / count;
        (0..count).map(|at| Self { left: self.left + at * (width + gap), width, ..self }).collect()
    }
}

/// How words look beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tone {
    #[default]
    Plain,
    Strong,
    Quiet,
    /// In the house's colour.
    Accent,
    /// In the font and colour of headings.
    Heading,
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub spans: Vec<(String, Tone)>,
    pub bullet: bool,
    /// Its size as a share of the box's, in percent.
    pub scale: u32,
    /// Whether it stays with the line before: both are shown or none.
    pub with_last: bool,
}

/// A paragraph of one tone.
pub(super) fn line(text: impl Into<String>, tone: Tone) -> Line {
    Line { spans: vec![(text.into(), tone)], scale: 100, ..Line::default() }
}

impl Line {
    pub(super) fn and(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.spans.push((text.into(), tone));
        self
    }

    pub(super) fn scaled(self, scale: u32) -> Self {
        Self { scale, ..self }
    }

    pub(super) fn bullet(self) -> Self {
        Self { bullet: true, ..self }
    }

    pub(super) fn with_last(self) -> Self {
        Self { with_last: true, ..self }
    }

    /// Its size in points.
    pub(super) fn points(&self, size: u32) -> f64 {
        f64::from(size * self.scale) / 100.0
    }

    /// Its height in points in a box of that width.
    fn height(&self, size: u32, width: f64) -> f64 {
        let points = self.points(size);
        let text: usize = self.spans.iter().map(|(text, _)| text.width()).sum();
        let inside = width - if self.bullet { points } else { 0.0 };
        // Words are not cut, so that a line holds a little less than it could.
        let lines = (text as f64 * points * LETTER * 1.04 / inside.max(1.0)).ceil().max(1.0);
        lines * points * LINE + self.space(size)
    }

    /// The space above it in points.
    pub(super) fn space(&self, size: u32) -> f64 {
        f64::from(size) * if self.with_last { 0.12 } else { 0.5 }
    }
}

/// Lines in the size in which they fit, without those that do not fit at all; `more` then says that there are more.
pub(super) fn fitted(lines: Vec<Line>, frame: Frame, sizes: [u32; 2], more: &str) -> (Vec<Line>, u32) {
    let (width, room) = ((frame.width as f64) / POINT, (frame.height as f64) / POINT);
    let height = |lines: &[Line], size: u32| lines.iter().map(|line| line.height(size, width)).sum::<f64>();
    let [smallest, largest] = sizes;
    if let Some(size) = (smallest..=largest).rev().find(|size| height(&lines, *size) <= room) {
        return (lines, size);
    }
    let mut kept = lines;
    while kept.len() > 1 && height(&kept, smallest) > room - f64::from(smallest) * 1.8 {
        while kept.pop().is_some_and(|line| line.with_last) {}
    }
    kept.push(line(more, Tone::Quiet));
    (kept, smallest)
}

/// How many rows of a table fit a box, each as high as its longest cell.
pub(super) fn fitting_rows(rows: &[Vec<String>], widths: &[i64], height: i64, size: u32) -> usize {
    let cell_height = |(cell, width): (&String, &i64)| {
        let words = line(cell, Tone::Plain);
        // The margins of a cell take half a centimetre of its width and six points of its height.
        words.height(size, ((width - CM / 2) as f64) / POINT) - words.space(size) + 6.0
    };
    let row_height = |row: &Vec<String>| row.iter().zip(widths).map(cell_height).fold(0.0, f64::max);
    let mut left = (height as f64) / POINT - f64::from(size) * 2.2;
    rows.iter()
        .take_while(|row| {
            left -= row_height(row);
            left >= 0.0
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Frame = Frame::new(0, 0, 100, 40);

    #[test]
    fn few_words_are_large_and_many_are_small() {
        let few = fitted(vec![line("few words", Tone::Plain)], BOX, [10, 24], "more");
        assert_eq!((few.0.len(), few.1), (1, 24));
        let many = fitted(vec![line("many words ".repeat(20), Tone::Plain)], BOX, [10, 24], "more");
        assert!(many.0.len() == 1 && many.1 < 24, "{}", many.1);
    }

    #[test]
    fn what_does_not_fit_is_said_to_be_left_out() {
        let item =
            |n: usize| [line(format!("item {n}"), Tone::Strong), line("words ".repeat(60), Tone::Plain).with_last()];
        let (kept, size) = fitted((0..9).flat_map(item).collect(), BOX, [10, 24], "more");
        assert_eq!(size, 10);
        assert_eq!(kept.last().unwrap().spans[0].0, "more");
        assert!(kept.len() < 9 && kept.len() % 2 == 1, "items stay whole: {}", kept.len());
    }
}
