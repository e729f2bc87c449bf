//! Bad input: every mistake is named with its place and a way out, and nothing panics or takes for ever.

mod empty_values;
pub(crate) mod fixtures;
mod hostile;
mod mutation_properties;
mod valid;

use crate::answers::Answers;
use crate::diagnostics::{Diagnostics, render};
use crate::pack::Pack;
use crate::suites::support::{read, read_answers, read_pack, suite};

/// Reads an answers file to the small valid pack.
fn load_answers(text: &str) -> (Option<Answers>, Diagnostics) {
    read_answers(&base_pack(), text)
}

/// The small valid pack that answers fixtures are for.
fn base_pack() -> Pack {
    let (pack, diagnostics) = read_pack(&base_text());
    assert!(diagnostics.is_empty(), "{}", render::text(&diagnostics, false));
    pack.expect("a valid pack")
}

fn base_text() -> String {
    read(&suite("invalid").join("base.pack.yaml"))
}
