//! `check`: diagnoses packs and answers files, all problems at once.

use std::path::Path;

use anyhow::Result;

use super::args::{CheckArgs, CheckFormat, Deny};
use super::output::{Output, tally};
use super::{Outcome, annotation, assess, input, sarif};
use crate::answers::{self, AnswersFile};
use crate::diagnostics::{Count, Diagnostics, FileId, Severity, render};
use crate::pack::builtin;
use crate::selftest;
use crate::yaml;

/// Checks every file and prints what was found.
pub(super) fn run(args: &CheckArgs, output: &Output) -> Result<Outcome> {
    let mut all = Diagnostics::new();
    for path in &args.files {
        let mut found = Diagnostics::new();
        check(path, args.questionnaire.as_deref(), &mut found);
        all.absorb(found);
    }
    match args.format {
        CheckFormat::Json => output.result(render::json(&all))?,
        CheckFormat::Sarif => output.result(sarif::text(&all)?)?,
        CheckFormat::Github => output.result(annotation::problems(&all))?,
        CheckFormat::Text if all.is_empty() => {
            output.result(format!("no problems in {}\n", Count(args.files.len(), "file")))?;
        }
        CheckFormat::Text => {
            output.result(render::text(&all, output.colours_results()))?;
            output.result(tally(&all) + "\n")?;
        }
    }
    Ok(outcome(&all, args.deny))
}

fn outcome(found: &Diagnostics, deny: Option<Deny>) -> Outcome {
    if found.has_errors() {
        Outcome::Invalid
    } else if deny == Some(Deny::Warnings) && found.count(Severity::Warning) > 0 {
        Outcome::Unmet
    } else {
        Outcome::Done
    }
}

fn check(path: &Path, questionnaire: Option<&str>, diagnostics: &mut Diagnostics) {
    if path.is_dir() || path.to_str().is_some_and(|name| builtin::texts(name).is_some()) {
        return check_pack(&path.display().to_string(), diagnostics);
    }
    let Some(file) = input::text(path, diagnostics) else { return };
    if is_pack(file, diagnostics) {
        let mut afresh = Diagnostics::new();
        check_pack(&path.display().to_string(), &mut afresh);
        *diagnostics = afresh;
    } else {
        check_answers(file, questionnaire, diagnostics);
    }
}

fn check_pack(spec: &str, diagnostics: &mut Diagnostics) {
    if let Some(pack) = input::load_pack(spec, diagnostics) {
        selftest::check(&pack, diagnostics);
    }
}

/// Answers name a questionnaire; a pack has sections.
fn is_pack(file: FileId, diagnostics: &Diagnostics) -> bool {
    let text = &diagnostics.source(file).text;
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    !has("questionnaire:") && (has("sections:") || has("frameworks:"))
}

fn check_answers(file: FileId, questionnaire: Option<&str>, diagnostics: &mut Diagnostics) {
    let Some(written) = yaml::read::<AnswersFile>(file, diagnostics) else { return };
    if let Some(pack) = assess::named_pack(&written, questionnaire, diagnostics) {
        answers::validate(&written, &pack, String::new(), diagnostics);
    }
}
