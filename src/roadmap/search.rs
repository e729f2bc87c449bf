//! Looks for the best plan: greedily first, then by changes that help until none does.

use std::cmp::Reverse;

use super::goals::{AimKind, WHOLE};
use super::room::{Load, Room};
use super::tally::{Ground, Tally};
use crate::index::{ActionIndex, TiVec, WaveIndex, ti_vec};
use crate::scoring::Assessment;

/// Actions with where to put each: a wave, or out of the plan.
type Change = Vec<(ActionIndex, Option<WaveIndex>)>;

/// Attainment over time, then less effort.
type Value = (i128, Reverse<i64>);

/// What a plan is chosen by.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    /// For how many months what is attained after each wave counts.
    pub(super) months: TiVec<WaveIndex, i128>,
    /// What a thousandth of a person-week must bring, in millionths of the unit of [`Tally::total`].
    pub(super) worth: i128,
}

/// What the next action is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Greed {
    /// What it brings for the share of room that it takes.
    ForRoom,
    /// What it brings, which is better where one large action fills the waves.
    Most,
}

/// A plan on the way to the best.
#[derive(Clone)]
pub(super) struct Search<'a> {
    ground: &'a Ground<'a>,
    room: &'a Room,
    terms: &'a Terms,
    pub(super) load: Load,
    /// What is attained after each wave.
    pub(super) tallies: TiVec<WaveIndex, Tally>,
    /// What has shown not to be worth its weeks is not put in again for its own sake.
    unworthy: TiVec<ActionIndex, bool>,
    greed: Greed,
}

