//! What to expect of a plan: after each wave, after the first alone, and when every move falls short.

use super::goals::{AimKind, WHOLE};
use super::plan::until_first;
use super::room::{Load, Room};
use super::search::{Search, Terms};
use super::status::Status;
use super::tally::{Ground, Tally};
use super::offer::Settings;
use super::{Attainment, Chosen, DeferReason, Delayed, PlannedAim, PlannedLevel, PlannedWave, apply};
use crate::answers::{Answers, Given};
use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, ItemIndex, TiSlice, TiVec, WaveIndex,
};
use crate::pack::Action;
use crate::record::Score;
use crate::scoring::{ItemState, Known, level, what_if};

/// The actions of a plan with their waves: wave by wave, by when they begin.
pub(super) fn plan_order(room: &Room, load: &Load) -> Vec<(WaveIndex, ActionIndex)> {
    let placed = room.order.iter().filter_map(|action| Some((load.placing[*action]?, *action)));
    let mut order: Vec<(WaveIndex, ActionIndex)> = placed.collect();
    order.sort_by_key(|(wave, action)| (*wave, load.weeks(room, *action).0));
    order
}

/// What expectations are worked out from.
pub(super) struct Outlook<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) answers: &'a Answers,
    pub(super) ground: &'a Ground<'a>,
    pub(super) room: &'a Room,
    pub(super) terms: &'a Terms,
    pub(super) status: &'a TiSlice<ActionIndex, Status>,
}

