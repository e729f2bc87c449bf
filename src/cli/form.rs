//! `form`: one page that asks, scores and reports by itself.

use std::path::Path;

use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::FormArgs;
use super::output::Output;
use super::{Outcome, house, input};
use crate::diagnostics::Diagnostics;
use crate::form::{FormTheme, Invitation, page};
use crate::pack::{Pack, PackText, builtin};

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
    let invitation = invitation(args, &mut diagnostics);
    output.problems(&diagnostics);
    let Some(invitation) = invitation else { return Ok(Outcome::Invalid) };
    let page = page(&invitation, ENGINE)?;
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

/// `None` when problems were pushed.
fn invitation(args: &FormArgs, diagnostics: &mut Diagnostics) -> Option<Invitation> {
    let named = args.questionnaire.as_deref().filter(|spec| !spec.is_empty()).unwrap_or(builtin::DEFAULT);
    let texts = input::load_pack_and_texts(named, diagnostics);
    let theme = theme(args.theme.as_deref(), diagnostics);
    let (pack, texts) = texts?;
    Some(Invitation {
        title: pack.title.clone(),
        builtin: builtin::is_known(named).then(|| named.to_owned()),
        pack: if builtin::is_known(named) { Vec::new() } else { without_folders(texts) },
        pack_digest: pack.sha256.clone(),
        theme: theme?,
        pulse: args.pulse,
        organisation: args.organisation.clone(),
        due: args.due.map(|due| due.to_string()),
        to: args.to.clone(),
        result: !args.no_result,
        language: args.language.clone(),
    })
}

/// Where the files lie on this machine is nobody's business.
fn without_folders(texts: Vec<PackText>) -> Vec<PackText> {
    let name = |path: &str| Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    texts.into_iter().map(|text| PackText { name: name(&text.name).unwrap_or(text.name), ..text }).collect()
}

/// The theme's text and logo, checked as a report would. `None` when problems were pushed.
#[expect(clippy::option_option, reason = "no theme and a bad theme are two things")]
fn theme(path: Option<&Path>, diagnostics: &mut Diagnostics) -> Option<Option<FormTheme>> {
    let Some(path) = path else { return Some(None) };
    let file = house::theme_file(path, diagnostics)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let logo = file.logo.map(|logo| STANDARD.encode(logo));
    Some(Some(FormTheme { name, text: file.text.to_string(), logo }))
}
