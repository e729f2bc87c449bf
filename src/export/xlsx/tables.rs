//! The sheets of a workbook, without its charts.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::sheet::{Cell, LINE, Looks, lines, paper, table, words};
use crate::export::charts::{placed, serial, shown};
use crate::record::{ActionRecord, FrameworkRecord, Level, Record, Scale, tenths};
use crate::report::readout::{Action, Roadmap};
use crate::report::{Readout, ScoreRow, score_rows};

/// The width of the words of the summary, in letters.
const SUMMARY: f64 = 110.0;

/// Rows of one framework's elements on the sheet of scores.
pub(super) struct Group {
    /// The framework's id.
    pub id: String,
    /// First and last row, counted from 0.
    pub rows: [u32; 2],
}

/// The first page in words.
///
/// # Errors
/// When the sheet is larger than the format allows; so for the others.
pub(super) fn summary(sheet: &mut Worksheet, looks: &Looks, readout: &Readout) -> Result<(), XlsxError> {
    sheet.set_name("Summary")?.set_screen_gridlines(false);
    sheet.set_column_width(0, 30)?.set_column_width(1, SUMMARY)?;
    words(sheet, 0, 0, &readout.title, &looks.title)?;
    let overview = &readout.overview;
    let mut rows: Vec<(String, String)> = vec![(String::new(), readout.facts.join("  ·  "))];
    if let Some(first_look) = &readout.first_look {
        rows.push(("A first look".to_owned(), first_look.sentence.clone()));
        rows.extend(first_look.questions.iter().map(|one| ("What to ask next".to_owned(), one.ask.clone())));
    } else {
        rows.push(("The result".to_owned(), overview.message()));
        rows.extend(overview.caution.iter().map(|caution| (String::new(), caution.clone())));
        rows.extend(
            overview
                .decision
                .iter()
                .map(|one| ("The decision asked for".to_owned(), format!("{} {}", one.text, one.terms))),
        );
        rows.extend(overview.results().into_iter().map(|mark| (mark.label, format!("{} ({})", mark.value, mark.note))));
        rows.extend(readout.roadmap.iter().flat_map(|roadmap| {
            let sentences = std::iter::once(&roadmap.sentence).chain(&roadmap.expectations);
            sentences.map(|sentence| ("What to expect".to_owned(), sentence.clone()))
        }));
    }
    rows.push(("What we could not see".to_owned(), readout.unseen.sentence.clone()));
    rows.extend(readout.provenance.iter().map(|fact| (fact.label.clone(), fact.value.clone())));
    for (row, (label, text)) in (1..).zip(&rows) {
        words(sheet, row, 0, label, &looks.strong)?;
        let cell = Cell::text(text);
        sheet.set_row_height(row, LINE * f64::from(lines(&cell, SUMMARY)))?;
        super::sheet::write(sheet, looks, row, 1, &cell)?;
    }
    paper(sheet);
    Ok(())
}

/// Every score on the scale of its framework. Gives the rows of each framework's elements.
pub(super) fn scores(sheet: &mut Worksheet, looks: &Looks, record: &Record) -> Result<Vec<Group>, XlsxError> {
    let columns = [
        ("View", 24.0),
        ("What", 34.0),
        ("Score", 9.0),
        ("After the plan", 11.0),
        ("Target", 9.0),
        ("Gap", 9.0),
        ("Wanted", 9.0),
        ("Level", 16.0),
        ("Lowest possible", 11.0),
        ("Highest possible", 11.0),
        ("Answered", 11.0),
        ("Kind", 12.0),
        ("Id", 30.0),
    ];
    let mut groups: Vec<Group> = Vec::new();
    let mut rows = Vec::new();
    for (at, row) in (1..).zip(score_rows(record)) {
        if let Some((framework, _)) = row.id.split_once('.') {
            match groups.last_mut().filter(|group| group.id == framework) {
                Some(group) => group.rows[1] = at,
                None => groups.push(Group { id: framework.to_owned(), rows: [at, at] }),
            }
        }
        rows.push(score(&row, record));
    }
    table(sheet.set_name("Scores")?, looks, &columns, &rows)?;
    Ok(groups)
}

fn score(row: &ScoreRow<'_>, record: &Record) -> Vec<Cell> {
    let framework = row.id.split_once('.').map_or(row.id.as_str(), |(framework, _)| framework);
    let framework = record.frameworks.get(framework);
    let scale = framework.and_then(FrameworkRecord::scale);
    let place: fn(f64, Option<Scale>) -> f64 = if matches!(row.kind, "spectrum" | "strand") { placed } else { shown };
    let fine = scale.is_some_and(|scale| (scale.max - scale.min).abs() <= 10.0);
    let cell = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Score(place(value, scale), fine));
    let distance = |gap: f64| scale.map_or_else(|| tenths(gap), |scale| scale.round_distance(gap));
    let expected = record.roadmap.as_ref().and_then(|roadmap| roadmap.waves.last()?.expected.get(&row.id).copied());
    vec![
        Cell::text(row.framework),
        Cell::text(row.title),
        cell(row.score),
        cell(row.score.and(expected)),
        cell(row.target),
        row.gap.map_or(Cell::Empty, |gap| Cell::Score(distance(gap), fine)),
        cell(row.wanted),
        row.level.map_or(Cell::Empty, |id| Cell::text(level(framework, id))),
        cell(row.low),
        cell(row.high),
        Cell::percent(row.coverage),
        Cell::text(row.kind),
        Cell::text(&row.id),
    ]
}

