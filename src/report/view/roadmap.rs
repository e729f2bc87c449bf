//! What to do next, and what was left for later.

use serde::Serialize;

use super::charts::{ChartView, when};
use super::lookup::{Lookup, SourceLink};
use crate::record::{ActionRecord, DeferReason, Deferred, FactFirst, Record, Roadmap, WaveRecord};
use crate::report::chart;
use crate::report::format;

/// The roadmap.
#[derive(Debug, Serialize)]
pub(super) struct RoadmapView {
    sentence: String,
    facts_first: Vec<FactView>,
    waves: Vec<WaveView>,
    course: Option<Course>,
    deferred: Vec<DeferredGroup>,
    done: Vec<String>,
    not_judged: Vec<String>,
    pub(super) timeline: Option<ChartView>,
    pub(super) course_chart: Option<ChartView>,
}

/// An open item worth settling first.
#[derive(Debug, Serialize)]
struct FactView {
    ask: String,
    /// `Public by up to 6.3`, joined to a sentence.
    moves: String,
    decides: bool,
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

/// A chosen action.
#[derive(Debug, Serialize)]
struct ActionView {
    id: String,
    anchor: String,
    number: usize,
    title: String,
    why: String,
    owner: String,
    effort: String,
    deliverable: String,
    metric: String,
    requires: Vec<RequiredView>,
    needed_for: Vec<RequiredView>,
    gain: String,
    effects: Vec<EffectView>,
    triggers: Vec<TriggerView>,
    sources: Vec<SourceLink>,
}

/// An action that another needs first.
#[derive(Debug, Serialize)]
struct RequiredView {
    title: String,
    anchor: Option<String>,
}

/// What an action changes.
#[derive(Debug, Serialize)]
struct EffectView {
    title: String,
    points: String,
}

/// An answer that calls for an action.
#[derive(Debug, Serialize)]
struct TriggerView {
    ask: String,
    from: String,
    to: String,
    anchor: Option<String>,
}

/// The scores expected after each wave.
#[derive(Debug, Serialize)]
struct Course {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
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
    gain: Option<String>,
}

/// The anchor of the chosen action with that number, counted through all waves.
pub(super) fn action_anchor(number: usize) -> String {
    format!("action-{}", number + 1)
}

impl RoadmapView {
    pub(super) fn new(roadmap: &Roadmap, record: &Record, lookup: &Lookup, charts: bool) -> Self {
        let mut number = 0;
        Self {
            sentence: sentence(roadmap),
            facts_first: roadmap.facts_first.iter().map(|fact| fact_view(fact, lookup)).collect(),
            waves: roadmap.waves.iter().map(|wave| wave_view(wave, roadmap, lookup, &mut number)).collect(),
            course: course(roadmap, lookup),
            deferred: deferred(roadmap),
            done: roadmap.done.iter().map(|action| action.title.clone()).collect(),
            not_judged: roadmap
                .goal_attainment
                .not_judged
                .iter()
                .map(|id| goal_title(id, roadmap, record, lookup))
                .collect(),
            timeline: when(charts, || chart::timeline(roadmap)),
            course_chart: when(charts, || chart::course(roadmap)),
        }
    }
}

fn sentence(roadmap: &Roadmap) -> String {
    let actions: usize = roadmap.waves.iter().map(|wave| wave.actions.len()).sum();
    if actions == 0 {
        return "No action brings the goals nearer, as far as the answers tell.".to_owned();
    }
    let weeks: f64 = roadmap.waves.iter().map(|wave| wave.planned_weeks).sum();
    let plan = format!(
        "{} in {}, {} of work in all",
        format::count(actions, "action", "actions"),
        format::count(roadmap.waves.len(), "wave", "waves"),
        format::weeks(weeks)
    );
    match (roadmap.goal_attainment.now, roadmap.goal_attainment.after) {
        (Some(now), Some(after)) => format!(
            "{plan}. {} attained to {} today and to {} after the last wave, computed by scoring the changed answers again.",
            judged(roadmap),
            format::percent(Some(now)),
            format::percent(Some(after))
        ),
        _ => format!("{plan}."),
    }
}

/// `Goals are`, or how many of them can be judged at all.
fn judged(roadmap: &Roadmap) -> String {
    let (all, open) = (roadmap.goals.len(), roadmap.goal_attainment.not_judged.len());
    match open {
        0 => "Goals are".to_owned(),
        open => format!("The {} of {all} goals that can be judged are", all - open),
    }
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
        ask: lookup.ask(&fact.item).unwrap_or_else(|| fact.ask.clone()),
        moves: format::list(&moves),
        decides: fact.decides_verdict,
        anchor: lookup.item_anchor(&fact.item),
    }
}

