//! A composite on its stairs of levels, with the members it is the mean of.

use super::canvas::{Axis, Canvas, Face, WIDTH, length};
use super::dimension::level_title;
use super::ink::Ink;
use super::key::{self, Key};
use super::row::{self, Row, Rows};
use super::text::{clean, list, phrase};
use super::{Chart, Plan, name, words};
use crate::record::{Composite, Level, MemberRecord};
use crate::report::number::{on_scale, plain, shown, span};

const STEP: i32 = 40;

/// The score on its levels, and the members as bars.
#[must_use]
pub fn level(id: &str, framework: &Composite) -> Chart {
    let whole = whole(framework);
    let members: Vec<Row<'_>> = framework.members.iter().map(|member| bar(framework, member)).collect();
    let plan = Plan {
        name: name(id, "level"),
        title: format!("{}: level and parts", framework.title),
        description: described(framework),
        head: words(&["Part", "Score", "Weight", "Level"]),
        rows: cells(framework),
    };
    plan.draw(|canvas| paint(canvas, framework, &whole, &members))
}

fn paint(canvas: &mut Canvas<'_>, framework: &Composite, whole: &Row<'_>, members: &[Row<'_>]) -> i32 {
    let scene = Rows::new(0.0, 100.0, std::slice::from_ref(whole));
    let mut y = scene.draw(canvas, 0, whole);
    y = stairs(canvas, y, framework, &scene.axis);
    y = scene.ticks(canvas, y, |value| on_scale(value, framework.scale));
    if !members.is_empty() {
        canvas.text("Made up of", (0, y + 6), Face::STRONG);
        y += 34;
    }
    let parts = Rows::new(0.0, 100.0, members);
    for member in members {
        y = parts.draw(canvas, y, member);
    }
    key::draw(canvas, y, &keys(framework, whole))
}

/// One step for each level over the scores it takes, the highest on top. Reached ones are full.
fn stairs(canvas: &mut Canvas<'_>, y: i32, framework: &Composite, axis: &Axis) -> i32 {
    let levels = &framework.levels;
    let reached = reached(framework);
    for (at, level) in levels.iter().enumerate() {
        let top = y + length(levels.len() - 1 - at) * STEP;
        let end = levels.get(at + 1).map_or(100.0, |next| next.from);
        let (left, right) = (axis.at(level.from), axis.at(end));
        let ink = match held_back(framework, reached, at) {
            true => Ink::STRIPES,
            false if reached.is_some_and(|reached| at <= reached) => Ink::ACCENT,
            false => Ink::TRACK,
        };
        canvas.fill((left, top + 4), (right - left, STEP - 8), ink);
        canvas.frame((left, top + 4), (right - left, STEP - 8), Ink::RULE);
        label(canvas, top, (left, right), &step_name(framework, level), reached == Some(at));
    }
    y + length(levels.len()) * STEP + 4
}

fn reached(framework: &Composite) -> Option<usize> {
    framework.level.as_ref().and_then(|id| framework.levels.iter().position(|level| level.id == *id))
}

/// Whether the score is high enough for a level that is not reached: a requirement of it is not met.
fn held_back(framework: &Composite, reached: Option<usize>, at: usize) -> bool {
    let beyond = reached.is_none_or(|reached| at > reached);
    beyond && framework.score.is_some_and(|score| score >= framework.levels[at].from)
}

fn keys(framework: &Composite, whole: &Row<'_>) -> Vec<(Key, &'static str)> {
    let reached = reached(framework);
    let mut keys = row::keys(std::slice::from_ref(whole), &[]);
    if reached.is_some() {
        keys.push((Key::Swatch(Ink::ACCENT), "level reached"));
    }
    if (0..framework.levels.len()).any(|at| held_back(framework, reached, at)) {
        keys.push((Key::Swatch(Ink::STRIPES), "score reached, a condition is missing"));
    }
    keys
}

fn step_name(framework: &Composite, level: &Level) -> String {
    format!("{}, from {}", clean(&level.title), on_scale(level.from, framework.scale))
}

/// Writes a level's name beside its step, on the side with more room.
fn label(canvas: &mut Canvas<'_>, top: i32, (left, right): (i32, i32), name: &str, here: bool) {
    let face = if here { Face { bold: true, ..Face::NOTE.ink(Ink::INK) } } else { Face::NOTE };
    let room = left.max(WIDTH - right) - 10;
    let lines = face.wrap(name, room, 2);
    let y = top + (STEP - length(lines.len()) * face.leading()) / 2;
    if WIDTH - right >= left {
        canvas.lines(&lines, (right + 8, y), face);
    } else {
        canvas.lines(&lines, (left - 8, y), face.end());
    }
}

fn whole(framework: &Composite) -> Row<'_> {
    Row {
        name: &framework.title,
        strong: true,
        tag: level_title(&framework.levels, framework.level.as_deref()).to_owned(),
        ink: Ink::ACCENT,
        score: framework.score,
        value: framework.score.map(|score| on_scale(score, framework.scale)).unwrap_or_default(),
        range: framework.low.zip(framework.high),
        target: framework.target,
        wanted: framework.wanted,
    }
}

fn bar<'a>(framework: &Composite, member: &'a MemberRecord) -> Row<'a> {
    Row {
        name: &member.title,
        strong: false,
        tag: format!("weight {}", plain(member.weight)),
        ink: Ink::ACCENT,
        score: member.score,
        value: member.score.map(|score| on_scale(score, framework.scale)).unwrap_or_default(),
        range: None,
        target: None,
        wanted: None,
    }
}

fn cells(framework: &Composite) -> Vec<Vec<String>> {
    let level = level_title(&framework.levels, framework.level.as_deref());
    let score = shown(framework.score, framework.scale);
    let mut rows = vec![vec![framework.title.clone(), score, String::new(), level.to_owned()]];
    rows.extend(framework.members.iter().map(|member| {
        vec![member.title.clone(), shown(member.score, framework.scale), plain(member.weight), String::new()]
    }));
    rows
}

fn described(framework: &Composite) -> String {
    let scale = framework.scale;
    let Some(score) = framework.score else {
        return format!("{} is not assessed.", phrase(&framework.title));
    };
    let level = framework.level.as_deref().map(|id| level_title(&framework.levels, Some(id)));
    let level = level.map(|level| format!(", level {}", phrase(level))).unwrap_or_default();
    let mut said = vec![format!("{} on a scale of {}{level}.", on_scale(score, scale), span(scale))];
    if let Some(first) = framework.limited_by.first() {
        let next = phrase(level_title(&framework.levels, Some(&first.level)));
        let missing: Vec<String> = framework
            .limited_by
            .iter()
            .map(|limit| {
                format!("{} {} (now {})", phrase(&limit.title), on_scale(limit.needs, scale), shown(limit.score, scale))
            })
            .collect();
        said.push(format!("{next} needs {}.", list(&missing)));
    }
    if let Some(target) = framework.target {
        said.push(format!("The target is {}.", on_scale(target, scale)));
    }
    said.join(" ")
}
