//! What the engine makes of answers.

use crate::answers::Given;
use crate::index::{ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, TargetIndex, TiSlice, TiVec};
use crate::pack::Pack;
use crate::record::Scope;
use crate::scoring::{Assessment, Known, findings, score_given, targets};

/// The scores of complete answers, and what was decided from them.
pub(in crate::selftest) struct Outcome {
    pub(in crate::selftest) assessment: Assessment,
    /// The target rule that decides for each framework.
    pub(in crate::selftest) rules: TiVec<FrameworkIndex, Option<TargetIndex>>,
    targets: TiVec<FrameworkIndex, Option<ElementIndex>>,
    /// Which findings were made.
    pub(in crate::selftest) findings: TiVec<FindingIndex, bool>,
}

impl Outcome {
    pub(in crate::selftest) fn of(pack: &Pack, given: &TiSlice<ItemIndex, Given>, scope: Scope) -> Self {
        let assessment = score_given(pack, given, scope);
        let rules = targets(pack, given, &assessment);
        let targets = rules.iter().map(|rule| rule.map(|rule| pack.targets[rule].target)).collect();
        let mut outcome = Self { assessment, rules, targets, findings: TiVec::new() };
        outcome.findings = findings(&outcome.facts(pack, given));
        outcome
    }

    /// The facts for conditions.
    pub(in crate::selftest) fn facts<'a>(&'a self, pack: &'a Pack, given: &'a TiSlice<ItemIndex, Given>) -> Known<'a> {
        Known { pack, given, assessment: &self.assessment, targets: &self.targets, findings: &self.findings }
    }
}
