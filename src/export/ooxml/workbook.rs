//! The workbook inside a chart: its numbers, where whoever edits the chart finds them.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::chart::{Chart, Form};
use crate::report::escape;

/// The name of its only sheet.
pub(super) const SHEET: &str = "Data";

/// The workbook of a chart.
pub(super) fn workbook(chart: &Chart) -> Vec<u8> {
    write(chart).unwrap_or_default()
}

fn write(chart: &Chart) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&made);
    let sheet = workbook.add_worksheet().set_name(SHEET)?;
    let (bold, number) = (Format::new().set_bold(), Format::new().set_num_format(chart.axis.format));
    sheet.set_column_width(0, 40)?;
    let first = u16::from(chart.form == Form::Dots);
    if first == 1 {
        sheet.write_string_with_format(0, 1, escape::office(&chart.axis.across), &bold)?;
    }
    for (row, category) in (1..).zip(&chart.categories) {
        sheet.write_string(row, 0, escape::office(category))?;
    }
    for (row, across) in (1..).zip(&chart.across) {
        sheet.write_number(row, 1, *across)?;
    }
    for (column, series) in (1 + first..).zip(&chart.series) {
        sheet.write_string_with_format(0, column, escape::office(&series.name), &bold)?;
        for (row, value) in (1..).zip(&series.values) {
            if let Some(value) = value {
                sheet.write_number_with_format(row, column, *value, &number)?;
            }
        }
    }
    workbook.save_to_buffer()
}
