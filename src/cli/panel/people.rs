//! Reads the answers of a panel, and refuses what is none.

use std::path::PathBuf;

use super::super::assess::{named_pack, pack_name};
use super::super::input;
use crate::answers::{self, Answers, AnswersFile};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Severity};
use crate::digest::digest;
use crate::pack::Pack;
use crate::yaml;

/// The answers of a panel and the questionnaire they are for.
pub(super) struct Group {
    pub(super) pack: Pack,
    pub(super) people: Vec<Answers>,
}

/// Reads every file; `None` when problems were pushed, all of them.
pub(super) fn read(paths: &[PathBuf], questionnaire: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Group> {
    let mut group: Option<Group> = None;
    let mut files: Vec<FileId> = Vec::new();
    for path in paths {
        let Some(file) = input::text(path, diagnostics) else { continue };
        if let Some(answers) = one(file, questionnaire, &mut group, diagnostics) {
            let people = &mut group.as_mut()?.people;
            people.push(answers);
            files.push(file);
        }
    }
    let mut group = group?;
    agree(&group.people, &files, diagnostics);
    if group.people.len() == 1 && !diagnostics.has_errors() {
        let help = "name the answers of everyone; one person's alone are for `score` and `report`";
        diagnostics.push(Diagnostic::whole(files[0], Code::NoPanel, "one person is no panel".to_owned(), help));
    }
    // Whose file comes first must not show.
    group.people.sort_by(|one, other| one.sha256.cmp(&other.sha256));
    (diagnostics.count(Severity::Error) == 0).then_some(group)
}

fn one(
    file: FileId,
    questionnaire: Option<&str>,
    group: &mut Option<Group>,
    diagnostics: &mut Diagnostics,
) -> Option<Answers> {
    let written: AnswersFile = yaml::read(file, diagnostics)?;
    if group.is_none() {
        let pack = named_pack(&written, questionnaire, diagnostics)?;
        *group = Some(Group { pack, people: Vec::new() });
    }
    let pack = &group.as_ref()?.pack;
    if questionnaire.is_none()
        && let Some(name) = pack_name(&written, diagnostics)
        && name != pack.id
    {
        let message = format!("it answers `{name}`, the first file `{}`", pack.id);
        let help = "one questionnaire makes a panel: leave this file out, or look at it in a panel of its own";
        diagnostics.push(Diagnostic::at(written.questionnaire.span, Code::OtherQuestionnaire, message, help));
        return None;
    }
    let digest = digest([&*diagnostics.source(file).text]);
    let before = diagnostics.count(Severity::Error);
    let answers = answers::validate(&written, pack, digest, diagnostics);
    answers.filter(|_| diagnostics.count(Severity::Error) == before)
}

/// All answers are for one organisation and one day, and each person answers once.
fn agree(people: &[Answers], files: &[FileId], diagnostics: &mut Diagnostics) {
    let Some(first) = people.first() else { return };
    let name = |answers: &Answers| answers.organisation.as_deref().map(|name| name.trim().to_owned());
    for (place, (answers, file)) in people.iter().zip(files).enumerate().skip(1) {
        let told = |value: Option<String>| value.map_or_else(|| "none".to_owned(), |value| format!("“{value}”"));
        if name(answers) != name(first) {
            let message = format!(
                "it is about another organisation: {}, the first file about {}",
                told(name(answers)),
                told(name(first))
            );
            let help = "write the organisation's name alike in all files, or look at each organisation by itself";
            diagnostics.push(Diagnostic::whole(*file, Code::NoPanel, message, help));
        }
        if answers.date != first.date {
            let day = |answers: &Answers| told(answers.date.map(|date| date.to_string()));
            let message = format!("it stands for another day: {}, the first file for {}", day(answers), day(first));
            let help =
                "write the day of the workshop into all files; how views moved is told by `compare BEFORE/ AFTER/`";
            diagnostics.push(Diagnostic::whole(*file, Code::NoPanel, message, help));
        }
        let id = |answers: &Answers| answers.respondent.as_ref().and_then(|one| one.id.clone());
        if id(answers).is_some() && people[..place].iter().any(|other| id(other) == id(answers)) {
            let message = format!("the respondent {} has answered already", told(id(answers)));
            let help = "keep the later of the two files, or give each person a pseudonym of their own";
            diagnostics.push(Diagnostic::whole(*file, Code::NoPanel, message, help));
        }
    }
}
