//! Reads the answers of a panel, and refuses what is none.

use crate::answers::{self, Answers, AnswersFile};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Severity};
use crate::digest::digest;
use crate::pack::Pack;
use crate::yaml;

/// Everybody's answers, in an order that does not tell whose file came first; `None` when problems were pushed, all of them.
pub(crate) fn read(pack: &Pack, files: &[FileId], diagnostics: &mut Diagnostics) -> Option<Vec<Answers>> {
    let before = diagnostics.count(Severity::Error);
    let read: Vec<(FileId, Answers)> =
        files.iter().filter_map(|file| Some((*file, one(pack, *file, diagnostics)?))).collect();
    agree(&read, diagnostics);
    if let ([(file, _)], true) = (read.as_slice(), diagnostics.count(Severity::Error) == before) {
        let help = "name the answers of everyone; one person's alone are for `score` and `report`";
        diagnostics.push(Diagnostic::whole(*file, Code::NoPanel, "one person is no panel".to_owned(), help));
    }
    let mut people: Vec<Answers> = read.into_iter().map(|(_, answers)| answers).collect();
    people.sort_by(|one, other| one.sha256.cmp(&other.sha256));
    (diagnostics.count(Severity::Error) == before && !people.is_empty()).then_some(people)
}

fn one(pack: &Pack, file: FileId, diagnostics: &mut Diagnostics) -> Option<Answers> {
    let written: AnswersFile = yaml::read(file, diagnostics)?;
    let digest = digest([&*diagnostics.source(file).text]);
    let before = diagnostics.count(Severity::Error);
    let answers = answers::validate(&written, pack, digest, diagnostics);
    answers.filter(|_| diagnostics.count(Severity::Error) == before)
}

/// All answers are for one organisation and one day, and each person answers once.
fn agree(people: &[(FileId, Answers)], diagnostics: &mut Diagnostics) {
    let Some((_, first)) = people.first() else { return };
    for (place, (file, answers)) in people.iter().enumerate().skip(1) {
        let mut refuse = |message: String, help: &str| {
            diagnostics.push(Diagnostic::whole(*file, Code::NoPanel, message, help));
        };
        let ours = [name(first), day(first), name(answers), day(answers)].map(told);
        let [first_name, first_day, this_name, this_day] = ours;
        if first_name != this_name {
            refuse(
                format!("it is about another organisation: {this_name}, the first file about {first_name}"),
                "write the organisation's name alike in all files, or look at each organisation by itself",
            );
        }
        if first_day != this_day {
            refuse(
                format!("it stands for another day: {this_day}, the first file for {first_day}"),
                "write the day of the workshop into all files; how views moved is told by `compare BEFORE/ AFTER/`",
            );
        }
        if id(answers).is_some() && people[..place].iter().any(|(_, other)| id(other) == id(answers)) {
            refuse(
                format!("the respondent {} has answered already", told(id(answers))),
                "keep the later of the two files, or give each person a pseudonym of their own",
            );
        }
    }
}

fn name(answers: &Answers) -> Option<String> {
    answers.organisation.as_deref().map(|name| name.trim().to_owned())
}

fn day(answers: &Answers) -> Option<String> {
    answers.date.map(|date| date.to_string())
}

fn id(answers: &Answers) -> Option<String> {
    answers.respondent.as_ref()?.id.clone()
}

fn told(value: Option<String>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| format!("“{value}”"))
}
