//! Makes way in a plan for an action that is put in by force.

use super::room::Placing;
use super::search::{Change, Search};
use crate::index::{ActionIndex, WaveIndex};

/// An action that way is made for.
#[derive(Clone, Copy)]
pub(super) struct Forced {
    pub(super) action: ActionIndex,
    /// Where it is put.
    pub(super) wave: WaveIndex,
    /// Where what it needs is put: the same wave or an earlier one.
    pub(super) early: WaveIndex,
    /// Where what is in its way goes.
    pub(super) aside: Aside,
}

/// Where what is in the way goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    /// Into the next wave, where something else may have to go on; out of the plan after the last.
    Later,
    /// Out of the plan.
    Out,
}

/// What taking out a placed action costs, the least for its effort first.
pub(super) struct Loss {
    /// For a thousandth of a person-week.
    pub(super) rate: i128,
    pub(super) lost: i128,
    pub(super) effort: i64,
    pub(super) action: ActionIndex,
}

impl Search<'_> {
    /// About what is lost to make way for an action in a wave.
    pub(super) fn way_made(&self, action: ActionIndex, wave: WaveIndex, losses: &[Loss]) -> i128 {
        let room = self.field.room;
        let missing = room.closure[action].iter().filter(|needed| self.load.placing[**needed].is_none());
        let effort = missing.clone().map(|needed| room.takes[*needed].effort).sum();
        let count = i64::try_from(missing.count()).unwrap_or(i64::MAX);
        let (mut weeks, mut places) = self.load.excess(room, wave, effort, count);
        let mut lost = 0;
        for loss in losses {
            if weeks <= 0 && places <= 0 {
                break;
            }
            (weeks, places, lost) = (weeks - loss.effort, places - 1, lost + loss.lost);
        }
        lost
    }

    /// The change that puts an action by force where it is wanted, with what it needs.
    pub(super) fn made_way(&mut self, forced: Forced) -> Option<Change> {
        let before = self.load.placing.clone();
        let room = self.field.room;
        let at = |member: ActionIndex| if member == forced.action { forced.wave } else { forced.early };
        let late = |member: &ActionIndex| stands_after(before[*member], at(*member));
        let bundle: Vec<ActionIndex> = room.closure[forced.action].iter().copied().filter(late).collect();
        let put: Change = bundle.iter().map(|member| (*member, Some(at(*member)))).collect();
        for (member, wave) in &put {
            _ = self.load.put(room, *member, *wave);
        }
        while !self.load.fits(room, &put) {
            let Some((victim, to)) = self.in_the_way(forced, &bundle) else { break };
            for follower in room.dependents(victim, &self.load.placing) {
                if to.is_none_or(|to| !stands_after(self.load.placing[follower], to)) {
                    self.load.put(room, follower, to);
                }
            }
        }
        let fits = self.load.fits(room, &put);
        let change = differing(&before, &self.load.placing);
        for (action, _) in &change {
            self.load.put(room, *action, before[*action]);
        }
        fits.then_some(change)
    }

    /// What should leave the first wave that holds too much, the least loss for what is lacking, and where to.
    fn in_the_way(&mut self, forced: Forced, bundle: &[ActionIndex]) -> Option<(ActionIndex, Option<WaveIndex>)> {
        let room = self.field.room;
        let needed = &room.closure[forced.action];
        let others: Vec<ActionIndex> = self.placed().into_iter().filter(|other| !needed.contains(other)).collect();
        let clashes = |other: &&ActionIndex| bundle.iter().any(|member| room.clash(*member, **other));
        if let Some(clashing) = others.iter().find(clashes) {
            return Some((*clashing, None));
        }
        let full = self.load.overloaded(room);
        let wave = full.unwrap_or(forced.wave);
        let weeks = self.load.excess(room, wave, 0, 0).0;
        let inside = others.into_iter().filter(|other| self.load.placing[*other] == Some(wave));
        let priced = inside.collect::<Vec<_>>().into_iter().map(|other| {
            let effort = if weeks > 0 { room.takes[other].effort.max(1) } else { 1 };
            (self.loss(other) * 1000 / i128::from(effort), other)
        });
        let (_, victim) = priced.min()?;
        let next = room.waves().find(|next| *next > wave).filter(|_| forced.aside == Aside::Later);
        Some((victim, next))
    }
}

/// Where actions stand in one plan and not in another.
pub(super) fn differing(before: &Placing, after: &Placing) -> Change {
    let differs = |(action, wave): &(ActionIndex, &Option<WaveIndex>)| before[*action] != **wave;
    after.iter_enumerated().filter(differs).map(|(action, wave)| (action, *wave)).collect()
}

/// Whether an action stands in no wave up to this one.
pub(super) fn stands_after(placed: Option<WaveIndex>, wave: WaveIndex) -> bool {
    placed.is_none_or(|placed| placed > wave)
}
