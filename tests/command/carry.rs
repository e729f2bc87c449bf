//! `init answers --from`: the way over for answers to an earlier version.

use std::fs;

use crate::process::{code, run, stderr, stdout};

const OLD: &str = "tests/fixtures/social-strategy-1.answers.yaml";

#[test]
fn an_old_file_is_refused_with_the_command_that_carries_it_over() {
    for command in ["score", "check", "batch"] {
        let output = run(&[command, OLD]);
        let said = stdout(&output) + &stderr(&output);
        assert_eq!(code(&output), 2, "{said}");
        assert!(said.contains("the answers are for version 1, this questionnaire is 2."), "{said}");
        assert!(said.contains(&format!("`takestock init answers --from {OLD} -o NEW.yaml`")), "{said}");
        assert!(!said.contains("unknown-question"), "one problem is enough: {said}");
    }
}

#[test]
fn what_still_means_the_same_is_carried_over_and_the_rest_told() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("new.yaml");
    let new = new.to_str().unwrap();
    let output = run(&["init", "answers", "--from", OLD, "-o", new]);
    assert!(output.status.success() && output.stdout.is_empty(), "{}", stderr(&output));
    let last = stderr(&output).lines().last().unwrap().to_owned();
    assert_eq!(last, format!("65 of 118 answers carried over; 53 to answer anew: `takestock interview -o {new}`"));
    assert_eq!(stdout(&run(&["check", new])), "no problems in 1 file\n");
    let text = fs::read_to_string(new).unwrap();
    assert!(text.starts_with("questionnaire: social-strategy@2\nscope: full\norganisation: Vellamo Instruments\n"));
    let told = "# now `accounts-run`, which asks who looks after the accounts\n#   account-keys:\n#     is: unit-gives-access\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn nothing_is_replaced_unless_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("there.yaml");
    fs::write(&there, "mine").unwrap();
    let path = there.to_str().unwrap();
    let output = run(&["init", "answers", "--from", OLD, "-o", path]);
    assert_eq!((code(&output), fs::read_to_string(&there).unwrap().as_str()), (2, "mine"));
    assert!(stderr(&output).contains("replace it with `--force`"), "{}", stderr(&output));
    assert!(run(&["init", "answers", "--from", OLD, "-o", path, "--force"]).status.success());
    assert!(fs::read_to_string(&there).unwrap().contains("Vellamo"));
}

#[test]
fn what_cannot_be_carried_over_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let dated = fs::read_to_string(OLD).unwrap().replace("2026-09-07", "2026-13-07");
    fs::write(path("dated.yaml"), dated).unwrap();
    fs::write(path("other.yaml"), "questionnaire: tea-round@1\nanswers: {}\n").unwrap();
    for (args, expected) in [
        (vec!["answers", "--from", "examples/pulse-theatre/answers.yaml"], "version 2 already"),
        (vec!["answers", "--from", "nowhere.yaml"], "unreadable"),
        (vec!["answers", "--from", &path("dated.yaml")], "bad-date"),
        (vec!["answers", "--from", &path("other.yaml")], "unknown-pack"),
        (vec!["pack", "--from", OLD], "`--from` carries answers over"),
        (vec!["answers", "--from", OLD, "--pulse"], "cannot be used with"),
    ] {
        let output = run(&[&["init"], &args[..], &["-o", &path("new.yaml")]].concat());
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(stderr(&output).contains(expected), "{args:?}: {}", stderr(&output));
        assert!(!folder.path().join("new.yaml").exists(), "{args:?}");
    }
}
