//! The file that is filled in without the interview: every question with its answers, each a line to uncomment.

use std::fmt::Write as _;

use crate::pack::{Item, Pack, Question, QuestionKind, Section};

/// A valid answers file without answers. Removing `# ` before one line answers that question.
#[must_use]
pub fn template(pack: &Pack, pulse: bool) -> String {
    let mut out = String::new();
    comment(&mut out, "", &pack.title);
    pack.about.iter().for_each(|about| comment(&mut out, "", about));
    out.push_str(HOW);
    let (name, major) = (&pack.id, pack.version.major);
    let scope = if pulse { "pulse" } else { "full" };
    let _ = write!(out, "questionnaire: {name}@{major}\nscope: {scope}\n{HEADER}\nanswers:\n");
    for section in &pack.sections {
        self::section(&mut out, pack, section, pulse);
    }
    out
}

const HOW: &str = "\
#
# To answer a question, remove the hash and the blank before one of its lines; leave the rest.
# What you cannot tell: write unknown. Where n/a is offered, it means that the thing cannot exist here.
# A note goes with the answer: {is: the-answer, note: \"HR survey, May\", proof: https://intranet.example/survey}
# Check the file with `takestock check`, score it with `takestock score`.

";

const HEADER: &str = "\
# organisation: Northwind Cooperative
# date: 2026-01-31
# respondent: {id: r1, role: executive, unit: headquarters}    # a pseudonym will do
";

fn section(out: &mut String, pack: &Pack, section: &Section, pulse: bool) {
    let mut questions = section.questions.of(&pack.questions).iter().filter(|q| q.pulse || !pulse).peekable();
    if questions.peek().is_none() {
        return;
    }
    out.push('\n');
    comment(out, "  ", &format!("== {} ==", section.title));
    section.intro.iter().for_each(|intro| comment(out, "  ", intro));
    for question in questions {
        self::question(out, pack, question);
    }
}

fn question(out: &mut String, pack: &Pack, question: &Question) {
    out.push('\n');
    comment(out, "  ", &question.ask);
    question.help.iter().for_each(|help| explain(out, help));
    if question.when.is_some() {
        explain(out, "Counts only while earlier answers make it apply.");
    }
    if question.kind != QuestionKind::Matrix {
        return answers(out, "  ", &question.id, &pack.items[question.items.start()], question.allows_na);
    }
    // The key without a value means that nothing is answered, and every row can be uncommented by itself.
    let _ = writeln!(out, "  {}:", question.id);
    for item in question.items.of(&pack.items) {
        out.push('\n');
        item.row.iter().for_each(|row| comment(out, "    ", row));
        answers(out, "    ", item.short_id(), item, question.allows_na);
    }
}

/// One line for each answer.
fn answers(out: &mut String, indent: &str, id: &str, item: &Item, allows_na: bool) {
    let mut lines: Vec<(String, String)> = match item.kind {
        QuestionKind::Choices => several(item),
        QuestionKind::Number => vec![(item.number.min.unwrap_or(0.0).to_string(), item.number.in_words())],
        QuestionKind::Text => vec![("\"\"".to_owned(), "your words".to_owned())],
        QuestionKind::Choice | QuestionKind::Matrix => {
            item.options.iter().map(|option| (option.id.clone(), option.label.clone())).collect()
        }
    };
    lines.push(("unknown".to_owned(), "cannot tell".to_owned()));
    if allows_na {
        lines.push(("n/a".to_owned(), "does not apply to us".to_owned()));
    }
    let widest = lines.iter().map(|(answer, _)| answer.len()).filter(|width| *width <= 40).max().unwrap_or(0);
    for (answer, words) in lines {
        let _ = writeln!(out, "{indent}# {id}: {answer:widest$}   # {}", one_line(&words));
    }
}

/// All that can be combined in one line, then each by itself.
fn several(item: &Item) -> Vec<(String, String)> {
    let together: Vec<&str> =
        item.options.iter().filter(|option| !option.exclusive).map(|option| option.id.as_str()).collect();
    let each = item.options.iter().map(|option| (format!("[{}]", option.id), option.label.clone()));
    let all = (format!("[{}]", together.join(", ")), "keep those that hold".to_owned());
    (together.len() > 1).then_some(all).into_iter().chain(each).collect()
}

fn comment(out: &mut String, indent: &str, text: &str) {
    for line in textwrap::wrap(&one_line(text), 100) {
        let _ = writeln!(out, "{indent}# {line}");
    }
}

/// What explains a question stands farther in.
fn explain(out: &mut String, text: &str) {
    for line in textwrap::wrap(&one_line(text), 98) {
        let _ = writeln!(out, "  #   {line}");
    }
}

/// A comment ends where its line ends, so a text must not bring line ends of its own.
pub(super) fn one_line(text: &str) -> String {
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    text.trim_end().chars().map(blank).filter(|c| !c.is_control()).collect()
}
