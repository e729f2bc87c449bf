//! The numbers of every framework, for the annex.

use super::body::Body;
use super::span::{aside, plain, prose, quiet, strong};
use super::table::{Cell, Table, column, numbers, words};
use crate::report::readout::{Composite, Dimensions, Framework, Level, Models, Spectrum};

/// Everything of one framework.
pub(super) fn write(body: &mut Body<'_>, framework: &Framework) {
    if let Some(about) = framework.about() {
        body.paragraph("Note", &prose(about));
    }
    match framework {
        Framework::Archetypes(one) => models(body, one),
        Framework::Spectrum(one) => spectrum(body, one),
        Framework::Dimensions(one) => dimensions(body, one),
        Framework::Composite(one) => composite(body, one),
    }
}

/// Facts in one paragraph, each behind its name.
pub(super) fn quick(body: &mut Body<'_>, facts: &[(&str, Option<String>)]) {
    let said = facts.iter().filter_map(|(label, value)| Some((label, value.as_ref()?)));
    let spans = said.flat_map(|(label, value)| [quiet(format!("{label}: ")), strong(value), plain("   ")]);
    body.paragraph("Normal", &spans.collect::<Vec<_>>());
}

fn models(body: &mut Body<'_>, models: &Models) {
    let assessed = models.status == "assessed";
    if assessed {
        quick(
            body,
            &[
                ("Verdict", Some(models.verdict_label.clone())),
                ("Ahead of the next by", models.margin.as_ref().map(|margin| format!("{margin} points"))),
                (
                    "Stays best when one answer is left out",
                    models.stability.as_ref().map(|share| format!("{share} of the cases")),
                ),
                ("Questions answered", Some(models.answered.clone())),
            ],
        );
    }
    let rows = models.all.iter().map(|model| {
        let mut name = vec![("Cell", vec![strong(&model.title)])];
        name.extend(model.mark_label.iter().map(|label| ("Cell", vec![quiet(label)])));
        let mut words_of: Cell = vec![("Cell", prose(&model.meaning))];
        words_of.extend(model.suits.iter().map(|suits| {
            let mut spans = aside(suits);
            spans.insert(0, quiet("Suits: "));
            ("Cell", spans)
        }));
        vec![name, words(&model.fit), words(model.range.as_deref().unwrap_or("–")), words_of]
    });
    let columns = vec![column("Model", 3), numbers("Fit", 1), numbers("Possible", 2), column("What it is", 6)];
    body.table(&Table::new("The models side by side", columns, rows.collect()));
    if !assessed {
        return;
    }
    body.heading("Heading3", "What would change the picture", None);
    if models.flips.is_empty() {
        return body.words("Normal", "No single changed answer would make another model fit best.");
    }
    body.words("Normal", "Each of these single changes would make another model fit best:");
    body.bullets(models.flips.iter().map(|flip| {
        let change = format!("{} {} → {} makes it ", flip.ask, flip.from, flip.to);
        vec![plain(change), strong(&flip.model)]
    }));
}

fn spectrum(body: &mut Body<'_>, spectrum: &Spectrum) {
    quick(
        body,
        &[
            ("Position", Some(spectrum.position.clone())),
            ("Possible", spectrum.range.clone()),
            ("Target", spectrum.target.clone()),
            ("Wanted", spectrum.wanted.clone()),
            ("Answered", Some(spectrum.coverage.clone())),
        ],
    );
    let rows = spectrum.strands.iter().map(|strand| {
        let name = vec![("Cell", vec![strong(&strand.title)]), ("Cell", aside(&strand.meaning))];
        vec![name, words(&strand.position), words(&strand.side), words(strand.range.as_deref().unwrap_or("–"))]
    });
    let columns = vec![column("Strand", 6), numbers("Position", 2), column("Side", 2), numbers("Possible", 2)];
    body.table(&Table::new(&format!("Strands, on a scale from {}", spectrum.scale), columns, rows.collect()));
    if spectrum.status != "assessed" {
        return;
    }
    body.heading("Heading3", "The signs behind it", None);
    for side in &spectrum.sides {
        body.paragraph("Normal", &[strong(&side.title)]);
        if side.signs.is_empty() {
            body.words("Note", "No answer pulls this way.");
        }
        body.bullets(side.signs.iter().map(|sign| {
            let asked = format!("{} ", sign.ask);
            vec![plain(asked), strong(&sign.answer), quiet(format!(" {}, {}", sign.strand, sign.points))]
        }));
    }
}

fn dimensions(body: &mut Body<'_>, framework: &Dimensions) {
    body.words("Lead", &framework.sentence);
    let mut columns = vec![column("Dimension", 11), numbers("Score", 4)];
    columns.extend(framework.has_levels.then(|| column("Level", 5)));
    if framework.has_targets {
        columns.extend([numbers("After the plan", 4), numbers("Target", 3), numbers("Gap", 3)]);
    }
    columns.extend([numbers("Possible", 4), numbers("Answered", 4)]);
    let dash = |text: &Option<String>| words(text.as_deref().unwrap_or("–"));
    let rows = framework.all.iter().map(|one| {
        let mut meaning = aside(&one.meaning);
        meaning.extend(one.target_because.iter().flat_map(|because| {
            let mut spans = aside(because);
            spans.insert(0, quiet(" Target: "));
            spans
        }));
        let mut row = vec![vec![("Cell", vec![strong(&one.title)]), ("Cell", meaning)], words(&one.score)];
        row.extend(framework.has_levels.then(|| dash(&one.level)));
        if framework.has_targets {
            let gap = if one.reach == "met" { words("met") } else { dash(&one.gap) };
            row.extend([dash(&one.expected), dash(&one.target), gap]);
        }
        row.extend([dash(&one.range), words(&one.coverage)]);
        row
    });
    body.table(&Table::new(&format!("Scores on a scale from {}", framework.scale), columns, rows.collect()));
    if framework.has_levels {
        levels(body, "What the levels mean", &framework.levels);
    }
}

fn composite(body: &mut Body<'_>, composite: &Composite) {
    let range = composite.range.as_ref().map(|range| format!(" (possible: {range})")).unwrap_or_default();
    let target = composite.target.as_ref().map(|target| format!(", target {target}")).unwrap_or_default();
    let caption = format!("Parts; together {}{range}{target}", composite.score);
    body.words("Caption", &caption);
    let rows = composite
        .members
        .iter()
        .map(|one| [&one.title, &one.score, &one.weight, &one.coverage].map(|text| words(text)).into());
    let columns = vec![column("Part", 5), numbers("Score", 1), numbers("Weight", 1), numbers("Answered", 1)];
    body.table(&Table::new(&caption, columns, rows.collect()));
    if !composite.levels.is_empty() {
        levels(body, "The levels", &composite.levels);
    }
}

fn levels(body: &mut Body<'_>, title: &str, levels: &[Level]) {
    body.heading("Heading3", title, None);
    for level in levels {
        let here = if level.state == "current" { "; you are here" } else { "" };
        let mut spans = vec![strong(&level.title), quiet(format!(" from {}{here}: ", level.from))];
        spans.extend(prose(&level.meaning));
        if !level.requires.is_empty() {
            spans.push(quiet(format!(" Needs {}.", level.requires.join("; "))));
        }
        body.paragraph("Normal", &spans);
    }
}
