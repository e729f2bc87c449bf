//! Many panels as a table: one row for each organisation and day.

use serde::Serialize;

use crate::panel::{MeasureSpread, Word};
use crate::record::tenths;
use crate::report::Names;
use crate::report::spreadsheet::{cell, write};

/// One panel among many.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PanelRow {
    /// The organisation's name, as typed.
    pub organisation: String,
    /// The day the answers stand for.
    pub date: Option<String>,
    /// The id of the questionnaire.
    pub pack: String,
    /// Its version.
    pub pack_version: String,
    /// Its digest.
    pub pack_sha256: String,
    /// How many answered.
    pub respondents: usize,
    /// On how many questions people agree, lean and so on.
    pub words: indexmap::IndexMap<Word, usize>,
    /// Everything that has a score, in pack order.
    pub measures: Vec<MeasureSpread>,
}

/// The columns before the scores.
const ABOUT: [&str; 6] = ["organisation", "date", "pack", "pack_version", "pack_sha256", "respondents"];
/// What is told of each measure.
const OF_MEASURE: [&str; 3] = ["lowest", "mean", "highest"];

/// A table of panels that answered one questionnaire; nothing without one.
#[must_use]
pub fn panel_rows_csv(rows: &[PanelRow], names: Names) -> Vec<u8> {
    let Some(first) = rows.first() else { return Vec::new() };
    let words = Word::ALL.map(|word| format!("questions.{}", word.id()));
    let of = |measure: &MeasureSpread| OF_MEASURE.map(|what| format!("{}.{what}", measure.id));
    let scores = first.measures.iter().flat_map(of);
    let head: Vec<String> = ABOUT.map(str::to_owned).into_iter().chain(words).chain(scores).collect();
    let head: Vec<String> = head.iter().map(|name| names.of(name)).collect();
    write(&head.iter().map(String::as_str).collect::<Vec<_>>(), rows.iter().map(row))
}

fn row(row: &PanelRow) -> Vec<String> {
    let mut cells = vec![
        cell(&row.organisation),
        row.date.clone().unwrap_or_default(),
        row.pack.clone(),
        row.pack_version.clone(),
        row.pack_sha256.clone(),
        row.respondents.to_string(),
    ];
    cells.extend(row.words.values().map(usize::to_string));
    for measure in &row.measures {
        cells.extend([measure.lowest, measure.mean, measure.highest].map(|score| shown(measure, score)));
    }
    cells
}

/// A plain number on the scale on which people see it; nothing where nobody is assessed.
fn shown(measure: &MeasureSpread, score: Option<f64>) -> String {
    let round = |score: f64| measure.scale.map_or_else(|| tenths(score), |scale| scale.round(score));
    score.map_or_else(String::new, |score| round(score).to_string())
}
