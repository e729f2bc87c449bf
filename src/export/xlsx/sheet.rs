//! A sheet with one table: headings that stay, filters, and cells that are what they are. Words are always strings,
//! whatever they begin with.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr as _;

use crate::report::{Palette, escape};

/// So many characters fit a cell.
const LONGEST: usize = 32_767;

/// The height of a line in points, and how many fit the highest row.
pub(super) const LINE: f64 = 15.0;
const MOST: f64 = 27.0;

/// What stands in a cell.
pub(super) enum Cell {
    Text(String),
    /// A number that is shown as it is.
    Number(f64),
    /// A score, to two decimals on a short scale.
    Score(f64, bool),
    /// A share of 0 to 100.
    Percent(f64),
    /// A day as a count of days.
    Day(f64),
    Empty,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn number(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, Self::Number)
    }

    pub(super) fn percent(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, Self::Percent)
    }

    pub(super) fn day(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, Self::Day)
    }
}

/// The formats of a workbook.
pub(super) struct Looks {
    head: Format,
    text: Format,
    pub(super) strong: Format,
    pub(super) title: Format,
    number: Format,
    score: Format,
    fine: Format,
    percent: Format,
    day: Format,
}

impl Looks {
    pub(super) fn new(palette: &Palette) -> Self {
        let colour = |code: &str| Color::RGB(u32::from_str_radix(code, 16).unwrap_or_default());
        let plain = Format::new().set_align(FormatAlign::Top).set_font_color(colour(&palette.text));
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let head = head.set_font_color(colour(&palette.ink)).set_background_color(colour(&palette.panel));
        let title = Format::new().set_bold().set_font_size(18).set_font_color(colour(&palette.ink));
        Self {
            head: head.set_border_bottom(FormatBorder::Medium).set_border_bottom_color(colour(&palette.accent)),
            text: plain.clone().set_text_wrap(),
            strong: plain.clone().set_bold().set_text_wrap().set_font_color(colour(&palette.ink)),
            title,
            number: plain.clone(),
            score: plain.clone().set_num_format("0.0"),
            fine: plain.clone().set_num_format("0.00"),
            percent: plain.clone().set_num_format("0.0%"),
            day: plain.set_num_format("d mmm yyyy"),
        }
    }
}

/// A column: its heading, and its width in letters.
pub(super) type Column = (&'static str, f64);

/// A whole sheet of one table.
///
/// # Errors
/// When the sheet is larger than the format allows.
pub(super) fn table(
    sheet: &mut Worksheet,
    looks: &Looks,
    columns: &[Column],
    rows: &[Vec<Cell>],
) -> Result<(), XlsxError> {
    for (at, (title, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, *title, &looks.head)?;
        sheet.set_column_width(at, *width)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            write(sheet, looks, row, column, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, u32::try_from(rows.len()).unwrap_or(u32::MAX), last)?;
    for (row, cells) in (1..).zip(rows) {
        let lines = cells.iter().zip(columns).map(|(cell, (_, width))| lines(cell, *width)).max();
        sheet.set_row_height(row, LINE * f64::from(lines.unwrap_or(1)))?;
    }
    sheet.set_landscape().set_repeat_rows(0, 0)?;
    paper(sheet);
    Ok(())
}

/// A4, as wide as the sheet.
pub(super) fn paper(sheet: &mut Worksheet) {
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
}

/// The lines that words take in a column: not every program works out the height of a row itself.
pub(super) fn lines(cell: &Cell, width: f64) -> u32 {
    let Cell::Text(text) = cell else { return 1 };
    let of = |line: &str| (line.width() as f64 * 1.08 / width).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the height of a row")]
    let lines = text.split('\n').map(of).sum::<f64>().clamp(1.0, MOST) as u32;
    lines
}

/// One cell.
pub(super) fn write(sheet: &mut Worksheet, looks: &Looks, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => words(sheet, row, column, text, &looks.text)?,
        Cell::Number(value) => {
            sheet.write_number_with_format(row, column, *value, &looks.number)?;
        }
        Cell::Score(value, fine) => {
            sheet.write_number_with_format(row, column, *value, if *fine { &looks.fine } else { &looks.score })?;
        }
        Cell::Percent(value) => {
            sheet.write_number_with_format(row, column, value / 100.0, &looks.percent)?;
        }
        Cell::Day(value) => {
            sheet.write_number_with_format(row, column, *value, &looks.day)?;
        }
        Cell::Empty => {}
    }
    Ok(())
}

/// Words as a string, never as a formula; cut where a cell holds no more.
pub(super) fn words(sheet: &mut Worksheet, row: u32, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
    let mut text = escape::office(text);
    if text.encode_utf16().count() > LONGEST {
        text = text.chars().take(LONGEST / 2 - 1).chain(['…']).collect();
    }
    sheet.write_string_with_format(row, column, text, look)?;
    Ok(())
}
