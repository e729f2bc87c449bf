//! What is known once scores exist: the facts behind conditions of targets, findings and actions.

use super::Assessment;
use crate::answers::Given;
use crate::answers::applicable::AnswerFacts;
use crate::condition::{Bound, Facts, Truth};
use crate::index::{
    ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex, TargetIndex, TiSlice, TiVec, ti_vec,
};
use crate::pack::{Pack, TargetRule};

/// Everything conditions can ask about one assessed organisation.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// What was given for each item.
    pub given: &'a TiSlice<ItemIndex, Given>,
    /// The scores.
    pub assessment: &'a Assessment,
    /// The recommended element of each framework, as far as decided.
    pub targets: &'a TiSlice<FrameworkIndex, Option<ElementIndex>>,
    /// Which findings were made, as far as decided.
    pub findings: &'a TiSlice<FindingIndex, bool>,
}

impl<'a> Known<'a> {
    fn answers(&self) -> AnswerFacts<'a> {
        AnswerFacts { pack: self.pack, given: self.given, questions: &self.assessment.questions }
    }
}

impl Facts for Known<'_> {
    fn answer(&self, item: ItemIndex, options: &[OptionIndex]) -> Truth {
        self.answers().answer(item, options)
    }

    fn amount(&self, item: ItemIndex, bound: Bound) -> Truth {
        self.answers().amount(item, bound)
    }

    fn score(&self, measure: Measure, bound: Bound) -> Truth {
        self.assessment.told(measure).map_or(Truth::Undetermined, |score| bound.admits(score.points()).into())
    }

    fn best(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Truth {
        let scored = &self.assessment.frameworks[framework];
        let best = scored.fit.as_ref().filter(|_| !scored.thin).and_then(|fit| fit.best);
        best.map_or(Truth::Undetermined, |best| elements.contains(&best).into())
    }

    fn target(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Truth {
        self.targets[framework].map_or(Truth::Undetermined, |target| elements.contains(&target).into())
    }

    fn finding(&self, finding: FindingIndex) -> Truth {
        self.findings.get(finding).is_some_and(|made| *made).into()
    }
}

/// For each framework the target rule that decides, if any does.
#[must_use]
pub fn targets(
    pack: &Pack,
    given: &TiSlice<ItemIndex, Given>,
    assessment: &Assessment,
) -> TiVec<FrameworkIndex, Option<TargetIndex>> {
    let undecided = ti_vec![None; pack.frameworks.len()];
    let known = Known { pack, given, assessment, targets: &undecided, findings: TiSlice::from_ref(&[]) };
    let holds = |rule: &TargetRule| rule.when.as_ref().is_none_or(|when| when.evaluate(&known) == Truth::True);
    let decide = |framework: FrameworkIndex| pack.targets.position(|rule| rule.framework == framework && holds(rule));
    pack.frameworks.keys().map(decide).collect()
}

/// Which findings were made.
#[must_use]
pub fn findings(known: &Known<'_>) -> TiVec<FindingIndex, bool> {
    known.pack.findings.iter().map(|finding| finding.when.evaluate(known) == Truth::True).collect()
}
