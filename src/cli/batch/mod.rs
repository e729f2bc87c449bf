//! `batch`: scores many files in parallel; results come out in input order, whatever the number of threads.
//!
//! Files are taken in chunks: while the threads score one chunk, the results of the chunk before it are written. So
//! memory does not grow with the number of files, and an interruption between chunks leaves whole lines.

mod format;
pub(super) mod inputs;
mod job;
mod panels;
mod reports;
mod totals;
mod writer;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::args::BatchArgs;
use super::gates::Hints;
use super::output::{Output, Pending};
use super::packs::Packs;
use super::{Outcome, house, identity, input, interrupt};
use crate::diagnostics::Diagnostics;
use crate::report::Names;
use format::Wishes;
use job::{FileResult, Job};

pub use format::BatchFormat;
use reports::Reports;
use writer::Writer;

/// Files scored between two looks at the output, where each is one row of a table.
const ROWS: usize = 256;
/// The same where each keeps its record.
const RECORDS: usize = 32;

/// Scores every file.
pub(super) fn run(args: &BatchArgs, output: &Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let packs = Packs::new(&args.assess, &args.gates, &mut diagnostics);
    output.problems(&diagnostics);
    let Some(packs) = packs else { return Ok(Outcome::Invalid) };
    let mut beside = Diagnostics::new();
    let files = inputs::expand(&args.paths, &mut beside)?;
    let options = args.assess.options();
    let names = if args.sql_names { Names::Sql } else { Names::Ids };
    let printer = (args.format.printer)(Wishes { names, records: args.records });
    let hints = Hints::explained(args.explain);
    let job = Job { options: &options, printer: &*printer, packs: &packs, reports: args.reports.is_some(), hints };
    let target = args.output.as_deref().filter(|path| !input::is_stdin(path));
    // A forgotten file name before `-o` would make the first of the answers the output.
    if target.is_some_and(Path::exists) || args.reports.as_ref().is_some_and(|folder| folder.exists()) {
        for file in &files {
            identity::reads(file);
        }
    }
    let house = house::house(&args.house, &mut beside)?;
    output.problems(&beside);
    let Some(house) = house else { return Ok(Outcome::Invalid) };
    if args.panel_by.is_some() {
        return panels::run(args, &files, &packs, house, output);
    }
    let reports = args.reports.as_deref().map(|folder| Reports::new(folder, house, &args.report_format)).transpose()?;
    let mut pending = target.map(Pending::new).transpose()?;
    let closed = AtomicBool::new(false);
    let out: Box<dyn Write + Send + '_> = match &mut pending {
        Some(pending) => Box::new(BufWriter::new(pending)),
        None => Box::new(BufWriter::with_capacity(1 << 16, Reader { out: io::stdout(), closed: &closed })),
    };
    let shown = target.is_some() || !io::stdout().is_terminal();
    let mut writer = Writer::new(&*printer, &options, hints, out, reports, output, bar(files.len(), shown));
    if let Some(given) = packs.given() {
        writer.start_table(&Arc::clone(given))?;
    }
    let stop = interrupt::flag();
    // Where something is judged or kept, the rest is scored for that even when nobody reads the table any more.
    let judges = job.reports || super::gates::Gates::asked(&args.gates);
    let ends = || stop.load(Ordering::Relaxed) || (!judges && closed.load(Ordering::Relaxed));
    pool(args.jobs)?.install(|| score(&files, &job, &mut writer, &ends))?;
    let stopped = stop.load(Ordering::Relaxed);
    let totals = writer.finish(!stopped)?;
    if stopped {
        output.message("interrupted: what was written is whole, the rest was not scored");
        return Ok(Outcome::Interrupted);
    }
    if let (Some(pending), Some(target)) = (pending, target) {
        pending.keep(target, output)?;
    }
    if judges || !closed.load(Ordering::Relaxed) {
        output.message(&totals.text());
    }
    Ok(totals.outcome())
}

/// Standard output, until its reader has seen enough: what is written then goes nowhere.
struct Reader<'a, W> {
    out: W,
    closed: &'a AtomicBool,
}

impl<W: Write> Reader<'_, W> {
    fn unless_closed<T>(&self, done: io::Result<T>, instead: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed.store(true, Ordering::Relaxed);
                Ok(instead)
            }
            other => other,
        }
    }
}

impl<W: Write> Write for Reader<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed.load(Ordering::Relaxed) {
            return Ok(bytes.len());
        }
        let written = self.out.write(bytes);
        self.unless_closed(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.unless_closed(flushed, ())
    }
}

fn pool(jobs: Option<u16>) -> Result<rayon::ThreadPool> {
    let threads = jobs.map_or(0, usize::from);
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("failed to start the threads")
}

/// Scores chunk after chunk, and writes each while the next is scored.
fn score(files: &[PathBuf], job: &Job<'_>, writer: &mut Writer<'_>, ends: &(dyn Fn() -> bool + Sync)) -> Result<()> {
    let mut before: Vec<FileResult> = Vec::new();
    for chunk in files.chunks(if job.keeps_records() { RECORDS } else { ROWS }) {
        if ends() {
            break;
        }
        let one = |path: &PathBuf| job.run(path as &Path);
        let (written, scored) =
            rayon::join(|| writer.take_all(before.drain(..)), || chunk.par_iter().map(one).collect());
        written?;
        before = scored;
    }
    writer.take_all(before.into_iter())
}

/// A progress bar on a terminal that does not show the rows, nothing elsewhere.
fn bar(files: usize, shown: bool) -> ProgressBar {
    let target =
        if shown && io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} files, {eta} left");
    let bar = ProgressBar::with_draw_target(Some(files as u64), target);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
