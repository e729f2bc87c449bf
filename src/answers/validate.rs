//! Checks an answers file against a pack and reports every problem at once.

use super::file::{AnswerFile, AnswersFile};
use super::{Answers, Given, Remark, Wanted};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span, list_or, suggest};
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex};
use crate::pack::{FrameworkKind, Item, Pack, Question, QuestionKind};
use crate::yaml::{IdMap, Scalar, Spanned, Word};

/// The answers a file gives under a pack; `None` when any problem was pushed that is an error.
pub fn validate(file: &AnswersFile, pack: &Pack, sha256: String, diagnostics: &mut Diagnostics) -> Option<Answers> {
    let mut check = Check::new(pack, sha256);
    let name = &file.questionnaire;
    // Of another version nothing else is said: what would be wrong with its answers only follows from that.
    if check.version(name, diagnostics.sources().get(name.span.file.0 as usize).map(|source| source.name.as_str())) {
        check.header(file);
        for (key, answer) in &file.answers {
            check.answer(key, answer);
        }
        check.wanted(file.wanted.as_ref());
        check.panel(file.panel.as_ref());
    }
    let Check { answers, problems, .. } = check;
    let clean = problems.is_empty();
    diagnostics.extend(problems);
    clean.then_some(answers)
}

/// Reads one answer given as plain text for an item, as `--set item=option` and the interview do.
///
/// # Errors
/// A message and a help line.
pub fn parse_given(pack: &Pack, item: ItemIndex, text: &str) -> Result<Given, (String, String)> {
    let words: Vec<Word> =
        text.split(',').map(|part| Word { value: part.trim().to_owned(), ..Word::default() }).collect();
    let answer = match pack.items[item].kind {
        QuestionKind::Choices if !matches!(text, "unknown" | "n/a") => AnswerFile::Many(words),
        QuestionKind::Number => AnswerFile::One(without_separators(text)),
        _ => AnswerFile::One(text.to_owned()),
    };
    let tried = Check::new(pack, String::new()).tried(item, &answer, Span::default());
    tried.map_err(|problem| (problem.message, problem.help))
}

/// `4,200` and `4 200` as `4200`: groups of three digits behind the first. Anything else stays as it was typed.
fn without_separators(text: &str) -> String {
    let whole = text.split('.').next().unwrap_or_default();
    let separator = whole.chars().find(|c| matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}'));
    let Some(separator) = separator else { return text.to_owned() };
    let groups: Vec<&str> = whole.split(separator).collect();
    let digits = |group: &&str| group.chars().all(|c| c.is_ascii_digit());
    let first = groups[0].trim_start_matches(['+', '-']);
    let thousands = groups[1..].iter().all(|group| group.len() == 3 && digits(group));
    if thousands && (1..=3).contains(&first.len()) && digits(&first) {
        text.replace(separator, "")
    } else {
        text.to_owned()
    }
}

