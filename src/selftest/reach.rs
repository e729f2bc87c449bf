//! Whether every option, level, target, action and finding is reached by some answers.
//!
//! A fixed search: everything best and worst and at each place, each model's signature on top of those, every single
//! change from there, and answers that satisfy each condition. What it does not find may still exist, so these are
//! warnings.

use super::SelfTest;
use super::search::{answers, others, satisfy, signature};
use crate::answers::Given;
use crate::answers::applicable::{Applicability, applicability};
use crate::condition::Truth;
use crate::diagnostics::Code;
use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, OptionIndex, TargetIndex, TiSlice, TiVec,
    ti_vec,
};
use crate::pack::places::Thing;
use crate::pack::{FrameworkKind, Pack};
use crate::record::Scope;
use crate::roadmap::{Standing, standing};
use crate::scoring::{Assessment, Known, findings, level, score_given, targets};

pub(super) fn check(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    let mut seen = Seen::new(pack);
    let mut bases = bases(pack);
    for base in &bases {
        seen.look(base);
    }
    seen.directed(&bases);
    for base in &mut bases {
        seen.changes(base);
    }
    report(test, &seen);
}

/// Starting points, and each with each signature on top.
pub(super) fn bases(pack: &Pack) -> Vec<TiVec<ItemIndex, Given>> {
    let plain = others(pack);
    let archetypes = |element: &ElementIndex| {
        matches!(pack.frameworks[pack.elements[*element].framework].kind, FrameworkKind::Archetypes)
    };
    let mut bases = plain.clone();
    for element in pack.elements.keys().filter(archetypes) {
        for base in &plain {
            let mut given = base.clone();
            for (item, option) in signature(pack, element) {
                given[item] = Given::Option(option);
            }
            bases.push(given);
        }
    }
    bases
}

/// What some answers have reached.
struct Seen<'p> {
    pack: &'p Pack,
    options: TiVec<ItemIndex, TiVec<OptionIndex, bool>>,
    levels: TiVec<FrameworkIndex, Vec<bool>>,
    targets: TiVec<TargetIndex, bool>,
    actions: TiVec<ActionIndex, bool>,
    findings: TiVec<FindingIndex, bool>,
}

impl<'p> Seen<'p> {
    fn new(pack: &'p Pack) -> Self {
        Self {
            pack,
            options: pack.items.iter().map(|item| ti_vec![false; item.options.len()]).collect(),
            levels: pack.frameworks.iter().map(|framework| vec![false; framework.levels.len()]).collect(),
            targets: ti_vec![false; pack.targets.len()],
            actions: ti_vec![false; pack.actions.len()],
            findings: ti_vec![false; pack.findings.len()],
        }
    }

    fn wants_more(&self) -> bool {
        let open = |seen: &[bool]| seen.iter().any(|seen| !seen);
        open(&self.targets.raw)
            || open(&self.actions.raw)
            || open(&self.findings.raw)
            || self.levels.iter().any(|levels| open(levels))
    }

    /// Tries every single change of these answers, as long as something has not been reached.
    fn changes(&mut self, given: &mut TiSlice<ItemIndex, Given>) {
        for item in self.pack.items.keys() {
            for answer in answers(self.pack, item) {
                let wants_option = self.lacks_option(item, &answer);
                if wants_option || self.wants_more() {
                    let kept = std::mem::replace(&mut given[item], answer);
                    if wants_option {
                        self.options(item, given);
                    }
                    if self.wants_more() {
                        self.look(given);
                    }
                    given[item] = kept;
                }
            }
        }
    }

    fn lacks_option(&self, item: ItemIndex, answer: &Given) -> bool {
        match answer {
            Given::Option(option) => !self.options[item][*option],
            Given::Options(options) => options.iter().any(|option| !self.options[item][*option]),
            _ => false,
        }
    }

    /// Marks the options that these answers choose for an item, when it is asked.
    fn options(&mut self, item: ItemIndex, given: &TiSlice<ItemIndex, Given>) {
        if applicability(self.pack, given)[self.pack.items[item].question] != Applicability::Asked {
            return;
        }
        match &given[item] {
            Given::Option(option) => self.options[item][*option] = true,
            Given::Options(options) => options.iter().for_each(|option| self.options[item][*option] = true),
            _ => {}
        }
    }

