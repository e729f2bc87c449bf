//! What to expect of the plan: levels, the first wave alone, key figures, who carries what, the course of the scores.

use serde::Serialize;

use super::lookup::Lookup;
use crate::record::{Record, Roadmap, WaveRecord};
use crate::report::format;

/// One measure of an action: how one sees that it works.
#[derive(Debug, Serialize)]
pub(super) struct KeyFigureView {
    ask: String,
    from: String,
    to: String,
    by: String,
    owner: String,
    anchor: Option<String>,
}

/// Who carries how much of each wave.
#[derive(Debug, Serialize)]
pub(super) struct LoadView {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// The scores expected after each wave.
#[derive(Debug, Serialize)]
pub(super) struct Course {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// What the plan brings, what the first wave alone brings, and what a cautious reading says.
pub(super) fn expectations(record: &Record, roadmap: &Roadmap) -> Vec<String> {
    let mut said: Vec<String> = roadmap.month_of_level.keys().filter_map(|id| level(id, record, roadmap)).collect();
    said.extend(attained(roadmap));
    said.extend(first_wave_only(roadmap));
    said.extend(cautious(roadmap));
    said
}

/// When the next level of a composite is reached, or that this plan does not reach it.
fn level(id: &str, record: &Record, roadmap: &Roadmap) -> Option<String> {
    let framework = record.frameworks.get(id)?.title();
    let next = roadmap.month_of_level.get(id)?;
    let wave = next.month.and_then(|month| roadmap.waves.iter().find(|wave| wave.months[1] == month));
    Some(match wave {
        Some(wave) => format!("{framework}: the level “{}” is reached {}.", next.title, ends(wave)),
        None => format!("{framework}: this plan does not reach the next level, “{}”.", next.title),
    })
}

/// `by 6 December 2026`, or the month.
fn ends(wave: &WaveRecord) -> String {
    match &wave.dates {
        Some([_, last]) => format!("by {}", format::day(last)),
        None => format!("within {}", format::count_of(f64::from(wave.months[1]), "month", "months")),
    }
}

fn attained(roadmap: &Roadmap) -> Option<String> {
    let (now, after) = roadmap.goal_attainment.now.zip(roadmap.goal_attainment.after)?;
    let [now, after] = [now, after].map(format::whole_percent);
    Some(format!("Of what the plan aims at, {now} is reached today and {after} after the last wave."))
}

fn first_wave_only(roadmap: &Roadmap) -> Option<String> {
    let only = roadmap.only_first_wave.filter(|_| roadmap.waves.iter().skip(1).any(|wave| !wave.actions.is_empty()))?;
    Some(format!("If only the first wave happens, {} is reached.", format::whole_percent(only)))
}

fn cautious(roadmap: &Roadmap) -> Option<String> {
    let cautious = roadmap.cautious?;
    Some(format!("If every action falls one step short of its aim, {} is reached.", format::whole_percent(cautious)))
}

pub(super) fn key_figures(roadmap: &Roadmap, lookup: &Lookup) -> Vec<KeyFigureView> {
    let wave = |id: &str| roadmap.waves.iter().find(|wave| wave.id == id).map(|wave| wave.title.clone());
    let view = |figure: &crate::record::KeyFigure| KeyFigureView {
        ask: lookup.brief(&figure.item).unwrap_or_else(|| figure.ask.clone()),
        from: figure.from.clone(),
        to: figure.to.clone(),
        by: figure.by.as_deref().map(format::short_day).or_else(|| wave(&figure.wave)).unwrap_or_default(),
        owner: figure.owner.clone(),
        anchor: lookup.item_anchor(&figure.item),
    };
    roadmap.key_figures.iter().map(view).collect()
}

/// Person-weeks of each owner in each wave, the heaviest first; nothing without actions.
pub(super) fn load(roadmap: &Roadmap, lookup: &Lookup) -> Option<LoadView> {
    let mut owners: Vec<&str> = Vec::new();
    for action in roadmap.waves.iter().flat_map(|wave| &wave.actions) {
        if !owners.contains(&action.owner.as_str()) {
            owners.push(&action.owner);
        }
    }
    let waves: Vec<&WaveRecord> = roadmap.waves.iter().filter(|wave| !wave.actions.is_empty()).collect();
    let in_wave = |owner: &str, wave: &WaveRecord| -> f64 {
        // Not `sum`, which is -0 when there is nothing.
        wave.actions.iter().filter(|action| action.owner == owner).fold(0.0, |sum, action| sum + action.effort_weeks)
    };
    let all = |owner: &str| waves.iter().fold(0.0, |sum, wave| sum + in_wave(owner, wave));
    owners.sort_by(|one, other| all(other).total_cmp(&all(one)).then(one.cmp(other)));
    let figure = |weeks: f64| if weeks == 0.0 { "–".to_owned() } else { format::number(weeks) };
    let row = |owner: &&str| {
        let cells = waves.iter().map(|wave| figure(in_wave(owner, wave))).chain([figure(all(owner))]);
        let cells = cells.chain(lookup.cost(all(owner)));
        std::iter::once((*owner).to_owned()).chain(cells).collect()
    };
    let titles = waves.iter().map(|wave| wave.title.clone());
    let head = std::iter::once("Owner".to_owned()).chain(titles).chain(["Together".to_owned()]);
    let head = head.chain(lookup.cost(0.0).map(|_| "Cost, about".to_owned())).collect();
    (!owners.is_empty()).then(|| LoadView { head, rows: owners.iter().map(row).collect() })
}

/// One row for each measure: today, after each wave, and the goal for it.
pub(super) fn course(roadmap: &Roadmap, lookup: &Lookup) -> Option<Course> {
    let first = roadmap.waves.first()?;
    let mut head = vec!["Measure".to_owned(), "Today".to_owned()];
    head.extend(roadmap.waves.iter().map(|wave| wave.title.clone()));
    head.extend(["Target", "Weight"].map(str::to_owned));
    let rows = first.expected.keys().map(|id| {
        let ruler = lookup.ruler(id);
        let mut row = vec![lookup.full_title(id), ruler.maybe(lookup.score(id))];
        row.extend(roadmap.waves.iter().map(|wave| ruler.maybe(wave.expected.get(id).copied())));
        let goal = roadmap.goals.iter().find(|goal| goal.id == *id);
        row.push(goal.map_or_else(|| "–".to_owned(), |goal| ruler.score(goal.target)));
        row.push(goal.map_or_else(|| "–".to_owned(), |goal| format::figure(goal.weight)));
        row
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then_some(Course { head, rows })
}
