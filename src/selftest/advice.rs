//! Whether advice keeps its word: remedies close their findings, variants are met, texts fit where an action starts.
//!
//! Answers to try are the fixed starting points, changed so that a condition is likely to hold. What they do not find may
//! still exist, so only a finding that was seen to outlive its remedies is an error.

use std::collections::BTreeSet;

use super::SelfTest;
use super::reach::samples;
use super::solve::{Aim, Reach};
use crate::answers::Given;
use crate::condition::{Bound, Condition, Facts, Truth};
use crate::diagnostics::{Code, list_and};
use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex, TiSlice, TiVec,
};
use crate::pack::places::Thing;
use crate::pack::{Action, FindingRule, Move, Pack};
use crate::record::{FindingSeverity, Scope};
use crate::roadmap::apply;
use crate::scoring::{Assessment, Known, findings, score_given, targets};

type Answered = TiVec<ItemIndex, Given>;

pub(super) fn check(test: &mut SelfTest<'_>) {
    let bases = samples(test.pack);
    remedies(test, &bases);
    variants(test);
    texts(test);
}

/// Answers with all that conditions ask about them.
struct Situation<'p> {
    pack: &'p Pack,
    given: Answered,
    assessment: Assessment,
    targets: TiVec<FrameworkIndex, Option<ElementIndex>>,
    findings: TiVec<FindingIndex, bool>,
}

impl<'p> Situation<'p> {
    fn new(pack: &'p Pack, given: Answered) -> Self {
        let assessment = score_given(pack, &given, Scope::Full);
        let rules = targets(pack, &given, &assessment);
        let targets = rules.iter().map(|rule| rule.map(|rule| pack.targets[rule].target)).collect();
        Self::towards(pack, given, assessment, targets)
    }

    fn towards(
        pack: &'p Pack,
        given: Answered,
        assessment: Assessment,
        targets: TiVec<FrameworkIndex, Option<ElementIndex>>,
    ) -> Self {
        let mut new = Self { pack, given, assessment, targets, findings: TiVec::new() };
        new.findings = findings(&new.known());
        new
    }

    fn known(&self) -> Known<'_> {
        let Self { pack, given, assessment, targets, findings } = self;
        Known { pack, given, assessment, targets, findings }
    }

    fn holds(&self, condition: &Condition) -> bool {
        condition.evaluate(&self.known()) == Truth::True
    }

    fn offers(&self, action: &Action) -> bool {
        action.when.as_ref().is_none_or(|when| self.holds(when))
    }

    /// What holds once actions are done; the model to aim for stays the one of today.
    fn after(&self, actions: &[&Action]) -> Self {
        let given = apply(self.pack, actions, &self.given);
        let assessment = score_given(self.pack, &given, Scope::Full);
        Self::towards(self.pack, given, assessment, self.targets.clone())
    }
}

/// A finding that costs something must be closed by its remedies, wherever it was seen.
fn remedies(test: &mut SelfTest<'_>, bases: &[Answered]) {
    let pack = test.pack;
    let costly = |finding: &&FindingRule| finding.severity != FindingSeverity::Info && !finding.remedied_by.is_empty();
    for finding in pack.findings.iter().filter(costly) {
        let witness = match test.solver.solve(&Aim::Holds(finding.when.clone()), Scope::Full) {
            Reach::Reachable(given) => Some(given),
            Reach::Unreachable | Reach::Undecided => None,
        };
        if bases.iter().chain(&witness).any(|given| outlives(pack, finding, given)) {
            let code = &finding.code;
            let named: Vec<&str> = finding.remedied_by.iter().map(|action| pack.actions[*action].id.as_str()).collect();
            let message = format!("the finding `{code}` can still hold after {}", list_and(&named));
            let help = "let them move the answers its condition reads far enough, or name more actions";
            test.push(Thing::Finding, code, Code::NotRemedied, message, help);
        }
    }
}

/// Whether a finding that these answers make is still made after those of its remedies that are offered.
fn outlives(pack: &Pack, finding: &FindingRule, given: &TiSlice<ItemIndex, Given>) -> bool {
    let today = Situation::new(pack, given.to_owned());
    if !today.holds(&finding.when) {
        return false;
    }
    let offered = finding.remedied_by.iter().copied().filter(|action| today.offers(&pack.actions[*action]));
    let actions: Vec<&Action> =
        with_prerequisites(pack, offered).into_iter().map(|action| &pack.actions[action]).collect();
    today.after(&actions).holds(&finding.when)
}

/// Actions and all that they need first, in pack order.
fn with_prerequisites(pack: &Pack, actions: impl Iterator<Item = ActionIndex>) -> BTreeSet<ActionIndex> {
    let mut waiting: Vec<ActionIndex> = actions.collect();
    let mut all = BTreeSet::new();
    while let Some(action) = waiting.pop() {
        if all.insert(action) {
            waiting.extend(&pack.actions[action].requires);
        }
    }
    all
}

