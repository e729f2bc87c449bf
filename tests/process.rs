//! The command as a process: how it is run, what it said, and files for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The command.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_takestock");

/// The repository, in which commands are run.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Variables of whoever runs the tests that would change what is said.
pub(crate) const AMBIENT: [&str; 6] =
    ["TAKESTOCK_QUESTIONNAIRE", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY", "TAKESTOCK_BROWSER"];

/// An example, as commands run in the repository name it.
pub(crate) const EXAMPLE: &str = "examples/hub-and-spoke-instruments/answers.yaml";

/// The command with arguments, not yet started.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(args).current_dir(ROOT);
    for name in AMBIENT {
        command.env_remove(name);
    }
    command
}

/// Runs the command to its end.
pub(crate) fn run(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

/// Runs a command that must succeed; gives what it printed.
pub(crate) fn succeed(args: &[&str]) -> String {
    let output = run(args);
    assert!(output.status.success(), "{args:?}: {}", stderr(&output));
    stdout(&output)
}

/// The exit code.
pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// What was printed.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What was said beside the result.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The answers file of an example.
pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(ROOT).join("examples").join(name).join("answers.yaml")
}

/// Writes a file; gives its path as an argument.
pub(crate) fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

/// A YAML text with the value of one line changed.
pub(crate) fn with(text: &str, key: &str, value: &str) -> String {
    let is_it = |line: &&str| line.trim_start().starts_with(&format!("{key}:"));
    let old = text.lines().find(is_it).unwrap_or_else(|| panic!("`{key}` stands on a line of its own"));
    let indent = &old[..old.len() - old.trim_start().len()];
    text.replacen(old, &format!("{indent}{key}: {value}"), 1)
}
