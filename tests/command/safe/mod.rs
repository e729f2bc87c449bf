//! Nothing is lost, nothing waits for ever, nothing overflows.

mod kept;
mod killed;
mod nested;
mod printed;
mod waiting;
mod whole;

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::process::{EXAMPLE, ROOT, command};

/// A folder with two answers files, a record, a questionnaire and gates.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.yaml", "b.yaml"] {
        fs::copy(Path::new(ROOT).join(EXAMPLE), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("gates.txt"), "gates:\n- gate: coverage>=1\n").unwrap();
    fs::write(folder.path().join("theme.html"), "name: Harbour\n").unwrap();
    fs::write(folder.path().join("comments.md"), "{}\n").unwrap();
    let record = in_folder(folder.path(), &["score", "a.yaml", "--format", "json"]);
    fs::write(folder.path().join("record.json"), record.stdout).unwrap();
    folder
}

/// Runs a command there.
fn in_folder(folder: &Path, args: &[&str]) -> Output {
    command(args).current_dir(folder).output().unwrap()
}

/// Everything below a folder whose name begins with a full stop: nothing hidden may be left.
fn hidden(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            let is_hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
            if is_hidden { vec![path] } else { hidden(&path) }
        })
        .collect()
}