/// An action with its missing prerequisites, where they would stand and what they would bring.
struct Insertion {
    change: Change,
    gain: i128,
    effort: i64,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        ground: &'a Ground<'a>,
        room: &'a Room,
        terms: &'a Terms,
        before: &Assessment,
        greed: Greed,
    ) -> Self {
        let none = Tally::new(ground, before);
        Self {
            ground,
            room,
            terms,
            load: Load::new(room),
            tallies: room.waves().map(|_| none.clone()).collect(),
            unworthy: ti_vec![false; room.takes.len()],
            greed,
        }
    }

    /// Improves the plan until nothing helps and every action is worth its weeks.
    pub(super) fn run(&mut self) {
        loop {
            self.improve();
            if !self.prune() {
                break;
            }
        }
    }

    pub(super) fn value(&self) -> Value {
        let over_time = self.terms.months.iter().zip(&self.tallies).map(|(months, tally)| months * tally.total()).sum();
        (over_time, Reverse(self.load.effort))
    }

    fn improve(&mut self) {
        loop {
            while self.insert() {}
            if !(self.relocate() || self.exchange() || self.replace() || self.force()) {
                break;
            }
        }
    }

    /// Carries a change out where it fits; gives what undoes it.
    fn attempt(&mut self, change: &[(ActionIndex, Option<WaveIndex>)]) -> Option<Change> {
        let (load, room) = (&mut self.load, self.room);
        let undo: Change = change.iter().map(|(action, wave)| (*action, load.put(room, *action, *wave))).collect();
        if !self.load.fits(room, change) {
            undo.iter().for_each(|(action, wave)| _ = self.load.put(room, *action, *wave));
            return None;
        }
        self.retally(&undo);
        Some(undo)
    }

    fn undo(&mut self, undo: &[(ActionIndex, Option<WaveIndex>)]) {
        let (load, room) = (&mut self.load, self.room);
        let now: Change = undo.iter().map(|(action, wave)| (*action, load.put(room, *action, *wave))).collect();
        self.retally(&now);
    }

    /// Brings the tallies up to date once actions have left where they stood.
    fn retally(&mut self, left: &[(ActionIndex, Option<WaveIndex>)]) {
        for (action, before) in left {
            let after = self.load.placing[*action];
            for (wave, tally) in self.tallies.iter_mut_enumerated() {
                let inside = |placed: Option<WaveIndex>| placed.is_some_and(|placed| placed <= wave);
                if inside(*before) != inside(after) {
                    tally.toggle(self.ground, *action);
                }
            }
        }
    }

    /// Carries a change out if the plan gets better by it.
    fn better_by(&mut self, change: &[(ActionIndex, Option<WaveIndex>)]) -> bool {
        let before = self.value();
        let Some(undo) = self.attempt(change) else { return false };
        let better = self.value() > before;
        if !better {
            self.undo(&undo);
        }
        better
    }

    fn placed(&self) -> Vec<ActionIndex> {
        self.room.order.iter().copied().filter(|action| self.load.placing[*action].is_some()).collect()
    }

    fn unplaced(&self) -> Vec<ActionIndex> {
        let out = |action: &ActionIndex| self.load.placing[*action].is_none() && !self.unworthy[*action];
        self.room.order.iter().copied().filter(out).collect()
    }

    /// Puts in what brings most, if anything does.
    fn insert(&mut self) -> bool {
        let (weeks, places) = self.load.left(self.room);
        let mut best: Option<(i128, i128, Change)> = None;
        for action in self.unplaced() {
            let Some(Insertion { change, gain, effort }) = self.insertion(action) else { continue };
            let count = i64::try_from(change.len()).unwrap_or(i64::MAX);
            let cost = match self.greed {
                Greed::ForRoom => i128::from(effort) * i128::from(places).max(i128::from(count) * i128::from(weeks)),
                Greed::Most => 1,
            };
            let cost = cost.max(1);
            if best.as_ref().is_none_or(|(most, price, _)| gain * price > most * cost) {
                best = Some((gain, cost, change));
            }
        }
        best.is_some_and(|(.., change)| self.attempt(&change).is_some())
    }

    /// Where an action with its missing prerequisites would be put, if it is worth it: as early as it fits.
    fn insertion(&mut self, action: ActionIndex) -> Option<Insertion> {
        let bundle = self.room.bundle(action, &self.load.placing);
        let effort = bundle.iter().map(|action| self.room.takes[*action].effort).sum();
        for wave in self.room.waves() {
            for early in self.room.waves().filter(|early| *early <= wave && (bundle.len() > 1 || *early == wave)) {
                let put = |member: &ActionIndex| (*member, Some(if *member == action { wave } else { early }));
                let change: Change = bundle.iter().map(put).collect();
                if let Some(gain) = self.gain(&change, effort) {
                    return Some(Insertion { change, gain, effort });
                }
            }
        }
        None
    }

    /// What a change that takes so much more effort brings, where it fits and is worth it.
    fn gain(&mut self, change: &[(ActionIndex, Option<WaveIndex>)], effort: i64) -> Option<i128> {
        let (before, state) = (self.value().0, self.state());
        let undo = self.attempt(change)?;
        let gain = self.value().0 - before;
        let worth = gain > 0 && self.is_worth(&state, effort);
        self.undo(&undo);
        worth.then_some(gain)
    }

    /// What [`is_worth`](Self::is_worth) compares.
    fn state(&self) -> Vec<(i128, usize)> {
        self.tallies.iter().map(|tally| (tally.total(), self.closed(tally))).collect()
    }

    /// Findings that are closed.
    fn closed(&self, tally: &Tally) -> usize {
        let aims = self.ground.judge.aims.iter().enumerate();
        let closed = |place: usize| tally.share(place) == WHOLE;
        aims.filter(|(place, aim)| matches!(aim.kind, AimKind::Close(_)) && closed(*place)).count()
    }

    /// Whether the plan attains enough more than it did for the effort, after some wave, or closes more findings.
    fn is_worth(&self, less: &[(i128, usize)], effort: i64) -> bool {
        let least = self.terms.worth * i128::from(effort);
        let enough = |(tally, (total, closed)): (&Tally, &(i128, usize))| {
            let more = tally.total() - total;
            more > 0 && more * 1_000_000 >= least || self.closed(tally) > *closed
        };
        self.tallies.iter().zip(less).any(enough)
    }

    /// Puts a placed action into another wave, with what it needs, or what needs it, where that stands in the way.
    fn relocate(&mut self) -> bool {
        let moves = self.placed().into_iter().flat_map(|action| self.room.waves().map(move |wave| (action, wave)));
        moves.into_iter().collect::<Vec<_>>().into_iter().any(|(action, wave)| {
            let change = self.shift(action, wave);
            self.load.placing[action] != Some(wave) && self.better_by(&change)
        })
    }

    fn shift(&self, action: ActionIndex, wave: WaveIndex) -> Change {
        let placing = &self.load.placing;
        let mut change = vec![(action, Some(wave))];
        let mut next = 0;
        while let Some((action, _)) = change.get(next).copied() {
            let needed = self.room.takes[action].needs.iter().filter(|needed| placing[**needed] > Some(wave));
            let needing = self.room.order.iter().filter(|other| {
                placing[**other].is_some_and(|other| other < wave) && self.room.takes[**other].needs.contains(&action)
            });
            let more: Vec<ActionIndex> = needed.chain(needing).copied().collect();
            for other in more {
                if !change.iter().any(|(known, _)| *known == other) {
                    change.push((other, Some(wave)));
                }
            }
            next += 1;
        }
        change
    }

    /// Lets two placed actions take each other's wave.
    fn exchange(&mut self) -> bool {
        let placed = self.placed();
        for (place, one) in placed.iter().enumerate() {
            for other in &placed[place + 1..] {
                let [here, there] = [*one, *other].map(|action| self.load.placing[action]);
                if here != there && self.better_by(&[(*one, there), (*other, here)]) {
                    return true;
                }
            }
        }
        false
    }

    /// Takes a placed action out, with what needs it, and fills the room with others.
    fn replace(&mut self) -> bool {
        for action in self.placed() {
            let out: Change =
                self.room.dependents(action, &self.load.placing).into_iter().map(|action| (action, None)).collect();
            if self.refilled(&out, Some(action)) {
                return true;
            }
        }
        false
    }

    /// Puts an action in by force, taking out what is in its way and brings least, and fills the room that is left.
    fn force(&mut self) -> bool {
        let losses = self.losses();
        for action in self.unplaced() {
            for wave in self.room.waves() {
                let Some(change) = self.ejection(action, wave, &losses) else { continue };
                if self.refilled(&change, None) {
                    return true;
                }
            }
        }
        false
    }

    /// A change and what can be put in after it, kept if it makes the plan better. `without` is not put in again.
    fn refilled(&mut self, change: &[(ActionIndex, Option<WaveIndex>)], without: Option<ActionIndex>) -> bool {
        let (before, placing) = (self.value(), self.load.placing.clone());
        if self.attempt(change).is_none() {
            return false;
        }
        let barred = without.filter(|action| !self.unworthy[*action]);
        barred.into_iter().for_each(|action| self.unworthy[action] = true);
        while self.insert() {}
        barred.into_iter().for_each(|action| self.unworthy[action] = false);
        let better = self.value() > before;
        if !better {
            let changed = placing.iter_enumerated().filter(|(action, wave)| self.load.placing[*action] != **wave);
            let undo: Change = changed.map(|(action, wave)| (action, *wave)).collect();
            self.undo(&undo);
        }
        better
    }

    /// What the plan loses without each placed action and what needs it.
    fn losses(&mut self) -> TiVec<ActionIndex, i128> {
        let mut losses = ti_vec![0; self.room.takes.len()];
        for action in self.placed() {
            let out: Change =
                self.room.dependents(action, &self.load.placing).into_iter().map(|action| (action, None)).collect();
            let before = self.value().0;
            if let Some(undo) = self.attempt(&out) {
                losses[action] = before - self.value().0;
                self.undo(&undo);
            }
        }
        losses
    }

    /// The change that puts an action into a wave, with its prerequisites, in place of what brings least for its effort.
    fn ejection(&mut self, action: ActionIndex, wave: WaveIndex, losses: &TiVec<ActionIndex, i128>) -> Option<Change> {
        let bundle = self.room.bundle(action, &self.load.placing);
        let late = |member: &ActionIndex| {
            self.room.takes[*member].needs.iter().any(|needed| self.load.placing[*needed] > Some(wave))
        };
        if bundle.iter().any(late) {
            return None;
        }
        let mut change: Change = bundle.iter().map(|member| (*member, Some(wave))).collect();
        let mut undo: Change =
            change.iter().map(|(action, wave)| (*action, self.load.put(self.room, *action, *wave))).collect();
        let mut fits = self.load.fits(self.room, &change);
        while !fits {
            let kept = |other: &ActionIndex| {
                bundle.contains(other) || bundle.iter().any(|member| self.needs(*member, *other))
            };
            let others: Vec<ActionIndex> = self.placed().into_iter().filter(|other| !kept(other)).collect();
            let clashes = |other: ActionIndex| bundle.iter().any(|member| self.room.clash(*member, other));
            let near = |other: &&ActionIndex| self.load.placing[**other] == Some(wave) || clashes(**other);
            let price = |other: &&ActionIndex| {
                let effort = i128::from(self.room.takes[**other].effort.max(1));
                (!clashes(**other), losses[**other] * 1000 / effort)
            };
            let Some(victim) = others.iter().filter(near).min_by_key(price).copied() else { break };
            for out in self.room.dependents(victim, &self.load.placing) {
                if bundle.contains(&out) {
                    continue;
                }
                undo.push((out, self.load.put(self.room, out, None)));
                change.push((out, None));
            }
            fits = self.load.fits(self.room, &change);
        }
        undo.iter().rev().for_each(|(action, wave)| _ = self.load.put(self.room, *action, *wave));
        fits.then_some(change)
    }

    /// Whether an action needs another, directly or not.
    fn needs(&self, action: ActionIndex, other: ActionIndex) -> bool {
        let mut reached = vec![action];
        let mut next = 0;
        while let Some(action) = reached.get(next).copied() {
            for needed in &self.room.takes[action].needs {
                if !reached.contains(needed) {
                    reached.push(*needed);
                }
            }
            next += 1;
        }
        reached.contains(&other)
    }

    /// Takes out the action that is worth least, if one is not worth its weeks; gives whether one was.
    fn prune(&mut self) -> bool {
        let mut least: Option<(i128, i64, ActionIndex)> = None;
        for action in self.placed() {
            let needed = self.room.dependents(action, &self.load.placing).len() > 1;
            let before = self.value().0;
            let Some(undo) = (!needed).then(|| self.attempt(&[(action, None)])).flatten() else { continue };
            let (loss, less) = (before - self.value().0, self.state());
            self.undo(&undo);
            let effort = self.room.takes[action].effort.max(1);
            let lighter =
                least.is_none_or(|(most, weeks, _)| loss * i128::from(weeks) < most * i128::from(effort));
            if lighter && (loss <= 0 || !self.is_worth(&less, effort)) {
                least = Some((loss, effort, action));
            }
        }
        let Some((_, _, action)) = least else { return false };
        self.unworthy[action] = true;
        self.attempt(&[(action, None)]).is_some()
    }
}
