//! `compare` as a process: what moved, like for like beside raw, why, and what CI can fail on.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads, writes and fails by panicking")]

mod folders;
mod formats;
mod moved;
mod regression;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const EXAMPLE: &str = "examples/hub-and-spoke-instruments/answers.yaml";

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
        let text = changes.iter().fold(fs::read_to_string(EXAMPLE).unwrap(), |text, change| with(&text, *change));
        fs::write(self.path(name), text).unwrap();
        self.path(name).to_string_lossy().into_owned()
    }
}

/// The text with one line's value changed.
fn with(text: &str, (key, value): (&str, &str)) -> String {
    let is_it = |line: &&str| line.trim_start().starts_with(&format!("{key}:"));
    let old = text.lines().find(is_it).unwrap_or_else(|| panic!("the example answers `{key}` on a line of its own"));
    let indent = &old[..old.len() - old.trim_start().len()];
    text.replacen(old, &format!("{indent}{key}: {value}"), 1)
}

fn takestock(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_takestock"));
    command.args(args).current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).env_remove("TAKESTOCK_QUESTIONNAIRE");
    command.output().unwrap()
}

fn compare(files: &[&str], args: &[&str]) -> Output {
    takestock(&[&["compare"], files, args].concat())
}

fn stdout(output: &Output) -> String {
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", stderr(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(files: &[&str]) -> Value {
    serde_json::from_str(&stdout(&compare(files, &["--format", "json"]))).unwrap()
}

/// What is said of one score.
fn shift<'a>(comparison: &'a Value, id: &str) -> &'a Value {
    comparison["overall"]["scores"].as_array().unwrap().iter().find(|shift| shift["id"] == id).unwrap()
}
