//! Which files are scored, and in which order.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use super::{answers, batch, fill, rows};
use crate::process::{command, stderr};

#[test]
fn folders_are_walked_in_name_order_and_other_files_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    for name in ["c.yml", "a.yaml", "b/z.yaml", "b/y.yaml"] {
        fs::write(folder.path().join(name), answers(1)).unwrap();
    }
    fs::write(folder.path().join("notes.txt"), "no answers").unwrap();
    let output = batch(folder.path(), &[]);
    let names: Vec<String> = rows(&output)
        .iter()
        .map(|row| row[0].strip_prefix(folder.path().to_str().unwrap()).unwrap().to_owned())
        .collect();
    assert_eq!(names, ["/a.yaml", "/b/y.yaml", "/b/z.yaml", "/c.yml"]);
}

#[test]
fn files_globs_and_standard_input_keep_their_order() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 3);
    let glob = folder.path().join("*-000[12].yaml");
    let file = folder.path().join("unit-0000.yaml");
    let args = ["batch", glob.to_str().unwrap(), "-", file.to_str().unwrap()];
    let mut child = command(&args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let two = [answers(7), answers(8)].join("---\n");
    child.stdin.take().unwrap().write_all(two.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let names: Vec<String> = rows(&output).iter().map(|row| row[5].to_owned()).collect();
    assert_eq!(names, ["Unit 1", "Unit 2", "Unit 7", "Unit 8", "Unit 0"], "{}", stderr(&output));
}

#[test]
fn nothing_to_score_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let output = batch(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no `.yaml` or `.yml` file"), "{}", stderr(&output));
    let missing = batch(&folder.path().join("gone.yaml"), &[]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("gone.yaml"), "{}", stderr(&missing));
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_and_pipes_keep_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let units = folder.path().join("units");
    fs::create_dir_all(units.join("north")).unwrap();
    fs::write(units.join("a.yaml"), answers(1)).unwrap();
    fs::write(units.join("north/b.yaml"), answers(2)).unwrap();
    for name in ["back", "again"] {
        std::os::unix::fs::symlink(".", units.join(name)).unwrap();
    }
    assert!(std::process::Command::new("mkfifo").arg(units.join("c.yaml")).status().unwrap().success());
    let glob = units.join("**/*.yaml");
    for path in [units.as_path(), glob.as_path()] {
        let output = batch(path, &[]);
        let names: Vec<String> = rows(&output).iter().map(|row| row[5].to_owned()).collect();
        assert_eq!(names, ["Unit 1", "Unit 2"], "{}", stderr(&output));
    }
}
