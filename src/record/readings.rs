//! The values that tables and gates read, from a record or straight from the scores it would be made of.
//!
//! Scoring thousands of files needs these few values and not the texts of a whole record; a test holds the two
//! sources of them against each other.

use indexmap::IndexMap;

use super::build::{Parts, coverage, findings_made};
use super::{FindingSeverity, FrameworkRecord, LevelRecord, Measure, Record, Verdict};
use crate::scoring::{Score, level};

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
}

/// What can be read of one assessment. Measures come from the [`super::Outline`] of the same pack.
pub trait Readings {
    /// Answered of applicable items, 0 to 100.
    fn coverage(&self) -> Option<f64>;
    /// Answered weight of applicable weight of a framework.
    fn coverage_of(&self, framework: usize) -> Option<f64>;
    /// The score of a measure; `None` when not assessed.
    fn score(&self, measure: Measure) -> Option<f64>;
    /// Its outer bounds.
    fn bounds(&self, measure: Measure) -> Option<(f64, f64)>;
    /// The place of the level it has reached.
    fn level(&self, measure: Measure) -> Option<usize>;
    /// Which archetype fits best; `None` for other kinds of framework.
    fn fit(&self, framework: usize) -> Option<FitReading>;
    /// The severity of every finding, in no particular order.
    fn findings(&self) -> Vec<FindingSeverity>;

    /// Points between the best archetype and the next.
    fn margin(&self, framework: usize) -> Option<f64> {
        let fit = self.fit(framework)?;
        let points = |place: Option<usize>| self.score(Measure::Element(framework, place?));
        let (best, next) = (points(fit.best)?, points(fit.runner_up)?);
        Some(Score::of_mean(best - next).points())
    }
}

impl Parts<'_> {
    fn index(&self, measure: Measure) -> usize {
        match measure {
            Measure::Whole(framework) => self.pack.framework_measure(framework),
            Measure::Element(framework, element) => self.pack.frameworks[framework].elements.start + element,
        }
    }
}

impl Readings for Parts<'_> {
    fn coverage(&self) -> Option<f64> {
        coverage(self.assessment).percent
    }

    fn coverage_of(&self, framework: usize) -> Option<f64> {
        self.assessment.frameworks[framework].coverage.map(|percent| Score::of_mean(percent).points())
    }

    fn score(&self, measure: Measure) -> Option<f64> {
        self.assessment.measure(self.index(measure)).map(Score::points)
    }

    fn bounds(&self, measure: Measure) -> Option<(f64, f64)> {
        let (low, high) = match measure {
            Measure::Whole(framework) => self.assessment.frameworks[framework].range()?,
            Measure::Element(..) => self.assessment.elements[self.index(measure)].range()?,
        };
        Some((low.points(), high.points()))
    }

    fn level(&self, measure: Measure) -> Option<usize> {
        level(self.pack, self.assessment, self.index(measure))
    }

    fn fit(&self, framework: usize) -> Option<FitReading> {
        let fit = self.assessment.frameworks[framework].fit.as_ref()?;
        let first = self.pack.frameworks[framework].elements.start;
        Some(FitReading {
            best: fit.best.map(|element| element - first),
            runner_up: fit.runner_up.map(|element| element - first),
            verdict: fit.verdict,
            stability: fit.stability(),
        })
    }

    fn findings(&self) -> Vec<FindingSeverity> {
        findings_made(self).map(|rule| rule.severity).collect()
    }
}

impl Record {
    fn framework(&self, place: usize) -> &FrameworkRecord {
        &self.frameworks[place]
    }
}

fn value<T: Copy>(values: &IndexMap<String, Option<T>>, place: usize) -> Option<T> {
    values.get_index(place).and_then(|(_, value)| *value)
}

fn place(levels: &[LevelRecord], id: Option<&String>) -> Option<usize> {
    levels.iter().position(|level| Some(&level.id) == id)
}

impl Readings for Record {
    fn coverage(&self) -> Option<f64> {
        self.coverage.percent
    }

    fn coverage_of(&self, framework: usize) -> Option<f64> {
        self.framework(framework).coverage()
    }

    fn score(&self, measure: Measure) -> Option<f64> {
        match (self.framework(measure.framework()), measure) {
            (FrameworkRecord::Archetypes(result), Measure::Element(_, element)) => value(&result.fit, element),
            (FrameworkRecord::Archetypes(_), Measure::Whole(_)) => None,
            (FrameworkRecord::Spectrum(result), Measure::Element(_, element)) => value(&result.strands, element),
            (FrameworkRecord::Spectrum(result), Measure::Whole(_)) => result.position,
            (FrameworkRecord::Dimensions(result), Measure::Element(_, element)) => {
                result.dimensions.get_index(element)?.1.score
            }
            (FrameworkRecord::Dimensions(result), Measure::Whole(_)) => result.mean,
            (FrameworkRecord::Composite(result), _) => result.score,
        }
    }

    fn bounds(&self, measure: Measure) -> Option<(f64, f64)> {
        let range = match (self.framework(measure.framework()), measure) {
            (FrameworkRecord::Archetypes(result), Measure::Element(_, element)) => value(&result.ranges, element),
            (FrameworkRecord::Spectrum(result), Measure::Element(_, element)) => value(&result.ranges, element),
            (FrameworkRecord::Spectrum(result), Measure::Whole(_)) => result.range,
            (FrameworkRecord::Dimensions(result), Measure::Element(_, element)) => {
                let (_, dimension) = result.dimensions.get_index(element)?;
                return dimension.low.zip(dimension.high);
            }
            (FrameworkRecord::Composite(result), _) => return result.low.zip(result.high),
            (FrameworkRecord::Archetypes(_) | FrameworkRecord::Dimensions(_), Measure::Whole(_)) => None,
        };
        range.map(|range| (range.low, range.high))
    }

    fn level(&self, measure: Measure) -> Option<usize> {
        match (self.framework(measure.framework()), measure) {
            (FrameworkRecord::Dimensions(result), Measure::Element(_, element)) => {
                place(&result.levels, result.dimensions.get_index(element)?.1.level.as_ref())
            }
            (FrameworkRecord::Composite(result), _) => place(&result.levels, result.level.as_ref()),
            _ => None,
        }
    }

    fn fit(&self, framework: usize) -> Option<FitReading> {
        let FrameworkRecord::Archetypes(result) = self.framework(framework) else { return None };
        let place = |id: &Option<String>| id.as_ref().and_then(|id| result.fit.get_index_of(id));
        Some(FitReading {
            best: place(&result.best),
            runner_up: place(&result.runner_up),
            verdict: result.verdict,
            stability: result.stability,
        })
    }

    fn findings(&self) -> Vec<FindingSeverity> {
        self.findings.iter().map(|finding| finding.severity).collect()
    }
}
