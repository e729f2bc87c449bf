//! What a format of a report is, and those that are text. Bytes from a record, no files.

use super::{Look, Options, TemplateError, Templates, context, html, markdown, roadmap_csv, scores_csv};
use crate::record::Record;

/// A file by its path relative to the report's folder.
pub type File = (String, Vec<u8>);

/// Why a format could not be made.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A template of the user's does not fit.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A program that makes it is missing or failed.
    #[error("{0}")]
    Program(String),
}

/// One format of a report.
pub trait Output: Sync {
    /// The word that asks for it.
    fn name(&self) -> &'static str;
    /// What people read about it.
    fn about(&self) -> &'static str;
    /// The ending of its main file.
    fn ending(&self) -> &'static str;
    /// The name of its main file in a folder of all formats.
    fn main_file(&self, look: Look) -> String;
    /// Whether it shows what respondents noted.
    fn holds_notes(&self) -> bool {
        true
    }
    /// Its files: the main file, under the name given, then what belongs beside it.
    ///
    /// # Errors
    /// When a template of the user's does not fit, or a program that it takes is missing.
    fn files(
        &self,
        main: &str,
        record: &Record,
        options: &Options,
        templates: &Templates,
    ) -> Result<Vec<File>, OutputError>;
}

/// One self-contained page.
pub(crate) struct Html;
/// Markdown with charts beside it.
pub(crate) struct Markdown;
/// The record.
pub(crate) struct Json;
/// Tables.
pub(crate) struct Csv;
/// What templates get.
pub(crate) struct Context;

/// The name of a page's file, by look.
pub(crate) fn main_page(look: Look, ending: &str) -> String {
    let stem = match look {
        Look::Full => "report",
        Look::Board => "board",
        Look::OnePage => "one-page",
        Look::Annex => "annex",
    };
    format!("{stem}.{ending}")
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    let text = crate::json::pretty(value).unwrap_or_default();
    (text + "\n").into_bytes()
}

impl Output for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "One self-contained page"
    }

    fn ending(&self) -> &'static str {
        "html"
    }

    fn main_file(&self, look: Look) -> String {
        main_page(look, "html")
    }

    fn files(
        &self,
        main: &str,
        record: &Record,
        options: &Options,
        templates: &Templates,
    ) -> Result<Vec<File>, OutputError> {
        Ok(vec![(main.to_owned(), html(record, options, templates)?.into_bytes())])
    }
}

impl Output for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn about(&self) -> &'static str {
        "Markdown with charts beside it"
    }

    fn ending(&self) -> &'static str {
        "md"
    }

    fn main_file(&self, look: Look) -> String {
        main_page(look, "md")
    }

    fn files(
        &self,
        main: &str,
        record: &Record,
        options: &Options,
        templates: &Templates,
    ) -> Result<Vec<File>, OutputError> {
        let rendered = markdown(record, options, templates)?;
        let charts = rendered.charts.into_iter().map(|(name, svg)| (name, svg.into_bytes()));
        Ok(std::iter::once((main.to_owned(), rendered.text.into_bytes())).chain(charts).collect())
    }
}

impl Output for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "The record"
    }

    fn ending(&self) -> &'static str {
        "json"
    }

    fn main_file(&self, _: Look) -> String {
        "record.json".to_owned()
    }

    fn files(&self, main: &str, record: &Record, options: &Options, _: &Templates) -> Result<Vec<File>, OutputError> {
        let bytes = if options.notes { json(record) } else { json(&record.without_notes()) };
        Ok(vec![(main.to_owned(), bytes)])
    }
}

impl Output for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "Scores and roadmap as tables"
    }

    fn ending(&self) -> &'static str {
        "csv"
    }

    fn main_file(&self, _: Look) -> String {
        "scores.csv".to_owned()
    }

    fn holds_notes(&self) -> bool {
        false
    }

    /// Scores, and beside them the roadmap.
    fn files(&self, main: &str, record: &Record, _: &Options, _: &Templates) -> Result<Vec<File>, OutputError> {
        let stem = main.strip_suffix(".csv").unwrap_or(main);
        let name = if stem == "scores" { "roadmap.csv".to_owned() } else { format!("{stem}-roadmap.csv") };
        let mut files = vec![(main.to_owned(), scores_csv(record))];
        files.extend(record.roadmap.is_some().then(|| (name, roadmap_csv(record))));
        Ok(files)
    }
}

impl Output for Context {
    fn name(&self) -> &'static str {
        "context"
    }

    fn about(&self) -> &'static str {
        "The data a template gets"
    }

    fn ending(&self) -> &'static str {
        "json"
    }

    fn main_file(&self, _: Look) -> String {
        "context.json".to_owned()
    }

    fn files(&self, main: &str, record: &Record, options: &Options, _: &Templates) -> Result<Vec<File>, OutputError> {
        Ok(vec![(main.to_owned(), json(&context(record, options)))])
    }
}
