//! Nothing waits for ever: pipes and devices in folders, files without an end, a blocked process that is to end.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::{folder, hidden, in_folder};
use crate::process::{code, command, stderr, stdout};

/// More than any of these commands takes.
const SOON: Duration = Duration::from_secs(20);

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Runs a command that must end by itself.
fn ends(folder: &Path, args: &[&str]) -> Output {
    let mut child = command(args);
    let mut child = child.current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    ended(&mut child, &format!("{args:?}"));
    child.wait_with_output().unwrap()
}

fn ended(child: &mut Child, what: &str) {
    let end = Instant::now() + SOON;
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > end {
            child.kill().unwrap();
            panic!("{what} waits for ever");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

#[test]
fn pipes_and_devices_in_a_folder_are_left_out_with_a_word() {
    let folder = folder();
    let units = folder.path().join("units");
    fs::create_dir(&units).unwrap();
    fs::copy(folder.path().join("a.yaml"), units.join("a.yaml")).unwrap();
    pipe(&units.join("pipe.yaml"));
    symlink("pipe.yaml", units.join("link.yaml")).unwrap();
    symlink("/dev/zero", units.join("zero.yaml")).unwrap();
    for args in [
        &["batch", "units"][..],
        &["batch", "units/*.yaml"],
        &["batch", "units/**/*.yaml"],
        &["compare", "units", "units"],
    ] {
        let output = ends(folder.path(), args);
        assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
        let words = stderr(&output).matches("warning[not-a-file]").count();
        assert!(words >= 3, "{args:?}: {}", stderr(&output));
    }
    fs::copy(folder.path().join("a.yaml"), units.join("a.yaml")).unwrap();
    let output = ends(folder.path(), &["check", "units"]);
    assert!(stdout(&output).contains("warning[not-a-file]"), "{}", stdout(&output));
}

#[test]
fn a_pipe_that_is_named_is_read() {
    let folder = folder();
    pipe(&folder.path().join("pipe.yaml"));
    let mut child = command(&["score", "pipe.yaml"]);
    let child = child.current_dir(folder.path()).stdout(Stdio::piped()).spawn().unwrap();
    fs::write(folder.path().join("pipe.yaml"), fs::read(folder.path().join("a.yaml")).unwrap()).unwrap();
    assert_eq!(code(&child.wait_with_output().unwrap()), 0);
}

#[test]
fn a_logo_is_read_up_to_its_limit_and_only_from_a_file() {
    let folder = folder();
    let logo = folder.path().join("logo.png");
    fs::write(folder.path().join("theme.yaml"), "logo: logo.png\n").unwrap();
    let makes: [fn(&Path); 3] = [
        |logo| symlink("/dev/zero", logo).unwrap(),
        pipe,
        |logo| fs::File::create(logo).unwrap().set_len(8 << 30).unwrap(),
    ];
    for make in makes {
        make(&logo);
        let output = ends(folder.path(), &["report", "a.yaml", "--theme", "theme.yaml", "-o", "out.html"]);
        assert_eq!(code(&output), 2, "{}", stderr(&output));
        assert!(stderr(&output).contains("error[bad-logo]"), "{}", stderr(&output));
        fs::remove_file(&logo).unwrap();
    }
}

#[test]
fn templates_and_questionnaires_are_read_up_to_their_limit() {
    let folder = folder();
    let templates = folder.path().join("templates");
    fs::create_dir(&templates).unwrap();
    pipe(&templates.join("report.html"));
    let args = ["report", "a.yaml", "--templates", "templates", "-o", "out.html"];
    let output = ends(folder.path(), &args);
    assert!(stderr(&output).contains("warning[not-a-file]"), "{}", stderr(&output));
    fs::remove_file(templates.join("report.html")).unwrap();
    fs::File::create(templates.join("report.html")).unwrap().set_len(8 << 30).unwrap();
    let output = ends(folder.path(), &args);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("the most that is read"), "{}", stderr(&output));
    let pack = folder.path().join("pack");
    fs::create_dir(&pack).unwrap();
    for number in 0..200 {
        fs::write(pack.join(format!("{number}.yaml")), "# words\n".repeat(16_000)).unwrap();
    }
    let output = ends(folder.path(), &["score", "a.yaml", "-q", "pack"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("error[too-large]"), "{}", stderr(&output));
}

/// A command that nobody reads and that so waits with its output.
fn blocked(folder: &Path) -> Child {
    let units = folder.join("units");
    fs::create_dir_all(&units).unwrap();
    for number in 0..600 {
        fs::copy(folder.join("a.yaml"), units.join(format!("{number}.yaml"))).unwrap();
    }
    let mut child = command(&["batch", "units", "--format", "ndjson"]);
    let child = child.current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    child
}

#[test]
fn a_request_to_end_ends_what_nobody_reads() {
    let folder = folder();
    let mut child = blocked(folder.path());
    signal(&child, "-TERM");
    ended(&mut child, "a batch that nobody reads");
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn the_second_interruption_ends_what_nobody_reads() {
    let folder = folder();
    let mut child = blocked(folder.path());
    signal(&child, "-INT");
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "the first asks for an end in good order");
    signal(&child, "-INT");
    ended(&mut child, "a batch that nobody reads");
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn a_request_to_end_ends_what_waits_for_a_pipe_and_leaves_nothing() {
    let folder = folder();
    pipe(&folder.path().join("pipe.yaml"));
    for args in [&["score", "pipe.yaml"][..], &["batch", "pipe.yaml", "-o", "out.txt", "--reports", "out"]] {
        let mut child = command(args).current_dir(folder.path()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(500));
        signal(&child, "-TERM");
        ended(&mut child, &format!("{args:?}"));
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert!(hidden(folder.path()).is_empty(), "{:?}", hidden(folder.path()));
        assert!(!folder.path().join("out.txt").exists());
    }
    assert_eq!(code(&in_folder(folder.path(), &["score", "a.yaml"])), 0);
}
