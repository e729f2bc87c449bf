//! From a record to what people read: HTML, Markdown, tables for spreadsheets. Pure: strings in, strings out.
//!
//! `view` works a record out as ready strings, `templates` (the only file that knows Tera) lays them out, `chart`
//! draws, `theme` brands. A report reads the record and nothing else; only `blank` reads a pack, because a blank
//! questionnaire has no record.

pub(crate) mod blank;
pub(crate) mod chart;
mod colour;
mod comments;
mod comparison;
pub(crate) mod escape;
mod folders;
mod format;
mod markdown;
mod money;
mod news;
pub(crate) mod number;
pub(crate) mod output;
#[cfg(feature = "office")]
mod palette;
mod panel;
mod portfolio;
#[cfg(feature = "office")]
pub(crate) mod readout;
mod spreadsheet;
mod table;
mod templates;
mod theme;
mod view;

pub use comments::Comments;
pub(crate) use comparison::{change_shown, comparison_html, comparison_markdown, fell, score_shown, signed};
pub(crate) use escape::markdown as markdown_text;
pub(crate) use folders::{folders_facts, folders_html, folders_markdown};
pub use money::DayRate;
pub(crate) use news::news;
pub use output::{File, Output, OutputError};
#[cfg(feature = "office")]
pub(crate) use palette::Palette;
pub(crate) use panel::{
    PanelRow, agenda_html, agenda_markdown, agreement_sentence, change_sentence, measure_change_shown, measure_shown,
    panel_csv, panel_html, panel_markdown, panel_rows_csv, panels_html, panels_markdown, told, withheld,
};
pub(crate) use portfolio::{PanelEntry, Portfolio, panel_portfolio_html};
#[cfg(feature = "office")]
pub(crate) use readout::Readout;
#[cfg(feature = "office")]
pub(crate) use spreadsheet::{ScoreRow, score_rows};
pub use spreadsheet::{roadmap_csv, scores_csv};
pub(crate) use table::{Names, Table};
#[cfg(feature = "cli")]
pub(crate) use templates::form_page;
pub use templates::{TemplateError, Templates};
#[cfg(feature = "cli")]
pub(crate) use theme::Brand;
pub(crate) use theme::LARGEST_LOGO;
pub use theme::Theme;

use crate::record::Record;
use view::View;

/// How much of the record a report shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Everything; the annex is folded, so that print leaves it out.
    #[default]
    Full,
    /// What a board reads, without the annex.
    Board,
    /// One page for executives.
    OnePage,
    /// Every answer, score and source behind the report.
    Annex,
}

/// What a report shows.
#[derive(Debug, Clone)]
pub struct Options {
    /// How much.
    pub look: Look,
    /// Whether respondents' notes and proof are shown.
    pub notes: bool,
    /// Whether charts are drawn.
    pub charts: bool,
    /// Whose report it is.
    pub theme: Theme,
    /// What is added to it by hand.
    pub comments: Comments,
    /// What a day costs, if work is to be told in money too.
    pub day_rate: Option<DayRate>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            look: Look::Full,
            notes: true,
            charts: true,
            theme: Theme::default(),
            comments: Comments::default(),
            day_rate: None,
        }
    }
}

/// A report as Markdown with the charts it links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownReport {
    /// The text.
    pub text: String,
    /// Relative file name and SVG of each chart.
    pub charts: Vec<(String, String)>,
}

/// The report as one HTML file that needs nothing else.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn html(record: &Record, options: &Options, templates: &Templates) -> Result<String, TemplateError> {
    templates.html(page(record, options), &View::new(record, options))
}

/// The report as Markdown.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn markdown(record: &Record, options: &Options, templates: &Templates) -> Result<MarkdownReport, TemplateError> {
    let view = View::new(record, options);
    let text = templates.markdown(page(record, options), &view)?;
    let charts = view.charts().into_iter().filter(|(file, _)| text.contains(file.as_str())).collect();
    Ok(MarkdownReport { text, charts })
}

fn page(record: &Record, options: &Options) -> templates::Page {
    if record.first_look.is_some() { templates::Page::FirstLook } else { templates::Page::Report(options.look) }
}

/// Where the organisation stands, in a sentence or two.
#[must_use]
pub(crate) fn standing(record: &Record) -> Vec<String> {
    View::new(record, &Options { charts: false, ..Options::default() }).into_standing()
}

/// What a template gets.
#[must_use]
pub fn context(record: &Record, options: &Options) -> serde_json::Value {
    serde_json::to_value(View::new(record, options)).unwrap_or_default()
}
