//! What became of the ids of earlier major versions.

use super::Check;
use super::names::check_form;
use crate::diagnostics::{Code, tick};
use crate::yaml::{IdMap, Word};

impl Check<'_> {
    pub(super) fn former(&mut self, files: Option<&IdMap<Option<IdMap<Word>>>>) {
        for (version, notes) in files.into_iter().flatten() {
            let (Some(major), Some(notes)) = (self.earlier(version), notes) else { continue };
            notes.iter().for_each(|(id, note)| self.former_id(id, note));
            let notes = notes.iter().map(|(id, note)| (id.value.clone(), note.value.clone()));
            self.pack.former.entry(major).or_default().extend(notes);
        }
    }

    /// A major version before the present one. While that is 0, it may only have been misread.
    fn earlier(&mut self, word: &Word) -> Option<u32> {
        let present = self.pack.version.major;
        let earlier = super::version_number(&word.value).filter(|major| *major < present || present == 0);
        if earlier.is_none() {
            let message = format!("{} is no earlier version of this questionnaire", tick(&word.value));
            let help = "write the number of a major version before the present one";
            self.problems.at(word.span, Code::BadVersion, message, help);
        }
        earlier
    }

    fn former_id(&mut self, id: &Word, note: &Word) {
        // `n/a` is an answer that may have changed its meaning, like an option.
        for part in id.value.split('.').filter(|part| *part != "n/a") {
            check_form(&Word { value: part.to_owned(), span: id.span }, "question", &mut self.problems);
        }
        if self.pack.renamed.contains_key(&id.value) {
            let message = format!("{} is renamed, so its answers still mean the same", tick(&id.value));
            self.problems.at(id.span, Code::DuplicateId, message, "remove this line, or the one under `renamed`");
        }
        if note.value.trim().is_empty() {
            let message = format!("nothing is said about {}", tick(&id.value));
            self.problems.at(note.span, Code::EmptyValue, message, "say in one line why it is asked anew");
        }
    }
}
