//! Larger changes to a plan: take something out or put something in by force, and see what then fits better.

use std::cmp::Reverse;

use super::search::{Change, Greed, Search};
use super::way::{Aside, Forced, Loss, stands_after};
use crate::index::{ActionIndex, TiVec, WaveIndex, ti_vec};

/// Once a plan has settled, so much is worked out again on trial, in the unit of [`super::table::Kinship::bearing`]. It bounds the time of
/// large packs; on small ones larger changes come to an end by themselves.
const MOST: usize = 4000;

/// A larger change, with what it is expected to bring by itself.
struct Try {
    expected: i128,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    /// Way is made for an action.
    Force(Forced),
    /// One placed action, or two, are taken out and stay out.
    Without(ActionIndex, ActionIndex),
}

/// What became of a try.
enum Settled {
    Better,
    Worse,
    /// It did not fit, or nothing more was put in after it.
    Unfilled,
}

impl Search<'_> {
    /// Improves the plan until nothing helps, or no step is left, and every action is worth its weeks.
    pub(super) fn run(&mut self) {
        let nothing = ti_vec![None; self.load.placing.len()];
        self.settle(&nothing);
        self.left = MOST;
        loop {
            self.settle(&nothing);
            while self.left > 0 && self.leap() {
                self.settle(&nothing);
            }
            if !self.prune() {
                break;
            }
        }
        self.load.reckon(self.field.room);
    }

    /// Tries the larger changes, the most promising first, until one makes the plan better.
    fn leap(&mut self) -> bool {
        let losses = self.losses();
        let mut tries = self.forced(&losses);
        tries.extend(taken_out(&losses));
        tries.sort_by_key(|next| Reverse(next.expected));
        for Try { kind, .. } in tries {
            let Some((change, out)) = self.change(kind) else { continue };
            for greed in [Greed::ForRoom, Greed::Most] {
                if self.left == 0 {
                    return false;
                }
                self.greed = greed;
                match self.settled(&change, &out) {
                    Settled::Better => return true,
                    Settled::Worse => {}
                    Settled::Unfilled => break,
                }
            }
        }
        false
    }

    /// What taking out costs, wave by wave.
    fn losses(&mut self) -> TiVec<WaveIndex, Vec<Loss>> {
        let mut losses: TiVec<WaveIndex, Vec<Loss>> = self.field.room.waves().map(|_| Vec::new()).collect();
        for action in self.placed() {
            let Some(wave) = self.load.placing[action] else { continue };
            let (lost, effort) = (self.loss(action), self.field.room.takes[action].effort.max(1));
            losses[wave].push(Loss { rate: lost * 1000 / i128::from(effort), lost, effort, action });
        }
        losses.iter_mut().for_each(|losses| losses.sort_by_key(|loss| (loss.rate, loss.action)));
        losses
    }

    pub(super) fn loss(&mut self, action: ActionIndex) -> i128 {
        self.load.placing[action].map_or(0, |wave| -self.gain_over_time(action, wave))
    }

    /// The change, and what has to stay out while the room is filled after it.
    fn change(&mut self, kind: Kind) -> Option<(Change, Vec<ActionIndex>)> {
        match kind {
            Kind::Force(forced) => Some((self.made_way(forced)?, Vec::new())),
            Kind::Without(one, other) => Some((self.without(&[one, other]), vec![one, other])),
        }
    }

    fn without(&self, out: &[ActionIndex]) -> Change {
        let mut change: Change = Vec::new();
        for action in out.iter().flat_map(|action| self.field.room.dependents(*action, &self.load.placing)) {
            if !change.iter().any(|(known, _)| *known == action) {
                change.push((action, None));
            }
        }
        change
    }

    /// Carries a change out, fills the room that is left and keeps it if it is better.
    fn settled(&mut self, change: &[(ActionIndex, Option<WaveIndex>)], out: &[ActionIndex]) -> Settled {
        let (before, placing, table) = (self.value(), self.load.placing.clone(), self.table.clone());
        if self.attempt(change).is_none() {
            return Settled::Unfilled;
        }
        let barred: Vec<ActionIndex> = out.iter().copied().filter(|action| !self.barred[*action]).collect();
        for action in &barred {
            self.barred[*action] = true;
        }
        let filled = self.fill();
        self.settle(&placing);
        for action in &barred {
            self.barred[*action] = false;
        }
        if self.value() > before {
            return Settled::Better;
        }
        self.restore(&placing, table);
        if filled { Settled::Worse } else { Settled::Unfilled }
    }

    /// Each action put by force into each wave before the one where it stands.
    fn forced(&mut self, losses: &TiVec<WaveIndex, Vec<Loss>>) -> Vec<Try> {
        let mut tries = Vec::new();
        let room = self.field.room;
        for action in room.order.iter().copied().filter(|action| !self.barred[*action]).collect::<Vec<_>>() {
            let now = self.load.placing[action];
            for wave in room.waves().filter(|wave| stands_after(now, *wave)) {
                let gain = self.gain_until(action, wave);
                if gain <= 0 {
                    continue;
                }
                let expected = gain - self.way_made(action, wave, &losses[wave]);
                let alone = room.closure[action].len() == 1;
                for early in room.waves().filter(|early| *early == wave || *early < wave && !alone) {
                    for aside in [Aside::Later, Aside::Out] {
                        tries.push(Try { expected, kind: Kind::Force(Forced { action, wave, early, aside }) });
                    }
                }
            }
        }
        tries
    }

    /// What an action would bring over time from a wave to the one where it stands.
    fn gain_until(&mut self, action: ActionIndex, from: WaveIndex) -> i128 {
        let now = self.load.placing[action];
        let waves = self.field.room.waves().filter(|wave| *wave >= from && stands_after(now, *wave));
        waves.map(|wave| self.field.terms.months[wave] * self.gain(action, wave).total).sum()
    }

    /// Takes out the action that is worth least, if one is not worth its weeks; gives whether one was.
    fn prune(&mut self) -> bool {
        let mut least: Option<(i128, i64, ActionIndex)> = None;
        for action in self.placed() {
            let Some(wave) = self.load.placing[action] else { continue };
            if self.field.room.dependents(action, &self.load.placing).len() > 1 {
                continue;
            }
            let (loss, effort) = (self.loss(action), self.field.room.takes[action].effort.max(1));
            let lighter = least.is_none_or(|(most, weeks, _)| loss * i128::from(weeks) < most * i128::from(effort));
            if lighter && (loss <= 0 || !self.is_worth(action, wave, effort, -1)) {
                least = Some((loss, effort, action));
            }
        }
        let Some((_, _, action)) = least else { return false };
        self.barred[action] = true;
        self.attempt(&[(action, None)]).is_some()
    }
}

/// Each placed action taken out, and each two of them.
fn taken_out(losses: &TiVec<WaveIndex, Vec<Loss>>) -> Vec<Try> {
    let losses: Vec<&Loss> = losses.iter().flatten().collect();
    let mut tries = Vec::new();
    for (place, one) in losses.iter().enumerate() {
        tries.push(Try { expected: -one.lost, kind: Kind::Without(one.action, one.action) });
        for other in &losses[place + 1..] {
            tries.push(Try { expected: -one.lost - other.lost, kind: Kind::Without(one.action, other.action) });
        }
    }
    tries
}
