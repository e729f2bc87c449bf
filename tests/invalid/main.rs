//! Bad input: every mistake is named with its place and a way out, and nothing panics or takes for ever.

mod fixtures;
mod hostile;
mod random;
mod valid;

use std::path::{Path, PathBuf};

use takestock::answers::{self, Answers, AnswersFile};
use takestock::diagnostics::Diagnostics;
use takestock::pack::{self, Pack, PackText};
use takestock::yaml;

/// Reads a pack from one text.
fn load_pack(text: &str) -> (Option<Pack>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let pack = pack::load(&[PackText { name: "pack.yaml".to_owned(), text: text.to_owned() }], &mut diagnostics);
    (pack, diagnostics)
}

/// Reads an answers file to the small valid pack.
fn load_answers(name: &str, text: &str) -> (Option<Answers>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source(name, text);
    let answers = yaml::read::<AnswersFile>(file, &mut diagnostics)
        .and_then(|file| answers::validate(&file, &base_pack(), String::new(), &mut diagnostics));
    (answers.filter(|_| !diagnostics.has_errors()), diagnostics)
}

/// The small valid pack that answers fixtures are for.
fn base_pack() -> Pack {
    let (pack, diagnostics) = load_pack(&read(&folder().join("base.pack.yaml")));
    assert!(diagnostics.is_empty(), "{}", takestock::diagnostics::render::text(&diagnostics, false));
    pack.expect("a valid pack")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid")
}

#[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a readable fixture")
}

#[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a readable folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.sort();
    paths
}
