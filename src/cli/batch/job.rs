//! One file: read, checked, scored and turned into the bytes it adds to the output.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::super::gates::{Unmet, unmet};
use super::super::input;
use super::super::packs::{Packs, Prepared};
use super::format::{Document, Printer};
use crate::answers::{self, Answers, AnswersFile};
use crate::assess::{self, AssessError, Options};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Severity};
use crate::digest::digest;
use crate::gate::Outcome;
use crate::record::Record;
use crate::record::standing::{Standing, standing};
use crate::yaml;

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
        let documents = match input::text(path, &mut problems) {
            Some(file) => self.documents(file, &mut problems),
            None => Vec::new(),
        };
        FileResult { name: path.display().to_string(), documents, problems }
    }

    /// Whether each file makes a whole record, which takes room.
    pub(super) fn keeps_records(&self) -> bool {
        self.reports || self.printer.needs().records
    }

    fn documents(&self, file: FileId, problems: &mut Diagnostics) -> Vec<Scored> {
        let source = problems.source(file);
        let (name, text) = (source.name.clone(), Arc::clone(&source.text));
        let roots = yaml::documents(file, &text, problems);
        if roots.is_empty() && !problems.has_errors() {
            let help = "`takestock init answers` writes a file to start from";
            problems.push(Diagnostic::whole(file, Code::EmptyDocument, "the file is empty", help));
        }
        let needed = self.reports || self.printer.needs().digests;
        let digest = if needed { digest([&*text]) } else { String::new() };
        let mut scored = Vec::with_capacity(roots.len());
        // What is refused while the text is read could belong to any of its documents.
        let readable = if problems.has_errors() { &[][..] } else { &roots[..] };
        for (index, root) in readable.iter().enumerate() {
            let before = problems.count(Severity::Error);
            let Some(written) = yaml::decode::<AnswersFile>(root, problems) else { continue };
            if let Some((prepared, answers)) = self.answers(&written, digest.clone(), before, problems) {
                let mut one = self.score(&name, index + 1, prepared, answers);
                for unmet in &mut one.unmet {
                    unmet.place = unmet.item.and_then(|item| written.place(&one.prepared.pack, item));
                }
                scored.push(one);
            }
        }
        scored
    }

    fn answers(
        &self,
        written: &AnswersFile,
        digest: String,
        before: usize,
        problems: &mut Diagnostics,
    ) -> Option<(Arc<Prepared>, Answers)> {
        let prepared = self.packs.of(written, problems)?;
        let answers = answers::validate(written, &prepared.pack, digest, problems);
        let mut answers = answers.filter(|_| problems.count(Severity::Error) == before)?;
        match self.options.applied(&prepared.pack, &answers) {
            Ok(Cow::Owned(changed)) => answers = changed,
            Ok(Cow::Borrowed(_)) => {}
            Err(error) => {
                problems.push(unfit(written, error));
                return None;
            }
        }
        Some((prepared, answers))
    }

    fn score(&self, file: &str, document: usize, prepared: Arc<Prepared>, answers: Answers) -> Scored {
        let outline = &prepared.outline;
        let assessed = assess::Scored::new(&prepared.pack, &answers, self.options);
        let scores = assessed.scores();
        let gates = prepared.gates.as_deref().unwrap_or_default();
        let outcomes: Vec<Outcome> = gates.iter().map(|gate| gate.check(outline, &scores)).collect();
        let missed = outcomes.iter().any(|outcome| !outcome.met);
        let explains = missed && self.printer.needs().remedies;
        let record = self.keeps_records().then(|| assessed.record(self.options));
        let of_row =
            Document { file, number: document, prepared: &prepared, scores, gates: &outcomes, record: record.as_ref() };
        Scored {
            document,
            bytes: self.printer.row(&of_row),
            standing: standing(outline, &scores),
            unmet: if explains { unmet(scores, outline, gates) } else { Vec::new() },
            answers: (missed && !explains).then(|| Box::new(answers.clone())),
            gates: outcomes,
            record: record.filter(|_| self.reports).map(Box::new),
            prepared: Arc::clone(&prepared),
        }
    }
}

fn unfit(written: &AnswersFile, error: AssessError) -> Diagnostic {
    let span = written.questionnaire.span;
    match error {
        AssessError::Change(bad) => Diagnostic::at(span, Code::UnknownOption, bad.message, bad.help),
        AssessError::Capacity { .. } => {
            Diagnostic::at(span, Code::BadWave, error.to_string(), "name one number of weeks for each wave")
        }
    }
}
