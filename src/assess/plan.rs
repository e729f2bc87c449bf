//! The roadmap, as the record shows it.

use indexmap::IndexMap;
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Scores, ask, label};
use crate::answers::Given;
use crate::index::{ActionIndex, ElementIndex, FrameworkIndex, GoalIndex, Measure};
use crate::pack::{FrameworkKind, Item, Move, Pack, Wave};
use crate::record::{
    ActionRecord, ActionRef, Deferred, FactFirst, GoalAttainment, GoalRecord, Roadmap, Score, Trigger, WaveRecord,
};
use crate::roadmap::{Attainment, Chosen, Delayed, Fact, Judge, Plan, PlannedWave};
use crate::scoring::{Assessment, Known};

/// The roadmap of a plan, in the words that fit the organisation.
pub(super) fn build(scores: Scores<'_>, known: &Known<'_>, plan: &Plan) -> Roadmap {
    let targets = scores.decided.iter().map(|target| target.map(|target| target.element)).collect();
    let judge = Judge::new(scores.pack, targets, scores.assessment);
    let waves = scores.pack.waves.iter().zip(&plan.waves);
    Roadmap {
        facts_first: plan.facts_first.iter().map(|fact| fact_first(scores.pack, fact)).collect(),
        waves: waves.map(|(wave, planned)| wave_record(scores, known, &judge, wave, planned)).collect(),
        done: plan.done.iter().map(|action| plain_ref(scores.pack, *action)).collect(),
        deferred: plan.deferred.iter().map(|delayed| deferred(scores.pack, known, delayed)).collect(),
        goal_attainment: GoalAttainment {
            now: plan.now.map(Attainment::percent),
            after: plan.after.map(Attainment::percent),
            not_judged: plan.not_judged.iter().map(|goal| goal_id(scores.pack, &judge, *goal)).collect(),
        },
        goals: goals(scores, &judge, &plan.expected),
    }
}

pub(super) fn fact_first(pack: &Pack, fact: &Fact) -> FactFirst {
    let points = |(element, points): &(ElementIndex, Score)| (pack.elements[*element].id.clone(), points.points());
    FactFirst {
        item: pack.items[fact.item].id.clone(),
        ask: ask(pack, fact.item),
        elements: fact.elements.iter().map(|(element, _)| pack.elements[*element].id.clone()).collect(),
        points: fact.points.points(),
        element_points: fact.elements.iter().map(points).collect(),
        decides_verdict: fact.decides_verdict,
    }
}

fn wave_record(
    scores: Scores<'_>,
    known: &Known<'_>,
    judge: &Judge<'_>,
    wave: &Wave,
    planned: &PlannedWave,
) -> WaveRecord {
    // Not `sum`, which is -0 when nothing is planned.
    let actions: Vec<ActionRecord> =
        planned.actions.iter().map(|chosen| action_record(scores, known, chosen)).collect();
    let weeks = actions.iter().fold(0.0, |sum, action| sum + action.effort_weeks);
    WaveRecord {
        id: wave.id.clone(),
        title: wave.title.clone(),
        months: wave.months,
        dates: scores.answers.date.and_then(|date| dates(date, wave.months)),
        capacity_weeks: planned.capacity_weeks,
        max_actions: Some(wave.max_actions),
        // Weeks have at most three decimals; their sum shows no more.
        planned_weeks: (weeks * 1000.0).round() / 1000.0,
        actions,
        expected: expected(scores.pack, judge, &planned.expected),
    }
}

/// First and last day of a stretch of months after a day.
fn dates(start: Date, months: [u32; 2]) -> Option<[String; 2]> {
    let first = start.checked_add(i64::from(months[0]).months()).ok()?;
    let last = start.checked_add(i64::from(months[1]).months()).ok()?.yesterday().ok()?;
    Some([first.to_string(), last.to_string()])
}

