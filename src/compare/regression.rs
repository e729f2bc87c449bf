//! Which scores fell, for CI to fail on.

use serde::Serialize;

use super::{Comparison, Shift};
use crate::diagnostics::{suggest, tick};

/// How far something may fall: `framework.element:5`, `framework.element`, `:5`, or nothing at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Floor {
    /// The element or framework; every score for which more is better when not named.
    pub element: Option<String>,
    /// Points it may fall.
    pub points: f64,
}

/// Why a floor cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadFloor {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A score that fell further than it may.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Regression {
    /// The element or framework.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// Points it fell, like for like; `None` when it is no longer assessed.
    pub fell: Option<f64>,
}

impl std::fmt::Display for Floor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = self.element.as_deref().unwrap_or("no score");
        let verb = if self.element.is_some() { "may not fall" } else { "may fall" };
        match self.points {
            0.0 => write!(f, "{what} {verb}"),
            points => write!(f, "{what} {verb} by more than {points} points"),
        }
    }
}

impl Floor {
    /// Reads `ELEMENT[:POINTS]`.
    ///
    /// # Errors
    /// When the points are no number of 0 or more.
    pub fn parse(text: &str) -> Result<Self, BadFloor> {
        let (element, points) = text.split_once(':').unwrap_or((text, "0"));
        let number = points.trim().parse().ok().filter(|points: &f64| points.is_finite() && *points >= 0.0);
        let points = number.ok_or_else(|| BadFloor {
            message: format!("{} is no number of points", tick(points)),
            help: "write it as `ELEMENT:5`, with the points it may fall".to_owned(),
        })?;
        let element = Some(element.trim()).filter(|element| !element.is_empty());
        Ok(Self { element: element.map(str::to_owned), points })
    }
}

/// What fell further than its floor allows.
///
/// # Errors
/// When the floor names something that is not scored in both.
pub fn regressions(comparison: &Comparison, floor: &Floor) -> Result<Vec<Regression>, BadFloor> {
    let known: Vec<&str> = comparison.scores.iter().map(|shift| shift.id.as_str()).collect();
    if let Some(element) = floor.element.as_deref().filter(|element| !known.contains(element)) {
        let message = format!("nothing called {} is scored in both", tick(element));
        return Err(BadFloor { message, help: suggest(element, &known) });
    }
    let watched = |shift: &&Shift| floor.element.as_ref().map_or(shift.directed, |element| *element == shift.id);
    Ok(comparison.scores.iter().filter(watched).filter_map(|shift| fallen(shift, floor.points)).collect())
}

fn fallen(shift: &Shift, points: f64) -> Option<Regression> {
    let fell = match (shift.before, shift.after, shift.like_for_like) {
        (Some(_), None, _) => None,
        (_, _, Some(change)) if -change > points => Some(-change),
        _ => return None,
    };
    Some(Regression { id: shift.id.clone(), title: named(shift), fell })
}

/// `Public (Three zones)`: elements of different frameworks can share a name.
fn named(shift: &Shift) -> String {
    if shift.whole { shift.title.clone() } else { format!("{} ({})", shift.title, shift.framework) }
}
