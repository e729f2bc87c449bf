//! How a batch ends: exit codes, a reader that leaves, an interruption.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use super::{answers, batch, fill, header, rows};
use crate::process::{code, command, stderr, stdout};

#[test]
fn an_unmet_gate_ends_with_1_and_says_by_how_much_and_what_would_meet_it() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 3);
    let met = batch(folder.path(), &["--gate", "coverage>=10"]);
    assert_eq!(met.status.code(), Some(0), "{}", stderr(&met));
    let unmet = batch(folder.path(), &["--gate", "zones.public>=99"]);
    let said = stderr(&unmet);
    assert_eq!(unmet.status.code(), Some(1));
    assert!(said.contains("points short"), "{said}");
    assert!(said.contains("3 with unmet gates"), "{said}");
    let place = header(&unmet).iter().position(|name| name == "gates.unmet").unwrap();
    assert!(rows(&unmet).iter().all(|row| &row[place] == "zones.public>=99"));
}

#[test]
fn a_typo_in_a_gate_is_an_error_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 3);
    let output = batch(folder.path(), &["--gate", "zones.pubic>=40"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `zones.public`?"), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_change_that_fits_no_questionnaire_is_said_once_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 3);
    let output = batch(folder.path(), &["--set", "employes=5"]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.matches("employes").count() <= 3 && said.contains("did you mean `employees`?"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn gates_of_a_file_have_names_and_reasons_and_their_mistakes_have_lines() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1);
    let gates = folder.path().join("gates.txt");
    fs::write(&gates, "gates:\n  - name: Heard in public\n    gate: zones.public >= 99\n    reason: the board's aim\n")
        .unwrap();
    let output = batch(folder.path(), &["--gates", gates.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("Heard in public"), "{}", stderr(&output));
    assert!(stderr(&output).contains("the board's aim"), "{}", stderr(&output));
    fs::write(&gates, "gates:\n  - name: Heard\n    gate: zones.publik >= 99\n").unwrap();
    let output = batch(folder.path(), &["--gates", gates.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("gates.txt:3:11"), "{}", stderr(&output));
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1500);
    let mut child = command(&["batch", folder.path().to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(first.starts_with("file,document,"));
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert!(said.is_empty(), "{said}");
}

#[test]
fn gates_are_judged_to_the_end_when_nobody_reads_the_table() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 600);
    let args = ["batch", folder.path().to_str().unwrap(), "--gate", "zones.public>=99"];
    let mut child = command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1), "{said}");
    assert!(said.contains("600 with unmet gates") && said.contains("… and 580 more with unmet gates"), "{said}");
}

#[test]
fn answers_are_never_the_output() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 2);
    let first = folder.path().join("unit-0000.yaml");
    let before = fs::read(&first).unwrap();
    let output = batch(folder.path(), &["-o", first.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("this command reads that file"), "{}", stderr(&output));
    assert_eq!(fs::read(&first).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_written_through() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1);
    let (real, link) = (folder.path().join("real.txt"), folder.path().join("link.txt"));
    fs::write(&real, "").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    batch(folder.path(), &["-o", link.to_str().unwrap()]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().starts_with("file,"));
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    batch(folder.path(), &["-o", pipe.to_str().unwrap()]);
    assert!(reader.join().unwrap().starts_with("file,"));
}

#[test]
fn gates_that_could_hide_a_failure_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1);
    let gates = folder.path().join("gates.txt");
    for (text, expected) in [
        ("gates: []\n", "holds no gate"),
        ("gates:\n  - {name: '', gate: coverage>=1}\n", "name of this gate is empty"),
        ("gates:\n  - {name: A, gate: coverage>=1}\n  - {name: A, gate: coverage>=99}\n", "two gates are called `A`"),
    ] {
        fs::write(&gates, text).unwrap();
        let output = batch(folder.path(), &["--gates", gates.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(stderr(&output).contains(expected), "{text}: {}", stderr(&output));
    }
}

/// Presses Ctrl-C, in effect.
#[cfg(unix)]
fn interrupt(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn an_interruption_leaves_whole_lines() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 3000);
    let args = ["batch", folder.path().to_str().unwrap(), "--jobs", "1"];
    let mut child = command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut text = String::new();
    // The pipe holds a small part of the table, so it cannot have been written to its end.
    reader.read_line(&mut text).unwrap();
    interrupt(&child);
    reader.read_to_string(&mut text).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 130, "{}", stderr(&output));
    assert!(stderr(&output).contains("interrupted"), "{}", stderr(&output));
    assert!(text.ends_with('\n'));
    let columns = text.lines().next().unwrap().split(',').count();
    assert!(text.lines().all(|line| line.split(',').count() >= columns));
    assert!((2..3000).contains(&text.lines().count()), "{} lines", text.lines().count());
}

#[cfg(unix)]
#[test]
fn an_interruption_leaves_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let [before, after, out] = ["before", "after", "out"].map(|name| folder.path().join(name));
    for (units, files) in [(&before, 300), (&after, 600), (&out, 0)] {
        fs::create_dir(units).unwrap();
        fill(units, files);
    }
    let table = out.join("scores.txt");
    let args = ["batch", before.to_str().unwrap(), "-", after.to_str().unwrap(), "-o", table.to_str().unwrap()];
    let mut child = command(&args).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // More than a pipe holds: once it is taken, files before it are scored, and those after it wait for its end.
    input.write_all((answers(1) + &"# waiting\n".repeat(20_000)).as_bytes()).unwrap();
    assert_eq!(fs::read_dir(&out).unwrap().count(), 1, "the table is being written");
    interrupt(&child);
    // It is heard on a thread of its own.
    std::thread::sleep(std::time::Duration::from_millis(200));
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 130, "{}", stderr(&output));
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0, "neither the table nor a part of it");
}

#[test]
fn what_is_written_to_a_file_is_what_would_be_printed() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 5);
    let out = folder.path().join("scores.txt");
    let printed = batch(folder.path(), &[]);
    batch(folder.path(), &["-o", out.to_str().unwrap()]);
    assert_eq!(fs::read_to_string(out).unwrap(), stdout(&printed));
}

#[test]
fn the_summary_counts_models_levels_and_gates() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 4);
    let said = stderr(&batch(folder.path(), &["--gate", "coverage>=10"]));
    assert!(said.contains("hub-and-spoke 4"), "{said}");
    assert!(said.contains("gate coverage>=10: met by 4 of 4"), "{said}");
}
