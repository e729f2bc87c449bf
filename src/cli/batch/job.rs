//! One file: read, checked, scored and turned into the bytes it adds to the output.

use std::path::Path;
use std::sync::Arc;

use super::super::documents::{self, Reader};
use super::super::gates::{Hints, Unmet, unmet};
use super::super::packs::{Packs, Prepared};
use super::format::{Document, Printer};
use crate::answers::{Answers, AnswersFile};
use crate::assess::{self, Options, Scores};
use crate::diagnostics::Diagnostics;
use crate::gate::{Gate, Outcome};
use crate::record::Record;
use crate::record::standing::{Standing, standing};

/// What every file of a batch shares.
pub(super) struct Job<'a> {
    /// What the command line changes.
    pub options: &'a Options,
    /// What is printed.
    pub printer: &'a dyn Printer,
    /// The questionnaires.
    pub packs: &'a Packs,
    /// Whether reports are written too, so that records are kept.
    pub reports: bool,
    /// What is said of a gate that is not met.
    pub hints: Hints,
}

/// What came of one file.
pub(super) struct FileResult {
    /// The path as given.
    pub name: String,
    /// Every document that could be scored.
    pub documents: Vec<Scored>,
    /// Everything that was wrong.
    pub problems: Diagnostics,
}

/// What came of one document.
pub(super) struct Scored {
    /// Its number in the file, from 1.
    pub document: usize,
    /// The questionnaire it answers.
    pub prepared: Arc<Prepared>,
    /// What it adds to the output.
    pub bytes: Vec<u8>,
    /// Where it stands, for the summary.
    pub standing: Standing,
    /// What became of each gate.
    pub gates: Vec<Outcome>,
    /// The gates that are not met, where each file's are printed.
    pub unmet: Vec<Unmet>,
    /// The answers behind unmet gates, where only the first files' are explained.
    pub answers: Option<Box<Answers>>,
    /// The record, when a report is written.
    pub record: Option<Box<Record>>,
}

impl Job<'_> {
    /// Scores one file; never fails as a whole.
    pub(super) fn run(&self, path: &Path) -> FileResult {
        let mut problems = Diagnostics::new();
        let digests = self.reports || self.printer.needs().digests;
        let reader = Reader { packs: self.packs, options: self.options, digests };
        let read = reader.read(path, &mut problems);
        let name = problems.first_source().map(|file| problems.source(file).name.clone()).unwrap_or_default();
        let documents = read.into_iter().map(|document| self.score(&name, document)).collect();
        FileResult { name: path.display().to_string(), documents, problems }
    }

    /// Whether each file makes a whole record, which takes room.
    pub(super) fn keeps_records(&self) -> bool {
        self.reports || self.printer.needs().records
    }

    fn score(&self, file: &str, read: documents::Document) -> Scored {
        let documents::Document { number, written, prepared, answers } = read;
        let outline = &prepared.outline;
        let assessed = assess::Scored::new(&prepared.pack, &answers, self.options);
        let scores = assessed.scores();
        let gates = prepared.gates.as_deref().unwrap_or_default();
        let outcomes: Vec<Outcome> = gates.iter().map(|gate| gate.check(outline, &scores)).collect();
        let missed = outcomes.iter().any(|outcome| !outcome.met);
        let explains = missed && self.printer.needs().remedies;
        let record = self.keeps_records().then(|| assessed.record(self.options));
        let of_row = Document { file, number, prepared: &prepared, scores, gates: &outcomes, record: record.as_ref() };
        Scored {
            document: number,
            bytes: self.printer.row(&of_row),
            standing: standing(outline, &scores),
            unmet: if explains { self.explained(scores, &prepared, &written) } else { Vec::new() },
            answers: (missed && !explains).then(|| Box::new(answers.clone())),
            gates: outcomes,
            record: record.filter(|_| self.reports).map(Box::new),
            prepared: Arc::clone(&prepared),
        }
    }

    /// The gates that are not met, each at the answer that its hint is about.
    fn explained(&self, scores: Scores<'_>, prepared: &Prepared, written: &AnswersFile) -> Vec<Unmet> {
        let gates: &[Gate] = prepared.gates.as_deref().unwrap_or_default();
        let mut explained = unmet(scores, &prepared.outline, gates, self.hints);
        for unmet in &mut explained {
            unmet.place = unmet.item.and_then(|item| written.place(&prepared.pack, item));
        }
        explained
    }
}
