//! The built-in pack `social-strategy` and the example organisations that answer it.

mod advice;
mod coverage;
mod examples;
mod model;
mod roadmap;
mod table;
mod wording;

use crate::answers::{Answers, Given};
use crate::pack::{Pack, builtin};
use crate::record::{Archetypes, FrameworkRecord, Record, Scope};

/// Everything of the pack as written, in one text.
fn pack_text() -> String {
    builtin::texts("social-strategy").unwrap().into_iter().map(|file| file.text).collect()
}

/// The same answers in the short version.
fn pulse(mut answers: Answers, pack: &Pack) -> Answers {
    answers.scope = Scope::Pulse;
    for (item, given) in answers.given.iter_mut_enumerated() {
        if !pack.question_of(item).pulse {
            *given = Given::Unanswered;
        }
    }
    answers
}

/// How the organisation is organised, of a record.
fn model(record: &Record) -> &Archetypes {
    let FrameworkRecord::Archetypes(model) = &record.frameworks["model"] else { panic!("no archetypes") };
    model
}
