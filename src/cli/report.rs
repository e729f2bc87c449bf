//! `report`: writes the report of an answers file or a record. Everything is rendered before anything is written.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::args::{AssessArgs, Charts, Look, ReportArgs, ReportFormat};
use super::output::Output;
use super::{Outcome, assess, house, input};
use crate::assess::Scored;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Span};
use crate::record::{Record, SCHEMA_VERSION};
use crate::report::{self, Options, Templates};

/// A file to write: where, and what.
type Written = (PathBuf, Vec<u8>);

/// Writes the report.
pub(super) fn run(args: &ReportArgs, output: &Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let record = record(&args.file, &args.assess, &mut diagnostics)?;
    let theme = house::theme(args.theme.as_deref(), &mut diagnostics);
    output.problems(&diagnostics);
    let (Some(record), Some(theme)) = (record, theme) else { return Ok(Outcome::Invalid) };
    let templates = house::templates(args.templates.as_deref())?;
    let options = Options { look: look(args.look), notes: !args.no_notes, charts: args.charts == Charts::Svg, theme };
    let target = Target::of(args)?;
    let mut files = Vec::new();
    for format in target.formats(&args.format) {
        files.extend(render(format, &record, &options, &templates, &target)?);
    }
    let written: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    let outcome = target.write(files, output)?;
    if let (Target::Folder(folder), true) = (&target, args.no_notes) {
        for older in with_notes(folder, &written) {
            output.message(&format!(
                "warning: `{}` is older and may still hold notes; it was left as it was",
                older.display()
            ));
        }
    }
    Ok(outcome)
}

/// Files of an earlier report in the folder that were not written again.
fn with_notes(folder: &Path, written: &[PathBuf]) -> Vec<PathBuf> {
    let names = ["report.html", "report.md", "one-page.html", "one-page.md", "record.json", "context.json"];
    let paths = names.iter().map(|name| folder.join(name));
    paths.filter(|path| path.exists() && !written.contains(path)).collect()
}

fn look(look: Look) -> report::Look {
    match look {
        Look::Full => report::Look::Full,
        Look::OnePage => report::Look::OnePage,
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
        return Ok(parse_record(file, diagnostics));
    }
    let Some(loaded) = assess::load_text(file, args, diagnostics) else { return Ok(None) };
    let options = args.options();
    Ok(Some(Scored::new(&loaded.pack, &loaded.answers, &options).record(&options)))
}

/// A record as JSON; its reader stops at the first problem.
pub(super) fn parse_record(file: FileId, diagnostics: &mut Diagnostics) -> Option<Record> {
    let text = std::sync::Arc::clone(&diagnostics.source(file).text);
    match serde_json::from_str(&text) {
        Ok(record) if is_known(&record) => Some(record),
        Ok(record) => {
            let message =
                format!("it is a record of version {}, this takestock knows {SCHEMA_VERSION}", record.schema_version);
            diagnostics.push(Diagnostic::whole(
                file,
                Code::BadRecord,
                message,
                "read it with the takestock that wrote it",
            ));
            None
        }
        Err(error) => {
            let help = "make it anew with `takestock score answers.yaml --format json`";
            let message = format!("it is no record of this version: {}", message(&error));
            diagnostics.push(Diagnostic::at(place(&text, file, &error), Code::BadRecord, message, help));
            None
        }
    }
}

fn is_known(record: &Record) -> bool {
    record.schema_version <= SCHEMA_VERSION
}

/// The reader's words without the place, which is shown anyway.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(message, _)| message.to_owned())
}

fn place(text: &str, file: FileId, error: &serde_json::Error) -> Span {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let before: usize = text.lines().take(error.line().saturating_sub(1)).map(|line| line.chars().count() + 1).sum();
    let start = number(before + error.column().saturating_sub(1));
    Span { file, start, end: start + 1, line: number(error.line()), column: number(error.column().max(1)) }
}

/// Where the formats go.
enum Target {
    /// All of them into one folder.
    Folder(PathBuf),
    /// One file, whose ending said the format.
    File(PathBuf, ReportFormat),
    /// Standard output.
    Stdout,
}

impl Target {
    fn of(args: &ReportArgs) -> Result<Self> {
        if input::is_stdin(&args.output) {
            return Ok(Self::Stdout);
        }
        if !args.output.is_dir() {
            refuse_foreign(&args.output)?;
        }
        let Some(format) = by_ending(&args.output).filter(|_| !args.output.is_dir()) else {
            return Ok(Self::Folder(args.output.clone()));
        };
        match args.format.as_slice() {
            [] => Ok(Self::File(args.output.clone(), format)),
            [ReportFormat::Context] if format == ReportFormat::Json => {
                Ok(Self::File(args.output.clone(), ReportFormat::Context))
            }
            [one] if *one == format => Ok(Self::File(args.output.clone(), format)),
            [_] => {
                bail!("the ending of `{}` is not that of the format; leave out one of the two", args.output.display())
            }
            _ => bail!("several formats need a folder, `{}` is one file", args.output.display()),
        }
    }

