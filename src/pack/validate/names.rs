//! Ids: their form, their uniqueness, and the look-up of what they name.

use std::collections::HashMap;

use super::Problems;
use crate::diagnostics::{Code, Diagnostic, Span, tick};
use crate::yaml::Word;

/// Words that answers files give a meaning of their own.
const RESERVED: [&str; 6] = ["is", "note", "proof", "unknown", "n/a", "row"];
/// Words that gates and the columns of tables give a meaning of their own, behind the id of a framework.
const PARTS: [&str; 12] =
    ["best", "margin", "verdict", "stability", "position", "pole", "mean", "score", "level", "low", "high", "coverage"];
/// Longest id.
const LONGEST: usize = 40;

/// The ids of one kind of thing, with the place where each was first written.
pub(super) struct Register<I> {
    noun: &'static str,
    unknown: Code,
    places: HashMap<String, (I, Span)>,
    order: Vec<String>,
}

impl<I: Copy> Register<I> {
    /// No ids yet; the noun is what messages call such a thing.
    pub(super) fn new(noun: &'static str, unknown: Code) -> Self {
        Self { noun, unknown, places: HashMap::new(), order: Vec::new() }
    }

    /// Takes in an id, checking its form and that it is new.
    pub(super) fn define(&mut self, word: &Word, index: I, problems: &mut Problems<'_>) {
        self.define_as(word, word.value.clone(), index, problems);
    }

    /// As [`Self::define`], for a thing that is referred to by more than its own id.
    pub(super) fn define_as(&mut self, word: &Word, full: String, index: I, problems: &mut Problems<'_>) {
        check_form(word, self.noun, problems);
        if word.value.is_empty() {
            return;
        }
        if let Some((_, first)) = self.places.get(&full) {
            let message = format!("two {}s are called {}", self.noun, tick(&full));
            let found = Diagnostic::at(word.span, Code::DuplicateId, message, "give one of them another id");
            problems.push(found.with_related(*first, "first used here"));
            return;
        }
        self.order.push(full.clone());
        self.places.insert(full, (index, word.span));
    }

    /// Takes in an id whose form and uniqueness are checked elsewhere.
    pub(super) fn note(&mut self, id: &str, index: I, span: Span) {
        if !self.places.contains_key(id) {
            self.order.push(id.to_owned());
            self.places.insert(id.to_owned(), (index, span));
        }
    }

    /// What the id names.
    pub(super) fn get(&self, id: &str) -> Option<I> {
        self.places.get(id).map(|(index, _)| *index)
    }

    /// Where the id was defined.
    pub(super) fn place(&self, id: &str) -> Option<Span> {
        self.places.get(id).map(|(_, span)| *span)
    }

    /// What a reference names; reports it when there is no such thing.
    pub(super) fn find(&self, word: &Word, problems: &mut Problems<'_>) -> Option<I> {
        let found = self.get(&word.value);
        if found.is_none() {
            self.report_unknown(word, problems);
        }
        found
    }

    /// Reports that a reference names nothing.
    pub(super) fn report_unknown(&self, word: &Word, problems: &mut Problems<'_>) {
        let message = format!("no {} is called {}", self.noun, tick(&word.value));
        let help = problems.suggest(&word.value, &self.order);
        problems.at(word.span, self.unknown, message, help);
    }

    /// Every id in the order written.
    pub(super) fn order(&self) -> &[String] {
        &self.order
    }
}

/// Reports an id that is reserved or has another form than `lower-case-words`.
pub(super) fn check_form(word: &Word, noun: &str, problems: &mut Problems<'_>) {
    let id = word.value.as_str();
    if RESERVED.contains(&id) {
        let message = format!("{} cannot be an id, because it has a meaning of its own in answers files", tick(id));
        let help = match (noun, id) {
            ("option", "n/a") => "remove the option and write `allow: [n/a]` at the question".to_owned(),
            ("option", "unknown") => "remove the option: `unknown` can always be answered".to_owned(),
            (_, "n/a") => "choose another word".to_owned(),
            _ => format!("choose another word, such as `{id}-{noun}`"),
        };
        return problems.at(word.span, Code::ReservedId, message, help);
    }
    if read_by_gates(noun).contains(&id) {
        let message = format!("{} cannot be the id of this {noun}: gates and tables give it a meaning", tick(id));
        return problems.at(word.span, Code::ReservedId, message, "choose another word");
    }
    if id.len() > LONGEST {
        let message = format!("the id {} is longer than {LONGEST} characters", tick(id));
        return problems.at(word.span, Code::BadId, message, "choose a shorter one");
    }
    let well_formed =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !id.split('-').all(well_formed) {
        let message = match id {
            "" => format!("the id of this {noun} is empty"),
            _ => format!("{} is not a valid id", tick(id)),
        };
        problems.at(word.span, Code::BadId, message, better(id));
    }
}

/// The words that gates and tables would take for something else than such a thing.
fn read_by_gates(noun: &str) -> &'static [&'static str] {
    match noun {
        "element" => &PARTS,
        "framework" => &["coverage", "findings", "gates"],
        "pole" => &["mixed"],
        _ => &[],
    }
}

fn better(id: &str) -> String {
    let lower = id.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let slug = words.join("-");
    if slug.is_empty() || slug.len() > LONGEST || RESERVED.contains(&slug.as_str()) {
        return "use lowercase letters, digits and single hyphens between words".to_owned();
    }
    format!("write `{slug}`: lowercase letters, digits and single hyphens between words")
}
