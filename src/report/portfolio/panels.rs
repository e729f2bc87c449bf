//! Many organisations of which several people each answered: a row for each, with its spread and nobody's own scores.

use serde::Serialize;

use super::heat::shade;
use super::ranking::{Cell, day};
use super::{Namesakes, SCRIPT, Who, ranks_by, script_hash};
use crate::panel::{MeasureSpread, Word};
use crate::record::{FIRST_LOOK, Outline};
use crate::report::number::count;
use crate::report::theme::ThemeView;
use crate::report::{PanelRow, TemplateError, Templates, Theme, measure_shown};

/// Words of agreement that have a column.
const WORDS: [(Word, &str); 5] = [
    (Word::Agree, "Agree"),
    (Word::Lean, "Lean"),
    (Word::Split, "Split"),
    (Word::Polarised, "Polarised"),
    (Word::CannotTell, "Cannot tell"),
];

/// One organisation and day.
#[derive(Debug, Clone)]
pub struct PanelEntry {
    /// What is told of it.
    pub row: PanelRow,
    /// The file its page is in.
    pub link: String,
    /// Whether most of its people answered too little to be ranked among the others.
    pub few: bool,
}

/// Everything the template gets.
#[derive(Debug, Serialize)]
struct View {
    title: String,
    facts: Vec<String>,
    theme: ThemeView,
    script: &'static str,
    script_hash: String,
    caption: String,
    head: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    who: Who,
    cells: Vec<Cell>,
    scores: Vec<Spread>,
}

/// A mean with its range.
#[derive(Debug, Serialize)]
struct Spread {
    text: String,
    range: String,
    /// The same in words, for who listens; nothing where one person answered.
    spoken: Option<String>,
    key: String,
    shade: Option<usize>,
}

/// The page of panels that answered one questionnaire. What is left out is counted.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn panel_portfolio_html(
    (title, outline): (&str, &Outline),
    entries: &[PanelEntry],
    left_out: usize,
    theme: &Theme,
    templates: &Templates,
) -> Result<String, TemplateError> {
    let facts = facts(entries, left_out);
    let namesakes = Namesakes::of(entries.iter().map(|entry| entry.row.organisation.as_str()));
    let view = View {
        theme: ThemeView::new(theme, &format!("{title}: {}", facts[0])),
        facts,
        script: SCRIPT,
        script_hash: script_hash(),
        caption: caption(outline, entries),
        head: head(entries),
        rows: ranked(outline, entries).into_iter().map(|entry| row(entry, &namesakes)).collect(),
        title: title.to_owned(),
    };
    templates.page("portfolio-panels.html", &view)
}

fn facts(entries: &[PanelEntry], left_out: usize) -> Vec<String> {
    let mut names: Vec<&str> = entries.iter().map(|entry| entry.row.organisation.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let people: usize = entries.iter().map(|entry| entry.row.respondents).sum();
    let left_out = (left_out > 0).then(|| format!("{left_out} left out, who may belong to a panel"));
    [count(names.len(), "organisation"), count(people, "respondent")].into_iter().chain(left_out).collect()
}

fn caption(outline: &Outline, entries: &[PanelEntry]) -> String {
    let by = ranks_by(outline).map(|place| format!(" by {}", outline.frameworks[place].title)).unwrap_or_default();
    let few = entries.iter().any(|entry| entry.few);
    let few = if few { format!("; where most answered less than {FIRST_LOOK} %, last") } else { String::new() };
    format!("Organisations{by}, the highest mean first{few}")
}

/// Titles of the columns of numbers.
fn head(entries: &[PanelEntry]) -> Vec<String> {
    let scores = entries.first().into_iter().flat_map(|entry| wholes(&entry.row)).map(|measure| measure.title.clone());
    let words = WORDS.map(|(_, title)| title.to_owned());
    ["Respondents".to_owned()].into_iter().chain(words).chain(scores).collect()
}

/// What sums the frameworks up.
fn wholes(row: &PanelRow) -> impl Iterator<Item = &MeasureSpread> {
    row.measures.iter().filter(|measure| measure.whole)
}

/// Best first, those with few answers behind all others; ties in input order.
fn ranked<'a>(outline: &Outline, entries: &'a [PanelEntry]) -> Vec<&'a PanelEntry> {
    let by = ranks_by(outline).map(|place| outline.id(outline.whole(place)));
    let mean = |entry: &PanelEntry| {
        let measure = wholes(&entry.row).find(|measure| by.is_some_and(|by| by == measure.id));
        measure.and_then(|measure| measure.mean).unwrap_or(f64::NEG_INFINITY)
    };
    let mut ranked: Vec<&PanelEntry> = entries.iter().collect();
    ranked.sort_by(|one, other| one.few.cmp(&other.few).then(mean(other).total_cmp(&mean(one))));
    ranked
}

fn row(PanelEntry { row, link, .. }: &PanelEntry, namesakes: &Namesakes<'_>) -> Row {
    let several = row.respondents > 1;
    let on = |word: Word| row.words.get(&word).copied().filter(|_| several);
    let mut cells = vec![day(row.date.as_deref()), counted(Some(row.respondents))];
    cells.extend(WORDS.map(|(word, _)| counted(on(word))));
    let scores = wholes(row).map(|measure| spread(measure, several)).collect();
    Row { who: namesakes.who(&row.organisation, link), cells, scores }
}

fn counted(number: Option<usize>) -> Cell {
    let key = number.map(|number| number.to_string()).unwrap_or_default();
    Cell { text: if key.is_empty() { "–".to_owned() } else { key.clone() }, key, ..Cell::default() }
}

/// `54 (21 to 80)`.
fn spread(measure: &MeasureSpread, several: bool) -> Spread {
    let [lowest, text, highest] =
        [measure.lowest, measure.mean, measure.highest].map(|score| measure_shown(measure, score));
    let told = several && measure.mean.is_some();
    Spread {
        spoken: told.then(|| format!("mean {text}, lowest {lowest}, highest {highest}")),
        range: format!("{lowest} to {highest}"),
        key: measure.mean.map(|mean| mean.to_string()).unwrap_or_default(),
        shade: measure.mean.filter(|_| !measure.position).map(shade),
        text,
    }
}
