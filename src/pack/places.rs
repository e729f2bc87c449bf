//! Where the things of a pack are written, so that what the self-test finds can be pointed at.

use std::collections::HashMap;

use super::file::{FrameworkFile, OptionFile, PackFile, QuestionFile};
use crate::diagnostics::Span;

/// A kind of thing in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A question or a row: `question.row`.
    Item,
    /// An option: `item#option`.
    Option,
    /// A framework.
    Framework,
    /// An element: `framework.element`.
    Element,
    /// A level: `framework#level`.
    Level,
    /// An action.
    Action,
    /// What an action is in a certain case: `action#place`, counted from 0.
    Variant,
    /// A finding.
    Finding,
    /// A target rule, by its number from 0.
    Target,
}

/// Spans by kind and id.
#[derive(Debug, Clone, Default)]
pub struct Places(HashMap<(Thing, String), Span>);

impl Places {
    /// The places of everything in a pack as written.
    #[must_use]
    pub fn of(file: &PackFile) -> Self {
        let mut places = Self::default();
        for question in file.sections.iter().flatten().flat_map(|section| &section.questions.value) {
            places.question(question);
        }
        for framework in file.frameworks.iter().flatten() {
            places.framework(framework);
        }
        for action in file.actions.iter().flatten() {
            places.put(Thing::Action, action.id.value.clone(), action.id.span);
            for (place, variant) in action.variants.iter().flatten().enumerate() {
                places.put(Thing::Variant, format!("{}#{place}", action.id.value), variant.when.span);
            }
        }
        for finding in file.findings.iter().flatten() {
            places.put(Thing::Finding, finding.code.value.clone(), finding.code.span);
        }
        for (number, target) in file.targets.iter().flatten().enumerate() {
            places.put(Thing::Target, number.to_string(), target.target.span);
        }
        places
    }

    /// Where a thing is written; the start of the first file for what is nowhere.
    #[must_use]
    pub fn at(&self, thing: Thing, id: &str) -> Span {
        let unknown = Span { line: 1, column: 1, ..Span::default() };
        self.0.get(&(thing, id.to_owned())).copied().unwrap_or(unknown)
    }

    fn put(&mut self, thing: Thing, id: String, span: Span) {
        self.0.entry((thing, id)).or_insert(span);
    }

    fn question(&mut self, question: &QuestionFile) {
        let id = &question.id.value;
        self.put(Thing::Item, id.clone(), question.id.span);
        let shared = question.options.as_deref().map(Vec::as_slice);
        self.options(id, shared);
        for row in question.rows.iter().flat_map(|rows| &rows.value) {
            let item = format!("{id}.{}", row.id.value);
            self.options(&item, row.options.as_deref().map(Vec::as_slice).or(shared));
            self.put(Thing::Item, item, row.id.span);
        }
    }

    fn options(&mut self, item: &str, options: Option<&[OptionFile]>) {
        for option in options.into_iter().flatten() {
            self.put(Thing::Option, format!("{item}#{}", option.id.value), option.id.span);
        }
    }

    fn framework(&mut self, framework: &FrameworkFile) {
        let id = &framework.id.value;
        self.put(Thing::Framework, id.clone(), framework.id.span);
        for element in framework.elements.iter().chain(&framework.strands).flat_map(|elements| &elements.value) {
            self.put(Thing::Element, format!("{id}.{}", element.id.value), element.id.span);
        }
        for level in framework.levels.iter().flat_map(|levels| &levels.value) {
            self.put(Thing::Level, format!("{id}#{}", level.id.value), level.id.span);
        }
    }
}
