//! Looks for the best plan: greedily first, then by changes that help until none does.

use std::cmp::Reverse;

use super::room::{Load, Placing, Room};
use super::table::{Gain, Kinship, Table};
use super::tally::{Ground, Tally};
use super::way::differing;
use crate::index::{ActionIndex, TiVec, WaveIndex, ti_vec};
use crate::scoring::Assessment;

/// Actions with where to put each: a wave, or out of the plan.
pub(super) type Change = Vec<(ActionIndex, Option<WaveIndex>)>;

/// Attainment over time, then less effort.
pub(super) type Value = (i128, Reverse<i64>);

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

/// What a plan is looked for in.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) room: &'a Room,
    pub(super) terms: &'a Terms,
    pub(super) kinship: &'a Kinship,
}

/// A plan on the way to the best.
#[derive(Clone)]
pub(super) struct Search<'a> {
    pub(super) field: Field<'a>,
    pub(super) load: Load,
    /// What is attained after each wave.
    pub(super) tallies: TiVec<WaveIndex, Tally>,
    /// What is not put in for its own sake: it has shown not to be worth its weeks.
    pub(super) barred: TiVec<ActionIndex, bool>,
    pub(super) table: Table,
    pub(super) greed: Greed,
    /// How much may still be worked out again, in the unit of [`Kinship::bearing`].
    pub(super) left: usize,
}

impl<'a> Search<'a> {
    pub(super) fn new(field: Field<'a>, before: &Assessment) -> Self {
        let none = Tally::new(field.ground, before);
        let actions = field.room.takes.len();
        let tallies: TiVec<WaveIndex, Tally> = field.room.waves().map(|_| none.clone()).collect();
        Self {
            load: Load::new(field.room),
            table: Table::new(actions, tallies.len()),
            tallies,
            barred: ti_vec![false; actions],
            greed: Greed::ForRoom,
            field,
            left: 0,
        }
    }

    pub(super) fn value(&self) -> Value {
        let months = self.field.terms.months.iter();
        (months.zip(&self.tallies).map(|(months, tally)| months * tally.total()).sum(), Reverse(self.load.effort))
    }

    /// Carries a change out where it fits; gives what undoes it.
    pub(super) fn attempt(&mut self, change: &[(ActionIndex, Option<WaveIndex>)]) -> Option<Change> {
        let (load, room) = (&mut self.load, self.field.room);
        let undo: Change = change.iter().map(|(action, wave)| (*action, load.put(room, *action, *wave))).collect();
        if !load.fits(room, change) {
            for (action, wave) in &undo {
                _ = load.put(room, *action, *wave);
            }
            return None;
        }
        self.retally(&undo);
        Some(undo)
    }

    pub(super) fn undo(&mut self, undo: &[(ActionIndex, Option<WaveIndex>)]) {
        let (load, room) = (&mut self.load, self.field.room);
        let now: Change = undo.iter().map(|(action, wave)| (*action, load.put(room, *action, *wave))).collect();
        self.retally(&now);
    }

    /// Brings the tallies up to date once actions have left where they stood.
    fn retally(&mut self, left: &[(ActionIndex, Option<WaveIndex>)]) {
        for (action, before) in left {
            let after = self.load.placing[*action];
            for (wave, tally) in self.tallies.iter_mut_enumerated() {
                if is_in(*before, wave) != is_in(after, wave) {
                    tally.toggle(self.field.ground, *action);
                    self.table.forget(self.field.kinship, *action, wave);
                    self.left = self.left.saturating_sub(self.field.kinship.bearing[*action]);
                }
            }
        }
    }

    /// Puts everything back where it stood.
    pub(super) fn restore(&mut self, placing: &Placing, table: Table) {
        self.undo(&differing(&self.load.placing, placing));
        self.table = table;
    }

    pub(super) fn gain(&mut self, action: ActionIndex, wave: WaveIndex) -> Gain {
        if let Some(gain) = self.table.known(action, wave) {
            return gain;
        }
        // While nothing stands in a wave, all is as after the wave before.
        let before = usize::from(wave).checked_sub(1).map(WaveIndex::from).filter(|_| self.load.is_empty(wave));
        let gain = match before {
            Some(before) => self.gain(action, before),
            None => self.trial(action, wave),
        };
        self.table.note(action, wave, gain);
        gain
    }

