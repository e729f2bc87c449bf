//! What can be asked of a record: its frameworks with their elements, levels and poles, by position.

use super::{FrameworkRecord, LevelRecord, Record};
use crate::pack::{Framework, FrameworkKind, Pack};

/// The frameworks of a pack or a record, in pack order.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// In pack order.
    pub frameworks: Vec<FrameworkOutline>,
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
    /// Ids of a spectrum's poles, and the positions between which it is mixed.
    pub poles: Option<([String; 2], [f64; 2])>,
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

/// Something that has a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// The position, mean or composite score of a framework, by its place.
    Whole(usize),
    /// An element, by its framework's place and its own place there.
    Element(usize, usize),
}

impl Measure {
    /// The place of its framework.
    #[must_use]
    pub fn framework(self) -> usize {
        match self {
            Self::Whole(framework) | Self::Element(framework, _) => framework,
        }
    }
}

impl Outline {
    /// What records made under a pack will hold.
    #[must_use]
    pub fn of_pack(pack: &Pack) -> Self {
        Self { frameworks: pack.frameworks.iter().map(|framework| of_framework(pack, framework)).collect() }
    }

    /// What a record holds.
    #[must_use]
    pub fn of_record(record: &Record) -> Self {
        Self { frameworks: record.frameworks.iter().map(|(id, framework)| of_result(id, framework)).collect() }
    }

    /// What an id stands for: `framework` or `framework.element`.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<Measure> {
        if let Some(place) = self.frameworks.iter().position(|framework| framework.id == id) {
            return Some(Measure::Whole(place));
        }
        let (of, element) = id.split_once('.')?;
        let place = self.frameworks.iter().position(|framework| framework.id == of)?;
        let element = self.frameworks[place].elements.iter().position(|(id, _)| id == element)?;
        Some(Measure::Element(place, element))
    }

    /// The id of a measure.
    #[must_use]
    pub fn id(&self, measure: Measure) -> String {
        match measure {
            Measure::Whole(framework) => self.frameworks[framework].id.clone(),
            Measure::Element(framework, element) => {
                let framework = &self.frameworks[framework];
                format!("{}.{}", framework.id, framework.elements[element].0)
            }
        }
    }

    /// The name people see for a measure.
    #[must_use]
    pub fn title(&self, measure: Measure) -> &str {
        match measure {
            Measure::Whole(framework) => &self.frameworks[framework].title,
            Measure::Element(framework, element) => &self.frameworks[framework].elements[element].1,
        }
    }

    /// Everything with a score: each framework's own score, if it has one, then its elements.
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        let of_framework = |(place, framework): (usize, &FrameworkOutline)| {
            let whole = (framework.kind != Kind::Archetypes).then_some(Measure::Whole(place));
            let elements = (0..framework.elements.len()).map(move |element| Measure::Element(place, element));
            whole.into_iter().chain(elements).collect::<Vec<_>>()
        };
        self.frameworks.iter().enumerate().flat_map(of_framework).collect()
    }
}

fn of_framework(pack: &Pack, framework: &Framework) -> FrameworkOutline {
    let elements = &pack.elements[framework.elements.clone()];
    let (kind, poles) = match &framework.kind {
        FrameworkKind::Archetypes => (Kind::Archetypes, None),
        FrameworkKind::Spectrum { poles, cuts } => (Kind::Spectrum, Some((poles.clone().map(|pole| pole.id), *cuts))),
        FrameworkKind::Dimensions => (Kind::Dimensions, None),
        FrameworkKind::Composite { .. } => (Kind::Composite, None),
    };
    FrameworkOutline {
        id: framework.id.clone(),
        title: framework.title.clone(),
        kind,
        elements: elements.iter().map(|element| (element.short_id.clone(), element.title.clone())).collect(),
        levels: framework.levels.iter().map(|level| (level.id.clone(), level.title.clone())).collect(),
        poles,
    }
}

fn of_result(id: &str, framework: &FrameworkRecord) -> FrameworkOutline {
    let none = indexmap::IndexMap::new();
    let (kind, elements, levels): (_, _, &[LevelRecord]) = match framework {
        FrameworkRecord::Archetypes(result) => (Kind::Archetypes, &result.elements, &[]),
        FrameworkRecord::Spectrum(result) => (Kind::Spectrum, &result.elements, &[]),
        FrameworkRecord::Dimensions(result) => (Kind::Dimensions, &result.elements, &result.levels),
        FrameworkRecord::Composite(result) => (Kind::Composite, &none, &result.levels),
    };
    let poles = match framework {
        FrameworkRecord::Spectrum(result) => Some((result.poles.clone().map(|pole| pole.id), result.cuts)),
        _ => None,
    };
    FrameworkOutline {
        id: id.to_owned(),
        title: framework.title().to_owned(),
        kind,
        elements: elements.iter().map(|(id, info)| (id.clone(), info.title.clone())).collect(),
        levels: levels.iter().map(|level| (level.id.clone(), level.title.clone())).collect(),
        poles,
    }
}
