//! `init`: commented files to start from. Never replaces what is there unless told to.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::args::{InitArgs, InitWhat};
use super::output::Output;
use super::{Outcome, assess, input};
use crate::answers::{self, AnswersFile, Carried, template};
use crate::diagnostics::Diagnostics;
use crate::pack::builtin;
use crate::report::Templates;
use crate::yaml;

/// A small questionnaire to change.
const STARTER: &str = include_str!("../../questionnaires/starter/pack.yaml");

/// What is written, and what to say then.
struct Start {
    files: Vec<(PathBuf, String)>,
    next: String,
}

/// Writes the files to start from.
pub(super) fn run(args: &InitArgs, output: &Output) -> Result<Outcome> {
    let Some(start) = start(args, output)? else { return Ok(Outcome::Invalid) };
    if args.output.as_deref().is_some_and(input::is_stdin) {
        return print(&start, output);
    }
    if let Some((path, _)) = start.files.iter().find(|(path, _)| path.exists() && !args.force) {
        bail!("`{}` is there already; name another with `-o`, or replace it with `--force`", path.display());
    }
    for folder in start.files.iter().filter_map(|(path, _)| path.parent()).filter(|path| !path.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).with_context(|| format!("failed to make `{}`", folder.display()))?;
    }
    output.write_files(start.files)?;
    output.message(&start.next);
    Ok(Outcome::Done)
}

/// Prints the one file instead of writing it.
fn print(start: &Start, output: &Output) -> Result<Outcome> {
    let [(_, text)] = start.files.as_slice() else { bail!("templates are several files; name a folder with `-o`") };
    output.result(text)?;
    Ok(Outcome::Done)
}

/// `None` when problems were told.
fn start(args: &InitArgs, output: &Output) -> Result<Option<Start>> {
    let path = |name: &str| args.output.clone().unwrap_or_else(|| PathBuf::from(name));
    match (args.what, &args.from) {
        (InitWhat::Answers, None) => Ok(answers(args, path("answers.yaml"), output)),
        (InitWhat::Answers, Some(from)) => carried(from, args, path("answers.yaml"), output),
        (InitWhat::Pack | InitWhat::Templates, Some(_)) => {
            bail!("`--from` carries answers over; write `init answers --from FILE`")
        }
        (InitWhat::Pack, None) => Ok(Some(pack(path("pack.yaml")))),
        (InitWhat::Templates, None) => Ok(Some(templates(&path("templates")))),
    }
}

fn pack(path: PathBuf) -> Start {
    let next = format!("next: change it, then `takestock check {}`", path.display());
    Start { files: vec![(path, STARTER.to_owned())], next }
}

fn templates(folder: &Path) -> Start {
    let file = |(name, text): &(&str, &str)| (folder.join(name), (*text).to_owned());
    let next = "next: change them, delete those you leave as they are, then \
                `takestock report answers.yaml --templates DIR`";
    Start { files: Templates::list().iter().map(file).collect(), next: next.to_owned() }
}

/// A file without answers.
fn answers(args: &InitArgs, path: PathBuf, output: &Output) -> Option<Start> {
    let mut diagnostics = Diagnostics::new();
    let pack = input::load_pack(&args.questionnaire, &mut diagnostics);
    output.problems(&diagnostics);
    let next = format!("next: fill it in, then `takestock score {}{}`", path.display(), named(args));
    pack.map(|pack| Start { files: vec![(path, template(&pack, args.pulse))], next })
}

/// A file with the answers of another that still mean the same.
fn carried(from: &Path, args: &InitArgs, path: PathBuf, output: &Output) -> Result<Option<Start>> {
    let mut diagnostics = Diagnostics::new();
    let carried = carry_over(from, args, &mut diagnostics);
    output.problems(&diagnostics);
    let Some(carried) = carried else { return Ok(None) };
    let (kept, left) = (carried.kept, carried.left.len());
    let anew = if left == 0 { String::new() } else { format!("; {left} to answer anew") };
    let interview = format!("`takestock interview -o {}{}`", path.display(), named(args));
    let next = format!("{kept} of {} answers carried over{anew}: {interview}", kept + left);
    Ok(Some(Start { files: vec![(path, carried.to_yaml()?)], next }))
}

fn carry_over(from: &Path, args: &InitArgs, diagnostics: &mut Diagnostics) -> Option<Carried> {
    let file = input::text(from, diagnostics)?;
    let written: AnswersFile = yaml::read(file, diagnostics)?;
    let given = (!builtin::is_known(&args.questionnaire)).then_some(args.questionnaire.as_str());
    let pack = assess::named_pack(&written, given, diagnostics)?;
    answers::carry(&written, &pack, diagnostics).filter(|_| !diagnostics.has_errors())
}

/// How the next command names a questionnaire that is not built in.
fn named(args: &InitArgs) -> String {
    if builtin::is_known(&args.questionnaire) { String::new() } else { format!(" -q {}", args.questionnaire) }
}
