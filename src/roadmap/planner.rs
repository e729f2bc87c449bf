//! Chooses actions, greedily by what they bring for the room they take.

use super::bundle::{bundle, conflict};
use super::{Attainment, DeferReason, Judge, WaveRoom, apply};
use crate::answers::{Answers, Given};
use crate::index::{ActionIndex, ItemIndex, TiVec, WaveIndex};
use crate::pack::Pack;
use crate::scoring::{Assessment, what_if};

/// What is settled about an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Candidate,
    Done,
    /// It does not apply, so nothing has to wait for it.
    Waived,
    /// It waits for open answers.
    FactsFirst,
    TooLarge,
    Chosen,
    /// It was chosen, but others in earlier waves bring what it would.
    Idle,
}

#[derive(Clone)]
pub(super) struct Planner<'p> {
    pub(super) pack: &'p Pack,
    pub(super) judge: &'p Judge<'p>,
    pub(super) status: TiVec<ActionIndex, Status>,
    pub(super) room: WaveRoom,
    answers: &'p Answers,
    /// In the order chosen.
    chosen: Vec<ActionIndex>,
    attained: Attainment,
    greed: Greed,
}

/// What the next bundle is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Greed {
    /// Gain for the share of room that it takes.
    GainForRoom,
    /// Gain alone, which is better where one large action fills the waves.
    Gain,
}

/// Answers once some actions are done, and their scores.
pub(super) struct After {
    pub(super) given: TiVec<ItemIndex, Given>,
    pub(super) scored: Assessment,
}

/// An action with the prerequisites it still needs, those first.
pub(super) struct Bundle {
    actions: Vec<ActionIndex>,
    room: WaveRoom,
    gain: i32,
    weeks: f64,
}

impl<'p> Planner<'p> {
    pub(super) fn new(
        pack: &'p Pack,
        answers: &'p Answers,
        judge: &'p Judge<'p>,
        status: TiVec<ActionIndex, Status>,
        room: WaveRoom,
        greed: Greed,
    ) -> Self {
        let chosen = Vec::new();
        let mut planner = Self { pack, judge, status, room, answers, chosen, attained: Attainment(0), greed };
        planner.attained = planner.attained_with(&[]);
        planner
    }

    /// Chooses until nothing that fits brings anything.
    pub(super) fn choose(&mut self) {
        loop {
            while let Some(bundle) = self.best_bundle() {
                self.take(bundle);
            }
            let Some(idle) = self.idle() else { break };
            self.drop(idle);
        }
        self.place_later();
    }

    /// An action that was dropped can bring something behind others that were chosen: it is then put into a later wave.
    fn place_later(&mut self) {
        let dropped = |action: &ActionIndex| self.status[*action] == Status::Idle;
        let dropped: Vec<ActionIndex> = self.pack.actions.keys().filter(dropped).collect();
        for action in dropped {
            let helps = self.gain_alone(action) > 0;
            let tried = self.room.waves().filter(|_| helps).find_map(|wave| self.with(action, wave));
            if let Some(planner) = tried {
                *self = planner;
            }
        }
    }

    /// The plan with one more action, from a wave on, where every action of it brings something.
    fn with(&self, action: ActionIndex, wave: WaveIndex) -> Option<Self> {
        self.check_conflicts(&[action]).ok()?;
        let wanted = &self.pack.actions[action];
        let ready =
            |required: &ActionIndex| matches!(self.status[*required], Status::Chosen | Status::Done | Status::Waived);
        let mut planner = self.clone();
        if !wanted.requires.iter().all(ready) || !planner.room.place_from(wave, action, wanted) {
            return None;
        }
        planner.status[action] = Status::Chosen;
        planner.chosen.push(action);
        planner.attained = planner.attained_with(&[]);
        planner.idle().is_none().then_some(planner)
    }

    /// What the chosen actions attain.
    pub(super) fn attained(&self) -> Attainment {
        self.attained
    }

    /// Whether something that would bring gain found no room.
    pub(super) fn is_full(&self) -> bool {
        let candidates = self.pack.actions.keys().filter(|action| self.status[*action] == Status::Candidate);
        candidates.into_iter().any(|action| matches!(self.bundle(action), Err(DeferReason::NoRoom)))
    }

    /// What was chosen, wave by wave.
    pub(super) fn in_plan_order(&self) -> Vec<ActionIndex> {
        let mut order = self.chosen.clone();
        order.sort_by_key(|action| self.room.wave_of(*action));
        order
    }

