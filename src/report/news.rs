//! What a comparison says first: the level and why, the model, what got worse, what is new and urgent, what of the plan was
//! done.

use std::cmp::Ordering;

use super::comparison::{change_shown, on_measure};
use super::format::{count, list};
use super::number::NOT_ASSESSED;
use crate::compare::{Comparison, LevelShift, ModelShift, Need, Shift};
use crate::record::FindingSeverity;

/// How many names a sentence holds.
const NAMED: usize = 3;

/// The news of a comparison, the weightiest first, one sentence each.
#[must_use]
pub fn news(comparison: &Comparison) -> Vec<String> {
    let levels = comparison.levels.iter().rev().filter_map(level);
    let models = comparison.models.iter().filter_map(model);
    let scores = scores(comparison);
    levels.chain(models).chain(scores).chain([findings(comparison)]).chain(plan(comparison)).collect()
}

/// `Programme maturity fell from “Advanced” to “Intermediate”: Education stands at 45 and needs 50.`
fn level(shift: &LevelShift) -> Option<String> {
    let LevelShift { title, before, after, moved, .. } = shift;
    Some(match (before, after, moved) {
        (Some(before), Some(after), Some(Ordering::Greater)) => {
            format!("{title} rose from “{before}” to “{after}”.")
        }
        (Some(before), Some(after), Some(Ordering::Less)) => {
            format!("{title} fell from “{before}” to “{after}”{}.", because(shift))
        }
        (Some(_), Some(after), _) => format!("{title} stays at “{after}”{}.", because(shift)),
        (None, Some(after), _) => format!("{title} stands at “{after}”; before, too little was answered to tell."),
        (Some(before), None, _) => format!("{title} stood at “{before}”; now too little is answered to tell."),
        (None, None, _) => return None,
    })
}

/// What the next level needs, in the words of a clause.
fn because(shift: &LevelShift) -> String {
    let Some(next) = &shift.next else { return String::new() };
    format!(": “{next}” needs {}", list(&named(shift.needs.iter().map(need).collect(), "condition")))
}

/// `Education at 50 (now 45)`.
fn need(need: &Need) -> String {
    let Need { limit, own, position, scale } = need;
    let name = if *own { "the overall score" } else { &limit.title };
    let shown = |score: f64| on_measure(score, *position, *scale);
    match limit.score {
        Some(_) if limit.open => format!("more answers about {name}"),
        Some(score) => format!("{name} at {} (now {})", shown(limit.needs), shown(score)),
        None => format!("{name} at {} ({NOT_ASSESSED})", shown(limit.needs)),
    }
}

/// The first few names, and how many more there are.
fn named(mut names: Vec<String>, noun: &str) -> Vec<String> {
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    if more > 0 {
        names.push(count(more, &format!("more {noun}"), &format!("more {noun}s")));
    }
    names
}

fn model(shift: &ModelShift) -> Option<String> {
    let title = &shift.title;
    Some(match (&shift.before, &shift.after) {
        (Some(before), Some(after)) if before == after => format!("{title}: “{after}” still fits best."),
        (Some(before), Some(after)) => format!("{title}: now “{after}” fits best, before it was “{before}”."),
        (None, Some(after)) => format!("{title}: “{after}” fits best; before, too little was answered to tell."),
        (Some(before), None) => format!("{title}: “{before}” fitted best; now too little is answered to tell."),
        (None, None) => return None,
    })
}

/// How many scores rose, and which fell, like for like.
fn scores(comparison: &Comparison) -> Vec<String> {
    let elements = comparison.scores.iter().filter(|shift| shift.directed && !shift.whole);
    let changes: Vec<(&Shift, f64)> = elements.filter_map(|shift| Some((shift, shift.like_for_like?))).collect();
    let rose = changes.iter().filter(|(_, points)| *points > 0.0).count();
    let mut fallen: Vec<&(&Shift, f64)> = changes.iter().filter(|(_, points)| *points < 0.0).collect();
    // A position runs over twice as many points as a score.
    let share = |(shift, points): &(&Shift, f64)| if shift.position { points / 2.0 } else { *points };
    fallen.sort_by(|one, other| share(one).total_cmp(&share(other)));
    let name = |(shift, points): &&(&Shift, f64)| {
        format!("{} ({}, {})", shift.title, shift.framework, change_shown(shift, Some(*points)))
    };
    let worse = match fallen.len() {
        0 => "Nothing got worse, like for like.".to_owned(),
        _ => format!("Worse, like for like: {}.", list(&named(fallen.iter().map(name).collect(), "score"))),
    };
    let better = format!("{rose} of {} rose, like for like.", count(changes.len(), "score", "scores"));
    vec![worse, better]
}

fn findings(comparison: &Comparison) -> String {
    let grave = comparison.new_findings.iter().filter(|finding| finding.severity > FindingSeverity::Info);
    let titles: Vec<String> = grave.map(|finding| format!("“{}”", finding.title)).collect();
    match titles.as_slice() {
        [] => "Nothing new calls for attention.".to_owned(),
        titles => format!("New, and in need of attention: {}.", list(&named(titles.to_vec(), "finding"))),
    }
}

/// What became of the plan; nothing where none was made.
fn plan(comparison: &Comparison) -> Option<String> {
    let (done, open) = (comparison.actions_done.len(), comparison.actions_open.len());
    let planned = count(done + open, "planned action", "planned actions");
    match (done, open) {
        (0, 0) => None,
        (0, _) => Some(format!("Of {planned} none is done yet.")),
        (1, _) => Some(format!("Of {planned} 1 is done.")),
        _ => Some(format!("Of {planned} {done} are done.")),
    }
}
