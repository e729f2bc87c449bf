//! `report`: writes the report of an answers file or a record. Everything is rendered before anything is written.

mod format;
mod target;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::args::{AssessArgs, Charts, Look, ReportArgs};
use super::house::{self, House};
use super::output::Output;
use super::{Outcome, assess, input};
use crate::assess::Scored;
use crate::diagnostics::{Diagnostics, Severity};
use crate::record::Record;
use crate::report::{self, Comments, Options, Templates};
pub use format::ReportFormat;
use target::{Target, Written};

/// Writes the report.
pub(super) fn run(args: &ReportArgs, output: &Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let record = record(&args.file, &args.assess, &mut diagnostics)?;
    let house = house::house(&args.house, &mut diagnostics)?;
    let comments = comments(args.comments.as_deref(), record.as_ref(), &mut diagnostics);
    output.problems(&diagnostics);
    let (Some(record), Some(House { theme, templates }), Some(comments)) = (record, house, comments) else {
        return Ok(Outcome::Invalid);
    };
    let options = Options {
        look: look(args.look),
        notes: !args.no_notes,
        charts: args.charts == Charts::Svg,
        theme,
        comments,
        day_rate: args.day_rate.clone(),
    };
    let target = Target::of(args)?;
    let mut files: Vec<Written> = Vec::new();
    for format in target.formats(&args.format) {
        files.extend(render(format, &record, &options, &templates, &target)?);
    }
    let written: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    target.write(files, output)?;
    if let (Target::Folder(folder), true) = (&target, args.no_notes) {
        for older in with_notes(folder, &written) {
            output.message(&format!(
                "warning: `{}` is older and may still hold notes; it was left as it was",
                older.display()
            ));
        }
    }
    Ok(Outcome::Done)
}

/// The comments of a file, or none. `None` when problems were pushed.
fn comments(path: Option<&Path>, record: Option<&Record>, diagnostics: &mut Diagnostics) -> Option<Comments> {
    let Some(path) = path else { return Some(Comments::default()) };
    let before = diagnostics.count(Severity::Error);
    let file = input::text(path, diagnostics)?;
    let comments = Comments::parse(file, record, diagnostics)?;
    (diagnostics.count(Severity::Error) == before).then_some(comments)
}

fn render(
    format: ReportFormat,
    record: &Record,
    options: &Options,
    templates: &Templates,
    target: &Target,
) -> Result<Vec<Written>> {
    let (folder, main) = target.place(format, options.look);
    let files = format.0.files(&main, record, options, templates)?;
    Ok(files.into_iter().map(|(name, bytes)| (folder.join(name), bytes)).collect())
}

/// Files of an earlier report in the folder that were not written again.
fn with_notes(folder: &Path, written: &[PathBuf]) -> Vec<PathBuf> {
    let looks = [report::Look::Full, report::Look::OnePage];
    let names = ReportFormat::all().iter().map(|format| format.output()).filter(|output| output.holds_notes());
    let names: BTreeSet<String> = names.flat_map(|output| looks.map(|look| output.main_file(look))).collect();
    let paths = names.iter().map(|name| folder.join(name));
    paths.filter(|path| path.exists() && !written.contains(path)).collect()
}

fn look(look: Look) -> report::Look {
    match look {
        Look::Full => report::Look::Full,
        Look::Board => report::Look::Board,
        Look::OnePage => report::Look::OnePage,
        Look::Annex => report::Look::Annex,
    }
}

/// The record of a file, which is a record itself or answers.
pub(super) fn record(path: &Path, args: &AssessArgs, diagnostics: &mut Diagnostics) -> Result<Option<Record>> {
    let Some(file) = input::text(path, diagnostics) else { return Ok(None) };
    let text = &diagnostics.source(file).text;
    if text.trim_start().starts_with('{') && text.contains("\"schema_version\"") {
        if !args.set.is_empty() {
            bail!(
                "`{}` is a record, which is not scored again; leave out `--set`, or name the answers",
                path.display()
            );
        }
        return Ok(super::record::read(file, diagnostics));
    }
    let Some(loaded) = assess::load_text(file, args, diagnostics) else { return Ok(None) };
    let options = args.options();
    Ok(Some(Scored::new(&loaded.pack, &loaded.answers, &options).record(&options)))
}
