//! Which actions of the questionnaire would meet a gate: one with what it needs first, then two, then a few.

use super::{MOST, PAIRED, SHOWN, Search};
use crate::index::ActionIndex;
use crate::pack::Pack;
use crate::roadmap;

/// Actions done together, in this order, and what would still be missing after them.
struct Tried {
    actions: Vec<ActionIndex>,
    missing: f64,
    weeks: f64,
}

impl Tried {
    /// Nearest first, then the fewest actions, then the least work.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let by_missing = self.missing.total_cmp(&other.missing);
        by_missing.then(self.actions.len().cmp(&other.actions.len())).then(self.weeks.total_cmp(&other.weeks))
    }
}

impl Search<'_> {
    /// Sets of actions of which each meets the gate; `None` when no few of them do.
    pub(super) fn actions(&self) -> Option<Vec<Vec<ActionIndex>>> {
        let scores = self.scores;
        let doable = roadmap::doable(self.pack, scores.answers, scores.assessment, scores.decided);
        let mut tried: Vec<Tried> = doable.into_iter().map(|actions| self.tried_actions(actions)).collect();
        tried.sort_by(Tried::order);
        let meeting = tried.iter().take_while(|tried| tried.missing == 0.0).map(|tried| tried.actions.as_slice());
        let alone = none_within_another(meeting);
        if !alone.is_empty() {
            return Some(alone);
        }
        let several = self.pair_of_actions(&tried).or_else(|| self.actions_one_by_one(&tried));
        several.map(|actions| vec![actions])
    }

    fn tried_actions(&self, actions: Vec<ActionIndex>) -> Tried {
        let weeks = actions.iter().map(|action| self.pack.actions[*action].effort_weeks).sum();
        Tried { missing: self.missing_after(&actions), weeks, actions }
    }

    /// Points missing once these actions are done.
    fn missing_after(&self, actions: &[ActionIndex]) -> f64 {
        let actions: Vec<_> = actions.iter().map(|action| &self.pack.actions[*action]).collect();
        self.missing_with(&roadmap::apply(self.pack, &actions, &self.scores.answers.given))
    }

    /// The first two, in the order of what each brings, that meet the gate together.
    fn pair_of_actions(&self, tried: &[Tried]) -> Option<Vec<ActionIndex>> {
        let near = &tried[..tried.len().min(PAIRED)];
        let pairs = near.iter().enumerate().flat_map(|(at, one)| near[..at].iter().map(move |other| (other, one)));
        let both = pairs.filter_map(|(one, other)| joined(self.pack, &one.actions, &other.actions));
        both.into_iter().find(|actions| self.missing_after(actions) == 0.0)
    }

    /// Actions added one after another, each the one that brings the gate nearest.
    fn actions_one_by_one(&self, tried: &[Tried]) -> Option<Vec<ActionIndex>> {
        let mut chosen: Vec<ActionIndex> = Vec::new();
        let mut missing = self.missing_after(&[]);
        while chosen.len() < MOST {
            let next = tried.iter().filter_map(|more| joined(self.pack, &chosen, &more.actions));
            let next = next.map(|actions| self.tried_actions(actions)).min_by(Tried::order)?;
            if next.missing >= missing {
                return None;
            }
            (chosen, missing) = (next.actions, next.missing);
            if missing == 0.0 {
                return Some(chosen);
            }
        }
        None
    }
}

/// Both lists without repetition; `None` when that is nothing new, too many, or two of them exclude each other.
fn joined(pack: &Pack, actions: &[ActionIndex], more: &[ActionIndex]) -> Option<Vec<ActionIndex>> {
    let mut all = actions.to_vec();
    all.extend(more.iter().filter(|action| !actions.contains(action)));
    (all.len() > actions.len() && all.len() <= MOST && !roadmap::conflict(pack, &all)).then_some(all)
}

/// The first few sets of which none holds another.
fn none_within_another<'a>(sets: impl Iterator<Item = &'a [ActionIndex]>) -> Vec<Vec<ActionIndex>> {
    let mut kept: Vec<Vec<ActionIndex>> = Vec::new();
    for set in sets {
        let holds = |smaller: &Vec<ActionIndex>| smaller.iter().all(|action| set.contains(action));
        if kept.len() < SHOWN && !kept.iter().any(holds) {
            kept.push(set.to_vec());
        }
    }
    kept
}
