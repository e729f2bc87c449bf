//! The frameworks: models, places between poles, scores side by side, levels.

use serde::Deserialize;

use super::{Drawing, Prose, SourceNumber};

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
    #[serde(rename = "models")]
    pub all: Vec<Model>,
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
    #[serde(rename = "dimensions")]
    pub all: Vec<Dimension>,
    pub has_targets: bool,
    pub has_levels: bool,
    pub levels: Vec<Level>,
    pub off: Vec<Off>,
    #[serde(rename = "dots")]
    pub chart: Option<Drawing>,
}

impl Dimensions {
    /// Whether any of it has a score.
    pub(crate) fn is_assessed(&self) -> bool {
        self.all.iter().any(|one| one.status == "assessed")
    }
}

/// One dimension.
#[derive(Debug, Deserialize)]
pub(crate) struct Dimension {
    pub title: String,
    pub meaning: Prose,
    status: String,
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
