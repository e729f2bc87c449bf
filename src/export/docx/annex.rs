//! The annex: the numbers of every framework, every action in full, figures, answers, method, sources.

use super::body::Body;
use super::chapters::labelled;
use super::span::{Link, Span, aside, line_break, plain, quiet, sources, strong};
use super::table::{Cell, Table, cell, column, numbers, words};
use super::{actions, details};
use crate::export::charts::Charts;
use crate::export::ooxml::Xml;
use crate::report::readout::Framework;
use crate::report::{Look, Readout};

/// The heading of all of it.
pub(super) const TITLE: &str = "Annex: every answer, score and source";

/// Places and titles of its parts that there are.
pub(super) fn titles(readout: &Readout) -> Vec<(String, String)> {
    let details = readout.frameworks.iter().map(|one| (place_of(one), format!("{} in detail", one.title())));
    let others = [
        (readout.roadmap.is_some(), "actions", "Every action in full"),
        (!readout.benchmarks.is_empty(), "benchmarks", "Published figures"),
        (true, "answers", "Every answer"),
        (!readout.contributions.is_empty(), "contributions", "What each score rests on"),
        (!readout.unseen.coverage.is_empty(), "coverage", "How much was answered"),
        (true, "method", "How it was worked out"),
        (!readout.sources.is_empty(), "sources", "Sources"),
        (true, "provenance", "Where this report comes from"),
    ];
    let others = others.into_iter().filter(|(there, ..)| *there);
    details.chain(others.map(|(_, anchor, title)| (anchor.to_owned(), title.to_owned()))).collect()
}

fn place_of(framework: &Framework) -> String {
    format!("{}-detail", framework.anchor())
}

/// Writes it; in a full report it is folded up, so that Word prints the report without it.
pub(super) fn write(body: &mut Body<'_>, readout: &Readout, charts: &Charts<'_>) {
    let folded = readout.look == Look::Full;
    let properties = |xml: &mut Xml| {
        super::page::page_break_before(xml);
        if folded {
            xml.empty("w15:collapsed", &[]);
        }
    };
    body.styled("PlainHeading", Some("annex"), properties, |body| body.spans(&[plain(TITLE)]));
    let mut frameworks = readout.frameworks.iter();
    for (anchor, title) in titles(readout) {
        body.heading("AnnexHeading", &title, Some(&anchor));
        match anchor.as_str() {
            "actions" => readout.roadmap.iter().for_each(|roadmap| actions::write(body, readout, roadmap, charts)),
            "benchmarks" => benchmarks(body, readout),
            "answers" => answers(body, readout),
            "contributions" => contributions(body, readout),
            "coverage" => coverage(body, readout),
            "method" => readout
                .method
                .iter()
                .for_each(|part| body.paragraph("Normal", &labelled(&part.title, vec![plain(&part.text)]))),
            "sources" => reading(body, readout),
            "provenance" => {
                body.words("Note", "The same answers and the same questionnaire give the same report, to the byte.");
                provenance(body, readout);
            }
            _ => frameworks.next().iter().for_each(|framework| details::write(body, framework)),
        }
    }
}

fn benchmarks(body: &mut Body<'_>, readout: &Readout) {
    body.words("Note", "For orientation only: read each with its year, and with who was asked.");
    let rows = readout.benchmarks.iter().map(|figure| {
        let mut name: Cell = vec![("Cell", vec![strong(&figure.title)])];
        name.extend(figure.note.iter().map(|note| ("Cell", aside(note))));
        let mut row = vec![name];
        row.extend([&figure.figure, &figure.year, &figure.n, &figure.beside, &figure.here].map(|text| words(text)));
        row.push(cell(sources(&figure.sources)));
        row
    });
    let columns = vec![
        column("Figure", 9),
        numbers("Value", 4),
        numbers("Year", 3),
        numbers("n", 3),
        column("Stands beside", 6),
        column("Here", 6),
        column("Source", 3),
    ];
    body.table(&Table::new("Published figures beside what was found here", columns, rows.collect()));
}

fn answers(body: &mut Body<'_>, readout: &Readout) {
    if readout.notes == "left-out" {
        body.words("Note", "Notes and proof were left out of this copy.");
    }
    for section in &readout.sections {
        body.heading("Heading3", &section.title, None);
        for item in &section.items {
            let given = plain(&item.given);
            let given = if item.status == "answered" { given.bold() } else { Span { quiet: true, ..given } };
            let mut spans = vec![plain(&item.ask)];
            spans.extend(sources(&item.sources));
            spans.extend([line_break(), given]);
            body.anchored("Evidence", &spans, Some(&item.anchor));
            if let Some(note) = &item.note {
                body.paragraph("Quote", &[quiet("Note: "), plain(note)]);
            }
            if let Some(proof) = &item.proof {
                let link = proof.link.clone().map(Link::Address);
                body.paragraph("Quote", &[quiet("Proof: "), Span { link, ..plain(&proof.text) }]);
            }
        }
    }
}

fn contributions(body: &mut Body<'_>, readout: &Readout) {
    body.words(
        "Note",
        "Every score with the answers behind it: the evidence of the answer, its weight, and the points it gives. The points add up to the score.",
    );
    for trace in &readout.contributions {
        let title = format!("{}: {}", trace.framework, trace.title);
        body.paragraph("Caption", &[plain(format!("{title}  ")), plain(&trace.score)]);
        let rows = trace
            .rows
            .iter()
            .map(|row| [&row.ask, &row.answer, &row.value, &row.weight, &row.points].map(|text| words(text)).into());
        let columns = vec![
            column("Question", 11),
            column("Answer", 8),
            numbers("Evidence", 4),
            numbers("Weight", 3),
            numbers("Points", 3),
        ];
        body.table(&Table::new(&format!("Answers behind {}", trace.title), columns, rows.collect()));
    }
}

fn coverage(body: &mut Body<'_>, readout: &Readout) {
    let rows = readout.unseen.coverage.iter().map(|row| vec![words(&row.title), words(&row.coverage)]);
    let columns = vec![column("View", 4), numbers("Answered", 1)];
    body.table(&Table::new("How much was answered, by weight", columns, rows.collect()));
    body.words(
        "Note",
        "“Possible” beside a score is its outer bound: every open question at its worst, and at its best.",
    );
}

fn reading(body: &mut Body<'_>, readout: &Readout) {
    for source in &readout.sources {
        let author = source.author.as_ref().map(|author| format!("{author}: ")).unwrap_or_default();
        let link = source.link.clone().map(Link::Address);
        let mut spans = vec![plain(format!("[{}] {author}", source.number)), Span { link, ..plain(&source.title) }];
        spans.extend(source.year.as_ref().map(|year| plain(format!(" ({year})"))));
        if let Some(note) = &source.note {
            spans.push(plain(". "));
            spans.extend(aside(note));
        }
        body.anchored("Evidence", &spans, Some(&source.anchor));
    }
}

/// What it takes to make the same report again.
pub(super) fn provenance(body: &mut Body<'_>, readout: &Readout) {
    for fact in &readout.provenance {
        body.paragraph("Evidence", &[quiet(format!("{}: ", fact.label)), plain(&fact.value)]);
    }
}
