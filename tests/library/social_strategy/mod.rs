//! The built-in pack `social-strategy` and the example organisations that answer it.

mod advice;
mod coverage;
mod examples;
mod former;
mod model;
mod roadmap;
mod table;
mod wording;

use crate::answers::{Answers, Given};
use crate::pack::{Pack, builtin};
use crate::record::{Archetypes, FrameworkRecord, Record, Scope};
use crate::suites::support::{example, example_names};

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

/// The records of the examples of which enough was answered for advice.
fn advised() -> Vec<(String, Record)> {
    let records = example_names().into_iter().map(|name| (name.clone(), example(&name)));
    records.filter(|(_, record)| record.first_look.is_none()).collect()
}

/// How the organisation is organised, of a record.
fn model(record: &Record) -> &Archetypes {
    let FrameworkRecord::Archetypes(model) = &record.frameworks["model"] else { panic!("no archetypes") };
    model
}
