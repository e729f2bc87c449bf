//! Actions: what they move, who is accountable, and what they are in certain cases.

use super::Check;
use super::conditions::Reader;
use crate::diagnostics::{Code, tick};
use crate::index::{ItemIndex, OptionIndex};
use crate::pack::file::{ActionFile, VariantFile};
use crate::pack::{Action, Move, Owner, QuestionKind, Variant};
use crate::yaml::{Spanned, Word, Words};

const EFFORT: &str = "the weeks of work";
const DURATION: &str = "the weeks from beginning to end";

impl Check<'_> {
    pub(super) fn actions(&mut self, files: &[ActionFile]) {
        for file in files {
            let action = self.action(file);
            self.pack.actions.push(action);
        }
    }

    fn action(&mut self, file: &ActionFile) -> Action {
        let when = file.when.as_ref().and_then(|when| self.condition(when, Reader::Action));
        let requires = self.actions_named(file.requires.as_deref());
        if file.moves.value.is_empty() {
            let span = if self.problems.is_reported(file.moves.span) { file.moves.span } else { file.id.span };
            let message = format!("the action {} moves no answer", tick(&file.id.value));
            self.problems.at(span, Code::TooFew, message, "name what it changes: `moves: {question: option}`");
        }
        let moves = file.moves.value.iter().filter_map(|(word, options)| self.a_move(word, options)).collect();
        Action {
            id: file.id.value.clone(),
            title: file.title.clone(),
            when,
            requires,
            moves,
            effort_weeks: self.problems.positive(&file.effort_weeks, EFFORT),
            duration_weeks: self.weeks(file.duration_weeks.as_ref(), DURATION),
            owner: self.owner(&file.owner),
            deliverable: file.deliverable.clone(),
            metric: file.metric.clone(),
            why: file.why.clone(),
            variants: file.variants.iter().flatten().filter_map(|variant| self.variant(variant)).collect(),
            sources: self.citations(file.sources.as_deref()),
        }
    }

    fn weeks(&mut self, number: Option<&Spanned<f64>>, noun: &str) -> Option<f64> {
        number.map(|number| self.problems.positive(number, noun))
    }

    /// `None` when its condition was reported; the rest is looked at all the same.
    fn variant(&mut self, file: &VariantFile) -> Option<Variant> {
        let when = self.condition(&file.when, Reader::Variant);
        let owner = file.owner.as_ref().map(|owner| self.owner(owner));
        let effort_weeks = self.weeks(file.effort_weeks.as_ref(), EFFORT);
        let duration_weeks = self.weeks(file.duration_weeks.as_ref(), DURATION);
        let VariantFile { title, why, deliverable, .. } = file.clone();
        let texts = [&title, &why, &deliverable].into_iter().flatten().count();
        if texts == 0 && owner.is_none() && effort_weeks.is_none() && duration_weeks.is_none() {
            let message = "this variant changes nothing";
            let help = "write what is different then, such as `title` or `effort_weeks`";
            self.problems.at(file.when.span, Code::TooFew, message, help);
        }
        Some(Variant { when: when?, title, why, deliverable, owner, effort_weeks, duration_weeks })
    }

    /// One of the pack's roles; any text where it has none.
    fn owner(&mut self, word: &Word) -> Owner {
        if self.names.roles.order().is_empty() {
            return Owner::Text(word.value.clone());
        }
        let role = self.names.roles.find(word, &mut self.problems);
        role.map_or_else(|| Owner::Text(word.value.clone()), Owner::Role)
    }

    fn a_move(&mut self, word: &Word, options: &Words) -> Option<Move> {
        let item = self.item(word)?;
        let kind = self.pack.items[item].kind;
        if matches!(kind, QuestionKind::Number | QuestionKind::Text) {
            let message = format!("{} is of kind `{}`, which no action can move", tick(&word.value), kind.name());
            let help = "name a question with options, or remove the move";
            self.problems.at(word.span, Code::BadMove, message, help);
            return None;
        }
        let found: Vec<Option<OptionIndex>> = options.0.iter().map(|option| self.option(item, option)).collect();
        let found: Vec<OptionIndex> = found.into_iter().collect::<Option<_>>()?;
        match (kind, found.len()) {
            (_, 0) => self.bad_move(word, "names no option to move to", "write the option that is then true"),
            (QuestionKind::Choice, 2..) => {
                self.bad_move(word, "takes one option", "keep the one that is true when the action is done");
            }
            (QuestionKind::Choices, _) => self.no_exclusive(item, &found, options),
            _ => {}
        }
        let mut found = found;
        found.sort_unstable();
        found.dedup();
        Some(Move { item, options: found })
    }

    fn bad_move(&mut self, word: &Word, what: &str, help: &str) {
        self.problems.at(word.span, Code::BadMove, format!("the move of {} {what}", tick(&word.value)), help);
    }

    fn no_exclusive(&mut self, item: ItemIndex, found: &[OptionIndex], options: &Words) {
        for (option, word) in found.iter().zip(&options.0) {
            if self.pack.items[item].options[*option].exclusive {
                let message = format!("{} excludes other options, so no action can add it", tick(&word.value));
                self.problems.at(word.span, Code::BadMove, message, "name options that can be added to others");
            }
        }
    }
}
