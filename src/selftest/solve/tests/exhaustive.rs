//! What all complete answers to a small pack lead to.

use std::collections::BTreeSet;

use super::graded;
use crate::answers::{Applicability, Given};
use crate::condition::Truth;
use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, ItemIndex, Measure, OptionIndex, QuestionIndex, TargetIndex, TiSlice,
    TiVec,
};
use crate::pack::{Pack, QuestionKind};
use crate::record::Scope;
use crate::roadmap::{Standing, standing};
use crate::scoring::{ItemState, level};
use crate::selftest::solve::Outcome;

#[derive(Default)]
pub(super) struct Reached {
    pub(super) questions: BTreeSet<QuestionIndex>,
    pub(super) options: BTreeSet<(ItemIndex, OptionIndex)>,
    pub(super) levels: BTreeSet<(Measure, usize)>,
    pub(super) targets: BTreeSet<TargetIndex>,
    pub(super) findings: BTreeSet<FindingIndex>,
    pub(super) actions: BTreeSet<ActionIndex>,
    pub(super) extremes: BTreeSet<(ElementIndex, bool)>,
}

impl Reached {
    pub(super) fn by_all_answers(pack: &Pack, scope: Scope) -> Self {
        let domain = |item: ItemIndex| {
            if pack.question_of(item).is_in(scope) { answers(pack, item) } else { vec![Given::Unanswered] }
        };
        let domains: Vec<Vec<Given>> = pack.items.keys().map(domain).collect();
        let mut reached = Self::default();
        let mut places = vec![0; domains.len()];
        loop {
            let given: TiVec<ItemIndex, Given> =
                places.iter().zip(&domains).map(|(place, domain)| domain[*place].clone()).collect();
            reached.look(pack, &given, scope);
            let Some(next) = (0..places.len()).find(|item| places[*item] + 1 < domains[*item].len()) else {
                return reached;
            };
            places[next] += 1;
            places[..next].fill(0);
        }
    }

    fn look(&mut self, pack: &Pack, given: &TiSlice<ItemIndex, Given>, scope: Scope) {
        let outcome = Outcome::of(pack, given, scope);
        let facts = outcome.facts(pack, given);
        let scored = &outcome.assessment;
        let asked = |question: &QuestionIndex| scored.questions[*question] == Applicability::Asked;
        self.questions.extend(pack.questions.keys().filter(asked));
        for item in pack.items.keys().filter(|item| scored.items[*item] == ItemState::Answered) {
            let options = match &given[item] {
                Given::Option(option) => std::slice::from_ref(option),
                Given::Options(options) => options,
                _ => &[],
            };
            self.options.extend(options.iter().map(|option| (item, *option)));
        }
        self.levels.extend(graded(pack).filter(|(measure, place)| level(pack, scored, *measure) == Some(*place)));
        self.targets.extend(outcome.rules.iter().flatten());
        self.findings.extend(pack.findings.keys().filter(|finding| outcome.findings[*finding]));
        for (index, action) in pack.actions.iter_enumerated() {
            let offered = action.when.as_ref().is_none_or(|when| when.evaluate(&facts) == Truth::True);
            if offered && standing(pack, action, given) == Standing::Changes {
                self.actions.insert(index);
            }
        }
        for element in pack.elements.keys() {
            let carries = |item: &ItemIndex| pack.items[*item].carries.iter().any(|carry| carry.element == element);
            let avoided = pack.items.keys().filter(carries).any(|item| scored.items[item] == ItemState::NotApplicable);
            let Some(score) = scored.elements[element].score().filter(|_| !avoided) else { continue };
            if score.reaches(100.0) {
                self.extremes.insert((element, true));
            }
            if !score.reaches(1e-6) {
                self.extremes.insert((element, false));
            }
        }
    }
}

/// Every answer to an item; of a number those in steps of a half, which lie on and between all bounds of a sketch.
fn answers(pack: &Pack, item: ItemIndex) -> Vec<Given> {
    let of = &pack.items[item];
    let mut all: Vec<Given> = match of.kind {
        QuestionKind::Text => vec![Given::Unanswered],
        QuestionKind::Number => (0..=8u8).map(|half| Given::Number(f64::from(half) / 2.0)).collect(),
        QuestionKind::Choices => sets(of.options.len(), |option| of.options[option].exclusive),
        QuestionKind::Choice | QuestionKind::Matrix => of.options.keys().map(Given::Option).collect(),
    };
    all.extend(pack.question_of(item).allows_na.then_some(Given::NotApplicable));
    all
}

fn sets(options: usize, exclusive: impl Fn(OptionIndex) -> bool) -> Vec<Given> {
    let set = |bits: u32| -> Vec<OptionIndex> {
        (0..options).filter(|option| bits >> option & 1 == 1).map(OptionIndex::from).collect()
    };
    let valid = |set: &Vec<OptionIndex>| !set.is_empty() && (set.len() == 1 || !set.iter().any(|one| exclusive(*one)));
    (0..1 << options).map(set).filter(valid).map(Given::Options).collect()
}