fn wave_view(wave: &WaveRecord, roadmap: &Roadmap, lookup: &Lookup, number: &mut usize) -> WaveView {
    let [from, to] = wave.months;
    let months = format!("months {} to {to}", from + 1);
    let when = match &wave.dates {
        Some([first, last]) => format!("{} to {} ({months})", format::day(first), format::day(last)),
        None => format!("{months} from the day of the answers"),
    };
    let (planned, room) = (format::weeks(wave.planned_weeks), format::weeks(wave.capacity_weeks));
    let actions = format::count(wave.actions.len(), "action", "actions");
    let most = wave.max_actions.map(|most| format!(" of {most} that are begun at a time")).unwrap_or_default();
    WaveView {
        title: wave.title.clone(),
        when,
        load: format!("{actions}{most}; {planned} of work, room for {room}"),
        actions: wave
            .actions
            .iter()
            .map(|action| {
                *number += 1;
                action_view(action, *number, roadmap, lookup)
            })
            .collect(),
    }
}

fn action_view(action: &ActionRecord, number: usize, roadmap: &Roadmap, lookup: &Lookup) -> ActionView {
    let effect =
        |(id, points): (&String, &f64)| EffectView { title: lookup.full_title(id), points: format::signed(*points) };
    let trigger = |trigger: &crate::record::Trigger| TriggerView {
        ask: lookup.ask(&trigger.item).unwrap_or_else(|| trigger.ask.clone()),
        from: trigger.from.clone(),
        to: trigger.to.clone(),
        anchor: lookup.item_anchor(&trigger.item),
    };
    let mut effects: Vec<_> = action.effect.iter().collect();
    effects.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    ActionView {
        id: action.id.clone(),
        anchor: action_anchor(number - 1),
        number,
        title: action.title.clone(),
        why: action.why.clone(),
        owner: action.owner.clone(),
        effort: format::weeks(action.effort_weeks),
        deliverable: action.deliverable.clone(),
        metric: action.metric.clone(),
        requires: action.requires.iter().map(|id| required(id, roadmap)).collect(),
        needed_for: needed_for(&action.id, roadmap),
        gain: format!("{} of goal attainment", format::signed_count(action.gain, "point", "points")),
        effects: effects.into_iter().map(effect).collect(),
        triggers: action.triggered_by.iter().map(trigger).collect(),
        sources: lookup.sources(&action.sources),
    }
}

/// The chosen actions that need an action first.
fn needed_for(id: &str, roadmap: &Roadmap) -> Vec<RequiredView> {
    let chosen = roadmap.waves.iter().flat_map(|wave| &wave.actions).enumerate();
    let needing = chosen.filter(|(_, action)| action.requires.iter().any(|required| required == id));
    let view = |(number, action): (usize, &ActionRecord)| RequiredView {
        title: action.title.clone(),
        anchor: Some(action_anchor(number)),
    };
    needing.map(view).collect()
}

fn required(id: &str, roadmap: &Roadmap) -> RequiredView {
    let chosen = roadmap.waves.iter().flat_map(|wave| &wave.actions).enumerate().find(|(_, action)| action.id == id);
    if let Some((number, action)) = chosen {
        return RequiredView { title: action.title.clone(), anchor: Some(action_anchor(number)) };
    }
    let done = roadmap.done.iter().find(|action| action.id == id);
    let title = done.map_or_else(|| id.to_owned(), |action| format!("{} (already true)", action.title));
    RequiredView { title, anchor: None }
}

/// One row for each measure: today, after each wave, and the goal for it.
fn course(roadmap: &Roadmap, lookup: &Lookup) -> Option<Course> {
    let first = roadmap.waves.first()?;
    let mut head = vec!["Measure".to_owned(), "Today".to_owned()];
    head.extend(roadmap.waves.iter().map(|wave| wave.title.clone()));
    head.extend(["Target", "Weight"].map(str::to_owned));
    let rows = first.expected.keys().map(|id| {
        let ruler = lookup.ruler(id);
        let mut row = vec![lookup.full_title(id), ruler.maybe(lookup.score(id))];
        row.extend(roadmap.waves.iter().map(|wave| ruler.maybe(wave.expected.get(id).copied())));
        let goal = roadmap.goals.iter().find(|goal| goal.id == *id);
        row.push(goal.map_or_else(|| "–".to_owned(), |goal| ruler.score(goal.target)));
        row.push(goal.map_or_else(|| "–".to_owned(), |goal| format::figure(goal.weight)));
        row
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then_some(Course { head, rows })
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
    DeferredView {
        title: action.title.clone(),
        effort: format::weeks(action.effort_weeks),
        gain: action.gain.filter(|gain| *gain > 0.0).map(|gain| format::signed_count(gain, "point", "points")),
    }
}
