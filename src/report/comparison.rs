//! A comparison as ready strings for its templates.

use serde::Serialize;

use super::format::{day, short_day};
use super::news::news;
use super::number::{NOT_ASSESSED, count, distance_on_scale, on_scale, plain, position_on_scale};
use super::theme::ThemeView;
use super::view::ChartView;
use super::{TemplateError, Templates, Theme, chart};
use crate::compare::{AnswerShift, Comparison, History, ModelShift, Regression, Series, Shift, Side};
use crate::record::{Scale, distance, tenths};

/// Lines that one chart of elements shows.
const LINES: usize = 8;

/// Everything a template gets.
#[derive(Debug, Serialize)]
struct View {
    title: String,
    organisation: String,
    facts: Vec<String>,
    /// What matters, the weightiest first.
    news: Vec<String>,
    theme: ThemeView,
    models: Vec<ModelShift>,
    frameworks: Vec<FrameworkView>,
    answers: Vec<AnswerShift>,
    new_findings: Vec<String>,
    closed_findings: Vec<String>,
    unclear_findings: Vec<String>,
    actions_done: Vec<String>,
    actions_open: Vec<String>,
    chart: Option<ChartView>,
}

#[derive(Debug, Serialize)]
struct FrameworkView {
    title: String,
    rows: Vec<Row>,
    chart: Option<ChartView>,
}

#[derive(Debug, Serialize)]
pub(super) struct Row {
    title: String,
    whole: bool,
    before: String,
    after: String,
    raw: String,
    like_for_like: String,
    because: Vec<String>,
}

/// The comparison as one HTML file that needs nothing else.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn comparison_html(history: &History, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.page("compare.html", &view(history, theme))
}

/// The comparison as Markdown.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn comparison_markdown(history: &History, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.text("compare.md", &view(history, theme))
}

fn view(history: &History, theme: &Theme) -> View {
    let overall = &history.overall;
    let organisation = overall.after.organisation.clone().unwrap_or_else(|| "The organisation".to_owned());
    let title = format!("{organisation}: what moved");
    let points: Vec<String> = history.points.iter().enumerate().map(|(place, side)| point(place, side)).collect();
    let wholes = history.series.iter().filter(|series| series.whole);
    View {
        facts: facts(history),
        news: news(overall),
        theme: ThemeView::new(theme, &title),
        models: overall.models.clone(),
        frameworks: frameworks(history, &points),
        answers: overall.answers.clone(),
        new_findings: overall.new_findings.iter().map(|finding| finding.title.clone()).collect(),
        closed_findings: overall.closed_findings.iter().map(|finding| finding.title.clone()).collect(),
        unclear_findings: overall.unclear_findings.iter().map(|finding| finding.title.clone()).collect(),
        actions_done: overall.actions_done.iter().map(|action| action.title.clone()).collect(),
        actions_open: overall.actions_open.iter().map(|action| action.title.clone()).collect(),
        chart: trend("scores", wholes.take(LINES).collect(), &points),
        title,
        organisation,
    }
}

fn point(place: usize, side: &Side) -> String {
    side.date.as_deref().map_or_else(|| format!("no. {}", place + 1), short_day)
}

fn facts(history: &History) -> Vec<String> {
    let Comparison { before, after, answers, .. } = &history.overall;
    let named = |side: &Side| match (&side.organisation, &side.date) {
        (Some(name), Some(date)) => format!("{name}, {}", day(date)),
        (Some(name), None) => name.clone(),
        (None, Some(date)) => day(date),
        (None, None) => "no name or date".to_owned(),
    };
    let mut facts = vec![format!("Before: {}", named(before)), format!("Now: {}", named(after))];
    facts.push(count(answers.len(), "changed answer"));
    if history.points.len() > 2 {
        facts.push(count(history.points.len(), "record"));
    }
    facts
}

