//! Compares single files: answers or records in the order of time.

use std::path::PathBuf;

use anyhow::Result;

use super::super::args::AssessArgs;
use super::super::output::Output;
use super::super::report;
use super::{Compared, floors};
use crate::compare::{Floor, differ, history, who};
use crate::diagnostics::{Diagnostics, render::visible};
use crate::record::Record;

/// What moved between the first and the last file. `None` when problems were pushed.
///
/// # Errors
/// When they cannot be compared, or a floor names something that is not scored.
pub(super) fn compare(
    paths: &[PathBuf],
    args: &AssessArgs,
    floors: &[Floor],
    output: &Output,
    problems: &mut Diagnostics,
) -> Result<Option<Compared>> {
    let mut records: Vec<Record> = Vec::new();
    for path in paths {
        let mut found = Diagnostics::new();
        records.extend(report::record(path, args, &mut found)?);
        problems.absorb(found);
    }
    if records.len() < paths.len() {
        return Ok(None);
    }
    let history = history(&records)?;
    for doubt in doubts(&records) {
        output.message(&format!("warning: {doubt}"));
    }
    let fallen = floors::judge(&[&history.overall], floors)?.swap_remove(0);
    let last = paths.last().map(|path| path.display().to_string()).unwrap_or_default();
    Ok(Some(Compared::Course { last, history: Box::new(history), fallen }))
}

/// What speaks against the files being one course of one organisation in the order of time.
fn doubts(records: &[Record]) -> Vec<String> {
    let mut found = Vec::new();
    let mut names: Vec<&String> = records.iter().filter_map(|record| record.organisation.as_ref()).collect();
    names.dedup();
    if names.len() > 1 {
        let names: Vec<String> = names.into_iter().map(|name| visible(name)).collect();
        found.push(format!("these are answers of different organisations: {}", names.join(", ")));
    } else if records.windows(2).any(|two| differ(two[0].respondent.as_ref(), two[1].respondent.as_ref())) {
        let mut people: Vec<String> = records.iter().map(|record| visible(&who(record.respondent.as_ref()))).collect();
        people.dedup();
        let people = people.join("; ");
        found.push(format!("these are answers of different people, which can move scores by itself: {people}"));
    }
    let dates: Vec<&String> = records.iter().filter_map(|record| record.date.as_ref()).collect();
    if !dates.is_sorted() {
        let dates: Vec<&str> = dates.into_iter().map(String::as_str).collect();
        found.push(format!("the files are not in the order of their dates: {}", dates.join(", ")));
    }
    found
}
