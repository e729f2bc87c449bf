//! JSON objects, one for each document and each file that failed: on lines of their own, or in one array.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;
use serde::Serialize;

use super::{BatchFormat, Document, Needs, Printer};
use crate::assess::brief;
use crate::cli::batch::job::Scored;
use crate::cli::batch::totals::Totals;
use crate::diagnostics::{Diagnostics, render};
use crate::gate::Outcome;
use crate::json;
use crate::record::Record;

pub(super) const LINES: BatchFormat = BatchFormat {
    name: "ndjson",
    help: "One JSON object for each file on a line of its own, with its scores",
    printer: |wishes| Box::new(Objects { records: wishes.records, ..Objects::between(b"", b"\n", b"", b"") }),
};

pub(super) const ARRAY: BatchFormat = BatchFormat {
    name: "json",
    help: "The same objects in one array",
    printer: |wishes| Box::new(Objects { records: wishes.records, ..Objects::between(b"[\n", b"", b",\n", b"\n]\n") }),
};

/// The objects and what stands around them.
struct Objects {
    before: &'static [u8],
    after_each: &'static [u8],
    between: &'static [u8],
    after: &'static [u8],
    /// Whether one stands before the next.
    any: AtomicBool,
    /// Whole records instead of what follows from the answers.
    records: bool,
}

#[derive(Serialize)]
struct OfDocument<'a> {
    file: &'a str,
    document: usize,
    gates: &'a [Outcome],
    record: &'a Record,
}

#[derive(Serialize)]
struct Brief<'a> {
    file: &'a str,
    document: usize,
    gates: &'a [Outcome],
    #[serde(flatten)]
    assessment: crate::assess::Brief<'a>,
}

#[derive(Serialize)]
struct OfFailure<'a> {
    file: &'a str,
    problems: Vec<render::Json<'a>>,
}

impl Objects {
    fn between(before: &'static [u8], after_each: &'static [u8], between: &'static [u8], after: &'static [u8]) -> Self {
        Self { before, after_each, between, after, any: AtomicBool::new(false), records: false }
    }

    fn entry(&self, object: &[u8]) -> Vec<u8> {
        let first = !self.any.swap(true, Ordering::Relaxed);
        [if first { self.before } else { self.between }, object, self.after_each].concat()
    }
}

impl Printer for Objects {
    fn needs(&self) -> Needs {
        Needs { records: self.records, digests: true, ..Needs::default() }
    }

    fn row(&self, document: &Document<'_>) -> Vec<u8> {
        let Document { file, number, gates, record, scores, .. } = *document;
        let line = match record {
            Some(record) => json::line(&OfDocument { file, document: number, gates, record }),
            None => json::line(&Brief { file, document: number, gates, assessment: brief(scores) }),
        };
        line.unwrap_or_default().into_bytes()
    }

    fn scored(&self, _: &str, scored: &mut Scored) -> Vec<u8> {
        self.entry(&scored.bytes)
    }

    fn failed(&self, file: &str, problems: &Diagnostics) -> Vec<u8> {
        let object = OfFailure { file, problems: render::rows(problems) };
        self.entry(json::line(&object).unwrap_or_default().as_bytes())
    }

    fn end(&self, _: &Totals) -> Result<Vec<u8>> {
        let none = !self.any.load(Ordering::Relaxed) && !self.before.is_empty();
        Ok(if none { b"[]\n".to_vec() } else { self.after.to_vec() })
    }
}
