//! A panel as ready strings for its templates.

mod change;
mod rows;
mod table;

use serde::Serialize;

use super::comparison::on_measure;
use super::format::{day, list};
use super::number::{count, plain};
use super::theme::ThemeView;
use super::{TemplateError, Templates, Theme};
use crate::panel::{ItemSpread, MeasureSpread, OPENING_AND_CLOSE, PanelRecord, Topic, Voice, Word};

pub(crate) use change::{change_sentence, measure_change_shown, panels_html, panels_markdown};
pub(crate) use rows::{PanelRow, panel_rows_csv};
pub(crate) use table::panel_csv;

/// Everything a template gets.
#[derive(Debug, Serialize)]
struct View {
    title: String,
    organisation: String,
    facts: Vec<String>,
    theme: ThemeView,
    sentence: String,
    topics: Vec<TopicView>,
    /// Minutes for all topics, with opening and close.
    minutes: usize,
    strengths: Vec<String>,
    gaps: Vec<String>,
    /// The names of groups that are shown, with how many people.
    groups: Vec<String>,
    withheld: Option<String>,
    frameworks: Vec<FrameworkView>,
    items: Vec<ItemView>,
}

#[derive(Debug, Serialize)]
struct TopicView {
    ask: String,
    word: &'static str,
    minutes: usize,
    bars: Vec<Bar>,
    /// The same in a line.
    told: String,
    could_change: Vec<String>,
    sides: Vec<Side>,
    opening: String,
}

/// One answer with how many gave it.
#[derive(Debug, Serialize)]
struct Bar {
    label: String,
    count: usize,
    /// Of all who were asked, 0 to 100.
    percent: String,
}

/// What people wrote who gave one answer.
#[derive(Debug, Serialize)]
struct Side {
    answer: String,
    notes: Vec<Note>,
}

#[derive(Debug, Serialize)]
struct Note {
    text: String,
    who: Option<String>,
}

#[derive(Debug, Serialize)]
struct FrameworkView {
    title: String,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    title: String,
    lowest: String,
    mean: String,
    highest: String,
    groups: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ItemView {
    ask: String,
    word: &'static str,
    told: String,
    indices: String,
}

/// The panel as one HTML file that needs nothing else.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn panel_html(panel: &PanelRecord, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.page("panel.html", &view(panel, theme))
}

/// The panel as Markdown.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn panel_markdown(panel: &PanelRecord, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.text("panel.md", &view(panel, theme))
}

/// The agenda alone, for who leads the discussion, as HTML.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn agenda_html(panel: &PanelRecord, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.page("agenda.html", &view(panel, theme))
}

/// The agenda alone, as Markdown.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn agenda_markdown(panel: &PanelRecord, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.text("agenda.md", &view(panel, theme))
}

fn view(panel: &PanelRecord, theme: &Theme) -> View {
    let organisation = panel.organisation.clone().unwrap_or_else(|| "The organisation".to_owned());
    let title = format!("{organisation}: {}", panel.pack.title);
    let asks = |ids: &[String]| ids.iter().filter_map(|id| panel.item(id)).map(|item| item.ask.clone()).collect();
    let groups = panel.groups.as_ref();
    View {
        facts: facts(panel),
        theme: ThemeView::new(theme, &title),
        sentence: agreement_sentence(panel),
        topics: panel.agenda.iter().map(|topic| topic_view(topic, panel)).collect(),
        minutes: panel.minutes() + OPENING_AND_CLOSE,
        strengths: asks(&panel.strengths),
        gaps: asks(&panel.gaps),
        groups: groups
            .iter()
            .flat_map(|groups| &groups.shown)
            .map(|one| format!("{} ({})", one.name, one.respondents))
            .collect(),
        withheld: groups.filter(|groups| groups.withheld > 0).map(|groups| withheld(groups.withheld, panel.min_group)),
        frameworks: frameworks(panel),
        items: panel.items.iter().map(item_view).collect(),
        title,
        organisation,
    }
}

/// What is said of people in groups that are not shown.
#[must_use]
pub fn withheld(people: usize, least: usize) -> String {
    let who = if people == 1 { "1 person is".to_owned() } else { format!("{people} people are") };
    format!(
        "{who} in groups that are not shown: none of fewer than {least} is, nor one that would give such a one away."
    )
}

fn facts(panel: &PanelRecord) -> Vec<String> {
    let date = panel.date.as_deref().map(day);
    date.into_iter().chain([count(panel.respondents, "respondent")]).collect()
}

