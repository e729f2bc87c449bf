//! `batch` as a process: order, memory of what went wrong, gates, formats, reports.

mod broken;
mod ending;
mod formats;
mod paths;
mod reports;
mod support;
