//! The answers to an item that make a difference.
//!
//! Two answers that every comparison takes the same way and that say the same about every element count as one, so that
//! numbers and sets of options come down to a handful.

use std::collections::HashSet;

use crate::answers::Given;
use crate::condition::{Bound, Condition, Truth};
use crate::index::{ItemIndex, OptionIndex};
use crate::pack::{Carry, Item, Pack, QuestionKind};
use crate::scoring::evidence;

/// Sets of options that make a difference are listed up to this many.
const MOST_SETS: usize = 512;

/// The answers to one item that make a difference.
pub(super) struct Domain {
    pub(super) values: Vec<Given>,
    /// Whether they are all there are.
    pub(super) complete: bool,
}

/// What an answer comes to: how comparisons take it and what it says about elements.
type Effect = (Vec<Truth>, Vec<Option<i64>>);

/// How one item is looked at.
struct View<'c> {
    item: &'c Item,
    leaves: Vec<&'c Condition>,
    carries: Vec<&'c Carry>,
}

impl Domain {
    /// Of an item that is not asked: no answer.
    pub(super) fn left_out() -> Self {
        Self { values: vec![Given::Unanswered], complete: true }
    }

    /// The answers to an item as these comparisons and these carries see them.
    pub(super) fn of<'c>(pack: &'c Pack, item: ItemIndex, leaves: Vec<&'c Condition>, carries: Vec<&'c Carry>) -> Self {
        let view = View { item: &pack.items[item], leaves, carries };
        let (mut values, complete) = view.answers();
        if pack.question_of(item).allows_na {
            values.push(Given::NotApplicable);
        }
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(view.effect(value)));
        Self { values, complete }
    }
}

impl View<'_> {
    fn answers(&self) -> (Vec<Given>, bool) {
        match self.item.kind {
            QuestionKind::Text => (vec![Given::Unanswered], true),
            QuestionKind::Number => (self.numbers(), true),
            QuestionKind::Choices => self.sets(),
            QuestionKind::Choice | QuestionKind::Matrix => {
                (self.item.options.keys().map(Given::Option).collect(), true)
            }
        }
    }

    fn effect(&self, given: &Given) -> Effect {
        let truth = |leaf: &&Condition| match leaf {
            Condition::Answer { options, .. } => given.is_among(options),
            Condition::Amount { bound, .. } => given.lies(*bound),
            _ => Truth::Undetermined,
        };
        let says = |carry: &&Carry| evidence(self.item, carry, given);
        (self.leaves.iter().map(truth).collect(), self.carries.iter().map(says).collect())
    }

    /// Each number at which something changes, and one on either side of it.
    fn numbers(&self) -> Vec<Given> {
        let number = &self.item.number;
        let bound = |leaf: &&Condition| match leaf {
            Condition::Amount { bound: Bound::AtLeast(at) | Bound::AtMost(at) | Bound::Below(at), .. } => Some(*at),
            _ => None,
        };
        let named = self.leaves.iter().filter_map(bound).chain(number.below.iter().copied());
        let mut at: Vec<f64> = named.chain(number.min).chain(number.max).filter(|at| at.is_finite()).collect();
        at.sort_by(f64::total_cmp);
        let between = at.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
        let ends = [at.first().map_or(0.0, |first| first - 1.0), at.last().map_or(0.0, |last| last + 1.0)];
        let accepted = |at: &f64| number.min.is_none_or(|min| *at >= min) && number.max.is_none_or(|max| *at <= max);
        at.iter().copied().chain(between).chain(ends).filter(accepted).map(Given::Number).collect()
    }

    /// Sets of options, one for each effect, and each exclusive option alone.
    fn sets(&self) -> (Vec<Given>, bool) {
        let mut sets: Vec<Vec<OptionIndex>> = vec![Vec::new()];
        let mut seen = HashSet::from([self.sums(&[])]);
        let exclusive = |option: &OptionIndex| self.item.options[*option].exclusive;
        for option in self.item.options.keys().filter(|option| !exclusive(option)) {
            for place in 0..sets.len() {
                let larger = [sets[place].as_slice(), &[option]].concat();
                if sets.len() < MOST_SETS && seen.insert(self.sums(&larger)) {
                    sets.push(larger);
                }
            }
        }
        let complete = sets.len() < MOST_SETS;
        let alone = self.item.options.keys().filter(exclusive).map(|option| vec![option]);
        (sets.into_iter().skip(1).chain(alone).map(Given::Options).collect(), complete)
    }

    /// What tells a set of options from others that more options may be added to.
    fn sums(&self, set: &[OptionIndex]) -> (bool, Vec<bool>, Vec<i64>) {
        let includes = |leaf: &&Condition| match leaf {
            Condition::Answer { options, .. } => set.iter().any(|option| options.contains(option)),
            _ => false,
        };
        let sum = |carry: &&Carry| set.iter().map(|option| carry.of_option(*option)).sum();
        (set.is_empty(), self.leaves.iter().map(includes).collect(), self.carries.iter().map(sum).collect())
    }
}
