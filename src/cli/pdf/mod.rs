//! A report as PDF: the page, printed by a browser that is installed. It stands at the edge because it starts a
//! program; an engine of another kind would take the place of [`Browser`].

mod browser;
mod contents;
mod steady;

use anyhow::Result;

use crate::record::Record;
use crate::report::output::{File, main_page};
use crate::report::{self, Look, Options, Output, OutputError, Templates};
use browser::Browser;

/// What turns a page into a PDF.
trait Engine {
    /// The PDF of an HTML page.
    ///
    /// # Errors
    /// When it is not there or fails; nothing is left behind.
    fn pdf(&self, page: &str) -> Result<Vec<u8>>;
}

/// Browsers print on Letter unless a page says otherwise.
const PAPER: &str = "<style>@page{size:A4}</style></head>";

/// The format.
pub(super) struct Pdf;

impl Output for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn about(&self) -> &'static str {
        "The page as PDF, printed by an installed Chromium, Chrome or Edge"
    }

    fn ending(&self) -> &'static str {
        "pdf"
    }

    fn main_file(&self, look: Look) -> String {
        main_page(look, "pdf")
    }

    fn files(
        &self,
        main: &str,
        record: &Record,
        options: &Options,
        templates: &Templates,
    ) -> Result<Vec<File>, OutputError> {
        let page = report::html(record, options, templates)?.replacen("</head>", PAPER, 1);
        let printed = Browser::find().and_then(|engine| print(&engine, &page));
        let printed = printed.map_err(|error| OutputError::Program(format!("{error:#}")))?;
        Ok(vec![(main.to_owned(), steady::steady(printed, record.date.as_deref()))])
    }
}

/// A page with contents is printed twice, for their numbers.
fn print(engine: &impl Engine, page: &str) -> Result<Vec<u8>> {
    match contents::with_room(page) {
        Some(first) => engine.pdf(&contents::numbered(page, &engine.pdf(&first)?)),
        None => engine.pdf(page),
    }
}
