//! The roadmap, as the record shows it.

use indexmap::IndexMap;
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Scores, ask, label};
use crate::answers::Given;
use crate::index::{ActionIndex, ElementIndex, FrameworkIndex, GoalIndex, Measure, WaveIndex};
use crate::pack::{FrameworkKind, Item, Move, Pack};
use crate::record::{
    ActionRecord, ActionRef, Deferred, FactFirst, GoalAttainment, GoalKind, GoalRecord, KeyFigure, LevelMonth, Roadmap,
    Score, Trigger, WaveRecord,
};
use crate::roadmap::{
    AimKind, Attainment, Chosen, Delayed, Fact, Plan, PlannedAim, PlannedLevel, PlannedWave, percent,
};
use crate::scoring::{Assessment, Known, level};

/// The roadmap of a plan, in the words that fit the organisation.
pub(super) fn build(scores: Scores<'_>, known: &Known<'_>, plan: &Plan) -> Roadmap {
    let pack = scores.pack;
    let waves: Vec<WaveRecord> = plan.waves.keys().map(|wave| wave_record(scores, known, plan, wave)).collect();
    let deferred: Vec<Deferred> = plan.deferred.iter().map(|delayed| deferred(pack, known, delayed)).collect();
    let attained = |attained: Option<Attainment>| attained.map(Attainment::percent);
    Roadmap {
        facts_first: plan.facts_first.iter().map(|fact| fact_first(pack, fact)).collect(),
        done: plan.done.iter().map(|action| plain_ref(pack, *action)).collect(),
        goal_attainment: GoalAttainment {
            now: attained(plan.now),
            after: attained(plan.after),
            over_time: attained(plan.over_time),
            not_judged: plan.not_judged.iter().map(|goal| goal_id(scores, plan, *goal)).collect(),
        },
        goals: plan.aims.iter().map(|aim| goal(scores, plan, aim)).collect(),
        month_of_level: plan.levels.iter().map(|reached| month_of_level(pack, *reached)).collect(),
        only_first_wave: plan.waves.first().and_then(|wave| attained(wave.attained)),
        cautious: attained(plan.cautious),
        key_figures: key_figures(&waves),
        options: options(&deferred),
        deferred,
        waves,
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
        waiting: fact.waiting.iter().map(|action| plain_ref(pack, *action)).collect(),
    }
}

fn wave_record(scores: Scores<'_>, known: &Known<'_>, plan: &Plan, index: WaveIndex) -> WaveRecord {
    let (wave, planned): (_, &PlannedWave) = (&scores.pack.waves[index], &plan.waves[index]);
    let starts = scores.answers.date.and_then(|date| date.checked_add(i64::from(wave.months[0]).months()).ok());
    let actions: Vec<ActionRecord> =
        planned.actions.iter().map(|chosen| action_record(scores, known, chosen, starts)).collect();
    // Not `sum`, which is -0 when nothing is planned.
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
        expected: expected(scores.pack, plan, &planned.expected),
        attainment: planned.attained.map(Attainment::percent),
        levels: levels(scores.pack, &planned.expected),
    }
}

/// The level of each composite.
fn levels(pack: &Pack, after: &Assessment) -> IndexMap<String, String> {
    let reached = |index: FrameworkIndex| {
        let framework = &pack.frameworks[index];
        let place = level(pack, after, pack.framework_measure(index))?;
        Some((framework.id.clone(), framework.levels[place].id.clone()))
    };
    composites(pack).filter_map(reached).collect()
}

fn composites(pack: &Pack) -> impl Iterator<Item = FrameworkIndex> + '_ {
    let composite = |index: &FrameworkIndex| matches!(pack.frameworks[*index].kind, FrameworkKind::Composite { .. });
    pack.frameworks.keys().filter(composite)
}

/// First and last day of a stretch of months after a day.
fn dates(start: Date, months: [u32; 2]) -> Option<[String; 2]> {
    let first = start.checked_add(i64::from(months[0]).months()).ok()?;
    let last = start.checked_add(i64::from(months[1]).months()).ok()?.yesterday().ok()?;
    Some([first.to_string(), last.to_string()])
}

/// The day so many weeks after another, rounded up to whole days.
#[expect(clippy::cast_possible_truncation, reason = "a few hundred weeks")]
fn after_weeks(start: Date, weeks: f64) -> Option<Date> {
    start.checked_add(((weeks * 7.0).ceil() as i64).days()).ok()
}

