//! What can be asked of a record: its measures, and its frameworks with their levels and poles.

use super::{FrameworkRecord, Level, Record, Scale};
use crate::index::{Measure, TiVec};

/// What a pack scores, or a record holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// In pack order.
    pub frameworks: Vec<FrameworkOutline>,
    /// By measure index: elements first, then frameworks.
    measures: TiVec<Measure, MeasureOutline>,
}

/// One measure.
#[derive(Debug, Clone, PartialEq)]
struct MeasureOutline {
    id: String,
    title: String,
    /// Place of its framework.
    framework: usize,
    /// Its place among the elements of its framework; `None` for a framework's own score.
    element: Option<usize>,
}

/// One framework.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameworkOutline {
    /// Its id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// How it scores.
    pub kind: Kind,
    /// Short ids and names of its elements; none for a composite.
    pub elements: Vec<(String, String)>,
    /// Ids and names of its levels, lowest first.
    pub levels: Vec<(String, String)>,
    /// The ends of a spectrum.
    pub ends: Option<Ends>,
    /// What 0 and 100 are shown as.
    pub scale: Option<Scale>,
}

/// How a framework scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Models of which one fits best.
    Archetypes,
    /// A place between two poles.
    Spectrum,
    /// Scores side by side.
    Dimensions,
    /// A weighted mean of others.
    Composite,
}

/// The ends of a spectrum.
#[derive(Debug, Clone, PartialEq)]
pub struct Ends {
    /// Ids of the poles at -100 and at 100.
    pub poles: [String; 2],
    /// Below the first lies the first pole, from the second on the second; between them it is mixed.
    pub cuts: [f64; 2],
}

/// Where on a spectrum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At the first pole.
    First,
    /// Between the cuts.
    Mixed,
    /// At the second pole.
    Second,
}

impl Side {
    /// All, from the first pole to the second.
    pub const ALL: [Self; 3] = [Self::First, Self::Mixed, Self::Second];

    /// The side on which a position lies.
    #[must_use]
    pub fn of(position: f64, cuts: [f64; 2]) -> Self {
        match position {
            position if position < cuts[0] => Self::First,
            position if position >= cuts[1] => Self::Second,
            _ => Self::Mixed,
        }
    }

    /// Its word: the id of a pole, or `mixed`.
    #[must_use]
    pub fn word(self, poles: [&str; 2]) -> &str {
        match self {
            Self::First => poles[0],
            Self::Mixed => "mixed",
            Self::Second => poles[1],
        }
    }
}

impl Ends {
    /// The side on which a position lies.
    #[must_use]
    pub fn side(&self, position: f64) -> Side {
        Side::of(position, self.cuts)
    }

    /// The word of a side.
    #[must_use]
    pub fn word(&self, side: Side) -> &str {
        side.word(self.poles.each_ref().map(String::as_str))
    }
}

impl Outline {
    /// Of frameworks in pack order.
    #[must_use]
    pub fn new(frameworks: Vec<FrameworkOutline>) -> Self {
        let elements = frameworks.iter().enumerate().flat_map(|(place, framework)| elements(place, framework));
        let wholes = frameworks.iter().enumerate().map(|(place, framework)| whole(place, framework));
        let measures = elements.chain(wholes).collect();
        Self { frameworks, measures }
    }

    /// What a record holds.
    #[must_use]
    pub fn of_record(record: &Record) -> Self {
        Self::new(record.frameworks.iter().map(|(id, framework)| of_result(id, framework)).collect())
    }

    /// What an id stands for: `framework` or `framework.element`.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<Measure> {
        self.measures.position(|measure| measure.id == id)
    }

    /// The measure of an element, by its framework's place and its own place there.
    #[must_use]
    pub fn element(&self, framework: usize, element: usize) -> Measure {
        let before: usize = self.frameworks[..framework].iter().map(|framework| framework.elements.len()).sum();
        (before + element).into()
    }

    /// The measure of a framework's own score, by its place.
    #[must_use]
    pub fn whole(&self, framework: usize) -> Measure {
        (self.measures.len() - self.frameworks.len() + framework).into()
    }

    /// The id of a measure.
    #[must_use]
    pub fn id(&self, measure: Measure) -> &str {
        &self.measures[measure].id
    }

    /// The name people see for a measure.
    #[must_use]
    pub fn title(&self, measure: Measure) -> &str {
        &self.measures[measure].title
    }

    /// The place of the framework a measure belongs to.
    #[must_use]
    pub fn framework(&self, measure: Measure) -> usize {
        self.measures[measure].framework
    }

    /// The framework a measure belongs to.
    #[must_use]
    pub fn framework_of(&self, measure: Measure) -> &FrameworkOutline {
        &self.frameworks[self.framework(measure)]
    }

    /// The place of an element in its framework; `None` for a framework's own score.
    #[must_use]
    pub fn place(&self, measure: Measure) -> Option<usize> {
        self.measures[measure].element
    }

    /// Everything that is shown with a score: each framework's own score, if it has one, then its elements.
    #[must_use]
    pub fn shown(&self) -> Vec<Measure> {
        (0..self.frameworks.len()).flat_map(|place| self.shown_of(place)).collect()
    }

    /// Everything of one framework that is shown with a score: its own, if it has one, then its elements'.
    pub fn shown_of(&self, place: usize) -> impl Iterator<Item = Measure> + '_ {
        let framework = &self.frameworks[place];
        let whole = (framework.kind != Kind::Archetypes).then(|| self.whole(place));
        whole.into_iter().chain((0..framework.elements.len()).map(move |element| self.element(place, element)))
    }
}

fn elements(place: usize, framework: &FrameworkOutline) -> impl Iterator<Item = MeasureOutline> + '_ {
    framework.elements.iter().enumerate().map(move |(element, (id, title))| MeasureOutline {
        id: format!("{}.{id}", framework.id),
        title: title.clone(),
        framework: place,
        element: Some(element),
    })
}

fn whole(place: usize, framework: &FrameworkOutline) -> MeasureOutline {
    MeasureOutline { id: framework.id.clone(), title: framework.title.clone(), framework: place, element: None }
}

fn of_result(id: &str, framework: &FrameworkRecord) -> FrameworkOutline {
    let none = indexmap::IndexMap::new();
    let (kind, elements, levels): (_, _, &[Level]) = match framework {
        FrameworkRecord::Archetypes(result) => (Kind::Archetypes, &result.elements, &[]),
        FrameworkRecord::Spectrum(result) => (Kind::Spectrum, &result.elements, &[]),
        FrameworkRecord::Dimensions(result) => (Kind::Dimensions, &result.elements, &result.levels),
        FrameworkRecord::Composite(result) => (Kind::Composite, &none, &result.levels),
    };
    let ends = match framework {
        FrameworkRecord::Spectrum(result) => {
            Some(Ends { poles: result.poles.clone().map(|pole| pole.id), cuts: result.cuts })
        }
        _ => None,
    };
    FrameworkOutline {
        id: id.to_owned(),
        title: framework.title().to_owned(),
        kind,
        elements: elements.iter().map(|(id, info)| (id.clone(), info.title.clone())).collect(),
        levels: levels.iter().map(|level| (level.id.clone(), level.title.clone())).collect(),
        ends,
        scale: framework.scale(),
    }
}
