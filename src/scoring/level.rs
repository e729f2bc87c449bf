//! Levels: a score that is high enough, and every necessary condition up to there.
//!
//! A requirement on something to which nothing applies is waived. One that open answers could still turn over, or of
//! which too little was answered, is not met yet. One that the short version does not ask about stands in nobody's way:
//! the level is then given as far as the short version can tell.

use super::Assessment;
use crate::index::Measure;
use crate::pack::{Level, Pack};

/// How a requirement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds, whatever open answers turn out to be, or nothing applies to it.
    Met,
    /// The short version does not ask about it.
    Unasked,
    /// Its score falls short.
    Missed,
    /// Its score would do, but open answers could turn it over, or too few were given.
    Open,
}

/// The place of the level a measure of a framework has reached; `None` when not assessed, thin or without levels.
#[must_use]
pub fn level(pack: &Pack, assessment: &Assessment, measure: Measure) -> Option<usize> {
    let score = assessment.told(measure)?;
    let levels = &pack.frameworks[pack.measure_framework(measure)].levels;
    let reached =
        levels.iter().take_while(|level| score.reaches(level.from) && unmet(assessment, level).next().is_none());
    reached.count().checked_sub(1)
}

/// Whether a level up to this place rests on requirements that the short version does not ask about.
#[must_use]
pub fn is_provisional(pack: &Pack, assessment: &Assessment, measure: Measure, reached: usize) -> bool {
    let levels = pack.frameworks[pack.measure_framework(measure)].levels.iter().take(reached + 1);
    let required = levels.flat_map(|level| &level.requires);
    required.into_iter().any(|(part, needs)| standing(assessment, *part, *needs) == Standing::Unasked)
}

/// How the requirement that a measure reaches so many points stands.
#[must_use]
pub fn standing(assessment: &Assessment, measure: Measure, needs: f64) -> Standing {
    if !assessment.applies(measure) {
        return if assessment.unasked(measure) { Standing::Unasked } else { Standing::Met };
    }
    match assessment.measure(measure) {
        Some(score) if !score.reaches(needs) => Standing::Missed,
        Some(_) if !assessment.thin(measure) && is_sure(assessment, measure, needs) => Standing::Met,
        _ => Standing::Open,
    }
}

fn is_sure(assessment: &Assessment, measure: Measure, needs: f64) -> bool {
    assessment.range(measure).is_some_and(|(low, _)| low.reaches(needs))
}

/// A requirement that is not met: the measure, the score it needs, and whether answers are missing rather than points.
pub type Unmet = (Measure, f64, bool);

/// The requirements of a level that do not hold, or not yet.
pub fn unmet<'a>(assessment: &'a Assessment, level: &'a Level) -> impl Iterator<Item = Unmet> + 'a {
    level.requires.iter().filter_map(|(measure, needs)| match standing(assessment, *measure, *needs) {
        Standing::Met | Standing::Unasked => None,
        Standing::Missed => Some((*measure, *needs, false)),
        Standing::Open => Some((*measure, *needs, true)),
    })
}

/// What the next level still needs: the level's place and what is unmet. Nothing where there is no level to stand on.
#[must_use]
pub fn limited_by(pack: &Pack, assessment: &Assessment, measure: Measure) -> Vec<(usize, Unmet)> {
    let Some(score) = assessment.told(measure) else { return Vec::new() };
    let levels = &pack.frameworks[pack.measure_framework(measure)].levels;
    let next = level(pack, assessment, measure).map_or(0, |reached| reached + 1);
    let Some(wanted) = levels.get(next) else { return Vec::new() };
    let own = (!score.reaches(wanted.from)).then_some((measure, wanted.from, false));
    own.into_iter().chain(unmet(assessment, wanted)).map(|unmet| (next, unmet)).collect()
}
