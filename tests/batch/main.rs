//! `batch` as a process: order, memory of what went wrong, gates, formats, reports.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads, writes and fails by panicking")]

mod broken;
mod ending;
mod formats;
mod github;
mod paths;
mod reports;
mod support;