    /// The answers and scores once these actions are done.
    pub(super) fn after(&self, actions: &[ActionIndex]) -> After {
        let actions: Vec<_> = actions.iter().map(|action| &self.pack.actions[*action]).collect();
        let given = apply(self.pack, &actions, &self.answers.given);
        let scored = what_if(self.pack, &given, self.answers.scope);
        After { given, scored }
    }

    /// What an action alone would bring after the plan.
    pub(super) fn gain_alone(&self, action: ActionIndex) -> i32 {
        self.attained_with(&[action]).0 - self.attained.0
    }

    /// An action with its missing prerequisites, placed and scored, or why that cannot be.
    pub(super) fn bundle(&self, action: ActionIndex) -> Result<Bundle, DeferReason> {
        let actions = bundle(self.pack, &self.status, action)?;
        self.check_conflicts(&actions)?;
        let with = self.attained_with(&actions);
        let prerequisites = &actions[..actions.len() - 1];
        let without = if prerequisites.is_empty() { self.attained } else { self.attained_with(prerequisites) };
        if with <= self.attained || with <= without {
            return Err(DeferReason::NoGain);
        }
        let mut room = self.room.clone();
        if !actions.iter().all(|action| room.place(*action, &self.pack.actions[*action])) {
            return Err(DeferReason::NoRoom);
        }
        let weeks = actions.iter().map(|action| self.pack.actions[*action].effort_weeks).sum();
        Ok(Bundle { actions, room, gain: with.0 - self.attained.0, weeks })
    }

    /// Attainment once what was chosen and these are done.
    fn attained_with(&self, more: &[ActionIndex]) -> Attainment {
        let actions = [&self.chosen, more].concat();
        self.judge.attainment(&self.after(&actions).scored).unwrap_or(Attainment(0))
    }

    /// The bundle with the most gain for the share of room it takes; the first in pack order on a tie.
    fn best_bundle(&self) -> Option<Bundle> {
        let candidates = self.pack.actions.keys().filter(|action| self.status[*action] == Status::Candidate);
        let mut best: Option<(f64, Bundle)> = None;
        for bundle in candidates.filter_map(|action| self.bundle(action).ok()) {
            let value = self.value(&bundle);
            if best.as_ref().is_none_or(|(most, _)| value > *most * (1.0 + 1e-9)) {
                best = Some((value, bundle));
            }
        }
        best.map(|(_, bundle)| bundle)
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of actions")]
    fn value(&self, bundle: &Bundle) -> f64 {
        if self.greed == Greed::Gain {
            return f64::from(bundle.gain);
        }
        let weeks = bundle.weeks / self.room.weeks().max(f64::MIN_POSITIVE);
        let places = bundle.actions.len() as f64 / self.room.places().max(1) as f64;
        f64::from(bundle.gain) / weeks.max(places)
    }

    /// Two chosen actions never set one unordered item differently.
    fn check_conflicts(&self, actions: &[ActionIndex]) -> Result<(), DeferReason> {
        let all: Vec<ActionIndex> = self.chosen.iter().chain(actions).copied().collect();
        if conflict(self.pack, &all) { Err(DeferReason::Conflicts) } else { Ok(()) }
    }

    fn take(&mut self, bundle: Bundle) {
        for action in &bundle.actions {
            self.status[*action] = Status::Chosen;
        }
        self.chosen.extend(bundle.actions);
        self.room = bundle.room;
        self.attained.0 += bundle.gain;
    }

    /// A chosen action that brings nothing at its place in the plan, and that no chosen action requires.
    fn idle(&self) -> Option<ActionIndex> {
        let order = self.in_plan_order();
        let needed =
            |action: ActionIndex| order.iter().any(|other| self.pack.actions[*other].requires.contains(&action));
        let mut before = self.judge.attainment(&self.after(&[]).scored);
        for place in 0..order.len() {
            let after = self.judge.attainment(&self.after(&order[..=place]).scored);
            if after <= before && !needed(order[place]) {
                return Some(order[place]);
            }
            before = after;
        }
        None
    }

    fn drop(&mut self, action: ActionIndex) {
        self.chosen.retain(|other| *other != action);
        self.room.free(action, &self.pack.actions[action]);
        self.status[action] = Status::Idle;
        self.attained = self.attained_with(&[]);
    }
}
