//! From answers to a plan: sorts the actions, has the planner choose, and tells what each choice brings.

use super::bundle::{bundle, conflict};
use super::first::facts_first;
use super::planner::{Greed, Planner, Status};
use super::{Attainment, Chosen, Decided, DeferReason, Delayed, Judge, Plan, PlannedWave, WaveRoom};
use super::{Standing, apply, standing};
use crate::answers::{Answers, Given};
use crate::condition::Truth;
use crate::index::{ActionIndex, ElementIndex, FrameworkIndex, ItemIndex, TiSlice, TiVec, WaveIndex};
use crate::pack::{Action, Pack};
use crate::scoring::{Assessment, ItemState, Known, findings};

/// More than this is a second questionnaire, not a list of facts to settle.
const MOST_FACTS: usize = 8;

/// Plans a roadmap towards the decided targets. `capacities` replaces the pack's weeks of each wave.
#[must_use]
pub fn plan(
    pack: &Pack,
    answers: &Answers,
    assessment: &Assessment,
    decided: &TiSlice<FrameworkIndex, Option<Decided>>,
    capacities: Option<&[f64]>,
) -> Plan {
    let targets = elements(decided);
    let own: Vec<f64> = pack.waves.iter().map(|wave| wave.capacity_weeks).collect();
    let capacities = capacities.unwrap_or(&own);
    let status = statuses(pack, answers, assessment, &targets, capacities);
    let judge = Judge::new(pack, targets, assessment);
    let chosen = |greed: Greed| {
        let mut planner = Planner::new(pack, answers, &judge, status.clone(), WaveRoom::new(pack, capacities), greed);
        planner.choose();
        planner
    };
    let mut planner = chosen(Greed::GainForRoom);
    if planner.is_full() {
        let other = chosen(Greed::Gain);
        if other.attained() > planner.attained() {
            planner = other;
        }
    }
    finish(&planner, &judge, answers, assessment, capacities)
}

/// Every action that can be done and would change an answer, each behind what it still needs first; in pack order.
#[must_use]
pub fn doable(
    pack: &Pack,
    answers: &Answers,
    assessment: &Assessment,
    decided: &TiSlice<FrameworkIndex, Option<Decided>>,
) -> Vec<Vec<ActionIndex>> {
    let targets = elements(decided);
    let capacities: Vec<f64> = pack.waves.iter().map(|wave| wave.capacity_weeks).collect();
    let status = statuses(pack, answers, assessment, &targets, &capacities);
    let candidates = pack.actions.keys().filter(|action| status[*action] == Status::Candidate);
    let bundles = candidates.filter_map(|action| bundle(pack, &status, action).ok());
    bundles.filter(|actions| !conflict(pack, actions)).collect()
}

fn elements(decided: &TiSlice<FrameworkIndex, Option<Decided>>) -> TiVec<FrameworkIndex, Option<ElementIndex>> {
    decided.iter().map(|target| target.map(|target| target.element)).collect()
}

/// How each action stands before any choice.
fn statuses(
    pack: &Pack,
    answers: &Answers,
    before: &Assessment,
    targets: &TiSlice<FrameworkIndex, Option<ElementIndex>>,
    capacities: &[f64],
) -> TiVec<ActionIndex, Status> {
    let mut known =
        Known { pack, given: &answers.given, assessment: before, targets, findings: TiSlice::from_ref(&[]) };
    let findings = findings(&known);
    known.findings = &findings;
    let offered = |action: &Action| action.when.as_ref().is_none_or(|when| when.evaluate(&known) == Truth::True);
    let status = |action: &Action| {
        if !offered(action) {
            return Status::Waived;
        }
        match standing(pack, action, &answers.given) {
            Standing::Open => Status::FactsFirst,
            Standing::Done if !woken(pack, action, &answers.given, offered) => Status::Done,
            Standing::NotApplicable if !woken(pack, action, &answers.given, offered) => Status::Waived,
            _ if WaveRoom::too_large(action, capacities) => Status::TooLarge,
            _ => Status::Candidate,
        }
    };
    pack.actions.iter().map(status).collect()
}

/// Whether an action would change answers once its prerequisites have switched on what it moves.
fn woken(pack: &Pack, action: &Action, given: &TiSlice<ItemIndex, Given>, offered: impl Fn(&Action) -> bool) -> bool {
    let first: Vec<&Action> = required(pack, action).into_iter().filter(|action| offered(action)).collect();
    !first.is_empty() && standing(pack, action, &apply(pack, &first, given)) == Standing::Changes
}

