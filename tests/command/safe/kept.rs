//! No command writes over what it reads, whatever name leads to it.

use std::fs;

use super::{folder, in_folder};
use crate::process::{code, stderr};

/// What is read, and a command that would write there.
const CASES: [(&str, &[&str]); 9] = [
    ("a.yaml", &["compare", "a.yaml", "b.yaml", "-o", "a.yaml"]),
    ("b.yaml", &["compare", "a.yaml", "b.yaml", "-o", "./b.yaml"]),
    ("record.json", &["report", "record.json", "-o", "record.json"]),
    ("record.json", &["report", "record.json", "-o", ".", "--format", "json"]),
    ("gates.txt", &["batch", "a.yaml", "--gates", "gates.txt", "-o", "gates.txt"]),
    ("theme.html", &["report", "a.yaml", "--theme", "theme.html", "-o", "theme.html"]),
    ("theme.html", &["compare", "a.yaml", "b.yaml", "--theme", "theme.html", "--format", "html", "-o", "theme.html"]),
    ("comments.md", &["report", "a.yaml", "--comments", "comments.md", "-o", "comments.md"]),
    ("a.yaml", &["batch", ".", "-o", "a.yaml"]),
];

#[test]
fn inputs_are_never_outputs() {
    let folder = folder();
    for (read, args) in CASES {
        let before = fs::read(folder.path().join(read)).unwrap();
        let output = in_folder(folder.path(), args);
        assert_eq!(code(&output), 2, "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("this command reads that file"), "{args:?}: {}", stderr(&output));
        assert_eq!(fs::read(folder.path().join(read)).unwrap(), before, "{args:?}");
    }
}

#[test]
fn a_questionnaire_is_not_written_over() {
    let folder = folder();
    in_folder(folder.path(), &["init", "pack", "-o", "pack.yaml"]);
    let before = fs::read(folder.path().join("pack.yaml")).unwrap();
    let output = in_folder(folder.path(), &["batch", "a.yaml", "-q", "pack.yaml", "-o", "pack.yaml"]);
    assert_eq!(code(&output), 2);
    assert_eq!(fs::read(folder.path().join("pack.yaml")).unwrap(), before);
}

#[test]
fn reports_do_not_take_the_place_of_answers() {
    let folder = folder();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::copy(folder.path().join("a.yaml"), out.join("index.html")).unwrap();
    let before = fs::read(out.join("index.html")).unwrap();
    let output = in_folder(folder.path(), &["batch", "out/index.html", "--reports", "out"]);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert_eq!(fs::read(out.join("index.html")).unwrap(), before);
    assert_eq!(fs::read_dir(out).unwrap().count(), 1, "not even the other reports");
}

#[cfg(unix)]
#[test]
fn links_and_hard_links_are_the_same_file() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("a.yaml", path("link.yaml")).unwrap();
    fs::hard_link(path("a.yaml"), path("hard.yaml")).unwrap();
    let before = fs::read(path("a.yaml")).unwrap();
    for (read, written) in [("link.yaml", "a.yaml"), ("a.yaml", "link.yaml"), ("hard.yaml", "a.yaml")] {
        for args in [&["batch", read, "-o", written][..], &["compare", read, "b.yaml", "-o", written]] {
            let output = in_folder(folder.path(), args);
            assert_eq!(code(&output), 2, "{args:?}: {}", stderr(&output));
            assert_eq!(fs::read(path("a.yaml")).unwrap(), before, "{args:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn what_standard_input_is_read_from_is_a_file_too() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let before = fs::read(&path).unwrap();
    let mut command = crate::process::command(&["batch", "-", "-o", "a.yaml"]);
    let output = command.current_dir(folder.path()).stdin(fs::File::open(&path).unwrap()).output().unwrap();
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn another_file_of_the_same_text_is_replaced() {
    let folder = folder();
    let output = in_folder(folder.path(), &["compare", "a.yaml", "a.yaml", "-o", "b.yaml"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!fs::read_to_string(folder.path().join("b.yaml")).unwrap().contains("questionnaire:"));
}