fn action_record(scores: Scores<'_>, known: &Known<'_>, chosen: &Chosen, wave_starts: Option<Date>) -> ActionRecord {
    let action = &scores.pack.actions[chosen.action];
    let offer = scores.pack.offer(chosen.action, known);
    let day = |weeks: f64| wave_starts.and_then(|start| after_weeks(start, weeks));
    let (starts, over) = (day(chosen.weeks.0), day(chosen.weeks.1));
    let last = over.and_then(|over| over.yesterday().ok()).map(|last| starts.map_or(last, |first| last.max(first)));
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
        gain: percent(chosen.gain),
        closes: chosen.closes.iter().map(|finding| scores.pack.findings[*finding].code.clone()).collect(),
        starts: starts.map(|day| day.to_string()),
        ends: last.map(|day| day.to_string()),
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
fn expected(pack: &Pack, plan: &Plan, after: &Assessment) -> IndexMap<String, f64> {
    let goals = plan.aims.iter().filter_map(|planned| planned.aim.measure());
    let composites = composites(pack).map(|index| pack.framework_measure(index));
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
        gain: delayed.gain.map(percent),
        effort_weeks: offer.effort_weeks,
    }
}

/// What would bring something, most first.
fn options(deferred: &[Deferred]) -> Vec<Deferred> {
    let mut options: Vec<Deferred> =
        deferred.iter().filter(|option| option.gain.is_some_and(|gain| gain > 0.0)).cloned().collect();
    options.sort_by(|one, other| other.gain.unwrap_or(0.0).total_cmp(&one.gain.unwrap_or(0.0)));
    options
}

/// Where an item is moved twice, each step has its own figure.
fn key_figures(waves: &[WaveRecord]) -> Vec<KeyFigure> {
    let actions = waves.iter().flat_map(|wave| wave.actions.iter().map(move |action| (wave, action)));
    let steps = actions.flat_map(|(wave, action)| action.triggered_by.iter().map(move |step| (wave, action, step)));
    let figure = |(wave, action, step): (&WaveRecord, &ActionRecord, &Trigger)| KeyFigure {
        item: step.item.clone(),
        ask: step.ask.clone(),
        from: step.from.clone(),
        to: step.to.clone(),
        wave: wave.id.clone(),
        by: wave.dates.as_ref().map(|[_, last]| last.clone()),
        action: action.id.clone(),
        owner: action.owner.clone(),
    };
    steps.map(figure).collect()
}

fn month_of_level(pack: &Pack, reached: PlannedLevel) -> (String, LevelMonth) {
    let framework = &pack.frameworks[reached.framework];
    let level = &framework.levels[reached.level];
    let month = reached.wave.map(|wave| pack.waves[wave].months[1]);
    (framework.id.clone(), LevelMonth { level: level.id.clone(), title: level.title.clone(), month })
}

/// The id of what a goal is judged by; of its framework while no target model is chosen.
fn goal_id(scores: Scores<'_>, plan: &Plan, goal: GoalIndex) -> String {
    let aim = plan.aims.iter().find(|planned| planned.aim.goal() == Some(goal));
    let measure = aim.and_then(|planned| planned.aim.measure()).unwrap_or(scores.pack.goals[goal].measure);
    scores.pack.measure_id(measure).to_owned()
}

fn goal(scores: Scores<'_>, plan: &Plan, planned: &PlannedAim) -> GoalRecord {
    let (pack, aim) = (scores.pack, &planned.aim);
    let judged = aim.counts || aim.met;
    let told =
        |measure: Option<Measure>, of: &Assessment| measure.and_then(|measure| of.told(measure)).map(Score::points);
    let measure = aim.measure();
    let (kind, id, title, target) = match &aim.kind {
        AimKind::Reach { goal, .. } => {
            let goal = &pack.goals[*goal];
            let shown = measure.unwrap_or(goal.measure);
            (GoalKind::Score, pack.measure_id(shown).to_owned(), pack.measure_title(shown).to_owned(), goal.target)
        }
        AimKind::Close(finding) => {
            let rule = &pack.findings[*finding];
            (GoalKind::Finding, rule.code.clone(), rule.title.clone(), 100.0)
        }
        AimKind::Level { framework, level, .. } => {
            let framework = &pack.frameworks[*framework];
            let level = &framework.levels[*level];
            let title = format!("{}: {}", framework.title, level.title);
            (GoalKind::Level, format!("{}.{}", framework.id, level.id), title, level.from)
        }
    };
    GoalRecord {
        id,
        title,
        now: told(measure, scores.assessment),
        after: told(measure, &plan.expected),
        target,
        weight: weight(aim.weight),
        kind,
        attained_now: judged.then(|| percent(planned.now)),
        attained_after: judged.then(|| percent(planned.after)),
        met: aim.met,
        counts: aim.counts,
    }
}

#[expect(clippy::cast_precision_loss, reason = "weights are at most a million thousandths")]
fn weight(thousandths: i64) -> f64 {
    thousandths as f64 / crate::pack::WEIGHT as f64
}
