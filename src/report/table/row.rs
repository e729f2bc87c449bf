//! One row of a table as CSV, written to memory.

use std::fmt::{Display, Write as _};

use crate::record::{Scale, tenths};
use crate::report::escape;

/// A row that is being written, to memory, which cannot fail.
pub(super) struct Row {
    csv: csv::Writer<Vec<u8>>,
    /// The text of a number, kept to be used again.
    shown: String,
}

impl Default for Row {
    fn default() -> Self {
        let csv = csv::WriterBuilder::new().buffer_capacity(1024).from_writer(Vec::with_capacity(1024));
        Self { csv, shown: String::new() }
    }
}

impl Row {
    /// Words of the questionnaire's own vocabulary: ids never start a formula.
    pub(super) fn plain(&mut self, word: &str) {
        let _ = self.csv.write_field(word);
    }

    /// Words that a person typed.
    pub(super) fn text(&mut self, text: &str) {
        self.plain(&escape::cell(text));
    }

    /// A number, a day, or nothing.
    pub(super) fn maybe(&mut self, value: Option<impl Display>) {
        self.shown.clear();
        if let Some(value) = value {
            let _ = write!(self.shown, "{value}");
        }
        let _ = self.csv.write_field(&self.shown);
    }

    pub(super) fn show(&mut self, value: impl Display) {
        self.maybe(Some(value));
    }

    /// A score where people see it; a spectrum has no scale of its own.
    pub(super) fn on_scale(&mut self, points: Option<f64>, scale: Option<Scale>) {
        match scale {
            Some(scale) => self.number(points.map(|points| scale.round(points))),
            None => self.score(points),
        }
    }

    /// A number as it is.
    pub(super) fn number(&mut self, value: Option<f64>) {
        self.maybe(value);
    }

    /// A score, a share or a margin, rounded to tenths. Whole points show none.
    pub(super) fn score(&mut self, value: Option<f64>) {
        self.shown.clear();
        if let Some(value) = value {
            #[expect(clippy::cast_possible_truncation, reason = "at most a few hundred points")]
            let tenths = (tenths(value) * 10.0).round() as i32;
            let (sign, size) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
            let _ = match size % 10 {
                0 => write!(self.shown, "{sign}{}", size / 10),
                rest => write!(self.shown, "{sign}{}.{rest}", size / 10),
            };
        }
        let _ = self.csv.write_field(&self.shown);
    }

    /// The end of one of several rows.
    pub(super) fn end(&mut self) {
        let _ = self.csv.write_record(None::<&[u8]>);
    }

    /// All rows that were ended.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.csv.into_inner().unwrap_or_default()
    }

    pub(super) fn bytes(mut self) -> Vec<u8> {
        self.end();
        self.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<u8> {
        let mut row = Row::default();
        for cell in cells {
            row.text(cell);
        }
        row.bytes()
    }

    #[test]
    fn no_text_cell_can_be_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert!(row(&[text]).strip_prefix(b"\"").unwrap_or(&row(&[text])).starts_with(b"'"), "{text:?}");
        }
        assert_eq!(row(&["Northwind = best"]), b"Northwind = best\n");
    }

    #[test]
    fn cells_with_commas_quotes_and_line_ends_stay_one_cell() {
        let row = row(&["a,b", "say \"x\"", "two\nlines"]);
        assert_eq!(row, b"\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\n");
    }

    #[test]
    fn scores_are_written_as_the_numbers_they_are() {
        for value in [0.0, 50.0, 33.3, -0.1, -7.5, -100.0, 100.0, 0.4] {
            let mut row = Row::default();
            row.score(Some(value));
            assert_eq!(row.bytes(), format!("{value}\n").into_bytes());
        }
    }
}
