//! Organisations by dimension, with the value in each cell.

use super::canvas::{Canvas, Face, Point, WIDTH, length, pixels};
use super::ink::{Ink, STEPS};
use super::key::{self, Key};
use super::text::{clean, phrase};
use super::{Chart, Plan, titled};
use crate::report::number::{NOT_ASSESSED, count, plain};

/// Columns that fit beside each other.
const ACROSS: usize = 10;
/// Rows drawn; the rest is in the table.
const MOST: usize = 60;
const CELL: i32 = 26;

/// One row of cells for each named row, darker for more, with the value of 0 to 100 in each. A value that is missing
/// says so.
#[must_use]
pub fn grid(title: &str, columns: &[String], rows: &[(String, Vec<Option<f64>>)]) -> Chart {
    let mut head = vec!["Organisation".to_owned()];
    head.extend(columns.iter().cloned());
    let cells = rows.iter().map(|(name, values)| {
        let mut cells = vec![name.clone()];
        let value = |at: usize| values.get(at).copied().flatten();
        cells.extend((0..columns.len()).map(|at| value(at).map_or_else(|| NOT_ASSESSED.to_owned(), plain)));
        cells
    });
    let plan = Plan {
        name: titled(title, "grid"),
        title: title.to_owned(),
        description: described(columns, rows),
        head,
        rows: cells.collect(),
    };
    plan.draw(|canvas| paint(canvas, columns, rows))
}

fn paint(canvas: &mut Canvas<'_>, columns: &[String], rows: &[(String, Vec<Option<f64>>)]) -> i32 {
    let mut y = letters(canvas, columns) + 8;
    let wide = WIDTH / length(columns.len().clamp(1, ACROSS));
    for (name, values) in rows.iter().take(MOST) {
        y = super::row::heading(canvas, y, name, "", false) + 4;
        for (at, column) in (0..columns.len()).enumerate() {
            let (across, line) = (at % ACROSS, at / ACROSS);
            let corner = (length(across) * wide, y + length(line) * (CELL + 22));
            canvas.text(&letter(at), (corner.0 + wide / 2, corner.1), Face::NOTE.middle());
            cell(canvas, (corner.0, corner.1 + 17), wide - 3, values.get(column).copied().flatten());
        }
        y += length(columns.len().div_ceil(ACROSS)) * (CELL + 22) + 10;
    }
    if rows.len() > MOST {
        canvas.text(&format!("and {} more in the table", rows.len() - MOST), (0, y), Face::NOTE);
        y += 24;
    }
    key::draw(
        canvas,
        y,
        &[
            (Key::Swatch(Ink::step(0)), "below 20"),
            (Key::Swatch(Ink::step(2)), "40 to 60"),
            (Key::Swatch(Ink::step(4)), "80 and more"),
            (Key::Cell("–"), NOT_ASSESSED),
        ],
    )
}

/// The key to the columns: a letter and the whole name.
fn letters(canvas: &mut Canvas<'_>, columns: &[String]) -> i32 {
    let mut y = 0;
    for (at, column) in columns.iter().enumerate() {
        canvas.text(&letter(at), (0, y), Face { bold: true, ..Face::NOTE });
        y = canvas.lines(&Face::NOTE.wrap(&clean(column), WIDTH - 34, 2), (34, y), Face::NOTE);
    }
    y
}

fn letter(at: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26) }
}

fn cell(canvas: &mut Canvas<'_>, (x, y): Point, wide: i32, value: Option<f64>) {
    let centre = (x + wide / 2, y + CELL / 2);
    let face = Face { bold: true, ..Face::NOTE }.middle();
    if let Some(value) = value {
        let step = step(value);
        canvas.fill((x, y), (wide, CELL), Ink::step(step));
        canvas.frame((x, y), (wide, CELL), Ink::RULE);
        canvas.centred(&plain(value), centre, face.ink(Ink::on_step(step)));
    } else {
        canvas.frame((x, y), (wide, CELL), Ink::RULE);
        canvas.centred("–", centre, face.ink(Ink::INK));
    }
}

/// The fifth of 0 to 100 in which a value lies.
fn step(value: f64) -> usize {
    let fifth = pixels((value.clamp(0.0, 99.9) / 20.0).floor());
    usize::try_from(fifth).unwrap_or(0).min(STEPS - 1)
}

fn described(columns: &[String], rows: &[(String, Vec<Option<f64>>)]) -> String {
    let cells = || {
        rows.iter().flat_map(|(row, values)| {
            columns.iter().zip(values).filter_map(move |(column, value)| value.map(|value| (row, column, value)))
        })
    };
    let of = |(row, column, value): (&String, &String, f64)| {
        format!("{} in {} with {}", phrase(row), phrase(column), plain(value))
    };
    let by_value = |a: &(&String, &String, f64), b: &(&String, &String, f64)| a.2.total_cmp(&b.2);
    let size = format!("{} by {}.", count(rows.len(), "row"), count(columns.len(), "column"));
    match (cells().reduce(|a, b| if b.2 > a.2 { b } else { a }), cells().min_by(by_value)) {
        (Some(high), Some(low)) => format!("{size} Highest is {}, lowest {}.", of(high), of(low)),
        _ => format!("{size} Nothing is assessed."),
    }
}
