//! Roles, and what they are called in organisations of a certain size or kind.

use super::Check;
use super::conditions::Reader;
use crate::diagnostics::{Code, tick};
use crate::pack::Role;
use crate::pack::file::RoleTitleFile;
use crate::yaml::{IdMap, Spanned, Word};

impl Check<'_> {
    /// Takes in what actions and people refer to.
    pub(super) fn define_roles(&mut self, files: Option<&IdMap<Spanned<Vec<RoleTitleFile>>>>) {
        for (index, (word, _)) in files.into_iter().flatten().enumerate() {
            self.names.roles.define(word, index.into(), &mut self.problems);
        }
    }

    pub(super) fn roles(&mut self, files: Option<&IdMap<Spanned<Vec<RoleTitleFile>>>>) {
        for (word, cases) in files.into_iter().flatten() {
            self.one_for_every_case(word, cases);
            let mut titles = Vec::new();
            for case in &cases.value {
                let when = case.when.as_ref().map(|when| self.condition(when, Reader::Role));
                if case.title.value.trim().is_empty() {
                    let message = format!("a title of the role {} is empty", tick(&word.value));
                    self.problems.at(case.title.span, Code::EmptyValue, message, "write what people call it");
                }
                titles.push((when.flatten(), case.title.value.clone()));
            }
            self.pack.roles.push(Role { id: word.value.clone(), titles });
        }
    }

    /// The last case must hold always, and none before it may, or those after it never come about.
    fn one_for_every_case(&mut self, word: &Word, cases: &Spanned<Vec<RoleTitleFile>>) {
        let Some((last, before)) = cases.value.split_last() else {
            let message = format!("the role {} has no title", tick(&word.value));
            return self.problems.at(cases.span, Code::TooFew, message, "write `[{title: …}]`");
        };
        if let Some(when) = &last.when {
            let message = format!("the role {} has no title where this does not hold", tick(&word.value));
            self.problems.at(when.span, Code::MissingFallback, message, "add a last title without `when`");
        }
        for case in before.iter().filter(|case| case.when.is_none()) {
            let message =
                format!("this title of the role {} always holds, so those below it never do", tick(&word.value));
            self.problems.at(case.title.span, Code::MissingFallback, message, "add a `when`, or move it to the end");
        }
    }
}
