//! The findings, actions and the decision of the first page.

use serde::Serialize;

use super::action::closes;
use super::lookup::Lookup;
use super::overview::SHOWN;
use super::roadmap::{action_anchor, owner};
use crate::record::{ActionRecord, Finding, FindingSeverity, Record, Roadmap};
use crate::report::format;

/// So many answers show what a finding rests on; more are in its chapter.
const EVIDENCE: usize = 2;

/// A finding in short.
#[derive(Debug, Serialize)]
pub(super) struct FrontFinding {
    severity: &'static str,
    label: &'static str,
    title: String,
    /// The answers it rests on.
    evidence: Vec<EvidenceView>,
    /// What happens if nothing changes; where the questionnaire does not say, what it is.
    so_what: String,
    anchor: Option<String>,
}

/// An answer that a finding rests on.
#[derive(Debug, Clone, Serialize)]
pub(super) struct EvidenceView {
    pub(super) ask: String,
    pub(super) answer: String,
    pub(super) anchor: Option<String>,
    /// The respondent's words.
    pub(super) quote: Option<String>,
}

/// One of the first actions.
#[derive(Debug, Serialize)]
pub(super) struct FrontAction {
    title: String,
    owner: String,
    effort: String,
    /// The last day of it.
    by: Option<String>,
    /// Findings that are closed with it.
    closes: Vec<String>,
    anchor: Option<String>,
}

/// What is to be decided.
#[derive(Debug, Serialize)]
pub(super) struct Decision {
    text: String,
    /// What the first wave costs, where that is known.
    cost: Option<String>,
    /// The day the first wave starts, where the answers have a date.
    by: Option<String>,
}

/// How a severity is called.
pub(super) fn severity(finding: &Finding) -> (&'static str, &'static str) {
    match finding.severity {
        FindingSeverity::Critical => ("critical", "Critical"),
        FindingSeverity::Warning => ("warning", "Needs attention"),
        FindingSeverity::Info => ("info", "Worth knowing"),
    }
}

/// The place of a finding in the report.
pub(super) fn finding_anchor(number: usize) -> String {
    format!("finding-{}", number + 1)
}

/// The answers a finding rests on, most with a note first.
pub(super) fn evidence(finding: &Finding, lookup: &Lookup) -> Vec<EvidenceView> {
    let view = |one: &crate::record::FindingEvidence| EvidenceView {
        ask: lookup.brief(&one.item).unwrap_or_else(|| one.question.clone()),
        answer: one.answer.clone(),
        anchor: lookup.item_anchor(&one.item),
        quote: one.note.clone().filter(|_| lookup.notes),
    };
    finding.evidence.iter().map(view).collect()
}

/// The gravest findings, and how many more there are.
pub(super) fn findings(record: &Record, lookup: &Lookup) -> (Vec<FrontFinding>, Option<String>) {
    let grave = record.findings.iter().filter(|finding| finding.severity > FindingSeverity::Info).count();
    let of_note = if grave > 0 { grave } else { record.findings.len() };
    let view = |(number, finding): (usize, &Finding)| {
        let (severity, label) = severity(finding);
        let mut evidence = evidence(finding, lookup);
        evidence.truncate(EVIDENCE);
        FrontFinding {
            severity,
            label,
            title: finding.title.clone(),
            evidence,
            so_what: finding.so_what.clone().unwrap_or_else(|| finding.detail.clone()),
            anchor: lookup.linked(finding_anchor(number)),
        }
    };
    let shown: Vec<FrontFinding> = record.findings.iter().enumerate().take(of_note.min(SHOWN)).map(view).collect();
    let more = record.findings.len() - shown.len();
    (shown, (more > 0).then(|| format!("{more} more in the full report")))
}

/// The actions of the first wave that has some, in the order of the findings they close, then by what they bring; and
/// how many more there are.
pub(super) fn actions(record: &Record, lookup: &Lookup) -> (Vec<FrontAction>, Option<String>) {
    let Some(roadmap) = &record.roadmap else { return (Vec::new(), None) };
    let mut first = first_wave(roadmap);
    let all = first.len();
    let settles = |action: &ActionRecord| record.findings.iter().position(|found| action.closes.contains(&found.code));
    let place = |action: &ActionRecord| settles(action).unwrap_or(usize::MAX);
    first.sort_by(|(_, one), (_, other)| place(one).cmp(&place(other)).then(other.gain.total_cmp(&one.gain)));
    first.truncate(SHOWN);
    let shown = first.into_iter().map(|(number, action)| front_action(number, action, record, lookup)).collect();
    (shown, (all > SHOWN).then(|| format!("{} more in the first wave", all - SHOWN)))
}

/// The actions of the first wave that has some, each with its number counted through all waves.
fn first_wave(roadmap: &Roadmap) -> Vec<(usize, &ActionRecord)> {
    let first = roadmap.waves.iter().find(|wave| !wave.actions.is_empty());
    first.into_iter().flat_map(|wave| &wave.actions).enumerate().collect()
}

fn front_action(number: usize, action: &ActionRecord, record: &Record, lookup: &Lookup) -> FrontAction {
    FrontAction {
        title: action.title.clone(),
        owner: owner(action),
        effort: lookup.work(action.effort_weeks),
        by: action.ends.as_deref().map(format::day),
        closes: closes(action, record),
        anchor: lookup.linked(action_anchor(number)),
    }
}

/// What is asked of those who read it: in the questionnaire's words, else to agree to the first wave.
pub(super) fn decision(record: &Record, lookup: &Lookup) -> Option<Decision> {
    let roadmap = record.roadmap.as_ref()?;
    let first = roadmap.waves.iter().find(|wave| !wave.actions.is_empty())?;
    let by = first.dates.as_ref().map(|[first, _]| format::day(first));
    let text = record.messages.decision.clone().unwrap_or_else(|| {
        let until = first.dates.as_ref().map(|[_, last]| format!(" until {}", format::day(last)));
        let weeks = format::person_weeks(first.planned_weeks);
        format!(
            "Release {weeks}{} for the first wave, and confirm an owner for each of its actions.",
            until.unwrap_or_default()
        )
    });
    Some(Decision { text, cost: lookup.cost(first.planned_weeks), by })
}
