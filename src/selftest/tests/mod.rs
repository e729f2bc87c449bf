//! What the self-test says about small packs, and that it copes with large ones.

mod faults;
mod large;

use crate::diagnostics::Diagnostics;
use crate::pack::{self, Pack, PackText};
use crate::selftest;

fn loaded(text: &str) -> Pack {
    let mut diagnostics = Diagnostics::new();
    let pack = pack::load(&[PackText { name: "pack.yaml".to_owned(), text: text.to_owned() }], &mut diagnostics);
    pack.unwrap_or_else(|| panic!("{diagnostics}\n{text}"))
}

/// Everything the self-test says, as `code: message`.
fn checked(text: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    diagnostics.add_source("pack.yaml", text);
    selftest::check(&loaded(text), &mut diagnostics);
    diagnostics.sorted().iter().map(|found| format!("{}: {}", found.code.name(), found.message)).collect()
}
