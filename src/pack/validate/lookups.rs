//! What a reference stands for: an item, an option, an element, a framework, a model, a score.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, list_or, tick};
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Measure, MeasureKind, OptionIndex, QuestionIndex};
use crate::pack::FrameworkKind;
use crate::yaml::Word;

impl Check<'_> {
    /// The item a reference names: a question, or one row of a matrix.
    pub(super) fn item(&mut self, word: &Word) -> Option<ItemIndex> {
        if let Some(item) = self.names.items.get(&word.value) {
            return Some(item);
        }
        match self.names.questions.get(&word.value) {
            Some(question) => self.report_whole_matrix(word, question),
            None if self.names.items.order().is_empty() => {}
            None => self.names.items.report_unknown(word, &mut self.problems),
        }
        None
    }

    fn report_whole_matrix(&mut self, word: &Word, question: QuestionIndex) {
        let items = self.pack.questions[question].items;
        let rows: Vec<&str> = items.iter().map(|item| self.pack.items[item].id.as_str()).collect();
        if rows.is_empty() {
            return;
        }
        let message = format!("{} is asked row by row", tick(&word.value));
        let mut found =
            Diagnostic::at(word.span, Code::UnknownQuestion, message, format!("name a row: {}", list_or(&rows)));
        if let Some(place) = self.names.questions.place(&word.value) {
            found = found.with_related(place, "a matrix");
        }
        self.problems.push(found);
    }

    /// A question or item that is named only to be shown.
    pub(super) fn mention(&mut self, word: &Word) -> String {
        if !self.is_asked(&word.value) && !self.names.items.order().is_empty() {
            self.names.items.report_unknown(word, &mut self.problems);
        }
        word.value.clone()
    }

    /// The option of an item that a reference names.
    pub(super) fn option(&mut self, item: ItemIndex, word: &Word) -> Option<OptionIndex> {
        let item = &self.pack.items[item];
        let found = item.options.position(|option| option.id == word.value);
        if found.is_none() && !item.options.is_empty() {
            let known: Vec<&str> = item.options.iter().map(|option| option.id.as_str()).collect();
            let message = format!("{} has no option called {}", tick(&item.id), tick(&word.value));
            let help = self.problems.suggest(&word.value, &known);
            self.problems.at(word.span, Code::UnknownOption, message, help);
        }
        found
    }

    /// What an element's name stands for; names of whole frameworks are not enough here.
    pub(super) fn element(&mut self, word: &Word) -> Option<ElementIndex> {
        if let Some(element) = self.names.elements.get(&word.value) {
            return Some(element);
        }
        if let Some(framework) = self.names.frameworks.get(&word.value) {
            let elements = self.pack.frameworks[framework].elements.of(&self.pack.elements);
            let known: Vec<&str> = elements.iter().map(|element| element.id.as_str()).collect();
            let message = format!("{} is a framework; evidence is about one of its elements", tick(&word.value));
            let help = if known.is_empty() {
                "name an element, such as `framework.element`".to_owned()
            } else {
                format!("name {}", list_or(&known))
            };
            self.problems.at(word.span, Code::UnknownElement, message, help);
        } else if !self.names.elements.order().is_empty() {
            self.names.elements.report_unknown(word, &mut self.problems);
        }
        None
    }

    /// What has a score: an element, or a framework.
    pub(super) fn measure(&mut self, word: &Word) -> Option<Measure> {
        if let Some(element) = self.names.elements.get(&word.value) {
            return Some(self.pack.measure_of_element(element));
        }
        if let Some(framework) = self.names.frameworks.get(&word.value) {
            return Some(self.pack.framework_measure(framework));
        }
        if !self.names.frameworks.order().is_empty() {
            let known = [self.names.elements.order(), self.names.frameworks.order()].concat();
            let message = format!("nothing called {} is scored", tick(&word.value));
            let help = self.problems.suggest(&word.value, &known);
            self.problems.at(word.span, Code::UnknownElement, message, help);
        }
        None
    }

    /// Whether a measure is that of a framework as a whole.
    pub(super) fn is_whole(&self, measure: Measure) -> bool {
        matches!(self.pack.measured(measure), MeasureKind::Framework(_))
    }

    /// A framework that must be of the archetypes kind.
    pub(super) fn archetypes(&mut self, word: &Word) -> Option<FrameworkIndex> {
        if self.names.frameworks.order().is_empty() {
            return None;
        }
        let framework = self.names.frameworks.find(word, &mut self.problems)?;
        let kind = &self.pack.frameworks[framework].kind;
        if matches!(kind, FrameworkKind::Archetypes) {
            return Some(framework);
        }
        let message = format!("{} is of kind `{}`, which has no models to choose from", tick(&word.value), kind.name());
        let all = self.pack.frameworks.iter().filter(|other| matches!(other.kind, FrameworkKind::Archetypes));
        let known: Vec<&str> = all.map(|other| other.id.as_str()).collect();
        let help = match known[..] {
            [] => "define a framework of kind `archetypes` first".to_owned(),
            _ => format!("name {}", list_or(&known)),
        };
        self.problems.at(word.span, Code::UnknownFramework, message, help);
        None
    }

    /// A model of an archetypes framework, by its short id.
    pub(super) fn model(&mut self, framework: FrameworkIndex, word: &Word) -> Option<ElementIndex> {
        let parent = &self.pack.frameworks[framework].id;
        let found = self.names.elements.get(&format!("{parent}.{}", word.value));
        if found.is_none() {
            let elements = self.pack.frameworks[framework].elements.of(&self.pack.elements);
            let known: Vec<&str> = elements.iter().map(|element| element.short_id.as_str()).collect();
            let message = format!("{} has no model called {}", tick(parent), tick(&word.value));
            let help = match word.value.strip_prefix(parent).and_then(|rest| rest.strip_prefix('.')) {
                Some(short) if known.contains(&short) => format!("write {} alone", tick(short)),
                _ => self.problems.suggest(&word.value, &known),
            };
            self.problems.at(word.span, Code::UnknownElement, message, help);
        }
        found
    }
}
