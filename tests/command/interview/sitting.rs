//! One sitting at the tests' questionnaire: a folder, the keys of a whole interview, the file they lead to.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::terminal::{Start, Terminal};

/// Ctrl-C.
pub(crate) const CTRL_C: &str = "\u{3}";

/// Backspace, as often as the longest proposal has letters.
macro_rules! erase {
    () => {
        "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}"
    };
}

/// A folder with the tests' questionnaire.
pub(crate) fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pack.yaml"), include_str!("../../fixtures/tea-round.pack.yaml")).unwrap();
    folder
}

/// Starts an interview on it, without colours.
pub(crate) fn start(folder: &Path, args: &[&str], size: (u16, u16)) -> Terminal {
    let args: Vec<&str> = ["interview", "-q", "pack.yaml", "--color", "never"].iter().chain(args).copied().collect();
    Start { folder, args: &args, env: &[], size }.now()
}

/// The answers file.
pub(crate) fn answers(folder: &Path) -> String {
    fs::read_to_string(folder.join("answers.yaml")).unwrap()
}

/// What is on the screen, and the keys for it.
pub(crate) type Step = (&'static str, &'static str);

/// The short version, with every way to answer: typed, arrows, numbers, `u`, `n`.
pub(crate) const PULSE: [Step; 12] = [
    ("Organisation:", "The Attic\r"),
    ("Your role:", "guest\r"),
    ("Your unit:", "attic\r"),
    ("Date:", concat!(erase!(), "2026-03-31\r")),
    ("How many people drink tea here?", "4\r"),
    ("Who made the last pot of tea?", "\u{1b}[B\u{1b}[B\r"),
    ("Whose kettle is it?", "n\r"),
    ("1 of 3  The leaves", "3\r"),
    ("2 of 3  The water", "u\r"),
    ("3 of 3  The milk", "good\r"),
    ("Look again or finish", "\r"),
    ("Who makes the tea", "4\r"),
];

/// What the file holds then.
pub(crate) const PULSE_FILE: &str = "\
questionnaire: tea-round@1
scope: pulse
organisation: The Attic
date: 2026-03-31
respondent:
  role: guest
  unit: attic
answers:
  people: 4
  maker: butler
  kettle: n/a
  quality:
    leaves: good
    water: unknown
    milk: good
wanted:
  model: shared
";

/// Waits for a prompt to be drawn whole, its hint included, then presses the keys.
pub(crate) fn step(terminal: &mut Terminal, (text, keys): Step) {
    terminal.expect(text).expect("]").press(keys);
}

/// Every name in a folder, hidden ones included.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
