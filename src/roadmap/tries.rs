//! Larger changes to a plan: take something out or put something in by force, and see what then fits better.

use std::cmp::Reverse;

use super::search::{Change, Greed, Search};
use crate::index::{ActionIndex, TiVec, WaveIndex, ti_vec};

/// Once a plan has settled, so many actions are put in or taken out on trial, counted for each wave after which that
/// shows. It bounds the time of large packs; on small ones larger changes come to an end by themselves.
const STEPS: usize = 450;

/// What a larger change lost must be made up for to one part in so many before an exchange is tried to make up for the rest.
const REST: i128 = 2;

/// A larger change, with what it is expected to bring by itself.
struct Try {
    expected: i128,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    /// An action is put into a wave, and what it needs into the same or an earlier one.
    Force { action: ActionIndex, early: WaveIndex, wave: WaveIndex },
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

/// What taking out a placed action costs, the least for its effort first.
struct Loss {
    /// For a thousandth of a person-week.
    rate: i128,
    loss: i128,
    effort: i64,
    action: ActionIndex,
}

impl Search<'_> {
    /// Improves the plan until nothing helps, or no step is left, and every action is worth its weeks.
    pub(super) fn run(&mut self) {
        let nothing = ti_vec![None; self.load.placing.len()];
        self.settle(&nothing);
        self.steps = STEPS;
        loop {
            self.settle(&nothing);
            while self.steps > 0 && self.leap() {
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
                if self.steps == 0 {
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
            let (loss, effort) = (self.loss(action), self.field.room.takes[action].effort.max(1));
            losses[wave].push(Loss { rate: loss * 1000 / i128::from(effort), loss, effort, action });
        }
        losses.iter_mut().for_each(|losses| losses.sort_by_key(|loss| (loss.rate, loss.action)));
        losses
    }

    fn loss(&mut self, action: ActionIndex) -> i128 {
        self.load.placing[action].map_or(0, |wave| -self.gain_over_time(action, wave))
    }

    /// The change, and what has to stay out while the room is filled after it.
    fn change(&mut self, kind: Kind) -> Option<(Change, Vec<ActionIndex>)> {
        match kind {
            Kind::Force { action, early, wave } => Some((self.ejection(action, early, wave)?, Vec::new())),
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
        let deficit = before.0 - self.value().0;
        let barred: Vec<ActionIndex> = out.iter().copied().filter(|action| !self.barred[*action]).collect();
        barred.iter().for_each(|action| self.barred[*action] = true);
        let filled = self.fill();
        // Exchanging makes up for little.
        if self.value() > before || (before.0 - self.value().0) * REST <= deficit {
            self.settle(&placing);
        }
        barred.iter().for_each(|action| self.barred[*action] = false);
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
                    tries.push(Try { expected, kind: Kind::Force { action, early, wave } });
                }
            }
        }
        tries
    }

    /// About what is lost to make way for an action in a wave.
    fn way_made(&self, action: ActionIndex, wave: WaveIndex, losses: &[Loss]) -> i128 {
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
            (weeks, places, lost) = (weeks - loss.effort, places - 1, lost + loss.loss);
        }
        lost
    }

    /// What an action would bring over time from a wave to the one where it stands.
    fn gain_until(&mut self, action: ActionIndex, from: WaveIndex) -> i128 {
        let now = self.load.placing[action];
        let waves = self.field.room.waves().filter(|wave| *wave >= from && stands_after(now, *wave));
        waves.map(|wave| self.field.terms.months[wave] * self.gain(action, wave).total).sum()
    }

    /// The change that puts an action into a wave, and what it needs into the same or an earlier one, in place of what
    /// brings least for its effort.
    fn ejection(&mut self, action: ActionIndex, early: WaveIndex, wave: WaveIndex) -> Option<Change> {
        let room = self.field.room;
        let needs = &room.closure[action];
        let at = |member: ActionIndex| if member == action { wave } else { early };
        let late = |member: &ActionIndex| stands_after(self.load.placing[*member], at(*member));
        let bundle: Vec<ActionIndex> = needs.iter().copied().filter(late).collect();
        let mut change: Change = bundle.iter().map(|member| (*member, Some(at(*member)))).collect();
        let mut undo: Change =
            change.iter().map(|(action, wave)| (*action, self.load.put(room, *action, *wave))).collect();
        let mut fits = self.load.fits(room, &change);
        while !fits {
            let clashes = |other: ActionIndex| bundle.iter().any(|member| room.clash(*member, other));
            let near = |other: &ActionIndex| {
                let there = self.load.placing[*other].is_some_and(|placed| placed == wave || placed == early);
                !needs.contains(other) && (there || clashes(*other))
            };
            let others: Vec<ActionIndex> = self.placed().into_iter().filter(near).collect();
            let price = |loss: i128, other: ActionIndex| loss * 1000 / i128::from(room.takes[other].effort.max(1));
            let priced: Vec<(bool, i128, ActionIndex)> =
                others.into_iter().map(|other| (!clashes(other), price(self.loss(other), other), other)).collect();
            let Some((.., victim)) = priced.into_iter().min() else { break };
            for out in room.dependents(victim, &self.load.placing) {
                undo.push((out, self.load.put(room, out, None)));
                change.push((out, None));
            }
            fits = self.load.fits(room, &change);
        }
        undo.iter().rev().for_each(|(action, wave)| _ = self.load.put(room, *action, *wave));
        fits.then_some(change)
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

/// Whether an action stands in no wave up to this one.
fn stands_after(placed: Option<WaveIndex>, wave: WaveIndex) -> bool {
    placed.is_none_or(|placed| placed > wave)
}

/// Each placed action taken out, and each two of them.
fn taken_out(losses: &TiVec<WaveIndex, Vec<Loss>>) -> Vec<Try> {
    let losses: Vec<&Loss> = losses.iter().flatten().collect();
    let mut tries = Vec::new();
    for (place, one) in losses.iter().enumerate() {
        tries.push(Try { expected: -one.loss, kind: Kind::Without(one.action, one.action) });
        for other in &losses[place + 1..] {
            tries.push(Try { expected: -one.loss - other.loss, kind: Kind::Without(one.action, other.action) });
        }
    }
    tries
}
