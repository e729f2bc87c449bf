//! Where the roadmap leads: each goal's score today and after each wave.

use super::ink::LINES;
use super::lines::{self, Series};
use super::text::{list, phrase};
use super::{Chart, Plan};
use crate::record::{GoalRecord, Roadmap};
use crate::report::number::{NOT_ASSESSED, count, plain};

/// The expected score of each goal over the waves, in points of 0 to 100 (a spectrum -100 to 100), because goals
/// with different display scales share the axis. The lines that move most are drawn, all are in the table. Nothing
/// without waves or without a goal that is assessed.
#[must_use]
pub fn course(roadmap: &Roadmap) -> Option<Chart> {
    let goals: Vec<Way<'_>> = roadmap.goals.iter().map(|goal| way(roadmap, goal)).collect();
    let drawn = drawn(&goals);
    if drawn.is_empty() || roadmap.waves.is_empty() {
        return None;
    }
    let mut points = vec!["Today".to_owned()];
    points.extend(roadmap.waves.iter().map(|wave| wave.title.clone()));
    let mut head = vec!["Goal".to_owned()];
    head.extend(points.iter().cloned());
    head.push("Target".to_owned());
    let plan = Plan {
        name: "course".to_owned(),
        title: "Roadmap: expected scores".to_owned(),
        description: described(roadmap, &goals, drawn.len()),
        head,
        rows: goals.iter().map(Way::cells).collect(),
    };
    Some(plan.draw(|canvas| lines::draw(canvas, &drawn, &points)))
}

/// A goal with its score at each point.
struct Way<'a> {
    goal: &'a GoalRecord,
    values: Vec<Option<f64>>,
}

fn way<'a>(roadmap: &'a Roadmap, goal: &'a GoalRecord) -> Way<'a> {
    let mut values = vec![goal.now];
    values.extend(roadmap.waves.iter().map(|wave| wave.expected.get(&goal.id).copied().filter(|_| goal.now.is_some())));
    Way { goal, values }
}

/// The goals that move most, in the order of the roadmap.
fn drawn<'a>(goals: &[Way<'a>]) -> Vec<Series<'a>> {
    let mut by_move: Vec<usize> = (0..goals.len()).filter(|at| goals[*at].goal.now.is_some()).collect();
    by_move.sort_by(|a, b| goals[*b].moved().total_cmp(&goals[*a].moved()));
    by_move.truncate(LINES);
    by_move.sort_unstable();
    by_move.into_iter().map(|at| Series { name: &goals[at].goal.title, values: goals[at].values.clone() }).collect()
}

impl Way<'_> {
    fn moved(&self) -> f64 {
        self.goal.now.zip(self.goal.after).map_or(0.0, |(now, after)| (after - now).abs())
    }

    fn cells(&self) -> Vec<String> {
        let show = |value: &Option<f64>| value.map_or_else(|| NOT_ASSESSED.to_owned(), plain);
        let mut cells = vec![self.goal.title.clone()];
        cells.extend(self.values.iter().map(show));
        cells.push(plain(self.goal.target));
        cells
    }
}

fn described(roadmap: &Roadmap, goals: &[Way<'_>], drawn: usize) -> String {
    let mut said = vec![match (roadmap.goal_attainment.now, roadmap.goal_attainment.after) {
        (Some(now), Some(after)) => {
            format!("Goals are attained to {} % today and to {} % after the last wave.", plain(now), plain(after))
        }
        _ => "Attainment of the goals could not be judged.".to_owned(),
    }];
    let most = goals.iter().rev().filter(|way| way.moved() > 0.0).max_by(|a, b| a.moved().total_cmp(&b.moved()));
    if let Some((way, now, after)) = most.and_then(|way| Some((way, way.goal.now?, way.goal.after?))) {
        said.push(format!("{} moves most, from {} to {}.", phrase(&way.goal.title), plain(now), plain(after)));
    }
    let still: Vec<String> =
        goals.iter().filter(|way| way.goal.now.is_none()).map(|way| phrase(&way.goal.title)).collect();
    if !still.is_empty() {
        said.push(format!("Not judged: {}.", list(&still)));
    }
    let left = goals.len() - still.len() - drawn;
    if left > 0 {
        said.push(format!("{} that move less are only in the table.", count(left, "goal")));
    }
    said.join(" ")
}
