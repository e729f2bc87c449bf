//! Strengths and gaps: dimensions ranked by their weight in the goals and their distance from the target.

use std::cmp::Ordering;

use serde::Serialize;

use super::lookup::Lookup;
use super::overview::SHOWN;
use crate::record::{FrameworkRecord, Record};

/// A strength or a gap.
#[derive(Debug, Serialize)]
pub(super) struct Point {
    title: String,
    /// The framework it belongs to: a name like "Public" says nothing alone.
    framework: String,
    score: String,
    note: String,
    anchor: Option<String>,
}

/// A dimension that can be a strength or a gap.
pub(super) struct Scored<'a> {
    framework: &'a str,
    pub(super) id: String,
    score: f64,
    pub(super) target: Option<f64>,
    pub(super) gap: f64,
    /// Its weight among the goals; 1 where it is none.
    weight: f64,
}

impl<'a> Scored<'a> {
    pub(super) fn all(record: &'a Record) -> Vec<Self> {
        let goals = record.roadmap.iter().flat_map(|roadmap| &roadmap.goals);
        let weight = |id: &str| goals.clone().find(|goal| goal.id == id).map_or(1.0, |goal| goal.weight);
        let mut found = Vec::new();
        for (framework, result) in &record.frameworks {
            let FrameworkRecord::Dimensions(result) = result else { continue };
            for (element, one) in &result.dimensions {
                let (id, gap) = (format!("{framework}.{element}"), one.gap.unwrap_or(0.0));
                let Some(score) = one.score else { continue };
                found.push(Scored { framework, weight: weight(&id), id, score, target: one.target, gap });
            }
        }
        found
    }

    /// How far it is above what was aimed at, else above half of what is possible, by weight.
    fn ahead(&self) -> f64 {
        (self.score - self.target.unwrap_or(50.0)) * self.weight
    }
}

/// By one measure downwards, then by another, then by name, so that no order of the questionnaire decides.
fn ranked<'a>(found: &mut Vec<&Scored<'a>>, by: impl Fn(&Scored<'a>) -> (f64, f64)) {
    let order = |one: &&Scored<'a>, other: &&Scored<'a>| -> Ordering {
        let (one_by, other_by) = (by(one), by(other));
        other_by.0.total_cmp(&one_by.0).then(other_by.1.total_cmp(&one_by.1)).then_with(|| one.id.cmp(&other.id))
    };
    found.sort_by(order);
    found.truncate(SHOWN);
}

/// The gaps to targets that weigh most; where there are no targets, the lowest scores.
pub(super) fn gaps<'a, 'r>(scored: &'a [Scored<'r>]) -> Vec<&'a Scored<'r>> {
    let targets = scored.iter().any(|one| one.target.is_some());
    let mut found: Vec<&Scored> =
        scored.iter().filter(|one| if targets { one.gap > 0.0 } else { one.score < 50.0 }).collect();
    ranked(&mut found, |one| (one.gap * one.weight, -one.score));
    found
}

/// The scores furthest ahead that are at least half of what is possible and miss no target.
pub(super) fn strengths<'a, 'r>(scored: &'a [Scored<'r>]) -> Vec<&'a Scored<'r>> {
    let mut found: Vec<&Scored> = scored.iter().filter(|one| one.score >= 50.0 && one.gap <= 0.0).collect();
    ranked(&mut found, |one| (one.ahead(), one.score));
    found
}

/// Why there are none.
pub(super) fn no_strengths(scored: &[Scored<'_>]) -> &'static str {
    if scored.is_empty() {
        return "Nothing could be assessed yet.";
    }
    "No score reaches half of what is possible without missing its target."
}

pub(super) fn point(one: &Scored<'_>, lookup: &Lookup) -> Point {
    let ruler = lookup.ruler(&one.id);
    let note = match one.target {
        Some(target) if one.gap > 0.0 => format!("target {}", ruler.score(target)),
        Some(target) => format!("target {} met", ruler.score(target)),
        None => String::new(),
    };
    Point {
        title: lookup.title(&one.id),
        framework: lookup.title(one.framework),
        score: ruler.score(one.score),
        note,
        anchor: lookup.linked(lookup.framework_anchor(one.framework)),
    }
}
