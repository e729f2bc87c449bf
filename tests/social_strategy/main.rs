//! The built-in pack `social-strategy` and the example organisations that answer it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read the examples, and may panic")]

mod advice;
mod coverage;
mod examples;
mod model;
mod roadmap;
mod support;
mod table;
mod wording;
