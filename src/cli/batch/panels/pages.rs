//! A page for each organisation and day, and the page that leads to them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::super::super::house::House;
use super::super::super::output::{Output, failed};
use super::super::super::packs::Prepared;
use super::super::super::stage::{self, Files};
use super::super::reports::{Names, make_folder, safe_name};
use super::groups::{Group, Panels};
use crate::assess::{Options, Scored};
use crate::panel::{self, panel};
use crate::report::{self, PanelEntry, PanelRow, panel_html, panel_portfolio_html};

/// Pages made before they are written.
const CHUNK: usize = 32;

/// Pages in one folder, which take their names at the end.
pub(super) struct Pages {
    folder: PathBuf,
    house: House,
    names: Names,
    files: Files,
    entries: Vec<PanelEntry>,
    left_out: usize,
    /// The questionnaire all answered.
    prepared: Option<Arc<Prepared>>,
}

impl Pages {
    /// Makes the folder, so that a bad one fails before any work.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn new(folder: &Path, house: House) -> Result<Self> {
        make_folder(folder)?;
        let (names, files, entries) = (Names::with("index"), Files::default(), Vec::new());
        Ok(Self { folder: folder.to_owned(), house, names, files, entries, left_out: 0, prepared: None })
    }

    /// Makes the page of each, in the order of the rows.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(super) fn make(
        &mut self,
        panels: &Panels,
        rows: &[PanelRow],
        options: &Options,
        stop: &AtomicBool,
    ) -> Result<()> {
        let shown = panels.shown(rows);
        self.prepared = shown.first().map(|(group, _)| Arc::clone(&group.prepared));
        self.left_out = rows.len() - shown.len();
        for chunk in shown.chunks(CHUNK).take_while(|_| !stop.load(Ordering::Relaxed)) {
            let made = chunk.par_iter().map(|(group, _)| page(group, options, &self.house));
            let made: Vec<String> = made.collect::<Result<_>>()?;
            for ((group, row), page) in chunk.iter().zip(made) {
                self.add(group, row, &page)?;
            }
        }
        Ok(())
    }

    /// Its name is the organisation's alone: that of a file could tell who wrote it.
    fn add(&mut self, group: &Group, row: &PanelRow, page: &str) -> Result<()> {
        let safe = safe_name(&row.organisation).unwrap_or_else(|| "organisation".to_owned());
        let link = format!("{}.html", self.names.free(&safe));
        self.write(&link, page)?;
        self.entries.push(PanelEntry { row: row.clone(), link, few: group.is_few() });
        Ok(())
    }

    fn write(&mut self, name: &str, page: &str) -> Result<()> {
        let path = self.folder.join(name);
        let written = self.files.open(&path).and_then(|file| stage::write(file, page.as_bytes()));
        written.with_context(|| failed(&path))
    }

    /// Writes the page that leads to them, and puts all in place.
    ///
    /// # Errors
    /// When they cannot be written; the folder is then as it was.
    pub(super) fn keep(mut self, output: &Output) -> Result<()> {
        if self.left_out > 0 {
            output.sentence(&left_out(self.left_out));
        }
        let Some(prepared) = self.prepared.clone() else { return Ok(()) };
        let (of, House { theme, templates }) = ((&*prepared.pack.title, &prepared.outline), &self.house);
        let index = panel_portfolio_html(of, &self.entries, self.left_out, theme, templates)?;
        self.write("index.html", &index)?;
        let path = self.folder.join("index.html");
        self.files.keep().with_context(|| failed(&path))?;
        output.wrote(&path);
        Ok(())
    }
}

fn left_out(people: usize) -> String {
    let who = if people == 1 { "1 person has no report".to_owned() } else { format!("{people} people have no report") };
    let why = "the pseudonym says that others were asked too, and their files failed or stand for another day";
    format!("{who}: {why}; correct those, or leave `id` out of the files of people who answered alone")
}

/// What several say together; of one person alone the usual report.
fn page(group: &Group, options: &Options, House { theme, templates }: &House) -> Result<String> {
    let pack = &group.prepared.pack;
    let [alone] = group.people.as_slice() else {
        let told = panel(pack, &group.people, &panel::Options::default());
        return Ok(panel_html(&told, theme, templates)?);
    };
    let record = Scored::new(pack, alone, options).record(options);
    let shown = report::Options { theme: theme.clone(), ..report::Options::default() };
    Ok(report::html(&record, &shown, templates)?)
}
