//! The chapters: frameworks, wishes, findings, the plan, what could not be seen.

use serde::Deserialize;

use super::{Drawing, Evidence, Prose};

/// The number of a source, and where it is listed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SourceNumber {
    pub number: usize,
    pub anchor: String,
}

/// One framework.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Framework {
    Archetypes(Models),
    Spectrum(Spectrum),
    Dimensions(Dimensions),
    Composite(Composite),
}

impl Framework {
    /// The heading.
    pub(crate) fn title(&self) -> &str {
        match self {
            Self::Archetypes(one) => &one.title,
            Self::Spectrum(one) => &one.title,
            Self::Dimensions(one) => &one.title,
            Self::Composite(one) => &one.title,
        }
    }

    /// What it shows.
    pub(crate) fn about(&self) -> Option<&Prose> {
        match self {
            Self::Archetypes(one) => one.about.as_ref(),
            Self::Spectrum(one) => one.about.as_ref(),
            Self::Dimensions(one) => one.about.as_ref(),
            Self::Composite(one) => one.about.as_ref(),
        }
    }

    /// Its place.
    pub(crate) fn anchor(&self) -> &str {
        match self {
            Self::Archetypes(one) => &one.anchor,
            Self::Spectrum(one) => &one.anchor,
            Self::Dimensions(one) => &one.anchor,
            Self::Composite(one) => &one.anchor,
        }
    }
}

/// Models of which one fits best.
#[derive(Debug, Deserialize)]
pub(crate) struct Models {
    pub id: String,
    anchor: String,
    pub title: String,
    about: Option<Prose>,
    pub status: String,
    pub verdict_label: String,
    pub verdict_sentence: String,
    pub stability: Option<String>,
    pub answered: String,
    pub best: Option<Model>,
    leaders: Option<String>,
    fits: Option<String>,
    pub margin: Option<String>,
    pub target: Option<Recommended>,
    pub models: Vec<Model>,
    pub flips: Vec<Flip>,
    pub chart: Option<Drawing>,
}

impl Models {
    /// Who fits best, where something was assessed.
    pub(crate) fn lead(&self) -> Option<(String, String)> {
        self.best.as_ref().filter(|_| self.status == "assessed")?;
        Some((self.leaders.clone()?, self.fits.clone()?))
    }
}

/// One model.
#[derive(Debug, Deserialize)]
pub(crate) struct Model {
    pub title: String,
    pub meaning: Prose,
    pub strengths: Option<Prose>,
    pub weaknesses: Option<Prose>,
    pub suits: Option<Prose>,
    pub fit: String,
    pub range: Option<String>,
    pub mark_label: Option<String>,
}

/// The recommended model.
#[derive(Debug, Deserialize)]
pub(crate) struct Recommended {
    pub title: String,
    pub because: Prose,
    pub sources: Vec<SourceNumber>,
    by_wish: bool,
    reached: bool,
}

impl Recommended {
    /// How it stands to today, and whose choice it is.
    pub(crate) fn notes(&self) -> String {
        let reached = if self.reached { " That is also what fits best today." } else { "" };
        let wish = " This is the organisation's own choice; the plan works towards it.";
        format!("{reached}{}", if self.by_wish { wish } else { "" })
    }
}

/// One changed answer that makes another model best.
#[derive(Debug, Deserialize)]
pub(crate) struct Flip {
    pub ask: String,
    pub from: String,
    pub to: String,
    pub model: String,
}

/// A place between two poles.
#[derive(Debug, Deserialize)]
pub(crate) struct Spectrum {
    pub id: String,
    anchor: String,
    pub title: String,
    about: Option<Prose>,
    pub status: String,
    pub position: String,
    pub scale: String,
    pub range: Option<String>,
    pub coverage: String,
    pub pole: Option<Pole>,
    pub pole_sentence: String,
    pub target: Option<String>,
    pub wanted: Option<String>,
    pub strands: Vec<Strand>,
    pub sides: Vec<Side>,
    pub chart: Option<Drawing>,
}

/// One end.
#[derive(Debug, Deserialize)]
pub(crate) struct Pole {
    pub meaning: Prose,
}

/// One strand.
#[derive(Debug, Deserialize)]
pub(crate) struct Strand {
    pub title: String,
    pub meaning: Prose,
    pub position: String,
    pub range: Option<String>,
    pub side: String,
}

