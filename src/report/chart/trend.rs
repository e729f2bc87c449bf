//! Values of several records over time.

use super::ink::LINES;
use super::lines::{self, Series};
use super::text::phrase;
use super::{Chart, Plan, titled};
use crate::report::number::{NOT_ASSESSED, count, plain};

/// A line for each of up to eight series over named points; a value that is missing leaves a gap. Further series
/// are in the table. The id tells it from others of its page, which may have the same title.
#[must_use]
pub fn trend(id: &str, title: &str, series: &[(String, Vec<Option<f64>>)], points: &[String]) -> Chart {
    let mut head = vec!["Measure".to_owned()];
    head.extend(points.iter().cloned());
    let rows = series.iter().map(|(name, values)| {
        let mut cells = vec![name.clone()];
        cells.extend((0..points.len()).map(|at| shown(values.get(at).copied().flatten())));
        cells
    });
    let plan = Plan {
        name: titled(id, "trend"),
        title: title.to_owned(),
        description: described(series, points),
        head,
        rows: rows.collect(),
    };
    let drawn: Vec<Series<'_>> = series
        .iter()
        .take(LINES)
        .map(|(name, values)| Series { name, values: values.iter().copied().take(points.len()).collect() })
        .collect();
    plan.draw(|canvas| lines::draw(canvas, &drawn, points))
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| NOT_ASSESSED.to_owned(), plain)
}

fn described(series: &[(String, Vec<Option<f64>>)], points: &[String]) -> String {
    let moves: Vec<String> = series
        .iter()
        .take(LINES)
        .map(|(name, values)| {
            let mut known = values.iter().copied().flatten();
            match (known.next(), known.next_back()) {
                (Some(first), Some(last)) => format!("{} from {} to {}", phrase(name), plain(first), plain(last)),
                (only, _) => format!("{} {}", phrase(name), shown(only)),
            }
        })
        .collect();
    let mut said = vec![format!("{}: {}.", count(points.len(), "point"), moves.join("; "))];
    if series.len() > LINES {
        said.push(format!("{} more are only in the table.", series.len() - LINES));
    }
    said.join(" ")
}
