//! The documents of an answers file: read, checked, and changed as the command line says.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::input;
use super::packs::{Packs, Prepared};
use crate::answers::{self, Answers, AnswersFile};
use crate::assess::{AssessError, Options};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::digest::digest;
use crate::yaml;

/// Reads answers files that may hold several documents.
pub(super) struct Reader<'a> {
    /// The questionnaires.
    pub packs: &'a Packs,
    /// What the command line changes.
    pub options: &'a Options,
    /// Whether the digest of each file is worked out.
    pub digests: bool,
}

/// A document without problems.
pub(super) struct Document {
    /// Its number in the file, from 1.
    pub number: usize,
    /// As it is written, which tells where an item is answered.
    pub written: AnswersFile,
    /// The questionnaire it answers.
    pub prepared: Arc<Prepared>,
    /// The answers, with what the command line changes.
    pub answers: Answers,
}

impl Reader<'_> {
    /// The documents of a file that have no problems; all others' problems are pushed.
    pub(super) fn read(&self, path: &Path, problems: &mut Diagnostics) -> Vec<Document> {
        let Some(file) = input::text(path, problems) else { return Vec::new() };
        let text = Arc::clone(&problems.source(file).text);
        let roots = yaml::documents(file, &text, problems);
        if roots.is_empty() && !problems.has_errors() {
            let help = "`takestock init answers` writes a file to start from";
            problems.push(Diagnostic::whole(file, Code::EmptyDocument, "the file is empty", help));
        }
        let digest = if self.digests { digest([&*text]) } else { String::new() };
        // What is refused while the text is read could belong to any of its documents.
        let readable = if problems.has_errors() { &[][..] } else { &roots[..] };
        let mut documents = Vec::with_capacity(readable.len());
        for (index, root) in readable.iter().enumerate() {
            let before = problems.count(Severity::Error);
            let Some(written) = yaml::decode::<AnswersFile>(root, problems) else { continue };
            if let Some((prepared, answers)) = self.answers(&written, digest.clone(), before, problems) {
                documents.push(Document { number: index + 1, written, prepared, answers });
            }
        }
        documents
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
