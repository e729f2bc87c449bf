//! Every answer as one cell, section by section.

use super::canvas::{Canvas, Face, Point, WIDTH, length, pixels};
use super::ink::{Ink, STEPS};
use super::key::{self, Key};
use super::{Chart, Plan, words};
use crate::record::{ItemRecord, ItemStatus, SectionRecord};
use crate::report::number::count;

const CELL: i32 = 26;
const GAP: i32 = 4;

/// The answers as a map: darker is better, with a figure or a sign in every cell. Nothing without items.
#[must_use]
pub fn heat(sections: &[SectionRecord]) -> Option<Chart> {
    let sections: Vec<&SectionRecord> = sections.iter().filter(|section| !section.items.is_empty()).collect();
    if sections.is_empty() {
        return None;
    }
    let plan = Plan {
        name: "answer-map".to_owned(),
        title: "All answers at a glance".to_owned(),
        description: described(&sections),
        head: words(&["Section", "Question", "Answer", "Standing"]),
        rows: sections.iter().flat_map(|section| section.items.iter().map(|item| cells(section, item))).collect(),
    };
    Some(plan.draw(|canvas| paint(canvas, &sections)))
}

fn paint(canvas: &mut Canvas<'_>, sections: &[&SectionRecord]) -> i32 {
    let mut y = 0;
    for section in sections {
        let answered = section.items.iter().filter(|item| item.status == ItemStatus::Answered).count();
        let tag = format!("{answered} of {} answered", section.items.len());
        y = super::row::heading(canvas, y, &section.title, &tag, false) + 5;
        y = items(canvas, y, &section.items) + 12;
    }
    key::draw(canvas, y + 4, &keys(sections))
}

fn items(canvas: &mut Canvas<'_>, y: i32, items: &[ItemRecord]) -> i32 {
    let across = (WIDTH + GAP) / (CELL + GAP);
    let mut bottom = y;
    for (at, item) in items.iter().enumerate() {
        let (column, line) = (length(at) % across, length(at) / across);
        let corner = (column * (CELL + GAP), y + line * (CELL + GAP));
        cell(canvas, corner, item);
        bottom = corner.1 + CELL;
    }
    bottom
}

fn cell(canvas: &mut Canvas<'_>, (x, y): Point, item: &ItemRecord) {
    let centre = (x + CELL / 2, y + CELL / 2);
    let face = Face { bold: true, ..Face::NOTE }.middle();
    if let Some(step) = standing(item) {
        canvas.fill((x, y), (CELL, CELL), Ink::step(step));
        canvas.frame((x, y), (CELL, CELL), Ink::RULE);
        canvas.centred(&(step + 1).to_string(), centre, face.ink(Ink::on_step(step)));
    } else {
        if item.status == ItemStatus::Answered {
            canvas.fill((x, y), (CELL, CELL), Ink::TRACK);
        }
        let border = if asked(item.status) { Ink::RULE } else { Ink::TRACK };
        canvas.frame((x, y), (CELL, CELL), border);
        canvas.centred(glyph(item.status), centre, face.ink(Ink::INK));
    }
}

fn asked(status: ItemStatus) -> bool {
    !matches!(status, ItemStatus::SwitchedOff | ItemStatus::NotAsked)
}

/// The shade of an answer whose options have an order, 0 (worst) to 4 (best).
fn standing(item: &ItemRecord) -> Option<usize> {
    let standing = item.standing.filter(|_| item.status == ItemStatus::Answered)?;
    usize::try_from(pixels(standing.clamp(0.0, 1.0) * f64::from(length(STEPS - 1)))).ok()
}

fn glyph(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Answered => "✓",
        ItemStatus::Unknown => "?",
        ItemStatus::NotApplicable => "–",
        ItemStatus::Unanswered => "○",
        ItemStatus::SwitchedOff | ItemStatus::NotAsked => "·",
    }
}

fn reading(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Answered => "answered, options have no order",
        ItemStatus::Unknown => "could not tell",
        ItemStatus::NotApplicable => "does not apply",
        ItemStatus::Unanswered => "left open",
        ItemStatus::SwitchedOff | ItemStatus::NotAsked => "not asked",
    }
}

fn keys(sections: &[&SectionRecord]) -> Vec<(Key, &'static str)> {
    let items = || sections.iter().flat_map(|section| &section.items);
    let mut keys = Vec::new();
    if items().any(|item| standing(item).is_some()) {
        keys.extend([(Key::Step(0), "worst answer"), (Key::Step(2), "middle"), (Key::Step(4), "best answer")]);
    }
    let signs = [ItemStatus::Answered, ItemStatus::Unknown, ItemStatus::NotApplicable, ItemStatus::Unanswered];
    for status in signs.into_iter().chain([ItemStatus::SwitchedOff]) {
        let shows = |item: &ItemRecord| standing(item).is_none() && glyph(item.status) == glyph(status);
        if items().any(shows) {
            keys.push((Key::Cell(glyph(status)), reading(status)));
        }
    }
    keys
}

fn cells(section: &SectionRecord, item: &ItemRecord) -> Vec<String> {
    let question = match &item.row {
        Some(row) => format!("{} {}", item.ask, row),
        None => item.ask.clone(),
    };
    let answer = match item.status {
        ItemStatus::Answered => item.label.clone().unwrap_or_else(|| item.answer.join(", ")),
        status => reading(status).to_owned(),
    };
    let standing = standing(item).map(|step| format!("{} of {STEPS}", step + 1)).unwrap_or_default();
    vec![section.title.clone(), question, answer, standing]
}

fn described(sections: &[&SectionRecord]) -> String {
    let items: Vec<&ItemRecord> = sections.iter().flat_map(|section| &section.items).collect();
    let having = |status: ItemStatus| items.iter().filter(|item| glyph(item.status) == glyph(status)).count();
    let ordered: Vec<usize> = items.iter().filter_map(|item| standing(item)).collect();
    let mut said = vec![format!(
        "{} in {}: {} answered, {} could not be told, {} left open, {} do not apply, {} not asked.",
        count(items.len(), "item"),
        count(sections.len(), "section"),
        having(ItemStatus::Answered),
        having(ItemStatus::Unknown),
        having(ItemStatus::Unanswered),
        having(ItemStatus::NotApplicable),
        having(ItemStatus::NotAsked),
    )];
    if !ordered.is_empty() {
        let (best, worst) =
            (ordered.iter().filter(|step| **step == STEPS - 1), ordered.iter().filter(|step| **step == 0));
        said.push(format!(
            "Of {} with options in order, {} stand at the best and {} at the worst.",
            count(ordered.len(), "answer"),
            best.count(),
            worst.count()
        ));
    }
    said.join(" ")
}