/// The name of a level.
fn level(framework: Option<&FrameworkRecord>, id: &str) -> String {
    let levels: &[Level] = match framework {
        Some(FrameworkRecord::Dimensions(one)) => &one.levels,
        Some(FrameworkRecord::Composite(one)) => &one.levels,
        _ => &[],
    };
    levels.iter().find(|level| level.id == id).map_or_else(|| id.to_owned(), |level| level.title.clone())
}

/// Every answer, with notes and proof where they may be shown.
pub(super) fn answers(sheet: &mut Worksheet, looks: &Looks, readout: &Readout) -> Result<(), XlsxError> {
    let columns =
        [("Section", 26.0), ("Question", 60.0), ("Answer", 44.0), ("Status", 13.0), ("Note", 50.0), ("Proof", 40.0)];
    let rows = readout.sections.iter().flat_map(|section| {
        section.items.iter().map(|item| {
            let maybe = |text: Option<&String>| text.map_or(Cell::Empty, Cell::text);
            vec![
                Cell::text(&section.title),
                Cell::text(&item.ask),
                Cell::text(&item.given),
                Cell::text(&item.status),
                maybe(item.note.as_ref()),
                maybe(item.proof.as_ref().map(|proof| &proof.text)),
            ]
        })
    });
    table(sheet.set_name("Answers")?, looks, &columns, &rows.collect::<Vec<_>>())
}

/// The sheets of the plan: actions, what was not planned, key figures. Gives the number of planned actions.
pub(super) fn plan(
    workbook: &mut Workbook,
    looks: &Looks,
    view: &Roadmap,
    roadmap: &crate::record::Roadmap,
) -> Result<u32, XlsxError> {
    let columns = [
        ("No.", 6.0),
        ("Action", 44.0),
        ("Wave", 22.0),
        ("Begins", 13.0),
        ("Ends", 13.0),
        ("Days", 7.0),
        ("Owner", 28.0),
        ("Person-weeks", 10.0),
        ("Effect, in points of 100", 12.0),
        ("Addresses", 40.0),
        ("Needs first", 40.0),
        ("Deliverable", 50.0),
        ("It works when", 50.0),
        ("Why", 60.0),
        ("Id", 26.0),
    ];
    let waves = view.waves.iter().zip(&roadmap.waves);
    let actions = waves.flat_map(|(wave, record)| {
        wave.actions.iter().zip(&record.actions).map(|(action, record)| self::action(&wave.title, action, record))
    });
    let rows: Vec<_> = actions.collect();
    table(workbook.add_worksheet().set_name("Roadmap")?, looks, &columns, &rows)?;
    let columns = [
        ("Action", 60.0),
        ("Person-weeks", 10.0),
        ("Effect, in points of 100", 12.0),
        ("Why not now", 70.0),
        ("Id", 26.0),
    ];
    let reasons =
        view.deferred.iter().flat_map(|group| group.actions.iter().map(move |one| (&one.title, &group.sentence)));
    let reason =
        |title: &String| reasons.clone().find(|(known, _)| *known == title).map_or("", |(_, sentence)| sentence);
    let later = roadmap.deferred.iter().map(|one| {
        let weeks = Cell::Number(one.effort_weeks);
        vec![
            Cell::text(&one.title),
            weeks,
            Cell::number(one.gain.map(tenths)),
            Cell::text(reason(&one.title)),
            Cell::text(&one.id),
        ]
    });
    table(workbook.add_worksheet().set_name("Not planned")?, looks, &columns, &later.collect::<Vec<_>>())?;
    let columns = [("Question", 60.0), ("Today", 40.0), ("Aimed at", 40.0), ("By", 16.0), ("Owner", 28.0)];
    let figures =
        view.key_figures.iter().map(|one| [&one.ask, &one.from, &one.to, &one.by, &one.owner].map(Cell::text).into());
    table(workbook.add_worksheet().set_name("Key figures")?, looks, &columns, &figures.collect::<Vec<_>>())?;
    Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

fn action(wave: &str, view: &Action, record: &ActionRecord) -> Vec<Cell> {
    let day = |text: &Option<String>| text.as_deref().and_then(serial);
    let (begins, ends) = (day(&record.starts), day(&record.ends));
    let titles: Vec<&str> = view.requires.iter().map(|one| one.title.as_str()).collect();
    vec![
        Cell::Number(view.number as f64),
        Cell::text(&view.title),
        Cell::text(wave),
        Cell::day(begins),
        Cell::day(ends),
        Cell::number(begins.zip(ends).map(|(begins, ends)| ends - begins + 1.0)),
        Cell::text(&view.owner),
        Cell::Number(record.effort_weeks),
        Cell::Score(tenths(record.gain), false),
        Cell::text(view.closes.join("; ")),
        Cell::text(titles.join("; ")),
        Cell::text(view.deliverable.plain()),
        Cell::text(view.metric.plain()),
        Cell::text(view.why.plain()),
        Cell::text(&record.id),
    ]
}
