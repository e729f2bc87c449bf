//! The annex: the numbers of every framework, every action in full, figures, answers, method, sources.

use super::body::Body;
use super::chapters::labelled;
use super::span::{Link, Span, aside, line_break, plain, prose, quiet, sources, strong};
use super::table::{Cell, Table, cell, column, numbers, words};
use crate::export::charts::Charts;
use crate::export::ooxml::Xml;
use crate::report::readout::{Action, Composite, Dimensions, Framework, Level, Models, Roadmap, Spectrum, Titled};
use crate::report::{Look, Readout};

/// The heading of all of it.
pub(super) const TITLE: &str = "Annex: every answer, score and source";

/// Places and titles of its parts that there are.
pub(super) fn titles(readout: &Readout) -> Vec<(String, String)> {
    let details = readout.frameworks.iter().map(|one| (detail(one), format!("{} in detail", one.title())));
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

fn detail(framework: &Framework) -> String {
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
            "actions" => readout.roadmap.iter().for_each(|roadmap| actions(body, readout, roadmap, charts)),
            "benchmarks" => benchmarks(body, readout),
            "answers" => answers(body, readout),
            "contributions" => contributions(body, readout),
            "coverage" => coverage(body, readout),
            "method" => readout
                .method
                .iter()
                .for_each(|part| body.paragraph("Normal", &labelled(&part.title, vec![plain(&part.text)]))),
            "sources" => reading(body, readout),
            "provenance" => provenance(body, readout),
            _ => frameworks.next().iter().for_each(|framework| numbers_of(body, framework)),
        }
    }
}

fn numbers_of(body: &mut Body<'_>, framework: &Framework) {
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
fn quick(body: &mut Body<'_>, facts: &[(&str, Option<String>)]) {
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
    let rows = models.models.iter().map(|model| {
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
    let mut columns = vec![column("Dimension", 6), numbers("Score", 1)];
    columns.extend(framework.has_levels.then(|| column("Level", 2)));
    if framework.has_targets {
        columns.extend([numbers("After the plan", 1), numbers("Target", 1), numbers("Gap", 1)]);
    }
    columns.extend([numbers("Possible", 2), numbers("Answered", 1)]);
    let dash = |text: &Option<String>| words(text.as_deref().unwrap_or("–"));
    let rows = framework.dimensions.iter().map(|one| {
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

fn actions(body: &mut Body<'_>, readout: &Readout, roadmap: &Roadmap, charts: &Charts<'_>) {
    for wave in roadmap.waves.iter().filter(|wave| !wave.actions.is_empty()) {
        body.words("Caption", &wave.title);
        wave.actions.iter().for_each(|action| self::action(body, action));
    }
    if let Some(course) = &roadmap.course {
        body.heading("Heading3", "The course", None);
        body.words(
            "Normal",
            "The scores to expect after each wave, if its actions are done, and the goals they work towards.",
        );
        charts.course(readout).iter().for_each(|chart| body.chart(chart));
        let caption = "Scores today and after each wave, with target and weight of each goal";
        body.table(&Table::grid(caption, &course.head, &course.rows));
        if !roadmap.not_judged.is_empty() {
            let all = roadmap.not_judged.join(", ");
            body.words("Note", &format!("Not judged, because nothing about them could be assessed: {all}."));
        }
    }
    if !roadmap.deferred.is_empty() {
        body.heading("Heading3", "Left for later, and why", None);
        for group in &roadmap.deferred {
            body.words("Normal", &group.sentence);
            body.bullets(group.actions.iter().map(|one| vec![plain(&one.title), quiet(format!(" {}", one.effort))]));
        }
    }
    if !roadmap.done.is_empty() {
        body.heading("Heading3", "Already true", None);
        body.bullets(roadmap.done.iter().map(|title| vec![plain(title)]));
    }
}

fn action(body: &mut Body<'_>, action: &Action) {
    body.heading(
        "Heading3",
        &format!("{}  {}", action.number, action.title),
        Some(&format!("{}-detail", action.anchor)),
    );
    let mut why = prose(&action.why);
    why.extend(sources(&action.sources));
    body.paragraph("Normal", &why);
    quick(
        body,
        &[
            ("Owner", Some(action.owner.clone())),
            ("Effort", Some(action.effort.clone())),
            ("When", Some(action.when.clone())),
        ],
    );
    body.paragraph("Normal", &labelled("Deliverable", prose(&action.deliverable)));
    body.paragraph("Normal", &labelled("It works when", prose(&action.metric)));
    let titles = |all: &[Titled]| all.iter().map(|one| one.title.clone()).collect::<Vec<_>>().join("; ");
    let effects: Vec<String> = action.effects.iter().map(|one| format!("{} {}", one.title, one.points)).collect();
    let lists = [
        ("Needs first", titles(&action.requires)),
        ("Needed for", titles(&action.needed_for)),
        ("Effect", effects.join(", ")),
    ];
    for (label, text) in lists.into_iter().filter(|(_, text)| !text.is_empty()) {
        body.paragraph("Normal", &labelled(label, vec![plain(text)]));
    }
    if !action.triggers.is_empty() {
        body.paragraph("Normal", &[strong("Called for by:")]);
        body.bullets(
            action.triggers.iter().map(|one| vec![plain(format!("{} {} → ", one.ask, one.from)), strong(&one.to)]),
        );
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
        column("Figure", 5),
        numbers("Value", 2),
        numbers("Year", 1),
        numbers("n", 1),
        column("Stands beside", 3),
        column("Here", 3),
        column("Source", 1),
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
            let given = plain(&item.answer);
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
            column("Question", 6),
            column("Answer", 4),
            numbers("Evidence", 1),
            numbers("Weight", 1),
            numbers("Points", 1),
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
