//! What conditions of advice read, and the findings as the record shows them.

use super::record::{ask, label};
use super::{Scores, plan};
use crate::condition::Truth;
use crate::index::{ActionIndex, ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, TiVec};
use crate::pack::FindingRule;
use crate::record::{Finding, FindingEvidence};
use crate::scoring::{ItemState, Known, findings};

/// The recommended models and the findings of one organisation.
pub(super) struct Made {
    targets: TiVec<FrameworkIndex, Option<ElementIndex>>,
    findings: TiVec<FindingIndex, bool>,
}

impl Made {
    pub(super) fn of(scores: Scores<'_>) -> Self {
        let targets = scores.decided.iter().map(|target| target.map(|target| target.element)).collect();
        let mut made = Self { targets, findings: TiVec::new() };
        made.findings = findings(&made.known(scores));
        made
    }

    /// Everything that conditions of advice can ask.
    pub(super) fn known<'a>(&'a self, scores: Scores<'a>) -> Known<'a> {
        let Scores { pack, answers, assessment, .. } = scores;
        Known { pack, given: &answers.given, assessment, targets: &self.targets, findings: &self.findings }
    }

    /// The rules whose findings were made, in pack order.
    pub(super) fn rules<'a>(&self, scores: Scores<'a>) -> Vec<&'a FindingRule> {
        scores.pack.findings.iter().zip(&self.findings).filter(|(_, made)| **made).map(|(rule, _)| rule).collect()
    }
}

/// The findings, most severe first.
pub(super) fn build(scores: Scores<'_>, known: &Known<'_>, made: &Made) -> Vec<Finding> {
    let meant_for_it = |action: &&ActionIndex| {
        let when = scores.pack.actions[**action].when.as_ref();
        when.is_none_or(|when| when.evaluate(known) == Truth::True)
    };
    let remedy = |action: &ActionIndex| plan::offered_ref(scores.pack, known, *action);
    let record = |rule: &FindingRule| Finding {
        code: rule.code.clone(),
        severity: rule.severity,
        title: rule.title.clone(),
        detail: rule.detail.clone(),
        so_what: rule.so_what.clone(),
        evidence: evidence(scores, rule),
        remedied_by: rule.remedied_by.iter().filter(meant_for_it).map(remedy).collect(),
        questions: rule.questions.clone(),
        sources: rule.sources.clone(),
    };
    let mut found: Vec<Finding> = made.rules(scores).into_iter().map(record).collect();
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    found
}

/// The answers that a rule's condition reads, in the order it reads them.
fn evidence(scores: Scores<'_>, rule: &FindingRule) -> Vec<FindingEvidence> {
    let mut read: Vec<ItemIndex> = Vec::new();
    for item in rule.when.items() {
        if scores.assessment.items[item] == ItemState::Answered && !read.contains(&item) {
            read.push(item);
        }
    }
    let record = |item: ItemIndex| {
        Some(FindingEvidence {
            item: scores.pack.items[item].id.clone(),
            question: ask(scores.pack, item),
            answer: label(&scores.pack.items[item], &scores.answers.given[item])?,
            note: scores.answers.remarks[item].note.clone(),
        })
    };
    read.into_iter().filter_map(record).collect()
}
