//! Markdown, and one self-contained page with charts.

use anyhow::Result;

use super::{CompareFormat, Printer};
use crate::cli::compare::{Compared, Judged};
use crate::cli::house::House;
use crate::report;

pub(super) const MARKDOWN: CompareFormat = CompareFormat { name: "md", help: "Markdown", printer: &Markdown };

pub(super) const HTML: CompareFormat =
    CompareFormat { name: "html", help: "One self-contained page with charts", printer: &Html };

struct Markdown;

struct Html;

impl Printer for Markdown {
    fn print(&self, judged: &Judged, House { theme, templates }: &House) -> Result<String> {
        Ok(match &judged.compared {
            Compared::Course { history, .. } => report::comparison_markdown(history, theme, templates)?,
            Compared::Panels { change, .. } => report::panels_markdown(change, theme, templates)?,
            Compared::Folders { names, folders, .. } => report::folders_markdown(names, folders, theme, templates)?,
        })
    }
}

impl Printer for Html {
    fn print(&self, judged: &Judged, House { theme, templates }: &House) -> Result<String> {
        Ok(match &judged.compared {
            Compared::Course { history, .. } => report::comparison_html(history, theme, templates)?,
            Compared::Panels { change, .. } => report::panels_html(change, theme, templates)?,
            Compared::Folders { names, folders, .. } => report::folders_html(names, folders, theme, templates)?,
        })
    }
}
