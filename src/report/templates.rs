//! Lays a view out with templates. The only file that knows Tera.
//!
//! The built-in templates are known as `builtin/NAME`; a user's file of the same `NAME` takes its place, or extends
//! it and replaces single blocks. In `.html` every value is escaped as HTML, in `.md` as Markdown, unless a filter
//! says otherwise.

use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::{Look, escape, markdown};
use crate::diagnostics::suggest;

/// Built-in templates by name.
const BUILT_IN: &[(&str, &str)] = &[
    ("report.html", include_str!("../../report-templates/report.html")),
    ("board.html", include_str!("../../report-templates/board.html")),
    ("annex.html", include_str!("../../report-templates/annex.html")),
    ("unseen.html", include_str!("../../report-templates/unseen.html")),
    ("details.html", include_str!("../../report-templates/details.html")),
    ("actions.html", include_str!("../../report-templates/actions.html")),
    ("one-page.html", include_str!("../../report-templates/one-page.html")),
    ("overview.html", include_str!("../../report-templates/overview.html")),
    ("frameworks.html", include_str!("../../report-templates/frameworks.html")),
    ("roadmap.html", include_str!("../../report-templates/roadmap.html")),
    ("appendix.html", include_str!("../../report-templates/appendix.html")),
    ("pieces.html", include_str!("../../report-templates/pieces.html")),
    ("style.css", include_str!("../../report-templates/style.css")),
    ("first-look.html", include_str!("../../report-templates/first-look.html")),
    ("first-look.md", include_str!("../../report-templates/first-look.md")),
    ("folders.html", include_str!("../../report-templates/folders.html")),
    ("panel.html", include_str!("../../report-templates/panel.html")),
    ("panel.md", include_str!("../../report-templates/panel.md")),
    ("panels.html", include_str!("../../report-templates/panels.html")),
    ("panels.md", include_str!("../../report-templates/panels.md")),
    ("agenda.html", include_str!("../../report-templates/agenda.html")),
    ("agenda.md", include_str!("../../report-templates/agenda.md")),
    ("compare.html", include_str!("../../report-templates/compare.html")),
    ("portfolio.html", include_str!("../../report-templates/portfolio.html")),
    ("portfolio-panels.html", include_str!("../../report-templates/portfolio-panels.html")),
    ("report.md", include_str!("../../report-templates/report.md")),
    ("board.md", include_str!("../../report-templates/board.md")),
    ("annex.md", include_str!("../../report-templates/annex.md")),
    ("one-page.md", include_str!("../../report-templates/one-page.md")),
    ("frameworks.md", include_str!("../../report-templates/frameworks.md")),
    ("roadmap.md", include_str!("../../report-templates/roadmap.md")),
    ("details.md", include_str!("../../report-templates/details.md")),
    ("actions.md", include_str!("../../report-templates/actions.md")),
    ("unseen.md", include_str!("../../report-templates/unseen.md")),
    ("appendix.md", include_str!("../../report-templates/appendix.md")),
    ("pieces.md", include_str!("../../report-templates/pieces.md")),
    ("blank.html", include_str!("../../report-templates/blank.html")),
    ("blank.md", include_str!("../../report-templates/blank.md")),
    ("folders.md", include_str!("../../report-templates/folders.md")),
    ("compare.md", include_str!("../../report-templates/compare.md")),
];

/// The built-in templates and the user's.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    overrides: Vec<(String, String)>,
    /// Read once, then used for every page.
    html: OnceLock<Tera>,
    markdown: OnceLock<Tera>,
}

/// Why a template could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct TemplateError {
    /// The template's file name.
    pub file: String,
    /// Line, counted from 1; `None` when the file as a whole does not fit.
    pub line: Option<usize>,
    /// Column, counted from 1.
    pub column: Option<usize>,
    /// What is wrong, with an excerpt and what exists.
    pub message: String,
}

/// What is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// A report.
    Report(Look),
    /// What there is instead when too little was answered.
    FirstLook,
}

/// A family of templates that share a way of escaping.
#[derive(Clone, Copy, PartialEq)]
enum Family {
    Html,
    Markdown,
}

impl Templates {
    /// The built-in templates alone.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// Puts the user's files before the built-in ones of the same name; other names can be included by them.
    ///
    /// # Errors
    /// When a template has a wrong syntax, or the name of a built-in one that was probably misspelt.
    pub fn with_overrides(self, overrides: Vec<(String, String)>) -> Result<Self, TemplateError> {
        let templates = Self { overrides, ..Self::default() };
        templates.engine(Family::Html)?;
        templates.engine(Family::Markdown)?;
        templates.all_used()?;
        Ok(templates)
    }

