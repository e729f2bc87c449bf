//! Which actions of the questionnaire would meet a gate: one, then two, then a few; each with what it needs first.

use super::{MOST, PAIRED, SHOWN, Search};
use crate::index::ActionIndex;
use crate::pack::Pack;
use crate::roadmap;

/// Actions that meet a gate together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// What they need first, in the order to do it.
    pub before: Vec<ActionIndex>,
    /// The actions themselves.
    pub actions: Vec<ActionIndex>,
}

impl Doing {
    /// Everything that is done, in order.
    #[must_use]
    pub fn all(&self) -> Vec<ActionIndex> {
        [self.before.as_slice(), &self.actions].concat()
    }

    /// The last of the actions and what it needs first.
    fn alone(mut bundle: Vec<ActionIndex>) -> Self {
        let actions = bundle.pop().into_iter().collect();
        Self { before: bundle, actions }
    }

    /// Both; `None` when the other brings nothing new or two of the actions exclude each other.
    fn with(&self, other: &Self, pack: &Pack) -> Option<Self> {
        let mut both = self.clone();
        both.actions.extend(other.actions.iter().filter(|action| !self.all().contains(action)));
        both.before.retain(|action| !other.actions.contains(action));
        let known = both.all();
        both.before.extend(other.before.iter().filter(|action| !known.contains(action)));
        (both.actions.len() > self.actions.len() && !roadmap::conflict(pack, &both.all())).then_some(both)
    }
}

/// Something to do, and what would still be missing after it.
struct Tried {
    doing: Doing,
    missing: f64,
    weeks: f64,
}

impl Tried {
    /// Nearest first, then the least work.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.missing.total_cmp(&other.missing).then(self.weeks.total_cmp(&other.weeks))
    }
}

impl Search<'_> {
    /// Alternatives of which each meets the gate, the least work first; none when a few actions are not enough.
    pub(super) fn doings(&self) -> Vec<Doing> {
        let scores = self.scores;
        let doable = roadmap::doable(self.pack, scores.answers, scores.assessment, scores.decided);
        let mut tried: Vec<Tried> = doable.into_iter().map(Doing::alone).map(|doing| self.tried_doing(doing)).collect();
        tried.sort_by(Tried::order);
        let meeting = tried.iter().take_while(|tried| tried.missing == 0.0).map(|tried| &tried.doing);
        let alone = none_within_another(meeting);
        if !alone.is_empty() {
            return alone;
        }
        let several = self.two_doings(&tried).or_else(|| self.doings_one_by_one(&tried));
        several.into_iter().collect()
    }

    fn tried_doing(&self, doing: Doing) -> Tried {
        let actions: Vec<_> = doing.all().into_iter().map(|action| &self.pack.actions[action]).collect();
        let weeks = actions.iter().map(|action| action.effort_weeks).sum();
        let missing = self.missing_with(&roadmap::apply(self.pack, &actions, &self.scores.answers.given));
        Tried { doing, missing, weeks }
    }

    /// The two with the least work, among the nearest, that meet the gate together.
    fn two_doings(&self, tried: &[Tried]) -> Option<Doing> {
        let near = &tried[..tried.len().min(PAIRED)];
        let pairs = near.iter().enumerate().flat_map(|(at, one)| near[..at].iter().map(move |other| (other, one)));
        let both = pairs.filter_map(|(one, other)| one.doing.with(&other.doing, self.pack));
        let meeting = both.map(|both| self.tried_doing(both)).filter(|both| both.missing == 0.0);
        meeting.min_by(Tried::order).map(|both| both.doing)
    }

    /// Actions added one after another, each the one that brings the gate nearest.
    fn doings_one_by_one(&self, tried: &[Tried]) -> Option<Doing> {
        let mut chosen = self.tried_doing(Doing { before: Vec::new(), actions: Vec::new() });
        while chosen.doing.actions.len() < MOST {
            let more = tried.iter().filter_map(|more| chosen.doing.with(&more.doing, self.pack));
            let next = more.map(|doing| self.tried_doing(doing)).min_by(Tried::order)?;
            if next.missing >= chosen.missing {
                return None;
            }
            chosen = next;
            if chosen.missing == 0.0 {
                return Some(chosen.doing);
            }
        }
        None
    }
}

/// The first few of which none holds all that another does.
fn none_within_another<'a>(meeting: impl Iterator<Item = &'a Doing>) -> Vec<Doing> {
    let mut kept: Vec<Doing> = Vec::new();
    for doing in meeting {
        let all = doing.all();
        let holds = |smaller: &Doing| smaller.all().iter().all(|action| all.contains(action));
        if kept.len() < SHOWN && !kept.iter().any(holds) {
            kept.push(doing.clone());
        }
    }
    kept
}
