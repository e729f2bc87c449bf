//! The command as a process; one folder or file for each suite.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads, writes and fails by panicking")]

mod action;
mod batch;
mod carry;
mod ci_examples;
mod cli;
mod codes;
mod comments;
mod compare;
mod first_look;
mod form;
mod form_engine;
#[cfg(unix)]
mod interview;
mod no_worse;
#[cfg(feature = "office")]
mod office;
mod panel;
mod panel_reports;
mod panels;
mod pdf;
mod pre_commit;
#[path = "../process.rs"]
mod process;
mod python;
mod readme;
mod safe;
mod schemas;
