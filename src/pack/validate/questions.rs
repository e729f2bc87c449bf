//! Sections and questions.

use super::Check;
use crate::diagnostics::{Code, Span, list_or, nearest, tick};
use crate::index::{Run, SectionIndex};
use crate::pack::file::{QuestionFile, SectionFile};
use crate::pack::{Question, QuestionKind, Section};
use crate::yaml::Word;

use super::conditions::Reader;

/// The kinds by the word used in files.
const KINDS: [&str; 5] = ["choice", "choices", "matrix", "number", "text"];

impl Check<'_> {
    /// All questions first, then their conditions, which tell an earlier question from a later one.
    pub(super) fn sections(&mut self, files: &[SectionFile]) {
        for file in files {
            let section = self.pack.sections.next_key();
            self.names.sections.define(&file.id, section, &mut self.problems);
            if file.questions.is_empty() {
                let message = format!("the section {} has no questions", tick(&file.id.value));
                let help = "add at least one under `questions`, or remove the section";
                let span =
                    if self.problems.is_reported(file.questions.span) { file.questions.span } else { file.id.span };
                self.problems.at(span, Code::TooFew, message, help);
            }
            let first = self.pack.questions.next_key();
            for question in &file.questions.value {
                self.question(question, section);
            }
            self.pack.sections.push(Section {
                id: file.id.value.clone(),
                title: file.title.clone(),
                intro: file.intro.clone(),
                questions: Run::new(first, self.pack.questions.next_key()),
            });
        }
        let all = files.iter().flat_map(|section| &section.questions.value);
        for (index, file) in self.pack.questions.keys().zip(all) {
            self.pack.questions[index].when =
                file.when.as_ref().and_then(|when| self.condition(when, Reader::Question(index)));
        }
    }

    fn question(&mut self, file: &QuestionFile, section: SectionIndex) {
        let index = self.pack.questions.next_key();
        self.names.questions.define(&file.id, index, &mut self.problems);
        let kind = self.question_kind(file);
        self.question_keys(file, kind);
        self.text(&file.ask, "ask");
        let allows_na = self.allowed(file.allow.as_deref());
        let otherwise_worst = self.otherwise(file);
        let sources = self.citations(file.sources.as_deref());
        let first = self.pack.items.next_key();
        self.items(file, kind, index);
        self.pack.question_ids.entry(file.id.value.clone()).or_insert(index);
        self.pack.questions.push(Question {
            id: file.id.value.clone(),
            section,
            kind,
            ask: file.ask.value.clone(),
            why: file.why.clone(),
            help: file.help.clone(),
            when: None,
            otherwise_worst,
            allows_na,
            pulse: file.pulse.unwrap_or(false),
            sources,
            items: Run::new(first, self.pack.items.next_key()),
        });
    }

    /// A kind that is only misspelled is still checked as what it was meant to be.
    fn question_kind(&mut self, file: &QuestionFile) -> QuestionKind {
        let given = file.kind.value.as_str();
        if !KINDS.contains(&given) {
            let help = self.problems.suggest(given, &KINDS);
            let message = format!("{} is no kind of question", tick(given));
            self.problems.at(file.kind.span, Code::UnknownWord, message, help);
        }
        let by_keys = match file {
            QuestionFile { rows: Some(_), .. } => "matrix",
            QuestionFile { options: Some(_), .. } => "choice",
            QuestionFile { min: Some(_), .. }
            | QuestionFile { max: Some(_), .. }
            | QuestionFile { unit: Some(_), .. }
            | QuestionFile { bands: Some(_), .. } => "number",
            _ => "text",
        };
        let exact = KINDS.iter().find(|kind| **kind == given).copied();
        match exact.or_else(|| nearest(given, &KINDS)).unwrap_or(by_keys) {
            "choice" => QuestionKind::Choice,
            "choices" => QuestionKind::Choices,
            "matrix" => QuestionKind::Matrix,
            "number" => QuestionKind::Number,
            _ => QuestionKind::Text,
        }
    }

    fn question_keys(&mut self, file: &QuestionFile, kind: QuestionKind) {
        let keys: [(&str, Option<Span>, &[&str]); 8] = [
            ("options", file.options.as_ref().map(|list| list.span), &["choice", "choices", "matrix"]),
            ("ordered", file.ordered.as_ref().map(|ordered| ordered.span), &["choice", "matrix"]),
            ("measures", file.measures.as_ref().map(|map| map.span), &["choice"]),
            ("rows", file.rows.as_ref().map(|list| list.span), &["matrix"]),
            ("min", file.min.as_ref().map(|min| min.span), &["number"]),
            ("max", file.max.as_ref().map(|max| max.span), &["number"]),
            ("unit", file.unit.as_ref().map(|unit| unit.span), &["number"]),
            ("bands", file.bands.as_ref().map(|list| list.span), &["number"]),
        ];
        for (key, span, kinds) in keys {
            if let Some(span) = span.filter(|_| !kinds.contains(&kind.name())) {
                let message = format!("`{key}` does not belong to a question of kind `{}`", kind.name());
                let help = match (key, kind) {
                    ("measures", QuestionKind::Matrix) => "write `measures` at each row that has some".to_owned(),
                    _ => format!("remove it, or make the kind {}", list_or(kinds)),
                };
                self.problems.at(span, Code::KindKey, message, help);
            }
        }
    }

    fn allowed(&mut self, words: Option<&[Word]>) -> bool {
        for word in words.into_iter().flatten().filter(|word| word.value != "n/a") {
            let help = match word.value.as_str() {
                "unknown" => "remove it: `unknown` is always allowed",
                _ => "write `allow: [n/a]`, the only answer that can be allowed",
            };
            self.problems.at(word.span, Code::UnknownWord, format!("{} cannot be allowed", tick(&word.value)), help);
        }
        words.is_some_and(|words| !words.is_empty())
    }

    fn otherwise(&mut self, file: &QuestionFile) -> bool {
        let Some(word) = &file.otherwise else { return false };
        if word.value != "worst" {
            let message = format!("{} is no value of `otherwise`", tick(&word.value));
            self.problems.at(word.span, Code::UnknownWord, message, "write `otherwise: worst`, or remove it");
        } else if file.when.is_none() {
            let message = "`otherwise` says what holds while `when` is false, but there is no `when`";
            self.problems.at(word.span, Code::MissingKey, message, "add a `when`, or remove `otherwise`");
        }
        true
    }

    /// Text that people read must not be empty.
    pub(super) fn text(&mut self, word: &Word, key: &str) {
        if word.value.trim().is_empty() {
            let message = format!("`{key}` is empty");
            self.problems.at(word.span, Code::EmptyValue, message, "write what people are to read");
        }
    }
}
