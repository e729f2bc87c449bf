//! `init`: commented files to start from. Never replaces what is there unless told to.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::args::{InitArgs, InitWhat};
use super::output::Output;
use super::{Outcome, input};
use crate::answers::template;
use crate::diagnostics::Diagnostics;
use crate::pack::builtin;
use crate::report::Templates;

/// A small questionnaire to change.
const STARTER: &str = include_str!("../../questionnaires/starter/pack.yaml");

/// Writes the files to start from.
pub(super) fn run(args: &InitArgs, output: &Output) -> Result<Outcome> {
    let Some(files) = files(args, output) else { return Ok(Outcome::Invalid) };
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists() && !args.force) {
        bail!("`{}` is there already; name another with `-o`, or replace it with `--force`", path.display());
    }
    for (path, text) in &files {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).with_context(|| format!("failed to make `{}`", folder.display()))?;
        }
        output.write_file(path, text.as_bytes())?;
    }
    output.message(&next(args, &files[0].0));
    Ok(Outcome::Done)
}

fn files(args: &InitArgs, output: &Output) -> Option<Vec<(PathBuf, String)>> {
    let path = |name: &str| args.output.clone().unwrap_or_else(|| PathBuf::from(name));
    match args.what {
        InitWhat::Answers => answers(args, output).map(|text| vec![(path("answers.yaml"), text)]),
        InitWhat::Pack => Some(vec![(path("pack.yaml"), STARTER.to_owned())]),
        InitWhat::Templates => {
            let folder = path("templates");
            let file = |(name, text): &(&str, &str)| (folder.join(name), (*text).to_owned());
            Some(Templates::list().iter().map(file).collect())
        }
    }
}

fn answers(args: &InitArgs, output: &Output) -> Option<String> {
    let mut diagnostics = Diagnostics::new();
    let pack = input::load_pack(&args.questionnaire, &mut diagnostics);
    output.problems(&diagnostics);
    pack.map(|pack| template(&pack, args.pulse))
}

fn next(args: &InitArgs, path: &Path) -> String {
    let path = path.display();
    match args.what {
        InitWhat::Answers if builtin::is_known(&args.questionnaire) => {
            format!("next: fill it in, then `takestock score {path}`")
        }
        InitWhat::Answers => format!("next: fill it in, then `takestock score {path} -q {}`", args.questionnaire),
        InitWhat::Pack => format!("next: change it, then `takestock check {path}`"),
        InitWhat::Templates => "next: change them, delete those you leave as they are, then \
                                `takestock report answers.yaml --templates DIR`"
            .to_owned(),
    }
}
