//! The first page, or what there is instead.

use serde::Deserialize;

use super::Asked;

/// The first page.
#[derive(Debug, Deserialize)]
pub(crate) struct Overview {
    pub verdict: Vec<String>,
    pub findings: Vec<FrontFinding>,
    pub more_findings: Option<String>,
    pub plan: Option<String>,
    pub actions: Vec<FrontAction>,
    pub more_actions: Option<String>,
    pub decision: Option<Decision>,
    pub marks: Vec<Mark>,
    pub level: Option<LevelCard>,
    pub strengths: Vec<Point>,
    pub no_strengths: String,
    pub gaps: Vec<Point>,
    pub order: Option<String>,
    pub caution: Option<String>,
}

/// A finding in short.
#[derive(Debug, Deserialize)]
pub(crate) struct FrontFinding {
    pub title: String,
    pub evidence: Vec<Evidence>,
    pub so_what: String,
    pub remedy: Option<String>,
    pub anchor: Option<String>,
}

/// An answer that a finding rests on.
#[derive(Debug, Deserialize)]
pub(crate) struct Evidence {
    pub ask: String,
    pub answer: String,
    pub anchor: Option<String>,
    pub quote: Option<String>,
}

/// One of the first actions.
#[derive(Debug, Deserialize)]
pub(crate) struct FrontAction {
    pub title: String,
    /// Who, how much work, by which day.
    pub terms: String,
    pub closes: Vec<String>,
    pub metric: String,
    pub anchor: Option<String>,
}

impl FrontAction {
    /// The findings it is for.
    pub(crate) fn settles(&self) -> Option<String> {
        (!self.closes.is_empty()).then(|| format!("Addresses: {}", self.closes.join("; ")))
    }
}

/// What is to be decided.
#[derive(Debug, Deserialize)]
pub(crate) struct Decision {
    pub text: String,
    /// What it costs, from which day dates count, and what comes later.
    pub terms: String,
}

/// One result in a word.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Mark {
    pub label: String,
    pub value: String,
    pub note: String,
    pub anchor: Option<String>,
}

/// How far it has come.
#[derive(Debug, Deserialize)]
pub(crate) struct LevelCard {
    framework: String,
    value: String,
    note: String,
    anchor: Option<String>,
}

/// A strength or a gap.
#[derive(Debug, Deserialize)]
pub(crate) struct Point {
    pub title: String,
    framework: String,
    pub score: String,
    note: String,
    pub anchor: Option<String>,
}

impl Point {
    /// Whether it belongs to the framework of that name.
    pub(crate) fn is_in(&self, framework: &str) -> bool {
        self.framework == framework
    }

    /// Where it belongs, and how it stands to its target.
    pub(crate) fn place(&self) -> String {
        if self.note.is_empty() { self.framework.clone() } else { format!("{}, {}", self.framework, self.note) }
    }
}

impl Overview {
    /// Where it stands, in one paragraph.
    pub(crate) fn message(&self) -> String {
        self.verdict.join(" ")
    }

    /// Every result in a word, the level last.
    pub(crate) fn results(&self) -> Vec<Mark> {
        self.marks.iter().cloned().chain(self.level.as_ref().map(LevelCard::mark)).collect()
    }
}

impl LevelCard {
    fn mark(&self) -> Mark {
        Mark {
            label: self.framework.clone(),
            value: self.value.clone(),
            note: self.note.clone(),
            anchor: self.anchor.clone(),
        }
    }
}

/// What can be said when too little was answered for a report.
#[derive(Debug, Deserialize)]
pub(crate) struct FirstLook {
    pub sentence: String,
    pub known: Vec<Known>,
    pub questions: Vec<Asked>,
}

/// One score.
#[derive(Debug, Deserialize)]
pub(crate) struct Known {
    pub title: String,
    pub score: String,
}
