//! The roadmap's actions over the months of their waves.

use super::canvas::{Axis, Canvas, Face, WIDTH};
use super::ink::Ink;
use super::key::{self, Key};
use super::row;
use super::text::{list, phrase};
use super::{Chart, Plan, words};
use crate::record::{ActionRecord, Roadmap, WaveRecord};
use crate::report::number::{count, plain};

const BAR: i32 = 14;

/// Each action as a bar in its wave, with its weeks of work and the actions it needs first. Nothing without actions.
#[must_use]
pub fn timeline(roadmap: &Roadmap) -> Option<Chart> {
    let steps = steps(roadmap);
    if steps.is_empty() {
        return None;
    }
    let plan = Plan {
        name: "timeline".to_owned(),
        title: "Roadmap: what to do when".to_owned(),
        description: described(roadmap, &steps),
        head: words(&["No.", "Action", "Period", "Months", "Weeks of work", "Needs first"]),
        rows: steps.iter().map(Step::cells).collect(),
    };
    Some(plan.draw(|canvas| paint(canvas, roadmap, &steps)))
}

/// An action at its place.
struct Step<'a> {
    number: usize,
    wave: &'a WaveRecord,
    action: &'a ActionRecord,
    /// First and last month, sharing out the wave's months by work.
    months: (f64, f64),
    /// Numbers of the planned actions it needs first.
    needs: Vec<usize>,
}

fn steps(roadmap: &Roadmap) -> Vec<Step<'_>> {
    let all = || roadmap.waves.iter().flat_map(|wave| wave.actions.iter().map(move |action| (wave, action)));
    let number = |id: &String| all().position(|(_, action)| action.id == *id).map(|at| at + 1);
    let mut used = 0.0;
    let mut last: Option<&WaveRecord> = None;
    let mut steps = Vec::new();
    for (at, (wave, action)) in all().enumerate() {
        if last.is_none_or(|last| !std::ptr::eq(last, wave)) {
            (used, last) = (0.0, Some(wave));
        }
        let months = share(wave, used, used + action.effort_weeks);
        used += action.effort_weeks;
        let mut needs: Vec<usize> = action.requires.iter().filter_map(number).collect();
        needs.sort_unstable();
        steps.push(Step { number: at + 1, wave, action, months, needs });
    }
    steps
}

/// The months that weeks of work take when the wave's months are shared out by its room for work.
fn share(wave: &WaveRecord, from: f64, to: f64) -> (f64, f64) {
    let [first, last] = wave.months.map(f64::from);
    let room = wave.capacity_weeks.max(wave.planned_weeks);
    let month = |weeks: f64| if room > 0.0 { first + (last - first) * (weeks / room).min(1.0) } else { last };
    (month(from), month(to))
}

fn paint(canvas: &mut Canvas<'_>, roadmap: &Roadmap, steps: &[Step<'_>]) -> i32 {
    let months = || roadmap.waves.iter().flat_map(|wave| wave.months);
    let first = f64::from(months().min().unwrap_or(0));
    let last = f64::from(months().max().unwrap_or(1)).max(first + 1.0);
    let weeks = steps.iter().map(|step| Face::NAME.width(&step.weeks())).max().unwrap_or_default();
    let axis = Axis::new(first, last, (0, WIDTH - weeks - 10));
    let mut y = 0;
    for wave in &roadmap.waves {
        y = heading(canvas, y, wave, &axis);
        for step in steps.iter().filter(|step| std::ptr::eq(step.wave, wave)) {
            y = step.draw(canvas, y, &axis);
        }
        y += 10;
    }
    y = ticks(canvas, y, &axis);
    let keys = [
        (Key::Swatch(Ink::TRACK), "months of the period"),
        (Key::Swatch(Ink::ACCENT), "share of the period's room for work"),
    ];
    key::draw(canvas, y, &keys)
}

/// The months of a wave as people count them: the first is 1.
fn months(wave: &WaveRecord, to: &str) -> String {
    let [first, last] = wave.months;
    format!("{}{to}{last}", (first + 1).min(last))
}

fn heading(canvas: &mut Canvas<'_>, y: i32, wave: &WaveRecord, axis: &Axis) -> i32 {
    let [first, last] = wave.months;
    let (weeks, room) = (plain(wave.planned_weeks), plain(wave.capacity_weeks));
    let tag = format!("months {} · {weeks} of {room} weeks", months(wave, "–"));
    let y = row::heading(canvas, y, &wave.title, &tag, true) + 4;
    let (left, right) = (axis.at(f64::from(first)), axis.at(f64::from(last)));
    canvas.line((0, y), (WIDTH, y), Ink::RULE, 1);
    canvas.line((left, y), (right, y), Ink::INK, 4);
    y + 12
}

impl Step<'_> {
    fn draw(&self, canvas: &mut Canvas<'_>, y: i32, axis: &Axis) -> i32 {
        let needs: Vec<String> = self.needs.iter().map(ToString::to_string).collect();
        let tag = if needs.is_empty() { String::new() } else { format!("after {}", list(&needs)) };
        let bar = row::heading(canvas, y, &format!("{}. {}", self.number, self.action.title), &tag, false) + 3;
        let wave = self.wave.months.map(|month| axis.at(f64::from(month)));
        canvas.fill((wave[0], bar), (wave[1] - wave[0], BAR), Ink::TRACK);
        let (left, right) = (axis.at(self.months.0), axis.at(self.months.1));
        canvas.fill((left, bar), ((right - left).max(3), BAR), Ink::ACCENT);
        canvas.centred(&self.weeks(), (WIDTH, bar + BAR / 2), Face::NAME.end());
        bar + BAR + 12
    }

    fn weeks(&self) -> String {
        format!("{} wk", plain(self.action.effort_weeks))
    }

    fn cells(&self) -> Vec<String> {
        let needs: Vec<String> = self.needs.iter().map(ToString::to_string).collect();
        vec![
            self.number.to_string(),
            self.action.title.clone(),
            self.wave.title.clone(),
            months(self.wave, "–"),
            plain(self.action.effort_weeks),
            list(&needs),
        ]
    }
}

fn ticks(canvas: &mut Canvas<'_>, y: i32, axis: &Axis) -> i32 {
    let (start, end) = axis.ends();
    canvas.line((start, y), (end, y), Ink::RULE, 1);
    for month in axis.ticks(7) {
        let x = axis.at(month);
        canvas.line((x, y), (x, y + 4), Ink::RULE, 1);
        let face = if x < start + 10 { Face::NOTE } else { Face::NOTE.middle() };
        canvas.text(&plain(month), (x, y + 7), face);
    }
    canvas.text("month", (WIDTH, y + 7), Face::NOTE.end());
    y + 32
}

fn described(roadmap: &Roadmap, steps: &[Step<'_>]) -> String {
    let waves: Vec<String> = roadmap
        .waves
        .iter()
        .map(|wave| {
            let months = months(wave, " to ");
            let (actions, weeks) = (count(wave.actions.len(), "action"), plain(wave.planned_weeks));
            format!("{} (months {months}): {actions}, {weeks} weeks", phrase(&wave.title))
        })
        .collect();
    let weeks: f64 = steps.iter().map(|step| step.action.effort_weeks).sum();
    format!(
        "{} with {} weeks of work. {}. Bars show work in plan order, not dates: each takes its share of the period's room for work.",
        count(steps.len(), "action"),
        plain(weeks),
        waves.join("; ")
    )
}
