//! The roadmap's actions over the months of their waves.

use jiff::civil::Date;

use super::canvas::{Axis, Canvas, Face, WIDTH};
use super::ink::Ink;
use super::key::{self, Key};
use super::row;
use super::text::{list, phrase};
use super::{Chart, Plan, words};
use crate::record::{ActionRecord, Roadmap, WaveRecord};
use crate::report::number::{count, plain};

const BAR: i32 = 10;

/// Each action as a bar over its days, with owner, person-weeks and the actions it needs first. Nothing without actions.
#[must_use]
pub fn timeline(roadmap: &Roadmap) -> Option<Chart> {
    let steps = steps(roadmap);
    if steps.is_empty() {
        return None;
    }
    let plan = Plan {
        name: "timeline".to_owned(),
        title: message(roadmap, &steps),
        description: described(roadmap, &steps),
        head: words(&["No.", "Action", "Period", "Begins", "Ends", "Owner", "Person-weeks", "Needs first"]),
        rows: steps.iter().map(Step::cells).collect(),
    };
    Some(plan.draw(|canvas| paint(canvas, roadmap, &steps)))
}

/// An action at its place.
struct Step<'a> {
    number: usize,
    wave: &'a WaveRecord,
    action: &'a ActionRecord,
    /// When it begins and ends, in months.
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
        let months = days(wave, action).unwrap_or_else(|| share(wave, used, used + action.effort_weeks));
        used += action.effort_weeks;
        let mut needs: Vec<usize> = action.requires.iter().filter_map(number).collect();
        needs.sort_unstable();
        steps.push(Step { number: at + 1, wave, action, months, needs });
    }
    steps
}

/// The months of an action's own days.
fn days(wave: &WaveRecord, action: &ActionRecord) -> Option<(f64, f64)> {
    let date = |text: &str| text.parse::<Date>().ok();
    let from = date(&wave.dates.as_ref()?[0])?;
    let month = |day: Date| f64::from(wave.months[0]) + f64::from((day - from).get_days()) * 12.0 / 365.25;
    let (starts, ends) = (date(action.starts.as_deref()?)?, date(action.ends.as_deref()?)?);
    Some((month(starts), month(ends.tomorrow().ok()?)))
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
    let axis = Axis::new(first, last, (0, WIDTH));
    let keys = [(Key::Swatch(Ink::TRACK), "months of the period"), (Key::Swatch(Ink::ACCENT), "from beginning to end")];
    let mut y = key::draw(canvas, 0, &keys) + 10;
    for wave in &roadmap.waves {
        y = heading(canvas, y, wave, &axis);
        for step in steps.iter().filter(|step| std::ptr::eq(step.wave, wave)) {
            y = step.draw(canvas, y, &axis);
        }
        y += 10;
    }
    ticks(canvas, y, &axis)
}

/// The months of a wave as people count them: the first is 1.
fn months(wave: &WaveRecord, to: &str) -> String {
    let [first, last] = wave.months;
    format!("{}{to}{last}", (first + 1).min(last))
}

fn heading(canvas: &mut Canvas<'_>, y: i32, wave: &WaveRecord, axis: &Axis) -> i32 {
    let [first, last] = wave.months;
    let (weeks, room) = (plain(wave.planned_weeks), plain(wave.capacity_weeks));
    let tag = format!("months {}: {weeks} of {room} person-weeks", months(wave, "–"));
    let y = row::heading(canvas, y, &wave.title, &tag, true) + 4;
    let (left, right) = (axis.at(f64::from(first)), axis.at(f64::from(last)));
    canvas.line((0, y), (WIDTH, y), Ink::RULE, 1);
    canvas.line((left, y), (right, y), Ink::INK, 4);
    y + 12
}

impl Step<'_> {
    fn draw(&self, canvas: &mut Canvas<'_>, y: i32, axis: &Axis) -> i32 {
        let needs: Vec<String> = self.needs.iter().map(ToString::to_string).collect();
        let after = if needs.is_empty() { String::new() } else { format!(", after {}", list(&needs)) };
        let tag = format!("{}{after}", self.action.owner);
        let bar = row::heading(canvas, y, &format!("{}. {}", self.number, self.action.title), &tag, false) + 3;
        let wave = self.wave.months.map(|month| axis.at(f64::from(month)));
        canvas.fill((wave[0], bar), (wave[1] - wave[0], BAR), Ink::TRACK);
        let (left, right) = (axis.at(self.months.0), axis.at(self.months.1));
        canvas.fill((left, bar), ((right - left).max(3), BAR), Ink::ACCENT);
        bar + BAR + 8
    }

    fn cells(&self) -> Vec<String> {
        let needs: Vec<String> = self.needs.iter().map(ToString::to_string).collect();
        vec![
            self.number.to_string(),
            self.action.title.clone(),
            self.wave.title.clone(),
            self.action.starts.clone().unwrap_or_else(|| "–".to_owned()),
            self.action.ends.clone().unwrap_or_else(|| "–".to_owned()),
            self.action.owner.clone(),
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

/// What the schedule says, as its title.
fn message(roadmap: &Roadmap, steps: &[Step<'_>]) -> String {
    let weeks: f64 = steps.iter().map(|step| step.action.effort_weeks).sum();
    let last = roadmap.waves.iter().rev().find(|wave| !wave.actions.is_empty()).map_or(0, |wave| wave.months[1]);
    format!(
        "Schedule: {} in {} take {} person-weeks",
        count(steps.len(), "action"),
        count(last as usize, "month"),
        plain(weeks)
    )
}

fn described(roadmap: &Roadmap, steps: &[Step<'_>]) -> String {
    let waves: Vec<String> = roadmap
        .waves
        .iter()
        .map(|wave| {
            let months = months(wave, " to ");
            let (actions, weeks) = (count(wave.actions.len(), "action"), plain(wave.planned_weeks));
            format!("{} (months {months}): {actions}, {weeks} person-weeks", phrase(&wave.title))
        })
        .collect();
    let weeks: f64 = steps.iter().map(|step| step.action.effort_weeks).sum();
    format!("{} with {} person-weeks of work. {}.", count(steps.len(), "action"), plain(weeks), waves.join("; "))
}
