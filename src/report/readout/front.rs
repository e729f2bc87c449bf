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
    pub caution: Option<String>,
}

/// A finding in short.
#[derive(Debug, Deserialize)]
pub(crate) struct FrontFinding {
    pub title: String,
    pub evidence: Vec<Evidence>,
    pub so_what: String,
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
    owner: String,
    effort: String,
    by: Option<String>,
    pub closes: Vec<String>,
    pub anchor: Option<String>,
}

impl FrontAction {
    /// Who, how much work, until when.
    pub(crate) fn terms(&self) -> String {
        let by = self.by.as_ref().map(|by| format!(", until {by}")).unwrap_or_default();
        format!("{}, {}{by}", self.owner, self.effort)
    }

    /// What it settles.
    pub(crate) fn settles(&self) -> Option<String> {
        (!self.closes.is_empty()).then(|| format!("Settles: {}", self.closes.join("; ")))
    }
}

/// What is to be decided.
#[derive(Debug, Deserialize)]
pub(crate) struct Decision {
    pub text: String,
    cost: Option<String>,
    by: Option<String>,
}

impl Decision {
    /// What the first wave costs, where that is known, and when it starts.
    pub(crate) fn terms(&self) -> Option<String> {
        let cost = self.cost.as_ref().map(|cost| format!("The first wave costs about {cost}."));
        let by = self.by.as_ref().map(|by| format!("The first wave starts on {by}."));
        let terms: Vec<String> = cost.into_iter().chain(by).collect();
        (!terms.is_empty()).then(|| terms.join(" "))
    }
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
    title: Option<String>,
    value: String,
    score: String,
    range: Option<String>,
    reached: Option<String>,
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
        let score = self.title.as_ref().map(|_| format!("score {}", self.score)).unwrap_or_default();
        let more = match (&self.reached, &self.range) {
            (Some(reached), _) => format!("; {reached} with the plan"),
            (None, Some(range)) => format!(" (possible: {range})"),
            (None, None) => String::new(),
        };
        Mark {
            label: self.framework.clone(),
            value: self.value.clone(),
            note: format!("{score}{more}"),
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
