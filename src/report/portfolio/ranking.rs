//! The table of organisations by framework.

use serde::Serialize;

use super::heat::shade;
use super::{Entry, Namesakes, Portfolio, Who};
use crate::record::{FIRST_LOOK, Kind, Outline};
use crate::report::format::short_day;
use crate::report::number::plain;

/// The table.
#[derive(Debug, Serialize)]
pub(super) struct Ranking {
    caption: String,
    head: Vec<Head>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Head {
    title: String,
    /// Whether its cells sort as numbers.
    number: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    who: Who,
    cells: Vec<Cell>,
}

/// One value.
#[derive(Debug, Default, Serialize)]
pub(super) struct Cell {
    /// What people read.
    pub text: String,
    /// A word below it.
    pub word: Option<String>,
    /// What it is sorted by; empty sorts last.
    pub key: String,
    /// From 1 to 5, for scores from 0 to 100.
    pub shade: Option<usize>,
}

impl Ranking {
    pub(super) fn new(portfolio: &Portfolio, ranked: &[&Entry], namesakes: &Namesakes<'_>) -> Self {
        let frameworks = &portfolio.outline.frameworks;
        let by = portfolio.ranks_by().map(|place| format!(" by {}", frameworks[place].title));
        let few = ranked.iter().any(|entry| entry.is_thin());
        let few = if few { format!("; with less than {FIRST_LOOK} % answered, last") } else { String::new() };
        let caption = format!("Organisations{}, the highest first{few}", by.unwrap_or_default());
        let head = [("Date", false), ("Answered, %", true)].map(|(title, number)| (title.to_owned(), number));
        let scored = frameworks.iter().map(|one| (one.title.clone(), one.kind != Kind::Archetypes));
        let head = head.into_iter().chain(scored).map(|(title, number)| Head { title, number }).collect();
        Self { caption, head, rows: ranked.iter().map(|entry| row(&portfolio.outline, entry, namesakes)).collect() }
    }
}

fn row(outline: &Outline, entry: &Entry, namesakes: &Namesakes<'_>) -> Row {
    let mut cells = vec![day(entry.date.as_deref()), number(entry.coverage)];
    cells.extend((0..outline.frameworks.len()).map(|place| whole(outline, place, entry)));
    Row { who: namesakes.who(&entry.name, &entry.link), cells }
}

/// A day, or a dash.
pub(super) fn day(date: Option<&str>) -> Cell {
    let date = date.unwrap_or_default().to_owned();
    Cell { text: or_dash(short_day(&date)), key: date, ..Cell::default() }
}

/// What sums a framework up.
fn whole(outline: &Outline, place: usize, entry: &Entry) -> Cell {
    let (value, word) = (entry.value(outline.whole(place)), entry.words[place].clone());
    match outline.frameworks[place].kind {
        Kind::Archetypes => {
            let word = word.unwrap_or_default();
            Cell { key: word.clone(), text: or_dash(word), ..Cell::default() }
        }
        Kind::Spectrum => Cell { word, ..number(value) },
        Kind::Dimensions | Kind::Composite => Cell { word, shade: value.map(shade), ..number(value) },
    }
}

/// A number, or a dash.
pub(super) fn number(value: Option<f64>) -> Cell {
    let key = value.map(|value| value.to_string()).unwrap_or_default();
    Cell { text: or_dash(value.map(plain).unwrap_or_default()), key, ..Cell::default() }
}

fn or_dash(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}
