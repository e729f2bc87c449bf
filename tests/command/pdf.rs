//! Reports as PDF, printed by the Chromium that is installed for the tests.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::process::{EXAMPLE, command, stderr};

fn report(args: &[&str], change: impl FnOnce(&mut Command)) -> Output {
    let mut command = command(&["report", EXAMPLE]);
    command.args(args);
    change(&mut command);
    command.output().unwrap()
}

fn printed(path: &Path, look: &str) -> Vec<u8> {
    let output = report(&["-o", path.to_str().unwrap(), "--look", look], |_| {});
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read(path).unwrap()
}

/// What `pdfinfo` or `pdftotext` says of a file.
fn ask(program: &str, path: &Path) -> String {
    let output =
        Command::new(program).arg(path).args(if program == "pdftotext" { &["-"][..] } else { &[] }).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_report_is_printed_the_same_twice_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let temporary = folder.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    let print = |name: &str| {
        let path = folder.path().join(name);
        let output = report(&["-o", path.to_str().unwrap(), "--look", "board"], |command| {
            command.env("TMPDIR", &temporary);
        });
        assert!(output.status.success(), "{}", stderr(&output));
        fs::read(path).unwrap()
    };
    assert!(print("one.pdf") == print("two.pdf"), "two runs differ");
    let left: Vec<_> = fs::read_dir(&temporary)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().starts_with("takestock"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let info = ask("pdfinfo", &folder.path().join("one.pdf"));
    assert!(info.contains("Vellamo Instruments: Social and collaboration strategy"), "{info}");
    assert!(info.contains("2026") && info.contains("(A4)") && info.contains("Tagged:"), "{info}");
    let text = ask("pdftotext", &folder.path().join("one.pdf"));
    assert!(text.contains("The decision asked for"));
    let pages: Vec<&str> = text.split('\u{c}').collect();
    for chapter in ["Where you stand", "Where it shows", "What stands out", "What to do", "What we could not see"] {
        let told = pages[1].lines().find_map(|line| line.strip_prefix(chapter)?.trim().parse::<usize>().ok());
        let heading =
            |page: &&str| page.lines().any(|line| line.split_once(' ').is_some_and(|(_, text)| text == chapter));
        let lies = pages.iter().position(heading).map(|at| at + 1);
        assert_eq!((told, lies.is_some()), (lies, true), "{chapter}");
    }
}

#[test]
fn one_page_is_one_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    printed(&path, "one-page");
    let info = ask("pdfinfo", &path);
    assert!(info.lines().any(|line| line.starts_with("Pages:") && line.ends_with(" 1")), "{info}");
}

#[test]
fn a_missing_browser_is_named_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    let without = |change: &dyn Fn(&mut Command)| report(&["-o", path.to_str().unwrap()], |command| change(command));
    let none = without(&|command| {
        command.env("TAKESTOCK_BROWSER", "no-such-browser");
    });
    assert_eq!(none.status.code(), Some(2));
    assert!(
        stderr(&none).contains("`TAKESTOCK_BROWSER` names `no-such-browser`, and no such program is there"),
        "{}",
        stderr(&none)
    );
    let broken = without(&|command| {
        command.env("TAKESTOCK_BROWSER", "true");
    });
    assert_eq!(broken.status.code(), Some(2));
    assert!(stderr(&broken).contains("printed no PDF"), "{}", stderr(&broken));
    if !Path::new("/opt/google/chrome/chrome").exists() {
        let nowhere = without(&|command| {
            command.env("PATH", folder.path());
        });
        assert!(
            stderr(&nowhere).contains("none was found; name yours with TAKESTOCK_BROWSER=PATH"),
            "{}",
            stderr(&nowhere)
        );
    }
    assert!(!path.exists(), "nothing half-written");
}
