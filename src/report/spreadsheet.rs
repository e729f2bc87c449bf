//! Scores and roadmap as comma-separated tables that spreadsheets and ticket tools can take.
//!
//! Words are always quoted and never start a formula; numbers are bare.

use csv::{QuoteStyle, Writer, WriterBuilder};

use super::escape;
use crate::record::{Composite, Dimension, FrameworkRecord, Record, ScoreRange};

/// One row per element and one for each framework's own score.
#[must_use]
pub fn scores_csv(record: &Record) -> Vec<u8> {
    let head = [
        "id",
        "kind",
        "framework",
        "title",
        "status",
        "score",
        "low",
        "high",
        "level",
        "coverage",
        "target",
        "wanted",
        "gap",
    ];
    write(&head, score_rows(record).map(ScoreRow::cells))
}

/// One row per planned action, with the dates of its wave.
#[must_use]
pub fn roadmap_csv(record: &Record) -> Vec<u8> {
    let head = [
        "id",
        "title",
        "wave",
        "start",
        "end",
        "owner",
        "effort_weeks",
        "requires",
        "gain",
        "why",
        "deliverable",
        "metric",
        "triggered_by",
        "sources",
    ];
    let waves = record.roadmap.iter().flat_map(|roadmap| &roadmap.waves);
    let rows = waves.flat_map(|wave| {
        let [start, end] = wave.dates.clone().unwrap_or_default();
        wave.actions.iter().map(move |action| {
            let triggers: Vec<String> =
                action.triggered_by.iter().map(|one| format!("{}: {} → {}", one.item, one.from, one.to)).collect();
            vec![
                cell(&action.id),
                cell(&action.title),
                cell(&wave.title),
                cell(&start),
                cell(&end),
                cell(&action.owner),
                number(Some(action.effort_weeks)),
                cell(&action.requires.join("; ")),
                number(Some(action.gain)),
                cell(&action.why),
                cell(&action.deliverable),
                cell(&action.metric),
                cell(&triggers.join("; ")),
                cell(&action.sources.join("; ")),
            ]
        })
    });
    write(&head, rows)
}

pub(super) fn write(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer: Writer<Vec<u8>> = WriterBuilder::new().quote_style(QuoteStyle::NonNumeric).from_writer(Vec::new());
    let written = writer.write_record(head).and_then(|()| {
        let mut rows = rows;
        rows.try_for_each(|row| writer.write_record(&row))
    });
    debug_assert!(written.is_ok(), "a vector takes every row of equal length");
    writer.into_inner().unwrap_or_default()
}

/// A cell of words.
pub(super) fn cell(text: &str) -> String {
    escape::cell(text).into_owned()
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// One score, 0 to 100 (of a spectrum -100 to 100).
#[derive(Default)]
pub(crate) struct ScoreRow<'a> {
    /// The framework, or `framework.element`.
    pub id: String,
    /// What it is the score of.
    pub kind: &'static str,
    /// The name of the framework.
    pub framework: &'a str,
    /// The name of the element, else of the framework.
    pub title: &'a str,
    /// The score; `None` when it is not assessed.
    pub score: Option<f64>,
    /// Outer bounds.
    pub low: Option<f64>,
    /// Outer bounds.
    pub high: Option<f64>,
    /// The id of the level reached.
    pub level: Option<&'a str>,
    /// How much was answered, 0 to 100.
    pub coverage: Option<f64>,
    /// What is aimed at.
    pub target: Option<f64>,
    /// What the organisation wants.
    pub wanted: Option<f64>,
    /// What is missing to the target.
    pub gap: Option<f64>,
}

/// One row per element and one for each framework's own score.
pub(crate) fn score_rows(record: &Record) -> impl Iterator<Item = ScoreRow<'_>> {
    record.frameworks.iter().flat_map(|(id, framework)| rows(id, framework))
}

impl ScoreRow<'_> {
    fn cells(self) -> Vec<String> {
        let status = if self.score.is_some() { "assessed" } else { "not assessed" };
        vec![
            cell(&self.id),
            self.kind.to_owned(),
            cell(self.framework),
            cell(self.title),
            status.to_owned(),
            number(self.score),
            number(self.low),
            number(self.high),
            cell(self.level.unwrap_or_default()),
            number(self.coverage),
            number(self.target),
            number(self.wanted),
            number(self.gap),
        ]
    }

    fn bounded(mut self, range: Option<ScoreRange>) -> Self {
        self.low = range.map(|range| range.low);
        self.high = range.map(|range| range.high);
        self
    }
}

fn rows<'a>(id: &str, framework: &'a FrameworkRecord) -> Vec<ScoreRow<'a>> {
    let title = framework.title();
    let own = |kind| ScoreRow {
        id: id.to_owned(),
        kind,
        framework: title,
        title,
        coverage: framework.coverage(),
        ..ScoreRow::default()
    };
    let part = |kind, element: &str, title: &'a str| ScoreRow { id: format!("{id}.{element}"), title, ..own(kind) };
    match framework {
        FrameworkRecord::Archetypes(all) => all
            .elements
            .iter()
            .map(|(element, info)| {
                let score = all.fit.get(element).copied().flatten();
                let row = ScoreRow { score, ..part("model", element, &info.title) };
                row.bounded(all.ranges.get(element).copied().flatten())
            })
            .collect(),
        FrameworkRecord::Spectrum(all) => {
            let whole = ScoreRow { score: all.position, target: all.target, wanted: all.wanted, ..own("spectrum") };
            let strands = all.elements.iter().map(|(element, info)| {
                let score = all.strands.get(element).copied().flatten();
                let row = ScoreRow { score, coverage: None, ..part("strand", element, &info.title) };
                row.bounded(all.ranges.get(element).copied().flatten())
            });
            std::iter::once(whole.bounded(all.range)).chain(strands).collect()
        }
        FrameworkRecord::Dimensions(all) => {
            let whole = ScoreRow { score: all.mean, ..own("dimensions") };
            let parts =
                all.dimensions.iter().map(|(element, one)| dimension(part("dimension", element, &one.title), one));
            std::iter::once(whole).chain(parts).collect()
        }
        FrameworkRecord::Composite(all) => vec![composite(own("composite"), all)],
    }
}

fn dimension<'a>(row: ScoreRow<'a>, one: &'a Dimension) -> ScoreRow<'a> {
    ScoreRow {
        score: one.score,
        low: one.low,
        high: one.high,
        level: one.level.as_deref(),
        coverage: one.coverage,
        target: one.target,
        wanted: one.wanted,
        gap: one.gap,
        ..row
    }
}

fn composite<'a>(row: ScoreRow<'a>, all: &'a Composite) -> ScoreRow<'a> {
    ScoreRow {
        score: all.score,
        low: all.low,
        high: all.high,
        level: all.level.as_deref(),
        target: all.target,
        wanted: all.wanted,
        gap: all.gap,
        ..row
    }
}
