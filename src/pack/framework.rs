//! What is scored: frameworks, their elements, levels and poles.

use super::ONE;
use crate::index::{ElementIndex, FrameworkIndex, Measure, Run};
use crate::record::{self, Pole, Scale, Shape};

/// One way of looking at the organisation.
#[derive(Debug, Clone)]
pub struct Framework {
    /// Unique among frameworks.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What it shows.
    pub about: Option<String>,
    /// How it scores.
    pub kind: FrameworkKind,
    /// Its elements; empty for a composite.
    pub elements: Run<ElementIndex>,
    /// Levels, lowest first; empty where none are defined.
    pub levels: Vec<Level>,
    /// What 0 and 100 are shown as.
    pub scale: Option<Scale>,
    /// With less than this answered, in percent, a measure of it has no say.
    pub enough: f64,
}

/// The four kinds.
#[derive(Debug, Clone)]
pub enum FrameworkKind {
    /// Models of which one fits best.
    Archetypes,
    /// A place between two poles.
    Spectrum {
        /// At -100 and at 100.
        poles: [Pole; 2],
        /// Below the first the first pole, from the second on the second.
        cuts: [f64; 2],
    },
    /// Scores side by side.
    Dimensions,
    /// A weighted mean of others.
    Composite {
        /// What it is the mean of, with weights in thousandths.
        members: Vec<(Member, i64)>,
    },
}

impl FrameworkKind {
    /// The word used in files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Archetypes => "archetypes",
            Self::Spectrum { .. } => "spectrum",
            Self::Dimensions => "dimensions",
            Self::Composite { .. } => "composite",
        }
    }

    /// The smallest and largest evidence its elements take, in thousandths.
    #[must_use]
    pub fn evidence_range(&self) -> (i64, i64) {
        match self {
            Self::Spectrum { .. } => (-ONE, ONE),
            _ => (0, ONE),
        }
    }
}

/// What a composite is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// One dimension.
    Element(ElementIndex),
    /// The plain mean of a dimension framework, or another composite.
    Framework(FrameworkIndex),
}

/// A level of maturity; each requirement is a measure and the score it needs.
pub type Level = record::Level<(Measure, f64)>;

/// A model, strand or dimension.
#[derive(Debug, Clone)]
pub struct Element {
    /// Its framework.
    pub framework: FrameworkIndex,
    /// `framework.element`.
    pub id: String,
    /// Its id within the framework.
    pub short_id: String,
    /// The name people see.
    pub title: String,
    /// What it is.
    pub meaning: String,
    /// Why one item alone may decide it.
    pub single: Option<String>,
    /// Its pictogram.
    pub shape: Option<Shape>,
    /// What it is good at.
    pub strengths: Option<String>,
    /// Where it fails.
    pub weaknesses: Option<String>,
    /// Whom it suits.
    pub suits: Option<String>,
}
