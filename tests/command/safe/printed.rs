//! What is printed: standard output by its name, full devices, characters that act on a terminal, ids of a page.

use std::fs;

use super::{folder, in_folder};
use crate::process::{code, stderr, stdout};

#[test]
fn a_hyphen_is_standard_output_everywhere() {
    let folder = folder();
    for (args, begins) in [
        (&["init", "answers", "-o", "-"][..], "#"),
        (&["init", "pack", "-o", "-"], "#"),
        (&["report", "a.yaml", "-o", "-"], "<!doctype html>"),
        (&["compare", "a.yaml", "b.yaml", "-o", "-"], ""),
        (&["batch", "a.yaml", "-o", "-"], "file,"),
    ] {
        let output = in_folder(folder.path(), args);
        assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
        assert!(stdout(&output).starts_with(begins) && !output.stdout.is_empty(), "{args:?}");
    }
    for args in [
        &["init", "templates", "-o", "-"][..],
        &["batch", "a.yaml", "--reports", "-"],
        &["report", "a.yaml", "-o", "-", "--format", "md,html"],
    ] {
        let output = in_folder(folder.path(), args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(stderr(&output).contains("folder"), "{args:?}: {}", stderr(&output));
    }
    assert!(!folder.path().join("-").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_fails_for_help_too() {
    for args in [&["--help"][..], &["--version"], &["report", "--help"], &["list"], &["schema", "record"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = crate::process::command(args).stdout(full).output().unwrap();
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(stderr(&output).to_lowercase().contains("no space left"), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn json_holds_nothing_that_acts_on_a_terminal() {
    let folder = folder();
    let text = fs::read_to_string(folder.path().join("a.yaml")).unwrap();
    let organisation = text.lines().find(|line| line.starts_with("organisation:")).unwrap();
    let acting = text.replacen(organisation, r#"organisation: "a\u009b31m\u202eb\u2066""#, 1);
    fs::write(folder.path().join("acting.yaml"), acting).unwrap();
    for args in [
        &["score", "acting.yaml", "--format", "json"][..],
        &["batch", "acting.yaml", "--format", "json"],
        &["batch", "acting.yaml", "--format", "ndjson", "--records"],
        &["report", "acting.yaml", "-o", "-", "--format", "json"],
        &["report", "acting.yaml", "-o", "-", "--format", "context"],
        &["compare", "acting.yaml", "b.yaml", "--format", "json"],
    ] {
        let output = in_folder(folder.path(), args);
        assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
        let json = stdout(&output);
        assert!(!json.contains(['\u{9b}', '\u{202e}', '\u{2066}']), "{args:?}");
        assert!(json.contains(r"a\u009b31m\u202eb\u2066"), "{args:?}");
    }
}

#[test]
fn ids_of_a_comparison_are_unique() {
    let folder = folder();
    for files in [&["a.yaml", "b.yaml"][..], &["a.yaml", "b.yaml", "a.yaml"]] {
        let page = stdout(&in_folder(folder.path(), &[&["compare"], files, &["--format", "html"]].concat()));
        let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(ids.len() > 10);
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|two| two[0] == two[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
