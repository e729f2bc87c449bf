//! Each action over its days.

use jiff::civil::Date;

use super::{Charts, chart, planned};
use crate::export::ooxml::chart::{Axis, Chart, Form, Series, Style};
use crate::record::{ActionRecord, Roadmap};
use crate::report::Readout;

impl Charts<'_> {
    /// Each action over its days, or where the answers have no date over the months of its wave.
    pub(in crate::export) fn schedule(&self, readout: &Readout) -> Option<Chart> {
        let (roadmap, drawing) = (self.record.roadmap.as_ref()?, readout.roadmap.as_ref()?.timeline.as_ref()?);
        let dated: Option<Vec<[f64; 2]>> = planned(roadmap).map(|(_, action)| days(action)).collect();
        let months = || planned(roadmap).map(|(at, _)| roadmap.waves[at].months.map(f64::from)).collect();
        let (spans, ends, step, format) = match (dated, calendar(roadmap)) {
            (Some(spans), Some(ends)) => (spans, ends, Some(91.0), "mmm\\ yy"),
            _ => (months(), all_months(roadmap), Some(3.0), "General"),
        };
        let palette = self.palette;
        let starts = spans.iter().map(|span| Some(span[0])).collect();
        let lengths = spans.iter().map(|span| Some(span[1] - span[0])).collect();
        let series = vec![
            Series { style: Style::Hidden, ..Series::new("Begins", starts, &palette.other) },
            Series::new(if format == "General" { "Months" } else { "Days" }, lengths, &palette.accent),
        ];
        let names = planned(roadmap).enumerate().map(|(at, (_, action))| format!("{}. {}", at + 1, action.title));
        let title = if format == "General" { "Months from the day of the answers" } else { "" };
        let axis = Axis { title: title.to_owned(), across: String::new(), ends: Some(ends), step, format };
        Some(chart(drawing, Form::Spans, names.collect(), series, axis))
    }
}

/// A day as spreadsheets count them: 1 is the first of January 1900, and a 29 February 1900 is taken for real.
pub(in crate::export) fn serial(day: &str) -> Option<f64> {
    let first = Date::constant(1899, 12, 30);
    Some(f64::from((day.parse::<Date>().ok()? - first).get_days()))
}

/// From the first day of an action to the day after its last.
fn days(action: &ActionRecord) -> Option<[f64; 2]> {
    Some([serial(action.starts.as_deref()?)?, serial(action.ends.as_deref()?)? + 1.0])
}

/// From the first day of the first wave to the day after the last of the last.
fn calendar(roadmap: &Roadmap) -> Option<[f64; 2]> {
    let [first, _] = roadmap.waves.first()?.dates.as_ref()?;
    let [_, last] = roadmap.waves.last()?.dates.as_ref()?;
    Some([serial(first)?, serial(last)? + 1.0])
}

fn all_months(roadmap: &Roadmap) -> [f64; 2] {
    let months = roadmap.waves.iter().flat_map(|wave| wave.months);
    let (first, last) = (months.clone().min().unwrap_or(0), months.max().unwrap_or(1));
    [f64::from(first), f64::from(last.max(first + 1))]
}
