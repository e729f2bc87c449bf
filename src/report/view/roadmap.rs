//! What to do next, and what was left for later.

use serde::Serialize;

use super::action::{ActionView, action_view};
use super::charts::{ChartView, when};
use super::lookup::Lookup;
use super::outlook::{Course, KeyFigureView, LoadView, course, expectations, key_figures, load};
use crate::record::{ActionRecord, DeferReason, Deferred, FactFirst, Record, Roadmap, WaveRecord};
use crate::report::chart;
use crate::report::format;

/// The roadmap.
#[derive(Debug, Serialize)]
pub(super) struct RoadmapView {
    sentence: String,
    /// Whether work is told in money too.
    priced: bool,
    /// What to expect of it, in sentences: the next level, the first wave alone, with caution.
    expectations: Vec<String>,
    facts_first: Vec<FactView>,
    waves: Vec<WaveView>,
    key_figures: Vec<KeyFigureView>,
    load: Option<LoadView>,
    course: Option<Course>,
    deferred: Vec<DeferredGroup>,
    /// Actions not chosen that would bring something, most first.
    options: Vec<DeferredView>,
    done: Vec<String>,
    not_judged: Vec<String>,
    pub(super) timeline: Option<ChartView>,
    pub(super) matrix: Option<ChartView>,
    pub(super) course_chart: Option<ChartView>,
}

/// An open item worth settling first.
#[derive(Debug, Serialize)]
struct FactView {
    ask: String,
    /// `Public by up to 6.3`, joined to a sentence.
    moves: String,
    decides: bool,
    /// Actions that wait for the answer.
    waiting: Vec<String>,
    anchor: Option<String>,
}

/// A period.
#[derive(Debug, Serialize)]
struct WaveView {
    title: String,
    when: String,
    load: String,
    actions: Vec<ActionView>,
}

/// Deferred actions with the same reason.
#[derive(Debug, Serialize)]
struct DeferredGroup {
    reason: &'static str,
    sentence: &'static str,
    actions: Vec<DeferredView>,
}

/// One deferred action.
#[derive(Debug, Serialize)]
struct DeferredView {
    title: String,
    effort: String,
}

/// The anchor of the chosen action with that number, counted through all waves.
pub(super) fn action_anchor(number: usize) -> String {
    format!("action-{}", number + 1)
}

/// Who is accountable: the role, and who holds it.
pub(super) fn owner(action: &ActionRecord) -> String {
    match &action.person {
        Some(person) => format!("{person}, {}", action.owner),
        None => action.owner.clone(),
    }
}

impl RoadmapView {
    pub(super) fn new(roadmap: &Roadmap, record: &Record, lookup: &Lookup, charts: bool) -> Self {
        let mut number = 0;
        Self {
            sentence: sentence(roadmap, lookup),
            priced: lookup.cost(0.0).is_some(),
            expectations: expectations(record, roadmap),
            facts_first: roadmap.facts_first.iter().map(|fact| fact_view(fact, lookup)).collect(),
            waves: roadmap.waves.iter().map(|wave| wave_view(wave, record, lookup, &mut number)).collect(),
            key_figures: key_figures(roadmap, lookup),
            load: load(roadmap, lookup),
            course: course(roadmap, lookup),
            deferred: deferred(roadmap),
            options: roadmap.options.iter().map(deferred_view).collect(),
            done: roadmap.done.iter().map(|action| action.title.clone()).collect(),
            not_judged: roadmap
                .goal_attainment
                .not_judged
                .iter()
                .map(|id| goal_title(id, roadmap, record, lookup))
                .collect(),
            timeline: when(charts, || chart::timeline(roadmap)),
            matrix: when(charts, || chart::matrix(roadmap)),
            course_chart: when(charts, || chart::course(roadmap)),
        }
    }
}

