//! The findings, actions and the decision of the first page.

use serde::Serialize;

use super::action::closes;
use super::lookup::Lookup;
use super::overview::SHOWN;
use super::roadmap::{action_anchor, owner};
use crate::record::{ActionRecord, Finding, FindingSeverity, Record, Roadmap, WaveRecord};
use crate::report::format;

/// So many further findings are named.
const ALSO: usize = 3;

/// So many actions of the first wave: all of them, as a rule.
const FIRST_ACTIONS: usize = 5;

/// So many answers show what a finding rests on here; more are in its chapter.
const EVIDENCE: usize = 1;

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
    /// Which action is for it, and when.
    remedy: Option<String>,
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
    /// Who, how much work, by which day.
    terms: String,
    /// Findings that are closed with it, where they do not stand beside it.
    closes: Vec<String>,
    /// How one sees that it works.
    metric: String,
    anchor: Option<String>,
}

/// What is to be decided.
#[derive(Debug, Serialize)]
pub(super) struct Decision {
    text: String,
    /// What it costs where that is known, from which day dates count, and what comes later.
    terms: String,
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
            remedy: remedy(finding, record),
            anchor: lookup.linked(finding_anchor(number)),
        }
    };
    let shown: Vec<FrontFinding> = record.findings.iter().enumerate().take(of_note.min(SHOWN)).map(view).collect();
    let more = also(&record.findings[shown.len()..]);
    (shown, more)
}

/// The titles of the findings that are further on, as many as there is room for.
fn also(further: &[Finding]) -> Option<String> {
    let mut titles: Vec<&str> = further.iter().take(ALSO).map(|finding| finding.title.as_str()).collect();
    let more = (further.len() > ALSO).then(|| format!("{} more", further.len() - ALSO));
    titles.extend(more.as_deref());
    (!titles.is_empty()).then(|| format!("Also found: {}.", titles.join("; ")))
}

/// Which action is for a finding, and when; nothing where there is no plan.
fn remedy(finding: &Finding, record: &Record) -> Option<String> {
    let roadmap = record.roadmap.as_ref().filter(|roadmap| roadmap.has_actions())?;
    let is_for = |action: &ActionRecord| action.closes.contains(&finding.code);
    if let Some(place) = first(roadmap, record).iter().position(|(_, action)| is_for(action)) {
        return Some(format!("See action {}.", place + 1));
    }
    let planned = roadmap.waves.iter().flat_map(|wave| &wave.actions).find(|action| is_for(action));
    Some(match planned {
        Some(action) => {
            let by = action.ends.as_deref().map(|day| format!(", by {}", format::short_day(day))).unwrap_or_default();
            format!("Planned for later: {}{by}.", action.title)
        }
        None => "No action of the plan closes this; the full report says why.".to_owned(),
    })
}

/// The actions of the first wave that has some, and how many more there are.
pub(super) fn actions(record: &Record, lookup: &Lookup) -> (Vec<FrontAction>, Option<String>) {
    let Some(roadmap) = &record.roadmap else { return (Vec::new(), None) };
    let mut first = first(roadmap, record);
    let more = first.len().saturating_sub(FIRST_ACTIONS);
    first.truncate(FIRST_ACTIONS);
    let shown = first.into_iter().map(|(number, action)| front_action(number, action, record, lookup)).collect();
    (shown, (more > 0).then(|| format!("{more} more in the first wave")))
}

/// The actions of the first wave that has some, each with its number counted through all waves, in the order of the findings
/// they close, then by what they bring.
fn first<'r>(roadmap: &'r Roadmap, record: &Record) -> Vec<(usize, &'r ActionRecord)> {
    let wave = roadmap.waves.iter().find(|wave| !wave.actions.is_empty());
    let mut first: Vec<_> = wave.into_iter().flat_map(|wave| &wave.actions).enumerate().collect();
    let closes = |action: &ActionRecord| record.findings.iter().position(|found| action.closes.contains(&found.code));
    let place = |action: &ActionRecord| closes(action).unwrap_or(usize::MAX);
    first.sort_by(|(_, one), (_, other)| place(one).cmp(&place(other)).then(other.gain.total_cmp(&one.gain)));
    first
}

fn front_action(number: usize, action: &ActionRecord, record: &Record, lookup: &Lookup) -> FrontAction {
    let by = action.ends.as_deref().map(|day| format!(", by {}", format::short_day(day))).unwrap_or_default();
    // A finding that stands beside it names the action itself.
    let beside = record.findings.iter().take(SHOWN).any(|finding| action.closes.contains(&finding.code));
    FrontAction {
        title: action.title.clone(),
        terms: format!("{}, {}{by}", owner(action), lookup.work(action.effort_weeks)),
        closes: if beside { Vec::new() } else { closes(action, record) },
        metric: action.metric.clone(),
        anchor: lookup.linked(action_anchor(number)),
    }
}

/// What is asked of those who read it: in the questionnaire's words, else to agree to the first wave.
pub(super) fn decision(record: &Record, lookup: &Lookup) -> Option<Decision> {
    let roadmap = record.roadmap.as_ref()?;
    let first = roadmap.waves.iter().find(|wave| !wave.actions.is_empty())?;
    let text = record.messages.decision.clone().unwrap_or_else(|| {
        let done = first.actions.iter().filter_map(|action| action.ends.as_deref()).max();
        let by = done.map(|last| format!(" by {}", format::day(last)));
        let weeks = format::person_weeks(first.planned_weeks);
        format!("Release {weeks}{} for the first wave, and confirm the owners named below.", by.unwrap_or_default())
    });
    let terms: Vec<String> =
        [cost(first, lookup), counted_from(first), later(roadmap, first, lookup)].into_iter().flatten().collect();
    Some(Decision { text, terms: terms.join(" ") })
}

fn cost(first: &WaveRecord, lookup: &Lookup) -> Option<String> {
    Some(format!("The first wave costs about {}.", lookup.cost(first.planned_weeks)?))
}

/// Days are worked out from that of the answers; the decision may come later.
fn counted_from(first: &WaveRecord) -> Option<String> {
    let [start, _] = first.dates.as_ref()?;
    Some(format!("Dates assume approval on {}.", format::day(start)))
}

/// What is not asked for yet.
fn later(roadmap: &Roadmap, first: &WaveRecord, lookup: &Lookup) -> Option<String> {
    let later: f64 = roadmap.waves.iter().filter(|wave| wave.id != first.id).map(|wave| wave.planned_weeks).sum();
    let cost = lookup.cost(later).map(|cost| format!(", about {cost}")).unwrap_or_default();
    (later > 0.0).then(|| format!("Later waves, {}{cost}, are for a later decision.", format::person_weeks(later)))
}
