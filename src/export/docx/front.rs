//! The cover and the first page: what it means, the decision, what stands out, what to do first, results in a word.

use super::body::Body;
use super::span::{Span, line_break, place, plain, quiet, span, strong};
use super::table::{Cell, Table, column, numbers, words};
use crate::export::ooxml::picture::Picture;
use crate::report::Readout;
use crate::report::readout::{Comment, Overview, Point};

/// Whose report it is, about whom.
pub(super) fn cover(body: &mut Body<'_>, readout: &Readout) {
    if let Some(logo) = readout.logo().and_then(Picture::of_address) {
        body.logo(logo, readout.brand().unwrap_or("Logo"));
    }
    if let Some(brand) = readout.brand() {
        body.words("Subtitle", brand);
    }
    body.words("Subtitle", &readout.pack.title);
    body.words("Title", &readout.organisation);
    body.words("Subtitle", &readout.facts.join("  ·  "));
}

/// The result on one page.
pub(super) fn one_page(body: &mut Body<'_>, readout: &Readout) {
    let overview = &readout.overview;
    body.anchored("Message", &[plain(overview.message())], Some("overview"));
    if let Some(caution) = &overview.caution {
        body.words("Note", caution);
    }
    comment(body, readout, readout.comment("overview"));
    if let Some(decision) = &overview.decision {
        let mut spans = vec![strong("The decision asked for"), line_break(), plain(&decision.text)];
        spans.push(quiet(format!(" {}", decision.terms)));
        body.paragraph("Decision", &spans);
    }
    if !overview.findings.is_empty() || !overview.actions.is_empty() {
        let pair = [findings(overview), actions(overview)].into_iter().filter(|cell| cell.len() > 1).collect();
        body.table(&Table::side_by_side("What stands out, and what to do first", pair));
    }
    let results: Vec<Cell> = overview
        .results()
        .iter()
        .map(|mark| {
            vec![
                ("Small", vec![strong(&mark.label)]),
                ("Value", vec![place(&mark.value, mark.anchor.as_deref())]),
                ("Small", vec![quiet(&mark.note)]),
            ]
        })
        .collect();
    if !results.is_empty() {
        body.table(&Table::side_by_side("The results in a word", results));
    }
    body.table(&Table::side_by_side(
        "What is strongest, and what is furthest behind",
        vec![strongest(overview), behind(overview)],
    ));
    if let Some(order) = &overview.order {
        body.words("Note", order);
    }
}

/// What is added by hand, under the words for it.
pub(super) fn comment(body: &mut Body<'_>, readout: &Readout, comment: Option<&Comment>) {
    let Some(comment) = comment else { return };
    body.words("Tag", &readout.comment_label);
    for block in comment.blocks() {
        let style = if block.is_item { "ListBullet" } else { "Normal" };
        body.paragraph(style, &block.runs.into_iter().map(span).collect::<Vec<_>>());
    }
}

fn findings(overview: &Overview) -> Cell {
    let mut cell: Cell = vec![("ColumnHead", vec![plain("What stands out")])];
    for (number, finding) in (1..).zip(&overview.findings) {
        let title = place(format!("{number}. {}", finding.title), finding.anchor.as_deref()).bold();
        cell.push(("Item", vec![title]));
        for answer in &finding.evidence {
            cell.push(("Small", vec![plain(format!("{} ", answer.ask)), strong(&answer.answer)]));
        }
        cell.push(("Small", vec![quiet(&finding.so_what)]));
        cell.extend(finding.remedy.iter().map(|remedy| ("Small", vec![strong(remedy)])));
    }
    cell.extend(overview.more_findings.iter().map(|more| ("Small", vec![quiet(more)])));
    cell
}

fn actions(overview: &Overview) -> Cell {
    let mut cell: Cell = vec![("ColumnHead", vec![plain("What to do first")])];
    for (number, action) in (1..).zip(&overview.actions) {
        let title = place(format!("{number}. {}", action.title), action.anchor.as_deref()).bold();
        cell.push(("Item", vec![title]));
        cell.push(("Small", vec![plain(&action.terms)]));
        cell.extend(action.settles().map(|settles| ("Small", vec![quiet(settles)])));
        cell.push(("Small", vec![quiet(format!("It works when: {}", action.metric))]));
    }
    for more in overview.more_actions.iter().chain(&overview.plan) {
        cell.push(("Small", vec![quiet(more)]));
    }
    cell
}

fn strongest(overview: &Overview) -> Cell {
    let mut cell: Cell = vec![("ColumnHead", vec![plain("Strongest")])];
    cell.extend(overview.strengths.iter().map(|point| ("Item", self::point(point))));
    if overview.strengths.is_empty() {
        cell.push(("Small", vec![quiet(&overview.no_strengths)]));
    }
    cell
}

fn behind(overview: &Overview) -> Cell {
    let mut cell: Cell = vec![("ColumnHead", vec![plain("Furthest behind")])];
    cell.extend(overview.gaps.iter().map(|point| ("Item", self::point(point))));
    if overview.gaps.is_empty() {
        cell.push(("Small", vec![quiet("No score that could be assessed falls short of its target.")]));
    }
    cell
}

fn point(point: &Point) -> Vec<Span> {
    let title = place(&point.title, point.anchor.as_deref());
    vec![title, plain(" "), strong(&point.score), quiet(format!("  {}", point.place()))]
}

/// What there is when too little was answered.
pub(super) fn first_look(body: &mut Body<'_>, readout: &Readout) {
    let Some(first_look) = &readout.first_look else { return };
    body.words("Message", &first_look.sentence);
    if !first_look.known.is_empty() {
        body.heading("Heading1", "What is known", None);
        body.words("Lead", "Only these rest on enough answers to have a score.");
        let rows = first_look.known.iter().map(|one| vec![words(&one.title), words(&one.score)]).collect();
        body.table(&Table::new("Scores that enough answers tell", vec![column("What", 4), numbers("Score", 1)], rows));
    }
    if !readout.findings.is_empty() {
        body.heading("Heading1", "What stands out", None);
        for finding in &readout.findings {
            body.words("Tag", &finding.label);
            body.heading("Heading2", &finding.title, None);
            body.paragraph("Normal", &super::span::prose(&finding.detail));
        }
    }
    if !first_look.questions.is_empty() {
        body.heading("Heading1", "What to ask next", None);
        body.words("Lead", "These answers would tell most, the first first.");
        for question in &first_look.questions {
            body.words("ListNumber", &question.ask);
        }
    }
    body.heading("Heading1", "Where this page comes from", None);
    super::annex::provenance(body, readout);
}
