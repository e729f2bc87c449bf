//! What a consultant adds to a report: Markdown for a chapter or a finding, from a small YAML file of its own, so that a
//! new run prints it again where it belongs.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, suggest};
use crate::record::Record;
use crate::yaml::{self, IdMap, Word};

/// Comments on a report, as Markdown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comments {
    /// Who comments.
    pub(super) by: Option<String>,
    pub(super) chapters: Chapters,
    /// By the finding's code.
    pub(super) findings: BTreeMap<String, String>,
}

/// A comments file as written.
#[derive(Debug, Deserialize)]
struct CommentsFile {
    /// Who comments.
    by: Option<String>,
    /// On a chapter as a whole.
    chapters: Option<Chapters>,
    /// On single findings, by their codes.
    findings: Option<IdMap<Word>>,
}

/// Comments on chapters, as Markdown.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, serde::Serialize)]
pub(super) struct Chapters {
    /// The result on one page.
    overview: Option<String>,
    /// Where you stand.
    standing: Option<String>,
    /// Where it shows.
    shows: Option<String>,
    /// Wish and recommendation.
    wishes: Option<String>,
    /// What stands out.
    findings: Option<String>,
    /// What to do.
    roadmap: Option<String>,
    /// What we could not see.
    unseen: Option<String>,
}

impl Comments {
    /// Reads a comments file for a record. What it says of a finding that the record does not have is left out with a
    /// warning: once the answers change, a finding may be gone, and its comment waits for it to come back. Without a record
    /// only the file's form is read.
    #[must_use]
    pub fn parse(file: FileId, record: Option<&Record>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let CommentsFile { by, chapters, findings } = yaml::read(file, diagnostics)?;
        let findings_made = record.into_iter().flat_map(|record| &record.findings);
        let made: Vec<&str> = findings_made.map(|finding| finding.code.as_str()).collect();
        let mut kept = BTreeMap::new();
        for (code, text) in findings.iter().flatten() {
            if record.is_none() || made.contains(&code.value.as_str()) {
                kept.insert(code.value.clone(), text.value.clone());
                continue;
            }
            let message = format!("this report has no finding `{}`; its comment is left out", code.value);
            let help = format!("if the code is right, keep it for later reports; {}", suggest(&code.value, &made));
            diagnostics.push(Diagnostic::at(code.span, Code::CommentLeftOut, message, help));
        }
        let by = by.filter(|by| !by.trim().is_empty());
        Some(Self { by, chapters: chapters.unwrap_or_default(), findings: kept })
    }
}
