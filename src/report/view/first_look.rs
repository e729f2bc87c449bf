//! What can be said when too little was answered for a report: what is known, and what to ask next.

use serde::Serialize;

use super::lookup::{ItemLink, Lookup};
use crate::record::Record;
use crate::report::format;

/// A page instead of a report.
#[derive(Debug, Serialize)]
pub(super) struct FirstLookView {
    /// How much was answered, and how much it takes.
    sentence: String,
    /// Scores that enough answers tell.
    known: Vec<Known>,
    /// The questions whose answers would tell most.
    questions: Vec<ItemLink>,
}

/// One score.
#[derive(Debug, Serialize)]
struct Known {
    title: String,
    score: String,
}

impl FirstLookView {
    pub(super) fn new(record: &Record, lookup: &Lookup) -> Option<Self> {
        let first_look = record.first_look.as_ref()?;
        let questions = first_look.questions.iter().flat_map(|fact| lookup.items(&fact.item)).collect();
        Some(Self { sentence: sentence(record, first_look.needs), known: known(record, lookup), questions })
    }
}

fn sentence(record: &Record, needs: f64) -> String {
    let (answered, applicable) = (record.coverage.answered, record.coverage.applicable);
    let (now, needs) = (format::percent(record.coverage.percent), format::percent(Some(needs)));
    match answered {
        0 => format!(
            "Nothing has been answered yet. From {needs} of the {applicable} answers on there is a report with a \
             verdict, a recommendation and a roadmap."
        ),
        _ => format!(
            "{answered} of {applicable} answers were given ({now}). That is too little for a verdict, a \
             recommendation or a roadmap; from {needs} on there is a report with all three."
        ),
    }
}

fn known(record: &Record, lookup: &Lookup) -> Vec<Known> {
    let told = record.measures.iter().filter(|(_, measure)| !measure.thin);
    let known = told.filter_map(|(id, measure)| {
        Some(Known { title: lookup.full_title(id), score: lookup.ruler(id).score(measure.score?) })
    });
    known.collect()
}
