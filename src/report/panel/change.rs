//! Two panels of one organisation as ready strings for their templates.

use serde::Serialize;

use super::super::comparison::{change_on, on_measure};
use super::super::format::{day, list};
use super::super::number::{count, distance_on_scale};
use super::super::theme::ThemeView;
use super::super::{TemplateError, Templates, Theme};
use crate::panel::{MeasureChange, PanelChange, PanelSide, Word, WordChange};

/// Everything a template gets.
#[derive(Debug, Serialize)]
struct View {
    title: String,
    organisation: String,
    facts: Vec<String>,
    theme: ThemeView,
    sentence: String,
    words: Vec<WordRow>,
    came_together: Vec<ItemRow>,
    fell_apart: Vec<ItemRow>,
    still_contested: Vec<ItemRow>,
    frameworks: Vec<FrameworkView>,
}

/// How many questions a word holds for.
#[derive(Debug, Serialize)]
struct WordRow {
    word: &'static str,
    before: usize,
    after: usize,
}

#[derive(Debug, Serialize)]
struct ItemRow {
    ask: String,
    before: &'static str,
    after: &'static str,
}

#[derive(Debug, Serialize)]
struct FrameworkView {
    title: String,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    title: String,
    #[serde(flatten)]
    shown: ShownChange,
}

/// The numbers of a measure as people read them, on the scale of its framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownChange {
    /// The mean before.
    pub before: String,
    /// The mean now.
    pub after: String,
    /// Between the two, with its sign.
    pub change: String,
    /// From the lowest to the highest, before.
    pub apart_before: String,
    /// From the lowest to the highest, now.
    pub apart_after: String,
}

/// Two panels as one HTML file that needs nothing else.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn panels_html(change: &PanelChange, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.page("panels.html", &view(change, theme))
}

/// Two panels as Markdown.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn panels_markdown(change: &PanelChange, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.text("panels.md", &view(change, theme))
}

fn view(change: &PanelChange, theme: &Theme) -> View {
    let organisation = change.organisation.clone().unwrap_or_else(|| "The organisation".to_owned());
    let title = format!("{organisation}: what moved between two panels");
    let rows = |items: &[WordChange]| items.iter().map(item_row).collect();
    View {
        facts: [("Before", &change.before), ("Now", &change.after)].map(|(word, side)| fact(word, side)).into(),
        theme: ThemeView::new(theme, &title),
        sentence: change_sentence(change),
        words: words(change),
        came_together: rows(&change.came_together),
        fell_apart: rows(&change.fell_apart),
        still_contested: rows(&change.still_contested),
        frameworks: frameworks(change),
        title,
        organisation,
    }
}

fn fact(word: &str, side: &PanelSide) -> String {
    let date = side.date.as_deref().map(|date| format!("{}, ", day(date))).unwrap_or_default();
    format!("{word}: {date}{}", count(side.respondents, "respondent"))
}

/// `People agree on 18 of 37 questions, on 12 before. They came together on 9 and fell apart on 3; 8 are still contested.`
#[must_use]
pub fn change_sentence(change: &PanelChange) -> String {
    if change.compared == 0 {
        return "No question was answered by two people both times, so there is nothing to compare.".to_owned();
    }
    let agreed = |side: &PanelSide| side.words.get(Word::Agree.name()).copied().unwrap_or(0);
    let (now, before) = (agreed(&change.after), agreed(&change.before));
    let told = [("came together on", &change.came_together), ("fell apart on", &change.fell_apart)];
    let told = told.iter().filter(|(_, items)| !items.is_empty());
    let told: Vec<String> = told.map(|(verb, items)| format!("{verb} {}", items.len())).collect();
    let moved = if told.is_empty() { "moved on none".to_owned() } else { list(&told) };
    let still = change.still_contested.len();
    let still = if still > 0 { format!("; {still} are contested as before") } else { String::new() };
    format!("People agree on {now} of {}, on {before} before. They {moved}{still}.", count(change.compared, "question"))
}

fn words(change: &PanelChange) -> Vec<WordRow> {
    let of = |side: &PanelSide, word: Word| side.words.get(word.name()).copied().unwrap_or(0);
    let row =
        |word: Word| WordRow { word: word.name(), before: of(&change.before, word), after: of(&change.after, word) };
    Word::ALL.into_iter().map(row).filter(|row| row.before + row.after > 0).collect()
}

fn item_row(item: &WordChange) -> ItemRow {
    ItemRow { ask: item.ask.clone(), before: item.before.name(), after: item.after.name() }
}

fn frameworks(change: &PanelChange) -> Vec<FrameworkView> {
    let mut frameworks: Vec<FrameworkView> = Vec::new();
    for measure in &change.measures {
        if frameworks.last().is_none_or(|last| last.title != measure.framework) {
            frameworks.push(FrameworkView { title: measure.framework.clone(), rows: Vec::new() });
        }
        if let Some(framework) = frameworks.last_mut() {
            let title = if measure.whole { "As a whole".to_owned() } else { measure.title.clone() };
            framework.rows.push(Row { title, shown: measure_change_shown(measure) });
        }
    }
    frameworks
}

/// The numbers of a measure as people read them.
#[must_use]
pub fn measure_change_shown(measure: &MeasureChange) -> ShownChange {
    let MeasureChange { position, scale, .. } = *measure;
    let halved = position && scale.is_some();
    let apart = |points: f64| distance_on_scale(if halved { points / 2.0 } else { points }, scale);
    ShownChange {
        before: on_measure(measure.before, position, scale),
        after: on_measure(measure.after, position, scale),
        change: change_on(measure.change, position, scale),
        apart_before: apart(measure.apart_before),
        apart_after: apart(measure.apart_after),
    }
}