/// The answers that pull to one side.
#[derive(Debug, Deserialize)]
pub(crate) struct Side {
    pub title: String,
    pub meaning: Prose,
    pub signs: Vec<Sign>,
}

/// One answer.
#[derive(Debug, Deserialize)]
pub(crate) struct Sign {
    pub ask: String,
    pub answer: String,
    pub strand: String,
    pub points: String,
}

/// Scores side by side.
#[derive(Debug, Deserialize)]
pub(crate) struct Dimensions {
    pub id: String,
    anchor: String,
    pub title: String,
    about: Option<Prose>,
    pub sentence: String,
    pub scale: String,
    pub dimensions: Vec<Dimension>,
    pub has_targets: bool,
    pub has_levels: bool,
    pub levels: Vec<Level>,
    pub off: Vec<Off>,
    #[serde(rename = "dots")]
    pub chart: Option<Drawing>,
}

/// One dimension.
#[derive(Debug, Deserialize)]
pub(crate) struct Dimension {
    pub title: String,
    pub meaning: Prose,
    pub score: String,
    pub range: Option<String>,
    pub level: Option<String>,
    pub expected: Option<String>,
    pub target: Option<String>,
    pub target_because: Option<Prose>,
    pub gap: Option<String>,
    pub reach: String,
    pub coverage: String,
}

/// A dimension that is not there yet.
#[derive(Debug, Deserialize)]
pub(crate) struct Off {
    pub title: String,
    pub meaning: Prose,
}

/// A weighted mean with levels.
#[derive(Debug, Deserialize)]
pub(crate) struct Composite {
    pub id: String,
    anchor: String,
    pub title: String,
    about: Option<Prose>,
    pub sentence: String,
    pub score: String,
    pub range: Option<String>,
    pub level: Option<Level>,
    pub next_level: Option<String>,
    pub limits: Vec<String>,
    pub weakest: Option<String>,
    pub target: Option<String>,
    pub members: Vec<Member>,
    pub levels: Vec<Level>,
    pub chart: Option<Drawing>,
}

/// A part of a composite.
#[derive(Debug, Deserialize)]
pub(crate) struct Member {
    pub title: String,
    pub weight: String,
    pub score: String,
    pub coverage: String,
}

/// One level.
#[derive(Debug, Deserialize)]
pub(crate) struct Level {
    pub title: String,
    pub from: String,
    pub meaning: Prose,
    pub requires: Vec<String>,
    pub state: String,
}

/// What the organisation wants beside what is recommended.
#[derive(Debug, Deserialize)]
pub(crate) struct Wish {
    pub what: String,
    pub wanted: String,
    pub recommended: Option<String>,
    pub today: String,
    pub sentence: String,
}

/// Something that stands out.
#[derive(Debug, Deserialize)]
pub(crate) struct Finding {
    pub severity: String,
    pub label: String,
    pub title: String,
    pub detail: Prose,
    pub so_what: Option<String>,
    pub anchor: String,
    pub evidence: Vec<Evidence>,
    pub remedies: Vec<Remedy>,
    pub sources: Vec<SourceNumber>,
}

/// An action that closes a finding.
#[derive(Debug, Deserialize)]
pub(crate) struct Remedy {
    pub title: String,
    pub when: String,
    pub anchor: Option<String>,
}

/// The plan.
#[derive(Debug, Deserialize)]
pub(crate) struct Roadmap {
    pub sentence: String,
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

/// What an action settles is part of its name in tables.
impl Action {
    /// What it settles.
    pub(crate) fn settles(&self) -> Option<String> {
        (!self.closes.is_empty()).then(|| format!("Settles: {}.", self.closes.join("; ")))
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

/// What could not be seen.
#[derive(Debug, Deserialize)]
pub(crate) struct Unseen {
    pub sentence: String,
    pub unknown: Vec<Asked>,
    pub unanswered: Vec<Asked>,
    pub not_applicable: Vec<Asked>,
    pub not_asked: Option<String>,
    pub not_assessed: Vec<String>,
    pub coverage: Vec<Coverage>,
}

/// A question.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    pub ask: String,
}

/// How much of one framework was answered.
#[derive(Debug, Deserialize)]
pub(crate) struct Coverage {
    pub title: String,
    pub coverage: String,
}
