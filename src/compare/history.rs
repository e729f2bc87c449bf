//! Two or more records of one organisation in the order of time.

use serde::Serialize;

use super::people::no_panel;
use super::{Comparison, Incomparable, Side, comparable, compare, side};
use crate::record::{Measure, Outline, Readings, Record};

/// Records in the order given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct History {
    /// Each record.
    pub points: Vec<Side>,
    /// Every score that the last record holds, over all records.
    pub series: Vec<Series>,
    /// The last record beside the first.
    pub overall: Comparison,
}

/// One score over all records.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// The element or framework.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The framework it belongs to.
    pub framework: String,
    /// Whether it is a framework's own score.
    pub whole: bool,
    /// Its score in each record.
    pub values: Vec<Option<f64>>,
}

/// What moved over records.
///
/// # Errors
/// When there are fewer than two, they cannot be compared, or two of them are different people's answers of one day.
pub fn history(records: &[Record]) -> Result<History, Incomparable> {
    let ([first, ..], [.., last]) = (records, records) else { return Err(Incomparable::TooFew) };
    for record in records {
        comparable(record, last)?;
    }
    no_panel(records)?;
    let outline = Outline::of_record(last);
    let outlines: Vec<Outline> = records.iter().map(Outline::of_record).collect();
    let series = |measure: Measure| {
        let id = outline.id(measure);
        let value = |(record, outline): (&Record, &Outline)| record.reading(outline, outline.measure(id)?).told();
        Series {
            title: outline.title(measure).to_owned(),
            framework: outline.framework_of(measure).title.clone(),
            whole: outline.place(measure).is_none(),
            values: records.iter().zip(&outlines).map(value).collect(),
            id: id.to_owned(),
        }
    };
    Ok(History {
        points: records.iter().map(side).collect(),
        series: outline.shown().into_iter().map(series).collect(),
        overall: compare(first, last)?,
    })
}
