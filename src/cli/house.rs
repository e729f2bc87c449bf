//! What a house brings to its reports: a theme with a logo, and templates of its own.

use std::path::Path;

use anyhow::{Context, Result, anyhow};

use super::args::HouseArgs;
use super::input;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
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
    let before = diagnostics.count(crate::diagnostics::Severity::Error);
    let file = input::text(path, diagnostics)?;
    let mut theme = Theme::parse(file, diagnostics)?;
    logo(&mut theme, path, diagnostics);
    (diagnostics.count(crate::diagnostics::Severity::Error) == before).then_some(theme)
}

/// Reads the logo beside the theme file; its path is relative to that.
fn logo(theme: &mut Theme, path: &Path, diagnostics: &mut Diagnostics) {
    let (Some(logo), Some(span)) = (theme.logo_path(), theme.logo_span()) else { return };
    let place = path.parent().unwrap_or(Path::new("")).join(logo);
    match input::limited(&place, LARGEST_LOGO) {
        Ok(bytes) => theme.set_logo(&bytes, diagnostics),
        Err(error) => {
            let message = format!("the logo `{logo}` cannot be read: {}", input::plain(&error));
            let help = "its path is taken from the folder of this file; 400 pixels wide is plenty";
            diagnostics.push(Diagnostic::at(span, Code::BadLogo, message, help));
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
