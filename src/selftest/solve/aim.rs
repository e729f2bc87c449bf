//! What answers are looked for: a formula over conditions.

use super::range::Range;
use crate::condition::{Bound, Condition, Facts, Truth};
use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, ItemIndex, Measure, OptionIndex, QuestionIndex, TargetIndex,
};
use crate::pack::{Level, Move, Pack, QuestionKind};

/// What answers are to bring about.
#[derive(Debug, Clone)]
pub(in crate::selftest) enum Aim {
    /// Every one.
    All(Vec<Aim>),
    /// At least one.
    Any(Vec<Aim>),
    /// The condition is true.
    Holds(Condition),
    /// The condition is not true.
    Lacks(Condition),
    /// The condition is not false.
    Allows(Condition),
}

impl Aim {
    /// The question is asked.
    pub(in crate::selftest) fn question(pack: &Pack, question: QuestionIndex) -> Self {
        Self::All(pack.questions[question].when.iter().cloned().map(Self::Holds).collect())
    }

    /// The item is asked, and answered with the option.
    pub(in crate::selftest) fn option(item: ItemIndex, option: OptionIndex) -> Self {
        Self::Holds(Condition::Answer { item, options: vec![option] })
    }

    /// The finding is made.
    pub(in crate::selftest) fn finding(pack: &Pack, finding: FindingIndex) -> Self {
        Self::Holds(pack.findings[finding].when.clone())
    }

    /// The rule is the first of its framework that holds.
    pub(in crate::selftest) fn target(pack: &Pack, rule: TargetIndex) -> Self {
        let own = &pack.targets[rule];
        let before =
            pack.targets.iter_enumerated().filter(|(index, other)| *index < rule && other.framework == own.framework);
        // A rule without a condition leaves nothing to those behind it.
        let passed_over = before.map(|(_, other)| other.when.clone().map_or(Self::Any(Vec::new()), Self::Lacks));
        Self::All(own.when.iter().cloned().map(Self::Holds).chain(passed_over).collect())
    }

    /// The action is offered, and would change an answer.
    pub(in crate::selftest) fn action(pack: &Pack, action: ActionIndex) -> Self {
        let action = &pack.actions[action];
        let offered = action.when.iter().cloned().map(Self::Holds);
        let changes = Self::Any(action.moves.iter().map(|step| Self::moved(pack, step)).collect());
        Self::All(offered.chain([changes]).collect())
    }

    /// The item is asked, and its answer is one that the move changes.
    pub(in crate::selftest) fn moved(pack: &Pack, step: &Move) -> Self {
        let (item, options) = (&pack.items[step.item], pack.items[step.item].options.keys());
        let is = |options: Vec<OptionIndex>| Condition::Answer { item: step.item, options };
        if item.kind != QuestionKind::Choices {
            let to = step.options[0];
            let lifted = |option: &OptionIndex| if item.ordered { *option < to } else { *option != to };
            return Self::Holds(is(options.filter(lifted).collect()));
        }
        let lacking = step.options.iter().map(|option| Self::Holds(Condition::Not(Box::new(is(vec![*option])))));
        Self::All(vec![Self::Holds(is(options.collect())), Self::Any(lacking.collect())])
    }

    /// The measure stands at the level at that place, and at none above it.
    pub(in crate::selftest) fn level(pack: &Pack, measure: Measure, place: usize) -> Self {
        let levels = &pack.frameworks[pack.measure_framework(measure)].levels;
        let reached = levels[..=place].iter().flat_map(|level| passes(measure, level));
        let above = levels.get(place + 1).map(|level| Self::Any(fails(measure, level).collect()));
        Self::All(reached.chain(above).collect())
    }

    /// The element's score is the highest there is, or the lowest, with an answer to all that is asked about it.
    pub(in crate::selftest) fn extreme(pack: &Pack, element: ElementIndex, top: bool) -> Self {
        let (low, _) = pack.frameworks[pack.elements[element].framework].kind.evidence_range();
        let bottom = if low < 0 { -100.0 } else { 0.0 };
        let bound = if top { Bound::AtLeast(100.0) } else { Bound::AtMost(bottom) };
        let score = Self::Holds(Condition::Score { measure: pack.measure_of_element(element), bound });
        let carries = |item: &ItemIndex| pack.items[*item].carries.iter().any(|carry| carry.element == element);
        let avoidable = pack.items.keys().filter(carries).filter(|item| pack.question_of(*item).allows_na);
        Self::All(std::iter::once(score).chain(avoidable.map(|item| Self::answered(pack, item))).collect())
    }

    /// The item is not asked, or is answered with something else than n/a.
    fn answered(pack: &Pack, item: ItemIndex) -> Self {
        let options: Vec<OptionIndex> = pack.items[item].options.keys().collect();
        let given = match pack.items[item].kind {
            QuestionKind::Number => Condition::Amount { item, bound: Bound::AtLeast(f64::NEG_INFINITY) },
            _ => Condition::Answer { item, options },
        };
        let not_asked = pack.question_of(item).when.iter().cloned().map(Self::Lacks);
        Self::Any(not_asked.chain([Self::Holds(given)]).collect())
    }

    /// Every condition in it.
    pub(super) fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::conditions).collect(),
            Self::Holds(condition) | Self::Lacks(condition) | Self::Allows(condition) => vec![condition],
        }
    }

    /// Whether it comes about when each condition can be what the range says.
    pub(super) fn range(&self, of: &impl Fn(&Condition) -> Range) -> Range {
        match self {
            Self::All(parts) => Range::all(parts.iter().map(|part| part.range(of))),
            Self::Any(parts) => Range::any(parts.iter().map(|part| part.range(of))),
            Self::Holds(condition) => of(condition).is_true(),
            Self::Lacks(condition) => of(condition).is_true().negate(),
            Self::Allows(condition) => of(condition).negate().is_true().negate(),
        }
    }

    /// Whether it has come about.
    pub(super) fn is_met(&self, facts: &impl Facts) -> bool {
        self.range(&|condition| condition.evaluate(facts).into()).low == Truth::True
    }
}

fn reaches(measure: Measure, points: f64) -> Condition {
    Condition::Score { measure, bound: Bound::AtLeast(points) }
}

/// A requirement on something to which nothing applies is waived.
fn passes(measure: Measure, level: &Level) -> impl Iterator<Item = Aim> {
    let required = level.requires.iter().map(|(part, needs)| Aim::Allows(reaches(*part, *needs)));
    std::iter::once(Aim::Holds(reaches(measure, level.from))).chain(required)
}

fn fails(measure: Measure, level: &Level) -> impl Iterator<Item = Aim> {
    let missed = |(part, needs): &(Measure, f64)| Aim::Holds(Condition::Not(Box::new(reaches(*part, *needs))));
    std::iter::once(Aim::Lacks(reaches(measure, level.from))).chain(level.requires.iter().map(missed))
}