    /// Names and texts of the built-in templates.
    #[must_use]
    pub fn list() -> &'static [(&'static str, &'static str)] {
        BUILT_IN
    }

    /// Renders a page as HTML.
    pub(super) fn html(&self, page: Page, view: &impl Serialize) -> Result<String, TemplateError> {
        self.page(&format!("{}.html", stem(page)), view)
    }

    /// Renders a page as Markdown.
    pub(super) fn markdown(&self, page: Page, view: &impl Serialize) -> Result<String, TemplateError> {
        self.text(&format!("{}.md", stem(page)), view)
    }

    /// Renders one template as HTML.
    pub(super) fn page(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        self.render(Family::Html, name, view)
    }

    /// Renders one template as Markdown.
    pub(super) fn text(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        self.render(Family::Markdown, name, view).map(|text| tidy(&text))
    }

    fn render(&self, family: Family, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let tera = self.engine(family)?;
        let context = Context::from_serialize(view).map_err(|error| failure(&error))?;
        tera.render(name, &context).map_err(|error| failure(&error))
    }

    fn engine(&self, family: Family) -> Result<&Tera, TemplateError> {
        let ready = match family {
            Family::Html => &self.html,
            Family::Markdown => &self.markdown,
        };
        if let Some(tera) = ready.get() {
            return Ok(tera);
        }
        let tera = self.read(family)?;
        Ok(ready.get_or_init(|| tera))
    }

    fn read(&self, family: Family) -> Result<Tera, TemplateError> {
        let mut tera = Tera::new();
        tera.set_fallback_prefixes(["builtin/"]).map_err(|error| failure(&error))?;
        match family {
            Family::Html => {
                tera.autoescape_on([".html"]);
                tera.set_escape_fn(escape::write_html);
                tera.register_filter("prose", |text: &str, _: Kwargs, _: &State| {
                    Value::safe_string(&markdown::to_html(text))
                });
                tera.register_filter("blocks", |text: &str, _: Kwargs, _: &State| {
                    Value::safe_string(&markdown::blocks_to_html(text))
                });
            }
            Family::Markdown => {
                tera.autoescape_on([".md"]);
                tera.set_escape_fn(escape::write_markdown);
                tera.register_filter("prose", |text: &str, _: Kwargs, _: &State| {
                    Value::safe_string(&markdown::to_markdown(text))
                });
                tera.register_filter("blocks", |text: &str, _: Kwargs, _: &State| {
                    Value::safe_string(&markdown::blocks_to_markdown(text))
                });
            }
        }
        let built_in = BUILT_IN.iter().map(|(name, text)| (format!("builtin/{name}"), *text));
        let own = self.overrides.iter().map(|(name, text)| (name.clone(), text.as_str()));
        let all: Vec<_> = built_in.chain(own).filter(|(name, _)| family.takes(name)).collect();
        tera.add_raw_templates(all).map_err(|error| failure(&error))?;
        Ok(tera)
    }

    /// A file that nothing includes and that has no built-in name would be ignored without a word.
    fn all_used(&self) -> Result<(), TemplateError> {
        let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
        let mentioned = |name: &str| self.overrides.iter().any(|(_, text)| text.contains(name));
        match self.overrides.iter().find(|(name, _)| !names.contains(&name.as_str()) && !mentioned(name)) {
            None => Ok(()),
            Some((name, _)) => Err(TemplateError {
                file: name.clone(),
                line: None,
                column: None,
                message: format!("no report uses a template of the name `{name}`; {}", suggest(name, &names)),
            }),
        }
    }
}

/// The page of the form, which no template of a user's replaces: its policy names each of its parts.
///
/// # Errors
/// When the template does not fit its view.
#[cfg(feature = "cli")]
pub(crate) fn form_page(view: &impl Serialize) -> Result<String, TemplateError> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html"]);
    tera.set_escape_fn(escape::write_html);
    let text = include_str!("../../report-templates/form/form.html");
    tera.add_raw_template("form.html", text).map_err(|error| failure(&error))?;
    let context = Context::from_serialize(view).map_err(|error| failure(&error))?;
    tera.render("form.html", &context).map_err(|error| failure(&error))
}

fn stem(page: Page) -> &'static str {
    match page {
        Page::Report(Look::Full) => "report",
        Page::Report(Look::Board) => "board",
        Page::Report(Look::OnePage) => "one-page",
        Page::Report(Look::Annex) => "annex",
        Page::FirstLook => "first-look",
    }
}

impl Family {
    fn takes(self, name: &str) -> bool {
        let is_markdown = std::path::Path::new(name).extension().is_some_and(|extension| extension == "md");
        is_markdown == (self == Self::Markdown)
    }
}

fn failure(error: &tera::Error) -> TemplateError {
    let place = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    };
    let message = error.to_string();
    let (file, line, column) = match place {
        Some(at) => (at.filename().to_owned(), Some(at.span().start_line), Some(at.span().start_col + 1)),
        None => named_place(&message).unwrap_or_default(),
    };
    TemplateError { file, line, column, message }
}

/// Several errors at once come as one text; the first place it names is ` --> file:line:column`.
fn named_place(message: &str) -> Option<(String, Option<usize>, Option<usize>)> {
    let place = message.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let (rest, column) = place.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file.to_owned(), line.parse().ok(), column.parse().ok()))
}

/// Templates are indented for their readers; the Markdown they make has no more than one empty line in a row.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && empty) {
            out.push_str(line);
            out.push('\n');
        }
        empty = line.is_empty();
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