    fn trial(&mut self, action: ActionIndex, wave: WaveIndex) -> Gain {
        let (room, ground, tally) = (self.field.room, self.field.ground, &mut self.tallies[wave]);
        let family = if tally.has(action) { &room.followers[action] } else { &room.closure[action] };
        let (total, closes) = match family.as_slice() {
            [alone] => tally.trial(ground, &[*alone]),
            family => {
                let inside = tally.has(action);
                let changed = family.iter().copied().filter(|member| tally.has(*member) == inside);
                let changed: Vec<ActionIndex> = changed.collect();
                tally.trial(ground, &changed)
            }
        };
        self.left = self.left.saturating_sub(self.field.kinship.bearing[action]);
        Gain { total, closes }
    }

    /// What putting an action in would bring over time as if nothing else changed, or taking it out would take.
    pub(super) fn gain_over_time(&mut self, action: ActionIndex, from: WaveIndex) -> i128 {
        let waves = self.field.room.waves().filter(|wave| *wave >= from);
        waves.map(|wave| self.field.terms.months[wave] * self.gain(action, wave).total).sum()
    }

    /// Whether an action from a wave on attains enough for the effort after some wave, or closes a finding. `sign` is -1 for
    /// one that is in, whose gain is what taking it out takes.
    pub(super) fn is_worth(&mut self, action: ActionIndex, from: WaveIndex, effort: i64, sign: i32) -> bool {
        let least = self.field.terms.worth * i128::from(effort);
        self.field.room.waves().filter(|wave| *wave >= from).any(|wave| {
            let Gain { total, closes } = self.gain(action, wave);
            let total = i128::from(sign) * total;
            total > 0 && total * 1_000_000 >= least || sign * closes > 0
        })
    }

    pub(super) fn placed(&self) -> Vec<ActionIndex> {
        self.field.room.order.iter().copied().filter(|action| self.load.placing[*action].is_some()).collect()
    }

    pub(super) fn unplaced(&self) -> Vec<ActionIndex> {
        let out = |action: &ActionIndex| self.load.placing[*action].is_none() && !self.barred[*action];
        self.field.room.order.iter().copied().filter(out).collect()
    }

    /// Puts in, moves and exchanges as long as that makes the plan better. Two that stand where they stood in a plan
    /// that had settled are exchanged only where that has made room.
    pub(super) fn settle(&mut self, settled: &Placing) {
        while self.fill() || self.exchange(settled) {}
    }

    /// Puts in and moves to earlier waves as long as that makes the plan better; gives whether it did.
    pub(super) fn fill(&mut self) -> bool {
        let mut filled = false;
        while self.insert() || self.relocate() {
            filled = true;
        }
        filled
    }

    /// Puts in what brings most, if anything does.
    fn insert(&mut self) -> bool {
        let (weeks, places) = self.load.left(self.field.room);
        let mut best: Option<(i128, i128, Change)> = None;
        if self.load.is_full(self.field.room) {
            return false;
        }
        let unplaced = self.unplaced();
        self.left = self.left.saturating_sub(unplaced.len());
        for action in unplaced {
            let Some((change, gain, effort)) = self.insertion(action) else { continue };
            let count = i64::try_from(change.len()).unwrap_or(i64::MAX);
            let shares = [i128::from(effort) * i128::from(places), i128::from(count) * i128::from(weeks)];
            let cost = if self.greed == Greed::Most { 1 } else { shares[0].max(shares[1]).max(1) };
            if best.as_ref().is_none_or(|(most, price, _)| gain * price > most * cost) {
                best = Some((gain, cost, change));
            }
        }
        best.is_some_and(|(.., change)| self.better_by(&change))
    }

    /// Where an action with its missing prerequisites would be put, if it is worth it: as early as it fits.
    fn insertion(&mut self, action: ActionIndex) -> Option<(Change, i128, i64)> {
        let room = self.field.room;
        let bundle = room.bundle(action, &self.load.placing);
        let effort = bundle.iter().map(|action| room.takes[*action].effort).sum();
        for wave in room.waves() {
            if !self.load.has_space(room, wave, room.takes[action].effort, 1) {
                continue;
            }
            let gain = self.gain_over_time(action, wave);
            if gain <= 0 {
                continue;
            }
            let Some(change) = self.fitting(&bundle, wave) else { continue };
            if self.is_worth(action, wave, effort, 1) {
                return Some((change, gain, effort));
            }
        }
        None
    }

