//! `compare`: what moved, like for like beside raw, why, and what CI can fail on.

mod folders;
mod formats;
mod moved;
mod regression;

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::process::{self, EXAMPLE, run, stderr, with};

/// A folder of answers files of one organisation.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The example with single answers changed: `(key, value)`, or `(key, "")` to leave one open.
    fn write(&self, name: &str, changes: &[(&str, &str)]) -> String {
        let text = fs::read_to_string(EXAMPLE).unwrap();
        let text = changes.iter().fold(text, |text, (key, value)| with(&text, key, value));
        process::write(self.0.path(), name, text)
    }
}

fn compare(files: &[&str], args: &[&str]) -> Output {
    run(&[&["compare"], files, args].concat())
}

/// What a comparison printed that did not fail.
fn printed(output: &Output) -> String {
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", stderr(output));
    process::stdout(output)
}

fn json(files: &[&str]) -> Value {
    serde_json::from_str(&printed(&compare(files, &["--format", "json"]))).unwrap()
}

/// What is said of one score.
fn shift<'a>(comparison: &'a Value, id: &str) -> &'a Value {
    comparison["overall"]["scores"].as_array().unwrap().iter().find(|shift| shift["id"] == id).unwrap()
}
