//! A panel as a table: one row for each question.

use crate::panel::{ItemSpread, PanelRecord};
use crate::report::spreadsheet::{cell, write};

/// One row per item: how many answered what, the word, and the indices behind it.
#[must_use]
pub fn panel_csv(panel: &PanelRecord) -> Vec<u8> {
    let head = [
        "item",
        "question",
        "ordered",
        "answered",
        "unknown",
        "not_applicable",
        "centre",
        "agreement",
        "r_wg",
        "average_deviation",
        "acceptable",
        "chance",
        "a_wg",
        "consensus",
        "modal_share",
        "variation",
        "answers",
    ];
    write(&head, panel.items.iter().map(row))
}

fn row(item: &ItemSpread) -> Vec<String> {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let of = &item.indices;
    let counts: Vec<String> = item.options.iter().map(|option| format!("{} {}", option.id, option.count)).collect();
    let indices =
        [of.r_wg, of.average_deviation, of.acceptable, of.chance, of.a_wg, of.consensus, of.modal_share, of.variation];
    let mut row = vec![
        cell(&item.id),
        cell(&item.ask),
        cell(if item.ordered { "yes" } else { "no" }),
        item.answered.to_string(),
        item.unknown.to_string(),
        item.not_applicable.to_string(),
        cell(item.centre.as_deref().unwrap_or_default()),
        cell(item.word.name()),
    ];
    row.extend(indices.map(number));
    row.push(cell(&counts.join("; ")));
    row
}
