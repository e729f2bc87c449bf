//! Takes stock of how an organisation runs its social and collaboration strategy, and plans what to do next.
//!
//! One way through, IO at the edges:
//!
//! ```text
//! pack YAML ──pack::load──▶ Pack ─────────────┐
//!                   └─▶ Diagnostics           ├─▶ scoring::score ─▶ Assessment ─▶ roadmap::plan ─▶ Plan
//! answers YAML ──answers::validate──▶ Answers ┘            └───────────────┬───────────────────────┘
//!                                                                  record::build ─▶ Record (JSON)
//!                                                                          │
//!                              cli writes ◀── strings ◀── report::html, report::markdown
//! ```
//!
//! To use it as a library: [`pack::load`] and [`answers::validate`] read, [`scoring::score`] scores, [`roadmap::plan`]
//! plans, [`record::build`] records, [`report::html`] and [`report::markdown`] render. Gates and comparisons read
//! records too ([`gate`], [`compare`]).

pub mod answers;
pub mod cli;
pub mod compare;
pub mod condition;
pub mod diagnostics;
pub mod gate;
pub mod interview;
pub mod pack;
pub mod record;
pub mod remedy;
pub mod report;
pub mod roadmap;
pub mod scoring;
pub mod yaml;

#[cfg(test)]
#[path = "../tests/library/mod.rs"]
mod suites;
