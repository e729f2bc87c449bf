//! The chapters: wishes, findings, what could not be seen.

use serde::Deserialize;

use super::{Comment, Evidence, Prose};

/// The number of a source, and where it is listed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SourceNumber {
    pub number: usize,
    pub anchor: String,
}

/// What the organisation wants beside what is recommended.
#[derive(Debug, Deserialize)]
pub(crate) struct Wish {
    pub what: String,
    pub wanted: String,
    pub recommended: Option<String>,
    pub today: String,
    pub sentence: String,
}

/// Something that stands out.
#[derive(Debug, Deserialize)]
pub(crate) struct Finding {
    pub severity: String,
    pub label: String,
    pub title: String,
    pub detail: Prose,
    pub so_what: Option<String>,
    pub comment: Option<Comment>,
    pub anchor: String,
    pub evidence: Vec<Evidence>,
    pub remedies: Vec<Remedy>,
    pub sources: Vec<SourceNumber>,
}

/// An action that closes a finding.
#[derive(Debug, Deserialize)]
pub(crate) struct Remedy {
    pub title: String,
    pub when: String,
    pub anchor: Option<String>,
}

/// What could not be seen.
#[derive(Debug, Deserialize)]
pub(crate) struct Unseen {
    pub sentence: String,
    pub unknown: Vec<Asked>,
    pub unanswered: Vec<Asked>,
    pub not_applicable: Vec<Asked>,
    pub not_asked: Option<String>,
    pub not_assessed: Vec<String>,
    pub coverage: Vec<Coverage>,
}

/// A question.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    pub ask: String,
}

/// How much of one framework was answered.
#[derive(Debug, Deserialize)]
pub(crate) struct Coverage {
    pub title: String,
    pub coverage: String,
}
