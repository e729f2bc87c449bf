//! `form`: one page that asks, scores and reports by itself.

use std::path::Path;

use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::FormArgs;
use super::house::ThemeFile;
use super::output::Output;
use super::{Outcome, house, input};
use crate::diagnostics::Diagnostics;
use crate::form::{FormTheme, Invitation, page};
use crate::pack::{Pack, PackText, builtin};
use crate::report::Theme;

/// The engine for browsers; `web/build` makes it.
const ENGINE: &[u8] = include_bytes!("../../web/engine.wasm.gz");

/// Writes the page.
///
/// # Errors
/// When it cannot be written.
pub(super) fn run(args: &FormArgs, output: &Output) -> Result<Outcome> {
    let ending = args.output.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !input::is_stdin(&args.output) && !matches!(ending.as_str(), "html" | "htm") {
        bail!("the form is a page: name a file that ends in .html, not `{}`", args.output.display());
    }
    let mut diagnostics = Diagnostics::new();
    let asked = asked(args, &mut diagnostics);
    output.problems(&diagnostics);
    let Some(asked) = asked else { return Ok(Outcome::Invalid) };
    let page = page(&asked.pack, &asked.texts, &asked.invitation, &asked.theme, ENGINE)?;
    if input::is_stdin(&args.output) {
        output.result(page)?;
    } else {
        output.write_files(vec![(args.output.clone(), page.into_bytes())])?;
        output.message(&next(args));
    }
    Ok(Outcome::Done)
}

fn next(args: &FormArgs) -> String {
    let name = args.output.display();
    format!(
        "next: send {name} to everyone who answers, or open it in a browser; `takestock score FILE` reads what they save"
    )
}

/// What a page asks, and how.
struct Asked {
    pack: Pack,
    /// Of a questionnaire that is not built in.
    texts: Vec<PackText>,
    invitation: Invitation,
    theme: Theme,
}

/// `None` when problems were pushed.
fn asked(args: &FormArgs, diagnostics: &mut Diagnostics) -> Option<Asked> {
    let named = args.questionnaire.as_deref().filter(|spec| !spec.is_empty()).unwrap_or(builtin::DEFAULT);
    let read = input::load_pack_and_texts(named, diagnostics);
    let theme = args.theme.as_deref().map(|path| house::theme_file(path, diagnostics).map(|file| (path, file)));
    let (pack, texts) = read?;
    let theme = theme.map_or(Some(None), |theme| theme.map(Some))?;
    let is_builtin = builtin::is_known(named);
    let invitation = Invitation {
        builtin: is_builtin.then(|| named.to_owned()),
        theme: theme.as_ref().map(|(path, file)| packed(path, file)),
        pulse: args.pulse,
        organisation: args.organisation.clone(),
        date: args.date.map(|date| date.to_string()),
        due: args.due.map(|due| due.to_string()),
        to: args.to.clone(),
        result: !args.no_result,
        language: args.language.clone(),
    };
    let texts = if is_builtin { Vec::new() } else { without_folders(texts) };
    Some(Asked { pack, texts, invitation, theme: theme.map(|(_, file)| file.theme).unwrap_or_default() })
}

/// Where the files lie on this machine is nobody's business.
fn without_folders(texts: Vec<PackText>) -> Vec<PackText> {
    let name = |path: &str| Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    texts.into_iter().map(|text| PackText { name: name(&text.name).unwrap_or(text.name), ..text }).collect()
}

/// A theme as the page carries it.
fn packed(path: &Path, file: &ThemeFile) -> FormTheme {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let logo = file.logo.as_ref().map(|logo| STANDARD.encode(logo));
    FormTheme { name, text: file.text.to_string(), logo }
}
