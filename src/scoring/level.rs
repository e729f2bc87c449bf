//! Levels: a score that is high enough, and every necessary condition up to there.

use super::Assessment;
use crate::index::Measure;
use crate::pack::{Level, Pack};
use crate::record::Score;

/// The place of the level a measure of a framework has reached; `None` when not assessed or without levels.
#[must_use]
pub fn level(pack: &Pack, assessment: &Assessment, measure: Measure) -> Option<usize> {
    let score = assessment.measure(measure)?;
    let levels = &pack.frameworks[pack.measure_framework(measure)].levels;
    let reached = levels.iter().take_while(|level| score.points() >= level.from && unmet(assessment, level).is_empty());
    reached.count().checked_sub(1)
}

/// The requirements of a level that do not hold: the measure and the score it needs. One to which nothing applies is
/// waived; one that is not assessed, or not asked, is not met.
#[must_use]
pub fn unmet(assessment: &Assessment, level: &Level) -> Vec<(Measure, f64)> {
    let missed = |(measure, needs): &&(Measure, f64)| {
        assessment.applies(*measure) && assessment.measure(*measure).is_none_or(|score| score.points() < *needs)
    };
    level.requires.iter().filter(missed).copied().collect()
}

/// What the next level still needs: the level's place and each measure with the score it needs.
#[must_use]
pub fn limited_by(pack: &Pack, assessment: &Assessment, measure: Measure) -> Vec<(usize, Measure, f64)> {
    let levels = &pack.frameworks[pack.measure_framework(measure)].levels;
    let next = level(pack, assessment, measure).map_or(0, |reached| reached + 1);
    let Some(wanted) = levels.get(next) else { return Vec::new() };
    let mut missing: Vec<(usize, Measure, f64)> =
        unmet(assessment, wanted).into_iter().map(|(part, needs)| (next, part, needs)).collect();
    if assessment.measure(measure).map_or(0.0, Score::points) < wanted.from {
        missing.insert(0, (next, measure, wanted.from));
    }
    missing
}
