//! Chooses actions and puts them into waves.

use super::apply::moved;
use super::first::facts_first;
use super::{Attainment, Chosen, Decided, Delayed, Judge, Plan, PlannedWave, Standing, WaveRoom, apply, standing};
use crate::answers::{Answers, Given};
use crate::condition::Truth;
use crate::pack::{Pack, QuestionKind};
use crate::record::DeferReason;
use crate::scoring::{Assessment, Known, findings, score_given};

/// Plans a roadmap towards the decided targets. `capacities` replaces the pack's weeks of each wave.
#[must_use]
pub fn plan(
    pack: &Pack,
    answers: &Answers,
    assessment: &Assessment,
    decided: &[Option<Decided>],
    capacities: Option<&[f64]>,
) -> Plan {
    let targets: Vec<Option<usize>> = decided.iter().map(|target| target.map(|target| target.element)).collect();
    let own: Vec<f64> = pack.waves.iter().map(|wave| wave.capacity_weeks).collect();
    let mut planner = Planner::new(pack, answers, assessment, targets, capacities.unwrap_or(&own).to_vec());
    planner.choose();
    planner.finish(assessment)
}

/// What is settled about an action before any choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Candidate,
    Done,
    /// It does not apply, so nothing has to wait for it.
    Waived,
    /// It waits for open answers.
    FactsFirst,
    TooLarge,
    Chosen,
}

struct Planner<'p> {
    pack: &'p Pack,
    answers: &'p Answers,
    judge: Judge<'p>,
    capacities: Vec<f64>,
    status: Vec<Status>,
    room: WaveRoom,
    /// The answers after the chosen actions.
    given: Vec<Given>,
    scored: Assessment,
    /// The option that chosen actions set for an unordered item.
    set: Vec<Option<usize>>,
    chosen: Vec<Chosen>,
}

/// An action with the prerequisites it still needs, those first.
struct Bundle {
    actions: Vec<usize>,
    room: WaveRoom,
    gain: i32,
    weeks: f64,
}

impl<'p> Planner<'p> {
    fn new(
        pack: &'p Pack,
        answers: &'p Answers,
        before: &Assessment,
        targets: Vec<Option<usize>>,
        capacities: Vec<f64>,
    ) -> Self {
        let status = statuses(pack, answers, before, &targets, &capacities);
        Self {
            pack,
            answers,
            judge: Judge::new(pack, targets, before),
            room: WaveRoom::new(pack, &capacities),
            capacities,
            status,
            given: answers.given.clone(),
            scored: before.clone(),
            set: vec![None; pack.items.len()],
            chosen: Vec::new(),
        }
    }

    fn attainment(&self, assessment: &Assessment) -> Attainment {
        self.judge.attainment(assessment).unwrap_or(Attainment(0))
    }

    fn choose(&mut self) {
        while let Some(bundle) = self.best_bundle() {
            for action in bundle.actions {
                self.take(action);
            }
            self.room = bundle.room;
        }
    }

    /// The bundle with the most gain for the share of room it takes; the first in pack order on a tie.
    fn best_bundle(&self) -> Option<Bundle> {
        let mut best: Option<(f64, Bundle)> = None;
        for action in self.candidates() {
            let Ok(bundle) = self.bundle(action) else { continue };
            if bundle.gain > 0 {
                let value = self.value(&bundle);
                if best.as_ref().is_none_or(|(most, _)| value > *most * (1.0 + 1e-9)) {
                    best = Some((value, bundle));
                }
            }
        }
        best.map(|(_, bundle)| bundle)
    }

    fn candidates(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.pack.actions.len()).filter(|action| self.status[*action] == Status::Candidate)
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of actions")]
    fn value(&self, bundle: &Bundle) -> f64 {
        let weeks = bundle.weeks / self.room.weeks().max(f64::MIN_POSITIVE);
        let places = bundle.actions.len() as f64 / self.room.places().max(1) as f64;
        f64::from(bundle.gain) / weeks.max(places)
    }

    /// An action with its missing prerequisites, placed and scored, or why that cannot be.
    fn bundle(&self, action: usize) -> Result<Bundle, DeferReason> {
        let mut actions = Vec::new();
        self.collect(action, &mut actions)?;
        self.check_conflicts(&actions)?;
        let mut given = self.given.clone();
        for action in &actions {
            given = apply(self.pack, &self.pack.actions[*action], &given);
        }
        let scored = score_given(self.pack, &given, self.answers.scope);
        let gain = self.attainment(&scored).0 - self.attainment(&self.scored).0;
        if gain <= 0 {
            return Err(DeferReason::NoGain);
        }
        let mut room = self.room.clone();
        if !actions.iter().all(|action| room.place(*action, &self.pack.actions[*action])) {
            return Err(DeferReason::NoRoom);
        }
        let weeks = actions.iter().map(|action| self.pack.actions[*action].effort_weeks).sum();
        Ok(Bundle { actions, room, gain, weeks })
    }

    /// Prerequisites that are not done, before what needs them.
    fn collect(&self, action: usize, into: &mut Vec<usize>) -> Result<(), DeferReason> {
        if into.contains(&action) {
            return Ok(());
        }
        match self.status[action] {
            Status::Done | Status::Waived | Status::Chosen => return Ok(()),
            Status::TooLarge => return Err(DeferReason::TooLarge),
            // What is needed first and not known to be there is planned, or one open answer would block all that follows.
            Status::Candidate | Status::FactsFirst => {}
        }
        for required in &self.pack.actions[action].requires {
            self.collect(*required, into)?;
        }
        into.push(action);
        Ok(())
    }