/// `Of 84 questions, people agree on 41, lean one way on 20, are split on 12 and polarised on 5; on 6 half or more cannot tell.`
#[must_use]
pub fn agreement_sentence(panel: &PanelRecord) -> String {
    let of = |word: Word| panel.words.get(word.name()).copied().filter(|count| *count > 0);
    let told = [
        (Word::Agree, "agree on"),
        (Word::Lean, "lean one way on"),
        (Word::Split, "are split on"),
        (Word::Polarised, "are polarised on"),
    ];
    let clauses: Vec<String> = told.iter().filter_map(|(word, verb)| Some(format!("{verb} {}", of(*word)?))).collect();
    if clauses.is_empty() && of(Word::CannotTell).is_none() {
        return "No question was answered by two people, so there is nothing to compare.".to_owned();
    }
    let all: usize = panel.words.values().sum();
    let alone =
        of(Word::OneVoice).map_or_else(String::new, |one| format!(" {one} more were answered by one person only."));
    let compared = count(all - of(Word::OneVoice).unwrap_or(0), "question");
    let unknown = of(Word::CannotTell).map(|some| format!("on {some} half or more cannot tell"));
    let told = if clauses.is_empty() { Vec::new() } else { vec![format!("people {}", list(&clauses))] };
    let told: Vec<String> = told.into_iter().chain(unknown).collect();
    format!("Of {compared}, {}.{alone}", told.join("; "))
}

fn topic_view(topic: &Topic, panel: &PanelRecord) -> TopicView {
    let spread = panel.item(&topic.item);
    TopicView {
        ask: topic.ask.clone(),
        word: topic.word.name(),
        minutes: topic.minutes,
        bars: spread.map(bars).unwrap_or_default(),
        told: spread.map(told).unwrap_or_default(),
        could_change: topic.could_change.clone(),
        sides: sides(&topic.voices),
        opening: topic.opening.clone(),
    }
}

fn bars(item: &ItemSpread) -> Vec<Bar> {
    let asked = item.answered + item.unknown + item.not_applicable;
    let bar = |label: &str, count: usize| Bar {
        label: label.to_owned(),
        count,
        percent: plain(100.0 * count as f64 / asked.max(1) as f64),
    };
    let options = item.options.iter().map(|option| bar(&option.label, option.count));
    let beside = [("cannot tell", item.unknown), ("n/a", item.not_applicable)];
    let beside = beside.into_iter().filter(|(_, count)| *count > 0).map(|(label, count)| bar(label, count));
    options.chain(beside).collect()
}

fn sides(voices: &[Voice]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for Voice { answer, note, who } in voices {
        if sides.last().is_none_or(|side| side.answer != *answer) {
            sides.push(Side { answer: answer.clone(), notes: Vec::new() });
        }
        if let Some(side) = sides.last_mut() {
            side.notes.push(Note { text: note.clone(), who: who.clone() });
        }
    }
    sides
}

fn frameworks(panel: &PanelRecord) -> Vec<FrameworkView> {
    let mut frameworks: Vec<FrameworkView> = Vec::new();
    for measure in panel.measures.iter().filter(|measure| measure.respondents > 0) {
        if frameworks.last().is_none_or(|last| last.title != measure.framework) {
            frameworks.push(FrameworkView { title: measure.framework.clone(), rows: Vec::new() });
        }
        if let Some(framework) = frameworks.last_mut() {
            framework.rows.push(row(measure));
        }
    }
    frameworks
}

fn row(measure: &MeasureSpread) -> Row {
    let shown = |score: Option<f64>| measure_shown(measure, score);
    Row {
        title: if measure.whole { "As a whole".to_owned() } else { measure.title.clone() },
        lowest: shown(measure.lowest),
        mean: shown(measure.mean),
        highest: shown(measure.highest),
        groups: measure.groups.iter().map(|score| shown(*score)).collect(),
    }
}

/// A score of a measure as people read it, on the scale of its framework.
#[must_use]
pub fn measure_shown(measure: &MeasureSpread, score: Option<f64>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| on_measure(score, measure.position, measure.scale))
}

fn item_view(item: &ItemSpread) -> ItemView {
    ItemView { ask: item.ask.clone(), word: item.word.name(), told: told(item), indices: indices(item) }
}

/// `Trained people 4, anyone 3, cannot tell 1`.
#[must_use]
pub fn told(item: &ItemSpread) -> String {
    let bars = bars(item).into_iter().filter(|bar| bar.count > 0);
    bars.map(|bar| format!("{} {}", bar.label, bar.count)).collect::<Vec<_>>().join(" · ")
}

/// The published indices behind a word.
fn indices(item: &ItemSpread) -> String {
    let two = |value: f64| format!("{value:.2}");
    let of = &item.indices;
    let named = [
        ("r_wg", of.r_wg),
        ("AD", of.average_deviation),
        ("p", of.chance),
        ("modal share", of.modal_share),
        ("IQV", of.variation),
    ];
    let told: Vec<String> =
        named.iter().filter_map(|(name, value)| Some(format!("{name} {}", two((*value)?)))).collect();
    told.join(", ")
}
