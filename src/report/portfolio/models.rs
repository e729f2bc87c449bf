//! How many organisations each model fits best, of those of which enough answers tell, beside what was published.

use serde::Serialize;

use super::Portfolio;
use crate::record::{Benchmark, FrameworkOutline, Kind};
use crate::report::number::plain;

#[derive(Debug, Serialize)]
pub(super) struct Distribution {
    title: String,
    rows: Vec<Share>,
}

#[derive(Debug, Serialize)]
struct Share {
    title: String,
    organisations: usize,
    percent: String,
    published: String,
}

pub(super) fn distributions(portfolio: &Portfolio) -> Vec<Distribution> {
    let frameworks = portfolio.outline.frameworks.iter().enumerate();
    let distribution = |(place, framework): (usize, &FrameworkOutline)| Distribution {
        title: framework.title.clone(),
        rows: (0..framework.elements.len()).map(|element| share(portfolio, place, element)).collect(),
    };
    frameworks.filter(|(_, one)| one.kind == Kind::Archetypes).map(distribution).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of organisations")]
fn share(portfolio: &Portfolio, place: usize, element: usize) -> Share {
    let told = || portfolio.entries.iter().filter_map(|entry| entry.best[place]);
    let organisations = told().filter(|best| *best == element).count();
    let measure = portfolio.outline.element(place, element);
    let id = portfolio.outline.id(measure);
    let figures = portfolio.benchmarks.iter().filter(|figure| figure.about == id).map(published);
    let figures: Vec<String> = figures.collect();
    Share {
        title: portfolio.outline.title(measure).to_owned(),
        organisations,
        percent: plain(organisations as f64 * 100.0 / told().count().max(1) as f64),
        published: if figures.is_empty() { "–".to_owned() } else { figures.join("; ") },
    }
}

/// `29.1 % (2010, n = 140)`.
fn published(figure: &Benchmark) -> String {
    let n = figure.n.map(|n| format!(", n = {n}")).unwrap_or_default();
    let space = if figure.unit.is_empty() { "" } else { " " };
    format!("{}{space}{} ({}{n})", plain(figure.value), figure.unit, figure.year)
}
