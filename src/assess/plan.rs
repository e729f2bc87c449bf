//! The roadmap, as the record shows it.

use indexmap::IndexMap;
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Scores, ask, label};
use crate::answers::Given;
use crate::index::{ElementIndex, FrameworkIndex, GoalIndex, Measure};
use crate::pack::{Action, FrameworkKind, Item, Move, Pack, Wave};
use crate::record::{
    ActionRecord, ActionRef, Deferred, FactFirst, GoalAttainment, GoalRecord, Roadmap, Score, Trigger, WaveRecord,
};
use crate::roadmap::{Attainment, Chosen, Delayed, Fact, Judge, Plan, PlannedWave};
use crate::scoring::Assessment;

/// The roadmap of a plan.
pub(super) fn build(scores: Scores<'_>, plan: &Plan) -> Roadmap {
    let targets = scores.decided.iter().map(|target| target.map(|target| target.element)).collect();
    let judge = Judge::new(scores.pack, targets, scores.assessment);
    let waves = scores.pack.waves.iter().zip(&plan.waves);
    Roadmap {
        facts_first: plan.facts_first.iter().map(|fact| fact_first(scores.pack, fact)).collect(),
        waves: waves.map(|(wave, planned)| wave_record(scores, &judge, wave, planned)).collect(),
        done: plan.done.iter().map(|action| action_ref(&scores.pack.actions[*action])).collect(),
        deferred: plan.deferred.iter().map(|delayed| deferred(scores.pack, delayed)).collect(),
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

fn wave_record(scores: Scores<'_>, judge: &Judge<'_>, wave: &Wave, planned: &PlannedWave) -> WaveRecord {
    // Not `sum`, which is -0 when nothing is planned.
    let add = |sum: f64, chosen: &Chosen| sum + scores.pack.actions[chosen.action].effort_weeks;
    let weeks = planned.actions.iter().fold(0.0, add);
    WaveRecord {
        id: wave.id.clone(),
        title: wave.title.clone(),
        months: wave.months,
        dates: scores.answers.date.and_then(|date| dates(date, wave.months)),
        capacity_weeks: planned.capacity_weeks,
        max_actions: Some(wave.max_actions),
        // Weeks have at most three decimals; their sum shows no more.
        planned_weeks: (weeks * 1000.0).round() / 1000.0,
        actions: planned.actions.iter().map(|chosen| action_record(scores, chosen)).collect(),
        expected: expected(scores.pack, judge, &planned.expected),
    }
}

/// First and last day of a stretch of months after a day.
fn dates(start: Date, months: [u32; 2]) -> Option<[String; 2]> {
    let first = start.checked_add(i64::from(months[0]).months()).ok()?;
    let last = start.checked_add(i64::from(months[1]).months()).ok()?.yesterday().ok()?;
    Some([first.to_string(), last.to_string()])
}

fn action_record(scores: Scores<'_>, chosen: &Chosen) -> ActionRecord {
    let action = &scores.pack.actions[chosen.action];
    let effect = |(element, points): &(ElementIndex, f64)| (scores.pack.elements[*element].id.clone(), *points);
    ActionRecord {
        id: action.id.clone(),
        title: action.title.clone(),
        effort_weeks: action.effort_weeks,
        owner: String::new(),
        deliverable: action.deliverable.clone(),
        metric: action.metric.clone(),
        why: action.why.clone(),
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

fn action_ref(action: &Action) -> ActionRef {
    ActionRef { id: action.id.clone(), title: action.title.clone() }
}

fn deferred(pack: &Pack, delayed: &Delayed) -> Deferred {
    let action = &pack.actions[delayed.action];
    Deferred {
        id: action.id.clone(),
        title: action.title.clone(),
        reason: delayed.reason,
        gain: delayed.gain.map(|gain| f64::from(gain) / 100.0),
        effort_weeks: action.effort_weeks,
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
