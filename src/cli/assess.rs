//! Reads answers files and the packs they are for.

use std::path::Path;

use super::args::AssessArgs;
use super::input;
use crate::answers::{self, Answers, AnswersFile};
use crate::assess::{AssessError, BadChange};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId};
use crate::digest::digest;
use crate::pack::{Pack, builtin};
use crate::yaml;

/// A pack and answers to it.
pub(super) struct Loaded {
    /// The pack.
    pub pack: Pack,
    /// The answers, with what the command line changes.
    pub answers: Answers,
}

/// Reads an answers file and the pack it is for. `None` when problems were pushed.
pub(super) fn load(path: &Path, args: &AssessArgs, diagnostics: &mut Diagnostics) -> Option<Loaded> {
    let file = input::text(path, diagnostics)?;
    load_text(file, args, diagnostics)
}

/// As [`load`], for a text that has been read.
pub(super) fn load_text(file: FileId, args: &AssessArgs, diagnostics: &mut Diagnostics) -> Option<Loaded> {
    let written: AnswersFile = yaml::read(file, diagnostics)?;
    let pack = named_pack(&written, args.questionnaire(), diagnostics)?;
    let digest = digest([&*diagnostics.source(file).text]);
    let answers = answers::validate(&written, &pack, digest, diagnostics).filter(|_| !diagnostics.has_errors())?;
    match args.options().applied(&pack, &answers) {
        Ok(answers) => Some(Loaded { answers: answers.into_owned(), pack }),
        Err(error) => {
            refuse(error, diagnostics);
            None
        }
    }
}

/// The pack the command line or the answers file names.
pub(super) fn named_pack(written: &AnswersFile, given: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Pack> {
    match given {
        Some(spec) => input::load_pack(spec, diagnostics),
        None => input::load_pack(pack_name(written, diagnostics)?, diagnostics),
    }
}

/// The built-in questionnaire that an answers file names.
pub(super) fn pack_name<'a>(written: &'a AnswersFile, diagnostics: &mut Diagnostics) -> Option<&'a str> {
    let name = written.questionnaire.value.split('@').next().unwrap_or_default();
    if name.is_empty() {
        return None;
    }
    if builtin::is_known(name) {
        return Some(name);
    }
    let (message, help) = input::unknown_pack(name);
    diagnostics.push(Diagnostic::at(written.questionnaire.span, Code::UnknownPack, message, help));
    None
}

/// Names an option of the command line that does not fit a questionnaire.
pub(super) fn refuse(error: AssessError, diagnostics: &mut Diagnostics) {
    let (option, code, message, help) = match error {
        AssessError::Change(BadChange { change, message, help }) => {
            (format!("--set {change}"), Code::UnknownOption, message, help)
        }
        AssessError::Capacity { waves, .. } => {
            let help = format!("name {waves} numbers of weeks, one for each wave");
            ("--capacity".to_owned(), Code::BadWave, error.to_string(), help)
        }
    };
    let file = diagnostics.add_source(option, "");
    diagnostics.push(Diagnostic::whole(file, code, message, help));
}
