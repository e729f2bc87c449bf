//! One chosen action.

use serde::Serialize;

use super::lookup::{Lookup, SourceLink};
use super::roadmap::{action_anchor, owner};
use crate::record::{ActionRecord, Record, Roadmap, Trigger};
use crate::report::format;

/// A chosen action.
#[derive(Debug, Serialize)]
pub(super) struct ActionView {
    id: String,
    anchor: String,
    number: usize,
    title: String,
    why: String,
    owner: String,
    effort: String,
    /// What it costs, where that is known.
    pub(super) cost: Option<String>,
    /// The number of person-weeks alone, for tables.
    weeks: String,
    /// First and last day, or how long it takes.
    when: String,
    deliverable: String,
    metric: String,
    requires: Vec<RequiredView>,
    /// Numbers of the planned actions it needs first, as `1 and 3`.
    after: Option<String>,
    needed_for: Vec<RequiredView>,
    /// Findings that are closed with it.
    closes: Vec<String>,
    effects: Vec<EffectView>,
    triggers: Vec<TriggerView>,
    sources: Vec<SourceLink>,
}

/// An action that another needs first.
#[derive(Debug, Serialize)]
struct RequiredView {
    title: String,
    anchor: Option<String>,
}

/// What an action changes.
#[derive(Debug, Serialize)]
struct EffectView {
    title: String,
    points: String,
}

/// An answer that calls for an action.
#[derive(Debug, Serialize)]
struct TriggerView {
    ask: String,
    from: String,
    to: String,
    anchor: Option<String>,
}

pub(super) fn action_view(action: &ActionRecord, number: usize, record: &Record, lookup: &Lookup) -> ActionView {
    let roadmap = record.roadmap.as_ref();
    let needed = |id: &String| roadmap.map_or_else(|| unknown(id), |roadmap| required(id, roadmap));
    ActionView {
        id: action.id.clone(),
        anchor: action_anchor(number - 1),
        number,
        title: action.title.clone(),
        why: action.why.clone(),
        owner: owner(action),
        effort: format::person_weeks(action.effort_weeks),
        cost: lookup.cost(action.effort_weeks),
        weeks: format::number(action.effort_weeks),
        when: when(action),
        deliverable: action.deliverable.clone(),
        metric: action.metric.clone(),
        requires: action.requires.iter().map(needed).collect(),
        after: roadmap.and_then(|roadmap| after(action, roadmap)),
        needed_for: roadmap.map(|roadmap| needed_for(&action.id, roadmap)).unwrap_or_default(),
        closes: closes(action, record),
        effects: effects(action, lookup),
        triggers: action.triggered_by.iter().map(|step| trigger(step, lookup)).collect(),
        sources: lookup.sources(&action.sources),
    }
}

/// The titles of the findings that are closed with an action.
pub(super) fn closes(action: &ActionRecord, record: &Record) -> Vec<String> {
    let title = |code: &String| record.findings.iter().find(|finding| finding.code == *code);
    action.closes.iter().filter_map(title).map(|finding| finding.title.clone()).collect()
}

/// `7 Sept to 18 Oct 2026`, or how long it takes.
fn when(action: &ActionRecord) -> String {
    let days = action.starts.as_ref().zip(action.ends.as_ref()).map(|(first, last)| format::days(first, last));
    days.unwrap_or_else(|| {
        let weeks = action.duration_weeks.unwrap_or(action.effort_weeks);
        format::count_of(weeks, "week", "weeks")
    })
}

fn effects(action: &ActionRecord, lookup: &Lookup) -> Vec<EffectView> {
    let effect =
        |(id, points): (&String, &f64)| EffectView { title: lookup.full_title(id), points: format::signed(*points) };
    let mut effects: Vec<_> = action.effect.iter().collect();
    effects.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    effects.into_iter().map(effect).collect()
}

fn trigger(trigger: &Trigger, lookup: &Lookup) -> TriggerView {
    TriggerView {
        ask: lookup.brief(&trigger.item).unwrap_or_else(|| trigger.ask.clone()),
        from: trigger.from.clone(),
        to: trigger.to.clone(),
        anchor: lookup.item_anchor(&trigger.item),
    }
}

/// The anchor of an action's full description.
fn detail_anchor(number: usize) -> String {
    format!("{}-detail", action_anchor(number))
}

/// The numbers of the planned actions that an action needs first.
fn after(action: &ActionRecord, roadmap: &Roadmap) -> Option<String> {
    let chosen = roadmap.waves.iter().flat_map(|wave| &wave.actions).enumerate();
    let needed = chosen.filter(|(_, planned)| action.requires.contains(&planned.id));
    let numbers: Vec<String> = needed.map(|(number, _)| (number + 1).to_string()).collect();
    (!numbers.is_empty()).then(|| format::list(&numbers))
}

/// The chosen actions that need an action first.
fn needed_for(id: &str, roadmap: &Roadmap) -> Vec<RequiredView> {
    let chosen = roadmap.waves.iter().flat_map(|wave| &wave.actions).enumerate();
    let needing = chosen.filter(|(_, action)| action.requires.iter().any(|required| required == id));
    let view = |(number, action): (usize, &ActionRecord)| RequiredView {
        title: action.title.clone(),
        anchor: Some(detail_anchor(number)),
    };
    needing.map(view).collect()
}

fn required(id: &str, roadmap: &Roadmap) -> RequiredView {
    let chosen = roadmap.waves.iter().flat_map(|wave| &wave.actions).enumerate().find(|(_, action)| action.id == id);
    if let Some((number, action)) = chosen {
        return RequiredView { title: action.title.clone(), anchor: Some(detail_anchor(number)) };
    }
    let title = |found: &str, word: &str| RequiredView { title: format!("{found} ({word})"), anchor: None };
    let done = roadmap.done.iter().find(|action| action.id == id).map(|action| title(&action.title, "already true"));
    let waived = || roadmap.deferred.iter().find(|action| action.id == id);
    done.or_else(|| waived().map(|action| title(&action.title, "not needed here"))).unwrap_or_else(|| unknown(id))
}

/// What only a record written by hand can name.
fn unknown(id: &str) -> RequiredView {
    RequiredView { title: id.to_owned(), anchor: None }
}
