//! Sources, what cites them, benchmarks, and ids that were renamed.

use super::Check;
use crate::diagnostics::{Code, tick};
use crate::pack::file::{BenchmarkFile, SourceFile};
use crate::record::{Benchmark, Reference};
use crate::yaml::{IdMap, Spanned, Word};

impl Check<'_> {
    pub(super) fn define_sources(&mut self, files: Option<&IdMap<SourceFile>>) {
        for (index, (word, file)) in files.into_iter().flatten().enumerate() {
            self.names.sources.define(word, index, &mut self.problems);
            self.cited.push(false);
            let year = file.year.as_ref().and_then(|year| self.year(year));
            let url = file.url.as_ref().map(|url| self.link(url));
            let reference = Reference {
                title: file.title.clone(),
                author: file.author.clone(),
                year,
                url,
                note: file.note.clone(),
            };
            self.pack.sources.insert(word.value.clone(), reference);
        }
    }

    fn year(&mut self, number: &Spanned<f64>) -> Option<i32> {
        let year = self.problems.whole(number, 0, 9999, "a year");
        year.and_then(|year| i32::try_from(year).ok())
    }

    fn link(&mut self, word: &Word) -> String {
        let rest = ["https://", "http://"].iter().find_map(|scheme| word.value.strip_prefix(scheme));
        let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
        if !rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && !rest.contains(odd)) {
            let message = format!("{} is not a web address", tick(&word.value));
            let help = "write one that starts with https:// or http:// and has no spaces";
            self.problems.at(word.span, Code::BadLink, message, help);
        }
        word.value.clone()
    }

    /// The sources something cites.
    pub(super) fn citations(&mut self, words: Option<&[Word]>) -> Vec<String> {
        words.into_iter().flatten().map(|word| self.citation(word)).collect()
    }

    fn citation(&mut self, word: &Word) -> String {
        if let Some(index) = self.names.sources.find(word, &mut self.problems) {
            self.cited[index] = true;
        }
        word.value.clone()
    }

    /// Warns of every source that nothing cites.
    pub(super) fn unused_sources(&mut self) {
        let names = &self.names.sources;
        for id in names.order().iter().filter(|id| names.get(id).is_some_and(|index| !self.cited[index])) {
            let Some(place) = names.place(id) else { continue };
            let message = format!("nothing cites the source {}", tick(id));
            self.problems.at(place, Code::UnusedSource, message, "cite it under `sources`, or remove it");
        }
    }

    pub(super) fn benchmarks(&mut self, files: &[BenchmarkFile]) {
        for (index, file) in files.iter().enumerate() {
            self.names.benchmarks.define(&file.id, index, &mut self.problems);
            let about = self.benchmarked(&file.r#for);
            let n = file.n.as_ref().and_then(|n| self.problems.whole(n, 1, 1_000_000_000, "a number of participants"));
            let year = self.year(&file.year);
            let source = self.citation(&file.source);
            self.pack.benchmarks.push(Benchmark {
                id: file.id.value.clone(),
                title: file.title.clone(),
                about,
                value: file.value.value,
                unit: file.unit.clone(),
                n: n.and_then(|n| u32::try_from(n).ok()),
                year: year.unwrap_or_default(),
                note: file.note.clone(),
                source,
            });
        }
    }

    /// An element, framework, question or item.
    fn benchmarked(&mut self, word: &Word) -> String {
        let names = &self.names;
        let known = names.elements.get(&word.value).is_some() || names.frameworks.get(&word.value).is_some();
        if !known && !self.is_asked(&word.value) {
            let scored = [names.elements.order(), names.frameworks.order()];
            let known = [scored.concat(), names.questions.order().to_vec(), names.items.order().to_vec()].concat();
            let message = format!("nothing called {} can have a benchmark", tick(&word.value));
            let help = match self.problems.suggest(&word.value, &known) {
                near if near.starts_with("did you") => near,
                _ => "name an element, a framework or a question".to_owned(),
            };
            self.problems.at(word.span, Code::UnknownElement, message, help);
        }
        word.value.clone()
    }

    pub(super) fn renamed(&mut self, files: Option<&IdMap<Word>>) {
        for (old, new) in files.into_iter().flatten() {
            if self.is_answerable(&old.value) {
                let message = format!("{} is still in use, so it was not renamed", tick(&old.value));
                self.problems.at(
                    old.span,
                    Code::DuplicateId,
                    message,
                    "remove this line, or the id that is still there",
                );
            }
            if !self.is_answerable(&new.value) {
                let message = format!("{} is renamed to {}, which does not exist", tick(&old.value), tick(&new.value));
                let help = self.problems.suggest(&new.value, self.names.items.order());
                self.problems.at(new.span, Code::UnknownQuestion, message, help);
            } else if self.is_option(&new.value) && parent(&old.value) != parent(&new.value) {
                let message =
                    format!("an option stays in its question, so {} cannot become this one", tick(&old.value));
                let help = format!("write the old id as `{}.…`", parent(&new.value).unwrap_or_default());
                self.problems.at(old.span, Code::UnknownOption, message, help);
            }
            self.pack.renamed.insert(old.value.clone(), new.value.clone());
        }
    }

    /// Whether answers files can name it: a question, a row, or an option as `question.option`.
    fn is_answerable(&self, id: &str) -> bool {
        self.is_asked(id) || self.is_option(id)
    }

    /// Whether it is a question or a row.
    pub(super) fn is_asked(&self, id: &str) -> bool {
        self.names.questions.get(id).is_some() || self.names.items.get(id).is_some()
    }

    fn is_option(&self, id: &str) -> bool {
        let Some((item, option)) = id.rsplit_once('.') else { return false };
        let item = self.names.items.get(item).map(|item| &self.pack.items[item]);
        item.is_some_and(|item| item.options.iter().any(|known| known.id == option))
    }
}

/// Everything before the last dot.
fn parent(id: &str) -> Option<&str> {
    id.rsplit_once('.').map(|(parent, _)| parent)
}
