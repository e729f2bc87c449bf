//! Where an assessment stands, as places in lists: what the summary of many counts.

use super::{Kind, Outline, Readings, Side};

/// For each framework that sorts organisations the place of the group this one falls into; the last is for those
/// that are not assessed.
pub type Standing = Vec<usize>;

/// Where an assessment stands.
#[must_use]
pub fn standing(outline: &Outline, readings: &impl Readings) -> Standing {
    let sorts = outline.frameworks.iter().enumerate().map(|(place, _)| group(outline, place, readings));
    sorts.flatten().collect()
}

/// The place of the group a framework sorts this one into.
#[must_use]
pub fn group(outline: &Outline, place: usize, readings: &impl Readings) -> Option<usize> {
    let groups = groups(outline, place)?.len();
    let whole = || readings.reading(outline, outline.whole(place));
    let found = match outline.frameworks[place].kind {
        Kind::Archetypes => readings.fit(place).filter(|fit| !fit.thin).and_then(|fit| fit.best),
        Kind::Spectrum => whole().told().and_then(|position| side(outline, place, position)),
        Kind::Composite | Kind::Dimensions => whole().level,
    };
    Some(found.unwrap_or(groups))
}

fn side(outline: &Outline, place: usize, position: f64) -> Option<usize> {
    let side = outline.frameworks[place].ends.as_ref()?.side(position);
    Side::ALL.iter().position(|one| *one == side)
}

/// The groups a framework sorts organisations into: models, ends of a spectrum, levels of a composite.
#[must_use]
pub fn groups(outline: &Outline, place: usize) -> Option<Vec<&str>> {
    let framework = &outline.frameworks[place];
    match framework.kind {
        Kind::Archetypes => Some(framework.elements.iter().map(|(id, _)| id.as_str()).collect()),
        Kind::Spectrum => framework.ends.as_ref().map(|ends| Side::ALL.map(|side| ends.word(side)).to_vec()),
        Kind::Composite if !framework.levels.is_empty() => {
            Some(framework.levels.iter().map(|(id, _)| id.as_str()).collect())
        }
        Kind::Composite | Kind::Dimensions => None,
    }
}
