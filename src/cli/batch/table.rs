//! The CSV table: one row for each document, columns that follow from the questionnaire alone.

use std::fmt::Write as _;

use super::super::packs::Prepared;
use crate::gate::Outcome;
use crate::record::{FindingSeverity, Kind, Measure, Outline, Parts, Readings, Scope};

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

/// The header row.
#[must_use]
pub(super) fn header(outline: &Outline) -> Vec<u8> {
    let fixed = ["file", "document", "organisation", "date", "scope", "coverage"].map(str::to_owned);
    let last =
        ["findings.critical", "findings.warning", "findings.info", "gates.met", "gates.unmet"].map(str::to_owned);
    let columns = columns(outline).into_iter().map(|column| name(outline, column));
    write(fixed.into_iter().chain(columns).chain(last))
}

fn columns(outline: &Outline) -> Vec<Column> {
    (0..outline.frameworks.len()).flat_map(|place| of_framework(outline, place)).collect()
}

fn of_framework(outline: &Outline, place: usize) -> Vec<Column> {
    let framework = &outline.frameworks[place];
    let whole = Column::Score(Measure::Whole(place));
    let mut columns = match framework.kind {
        Kind::Archetypes => {
            vec![Column::Best(place), Column::RunnerUp(place), Column::Margin(place), Column::Verdict(place)]
        }
        Kind::Spectrum => vec![whole, Column::Pole(place)],
        Kind::Dimensions => vec![whole],
        Kind::Composite if framework.levels.is_empty() => vec![whole],
        Kind::Composite => vec![whole, Column::Level(Measure::Whole(place))],
    };
    columns.extend((0..framework.elements.len()).map(|element| Column::Score(Measure::Element(place, element))));
    columns
}

fn name(outline: &Outline, column: Column) -> String {
    let of = |place: usize, word: &str| format!("{}.{word}", outline.frameworks[place].id);
    match column {
        Column::Score(Measure::Whole(place)) => match outline.frameworks[place].kind {
            Kind::Spectrum => of(place, "position"),
            Kind::Dimensions => of(place, "mean"),
            Kind::Archetypes | Kind::Composite => of(place, "score"),
        },
        Column::Score(measure) => outline.id(measure),
        Column::Level(measure) => of(measure.framework(), "level"),
        Column::Best(place) => of(place, "best"),
        Column::RunnerUp(place) => of(place, "runner_up"),
        Column::Margin(place) => of(place, "margin"),
        Column::Verdict(place) => of(place, "verdict"),
        Column::Pole(place) => of(place, "pole"),
    }
}

/// One row. Numbers are plain; a cell that is not assessed is empty.
#[must_use]
pub(super) fn row(prepared: &Prepared, place: (&str, usize), parts: &Parts<'_>, gates: &[Outcome]) -> Vec<u8> {
    let outline = &prepared.outline;
    let answers = parts.answers;
    let mut cells = Vec::with_capacity(16 + outline.frameworks.len() * 8);
    cells.push(safe(place.0));
    cells.push(place.1.to_string());
    cells.push(answers.organisation.as_deref().map_or_else(String::new, safe));
    cells.push(answers.date.map_or_else(String::new, |date| date.to_string()));
    cells.push(if answers.scope == Scope::Pulse { "pulse" } else { "full" }.to_owned());
    cells.push(number(parts.coverage()));
    cells.extend(columns(outline).into_iter().map(|column| cell(outline, column, parts)));
    let findings = parts.findings();
    let severities = [FindingSeverity::Critical, FindingSeverity::Warning, FindingSeverity::Info];
    cells.extend(severities.map(|severity| findings.iter().filter(|found| **found == severity).count().to_string()));
    cells.push(gates.iter().filter(|gate| gate.met).count().to_string());
    let unmet: Vec<&str> = gates.iter().filter(|gate| !gate.met).map(|gate| gate.name.as_str()).collect();
    cells.push(safe(&unmet.join("; ")));
    write(cells)
}

fn cell(outline: &Outline, column: Column, readings: &impl Readings) -> String {
    let element = |place: usize, element: Option<usize>| {
        element.map_or_else(String::new, |element| safe(&outline.frameworks[place].elements[element].0))
    };
    let fit = |place: usize| readings.fit(place);
    match column {
        Column::Score(measure) => number(readings.score(measure)),
        Column::Level(measure) => {
            let levels = &outline.frameworks[measure.framework()].levels;
            readings.level(measure).map_or_else(String::new, |level| safe(&levels[level].0))
        }
        Column::Best(place) => element(place, fit(place).and_then(|fit| fit.best)),
        Column::RunnerUp(place) => element(place, fit(place).and_then(|fit| fit.runner_up)),
        Column::Margin(place) => number(readings.margin(place)),
        Column::Verdict(place) => fit(place).map_or_else(String::new, |fit| fit.verdict.name().to_owned()),
        Column::Pole(place) => pole(outline, place, readings),
    }
}

fn pole(outline: &Outline, place: usize, readings: &impl Readings) -> String {
    let groups = super::standing::groups(outline, place).unwrap_or_default();
    let side = super::standing::group(outline, place, readings);
    side.and_then(|side| groups.get(side)).map_or_else(String::new, |id| safe(id))
}

fn number(value: Option<f64>) -> String {
    let mut text = String::new();
    if let Some(value) = value {
        let _ = write!(text, "{value}");
    }
    text
}

/// A spreadsheet takes a text that starts like a formula for one; an apostrophe before it keeps it text.
#[must_use]
pub(super) fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

fn write(cells: impl IntoIterator<Item = String>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(1024).from_writer(Vec::with_capacity(1024));
    for cell in cells {
        // Writing to memory cannot fail.
        let _ = writer.write_field(cell);
    }
    let _ = writer.write_record(None::<&[u8]>);
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_cell_can_be_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert!(safe(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(safe("Northwind = best"), "Northwind = best");
    }

    #[test]
    fn cells_with_commas_quotes_and_line_ends_stay_one_cell() {
        let row = write(["a,b".to_owned(), "say \"x\"".to_owned(), "two\nlines".to_owned()]);
        assert_eq!(row, b"\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\n");
    }
}
