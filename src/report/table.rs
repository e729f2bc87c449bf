//! The CSV table: one row for each document, columns that follow from the questionnaire alone.

use std::fmt::{Display, Write as _};

use super::escape;
use crate::assess::Scores;
use crate::record::standing::{group, groups};
use crate::record::{FindingSeverity, Kind, Measure, Outline, Readings, Scope};

/// What a cell shows.
#[derive(Debug, Clone, Copy)]
enum Column {
    Score(Measure),
    Level(Measure),
    Best(usize),
    RunnerUp(usize),
    Margin(usize),
    Verdict(usize),
    Pole(usize),
}

/// The columns of a questionnaire's table.
#[derive(Debug)]
pub struct Table(Vec<Column>);

impl Table {
    /// The columns that follow from a questionnaire.
    #[must_use]
    pub fn of(outline: &Outline) -> Self {
        Self((0..outline.frameworks.len()).flat_map(|place| of_framework(outline, place)).collect())
    }

    /// The header row.
    #[must_use]
    pub fn header(&self, outline: &Outline) -> Vec<u8> {
        let mut row = Row::default();
        for fixed in ["file", "document", "organisation", "date", "scope", "coverage"] {
            row.plain(fixed);
        }
        for column in &self.0 {
            row.plain(&name(outline, *column));
        }
        for fixed in ["findings.critical", "findings.warning", "findings.info", "gates.met", "gates.unmet"] {
            row.plain(fixed);
        }
        row.bytes()
    }

    /// One row. Numbers are plain; a cell that is not assessed is empty. `met` counts the gates that are met, `unmet`
    /// names the others.
    #[must_use]
    pub fn row(
        &self,
        outline: &Outline,
        (file, document): (&str, usize),
        scores: Scores<'_>,
        (met, unmet): (usize, &[&str]),
    ) -> Vec<u8> {
        let mut row = Row::default();
        row.text(file);
        row.show(document);
        about(&mut row, scores);
        for column in &self.0 {
            cell(&mut row, outline, *column, &scores);
        }
        findings(&mut row, scores);
        row.show(met);
        row.text(&unmet.join("; "));
        row.bytes()
    }
}

fn about(row: &mut Row, scores: Scores<'_>) {
    let answers = scores.answers;
    row.text(answers.organisation.as_deref().unwrap_or_default());
    row.maybe(answers.date);
    row.plain(if answers.scope == Scope::Pulse { "pulse" } else { "full" });
    row.score(scores.coverage());
}

fn findings(row: &mut Row, scores: Scores<'_>) {
    let made = scores.findings();
    for severity in [FindingSeverity::Critical, FindingSeverity::Warning, FindingSeverity::Info] {
        row.show(made.iter().filter(|found| **found == severity).count());
    }
}

fn of_framework(outline: &Outline, place: usize) -> Vec<Column> {
    let framework = &outline.frameworks[place];
    let whole = Column::Score(outline.whole(place));
    let mut columns = match framework.kind {
        Kind::Archetypes => {
            vec![Column::Best(place), Column::RunnerUp(place), Column::Margin(place), Column::Verdict(place)]
        }
        Kind::Spectrum => vec![whole, Column::Pole(place)],
        Kind::Dimensions => vec![whole],
        Kind::Composite if framework.levels.is_empty() => vec![whole],
        Kind::Composite => vec![whole, Column::Level(outline.whole(place))],
    };
    columns.extend((0..framework.elements.len()).map(|element| Column::Score(outline.element(place, element))));
    columns
}

fn name(outline: &Outline, column: Column) -> String {
    let of = |place: usize, word: &str| format!("{}.{word}", outline.frameworks[place].id);
    match column {
        Column::Score(measure) if outline.place(measure).is_some() => outline.id(measure).to_owned(),
        Column::Score(measure) => match outline.framework_of(measure).kind {
            Kind::Spectrum => of(outline.framework(measure), "position"),
            Kind::Dimensions => of(outline.framework(measure), "mean"),
            Kind::Archetypes | Kind::Composite => of(outline.framework(measure), "score"),
        },
        Column::Level(measure) => of(outline.framework(measure), "level"),
        Column::Best(place) => of(place, "best"),
        Column::RunnerUp(place) => of(place, "runner_up"),
        Column::Margin(place) => of(place, "margin"),
        Column::Verdict(place) => of(place, "verdict"),
        Column::Pole(place) => of(place, "pole"),
    }
}

fn cell(row: &mut Row, outline: &Outline, column: Column, readings: &impl Readings) {
    let element = |place: usize, element: Option<usize>| {
        element.map_or("", |element| outline.frameworks[place].elements[element].0.as_str())
    };
    let fit = |place: usize| readings.fit(place);
    match column {
        Column::Score(measure) => row.score(readings.reading(outline, measure).score),
        Column::Level(measure) => {
            let levels = &outline.framework_of(measure).levels;
            row.plain(readings.reading(outline, measure).level.map_or("", |level| &levels[level].0));
        }
        Column::Best(place) => row.plain(element(place, fit(place).and_then(|fit| fit.best))),
        Column::RunnerUp(place) => row.plain(element(place, fit(place).and_then(|fit| fit.runner_up))),
        Column::Margin(place) => row.score(readings.margin(outline, place)),
        Column::Verdict(place) => row.plain(fit(place).map_or("", |fit| fit.verdict.name())),
        Column::Pole(place) => row.plain(pole(outline, place, readings)),
    }
}

fn pole<'o>(outline: &'o Outline, place: usize, readings: &impl Readings) -> &'o str {
    let groups = groups(outline, place).unwrap_or_default();
    let side = group(outline, place, readings);
    side.and_then(|side| groups.get(side).copied()).unwrap_or_default()
}

/// A row that is being written, to memory, which cannot fail.
struct Row {
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
    fn plain(&mut self, word: &str) {
        let _ = self.csv.write_field(word);
    }

    /// Words that a person typed.
    fn text(&mut self, text: &str) {
        self.plain(&escape::cell(text));
    }

    /// A number, a day, or nothing.
    fn maybe(&mut self, value: Option<impl Display>) {
        self.shown.clear();
        if let Some(value) = value {
            let _ = write!(self.shown, "{value}");
        }
        let _ = self.csv.write_field(&self.shown);
    }

    fn show(&mut self, value: impl Display) {
        self.maybe(Some(value));
    }

    /// A score, a share or a margin, all of which are rounded to tenths. Whole points show none.
    fn score(&mut self, value: Option<f64>) {
        self.shown.clear();
        if let Some(value) = value {
            #[expect(clippy::cast_possible_truncation, reason = "at most a few hundred points")]
            let tenths = (value * 10.0).round() as i32;
            let (sign, size) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
            let _ = match size % 10 {
                0 => write!(self.shown, "{sign}{}", size / 10),
                rest => write!(self.shown, "{sign}{}.{rest}", size / 10),
            };
        }
        let _ = self.csv.write_field(&self.shown);
    }

    fn bytes(mut self) -> Vec<u8> {
        let _ = self.csv.write_record(None::<&[u8]>);
        self.csv.into_inner().unwrap_or_default()
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
