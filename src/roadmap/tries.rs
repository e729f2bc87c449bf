//! Larger changes to a plan: take something out or put something in by force, and see what then fits better.

use std::cmp::Reverse;

use super::search::{Change, Greed, Search};
use super::table::Gain;
use crate::index::{ActionIndex, WaveIndex};

/// A change with what has to stay out while the plan settles after it.
struct Try {
    /// What it is expected to bring by itself.
    expected: i128,
    change: Change,
    out: Vec<ActionIndex>,
}

impl Search<'_> {
    /// Improves the plan until nothing helps, or no step is left, and every action is worth its weeks.
    pub(super) fn run(&mut self) {
        loop {
            self.settle();
            while self.steps > 0 && self.leap() {}
            if !self.prune() {
                break;
            }
        }
    }

    /// Tries the larger changes, the most promising first, until one makes the plan better.
    fn leap(&mut self) -> bool {
        let mut tries = self.forced();
        tries.extend(self.taken_out());
        tries.sort_by_key(|next| Reverse(next.expected));
        for next in tries {
            for greed in [Greed::ForRoom, Greed::Most] {
                if self.steps == 0 {
                    return false;
                }
                self.greed = greed;
                if self.settled(&next) {
                    return true;
                }
            }
        }
        false
    }

    /// Carries a change out, lets the plan settle and keeps it if it is better.
    fn settled(&mut self, next: &Try) -> bool {
        let (before, placing, table) = (self.value(), self.load.placing.clone(), self.table.clone());
        if self.attempt(&next.change).is_none() {
            return false;
        }
        let barred: Vec<ActionIndex> = next.out.iter().copied().filter(|action| !self.barred[*action]).collect();
        barred.iter().for_each(|action| self.barred[*action] = true);
        self.settle();
        barred.iter().for_each(|action| self.barred[*action] = false);
        let better = self.value() > before;
        if !better {
            self.restore(&placing, table);
        }
        better
    }

    /// Each placed action taken out, and each two of them, with what needs them.
    fn taken_out(&mut self) -> Vec<Try> {
        let placed = self.placed();
        let losses: Vec<i128> = placed.iter().map(|action| self.loss(*action)).collect();
        let mut tries = Vec::new();
        for (place, one) in placed.iter().enumerate() {
            tries.push(self.without(losses[place], vec![*one]));
            for (other, loss) in placed.iter().zip(&losses).skip(place + 1) {
                tries.push(self.without(losses[place] + loss, vec![*one, *other]));
            }
        }
        tries
    }

    fn without(&self, loss: i128, out: Vec<ActionIndex>) -> Try {
        let mut change: Change = Vec::new();
        for action in out.iter().flat_map(|action| self.field.room.dependents(*action, &self.load.placing)) {
            if !change.iter().any(|(known, _)| *known == action) {
                change.push((action, None));
            }
        }
        Try { expected: -loss, change, out }
    }

    fn loss(&mut self, action: ActionIndex) -> i128 {
        self.load.placing[action].map_or(0, |wave| -self.gain_over_time(action, wave))
    }

    /// Each action put by force into each wave before the one where it stands.
    fn forced(&mut self) -> Vec<Try> {
        let mut tries = Vec::new();
        let actions = self.field.room.order.iter().copied().filter(|action| !self.barred[*action]);
        for action in actions.collect::<Vec<_>>() {
            let now = self.load.placing[action];
            for wave in self.field.room.waves().filter(|wave| stands_after(now, *wave)) {
                let gain = self.gain_until(action, wave);
                let alone = self.field.room.closure[action].len() == 1;
                for early in self.field.room.waves().filter(|early| *early == wave || *early < wave && !alone) {
                    if gain > 0 {
                        tries.extend(self.ejection(action, (early, wave), gain));
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

    /// The change that puts an action into a wave, and what it needs into the same or an earlier one, in place of what
    /// brings least for its effort.
    fn ejection(
        &mut self,
        action: ActionIndex,
        (early, wave): (WaveIndex, WaveIndex),
        gain: i128,
    ) -> Option<Try> {
        let room = self.field.room;
        let needs = &room.closure[action];
        let at = |member: ActionIndex| if member == action { wave } else { early };
        let late = |member: &ActionIndex| stands_after(self.load.placing[*member], at(*member));
        let bundle: Vec<ActionIndex> = needs.iter().copied().filter(late).collect();
        let mut change: Change = bundle.iter().map(|member| (*member, Some(at(*member)))).collect();
        let mut undo: Change =
            change.iter().map(|(action, wave)| (*action, self.load.put(room, *action, *wave))).collect();
        let mut expected = gain;
        let mut fits = self.load.fits(room, &change);
        while !fits {
            let clashes = |other: ActionIndex| bundle.iter().any(|member| room.clash(*member, other));
            let near = |other: &ActionIndex| {
                let there = self.load.placing[*other].is_some_and(|placed| placed == wave || placed == early);
                !needs.contains(other) && (there || clashes(*other))
            };
            let others: Vec<ActionIndex> = self.placed().into_iter().filter(near).collect();
            let price = |loss: i128, other: ActionIndex| loss * 1000 / i128::from(room.takes[other].effort.max(1));
            let priced: Vec<(bool, i128, ActionIndex)> = others
                .into_iter()
                .map(|other| (!clashes(other), price(self.loss(other), other), other))
                .collect();
            let Some((.., victim)) = priced.into_iter().min() else { break };
            expected -= self.loss(victim);
            for out in room.dependents(victim, &self.load.placing) {
                undo.push((out, self.load.put(room, out, None)));
                change.push((out, None));
            }
            fits = self.load.fits(room, &change);
        }
        undo.iter().rev().for_each(|(action, wave)| _ = self.load.put(room, *action, *wave));
        self.load.reckon(room);
        fits.then_some(Try { expected, change, out: Vec::new() })
    }

    /// Takes out the action that is worth least, if one is not worth its weeks; gives whether one was.
    fn prune(&mut self) -> bool {
        let mut least: Option<(i128, i64, ActionIndex)> = None;
        for action in self.placed() {
            let Some(wave) = self.load.placing[action] else { continue };
            if self.field.room.dependents(action, &self.load.placing).len() > 1 {
                continue;
            }
            let after = self.field.room.waves().filter(|at| *at >= wave);
            let gains: Vec<Gain> = after.into_iter().map(|wave| self.gain(action, wave)).collect();
            let lost = gains.iter().map(|gain| Gain { total: -gain.total, closes: -gain.closes });
            let (loss, effort) = (self.loss(action), self.field.room.takes[action].effort.max(1));
            let lighter = least.is_none_or(|(most, weeks, _)| loss * i128::from(weeks) < most * i128::from(effort));
            if lighter && (loss <= 0 || !self.is_worth(lost, effort)) {
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
