//! The built-in pack `social-strategy` and the example organisations that answer it.
#![allow(clippy::disallowed_methods, reason = "tests read the examples")]

mod coverage;
mod examples;
mod model;
mod roadmap;
mod support;
mod table;
mod wording;