pub(super) struct Check<'p> {
    pub(super) pack: &'p Pack,
    pub(super) answers: Answers,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'p> Check<'p> {
    pub(super) fn new(pack: &'p Pack, sha256: String) -> Self {
        Self { pack, answers: Answers { sha256, ..Answers::empty(pack) }, problems: Vec::new() }
    }

    pub(super) fn push(&mut self, span: Span, code: Code, message: String, help: impl Into<String>) {
        self.problems.push(Diagnostic::at(span, code, message, help));
    }

    /// Near words are looked for while there are few problems; a file with many has another one.
    pub(super) fn suggest(&self, given: &str, known: &[&str]) -> String {
        const SUGGESTIONS: usize = 100;
        if self.problems.len() < SUGGESTIONS { suggest(given, known) } else { format!("expected {}", list_or(known)) }
    }

    /// What became of an id that an earlier version had, else a near one.
    fn way_out(&self, id: &str, given: &str, known: &[&str]) -> String {
        let became = self.pack.former.values().rev().find_map(|notes| notes.get(id));
        became.cloned().unwrap_or_else(|| self.suggest(given, known))
    }

    /// What an answer gives for an item, or the problem with it.
    pub(super) fn tried(&mut self, item: ItemIndex, answer: &AnswerFile, span: Span) -> Result<Given, Diagnostic> {
        let given = self.given(item, answer, span);
        self.problems.pop().map_or(Ok(given.unwrap_or_default()), Err)
    }

    fn answer(&mut self, key: &Word, answer: &Spanned<AnswerFile>) {
        let pack = self.pack;
        let Some(index) = pack.question_written(&key.value) else {
            let known: Vec<&str> = pack.questions.iter().map(|question| question.id.as_str()).collect();
            let help = self.way_out(&key.value, &key.value, &known);
            self.push(key.span, Code::UnknownQuestion, format!("no question is called `{}`", key.value), help);
            return;
        };
        let question = &pack.questions[index];
        match question.kind {
            QuestionKind::Matrix => self.matrix(question, answer),
            _ => self.item(question.items.start(), answer),
        }
    }

    /// A whole matrix: a map of rows, or one word for every row.
    fn matrix(&mut self, question: &'p Question, answer: &Spanned<AnswerFile>) {
        match &answer.value {
            AnswerFile::Blank => {}
            AnswerFile::Map(rows) => self.rows(question, rows),
            AnswerFile::One(word) if matches!(word.as_str(), "unknown" | "n/a") => {
                question.items.iter().for_each(|item| self.item(item, answer));
            }
            _ => {
                let message = format!("`{}` is asked row by row", question.id);
                let rows: Vec<&str> = question.items.iter().map(|item| self.pack.items[item].short_id()).collect();
                self.push(answer.span, Code::AnswerKind, message, format!("answer each of {}", list_or(&rows)));
            }
        }
    }

    fn rows(&mut self, question: &Question, rows: &IdMap<Spanned<AnswerFile>>) {
        for (key, answer) in rows {
            if let Some(item) = self.pack.row_written(question, &key.value) {
                self.item(item, answer);
            } else {
                let known: Vec<&str> = question.items.iter().map(|item| self.pack.items[item].short_id()).collect();
                let message = format!("`{}` has no row called `{}`", question.id, key.value);
                let help = self.way_out(&format!("{}.{}", question.id, key.value), &key.value, &known);
                self.push(key.span, Code::UnknownQuestion, message, help);
            }
        }
    }

    fn item(&mut self, item: ItemIndex, answer: &Spanned<AnswerFile>) {
        let (plain, span, remark) = self.unwrap(answer);
        if let Some(given) = self.given(item, plain, span) {
            self.answers.given[item] = given;
        }
        self.answers.remarks[item] = remark;
    }

    /// Takes `is`, `note` and `proof` apart.
    pub(super) fn unwrap<'a>(&mut self, answer: &'a Spanned<AnswerFile>) -> (&'a AnswerFile, Span, Remark) {
        let AnswerFile::Map(parts) = &answer.value else { return (&answer.value, answer.span, Remark::default()) };
        let (mut plain, mut span) = (&AnswerFile::Blank, answer.span);
        let mut remark = Remark::default();
        for (key, part) in parts {
            match (key.value.as_str(), &part.value) {
                ("is", value) => (plain, span) = (value, part.span),
                ("note", AnswerFile::One(text)) => remark.note = Some(text.clone()),
                ("proof", AnswerFile::One(text)) => remark.proof = Some(text.clone()),
                ("note" | "proof", AnswerFile::Blank) => {}
                ("note" | "proof", _) => {
                    let message = format!("`{}` must be text", key.value);
                    self.push(part.span, Code::WrongType, message, "put it in quotes");
                }
                (other, _) => {
                    let help = self.suggest(other, &["is", "note", "proof"]);
                    self.push(key.span, Code::UnknownKey, format!("`{other}` has no meaning here"), help);
                }
            }
        }
        (plain, span, remark)
    }

    fn given(&mut self, item: ItemIndex, answer: &AnswerFile, span: Span) -> Option<Given> {
        let pack = self.pack;
        match answer {
            AnswerFile::Blank => Some(Given::Unanswered),
            AnswerFile::One(word) if word == "unknown" => Some(Given::Unknown),
            AnswerFile::One(word) if word == "n/a" => self.not_applicable(item, span),
            AnswerFile::One(word) => self.one(&pack.items[item], word, span),
            AnswerFile::Many(words) => self.many(&pack.items[item], words, span),
            AnswerFile::Map(_) => {
                let message = format!("`{}` takes one answer, not a map", pack.items[item].id);
                self.push(span, Code::AnswerKind, message, "write the answer, or `{is: …, note: …}`");
                None
            }
        }
    }

    fn not_applicable(&mut self, item: ItemIndex, span: Span) -> Option<Given> {
        if self.pack.question_of(item).allows_na {
            return Some(Given::NotApplicable);
        }
        let message = format!("`{}` applies to every organisation", self.pack.items[item].id);
        self.push(span, Code::NaNotAllowed, message, "answer it, or write `unknown` when you cannot tell");
        None
    }

    fn one(&mut self, item: &Item, word: &str, span: Span) -> Option<Given> {
        match item.kind {
            QuestionKind::Text => Some(Given::Text(word.to_owned())),
            QuestionKind::Number => self.number(item, word, span),
            QuestionKind::Choices => self.option(item, word, span).map(|option| Given::Options(vec![option])),
            _ => self.option(item, word, span).map(Given::Option),
        }
    }

    fn number(&mut self, item: &Item, word: &str, span: Span) -> Option<Given> {
        let digits = word.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
        let Some(number) = word.parse().ok().filter(|number: &f64| digits && number.is_finite()) else {
            let message = format!("`{}` asks for a number, found `{word}`", item.id);
            self.push(span, Code::AnswerKind, message, "write a number, for example 1200");
            return None;
        };
        let bounds = &item.number;
        if bounds.min.is_some_and(|min| number < min) || bounds.max.is_some_and(|max| number > max) {
            let help = match (bounds.min, bounds.max) {
                (Some(min), Some(max)) => format!("write a number from {min} to {max}"),
                (Some(min), None) => format!("write a number of at least {min}"),
                _ => format!("write a number of at most {}", bounds.max.unwrap_or_default()),
            };
            self.push(span, Code::OutOfBounds, format!("{word} is out of bounds for `{}`", item.id), help);
            return None;
        }
        Some(Given::Number(number))
    }

    fn option(&mut self, item: &Item, word: &str, span: Span) -> Option<OptionIndex> {
        let found = self.pack.option_written(item, word);
        if found.is_none() {
            let known: Vec<&str> = item.options.iter().map(|option| option.id.as_str()).collect();
            let message = format!("`{}` has no option called `{word}`", item.id);
            let help = self.way_out(&format!("{}.{word}", item.id), word, &known);
            self.push(span, Code::UnknownOption, message, help);
        }
        found
    }

    fn many(&mut self, item: &Item, words: &[Word], span: Span) -> Option<Given> {
        if item.kind != QuestionKind::Choices {
            let message = format!("`{}` takes one answer, not a list", item.id);
            self.push(span, Code::AnswerKind, message, "write one of its options without brackets");
            return None;
        }
        let mut options = Vec::new();
        for word in words {
            let place = if word.span == Span::default() { span } else { word.span };
            if let Some(option) = self.option(item, &word.value, place) {
                if options.contains(&option) {
                    self.push(
                        place,
                        Code::DuplicateId,
                        format!("`{}` is chosen twice", word.value),
                        "keep one of the two",
                    );
                } else {
                    options.push(option);
                }
            }
        }
        options.sort_unstable();
        self.exclusive(item, &options, span);
        Some(if options.is_empty() { Given::Unanswered } else { Given::Options(options) })
    }

    fn exclusive(&mut self, item: &Item, options: &[OptionIndex], span: Span) {
        let alone = options.iter().find(|option| item.options[**option].exclusive);
        if let Some(alone) = alone.filter(|_| options.len() > 1) {
            let message = format!("`{}` cannot be combined with other options", item.options[*alone].id);
            self.push(span, Code::ExclusiveCombined, message, "keep it alone, or remove it");
        }
    }

    pub(super) fn wanted(&mut self, wanted: Option<&IdMap<Spanned<Scalar>>>) {
        for (key, value) in wanted.into_iter().flatten() {
            if let Some(framework) = self.pack.framework(&key.value) {
                self.wanted_framework(framework, value);
            } else if let Some(element) = self.pack.element(&key.value) {
                self.wanted_element(element, key, value);
            } else {
                let mut known: Vec<&str> = self.pack.frameworks.iter().map(|framework| framework.id.as_str()).collect();
                known.extend(self.pack.elements.iter().map(|element| element.id.as_str()));
                let message = format!("nothing called `{}` is scored", key.value);
                self.push(key.span, Code::UnknownElement, message, self.suggest(&key.value, &known));
            }
        }
    }

    fn wanted_framework(&mut self, framework: FrameworkIndex, value: &Spanned<Scalar>) {
        let pack = self.pack;
        if !matches!(pack.frameworks[framework].kind, FrameworkKind::Archetypes) {
            return self.wanted_score(pack.framework_measure(framework), value);
        }
        let elements = pack.frameworks[framework].elements;
        if let Some(element) = elements.iter().find(|element| pack.elements[*element].short_id == value.value.0) {
            return self.answers.wanted.push(Wanted::Model(framework, element));
        }
        let known: Vec<&str> = elements.iter().map(|element| pack.elements[element].short_id.as_str()).collect();
        let message = format!("`{}` is no model of `{}`", value.value.0, pack.frameworks[framework].id);
        self.push(value.span, Code::BadWanted, message, self.suggest(&value.value.0, &known));
    }

    fn wanted_element(&mut self, element: ElementIndex, key: &Word, value: &Spanned<Scalar>) {
        let framework = &self.pack.frameworks[self.pack.elements[element].framework];
        if matches!(framework.kind, FrameworkKind::Archetypes) {
            let message = format!("`{}` is a model, which has no score to want", key.value);
            let help = format!("write `{}: {}`", framework.id, self.pack.elements[element].short_id);
            return self.push(key.span, Code::BadWanted, message, help);
        }
        self.wanted_score(self.pack.measure_of_element(element), value);
    }

    fn wanted_score(&mut self, measure: Measure, value: &Spanned<Scalar>) {
        let framework = &self.pack.frameworks[self.pack.measure_framework(measure)];
        let low = if matches!(framework.kind, FrameworkKind::Spectrum { .. }) { -100.0 } else { 0.0 };
        match value.value.0.parse::<f64>() {
            Ok(number) if (low..=100.0).contains(&number) => self.answers.wanted.push(Wanted::Score(measure, number)),
            _ => {
                let message = format!("`{}` is no score that can be wanted here", value.value.0);
                self.push(value.span, Code::BadWanted, message, format!("write a number from {low} to 100"));
            }
        }
    }
}