/// A variant should be what some organisation reads: one that is offered the action, with nothing above it that holds.
fn variants(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    for (index, action) in pack.actions.iter_enumerated() {
        for (place, variant) in action.variants.iter().enumerate() {
            let above = action.variants[..place].iter().map(|above| Aim::Lacks(above.when.clone()));
            let own = [Aim::action(pack, index), Aim::Holds(variant.when.clone())];
            let (id, named) = (&action.id, format!("{}#{place}", action.id));
            match test.solver.solve(&Aim::All(above.chain(own).collect()), Scope::Full) {
                Reach::Reachable(_) => {}
                Reach::Unreachable => {
                    let message = format!("no answers lead to this variant of the action `{id}`");
                    let help =
                        "compare its condition with those of the variants above it and with what the action moves";
                    test.push(Thing::Variant, &named, Code::Unreachable, message, help);
                }
                Reach::Undecided => {
                    let what = format!("any answers lead to this variant of the action `{id}`");
                    test.undecided(Thing::Variant, &named, &what);
                }
            }
        }
    }
}

/// Where variants tell apart what an item was answered with, they should leave out no answer the action can start from.
fn texts(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    for action in &pack.actions {
        for step in action.moves.iter().filter(|step| pack.items[step.item].ordered) {
            let Some(option) = left_out(action, step) else { continue };
            let (id, item) = (&action.id, &pack.items[step.item]);
            let option = &item.options[option].id;
            let message = format!("the action `{id}` has no text for `{option}` in `{}`, where it can start", item.id);
            let help = "add a variant for that answer, or let the variant of a worse one hold for it too";
            test.push(Thing::Action, id, Code::UnfittingText, message, help);
        }
    }
}

/// The first option between the worst and the one moved to for which no variant that reads the item can hold. The worst
/// is what the plain text is for.
fn left_out(action: &Action, step: &Move) -> Option<OptionIndex> {
    let reading = |when: &&Condition| when.items().any(|item| item == step.item);
    let readers: Vec<&Condition> = action.variants.iter().map(|variant| &variant.when).filter(reading).collect();
    if readers.is_empty() {
        return None;
    }
    let target = step.options.first().copied().map(usize::from)?;
    let can_hold =
        |when: &Condition, option: OptionIndex| when.evaluate(&OneAnswer { item: step.item, option }) != Truth::False;
    let starts = |option: &OptionIndex| action.when.as_ref().is_none_or(|when| can_hold(when, *option));
    let between = (1..target).map(OptionIndex::from).filter(starts);
    between.into_iter().find(|option| !readers.iter().any(|when| can_hold(when, *option)))
}

/// One answer is known and nothing else.
struct OneAnswer {
    item: ItemIndex,
    option: OptionIndex,
}

impl Facts for OneAnswer {
    fn answer(&self, item: ItemIndex, options: &[OptionIndex]) -> Truth {
        if item == self.item { options.contains(&self.option).into() } else { Truth::Undetermined }
    }

    fn amount(&self, item: ItemIndex, bound: Bound) -> Truth {
        if item == self.item { bound.admits(self.option.position()).into() } else { Truth::Undetermined }
    }

    fn score(&self, _: Measure, _: Bound) -> Truth {
        Truth::Undetermined
    }

    fn best(&self, _: FrameworkIndex, _: &[ElementIndex]) -> Truth {
        Truth::Undetermined
    }

    fn target(&self, _: FrameworkIndex, _: &[ElementIndex]) -> Truth {
        Truth::Undetermined
    }

    fn finding(&self, _: FindingIndex) -> Truth {
        Truth::Undetermined
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Diagnostics;
    use crate::pack::small::{TEXT, bent, listed, pack};

    fn found(text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::new();
        crate::selftest::check(&pack(text), &mut diagnostics);
        listed(&diagnostics)
    }

    #[test]
    fn advice_that_keeps_its_word_has_nothing_said_of_it() {
        assert_eq!(found(TEXT), Vec::<String>::new());
    }

    #[test]
    fn a_finding_that_outlives_its_remedies_is_an_error() {
        let found = found(
            &bent("remedied_by: [policy-page]", "remedied_by: [practice]").replace("requires: [policy-page], ", ""),
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("not-remedied: the finding `unruly` can still hold after `practice`"), "{found:?}");
    }

    #[test]
    fn what_a_remedy_needs_first_counts_too() {
        assert_eq!(found(&bent("remedied_by: [policy-page]", "remedied_by: [practice]")), Vec::<String>::new());
    }

    #[test]
    fn a_remedy_that_is_not_offered_closes_nothing() {
        let text = bent(
            "    moves: {policy: known}\n",
            "    moves: {policy: known}\n    when: {question: policy, is: nothing}\n",
        );
        let found = found(&text);
        assert!(found.iter().any(|found| found.contains("not-remedied: the finding `unruly`")), "{found:?}");
    }

    #[test]
    fn a_variant_behind_one_that_always_holds_before_it_is_met_by_nobody() {
        let found = found(&bent("{question: size, at_most: 9}", "{question: policy, at_least: nothing}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("unreachable: no answers lead to this variant"), "{found:?}");
    }

    #[test]
    fn variants_leave_out_no_answer_between_the_worst_and_the_one_aimed_at() {
        let found = found(&bent("{question: policy, at_least: spoken}", "{question: policy, is: filed}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("unfitting-text: the action `policy-page` has no text for `spoken` in `policy`"));
    }
}
