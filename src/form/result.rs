//! What the answers give: scores so far, record, report, and what single actions would change.

use serde::Serialize;
use serde_json::Value;

use super::edit::answers;
use super::reply::{Done, Reply};
use super::request::LookName;
use crate::answers::{Answers, Given};
use crate::assess::{Options, assess};
use crate::json;
use crate::pack::Pack;
use crate::record::{ActionRecord, FrameworkRecord, Record, Scope};
use crate::report::{self, Templates, Theme, blank as paper};

/// What the answers give so far.
#[derive(Debug, Serialize)]
struct Scores {
    /// Where it stands, in words.
    headline: Vec<String>,
    /// The best model of each framework of archetypes, where one has a say.
    models: Vec<Named>,
    /// The level of each composite, where one is reached.
    levels: Vec<Named>,
    measures: Vec<MeasureData>,
}

/// Something and what it is called.
#[derive(Debug, Serialize)]
struct Named {
    framework: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct MeasureData {
    id: String,
    title: String,
    framework: String,
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    coverage: Option<f64>,
    thin: bool,
    /// The score as people read it.
    shown: String,
}

/// What the answers give so far, without a roadmap.
pub(super) fn scores(pack: &Pack, text: &str) -> Done {
    let record = unplanned(pack, &answers(pack, text)?)?;
    Ok(Reply::ok(&Scores {
        headline: report::standing(&record),
        models: models(&record),
        levels: levels(&record),
        measures: measures(&record.told()),
    }))
}

/// The record as `score --format json` prints it, without the line's end.
pub(super) fn record(pack: &Pack, text: &str) -> Done {
    let record = made(pack, &answers(pack, text)?, &Options::default())?;
    json::pretty(&record).map(|text| Reply::Ok(Value::String(text))).map_err(said)
}

/// The report as `report` writes it.
pub(super) fn report(pack: &Pack, theme: &Theme, text: &str, look: LookName) -> Done {
    let record = made(pack, &answers(pack, text)?, &Options::default())?;
    let options = report::Options { look: look.into(), theme: theme.clone(), ..report::Options::default() };
    report::html(&record, &options, &Templates::embedded()).map(page).map_err(said)
}

/// The questionnaire on paper as `show --format html` prints it.
pub(super) fn blank(pack: &Pack, theme: &Theme, pulse: bool) -> Done {
    let scope = if pulse { Scope::Pulse } else { Scope::Full };
    paper::html(pack, scope, theme, &Templates::embedded()).map(page).map_err(said)
}

pub(super) fn page(text: String) -> Reply {
    Reply::Ok(Value::String(text))
}

pub(super) fn said(error: impl std::fmt::Display) -> Reply {
    Reply::Problems(error.to_string(), Vec::new())
}

fn made(pack: &Pack, answers: &Answers, options: &Options) -> Result<Record, Reply> {
    assess(pack, answers, options).map_err(said)
}

fn unplanned(pack: &Pack, answers: &Answers) -> Result<Record, Reply> {
    made(pack, answers, &Options { no_roadmap: true, ..Options::default() })
}

fn models(record: &Record) -> Vec<Named> {
    let told = record.told();
    let best = told.frameworks.values().filter_map(|framework| match framework {
        FrameworkRecord::Archetypes(result) => {
            let title = result.elements.get(result.best.as_ref()?)?.title.clone();
            Some(Named { framework: result.title.clone(), title })
        }
        _ => None,
    });
    best.collect()
}

fn levels(record: &Record) -> Vec<Named> {
    let told = record.told();
    let reached = told.frameworks.values().filter_map(|framework| match framework {
        FrameworkRecord::Composite(result) => {
            let level = result.levels.iter().find(|level| Some(&level.id) == result.level.as_ref())?;
            Some(Named { framework: result.title.clone(), title: level.title.clone() })
        }
        _ => None,
    });
    reached.collect()
}

fn measures(record: &Record) -> Vec<MeasureData> {
    let shown = record.measures.iter().map(|(id, measure)| MeasureData {
        id: id.clone(),
        title: measure.title.clone(),
        framework: id
            .split('.')
            .next()
            .and_then(|id| Some(record.frameworks.get(id)?.title().to_owned()))
            .unwrap_or_default(),
        score: measure.score,
        low: measure.low,
        high: measure.high,
        coverage: measure.coverage,
        thin: measure.thin,
        shown: measure.shown.map_or_else(|| "–".to_owned(), |shown| shown.to_string()),
    });
    shown.collect()
}

/// What one action would change by itself.
#[derive(Debug, Serialize)]
struct ActionData {
    id: String,
    title: String,
    /// Person-weeks.
    weeks: f64,
    owner: String,
    changes: Vec<Change>,
    /// What would fit best, or be reached, instead.
    becomes: Vec<Named>,
}

#[derive(Debug, Serialize)]
struct Change {
    title: String,
    from: String,
    to: String,
}

#[derive(Debug, Serialize)]
struct WhatIf {
    actions: Vec<ActionData>,
}

/// Each action of the plan, by itself.
pub(super) fn what_if(pack: &Pack, text: &str) -> Done {
    let answers = answers(pack, text)?;
    let record = made(pack, &answers, &Options::default())?;
    let planned = record.roadmap.iter().flat_map(|roadmap| &roadmap.waves).flat_map(|wave| &wave.actions);
    let actions: Result<Vec<ActionData>, Reply> =
        planned.map(|action| alone(pack, &answers, &record, action)).collect();
    Ok(Reply::ok(&WhatIf { actions: actions? }))
}

fn alone(pack: &Pack, answers: &Answers, today: &Record, action: &ActionRecord) -> Result<ActionData, Reply> {
    let mut then = answers.clone();
    for trigger in &action.triggered_by {
        let item = pack.item(&trigger.item);
        let option = item.and_then(|item| pack.items[item].options.position(|one| one.label == trigger.to));
        if let (Some(item), Some(option)) = (item, option) {
            then.given[item] = Given::Option(option);
        }
    }
    let then = unplanned(pack, &then)?;
    let news = |of: fn(&Record) -> Vec<Named>| {
        let before: Vec<String> = of(today).into_iter().map(|one| one.title).collect();
        of(&then).into_iter().filter(move |one| !before.contains(&one.title))
    };
    Ok(ActionData {
        id: action.id.clone(),
        title: action.title.clone(),
        weeks: action.effort_weeks,
        owner: action.owner.clone(),
        changes: changes(&today.told(), &then.told()),
        becomes: news(models).chain(news(levels)).collect(),
    })
}

fn changes(today: &Record, then: &Record) -> Vec<Change> {
    let moved = measures(today).into_iter().zip(measures(then)).filter(|(one, other)| one.shown != other.shown);
    moved.map(|(one, other)| Change { title: one.title, from: one.shown, to: other.shown }).collect()
}
