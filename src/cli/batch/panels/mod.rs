//! `batch --panel-by organisation`: many panels at once, a row for each organisation and day, and where pages are asked for
//! one for each with an index.
//!
//! Files are taken in chunks, and of each only what its organisation's row needs is kept; pages need the answers too.

mod groups;
mod pages;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::super::args::BatchArgs;
use super::super::documents::Reader;
use super::super::house::House;
use super::super::output::Output;
use super::super::packs::Packs;
use super::super::{Outcome, input, interrupt};
use super::{ROWS, pool};
use crate::assess::Options;
use crate::json;
use crate::report::{Names, PanelRow, panel_rows_csv};
use groups::{Panels, Read};
use pages::Pages;

/// How the rows are written.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Table,
    Lines,
}

/// Counts every file for its organisation, and writes a row for each; pages too, where they are asked for.
///
/// # Errors
/// When the format has no such rows, or something cannot be written.
pub(super) fn run(
    args: &BatchArgs,
    files: &[PathBuf],
    packs: &Packs,
    house: House,
    output: &Output,
) -> Result<Outcome> {
    let form = match args.format.to_string().as_str() {
        "csv" => Form::Table,
        "ndjson" => Form::Lines,
        other => bail!("`--panel-by` prints `csv` or `ndjson`, not `{other}`"),
    };
    let mut pages = args.reports.as_deref().map(|folder| Pages::new(folder, house)).transpose()?;
    let (options, stop, pool) = (args.assess.options(), interrupt::flag(), pool(args.jobs)?);
    let reader = Reader { packs, options: &options, digests: pages.is_some() };
    let one_questionnaire = form == Form::Table || pages.is_some();
    let mut panels = Panels::new(one_questionnaire, pages.is_some());
    pool.install(|| read(files, &reader, &options, &mut panels, stop, output));
    let rows = panels.rows();
    if let Some(pages) = &mut pages {
        pool.install(|| pages.make(&panels, &rows, &options, stop))?;
    }
    if stop.load(Ordering::Relaxed) {
        output.message("interrupted: nothing was written, because an organisation's other answers may be missing");
        return Ok(Outcome::Interrupted);
    }
    write(args, form, &rows, output)?;
    pages.map_or(Ok(()), |pages| pages.keep(output))?;
    output.message(&panels.headline());
    Ok(if panels.failed == 0 { Outcome::Done } else { Outcome::Invalid })
}

/// Reads chunk after chunk.
fn read(
    files: &[PathBuf],
    reader: &Reader<'_>,
    options: &Options,
    panels: &mut Panels,
    stop: &AtomicBool,
    output: &Output,
) {
    for chunk in files.chunks(ROWS).take_while(|_| !stop.load(Ordering::Relaxed)) {
        let read: Vec<Read> = chunk.par_iter().map(|path| Read::of(path, reader, options)).collect();
        for read in read {
            panels.take(read, output);
        }
    }
}

fn write(args: &BatchArgs, form: Form, rows: &[PanelRow], output: &Output) -> Result<()> {
    let names = if args.sql_names { Names::Sql } else { Names::Ids };
    let bytes = match form {
        Form::Table => panel_rows_csv(rows, names),
        Form::Lines => {
            let lines: Vec<String> = rows.iter().map(|row| Ok(json::line(row)? + "\n")).collect::<Result<_>>()?;
            lines.concat().into_bytes()
        }
    };
    match args.output.as_deref().filter(|path| !input::is_stdin(path)) {
        Some(path) => output.write_file(path, &bytes),
        None => output.result(bytes),
    }
}
