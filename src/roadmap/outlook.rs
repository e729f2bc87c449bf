//! What to expect of a plan: after each wave, after the first alone, and when every move falls short.

use super::goals::{AimKind, WHOLE};
use super::plan::until_first;
use super::room::{Load, Room};
use super::search::{Search, Terms};
use super::settings::Settings;
use super::status::Status;
use super::tally::{Ground, Tally};
use super::{Attainment, Chosen, DeferReason, Delayed, PlannedAim, PlannedLevel, PlannedWave, apply};
use crate::answers::{Answers, Given};
use crate::index::{ActionIndex, ElementIndex, FindingIndex, ItemIndex, TiSlice, TiVec, WaveIndex};
use crate::pack::{Action, Move};
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
    /// What is attained before.
    pub(super) before: Tally,
}

impl Outlook<'_> {
    fn attained(&self, tally: &Tally) -> Option<Attainment> {
        self.ground.judge.of_sum(tally.total())
    }

    pub(super) fn now(&self) -> Option<Attainment> {
        self.attained(&self.before)
    }

    /// Averaged over the months.
    pub(super) fn over_time(&self, tallies: &TiSlice<WaveIndex, Tally>) -> Option<Attainment> {
        let first = until_first(self.known.pack);
        let weighed = self.terms.months.iter().zip(tallies).map(|(months, tally)| months * tally.total());
        let sum: i128 = weighed.sum::<i128>() + first * self.before.total();
        self.ground.judge.of_sum(sum / (first + self.terms.months.iter().sum::<i128>()))
    }

    /// The chosen actions in plan order, with what each brings at its place.
    pub(super) fn told(&self, order: &[(WaveIndex, ActionIndex)], load: &Load) -> Vec<(WaveIndex, Chosen)> {
        let mut tally = self.before.clone();
        order.iter().map(|(wave, action)| (*wave, self.chosen(*action, &mut tally, load))).collect()
    }

    fn chosen(&self, action: ActionIndex, tally: &mut Tally, load: &Load) -> Chosen {
        let moves = &self.known.pack.actions[action].moves;
        let answers =
            |tally: &Tally| -> Vec<Given> { moves.iter().map(|step| tally.answers()[step.item].clone()).collect() };
        let scores = |tally: &Tally| -> Vec<Option<Score>> {
            self.known.pack.elements.keys().map(|element| tally.element(element)).collect()
        };
        let before = (self.points(tally), answers(tally), scores(tally), tally.shares().to_vec());
        tally.toggle(self.ground, action);
        let answered = |item: ItemIndex| self.known.assessment.items[item] == ItemState::Answered;
        let changed =
            answers(tally).into_iter().zip(before.1).enumerate().filter(|(_, (after, before))| after != before);
        let weeks = load.weeks(self.room, action);
        Chosen {
            action,
            gain: self.points(tally) - before.0,
            effect: effect(&before.2, &scores(tally)),
            changes: changed.map(|(place, _)| place).filter(|place| answered(moves[*place].item)).collect(),
            closes: self.closed(&before.3, tally.shares()),
            weeks: (weeks_of(weeks.0), weeks_of(weeks.1)),
        }
    }

    fn points(&self, tally: &Tally) -> i64 {
        self.attained(tally).map_or(0, |attained| attained.0)
    }

    /// Findings that hold before and no longer after.
    fn closed(&self, before: &[i64], after: &[i64]) -> Vec<FindingIndex> {
        let aims = self.ground.judge.aims.iter().enumerate();
        let closed = aims.filter_map(|(place, aim)| match aim.kind {
            AimKind::Close(finding) => (before[place] < after[place]).then_some(finding),
            _ => None,
        });
        closed.collect()
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

    /// The action with less in it.
    fn short(&self, action: ActionIndex) -> Action {
        let pack = self.known.pack;
        let ordered = |step: &&Move| pack.items[step.item].ordered && usize::from(step.options[0]) > 0;
        let less = |step: &Move| Move { item: step.item, options: vec![(usize::from(step.options[0]) - 1).into()] };
        let moves = pack.actions[action].moves.iter().filter(ordered).map(less).collect();
        Action { moves, ..pack.actions[action].clone() }
    }

    pub(super) fn aims(&self, tallies: &TiSlice<WaveIndex, Tally>) -> Vec<PlannedAim> {
        let aim = |(place, aim): (usize, &super::Aim)| {
            let left_out = if aim.met { WHOLE } else { 0 };
            let share = |tally: &Tally| if aim.counts { tally.share(place) } else { left_out };
            PlannedAim {
                aim: aim.clone(),
                now: share(&self.before),
                after: share(tallies.last().unwrap_or(&self.before)),
            }
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
        let mut tally = search.tallies.last().cloned().unwrap_or_else(|| self.before.clone());
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
        let before = (after.total(), self.points(after), after.closed());
        for member in &bundle {
            after.toggle(self.ground, *member);
        }
        let (more, gain, closes) = (after.total() - before.0, self.points(after) - before.1, after.closed() > before.2);
        for member in bundle.iter().rev() {
            after.toggle(self.ground, *member);
        }
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
fn effect(before: &[Option<Score>], after: &[Option<Score>]) -> Vec<(ElementIndex, f64)> {
    let change = |(place, (before, after)): (usize, (&Option<Score>, &Option<Score>))| {
        let (before, after) = ((*before)?, (*after)?);
        (after != before).then(|| (ElementIndex::from(place), (after - before).points()))
    };
    before.iter().zip(after).enumerate().filter_map(change).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred weeks")]
fn weeks_of(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}
