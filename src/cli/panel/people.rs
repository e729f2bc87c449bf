//! Reads the files of a panel and finds the questionnaire they are for.

use std::path::PathBuf;

use super::super::assess::{named_pack, pack_name};
use super::super::input;
use crate::answers::{Answers, AnswersFile};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId};
use crate::pack::Pack;
use crate::{panel, yaml};

/// The answers of a panel and the questionnaire they are for.
pub(super) struct Group {
    pub(super) pack: Pack,
    pub(super) people: Vec<Answers>,
}

/// Reads every file; `None` when problems were pushed, all of them.
pub(super) fn read(paths: &[PathBuf], questionnaire: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Group> {
    let mut pack: Option<Pack> = None;
    let mut files: Vec<FileId> = Vec::new();
    for path in paths {
        let Some(file) = input::text(path, diagnostics) else { continue };
        if is_for(file, questionnaire, &mut pack, diagnostics) {
            files.push(file);
        }
    }
    let pack = pack?;
    let people = panel::read(&pack, &files, diagnostics)?;
    (!diagnostics.has_errors()).then_some(Group { pack, people })
}

/// Whether a file answers the questionnaire of the first one, which is loaded when it comes. Problems are pushed.
fn is_for(file: FileId, named: Option<&str>, pack: &mut Option<Pack>, diagnostics: &mut Diagnostics) -> bool {
    // What is wrong with the rest of the file is said once, when it is read in whole.
    let mut quiet = diagnostics.clone();
    let Some(written) = yaml::read::<AnswersFile>(file, &mut quiet) else {
        *diagnostics = quiet;
        return false;
    };
    let Some(first) = pack else {
        *pack = named_pack(&written, named, diagnostics);
        return pack.is_some();
    };
    if named.is_some() {
        return true;
    }
    let Some(name) = pack_name(&written, diagnostics) else { return false };
    if name != first.id {
        let message = format!("it answers `{name}`, the first file `{}`", first.id);
        let help = "one questionnaire makes a panel: leave this file out, or look at it in a panel of its own";
        diagnostics.push(Diagnostic::at(written.questionnaire.span, Code::OtherQuestionnaire, message, help));
    }
    name == first.id
}
