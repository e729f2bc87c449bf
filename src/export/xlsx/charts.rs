//! The charts of a workbook, drawn from its other sheets: a number that is changed there moves here.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFormat, ChartLine, ChartMarker, ChartMarkerType, ChartSolidFill, ChartType,
    Color, Worksheet, XlsxError,
};

use super::tables::Group;
use crate::record::{FrameworkRecord, Record};
use crate::report::readout::{Drawing, Framework};
use crate::report::{Palette, Readout, escape};

/// Columns of the sheet of scores.
const NAMES: u16 = 1;
const MEASURES: [(u16, &str); 3] = [(2, "Score"), (3, "After the plan"), (4, "Target")];
/// Columns of the sheet of the roadmap.
const ACTION: u16 = 1;
const BEGINS: u16 = 3;
const DAYS: u16 = 5;
const WEEKS: u16 = 7;
const EFFECT: u16 = 8;

/// Pixels of a chart, and of a row of cells.
const WIDE: u32 = 760;
const ROW: u32 = 20;

/// Every chart below the other.
///
/// # Errors
/// When the sheet is larger than the format allows.
pub(super) fn write(
    sheet: &mut Worksheet,
    groups: &[Group],
    planned: u32,
    readout: &Readout,
    record: &Record,
) -> Result<(), XlsxError> {
    sheet.set_name("Charts")?.set_screen_gridlines(false);
    super::sheet::paper(sheet);
    let mut row = 0;
    let mut place = |mut chart: Chart, height: u32| -> Result<(), XlsxError> {
        chart.set_width(WIDE).set_height(height);
        sheet.insert_chart(row, 0, &chart)?;
        row += height / ROW + 2;
        Ok(())
    };
    for group in groups {
        let view = readout.frameworks.iter().find(|view| id(view) == group.id);
        let Some(drawing) = view.and_then(drawing) else { continue };
        let elements = group.rows[1] - group.rows[0] + 1;
        place(scores(group, drawing, &readout.palette, record), 130 + elements * 44)?;
    }
    if let (Some(roadmap), true) = (&readout.roadmap, planned > 0) {
        if let Some(drawing) = &roadmap.timeline {
            let dated = record.roadmap.iter().flat_map(|roadmap| &roadmap.waves).all(|wave| wave.dates.is_some());
            if dated {
                place(schedule(planned, drawing, &readout.palette, record), 120 + planned * 24)?;
            }
        }
        if let Some(drawing) = &roadmap.matrix {
            place(matrix(planned, drawing, &readout.palette), 420)?;
        }
    }
    Ok(())
}

fn id(framework: &Framework) -> &str {
    match framework {
        Framework::Archetypes(one) => &one.id,
        Framework::Spectrum(one) => &one.id,
        Framework::Dimensions(one) => &one.id,
        Framework::Composite(one) => &one.id,
    }
}

fn drawing(framework: &Framework) -> Option<&Drawing> {
    match framework {
        Framework::Archetypes(one) => one.chart.as_ref(),
        Framework::Spectrum(one) => one.chart.as_ref(),
        Framework::Dimensions(one) => one.chart.as_ref(),
        Framework::Composite(_) => None,
    }
}

/// Bars of one framework's elements.
fn scores(group: &Group, drawing: &Drawing, palette: &Palette, record: &Record) -> Chart {
    let mut chart = titled(ChartType::Bar, drawing);
    let [first, last] = group.rows;
    let framework = record.frameworks.get(&group.id);
    let has_targets = matches!(framework, Some(FrameworkRecord::Dimensions(one)) if one.dimensions.values().any(|one| one.target.is_some()));
    let looks = [solid(&palette.accent), solid(&palette.pale), outline(&palette.target)];
    let wanted = if has_targets { 3 } else { 1 };
    for ((column, name), mut look) in MEASURES.into_iter().zip(looks).take(wanted) {
        let series = chart.add_series().set_name(name);
        series
            .set_categories(("Scores", first, NAMES, last, NAMES))
            .set_values(("Scores", first, column, last, column));
        series.set_format(&mut look).set_gap(60);
    }
    upright(&mut chart);
    let ends = match (framework, framework.and_then(FrameworkRecord::scale)) {
        (_, Some(scale)) => [scale.min, scale.max],
        (Some(FrameworkRecord::Spectrum(_)), None) => [-100.0, 100.0],
        _ => [0.0, 100.0],
    };
    chart.x_axis().set_min(ends[0]).set_max(ends[1]);
    legend(&mut chart, wanted > 1);
    chart
}

/// Bars from the first to the last day of each action.
fn schedule(planned: u32, drawing: &Drawing, palette: &Palette, record: &Record) -> Chart {
    let mut chart = titled(ChartType::BarStacked, drawing);
    for (column, name) in [(BEGINS, "Begins"), (DAYS, "Days")] {
        let series = chart.add_series().set_name(name);
        series
            .set_categories(("Roadmap", 1, ACTION, planned, ACTION))
            .set_values(("Roadmap", 1, column, planned, column));
        let mut look = if column == BEGINS { ChartFormat::new().set_no_fill().clone() } else { solid(&palette.accent) };
        series.set_format(&mut look).set_gap(60);
    }
    upright(&mut chart);
    chart.x_axis().set_num_format("mmm yy");
    let waves = record.roadmap.iter().flat_map(|roadmap| &roadmap.waves).filter_map(|wave| wave.dates.as_ref());
    let days: Vec<f64> = waves.flatten().filter_map(|day| crate::export::charts::serial(day)).collect();
    let (first, last) = (days.iter().copied().fold(f64::MAX, f64::min), days.iter().copied().fold(0.0, f64::max));
    if first < last {
        chart.x_axis().set_min(first).set_max(last).set_major_unit(91.0);
    }
    legend(&mut chart, false);
    chart
}

/// Person-weeks against effect of each planned action.
fn matrix(planned: u32, drawing: &Drawing, palette: &Palette) -> Chart {
    let mut chart = titled(ChartType::Scatter, drawing);
    let mut look = solid(&palette.accent);
    let series = chart.add_series().set_name("Planned actions");
    series.set_categories(("Roadmap", 1, WEEKS, planned, WEEKS)).set_values(("Roadmap", 1, EFFECT, planned, EFFECT));
    series.set_marker(ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(10).set_format(&mut look));
    chart.x_axis().set_name("Person-weeks").set_min(0);
    chart.y_axis().set_name("Effect, in points of 100").set_min(0);
    legend(&mut chart, false);
    chart
}

fn titled(kind: ChartType, drawing: &Drawing) -> Chart {
    let mut chart = Chart::new(kind);
    // What begins with an equals sign or holds an exclamation mark could be read as the address of a cell.
    let title = escape::office(&drawing.title).replace('!', "!\u{200b}");
    let title = if title.starts_with('=') { format!("\u{200b}{title}") } else { title };
    chart.title().set_name(title.as_str());
    chart.set_alt_text(escape::office(&drawing.description));
    chart
}

/// The first row on top, the numbers below.
fn upright(chart: &mut Chart) {
    chart.y_axis().set_reverse();
    chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
}

fn legend(chart: &mut Chart, wanted: bool) {
    if wanted {
        chart.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Top);
    } else {
        chart.legend().set_hidden();
    }
}

fn colour(code: &str) -> Color {
    Color::RGB(u32::from_str_radix(code, 16).unwrap_or_default())
}

fn solid(code: &str) -> ChartFormat {
    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour(code))).clone()
}

fn outline(code: &str) -> ChartFormat {
    let mut look = solid("FFFFFF");
    look.set_border(ChartLine::new().set_color(colour(code)).set_width(1));
    look
}