    /// Marks everything that these answers reach.
    fn look(&mut self, given: &TiSlice<ItemIndex, Given>) {
        let scored = score_given(self.pack, given, Scope::Full);
        let rules = targets(self.pack, given, &scored);
        for rule in rules.iter().flatten() {
            self.targets[*rule] = true;
        }
        let targets: TiVec<FrameworkIndex, Option<ElementIndex>> =
            rules.iter().map(|rule| rule.map(|rule| self.pack.targets[rule].target)).collect();
        let mut known =
            Known { pack: self.pack, given, assessment: &scored, targets: &targets, findings: TiSlice::from_ref(&[]) };
        let made = findings(&known);
        for (seen, made) in self.findings.iter_mut().zip(&made) {
            *seen |= made;
        }
        known.findings = &made;
        self.look_at_actions(&known);
        self.look_at_levels(&scored);
    }

    fn look_at_actions(&mut self, known: &Known<'_>) {
        for (index, action) in self.pack.actions.iter_enumerated() {
            let offered = || action.when.as_ref().is_none_or(|when| when.evaluate(known) == Truth::True);
            if !self.actions[index] && offered() {
                self.actions[index] = standing(self.pack, action, known.given) == Standing::Changes;
            }
        }
    }

    fn look_at_levels(&mut self, scored: &Assessment) {
        let pack = self.pack;
        for (index, framework) in pack.frameworks.iter_enumerated() {
            let own = std::iter::once(pack.framework_measure(index));
            let elements = framework.elements.iter().map(|element| pack.measure_of_element(element));
            for measure in elements.chain(own) {
                if let Some(reached) = level(pack, scored, measure).filter(|_| !framework.levels.is_empty()) {
                    self.levels[index][reached] = true;
                }
            }
        }
    }

    /// Answers made to satisfy the conditions of what has not been reached.
    fn directed(&mut self, bases: &[TiVec<ItemIndex, Given>]) {
        let pack = self.pack;
        let findings = pack.findings.iter_enumerated().filter(|(index, _)| !self.findings[*index]);
        let mut conditions: Vec<_> = findings.map(|(_, finding)| &finding.when).collect();
        let actions = pack.actions.iter_enumerated().filter(|(index, _)| !self.actions[*index]);
        conditions.extend(actions.filter_map(|(_, action)| action.when.as_ref()));
        let targets = pack.targets.iter_enumerated().filter(|(index, _)| !self.targets[*index]);
        conditions.extend(targets.filter_map(|(_, target)| target.when.as_ref()));
        for condition in conditions {
            for base in bases {
                let mut given = base.clone();
                satisfy(pack, condition, true, &mut given);
                self.look(&given);
            }
        }
    }
}

fn report(test: &mut SelfTest<'_>, seen: &Seen<'_>) {
    let pack = test.pack;
    let mut missing: Vec<(Thing, String, String)> = Vec::new();
    for (item, options) in pack.items.iter().zip(&seen.options) {
        for (option, _) in item.options.iter().zip(options).filter(|(_, seen)| !**seen) {
            missing.push((Thing::Option, format!("{}#{}", item.id, option.id), format!("option `{}`", option.id)));
        }
    }
    for (framework, levels) in pack.frameworks.iter().zip(&seen.levels) {
        for (level, _) in framework.levels.iter().zip(levels).filter(|(_, seen)| !**seen) {
            missing.push((Thing::Level, format!("{}#{}", framework.id, level.id), format!("level `{}`", level.id)));
        }
    }
    for rule in unseen(&seen.targets) {
        let target = &pack.elements[pack.targets[rule].target].short_id;
        missing.push((Thing::Target, usize::from(rule).to_string(), format!("target `{target}`")));
    }
    for action in unseen(&seen.actions).map(|action| &pack.actions[action].id) {
        missing.push((Thing::Action, action.clone(), format!("action `{action}`")));
    }
    for finding in unseen(&seen.findings).map(|finding| &pack.findings[finding].code) {
        missing.push((Thing::Finding, finding.clone(), format!("finding `{finding}`")));
    }
    for (thing, id, name) in missing {
        let message = format!("no answers were found that lead to the {name}");
        test.push(thing, &id, Code::Unreachable, message, "compare its conditions with what can be answered");
    }
}

fn unseen<I: From<usize>>(seen: &TiSlice<I, bool>) -> impl Iterator<Item = I> + '_ {
    seen.iter_enumerated().filter(|(_, seen)| !**seen).map(|(index, _)| index)
}