impl Outlook<'_> {
    fn before(&self) -> Tally {
        Tally::new(self.ground, self.known.assessment)
    }

    fn attained(&self, tally: &Tally) -> Option<Attainment> {
        self.ground.judge.of_sum(tally.total())
    }

    pub(super) fn now(&self) -> Option<Attainment> {
        self.attained(&self.before())
    }

    /// Averaged over the months.
    pub(super) fn over_time(&self, tallies: &TiSlice<WaveIndex, Tally>) -> Option<Attainment> {
        let first = until_first(self.known.pack);
        let weighed = self.terms.months.iter().zip(tallies).map(|(months, tally)| months * tally.total());
        let sum: i128 = weighed.sum::<i128>() + first * self.before().total();
        self.ground.judge.of_sum(sum / (first + self.terms.months.iter().sum::<i128>()))
    }

    /// The chosen actions in plan order, with what each brings at its place.
    pub(super) fn told(&self, order: &[(WaveIndex, ActionIndex)], load: &Load) -> Vec<(WaveIndex, Chosen)> {
        let mut tally = self.before();
        let mut told = Vec::with_capacity(order.len());
        for (wave, action) in order {
            let before = tally.clone();
            tally.toggle(self.ground, *action);
            let gain = self.points(&tally) - self.points(&before);
            let weeks = load.weeks(self.room, *action);
            told.push((*wave, Chosen {
                action: *action,
                gain,
                effect: effect(&before, &tally, self.known.pack.elements.keys()),
                changes: self.changes(*action, before.answers(), tally.answers()),
                closes: self.closed(&before, &tally).collect(),
                weeks: (weeks_of(weeks.0), weeks_of(weeks.1)),
            }));
        }
        told
    }

    fn points(&self, tally: &Tally) -> i64 {
        self.attained(tally).map_or(0, |attained| attained.0)
    }

    /// Findings that hold before and no longer after.
    fn closed<'t>(&'t self, before: &'t Tally, after: &'t Tally) -> impl Iterator<Item = FindingIndex> + 't {
        self.ground.judge.aims.iter().enumerate().filter_map(|(place, aim)| match aim.kind {
            AimKind::Close(finding) => (before.share(place) < after.share(place)).then_some(finding),
            _ => None,
        })
    }

    /// The moves of an action that change an answer the organisation gave.
    fn changes(
        &self,
        action: ActionIndex,
        before: &TiSlice<ItemIndex, Given>,
        after: &TiSlice<ItemIndex, Given>,
    ) -> Vec<usize> {
        let answered = |item: ItemIndex| self.known.assessment.items[item] == ItemState::Answered;
        let moves = self.known.pack.actions[action].moves.iter().enumerate();
        let changes = moves.filter(|(_, step)| answered(step.item) && before[step.item] != after[step.item]);
        changes.map(|(place, _)| place).collect()
    }

    pub(super) fn waves(
        &self,
        told: &[(WaveIndex, Chosen)],
        tallies: &TiSlice<WaveIndex, Tally>,
        settings: &Settings,
    ) -> TiVec<WaveIndex, PlannedWave> {
        let wave = |(index, capacity): (WaveIndex, &f64)| {
            let inside = told.iter().filter(|(wave, _)| *wave == index);
            PlannedWave {
                capacity_weeks: *capacity,
                actions: inside.map(|(_, chosen)| chosen.clone()).collect(),
                expected: what_if(self.known.pack, tallies[index].answers(), self.answers.scope),
                attained: self.attained(&tallies[index]),
            }
        };
        settings.capacity.iter_enumerated().map(wave).collect()
    }

    /// After the last wave when each move on an ordered item falls one option short and no other is made.
    pub(super) fn cautious(&self, order: &[(WaveIndex, ActionIndex)]) -> Option<Attainment> {
        let short: Vec<Action> = order.iter().map(|(_, action)| self.short(*action)).collect();
        let given = apply(self.known.pack, &short.iter().collect::<Vec<_>>(), &self.answers.given);
        self.attained(&Tally::given(self.ground, given))
    }

    fn short(&self, action: ActionIndex) -> Action {
        let pack = self.known.pack;
        let mut action = pack.actions[action].clone();
        action.moves.retain(|step| pack.items[step.item].ordered && usize::from(step.options[0]) > 0);
        for step in &mut action.moves {
            step.options = vec![(usize::from(step.options[0]) - 1).into()];
        }
        action
    }

    pub(super) fn aims(&self, tallies: &TiSlice<WaveIndex, Tally>) -> Vec<PlannedAim> {
        let before = self.before();
        let aim = |(place, aim): (usize, &super::Aim)| {
            let left_out = if aim.met { WHOLE } else { 0 };
            let share = |tally: &Tally| if aim.counts { tally.share(place) } else { left_out };
            PlannedAim { aim: aim.clone(), now: share(&before), after: share(tallies.last().unwrap_or(&before)) }
        };
        self.ground.judge.aims.iter().enumerate().map(aim).collect()
    }

    /// The wave after which each composite has its next level.
    pub(super) fn levels(&self, waves: &TiSlice<WaveIndex, PlannedWave>) -> Vec<PlannedLevel> {
        let pack = self.known.pack;
        let next = self.ground.judge.aims.iter().filter_map(|aim| match aim.kind {
            AimKind::Level { framework, level, .. } => Some((framework, level)),
            _ => None,
        });
        next.map(|(framework, place)| {
            let measure = pack.framework_measure(framework);
            let reached = |wave: &PlannedWave| level(pack, &wave.expected, measure) >= Some(place);
            PlannedLevel { framework, level: place, wave: waves.position(reached) }
        })
        .collect()
    }

    /// What was not chosen, and why.
    pub(super) fn deferred(&self, search: &Search<'_>) -> Vec<Delayed> {
        let mut tally = search.tallies.last().cloned().unwrap_or_else(|| self.before());
        let actions = self.known.pack.actions.keys().filter(|action| search.load.placing[*action].is_none());
        actions.filter_map(|action| self.delayed(search, &mut tally, action)).collect()
    }

    fn delayed(&self, search: &Search<'_>, after: &mut Tally, action: ActionIndex) -> Option<Delayed> {
        let reason = match self.status[action] {
            Status::Done => return None,
            Status::Waived => DeferReason::Condition,
            Status::FactsFirst => DeferReason::FactsFirst,
            Status::TooLarge => DeferReason::TooLarge,
            Status::Candidate => DeferReason::NoRoom,
        };
        if !matches!(reason, DeferReason::NoRoom | DeferReason::TooLarge) {
            return Some(Delayed { action, reason, gain: None });
        }
        let bundle = self.room.bundle(action, &search.load.placing);
        if reason == DeferReason::NoRoom && !bundle.iter().all(|member| search.load.agrees(self.room, *member)) {
            return Some(Delayed { action, reason: DeferReason::Conflicts, gain: None });
        }
        let before = after.clone();
        bundle.iter().for_each(|member| after.toggle(self.ground, *member));
        let (more, gain) = (after.total() - before.total(), self.points(after) - self.points(&before));
        let closes = self.closed(&before, after).next().is_some();
        *after = before;
        let effort: i64 = bundle.iter().map(|member| self.room.takes[*member].effort).sum();
        let reason = match reason {
            DeferReason::NoRoom if more <= 0 => DeferReason::NoGain,
            DeferReason::NoRoom if !closes && more * 1_000_000 < self.terms.worth * i128::from(effort) => {
                DeferReason::NotWorth
            }
            reason => reason,
        };
        Some(Delayed { action, reason, gain: Some(gain) })
    }
}

/// The change of each element's score in points, for those that change.
fn effect(before: &Tally, after: &Tally, elements: impl Iterator<Item = ElementIndex>) -> Vec<(ElementIndex, f64)> {
    let change = |element: ElementIndex| {
        let (before, after) = (before.element(element)?, after.element(element)?);
        (after != before).then(|| (element, Score::points(after) - before.points()))
    };
    elements.filter_map(change).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred weeks")]
fn weeks_of(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}
