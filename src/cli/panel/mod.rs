//! `panel`: what several respondents of one organisation say together.

mod people;
mod text;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::args::{PanelArgs, PanelFormat};
use super::house::{self, House};
use super::output::Output;
use super::{Outcome, batch::inputs};
use crate::diagnostics::Diagnostics;
use crate::json;
use crate::panel::{Options, PanelRecord, consensus, panel};
use crate::report;

/// Prints a panel, and writes what belongs to it. Everything is made before anything is written.
///
/// # Errors
/// When a folder cannot be read or a file cannot be written.
pub(super) fn run(args: &PanelArgs, output: &Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let paths = inputs::expand(&args.paths, &mut diagnostics)?;
    let group = people::read(&paths, args.questionnaire.as_deref(), &mut diagnostics);
    let house = house::house(&args.house, &mut diagnostics)?;
    output.problems(&diagnostics);
    let (Some(group), Some(house)) = (group, house) else { return Ok(Outcome::Invalid) };
    let options =
        Options { min_group: args.min_group.into(), by: args.by, named: args.named, minutes: args.minutes.into() };
    let told = panel(&group.pack, &group.people, &options);
    let mut files = pages(args, &told, &house)?;
    if let Some(path) = &args.consensus {
        files.push((path.clone(), consensus(&group.pack, &group.people).file().to_yaml()?.into_bytes()));
    }
    let printed = match args.format {
        PanelFormat::Text => text::summary(&told).into_bytes(),
        PanelFormat::Json => (json::pretty(&told)? + "\n").into_bytes(),
        PanelFormat::Csv => report::panel_csv(&told),
    };
    if let Some(folder) = &args.output {
        std::fs::create_dir_all(folder).with_context(|| format!("failed to make `{}`", folder.display()))?;
    }
    output.write_files(files)?;
    output.result(printed)?;
    Ok(Outcome::Done)
}

type Written = (PathBuf, Vec<u8>);

/// The report and the agenda, where they are asked for.
fn pages(args: &PanelArgs, told: &PanelRecord, House { theme, templates }: &House) -> Result<Vec<Written>> {
    let mut files = Vec::new();
    if let Some(folder) = &args.output {
        files.push((folder.join("panel.html"), report::panel_html(told, theme, templates)?.into_bytes()));
        files.push((folder.join("panel.md"), report::panel_markdown(told, theme, templates)?.into_bytes()));
    }
    if let Some(path) = &args.agenda {
        let text = match ending(path).as_str() {
            "html" | "htm" => report::agenda_html(told, theme, templates)?,
            "md" => report::agenda_markdown(told, theme, templates)?,
            _ => bail!("the agenda is written as `.html` or `.md`, not as `{}`", path.display()),
        };
        files.push((path.clone(), text.into_bytes()));
    }
    Ok(files)
}

fn ending(path: &Path) -> String {
    path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default()
}
