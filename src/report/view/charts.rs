//! A chart beside the numbers it draws.

use serde::Serialize;

use crate::report::chart::Chart;

/// A chart: markup, the words that stand for it, and its numbers as a table.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ChartView {
    pub(super) file: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) svg: String,
    pub(super) caption: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl From<Chart> for ChartView {
    fn from(chart: Chart) -> Self {
        Self {
            file: format!("charts/{}.svg", chart.name),
            title: chart.title,
            description: chart.description,
            svg: chart.svg,
            caption: chart.table.caption,
            head: chart.table.head,
            rows: chart.table.rows,
        }
    }
}

/// A chart, unless charts are left out.
pub(super) fn when<C: Into<Option<Chart>>>(wanted: bool, draw: impl FnOnce() -> C) -> Option<ChartView> {
    if wanted { draw().into().map(ChartView::from) } else { None }
}
