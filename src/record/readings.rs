//! The values that tables and gates read, from a record or straight from the scores it would be made of.
//!
//! Scoring thousands of files needs these few values and not the texts of a whole record; a test holds the two
//! sources of them against each other.

use super::measure::Reading;
use super::{Composite, Dimension, FindingSeverity, FrameworkRecord, Level, Outline, Record, Score, Verdict};
use crate::index::Measure;

/// Which archetype fits best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FitReading {
    /// Place of the best element.
    pub best: Option<usize>,
    /// Place of the next best.
    pub runner_up: Option<usize>,
    /// How far it can be relied on.
    pub verdict: Verdict,
    /// Share of leave-one-out cases in which the best stays best.
    pub stability: Option<f64>,
    /// Whether too little was answered for it to have a say.
    pub thin: bool,
}

/// What can be read of one assessment. Measures come from the [`Outline`] of the same pack.
pub trait Readings {
    /// Answered of applicable items, 0 to 100.
    fn coverage(&self) -> Option<f64>;
    /// All that is known of a measure.
    fn reading(&self, outline: &Outline, measure: Measure) -> Reading;
    /// Which archetype of a framework, by its place, fits best; `None` for other kinds of framework.
    fn fit(&self, framework: usize) -> Option<FitReading>;
    /// The severity of every finding, in no particular order.
    fn findings(&self) -> Vec<FindingSeverity>;

    /// Points between the best archetype and the next.
    fn margin(&self, outline: &Outline, framework: usize) -> Option<f64> {
        let fit = self.fit(framework)?;
        let points = |place: Option<usize>| {
            self.reading(outline, outline.element(framework, place?)).score.map(Score::of_points)
        };
        let (best, next) = (points(fit.best)?, points(fit.runner_up)?);
        Some((best - next).points())
    }
}

impl Readings for Record {
    fn coverage(&self) -> Option<f64> {
        self.coverage.percent
    }

    fn reading(&self, outline: &Outline, measure: Measure) -> Reading {
        let framework = &self.frameworks[outline.framework(measure)];
        match outline.place(measure) {
            Some(element) => of_element(framework, element),
            None => of_whole(framework),
        }
    }

    fn fit(&self, framework: usize) -> Option<FitReading> {
        let FrameworkRecord::Archetypes(result) = &self.frameworks[framework] else { return None };
        let place = |id: &Option<String>| id.as_ref().and_then(|id| result.fit.get_index_of(id));
        Some(FitReading {
            best: place(&result.best),
            runner_up: place(&result.runner_up),
            verdict: result.verdict,
            stability: result.stability,
            thin: result.thin,
        })
    }

    fn findings(&self) -> Vec<FindingSeverity> {
        self.findings.iter().map(|finding| finding.severity).collect()
    }
}

fn of_whole(framework: &FrameworkRecord) -> Reading {
    let (coverage, thin) = (framework.coverage(), framework.thin());
    match framework {
        FrameworkRecord::Archetypes(_) => Reading { coverage, thin, ..Reading::default() },
        FrameworkRecord::Spectrum(result) => Reading {
            score: result.position,
            low: result.range.map(|range| range.low),
            high: result.range.map(|range| range.high),
            coverage,
            thin,
            target: result.target,
            wanted: result.wanted,
            ..Reading::default()
        },
        FrameworkRecord::Dimensions(result) => Reading { score: result.mean, coverage, thin, ..Reading::default() },
        FrameworkRecord::Composite(result) => of_composite(result),
    }
}

fn of_composite(result: &Composite) -> Reading {
    Reading {
        score: result.score,
        low: result.low,
        high: result.high,
        coverage: result.coverage,
        level: place(&result.levels, result.level.as_ref()),
        target: result.target,
        wanted: result.wanted,
        gap: result.gap,
        thin: result.thin,
    }
}

fn of_element(framework: &FrameworkRecord, element: usize) -> Reading {
    let (scores, ranges) = match framework {
        FrameworkRecord::Archetypes(result) => (&result.fit, &result.ranges),
        FrameworkRecord::Spectrum(result) => (&result.strands, &result.ranges),
        FrameworkRecord::Dimensions(result) => {
            let found = result.dimensions.get_index(element);
            return found.map_or_else(Reading::default, |(_, dimension)| of_dimension(dimension, &result.levels));
        }
        FrameworkRecord::Composite(_) => return Reading::default(),
    };
    let range = ranges.get_index(element).and_then(|(_, range)| *range);
    Reading {
        score: scores.get_index(element).and_then(|(_, score)| *score),
        low: range.map(|range| range.low),
        high: range.map(|range| range.high),
        thin: framework.thin(),
        ..Reading::default()
    }
}

fn of_dimension(dimension: &Dimension, levels: &[Level]) -> Reading {
    Reading {
        score: dimension.score,
        low: dimension.low,
        high: dimension.high,
        coverage: dimension.coverage,
        level: place(levels, dimension.level.as_ref()),
        target: dimension.target,
        wanted: dimension.wanted,
        gap: dimension.gap,
        thin: dimension.thin,
    }
}

fn place(levels: &[Level], id: Option<&String>) -> Option<usize> {
    levels.iter().position(|level| Some(&level.id) == id)
}