fn frameworks(history: &History, points: &[String]) -> Vec<FrameworkView> {
    let mut frameworks: Vec<FrameworkView> = Vec::new();
    for (series, shift) in history.series.iter().filter_map(|series| Some((series, shift(history, series)?))) {
        if frameworks.last().is_none_or(|last| last.title != series.framework) {
            let id = format!("scores-{}", frameworks.len() + 1);
            let chart = trend(&id, drawn(history, &series.framework), points);
            frameworks.push(FrameworkView { title: series.framework.clone(), rows: Vec::new(), chart });
        }
        if let Some(framework) = frameworks.last_mut() {
            framework.rows.push(row(shift));
        }
    }
    frameworks
}

/// The elements of a framework that moved most, in pack order.
fn drawn<'a>(history: &'a History, framework: &str) -> Vec<&'a Series> {
    let mut elements: Vec<(usize, &Series)> = history.series.iter().enumerate().collect();
    elements.retain(|(_, series)| series.framework == framework && !series.whole);
    let moved = |series: &Series| shift(history, series).and_then(|shift| shift.raw).map_or(0.0, f64::abs);
    elements.sort_by(|(_, a), (_, b)| moved(b).total_cmp(&moved(a)));
    elements.truncate(LINES);
    elements.sort_by_key(|(place, _)| *place);
    elements.into_iter().map(|(_, series)| series).collect()
}

fn shift<'a>(history: &'a History, series: &Series) -> Option<&'a Shift> {
    history.overall.scores.iter().find(|shift| shift.id == series.id)
}

pub(super) fn row(shift: &Shift) -> Row {
    Row {
        title: if shift.whole { "As a whole".to_owned() } else { shift.title.clone() },
        whole: shift.whole,
        before: score_shown(shift, shift.before),
        after: score_shown(shift, shift.after),
        raw: change_shown(shift, shift.raw),
        like_for_like: change_shown(shift, shift.like_for_like),
        because: shift
            .because
            .iter()
            .map(|share| format!("{} {}", change_shown(shift, Some(share.points)), share.ask))
            .collect(),
    }
}

/// A score before or now as people read it, on the scale of its framework.
#[must_use]
pub fn score_shown(shift: &Shift, score: Option<f64>) -> String {
    score.map_or_else(|| NOT_ASSESSED.to_owned(), |score| on_measure(score, shift.position, shift.scale))
}

/// A score, or a position from -100 to 100, as people read it on the scale of its framework.
pub(super) fn on_measure(score: f64, is_position: bool, scale: Option<Scale>) -> String {
    if is_position { position_on_scale(score, scale) } else { on_scale(score, scale) }
}

/// A change as people read it, on the scale of its framework.
#[must_use]
pub fn change_shown(shift: &Shift, points: Option<f64>) -> String {
    points.map_or_else(|| "–".to_owned(), |points| change_on(points, shift.position, shift.scale))
}

/// A change of a score, or of a position from -100 to 100, as people read it on the scale of its framework.
pub(super) fn change_on(points: f64, is_position: bool, scale: Option<Scale>) -> String {
    let Some(scale) = scale else { return signed(points) };
    let points = if is_position { points / 2.0 } else { points };
    let sign = if scale.round_distance(points) > 0.0 { "+" } else { "" };
    format!("{sign}{}", distance_on_scale(points, Some(scale)))
}

/// "Public (Three zones) fell by 5.2 points, like for like".
#[must_use]
pub fn fell(regression: &Regression) -> String {
    match regression.fell {
        Some(points) => {
            let points = distance(points, None);
            let noun = if points == 1.0 { "point" } else { "points" };
            format!("{} fell by {points} {noun}, like for like", regression.title)
        }
        None => format!("{} is no longer assessed", regression.title),
    }
}

/// A change with its sign; none is shown without one.
#[must_use]
pub fn signed(points: f64) -> String {
    if tenths(points) > 0.0 { format!("+{}", plain(points)) } else { plain(points) }
}

fn trend(id: &str, series: Vec<&Series>, points: &[String]) -> Option<ChartView> {
    let lines: Vec<(String, Vec<Option<f64>>)> = series
        .into_iter()
        .map(|series| (if series.whole { &series.framework } else { &series.title }, series))
        .map(|(name, series)| (name.clone(), series.values.clone()))
        .collect();
    (!lines.is_empty()).then(|| chart::trend(id, "Scores in each record", &lines, points).into())
}
