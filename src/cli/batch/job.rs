//! One file: read, checked, scored and turned into the bytes it adds to the output.

use std::path::Path;
use std::sync::Arc;

use super::super::args::AssessArgs;
use super::super::gates::{Unmet, unmet};
use super::super::packs::{Packs, Prepared};
use super::super::{assess, input};
use super::args::BatchFormat;
use super::lines;
use crate::answers::{self, Answers, AnswersFile};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Severity};
use crate::gate::Outcome;
use crate::record::standing::{Standing, standing};
use crate::record::{Parts, Record, build};
use crate::{roadmap, scoring, yaml};

/// What every file of a batch shares.
pub(super) struct Job<'a> {
    /// How answers are read and scored.
    pub assess: &'a AssessArgs,
    /// What is printed.
    pub format: BatchFormat,
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
        self.reports || matches!(self.format, BatchFormat::Ndjson | BatchFormat::Json)
    }

    fn documents(&self, file: FileId, problems: &mut Diagnostics) -> Vec<Scored> {
        let source = problems.source(file);
        let (name, text) = (source.name.clone(), Arc::clone(&source.text));
        let roots = yaml::documents(file, &text, problems);
        if roots.is_empty() && !problems.has_errors() {
            let help = "`takestock init answers` writes a file to start from";
            problems.push(Diagnostic::whole(file, Code::EmptyDocument, "the file is empty", help));
        }
        // Only records carry the digest.
        let digest = || if self.format == BatchFormat::Csv { String::new() } else { assess::sha256(&text) };
        let digest = digest();
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
        answers.date = self.assess.date.or(answers.date);
        let waves = prepared.pack.waves.len();
        if self.assess.capacity.as_ref().is_some_and(|capacity| capacity.len() != waves) {
            let message = format!("`--capacity` does not fit the {waves} waves of `{}`", prepared.pack.id);
            let help = "name one number of weeks for each wave";
            problems.push(Diagnostic::at(written.questionnaire.span, Code::BadWave, message, help));
            return None;
        }
        for change in &self.assess.set {
            if let Err((message, help)) = assess::set(&prepared.pack, &mut answers, change) {
                problems.push(Diagnostic::at(written.questionnaire.span, Code::UnknownOption, message, help));
                return None;
            }
        }
        Some((prepared, answers))
    }

    fn score(&self, file: &str, document: usize, prepared: Arc<Prepared>, answers: Answers) -> Scored {
        let (pack, outline) = (&prepared.pack, &prepared.outline);
        let assessment = scoring::score(pack, &answers);
        let decided = roadmap::decide(pack, &answers, &assessment, self.assess.target);
        let changed = &self.assess.set;
        let parts = Parts { pack, answers: &answers, assessment: &assessment, decided: &decided, plan: None, changed };
        let gates = prepared.gates.as_deref().unwrap_or_default();
        let outcomes: Vec<Outcome> = gates.iter().map(|gate| gate.check(outline, &parts)).collect();
        let missed = outcomes.iter().any(|outcome| !outcome.met);
        let explains = missed && matches!(self.format, BatchFormat::Junit | BatchFormat::Github);
        let record = self.record(&parts);
        let place = (file, document);
        let bytes = match (self.format, &record) {
            (BatchFormat::Csv, _) => row(&prepared, place, &parts, &outcomes),
            (BatchFormat::Ndjson | BatchFormat::Json, Some(record)) => lines::scored(place, record, &outcomes),
            _ => Vec::new(),
        };
        Scored {
            document,
            bytes,
            standing: standing(outline, &parts),
            unmet: if explains { unmet(pack, outline, &answers, &assessment, gates) } else { Vec::new() },
            answers: (missed && !explains).then(|| Box::new(answers)),
            gates: outcomes,
            record: record.filter(|_| self.reports).map(Box::new),
            prepared,
        }
    }

    /// The whole record, where something is made of it.
    fn record(&self, parts: &Parts<'_>) -> Option<Record> {
        let wanted = self.keeps_records();
        let Parts { pack, answers, assessment, decided, .. } = *parts;
        let capacity = self.assess.capacity.as_deref();
        let planned = wanted && !self.assess.no_roadmap;
        let plan = planned.then(|| roadmap::plan(pack, answers, assessment, decided, capacity));
        wanted.then(|| build(&Parts { plan: plan.as_ref(), ..*parts }))
    }
}

/// A row of the table, with what became of the gates.
fn row(prepared: &Prepared, place: (&str, usize), parts: &Parts<'_>, outcomes: &[Outcome]) -> Vec<u8> {
    let unmet: Vec<&str> = outcomes.iter().filter(|gate| !gate.met).map(|gate| gate.name.as_str()).collect();
    prepared.table.row(&prepared.outline, place, parts, (outcomes.len() - unmet.len(), &unmet))
}
