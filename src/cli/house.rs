//! What a house brings to its reports: a theme with a logo, and templates of its own.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};

use super::args::HouseArgs;
use super::input;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::report::{LARGEST_LOGO, Templates, Theme};
use crate::yaml::LARGEST;

/// What a house brings, read.
pub(super) struct House {
    /// Name, logo, colours and footer.
    pub theme: Theme,
    /// The embedded templates, with the house's own before them.
    pub templates: Templates,
}

/// Reads what a house brings. `None` when problems were pushed.
///
/// # Errors
/// When the templates cannot be read, or one is none.
pub(super) fn house(args: &HouseArgs, diagnostics: &mut Diagnostics) -> Result<Option<House>> {
    let theme = theme(args.theme.as_deref(), diagnostics);
    let templates = templates(args.templates.as_deref(), diagnostics)?;
    Ok(theme.map(|theme| House { theme, templates }))
}

/// The theme of a file, or none. `None` when problems were pushed.
fn theme(path: Option<&Path>, diagnostics: &mut Diagnostics) -> Option<Theme> {
    let Some(path) = path else { return Some(Theme::default()) };
    theme_file(path, diagnostics).map(|file| file.theme)
}

/// A theme with what it was read from.
pub(super) struct ThemeFile {
    pub(super) theme: Theme,
    pub(super) text: Arc<str>,
    /// The logo's bytes.
    pub(super) logo: Option<Vec<u8>>,
}

/// The theme of a file. `None` when problems were pushed.
pub(super) fn theme_file(path: &Path, diagnostics: &mut Diagnostics) -> Option<ThemeFile> {
    let before = diagnostics.count(Severity::Error);
    let file = input::text(path, diagnostics)?;
    let mut theme = Theme::parse(file, diagnostics)?;
    let logo = logo(&theme, path, diagnostics);
    if let Some(logo) = &logo {
        theme.set_logo(logo, diagnostics);
    }
    let text = Arc::clone(&diagnostics.source(file).text);
    (diagnostics.count(Severity::Error) == before).then_some(ThemeFile { theme, text, logo })
}

/// Reads the logo beside the theme file; its path is relative to that.
fn logo(theme: &Theme, path: &Path, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    let (logo, span) = (theme.logo_path()?, theme.logo_span()?);
    let place = path.parent().unwrap_or(Path::new("")).join(logo);
    match input::limited(&place, LARGEST_LOGO) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            let message = format!("the logo `{logo}` cannot be read: {}", input::plain(&error));
            let help = "its path is taken from the folder of this file; 400 pixels wide is plenty";
            diagnostics.push(Diagnostic::at(span, Code::BadLogo, message, help));
            None
        }
    }
}

/// The embedded templates with the files of a folder before them.
fn templates(folder: Option<&Path>, diagnostics: &mut Diagnostics) -> Result<Templates> {
    let Some(folder) = folder else { return Ok(Templates::embedded()) };
    let read = || format!("failed to read the templates in `{}`", folder.display());
    let (mut files, mut room) = (Vec::new(), LARGEST);
    for entry in std::fs::read_dir(folder).with_context(read)? {
        let path = entry.with_context(read)?.path();
        if path.is_file() {
            let text =
                template(&path, room).with_context(|| format!("failed to read the template `{}`", path.display()))?;
            room -= text.len();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            files.push((name, text));
        } else if input::is_special(&path) {
            input::skip(&path, diagnostics);
        }
    }
    files.sort();
    Templates::embedded().with_overrides(files).map_err(|error| anyhow!("{error}"))
}

/// The text of a template that has no more bytes than that.
fn template(path: &Path, room: usize) -> std::io::Result<String> {
    let bytes = input::limited(path, room)?;
    String::from_utf8(bytes).map_err(|_| std::io::Error::other("it is not UTF-8 text"))
}