    /// Two chosen actions never set one unordered item differently.
    fn check_conflicts(&self, actions: &[usize]) -> Result<(), DeferReason> {
        let mut set = self.set.clone();
        for action in actions {
            for (item, option) in self.unordered_moves(*action) {
                if set[item].replace(option).is_some_and(|other| other != option) {
                    return Err(DeferReason::Conflicts);
                }
            }
        }
        Ok(())
    }

    fn unordered_moves(&self, action: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let single = |item: usize| self.pack.items[item].kind == QuestionKind::Choice && !self.pack.items[item].ordered;
        let moves = self.pack.actions[action].moves.iter();
        moves.filter(move |step| single(step.item)).map(|step| (step.item, step.options[0]))
    }

    fn take(&mut self, action: usize) {
        let given = apply(self.pack, &self.pack.actions[action], &self.given);
        let scored = score_given(self.pack, &given, self.answers.scope);
        let gain = self.attainment(&scored).0 - self.attainment(&self.scored).0;
        let effect = effect(&self.scored, &scored);
        let changes = changes(self.pack, action, &self.given);
        let moves: Vec<(usize, usize)> = self.unordered_moves(action).collect();
        for (item, option) in moves {
            self.set[item] = Some(option);
        }
        self.chosen.push(Chosen { action, gain, effect, changes });
        self.status[action] = Status::Chosen;
        self.given = given;
        self.scored = scored;
    }

    fn finish(self, before: &Assessment) -> Plan {
        let done = (0..self.pack.actions.len()).filter(|action| self.status[*action] == Status::Done).collect();
        Plan {
            facts_first: facts_first(self.pack, self.answers, before),
            waves: self.waves(),
            done,
            deferred: self.deferred(),
            now: self.judge.attainment(before),
            after: self.judge.attainment(&self.scored),
            not_judged: self.judge.not_judged(),
            expected: self.scored,
        }
    }

    fn waves(&self) -> Vec<PlannedWave> {
        let mut given = self.answers.given.clone();
        let mut waves = Vec::new();
        for (index, capacity_weeks) in self.capacities.iter().enumerate() {
            let inside = |chosen: &&Chosen| self.room.wave_of(chosen.action) == Some(index);
            let actions: Vec<Chosen> = self.chosen.iter().filter(inside).cloned().collect();
            for chosen in &actions {
                given = apply(self.pack, &self.pack.actions[chosen.action], &given);
            }
            let expected = score_given(self.pack, &given, self.answers.scope);
            waves.push(PlannedWave { capacity_weeks: *capacity_weeks, actions, expected });
        }
        waves
    }

    fn deferred(&self) -> Vec<Delayed> {
        (0..self.pack.actions.len()).filter_map(|action| self.delayed(action)).collect()
    }

    fn delayed(&self, action: usize) -> Option<Delayed> {
        let reason = match self.status[action] {
            Status::Done | Status::Chosen => return None,
            Status::Waived => DeferReason::Condition,
            Status::FactsFirst => DeferReason::FactsFirst,
            Status::TooLarge => DeferReason::TooLarge,
            Status::Candidate => self.bundle(action).err().unwrap_or(DeferReason::NoRoom),
        };
        let gain = matches!(reason, DeferReason::NoRoom | DeferReason::TooLarge | DeferReason::NoGain);
        Some(Delayed { action, reason, gain: gain.then(|| self.gain_alone(action)) })
    }

    /// What an action alone would bring after the plan.
    fn gain_alone(&self, action: usize) -> i32 {
        let given = apply(self.pack, &self.pack.actions[action], &self.given);
        let scored = score_given(self.pack, &given, self.answers.scope);
        self.attainment(&scored).0 - self.attainment(&self.scored).0
    }
}

fn statuses(
    pack: &Pack,
    answers: &Answers,
    before: &Assessment,
    targets: &[Option<usize>],
    capacities: &[f64],
) -> Vec<Status> {
    let mut known = Known { pack, given: &answers.given, assessment: before, targets, findings: &[] };
    let findings = findings(&known);
    known.findings = &findings;
    let status = |action: &crate::pack::Action| {
        if action.when.as_ref().is_some_and(|when| when.evaluate(&known) != Truth::True) {
            return Status::Waived;
        }
        match standing(pack, action, &answers.given) {
            Standing::Done => Status::Done,
            Standing::Open => Status::FactsFirst,
            Standing::NotApplicable => Status::Waived,
            Standing::Changes if WaveRoom::too_large(action, capacities) => Status::TooLarge,
            Standing::Changes => Status::Candidate,
        }
    };
    pack.actions.iter().map(status).collect()
}

/// Element index and the change of its score in tenths, for those that change.
fn effect(before: &Assessment, after: &Assessment) -> Vec<(usize, i32)> {
    let change = |element: usize| {
        let (before, after) = (before.measure(element)?, after.measure(element)?);
        Some((element, after.tenths() - before.tenths())).filter(|(_, change)| *change != 0)
    };
    (0..before.elements.len()).filter_map(change).collect()
}

/// The moves of an action that change an answer given now.
fn changes(pack: &Pack, action: usize, given: &[Given]) -> Vec<usize> {
    let moves = pack.actions[action].moves.iter().enumerate();
    let changes = moves.filter(|(_, step)| moved(&pack.items[step.item], step, &given[step.item]).is_some());
    changes.map(|(index, _)| index).collect()
}
