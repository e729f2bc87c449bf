//! The engine from outside: scoring, verdicts, roadmap, self-test, record and schemas.
#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::float_cmp,
    clippy::needless_for_each,
    clippy::needless_range_loop,
    clippy::type_complexity,
    clippy::unwrap_used,
    reason = "a test reads files, prints what it measured and fails by panicking"
)]

mod exhaustive;
mod meaning;
mod record;
mod roadmap_properties;
mod roadmap_reasons;
mod schemas;
mod scoring_properties;
mod sketch;
mod verdicts;

use takestock::answers::{self, Answers, AnswersFile};
use takestock::diagnostics::{Diagnostics, Severity, render};
use takestock::pack::{self, Pack, PackText, builtin};
use takestock::yaml;

/// The valid pack a text holds.
fn load(text: &str) -> Pack {
    let mut diagnostics = Diagnostics::new();
    let texts = [PackText { name: "pack.yaml".to_owned(), text: text.to_owned() }];
    let pack = pack::load(&texts, &mut diagnostics);
    pack.unwrap_or_else(|| panic!("{}\n{text}", render::text(&diagnostics, false)))
}

/// Every built-in pack.
fn built_in() -> Vec<Pack> {
    let load = |id: &str| pack::load(&builtin::texts(id).unwrap(), &mut Diagnostics::new()).unwrap();
    builtin::ids().map(load).collect()
}

/// The answers a text holds, `answers:` left out.
fn answers(pack: &Pack, answers: &str) -> Answers {
    let text = format!("questionnaire: {}\n{answers}", pack.id);
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source("answers.yaml", text.as_str());
    let written: AnswersFile = yaml::read(file, &mut diagnostics).expect("a document");
    let valid = answers::validate(&written, pack, "digest".to_owned(), &mut diagnostics);
    valid.filter(|_| diagnostics.is_empty()).unwrap_or_else(|| panic!("{}", render::text(&diagnostics, false)))
}

/// Whether the self-test finds no error.
fn means_well(pack: &Pack) -> bool {
    let mut diagnostics = Diagnostics::new();
    pack::meaning::check(pack, &mut diagnostics);
    diagnostics.count(Severity::Error) == 0
}
