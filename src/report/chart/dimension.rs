//! What the drawings of dimensions say in words.

use super::text::phrase;
use crate::record::{Dimension, Level, Scale};
use crate::report::number::{count, shown, span};

/// The name of a level.
pub(super) fn level_title<'a>(levels: &'a [Level], level: Option<&'a str>) -> &'a str {
    let Some(id) = level else { return "" };
    levels.iter().find(|level| level.id == id).map_or(id, |level| level.title.as_str())
}

/// The highest and the lowest score in words, and how many have none.
pub(super) fn extremes<'a>(dimensions: impl Iterator<Item = &'a Dimension>, scale: Option<Scale>) -> String {
    let (assessed, absent): (Vec<_>, Vec<_>) = dimensions.partition(|dimension| dimension.score.is_some());
    let by_score = |a: &&&Dimension, b: &&&Dimension| a.score.unwrap_or(0.0).total_cmp(&b.score.unwrap_or(0.0));
    let of = |dimension: &Dimension| format!("{} with {}", phrase(&dimension.title), shown(dimension.score, scale));
    // Of equals the first counts; `max_by` would take the last.
    let said = match (assessed.iter().rev().max_by(by_score), assessed.iter().min_by(by_score)) {
        (Some(high), Some(low)) if assessed.len() > 1 => {
            format!("On a scale of {}, highest is {} and lowest is {}.", span(scale), of(high), of(low))
        }
        (Some(only), _) => format!("{} on a scale of {}.", of(only), span(scale)),
        _ => return "No dimension is assessed.".to_owned(),
    };
    if absent.is_empty() { said } else { format!("{said} Not assessed: {}.", count(absent.len(), "dimension")) }
}
