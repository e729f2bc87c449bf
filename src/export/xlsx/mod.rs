//! A report as a workbook: summary, scores, answers, roadmap, with filters and native charts.

mod charts;
mod sheet;
mod tables;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::record::Record;
use crate::report::output::File;
use crate::report::{Look, Options, Output, OutputError, Readout, Templates};
use sheet::Looks;

/// The format.
pub(super) struct Xlsx;

impl Output for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn about(&self) -> &'static str {
        "A workbook of scores, answers and roadmap with filters and charts"
    }

    fn ending(&self) -> &'static str {
        "xlsx"
    }

    fn main_file(&self, _: Look) -> String {
        "report.xlsx".to_owned()
    }

    fn files(&self, main: &str, record: &Record, options: &Options, _: &Templates) -> Result<Vec<File>, OutputError> {
        let bytes = workbook(record, options).map_err(|error| OutputError::Program(error.to_string()))?;
        Ok(vec![(main.to_owned(), bytes)])
    }
}

fn workbook(record: &Record, options: &Options) -> Result<Vec<u8>, XlsxError> {
    // A workbook is whole in every look, as the tables of other formats are.
    let readout = Readout::new(record, &Options { look: Look::Full, ..options.clone() });
    let told = record.told();
    let looks = Looks::new(&readout.palette);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(record, &readout)?);
    tables::summary(workbook.add_worksheet(), &looks, &readout)?;
    let groups = tables::scores(workbook.add_worksheet(), &looks, &told)?;
    tables::answers(workbook.add_worksheet(), &looks, &readout)?;
    let planned = match (&readout.roadmap, &told.roadmap) {
        (Some(view), Some(roadmap)) => tables::plan(&mut workbook, &looks, view, roadmap)?,
        _ => 0,
    };
    if options.charts && (!groups.is_empty() || planned > 0) {
        charts::write(workbook.add_worksheet(), &groups, planned, &readout, &told)?;
    }
    for sheet in workbook.worksheets_mut() {
        if let Some(footer) = readout.footer() {
            // An ampersand begins a code of Excel's, and a footer holds so many characters.
            let footer: String = crate::report::escape::office(footer).chars().take(100).collect();
            sheet.set_footer(format!("&L{}&RPage &P of &N", footer.replace('&', "&&")));
        }
    }
    workbook.save_to_buffer()
}

/// The day the answers stand for; without one a fixed day, since the clock is no part of a record.
fn properties(record: &Record, readout: &Readout) -> Result<DocProperties, XlsxError> {
    let day = record.date.as_deref().and_then(|day| day.parse::<Date>().ok());
    let day = day.filter(|day| day.year() >= 1900).unwrap_or(Date::constant(2000, 1, 1));
    let number = |part: i8| u8::try_from(part).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(day.year().unsigned_abs(), number(day.month()), number(day.day()))?;
    let text = crate::report::escape::office;
    Ok(DocProperties::new()
        .set_title(text(&readout.title))
        .set_author(text(readout.house()))
        .set_creation_datetime(&made))
}
