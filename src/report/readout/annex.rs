//! The annex: answers, the answers behind each score, published figures, sources, how it was worked out.

use serde::Deserialize;

use super::Prose;
use super::chapters::SourceNumber;

/// A group of answers.
#[derive(Debug, Deserialize)]
pub(crate) struct Section {
    pub title: String,
    pub items: Vec<Answer>,
}

/// One answer.
#[derive(Debug, Deserialize)]
pub(crate) struct Answer {
    pub anchor: String,
    pub ask: String,
    pub status: String,
    #[serde(rename = "answer")]
    pub given: String,
    pub note: Option<String>,
    pub proof: Option<Proof>,
    pub sources: Vec<SourceNumber>,
}

/// What a respondent points to.
#[derive(Debug, Deserialize)]
pub(crate) struct Proof {
    pub text: String,
    pub link: Option<String>,
}

/// The answers behind one score.
#[derive(Debug, Deserialize)]
pub(crate) struct Trace {
    pub title: String,
    pub framework: String,
    pub score: String,
    pub rows: Vec<TraceRow>,
}

/// One answer behind a score.
#[derive(Debug, Deserialize)]
pub(crate) struct TraceRow {
    pub ask: String,
    pub answer: String,
    pub value: String,
    pub weight: String,
    pub points: String,
}

/// A published figure.
#[derive(Debug, Deserialize)]
pub(crate) struct Benchmark {
    pub title: String,
    pub beside: String,
    pub here: String,
    pub figure: String,
    pub n: String,
    pub year: String,
    pub note: Option<Prose>,
    pub sources: Vec<SourceNumber>,
}

/// One source.
#[derive(Debug, Deserialize)]
pub(crate) struct Source {
    pub number: usize,
    pub anchor: String,
    pub title: String,
    pub author: Option<String>,
    pub year: Option<String>,
    pub link: Option<String>,
    pub note: Option<Prose>,
}

/// One part of the explanation of how it was worked out.
#[derive(Debug, Deserialize)]
pub(crate) struct Method {
    pub title: String,
    pub text: String,
}

/// One line of the provenance.
#[derive(Debug, Deserialize)]
pub(crate) struct Fact {
    pub label: String,
    pub value: String,
}
