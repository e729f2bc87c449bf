//! From an answers file to a record, with everything the command line can change on the way.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::args::AssessArgs;
use super::input;
use crate::answers::{self, Answers, AnswersFile};
use crate::diagnostics::{Code, Count, Diagnostic, Diagnostics, FileId, suggest};
use crate::pack::{Pack, builtin};
use crate::record::{self, Parts, Record};
use crate::{roadmap, scoring, yaml};

/// A pack and answers to it.
pub(super) struct Loaded {
    /// The pack.
    pub pack: Pack,
    /// The answers.
    pub answers: Answers,
    /// Answers changed on the command line.
    pub changed: Vec<String>,
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
    let digest = sha256(&diagnostics.source(file).text);
    let answers = answers::validate(&written, &pack, digest, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let mut loaded = Loaded { pack, answers: answers?, changed: Vec::new() };
    loaded.change(args, diagnostics);
    (!diagnostics.has_errors()).then_some(loaded)
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

pub(super) fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

impl Loaded {
    /// Applies `--date` and `--set`.
    fn change(&mut self, args: &AssessArgs, diagnostics: &mut Diagnostics) {
        self.answers.date = args.date.or(self.answers.date);
        for change in &args.set {
            match set(&self.pack, &mut self.answers, change) {
                Ok(()) => self.changed.push(change.clone()),
                Err((message, help)) => {
                    let file = diagnostics.add_source(format!("--set {change}"), "");
                    diagnostics.push(Diagnostic::whole(file, Code::UnknownOption, message, help));
                }
            }
        }
    }

    /// The record of these answers.
    ///
    /// # Errors
    /// When `--capacity` has another number of waves than the pack.
    pub(super) fn record(&self, args: &AssessArgs) -> anyhow::Result<Record> {
        let Self { pack, answers, changed } = self;
        let waves = pack.waves.len();
        if let Some(capacity) = args.capacity.as_ref().filter(|capacity| capacity.len() != waves) {
            anyhow::bail!("`--capacity` names {}, the questionnaire has {waves}", Count(capacity.len(), "wave"));
        }
        let assessment = scoring::score(pack, answers);
        let decided = roadmap::decide(pack, answers, &assessment, args.target);
        let plan =
            (!args.no_roadmap).then(|| roadmap::plan(pack, answers, &assessment, &decided, args.capacity.as_deref()));
        let (assessment, decided, plan) = (&assessment, decided.as_slice(), plan.as_ref());
        Ok(record::build(&Parts { pack, answers, assessment, decided, plan, changed }))
    }
}

/// Changes one answer, `item=option`.
///
/// # Errors
/// A message and a help line.
pub(super) fn set(pack: &Pack, answers: &mut Answers, change: &str) -> Result<(), (String, String)> {
    let help = || "write it as item=option, for example `--set central-mandate=whole-say`".to_owned();
    let (id, option) = change.split_once('=').ok_or_else(|| ("there is no `=`".to_owned(), help()))?;
    let Some(item) = pack.item(id) else {
        let known: Vec<&str> = pack.items.iter().map(|item| item.id.as_str()).collect();
        return Err((format!("no item is called `{id}`"), suggest(id, &known)));
    };
    answers.given[item] = answers::parse_given(pack, item, option)?;
    Ok(())
}
