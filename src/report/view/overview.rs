//! The first page: what it means, what stands out, what to do, what to decide; then the results in a word.

use serde::Serialize;

use super::front::{Decision, FrontAction, FrontFinding, actions, decision, findings};
use super::lookup::Lookup;
use super::marks::{LevelCard, Mark, level_card, marks};
use super::ranking::{Point, Scored, gaps, no_strengths, point, strengths};
use super::verdict;
use crate::record::{Composite, FrameworkRecord, Record};
use crate::report::format;

/// How many findings, actions, strengths and gaps the first page shows.
pub(super) const SHOWN: usize = 3;

/// The first page.
#[derive(Debug, Serialize)]
pub(super) struct Overview {
    /// Where it stands, in the questionnaire's words where it has some.
    pub(super) verdict: Vec<String>,
    /// What happens if nothing changes.
    risk: Option<String>,
    findings: Vec<FrontFinding>,
    /// How many findings are further on.
    more_findings: Option<String>,
    /// What the plan is, where no decision says it.
    plan: Option<String>,
    actions: Vec<FrontAction>,
    /// How many actions of the first wave are further on.
    more_actions: Option<String>,
    decision: Option<Decision>,
    marks: Vec<Mark>,
    level: Option<LevelCard>,
    strengths: Vec<Point>,
    no_strengths: &'static str,
    gaps: Vec<Point>,
    /// What strengths and gaps are ordered by, where both weights and targets are.
    order: Option<&'static str>,
    caution: Option<String>,
}

impl Overview {
    pub(super) fn new(record: &Record, lookup: &Lookup, organisation: &str) -> Self {
        let scored = Scored::all(record);
        let gaps = gaps(&scored);
        let (findings, more_findings) = findings(record, lookup);
        let (actions, more_actions) = actions(record, lookup);
        let (messages, decision) = (&record.messages, decision(record, lookup));
        Self {
            verdict: match &messages.standing {
                Some(standing) => vec![standing.clone()],
                None => verdict::verdict(record, lookup, organisation, &gaps),
            },
            risk: messages.risk.clone(),
            findings,
            more_findings,
            plan: messages.plan.clone().filter(|_| decision.is_none()),
            actions,
            more_actions,
            decision,
            marks: marks(record, lookup),
            level: top_composite(record).map(|(id, framework)| level_card(id, framework, record, lookup)),
            no_strengths: no_strengths(&scored),
            strengths: strengths(&scored).into_iter().map(|one| point(one, lookup)).collect(),
            order: order(record, &scored),
            gaps: gaps.into_iter().map(|one| point(one, lookup)).collect(),
            caution: caution(record),
        }
    }
}

/// What strengths and gaps are ordered by, which is no column of them.
fn order(record: &Record, scored: &[Scored<'_>]) -> Option<&'static str> {
    let has_goals = record.roadmap.as_ref().is_some_and(|roadmap| !roadmap.goals.is_empty());
    (has_goals && scored.iter().any(|one| one.target.is_some())).then_some(
        "Ordered by weight in the goals times distance from the target; targets go with the recommended model.",
    )
}

/// The composite that says how far it has come: the last, which may be made of others.
pub(super) fn top_composite(record: &Record) -> Option<(&str, &Composite)> {
    record.frameworks.iter().rev().find_map(|(id, framework)| match framework {
        FrameworkRecord::Composite(framework) => Some((id.as_str(), framework)),
        _ => None,
    })
}

/// Said up front when much was left open.
fn caution(record: &Record) -> Option<String> {
    let coverage = &record.coverage;
    let percent = coverage.percent.filter(|percent| *percent < 80.0)?;
    let open = format::count(coverage.unknown + coverage.unanswered, "question is", "questions are");
    Some(format!(
        "{open} open, so only {} is answered: read the ranges beside the scores.",
        format::percent(Some(percent))
    ))
}