    fn formats(&self, wanted: &[ReportFormat]) -> Vec<ReportFormat> {
        match self {
            Self::File(_, format) => vec![*format],
            Self::Stdout => wanted.first().copied().map_or(vec![ReportFormat::Html], |format| vec![format]),
            Self::Folder(_) if wanted.is_empty() => vec![ReportFormat::Html, ReportFormat::Md],
            Self::Folder(_) => wanted.to_vec(),
        }
    }

    /// The path for a format's main file.
    fn path(&self, name: &str) -> PathBuf {
        match self {
            Self::File(path, _) => path.clone(),
            Self::Folder(folder) => folder.join(name),
            Self::Stdout => PathBuf::from(name),
        }
    }

    fn write(&self, files: Vec<Written>, output: &Output) -> Result<Outcome> {
        if let Self::Stdout = self {
            if let Some((_, bytes)) = files.first() {
                output.result(bytes)?;
            }
            return Ok(Outcome::Done);
        }
        for (path, bytes) in files {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).with_context(|| format!("failed to make `{}`", folder.display()))?;
            }
            output.write_file(&path, &bytes)?;
        }
        Ok(Outcome::Done)
    }
}

/// A report would become a folder of that name.
fn refuse_foreign(path: &Path) -> Result<()> {
    let ending = path.extension().and_then(OsStr::to_str).map(str::to_lowercase).unwrap_or_default();
    match ending.as_str() {
        "pdf" => bail!("`{}` cannot be written; write `.html` and print that to PDF from a browser", path.display()),
        "htm" | "doc" | "docx" | "odt" | "ppt" | "pptx" | "xls" | "xlsx" | "txt" | "yaml" | "yml" | "xml" | "tex" => {
            bail!("`{}` cannot be written; a report is a folder, or ends in .html, .md, .json or .csv", path.display())
        }
        _ => Ok(()),
    }
}

fn by_ending(path: &Path) -> Option<ReportFormat> {
    match path.extension().and_then(OsStr::to_str)? {
        "html" => Some(ReportFormat::Html),
        "md" => Some(ReportFormat::Md),
        "json" => Some(ReportFormat::Json),
        "csv" => Some(ReportFormat::Csv),
        _ => None,
    }
}

fn render(
    format: ReportFormat,
    record: &Record,
    options: &Options,
    templates: &Templates,
    target: &Target,
) -> Result<Vec<Written>> {
    let stem = if options.look == report::Look::OnePage { "one-page" } else { "report" };
    Ok(match format {
        ReportFormat::Html => {
            let page = report::html(record, options, templates)?;
            vec![(target.path(&format!("{stem}.html")), page.into_bytes())]
        }
        ReportFormat::Md => markdown(&target.path(&format!("{stem}.md")), record, options, templates)?,
        ReportFormat::Json => {
            let record = if options.notes { record.clone() } else { record.without_notes() };
            vec![(target.path("record.json"), (serde_json::to_string_pretty(&record)? + "\n").into_bytes())]
        }
        ReportFormat::Csv => tables(&target.path("scores.csv"), record),
        ReportFormat::Context => {
            let context = report::context(record, options);
            vec![(target.path("context.json"), (serde_json::to_string_pretty(&context)? + "\n").into_bytes())]
        }
    })
}

/// The text, and the charts it links beside it.
fn markdown(path: &Path, record: &Record, options: &Options, templates: &Templates) -> Result<Vec<Written>> {
    let rendered = report::markdown(record, options, templates)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut files = vec![(path.to_owned(), rendered.text.into_bytes())];
    files.extend(rendered.charts.into_iter().map(|(name, svg)| (folder.join(name), svg.into_bytes())));
    Ok(files)
}

/// Scores, and beside them the roadmap.
fn tables(path: &Path, record: &Record) -> Vec<Written> {
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or("scores");
    let name = if stem == "scores" { "roadmap.csv".to_owned() } else { format!("{stem}-roadmap.csv") };
    let mut files = vec![(path.to_owned(), report::scores_csv(record))];
    if record.roadmap.is_some() {
        files.push((path.with_file_name(name), report::roadmap_csv(record)));
    }
    files
}