fn action_record(scores: Scores<'_>, known: &Known<'_>, chosen: &Chosen) -> ActionRecord {
    let action = &scores.pack.actions[chosen.action];
    let offer = scores.pack.offer(chosen.action, known);
    let effect = |(element, points): &(ElementIndex, f64)| (scores.pack.elements[*element].id.clone(), *points);
    ActionRecord {
        id: action.id.clone(),
        title: offer.title.to_owned(),
        effort_weeks: offer.effort_weeks,
        duration_weeks: Some(offer.duration_weeks),
        owner: offer.owner.to_owned(),
        owner_role: offer.role.map(|role| scores.pack.roles[role].id.clone()),
        person: offer.role.and_then(|role| scores.answers.people[role].clone()),
        deliverable: offer.deliverable.to_owned(),
        metric: action.metric.clone(),
        why: offer.why.to_owned(),
        triggered_by: chosen.changes.iter().map(|step| trigger(scores, &action.moves[*step])).collect(),
        requires: action.requires.iter().map(|required| scores.pack.actions[*required].id.clone()).collect(),
        gain: f64::from(chosen.gain) / 100.0,
        effect: chosen.effect.iter().map(effect).collect(),
        sources: action.sources.clone(),
    }
}

fn trigger(scores: Scores<'_>, step: &Move) -> Trigger {
    let item = &scores.pack.items[step.item];
    Trigger {
        item: item.id.clone(),
        ask: ask(scores.pack, step.item),
        from: label(item, &scores.answers.given[step.item]).unwrap_or_default(),
        to: label(item, &to_given(item, step)).unwrap_or_default(),
    }
}

fn to_given(item: &Item, step: &Move) -> Given {
    if item.kind == crate::pack::QuestionKind::Choices {
        Given::Options(step.options.clone())
    } else {
        Given::Option(step.options[0])
    }
}

/// The scores of goals, composites and target models after a wave.
fn expected(pack: &Pack, judge: &Judge<'_>, after: &Assessment) -> IndexMap<String, f64> {
    let goals = pack.goals.iter().filter_map(|goal| judge.measure(goal));
    let composite = |index: &FrameworkIndex| matches!(pack.frameworks[*index].kind, FrameworkKind::Composite { .. });
    let composites = pack.frameworks.keys().filter(composite).map(|index| pack.framework_measure(index));
    let score = |measure: Measure| Some((pack.measure_id(measure).to_owned(), after.measure(measure)?.points()));
    goals.chain(composites).filter_map(score).collect()
}

/// An action by its plain name: what was done needs no words for where it starts.
fn plain_ref(pack: &Pack, action: ActionIndex) -> ActionRef {
    let action = &pack.actions[action];
    ActionRef { id: action.id.clone(), title: action.title.clone() }
}

/// An action by the name it has for the organisation.
pub(super) fn offered_ref(pack: &Pack, known: &Known<'_>, action: ActionIndex) -> ActionRef {
    ActionRef { id: pack.actions[action].id.clone(), title: pack.offer(action, known).title.to_owned() }
}

fn deferred(pack: &Pack, known: &Known<'_>, delayed: &Delayed) -> Deferred {
    let offer = pack.offer(delayed.action, known);
    Deferred {
        id: pack.actions[delayed.action].id.clone(),
        title: offer.title.to_owned(),
        reason: delayed.reason,
        gain: delayed.gain.map(|gain| f64::from(gain) / 100.0),
        effort_weeks: offer.effort_weeks,
    }
}

/// The id of what a goal is judged by; of its framework while no target model is chosen.
fn goal_id(pack: &Pack, judge: &Judge<'_>, goal: GoalIndex) -> String {
    let goal = &pack.goals[goal];
    pack.measure_id(judge.measure(goal).unwrap_or(goal.measure)).to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "weights are at most a million thousandths")]
fn goals(scores: Scores<'_>, judge: &Judge<'_>, after: &Assessment) -> Vec<GoalRecord> {
    let record = |(index, goal): (GoalIndex, &crate::pack::Goal)| GoalRecord {
        id: goal_id(scores.pack, judge, index),
        title: scores.pack.measure_title(judge.measure(goal).unwrap_or(goal.measure)).to_owned(),
        now: judge.score(goal, scores.assessment).map(Score::points),
        after: judge.score(goal, after).map(Score::points),
        target: goal.target,
        weight: goal.weight as f64 / crate::pack::WEIGHT as f64,
    };
    scores.pack.goals.iter_enumerated().map(record).collect()
}
