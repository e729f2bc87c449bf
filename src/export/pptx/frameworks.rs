//! Slides of frameworks: models, places between poles, levels, dimensions.

use super::deck::{ALL, LEFT, RIGHT};
use super::shape::Table;
use super::slide::Slide;
use super::text::{Line, Tone, line};
use crate::export::charts::Charts;
use crate::report::readout::{Composite, Framework, Models, Spectrum};
use crate::report::{Look, Readout};

/// Models, places between poles and levels, and the dimensions that are furthest behind.
pub(super) fn frameworks(readout: &Readout, charts: &Charts<'_>) -> Vec<Slide> {
    let mut slides = Vec::new();
    for framework in &readout.frameworks {
        let lines = match framework {
            Framework::Archetypes(one) => models(one),
            Framework::Spectrum(one) => spectrum(one),
            Framework::Composite(one) if only_composite(readout) => composite(one),
            Framework::Composite(_) | Framework::Dimensions(_) => continue,
        };
        slides.push(beside(framework, charts, lines));
    }
    slides.extend(main_dimensions(readout).map(|at| dimensions(&readout.frameworks[at], charts)));
    slides
}

/// Whether nothing but levels says where the organisation stands.
fn only_composite(readout: &Readout) -> bool {
    let other = |one: &Framework| matches!(one, Framework::Archetypes(_) | Framework::Spectrum(_));
    !readout.frameworks.iter().any(other)
}

/// A chart with words beside it; without one the words alone.
fn beside(framework: &Framework, charts: &Charts<'_>, lines: Vec<Line>) -> Slide {
    let Some(chart) = charts.framework(framework) else {
        let mut slide = Slide::new(framework.title());
        slide.text(ALL, lines, [10, 20]);
        return slide;
    };
    let mut slide = Slide::new(&chart.title);
    slide.chart(LEFT, chart);
    slide.text(RIGHT, lines, [9, 16]);
    slide
}

fn models(models: &Models) -> Vec<Line> {
    let mut lines = Vec::new();
    lines
        .extend(models.lead().map(|(leaders, fits)| line(leaders, Tone::Strong).and(format!(" {fits}."), Tone::Plain)));
    lines.push(line(&models.verdict_sentence, Tone::Plain));
    if let Some(best) = &models.best {
        lines.push(line(best.meaning.plain(), Tone::Plain));
        for (label, text) in [("Good at: ", &best.strengths), ("Fails at: ", &best.weaknesses)] {
            lines.extend(text.as_ref().map(|text| line(label, Tone::Strong).and(text.plain(), Tone::Plain)));
        }
    }
    if let Some(target) = &models.target {
        lines.push(line(format!("Recommended: {}", target.title), Tone::Heading));
        lines.push(line(format!("{}{}", target.because.plain(), target.notes()), Tone::Plain).with_last());
    }
    lines
}

fn spectrum(spectrum: &Spectrum) -> Vec<Line> {
    let mut lines = vec![line(&spectrum.pole_sentence, Tone::Strong)];
    lines.extend(spectrum.pole.iter().map(|pole| line(pole.meaning.plain(), Tone::Plain)));
    for side in &spectrum.sides {
        lines.push(line(format!("{}: ", side.title), Tone::Strong).and(side.meaning.plain(), Tone::Plain));
    }
    lines
}

fn composite(composite: &Composite) -> Vec<Line> {
    let mut lines = vec![line(&composite.sentence, Tone::Strong)];
    lines.extend(composite.level.iter().map(|level| line(level.meaning.plain(), Tone::Plain)));
    if let Some(next) = &composite.next_level {
        lines.push(line(format!("What the next level, {next}, still takes"), Tone::Heading));
        lines.extend(composite.limits.iter().map(|limit| line(limit, Tone::Plain).bullet()));
    }
    lines
}

/// The framework of the widest gap; where there is none, the first.
fn main_dimensions(readout: &Readout) -> Option<usize> {
    let is_dimensions = |one: &Framework| matches!(one, Framework::Dimensions(_));
    let gap = readout.overview.gaps.first();
    let widest =
        readout.frameworks.iter().position(|one| is_dimensions(one) && gap.is_some_and(|gap| gap.is_in(one.title())));
    widest.or_else(|| readout.frameworks.iter().position(is_dimensions))
}

fn dimensions(framework: &Framework, charts: &Charts<'_>) -> Slide {
    let Framework::Dimensions(one) = framework else { return Slide::new(framework.title()) };
    let mut lines = vec![line(&one.sentence, Tone::Plain)];
    if !one.off.is_empty() {
        lines.push(line("What is not there yet", Tone::Heading));
        lines.extend(
            one.off
                .iter()
                .map(|off| line(format!("{}: ", off.title), Tone::Strong).and(off.meaning.plain(), Tone::Plain)),
        );
    }
    beside(framework, charts, lines)
}

/// The other dimensions, behind the rest.
pub(super) fn more_dimensions(readout: &Readout, charts: &Charts<'_>) -> Vec<Slide> {
    // Without the chapters no slide has shown any yet.
    let main = main_dimensions(readout).filter(|_| readout.look != Look::Annex);
    let others = readout.frameworks.iter().enumerate().filter(|(at, _)| Some(*at) != main);
    // What has no score at all is named among what could not be seen.
    let shown = others.filter(|(_, one)| matches!(one, Framework::Dimensions(view) if view.is_assessed()));
    shown.map(|(_, one)| dimensions(one, charts)).collect()
}

/// Levels with what they mean, where another slide has not told them.
pub(super) fn levels(readout: &Readout) -> Vec<Slide> {
    let mut slides = Vec::new();
    for framework in &readout.frameworks {
        let Framework::Composite(one) = framework else { continue };
        if one.levels.is_empty() {
            continue;
        }
        let mut slide = Slide::new(format!("{}: {}", one.title, one.sentence));
        let rows = one.levels.iter().map(|level| {
            let here = if level.state == "current" { "; you are here" } else { "" };
            let needs = level.requires.join("; ");
            vec![level.title.clone(), format!("{}{here}", level.from), level.meaning.plain(), needs]
        });
        let head = [("Level", 3), ("From", 2), ("What it means", 6), ("What it needs", 6)];
        let head = head.map(|(title, share)| (title.to_owned(), share)).into();
        slide.table(ALL, Table { head, rows: rows.collect() }, [9, 14]);
        slides.push(slide);
    }
    slides
}
