//! Takes stock of how an organisation runs its social and collaboration strategy, and plans what to do next.
//!
//! ```text
//! pack YAML ──load──▶ Pack ─────────────────┐
//! answers YAML ──read_answers──▶ Answers ───┴─▶ assess(pack, answers, options) ─▶ Record (JSON, versioned)
//!                                                  score → decide → plan            │
//!                              cli writes ◀── bytes ◀── report::html, export::OUTPUTS ◀┘
//! ```
//!
//! The library does no input or output and knows no clock: texts in, records and bytes out, the same input the same
//! bytes. The command line stands behind the default feature `cli`, Word, PowerPoint and Excel files behind `office`.
//!
//! ```
//! use takestock::assess::{Options, assess};
//! use takestock::record::FrameworkRecord;
//! use takestock::{PackText, builtin, load, read_answers, report};
//!
//! // A questionnaire of your own is `load(&[PackText { name, text }])`; this one is built in.
//! let pack = load(&builtin("social-strategy").expect("it is built in"))?;
//! let text = "
//! questionnaire: social-strategy@2
//! organisation: Northwind Cooperative
//! date: 2026-11-22
//! answers: {who-answered: central-team, unit-requests: {is: unknown, note: nobody counts them}}
//! ";
//! let answers = read_answers("answers.yaml", text, &pack)?;
//! let record = assess(&pack, &answers, &Options::default())?;
//!
//! let FrameworkRecord::Archetypes(model) = &record.frameworks["model"] else { panic!("another kind") };
//! assert_eq!(model.best.as_deref(), Some("centralised"));
//! assert_eq!(model.fit["centralised"], Some(100.0));
//!
//! let page = report::html(&record, &report::Options::default(), &report::Templates::embedded())?;
//! assert!(page.contains("Northwind Cooperative"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![cfg_attr(
    not(all(feature = "cli", feature = "office")),
    allow(
        dead_code,
        unused_imports,
        reason = "what only the command line and its formats call is still part of the engine"
    )
)]

mod answers;
pub mod assess;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod compare;
mod condition;
mod diagnostics;
mod digest;
pub mod export;
pub mod form;
mod gate;
mod index;
mod interview;
mod json;
#[cfg(feature = "measure")]
#[doc(hidden)]
pub mod measure;
mod pack;
pub mod panel;
pub mod record;
mod remedy;
pub mod report;
mod roadmap;
mod scoring;
mod selftest;
mod yaml;

pub use answers::Answers;
pub use diagnostics::Diagnostics;
pub use pack::builtin::texts as builtin;
pub use pack::{Pack, PackText, Version};
pub use roadmap::TargetChoice;

/// Reads and validates a pack from one text, or from a folder's texts.
///
/// # Errors
/// Every problem, each with its place, when there is an error among them.
pub fn load(texts: &[PackText]) -> Result<Pack, Diagnostics> {
    let mut found = Diagnostics::new();
    pack::load(texts, &mut found).ok_or(found)
}

/// Reads one respondent's answers to a pack. `name` is what problems call the text.
///
/// # Errors
/// Every problem, each with its place, when there is an error among them.
pub fn read_answers(name: &str, text: &str, pack: &Pack) -> Result<Answers, Diagnostics> {
    let mut found = Diagnostics::new();
    let file = found.add_source(name, text);
    let written: Option<answers::AnswersFile> = yaml::read(file, &mut found);
    let valid = written.and_then(|written| answers::validate(&written, pack, digest::digest([text]), &mut found));
    valid.filter(|_| !found.has_errors()).ok_or(found)
}

#[cfg(test)]
#[path = "../tests/library/mod.rs"]
mod suites;