/// Everything an action requires, directly or not.
fn required<'p>(pack: &'p Pack, action: &'p Action) -> Vec<&'p Action> {
    let mut reached: Vec<ActionIndex> = Vec::new();
    let mut next: Vec<ActionIndex> = action.requires.clone();
    while let Some(index) = next.pop() {
        if !reached.contains(&index) {
            reached.push(index);
            next.extend(&pack.actions[index].requires);
        }
    }
    reached.into_iter().map(|index| &pack.actions[index]).collect()
}

fn finish(
    planner: &Planner<'_>,
    judge: &Judge<'_>,
    answers: &Answers,
    before: &Assessment,
    capacities: &[f64],
) -> Plan {
    let pack = planner.pack;
    let chosen = told(planner, answers, before);
    let mut waves: TiVec<WaveIndex, PlannedWave> = TiVec::new();
    let mut expected = before;
    for capacity_weeks in capacities {
        let index = waves.next_key();
        let inside = chosen.iter().filter(|(wave, ..)| *wave == index);
        expected = inside.clone().next_back().map_or(expected, |(_, _, after)| after);
        let actions = inside.map(|(_, chosen, _)| chosen.clone()).collect();
        waves.push(PlannedWave { capacity_weeks: *capacity_weeks, actions, expected: expected.clone() });
    }
    let done = pack.actions.keys().filter(|action| planner.status[*action] == Status::Done).collect();
    Plan {
        facts_first: facts_first(pack, answers, before, MOST_FACTS),
        waves,
        done,
        deferred: pack.actions.keys().filter_map(|action| delayed(planner, action)).collect(),
        now: judge.attainment(before),
        after: judge.attainment(expected),
        not_judged: judge.not_judged(),
        expected: expected.clone(),
    }
}

/// The chosen actions in plan order, each with its wave, what it brings at its place and the scores after it.
fn told(planner: &Planner<'_>, answers: &Answers, before: &Assessment) -> Vec<(WaveIndex, Chosen, Assessment)> {
    let mut told: Vec<(WaveIndex, Chosen, Assessment)> = Vec::new();
    let mut given = answers.given.clone();
    let mut now = planner.judge.attainment(before).unwrap_or(Attainment(0));
    let order = planner.in_plan_order();
    for (place, action) in order.iter().enumerate() {
        let Some(wave) = planner.room.wave_of(*action) else { continue };
        let after = planner.after(&order[..=place]);
        let reached = planner.judge.attainment(&after.scored).unwrap_or(Attainment(0));
        let effect = effect(told.last().map_or(before, |(.., scored)| scored), &after.scored);
        let changes = changes(&planner.pack.actions[*action], before, &given, &after.given);
        let chosen = Chosen { action: *action, gain: reached.0 - now.0, effect, changes };
        told.push((wave, chosen, after.scored));
        (given, now) = (after.given, reached);
    }
    told
}

/// The change of each element's score in points, for those that change.
fn effect(before: &Assessment, after: &Assessment) -> Vec<(ElementIndex, f64)> {
    let change = |element: ElementIndex| {
        let (before, after) = (before.elements[element].score()?, after.elements[element].score()?);
        (after != before).then(|| (element, (after - before).points()))
    };
    before.elements.keys().filter_map(change).collect()
}

/// The moves of an action that change an answer the organisation gave.
fn changes(
    action: &Action,
    first: &Assessment,
    before: &TiSlice<ItemIndex, Given>,
    after: &TiSlice<ItemIndex, Given>,
) -> Vec<usize> {
    let changes = |item: ItemIndex| first.items[item] == ItemState::Answered && before[item] != after[item];
    (0..action.moves.len()).filter(|step| changes(action.moves[*step].item)).collect()
}

fn delayed(planner: &Planner<'_>, action: ActionIndex) -> Option<Delayed> {
    let reason = match planner.status[action] {
        Status::Done | Status::Chosen => return None,
        Status::Waived => DeferReason::Condition,
        Status::FactsFirst => DeferReason::FactsFirst,
        Status::TooLarge => DeferReason::TooLarge,
        Status::Idle => DeferReason::NoGain,
        Status::Candidate => planner.bundle(action).err().unwrap_or(DeferReason::NoRoom),
    };
    let tells = matches!(reason, DeferReason::NoRoom | DeferReason::TooLarge);
    Some(Delayed { action, reason, gain: tells.then(|| planner.gain_alone(action)) })
}
