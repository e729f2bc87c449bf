//! What to do: what to expect, the waves, the schedule, effort against effect, who carries what, key figures.

use super::body::Body;
use super::span::{plain, quiet, strong};
use super::table::{Cell, Table, cell, column, numbers, words};
use crate::export::charts::Charts;
use crate::report::Readout;
use crate::report::readout::{Action, Roadmap, Wave};

/// So many actions that could be taken up instead are named; all are in the annex.
const OPTIONS: usize = 5;

pub(super) fn write(body: &mut Body<'_>, readout: &Readout, charts: &Charts<'_>) {
    let Some(roadmap) = &readout.roadmap else { return };
    body.words("Lead", &roadmap.sentence);
    body.bullets(roadmap.expectations.iter().map(|sentence| vec![plain(sentence)]));
    for wave in roadmap.waves.iter().filter(|wave| !wave.actions.is_empty()) {
        self::wave(body, wave, roadmap.priced);
    }
    charts.schedule(readout).iter().for_each(|chart| body.chart(chart));
    charts.matrix(readout).iter().for_each(|chart| body.chart(chart));
    if let Some(load) = &roadmap.load {
        body.words("Caption", "Who carries how many person-weeks");
        body.table(&Table::grid("Who carries how many person-weeks", &load.head, &load.rows));
    }
    if !roadmap.options.is_empty() {
        body.heading("Heading2", "What could be taken up instead", None);
        let options = roadmap.options.iter().take(OPTIONS);
        body.bullets(options.map(|one| vec![plain(&one.title), quiet(format!(" {}", one.effort))]));
    }
    key_figures(body, roadmap);
}

fn wave(body: &mut Body<'_>, wave: &Wave, priced: bool) {
    body.heading("Heading2", &wave.title, None);
    body.words("Note", &wave.terms());
    let mut columns = vec![column("Action", 11), column("Owner", 4), numbers("Person-weeks", 3)];
    columns.extend(priced.then(|| numbers("Cost, about", 3)));
    columns.push(column("When", 4));
    let row = |action: &Action| {
        let mut cells = vec![step(action), words(&action.owner), words(&action.weeks)];
        cells.extend(action.cost.as_deref().map(words));
        cells.push(words(&action.when));
        cells
    };
    body.table(&Table::new("Actions of this wave", columns, wave.actions.iter().map(row).collect()));
}

fn step(action: &Action) -> Cell {
    let mut note = super::span::aside(&action.deliverable);
    note.extend(action.settles().map(|settles| strong(format!(" {settles}"))));
    note.extend(action.after.as_ref().map(|after| quiet(format!(" After {after}."))));
    vec![("Cell", vec![strong(format!("{}  {}", action.number, action.title)).marked(&action.anchor)]), ("Cell", note)]
}

fn key_figures(body: &mut Body<'_>, roadmap: &Roadmap) {
    if roadmap.key_figures.is_empty() {
        return;
    }
    body.heading("Heading2", "How you will see that it works", None);
    let rows = roadmap.key_figures.iter().map(|figure| {
        let mut cells = vec![cell(vec![strong(&figure.ask)])];
        cells.extend([&figure.from, &figure.to, &figure.by, &figure.owner].map(|text| words(text)));
        cells
    });
    let shares = [("Question", 8), ("Today", 6), ("Aimed at", 6), ("By", 4), ("Owner", 5)];
    let columns = shares.map(|(title, share)| column(title, share));
    let caption = "Key figures: the answer today, and the answer aimed at";
    body.table(&Table::new(caption, columns.into(), rows.collect()));
}
