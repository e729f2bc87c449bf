//! Folders of answers files, and the command.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

pub(crate) const EXAMPLE: &str = "examples/hub-and-spoke-instruments/answers.yaml";

pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_takestock"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("TAKESTOCK_QUESTIONNAIRE");
    command
}

pub(crate) fn batch(folder: &Path, args: &[&str]) -> Output {
    let mut all = vec!["batch", folder.to_str().unwrap()];
    all.extend(args);
    command(&all).output().unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The example with another name and one answer that differs from file to file.
pub(crate) fn answers(number: usize) -> String {
    let text = fs::read_to_string(EXAMPLE).unwrap();
    let name = text.lines().find(|line| line.starts_with("organisation:")).unwrap();
    let employees = text.lines().find(|line| line.trim_start().starts_with("employees:")).unwrap();
    text.replace(name, &format!("organisation: Unit {number}"))
        .replace(employees, &format!("  employees: {}", number + 1))
}

pub(crate) fn fill(folder: &Path, files: usize) {
    for number in 0..files {
        fs::write(folder.join(format!("unit-{number:04}.yaml")), answers(number)).unwrap();
    }
}

/// The rows of a table, each as long as its header.
pub(crate) fn rows(output: &Output) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(output.stdout.as_slice()).records().map(Result::unwrap).collect()
}

pub(crate) fn header(output: &Output) -> csv::StringRecord {
    csv::Reader::from_reader(output.stdout.as_slice()).headers().unwrap().clone()
}
