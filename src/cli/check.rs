//! `check`: diagnoses packs and answers files, all problems at once.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;

use super::annotation::Annotations;
use super::args::{CheckArgs, CheckFormat, Deny};
use super::output::{Output, tally};
use super::{Outcome, assess, input, sarif};
use crate::answers::{self, AnswersFile};
use crate::diagnostics::{Count, Diagnostics, FileId, Severity, render};
use crate::pack::{self, Pack, PackText, builtin};
use crate::{selftest, yaml};

/// Checks every file and prints what was found.
pub(super) fn run(args: &CheckArgs, output: &Output) -> Result<Outcome> {
    let mut all = Diagnostics::new();
    let mut known = KnownPacks::default();
    for path in &args.files {
        let mut found = Diagnostics::new();
        check(path, args.questionnaire.as_deref(), &mut known, &mut found);
        all.absorb(found);
    }
    match args.format {
        CheckFormat::Json => output.result(render::json(&all))?,
        CheckFormat::Sarif => output.result(sarif::text(&all)?)?,
        CheckFormat::Github => output.result(annotations(&all, args.files.len())?)?,
        CheckFormat::Text => {
            output.result(render::text(&all, output.colours_results()))?;
            output.result(headline(&all, args.files.len()) + "\n")?;
        }
    }
    Ok(outcome(&all, args.deny))
}

fn headline(found: &Diagnostics, files: usize) -> String {
    if found.is_empty() { format!("no problems in {}", Count(files, "file")) } else { tally(found) }
}

fn annotations(found: &Diagnostics, files: usize) -> Result<String> {
    let mut all = Annotations::default();
    all.problems(found);
    all.print("takestock check", &headline(found, files))
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

/// Questionnaires that answers name, each loaded once; `None` for one with problems, which are told once.
#[derive(Default)]
struct KnownPacks(HashMap<String, Option<Pack>>);

impl KnownPacks {
    fn of(&mut self, spec: &str, diagnostics: &mut Diagnostics) -> Option<&Pack> {
        let load = || input::load_pack(spec, diagnostics);
        self.0.entry(spec.to_owned()).or_insert_with(load).as_ref()
    }
}

fn check(path: &Path, questionnaire: Option<&str>, known: &mut KnownPacks, diagnostics: &mut Diagnostics) {
    if path.is_dir() || path.to_str().is_some_and(|name| builtin::texts(name).is_some()) {
        return check_pack(&path.display().to_string(), diagnostics);
    }
    let Some(file) = input::text(path, diagnostics) else { return };
    let source = diagnostics.source(file);
    if is_pack(&source.text) {
        let text = PackText { name: source.name.clone(), text: source.text.to_string() };
        let mut afresh = Diagnostics::new();
        if let Some(pack) = pack::load(&[text], &mut afresh) {
            selftest::check(&pack, &mut afresh);
        }
        *diagnostics = afresh;
    } else {
        check_answers(file, questionnaire, known, diagnostics);
    }
}

fn check_pack(spec: &str, diagnostics: &mut Diagnostics) {
    if let Some(pack) = input::load_pack(spec, diagnostics) {
        selftest::check(&pack, diagnostics);
    }
}

/// Answers name a questionnaire; a pack has sections or frameworks.
fn is_pack(text: &str) -> bool {
    let mut apart = Diagnostics::new();
    let file = apart.add_source("", text);
    let roots = yaml::documents(file, text, &mut apart);
    let keys: Vec<&str> = roots.iter().flat_map(yaml::Node::keys).map(|(key, _)| key).collect();
    !keys.contains(&"questionnaire") && (keys.contains(&"sections") || keys.contains(&"frameworks"))
}

fn check_answers(file: FileId, questionnaire: Option<&str>, known: &mut KnownPacks, diagnostics: &mut Diagnostics) {
    let Some(written) = yaml::read::<AnswersFile>(file, diagnostics) else { return };
    let Some(spec) = questionnaire.or_else(|| assess::pack_name(&written, diagnostics)) else { return };
    if let Some(pack) = known.of(spec, diagnostics) {
        answers::validate(&written, pack, String::new(), diagnostics);
    }
}
