//! What is known once scores exist: the facts behind conditions of targets, findings and actions.

use super::Assessment;
use crate::answers::Given;
use crate::answers::applicable::AnswerFacts;
use crate::condition::{Bound, Facts, Truth};
use crate::pack::Pack;

/// Everything conditions can ask about one assessed organisation.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// What was given, by item index.
    pub given: &'a [Given],
    /// The scores.
    pub assessment: &'a Assessment,
    /// The recommended element of each framework, as far as decided.
    pub targets: &'a [Option<usize>],
    /// Which findings were made, by index, as far as decided.
    pub findings: &'a [bool],
}

impl<'a> Known<'a> {
    fn answers(&self) -> AnswerFacts<'a> {
        AnswerFacts { pack: self.pack, given: self.given, questions: &self.assessment.questions }
    }
}

impl Facts for Known<'_> {
    fn answer(&self, item: usize, options: &[usize]) -> Truth {
        self.answers().answer(item, options)
    }

    fn amount(&self, item: usize, bound: Bound) -> Truth {
        self.answers().amount(item, bound)
    }

    fn score(&self, measure: usize, bound: Bound) -> Truth {
        self.assessment.measure(measure).map_or(Truth::Undetermined, |score| bound.admits(score.points()).into())
    }

    fn best(&self, framework: usize, elements: &[usize]) -> Truth {
        let best = self.assessment.frameworks[framework].fit.as_ref().and_then(|fit| fit.best);
        best.map_or(Truth::Undetermined, |best| elements.contains(&best).into())
    }

    fn target(&self, framework: usize, elements: &[usize]) -> Truth {
        self.targets[framework].map_or(Truth::Undetermined, |target| elements.contains(&target).into())
    }

    fn finding(&self, finding: usize) -> Truth {
        self.findings.get(finding).is_some_and(|made| *made).into()
    }
}

/// For each framework the index of the target rule that decides, if any does.
#[must_use]
pub fn targets(pack: &Pack, given: &[Given], assessment: &Assessment) -> Vec<Option<usize>> {
    let undecided = vec![None; pack.frameworks.len()];
    let known = Known { pack, given, assessment, targets: &undecided, findings: &[] };
    let holds = |rule: usize| pack.targets[rule].when.as_ref().is_none_or(|when| when.evaluate(&known) == Truth::True);
    let decide = |framework: usize| {
        (0..pack.targets.len()).find(|rule| pack.targets[*rule].framework == framework && holds(*rule))
    };
    (0..pack.frameworks.len()).map(decide).collect()
}

/// Which findings were made, by index.
#[must_use]
pub fn findings(known: &Known<'_>) -> Vec<bool> {
    known.pack.findings.iter().map(|finding| finding.when.evaluate(known) == Truth::True).collect()
}