fn sentence(roadmap: &Roadmap, lookup: &Lookup) -> String {
    let actions: usize = roadmap.waves.iter().map(|wave| wave.actions.len()).sum();
    if actions == 0 {
        return "No action brings the goals nearer, as far as the answers tell.".to_owned();
    }
    let weeks: f64 = roadmap.waves.iter().map(|wave| wave.planned_weeks).sum();
    let waves = roadmap.waves.iter().filter(|wave| !wave.actions.is_empty()).count();
    format!(
        "{} in {}: {} in all.",
        format::count(actions, "action", "actions"),
        format::count(waves, "wave", "waves"),
        lookup.work(weeks)
    )
}

fn goal_title(id: &str, roadmap: &Roadmap, record: &Record, lookup: &Lookup) -> String {
    let known = record.frameworks.contains_key(id) || id.contains('.');
    let goal = roadmap.goals.iter().find(|goal| goal.id == id).map(|goal| goal.title.clone());
    goal.unwrap_or_else(|| if known { lookup.full_title(id) } else { id.to_owned() })
}

fn fact_view(fact: &FactFirst, lookup: &Lookup) -> FactView {
    let each = |(id, points): (&String, &f64)| {
        format!("{} by up to {}", lookup.full_title(id), format::count_of(*points, "point", "points"))
    };
    let moves: Vec<String> = fact.element_points.iter().map(each).collect();
    FactView {
        ask: lookup.brief(&fact.item).unwrap_or_else(|| fact.ask.clone()),
        moves: format::list(&moves),
        decides: fact.decides_verdict,
        waiting: fact.waiting.iter().map(|action| action.title.clone()).collect(),
        anchor: lookup.item_anchor(&fact.item),
    }
}

fn wave_view(wave: &WaveRecord, record: &Record, lookup: &Lookup, number: &mut usize) -> WaveView {
    let [from, to] = wave.months;
    let months = format!("months {} to {to}", from + 1);
    let when = match &wave.dates {
        Some([first, last]) => format!("{} to {} ({months})", format::day(first), format::day(last)),
        None => format!("{months} from the day of the answers"),
    };
    let (planned, room) = (format::number(wave.planned_weeks), format::person_weeks(wave.capacity_weeks));
    let actions = format::count(wave.actions.len(), "action", "actions");
    let cost = lookup.cost(wave.planned_weeks).map_or_else(String::new, |cost| format!("; about {cost}"));
    let mut action = |action: &ActionRecord| {
        *number += 1;
        action_view(action, *number, record, lookup)
    };
    WaveView {
        title: wave.title.clone(),
        when,
        load: format!("{actions}; {planned} of {room}{cost}"),
        actions: wave.actions.iter().map(&mut action).collect(),
    }
}

fn deferred(roadmap: &Roadmap) -> Vec<DeferredGroup> {
    use DeferReason::{Condition, Conflicts, FactsFirst, NoGain, NoRoom, NotWorth, TooLarge};
    let group = |reason: DeferReason| DeferredGroup {
        reason: reason.name(),
        sentence: match reason {
            NoRoom => {
                "They would help, but no wave has both the weeks and a place among the actions begun at a time. They are the first to take up when one is free."
            }
            FactsFirst => "The answers they would change are not known yet. Settle those first.",
            TooLarge => "They are larger than any wave. Cut them into parts, or give a wave more weeks.",
            Conflicts => "They would set an answer differently from an action that was chosen.",
            NotWorth => "They would help, but too little for the weeks they take.",
            NoGain => "At their turn in this plan they would bring the goals no nearer.",
            Condition => "They are not meant for an organisation like this.",
        },
        actions: roadmap.deferred.iter().filter(|action| action.reason == reason).map(deferred_view).collect(),
    };
    let groups = [NoRoom, NotWorth, FactsFirst, TooLarge, Conflicts, NoGain, Condition].map(group);
    groups.into_iter().filter(|group| !group.actions.is_empty()).collect()
}

fn deferred_view(action: &Deferred) -> DeferredView {
    DeferredView { title: action.title.clone(), effort: format::person_weeks(action.effort_weeks) }
}
