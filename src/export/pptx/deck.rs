//! The slides: message, findings, model, path, dimensions, effort against effect, schedule, key figures, decision, and
//! what could not be seen. What a questionnaire has nothing for has no slide.

use super::frameworks::{frameworks, levels, more_dimensions};
use super::shape::Table;
use super::slide::Slide;
use super::text::{Frame, Line, Tone, line};
use crate::export::charts::Charts;
use crate::export::ooxml::picture::Picture;
use crate::report::readout::{Action, Asked, Mark, Overview, Point, Roadmap};
use crate::report::{Look, Readout};

pub(super) const ALL: Frame = Frame::new(15, 32, 308, 140);
pub(super) const LEFT: Frame = Frame::new(15, 32, 190, 140);
pub(super) const RIGHT: Frame = Frame::new(213, 34, 110, 136);

/// Every slide that the look asks for.
pub(super) fn slides(readout: &Readout, charts: &Charts<'_>) -> Vec<Slide> {
    if readout.first_look.is_some() {
        return first_look(readout);
    }
    let (front, chapters, annex) = match readout.look {
        Look::Full => (true, true, true),
        Look::Board => (true, true, false),
        Look::OnePage => (true, false, false),
        Look::Annex => (false, false, true),
    };
    let mut slides = Vec::new();
    if front {
        slides.push(message(readout));
        slides.extend(findings(readout));
    }
    if chapters {
        slides.extend(frameworks(readout, charts));
        slides.extend(matrix(readout, charts));
        slides.extend(schedule(readout, charts));
        slides.extend(readout.roadmap.as_ref().and_then(key_figures));
    }
    if front {
        slides.extend(decision(readout));
    }
    slides.extend((chapters || annex).then(|| unseen(readout)));
    if annex {
        slides.extend(more_dimensions(readout, charts));
        slides.extend(levels(readout));
    }
    slides
}

/// Whose report it is, what it means, the results in a word.
fn message(readout: &Readout) -> Slide {
    let overview = &readout.overview;
    let mut slide = Slide::new(&readout.organisation);
    if let Some(logo) = readout.logo().and_then(Picture::of_address) {
        slide.logo(Frame::new(253, 9, 70, 17), logo, readout.brand().unwrap_or("Logo"));
    }
    let whose = readout.brand().map(|brand| format!("{brand}  ·  ")).unwrap_or_default();
    let about = format!("{whose}{}  ·  {}", readout.pack.title, readout.facts.join("  ·  "));
    slide.text(Frame::new(15, 29, 308, 13), vec![line(about, Tone::Quiet)], [9, 13]);
    let mut lines = vec![line(overview.message(), Tone::Heading)];
    lines.extend(overview.caution.as_ref().map(|caution| line(caution, Tone::Quiet).scaled(60)));
    slide.text(Frame::new(15, 45, 308, 70), lines, [14, 28]);
    let words = results(overview);
    let columns = Frame::new(15, 125, 308, 46).columns(words.len(), 8);
    for (words, frame) in words.into_iter().zip(columns) {
        slide.panel(frame, words, [10, 20]);
    }
    slide
}

/// The results in a word; where there are none, what is strongest and what is furthest behind.
fn results(overview: &Overview) -> Vec<Vec<Line>> {
    let results = overview.results();
    if results.is_empty() {
        let all = [("Strongest", &overview.strengths), ("Furthest behind", &overview.gaps)];
        return all
            .into_iter()
            .filter(|(_, points)| !points.is_empty())
            .map(|(title, points)| ranked(title, points))
            .collect();
    }
    let words = |mark: &Mark| {
        vec![
            line(&mark.label, Tone::Strong).scaled(60),
            line(&mark.value, Tone::Accent).scaled(110).with_last(),
            line(&mark.note, Tone::Quiet).scaled(60).with_last(),
        ]
    };
    results.iter().map(words).collect()
}

fn ranked(title: &str, points: &[Point]) -> Vec<Line> {
    let point =
        |point: &Point| line(format!("{} ", point.title), Tone::Plain).and(&point.score, Tone::Strong).scaled(70);
    std::iter::once(line(title, Tone::Strong).scaled(60)).chain(points.iter().map(point)).collect()
}

/// What stands out, each with what it rests on and what follows.
fn findings(readout: &Readout) -> Option<Slide> {
    let overview = &readout.overview;
    if overview.findings.is_empty() {
        return None;
    }
    let mut slide = Slide::new("What stands out");
    let columns = Frame::new(15, 32, 308, 132).columns(overview.findings.len(), 8);
    for ((number, finding), frame) in (1..).zip(&overview.findings).zip(columns) {
        let mut lines = vec![line(format!("{number}. {}", finding.title), Tone::Heading).scaled(120)];
        lines.extend(
            finding
                .evidence
                .iter()
                .map(|one| line(format!("{} ", one.ask), Tone::Plain).and(&one.answer, Tone::Strong)),
        );
        lines.push(line(&finding.so_what, Tone::Quiet));
        slide.panel(frame, lines, [9, 16]);
    }
    if let Some(more) = &overview.more_findings {
        slide.text(Frame::new(15, 166, 308, 7), vec![line(more, Tone::Quiet)], [9, 11]);
    }
    Some(slide)
}

fn matrix(readout: &Readout, charts: &Charts<'_>) -> Option<Slide> {
    let (roadmap, chart) = (readout.roadmap.as_ref()?, charts.matrix(readout)?);
    let mut slide = Slide::new(&chart.title);
    slide.chart(LEFT, chart);
    let named = |action: &Action| line(format!("{}  ", action.number), Tone::Strong).and(&action.title, Tone::Plain);
    slide.text(RIGHT, roadmap.actions().map(named).collect(), [9, 13]);
    Some(slide)
}

