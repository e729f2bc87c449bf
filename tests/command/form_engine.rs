//! The engine of the form, `web/engine.wasm.gz`, was built from the sources that stand beside it.

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::process::ROOT;

/// What the engine is built from, and what of it belongs to the command line alone; `web/build` has the same list.
const SOURCES: [&str; 6] = ["Cargo.lock", "Cargo.toml", "questionnaires", "report-templates", "src", "web/engine"];
const ELSEWHERE: [&str; 6] =
    ["src/cli", "src/main.rs", "src/form/page.rs", "src/form/words.rs", "report-templates/form", "web/engine/target"];

#[test]
fn the_engine_is_built_from_these_sources() {
    let mut files = SOURCES.map(files).concat();
    files.sort();
    let lines: Vec<String> = files.iter().map(|file| format!("{}  {file}\n", digest_of(file))).collect();
    assert!(
        recorded("sources") == digest(lines.concat().as_bytes()),
        "the engine of the form is older than its sources: run web/build"
    );
}

#[test]
fn the_engine_is_the_one_that_was_built() {
    assert!(
        recorded("engine.wasm.gz") == digest_of("web/engine.wasm.gz"),
        "web/engine.wasm.gz and web/engine.sources are of different builds: run web/build"
    );
}

/// A path itself, or every file below it, named from the repository with `/`.
fn files(path: &str) -> Vec<String> {
    if ELSEWHERE.contains(&path) {
        return Vec::new();
    }
    let here = Path::new(ROOT).join(path);
    if here.is_file() {
        return vec![path.to_owned()];
    }
    let names = fs::read_dir(here).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.flat_map(|name| files(&format!("{path}/{name}"))).collect()
}

/// What the last build wrote down, as `sha256sum` does.
fn recorded(of: &str) -> String {
    let written = fs::read_to_string(Path::new(ROOT).join("web/engine.sources")).unwrap();
    let mut lines = written.lines().filter_map(|line| line.split_once("  "));
    lines.find(|(_, name)| *name == of).unwrap().0.to_owned()
}

fn digest_of(file: &str) -> String {
    digest(&fs::read(Path::new(ROOT).join(file)).unwrap())
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
