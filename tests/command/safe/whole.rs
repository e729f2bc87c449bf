//! Files that belong together are written together or not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use super::{folder, hidden, in_folder};
use crate::process::{code, command, stderr};

/// Every file below a folder with what it holds.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push((path.clone(), fs::read(&path).unwrap())) }
    }
    found.sort();
    found
}

#[test]
fn a_report_of_several_files_changes_all_or_none() {
    let folder = folder();
    let out = folder.path().join("out");
    assert_eq!(code(&in_folder(folder.path(), &["report", "a.yaml", "-o", "out"])), 0);
    fs::remove_file(out.join("scores.csv")).unwrap_or_default();
    fs::create_dir(out.join("scores.csv")).unwrap();
    let before = files(&out);
    assert!(before.len() > 5, "Markdown with its charts");
    let args = ["report", "b.yaml", "-o", "out", "--format", "md,html,csv", "--date", "2031-01-01"];
    let output = in_folder(folder.path(), &args);
    assert_eq!(code(&output), 2, "the table's place is a folder: {}", stderr(&output));
    assert_eq!(files(&out), before);
    assert!(hidden(folder.path()).is_empty());
    fs::remove_dir(out.join("scores.csv")).unwrap();
    assert_eq!(code(&in_folder(folder.path(), &args)), 0);
    assert_ne!(files(&out), before);
}

#[test]
fn templates_change_all_or_none() {
    let folder = folder();
    let out = folder.path().join("out");
    fs::create_dir_all(out.join("style.css")).unwrap();
    let output = in_folder(folder.path(), &["init", "templates", "-o", "out", "--force"]);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert!(files(&out).is_empty() && hidden(&out).is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = folder();
    assert_eq!(code(&in_folder(folder.path(), &["report", "a.yaml", "-o", "out"])), 0);
    assert_eq!(code(&in_folder(folder.path(), &["batch", ".", "-o", "scores.txt", "--reports", "out"])), 0);
    let before = files(folder.path());
    for args in [
        "report b.yaml -o out --date 2031-01-01",
        "batch a.yaml b.yaml -o scores.txt --reports out --date 2031-01-01",
        "compare a.yaml b.yaml --format html -o out/report.html",
        "init templates -o templates",
    ] {
        // No file may grow beyond 8 KiB: the same error that a full disk gives, for whoever runs it.
        let limited = format!("trap '' XFSZ; ulimit -f 8; exec {} {args}", crate::process::PROGRAM);
        let output =
            std::process::Command::new("sh").args(["-c", &limited]).current_dir(folder.path()).output().unwrap();
        assert_eq!(code(&output), 2, "{args}: {}", stderr(&output));
        assert!(stderr(&output).contains("failed to write"), "{args}: {}", stderr(&output));
        fs::remove_dir(folder.path().join("templates")).unwrap_or_default();
        assert_eq!(files(folder.path()), before, "{args}");
        assert!(hidden(folder.path()).is_empty(), "{args}");
    }
}

#[test]
fn reports_of_a_batch_take_their_names_together() {
    let folder = folder();
    let out = folder.path().join("out");
    let units = folder.path().join("units");
    fs::create_dir(&units).unwrap();
    for number in 0..400 {
        fs::copy(folder.path().join("a.yaml"), units.join(format!("{number:03}.yaml"))).unwrap();
    }
    let mut child = command(&["batch", "units", "--reports", "out"]);
    let mut child = child.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        let pages = fs::read_dir(&out).map_or(0, |entries| {
            entries.flatten().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')).count()
        });
        assert!(matches!(pages, 0) || child_ends_soon(&mut child), "{pages} pages are there before all are");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(fs::read_dir(&out).unwrap().count(), 401);
    assert!(hidden(&out).is_empty());
}

/// Putting the pages in place is the last thing a batch does.
fn child_ends_soon(child: &mut std::process::Child) -> bool {
    (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        child.try_wait().unwrap().is_some()
    })
}