fn schedule(readout: &Readout, charts: &Charts<'_>) -> Option<Slide> {
    let roadmap = readout.roadmap.as_ref()?;
    let chart = charts.schedule(readout)?;
    let mut slide = Slide::new(&chart.title);
    slide.chart(LEFT, chart);
    let mut lines = vec![line(&roadmap.sentence, Tone::Strong)];
    lines.extend(roadmap.expectations.iter().map(|sentence| line(sentence, Tone::Plain).bullet()));
    slide.text(Frame { height: RIGHT.height / 2, ..RIGHT }, lines, [9, 14]);
    if let Some(load) = &roadmap.load {
        let head =
            load.head.iter().enumerate().map(|(at, title)| (title.clone(), if at == 0 { 3 } else { 2 })).collect();
        let frame = Frame { top: RIGHT.top + RIGHT.height / 2, height: RIGHT.height / 2, ..RIGHT };
        slide.table(frame, Table { head, rows: load.rows.clone() }, [8, 11]);
    }
    Some(slide)
}

fn key_figures(roadmap: &Roadmap) -> Option<Slide> {
    if roadmap.key_figures.is_empty() {
        return None;
    }
    let mut slide = Slide::new("How you will see that it works");
    let head = [("Question", 8), ("Today", 6), ("Aimed at", 6), ("By", 3), ("Owner", 4)];
    let rows = roadmap
        .key_figures
        .iter()
        .map(|one| [&one.ask, &one.from, &one.to, &one.by, &one.owner].map(Clone::clone).into());
    let head = head.map(|(title, share)| (title.to_owned(), share)).into();
    slide.table(ALL, Table { head, rows: rows.collect() }, [8, 14]);
    Some(slide)
}

/// What is asked for, and what it starts.
fn decision(readout: &Readout) -> Option<Slide> {
    let overview = &readout.overview;
    let decision = overview.decision.as_ref()?;
    let mut slide = Slide::new("The decision asked for");
    let mut lines = vec![line(&decision.text, Tone::Heading)];
    lines.push(line(&decision.terms, Tone::Quiet).scaled(65));
    slide.panel(Frame::new(15, 32, 308, 48), lines, [12, 24]);
    let mut actions = Vec::new();
    for (number, action) in (1..).zip(&overview.actions) {
        actions.push(line(format!("{number}. {}", action.title), Tone::Strong));
        actions.push(line(&action.terms, Tone::Plain).with_last());
        actions.extend(action.settles().map(|settles| line(settles, Tone::Quiet).with_last()));
    }
    for more in overview.more_actions.iter().chain(&overview.plan) {
        actions.push(line(more, Tone::Quiet));
    }
    slide.text(Frame::new(15, 86, 308, 84), actions, [10, 16]);
    Some(slide)
}

fn unseen(readout: &Readout) -> Slide {
    let unseen = &readout.unseen;
    let mut slide = Slide::new("What we could not see");
    let mut lines = vec![line(&unseen.sentence, Tone::Strong)];
    lines.extend(unseen.not_asked.iter().map(|sentence| line(sentence, Tone::Plain)));
    if !unseen.not_assessed.is_empty() {
        lines.push(
            line("Not assessed: ", Tone::Strong).and(format!("{}.", unseen.not_assessed.join(", ")), Tone::Plain),
        );
    }
    for (title, asked) in [("Answered with “we do not know”", &unseen.unknown), ("Left open", &unseen.unanswered)] {
        if !asked.is_empty() {
            lines.push(line(title, Tone::Heading));
            lines.extend(asked.iter().map(|one| line(&one.ask, Tone::Plain).bullet()));
        }
    }
    slide.text(Frame { width: LEFT.width, ..ALL }, lines, [9, 16]);
    let rows = unseen.coverage.iter().map(|row| vec![row.title.clone(), row.coverage.clone()]).collect();
    let head = vec![("View".to_owned(), 3), ("Answered".to_owned(), 2)];
    slide.table(Frame { height: 88 * RIGHT.height / 136, ..RIGHT }, Table { head, rows }, [9, 12]);
    let facts = readout
        .provenance
        .iter()
        .take(2)
        .map(|fact| line(format!("{} ", fact.label), Tone::Quiet).and(&fact.value, Tone::Quiet));
    slide.text(Frame::new(213, 150, 110, 20), facts.collect(), [8, 10]);
    slide
}

/// What there is when too little was answered.
fn first_look(readout: &Readout) -> Vec<Slide> {
    let Some(first_look) = &readout.first_look else { return Vec::new() };
    let mut first = Slide::new(&readout.organisation);
    first.text(Frame::new(15, 29, 308, 8), vec![line(readout.facts.join("  ·  "), Tone::Quiet)], [9, 13]);
    let mut lines = vec![line(&first_look.sentence, Tone::Heading)];
    lines.extend(
        first_look
            .known
            .iter()
            .map(|one| line(format!("{}: ", one.title), Tone::Plain).and(&one.score, Tone::Strong).scaled(65)),
    );
    first.text(Frame::new(15, 45, 308, 125), lines, [12, 26]);
    let mut next = Slide::new("What to ask next");
    let asked = |(number, one): (usize, &Asked)| line(format!("{number}. {}", one.ask), Tone::Plain);
    next.text(ALL, (1..).zip(&first_look.questions).map(asked).collect(), [10, 20]);
    if first_look.questions.is_empty() { vec![first] } else { vec![first, next] }
}
