//! Killed at any moment, a command loses nothing and leaves nothing that the next one does not remove.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{folder, hidden, in_folder};
use crate::process::{code, command, stderr};

/// The files below a folder that people see.
fn seen(folder: &Path, below: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            seen(&path, &below.join(&name), found);
        } else {
            found.insert(below.join(&name), fs::read(&path).unwrap());
        }
    }
}

fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    seen(folder, Path::new(""), &mut found);
    found
}

/// Runs a command in two forms, one after the other, and kills it: every file is that of the one or of the other form.
fn survives(kills: u32, folder: &Path, forms: [&[&str]; 2]) {
    let whole = forms.map(|args| {
        let output = in_folder(folder, args);
        assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
        all(folder)
    });
    let start = Instant::now();
    in_folder(folder, forms[0]);
    let takes = start.elapsed();
    let mut moment = 12_345_u64;
    for kill in 0..kills {
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = command(forms[kill as usize % 2]);
        let mut child = child.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(takes.mul_f64((moment >> 40) as f64 / f64::from(1 << 24) * 1.1));
        child.kill().unwrap();
        child.wait().unwrap();
        let there = all(folder);
        assert!(there.keys().eq(whole[0].keys()), "kill {kill}: {:?}", there.keys());
        for (name, bytes) in &there {
            let known = whole.iter().any(|whole| whole.get(name) == Some(bytes));
            assert!(known, "kill {kill}: {} is torn", name.display());
        }
        assert!(hidden(folder).len() <= 4, "kill {kill}: each run removes what the one before left");
    }
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(code(&in_folder(folder, forms[1])), 0);
    assert_eq!(all(folder), whole[1]);
    assert!(hidden(folder).is_empty(), "{:?}", hidden(folder));
}

#[test]
fn a_report_of_several_files() {
    let folder = folder();
    survives(
        60,
        folder.path(),
        [
            &["report", "a.yaml", "-o", "out", "--format", "html,md,json,csv", "--date", "2030-01-01"],
            &["report", "a.yaml", "-o", "out", "--format", "html,md,json,csv", "--date", "2031-01-01"],
        ],
    );
}

#[test]
fn a_batch_with_reports() {
    let folder = folder();
    let units = folder.path().join("units");
    fs::create_dir(&units).unwrap();
    for number in 0..24 {
        fs::copy(folder.path().join("a.yaml"), units.join(format!("{number:03}.yaml"))).unwrap();
    }
    survives(
        40,
        folder.path(),
        [
            &["batch", "units", "-o", "scores.txt", "--reports", "out", "--date", "2030-01-01"],
            &["batch", "units", "-o", "scores.txt", "--reports", "out", "--date", "2031-01-01"],
        ],
    );
}
