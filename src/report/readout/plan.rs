//! The plan: its waves and actions, what to expect, key figures, what was left for later.

use serde::Deserialize;

use super::{Drawing, Prose, SourceNumber};

/// The plan.
#[derive(Debug, Deserialize)]
pub(crate) struct Roadmap {
    pub sentence: String,
    /// Whether work is told in money too.
    pub priced: bool,
    pub expectations: Vec<String>,
    pub facts_first: Vec<FactFirst>,
    pub waves: Vec<Wave>,
    pub key_figures: Vec<KeyFigure>,
    pub load: Option<Grid>,
    pub course: Option<Grid>,
    pub deferred: Vec<Deferred>,
    pub options: Vec<Later>,
    pub done: Vec<String>,
    pub not_judged: Vec<String>,
    pub timeline: Option<Drawing>,
    pub matrix: Option<Drawing>,
    pub course_chart: Option<Drawing>,
}

impl Roadmap {
    /// The chosen actions of all waves.
    pub(crate) fn actions(&self) -> impl Iterator<Item = &Action> {
        self.waves.iter().flat_map(|wave| &wave.actions)
    }
}

/// Something to settle first.
#[derive(Debug, Deserialize)]
pub(crate) struct FactFirst {
    pub ask: String,
    moves: String,
    decides: bool,
    waiting: Vec<String>,
}

impl FactFirst {
    /// Why it comes first.
    pub(crate) fn reason(&self) -> String {
        if !self.waiting.is_empty() {
            return format!("{} waits for it.", self.waiting.join("; "));
        }
        let decides = if self.decides { ", and change which model fits best" } else { "" };
        format!("Could move {}{decides}.", self.moves)
    }
}

/// A period.
#[derive(Debug, Deserialize)]
pub(crate) struct Wave {
    pub title: String,
    when: String,
    load: String,
    pub actions: Vec<Action>,
}

impl Wave {
    /// When it is, and how full.
    pub(crate) fn terms(&self) -> String {
        format!("{}. {}.", self.when, self.load)
    }
}

/// A chosen action.
#[derive(Debug, Deserialize)]
pub(crate) struct Action {
    pub anchor: String,
    pub number: usize,
    pub title: String,
    pub why: Prose,
    pub owner: String,
    pub effort: String,
    pub weeks: String,
    pub cost: Option<String>,
    pub when: String,
    pub deliverable: Prose,
    pub metric: Prose,
    pub requires: Vec<Titled>,
    pub after: Option<String>,
    pub needed_for: Vec<Titled>,
    pub closes: Vec<String>,
    pub effects: Vec<Effect>,
    pub triggers: Vec<Trigger>,
    pub sources: Vec<SourceNumber>,
}

impl Action {
    /// What it settles.
    pub(crate) fn settles(&self) -> Option<String> {
        (!self.closes.is_empty()).then(|| format!("Addresses: {}.", self.closes.join("; ")))
    }
}

/// Something by its title.
#[derive(Debug, Deserialize)]
pub(crate) struct Titled {
    pub title: String,
}

/// What an action changes.
#[derive(Debug, Deserialize)]
pub(crate) struct Effect {
    pub title: String,
    pub points: String,
}

/// An answer that calls for an action.
#[derive(Debug, Deserialize)]
pub(crate) struct Trigger {
    pub ask: String,
    pub from: String,
    pub to: String,
}

/// How one sees that an action works.
#[derive(Debug, Deserialize)]
pub(crate) struct KeyFigure {
    pub ask: String,
    pub from: String,
    pub to: String,
    pub by: String,
    pub owner: String,
}

/// A table of the view.
#[derive(Debug, Deserialize)]
pub(crate) struct Grid {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Actions left for later with the same reason.
#[derive(Debug, Deserialize)]
pub(crate) struct Deferred {
    pub sentence: String,
    pub actions: Vec<Later>,
}

/// An action that was not chosen.
#[derive(Debug, Deserialize)]
pub(crate) struct Later {
    pub title: String,
    pub effort: String,
}
