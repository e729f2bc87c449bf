//! JSON objects, one for each document.

use serde::Serialize;

use crate::diagnostics::{Diagnostics, render};
use crate::gate::Outcome;
use crate::record::Record;

#[derive(Serialize)]
struct Scored<'a> {
    file: &'a str,
    document: usize,
    gates: &'a [Outcome],
    record: &'a Record,
}

#[derive(Serialize)]
struct Failed<'a> {
    file: &'a str,
    problems: Vec<render::Json<'a>>,
}

/// A document with its record.
#[must_use]
pub(super) fn scored((file, document): (&str, usize), record: &Record, gates: &[Outcome]) -> Vec<u8> {
    serde_json::to_vec(&Scored { file, document, gates, record }).unwrap_or_default()
}

/// A file with what is wrong in it.
#[must_use]
pub(super) fn failed(file: &str, problems: &Diagnostics) -> Vec<u8> {
    serde_json::to_vec(&Failed { file, problems: render::rows(problems) }).unwrap_or_default()
}
