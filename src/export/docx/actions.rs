//! Every action in full, for the annex.

use super::body::Body;
use super::chapters::labelled;
use super::details::quick;
use super::span::{plain, prose, quiet, sources, strong};
use super::table::Table;
use crate::export::charts::Charts;
use crate::report::Readout;
use crate::report::readout::{Action, Roadmap, Titled};

/// Actions in full, the course of the scores, and what was left for later.
pub(super) fn write(body: &mut Body<'_>, readout: &Readout, roadmap: &Roadmap, charts: &Charts<'_>) {
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