    /// Puts a bundle into a wave where it fits, what is needed into an earlier one where it has to be.
    fn fitting(&mut self, bundle: &[ActionIndex], wave: WaveIndex) -> Option<Change> {
        let room = self.field.room;
        let (last, first) = bundle.split_last()?;
        if first.is_empty() {
            return self.load.takes(room, *last, wave).then(|| vec![(*last, Some(wave))]);
        }
        let mut change: Change = Vec::with_capacity(bundle.len());
        for member in bundle {
            let early = if member == last { wave } else { WaveIndex::from(0) };
            let free = room.waves().filter(|at| *at >= early && *at <= wave);
            let Some(at) = free.into_iter().find(|at| self.load.takes(room, *member, *at)) else { break };
            self.load.put(room, *member, Some(at));
            change.push((*member, Some(at)));
        }
        for (member, _) in &change {
            _ = self.load.put(room, *member, None);
        }
        (change.len() == bundle.len()).then_some(change)
    }

    /// Carries a change out if the plan gets better by it.
    pub(super) fn better_by(&mut self, change: &[(ActionIndex, Option<WaveIndex>)]) -> bool {
        let before = self.value();
        let Some(undo) = self.attempt(change) else { return false };
        let better = self.value() > before;
        if !better {
            self.undo(&undo);
        }
        better
    }

    /// Puts a placed action into an earlier wave.
    fn relocate(&mut self) -> bool {
        for action in self.placed() {
            let Some(now) = self.load.placing[action] else { continue };
            let effort = self.field.room.takes[action].effort;
            for wave in self.field.room.waves().filter(|wave| *wave < now) {
                if !self.load.has_space(self.field.room, wave, effort, 1) {
                    continue;
                }
                let between = self.field.room.waves().filter(|at| *at >= wave && *at < now);
                let brings = between.into_iter().any(|at| self.gain(action, at).total > 0);
                if brings && self.better_by(&[(action, Some(wave))]) {
                    return true;
                }
            }
        }
        false
    }

    /// The waves that hold less work than in a plan that had settled.
    fn freed(&self, settled: &Placing) -> TiVec<WaveIndex, bool> {
        let mut work: TiVec<WaveIndex, i64> = self.field.room.waves().map(|_| 0).collect();
        for (action, before) in settled.iter_enumerated() {
            for (wave, sign) in [(*before, -1), (self.load.placing[action], 1)] {
                if let Some(wave) = wave {
                    work[wave] += sign * self.field.room.takes[action].effort;
                }
            }
        }
        work.into_iter().map(|work| work < 0).collect()
    }

    /// Lets two placed actions take each other's wave.
    fn exchange(&mut self, settled: &Placing) -> bool {
        let placed = self.placed();
        let stands = |search: &Self, action: ActionIndex| search.load.placing[action] == settled[action];
        let freed = self.freed(settled);
        for one in &placed {
            for other in &placed {
                let [Some(early), Some(late)] = [*one, *other].map(|action| self.load.placing[action]) else {
                    continue;
                };
                if early >= late || stands(self, *one) && stands(self, *other) && !freed[early] && !freed[late] {
                    continue;
                }
                let room = self.field.room;
                let more = room.takes[*other].effort - room.takes[*one].effort;
                let fit = |wave: WaveIndex, more: i64| self.load.has_space(room, wave, more, 0);
                if !fit(early, more) || !fit(late, -more) {
                    continue;
                }
                let between = self.field.room.waves().filter(|wave| *wave >= early && *wave < late);
                let (mut brings, mut takes) = (0, 0);
                for at in between {
                    takes -= self.field.terms.months[at] * self.gain(*one, at).total;
                    brings += self.field.terms.months[at] * self.gain(*other, at).total;
                }
                // Of two that bear on the same, each brings more without the other.
                let near = self.field.kinship.are_near(*one, *other);
                if (brings > takes || near && 2 * brings > takes)
                    && self.better_by(&[(*one, Some(late)), (*other, Some(early))])
                {
                    return true;
                }
            }
        }
        false
    }
}

fn is_in(placed: Option<WaveIndex>, wave: WaveIndex) -> bool {
    placed.is_some_and(|placed| placed <= wave)
}
