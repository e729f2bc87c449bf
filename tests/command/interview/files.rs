//! Where the interview keeps its answers: locks, links, comments, files it refuses, disks that are full.

use std::fs;

use super::sitting::{CTRL_C, PULSE, PULSE_FILE, answers, folder, names, start, step};
use super::terminal::Start;
use crate::process::{command, stderr};

#[test]
fn a_second_interview_on_the_same_file_is_refused() {
    let folder = folder();
    let mut first = start(folder.path(), &["--pulse"], (80, 24));
    step(&mut first, PULSE[0]);
    step(&mut first, PULSE[1]);
    step(&mut first, PULSE[2]);
    first.expect("Date:").expect("]");
    let mut second = start(folder.path(), &["--pulse"], (80, 24));
    second.expect("another interview is filling in `answers.yaml`; finish or stop that one first");
    assert_eq!(second.end(), 2);
    PULSE[3..].iter().for_each(|said| {
        if said.0 == "Date:" {
            first.press(said.1);
        } else {
            step(&mut first, *said);
        }
    });
    assert_eq!(first.end(), 0);
    assert_eq!(answers(folder.path()), PULSE_FILE);
}

#[test]
fn an_answers_file_with_problems_is_refused_and_left_as_it_is() {
    let folder = folder();
    let broken = "questionnaire: tea-round@1\nanswers:\n  maker: buttler\n  peeple: 3\n";
    fs::write(folder.path().join("answers.yaml"), broken).unwrap();
    let mut terminal = start(folder.path(), &[], (80, 24));
    terminal.expect("buttler").expect("peeple").expect("answers.yaml was left as it is");
    assert_eq!(terminal.end(), 2);
    assert_eq!(answers(folder.path()), broken);
}

#[test]
fn a_file_with_comments_is_kept_as_a_copy_at_the_first_save() {
    let folder = folder();
    let before = "# ours\nquestionnaire: tea-round@1\norganisation: The Attic\ndate: 2026-03-31\nrespondent: {role: guest, unit: attic}\nanswers: {}\n";
    fs::write(folder.path().join("answers.yaml"), before).unwrap();
    fs::write(folder.path().join("answers.yaml.bak"), "older").unwrap();
    let mut terminal = start(folder.path(), &[], (80, 24));
    terminal.expect("the original will be kept as").expect("answers.yaml.bak2").expect("How many people").expect("]");
    assert_eq!(answers(folder.path()), before, "nothing is written before the first answer");
    terminal.press("4\r").expect("Who made").expect("]").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert!(answers(folder.path()).ends_with("answers:\n  people: 4\n"));
    assert_eq!(fs::read_to_string(folder.path().join("answers.yaml.bak")).unwrap(), "older");
    assert_eq!(fs::read_to_string(folder.path().join("answers.yaml.bak2")).unwrap(), before);
}

#[test]
fn links_and_permissions_of_the_file_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let real = folder.path().join("elsewhere");
    fs::create_dir(&real).unwrap();
    fs::write(real.join("real.yaml"), "questionnaire: tea-round@1\nanswers: {people: 3}\n").unwrap();
    fs::set_permissions(real.join("real.yaml"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("elsewhere/real.yaml", folder.path().join("answers.yaml")).unwrap();
    let mut terminal = start(folder.path(), &[], (80, 24));
    // The unit is not asked any more once something is answered.
    for at in [0, 1, 3] {
        step(&mut terminal, PULSE[at]);
    }
    step(&mut terminal, ("Who made", CTRL_C));
    assert_eq!(terminal.end(), 130);
    assert!(folder.path().join("answers.yaml").is_symlink());
    assert!(fs::read_to_string(real.join("real.yaml")).unwrap().contains("The Attic"));
    assert_eq!(fs::metadata(real.join("real.yaml")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(names(&real), ["real.yaml"]);
}

#[test]
fn when_nothing_can_be_written_earlier_answers_stay_and_it_can_be_tried_again() {
    let folder = folder();
    fs::write(folder.path().join("answers.yaml"), PULSE_FILE).unwrap();
    let args = ["interview", "-q", "pack.yaml", "--full", "--color", "never"];
    let start = Start { folder: folder.path(), args: &args, env: &[], size: (80, 24) };
    // A shell that allows no file to grow stands for a full disk.
    let mut terminal = start.through("sh", &["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""]);
    step(&mut terminal, ("How many hours a day", "8\r"));
    terminal.expect("failed to save `answers.yaml`").expect("Try again").expect("]").press("\r");
    terminal.expect("failed to save `answers.yaml`").expect("Try again").expect("]").press("2\r");
    terminal.expect("error").expect("failed to save `answers.yaml`");
    assert_eq!(terminal.end(), 2);
    assert_eq!(answers(folder.path()), PULSE_FILE);
    assert_eq!(names(folder.path()), ["answers.yaml", "pack.yaml"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_said_before_the_first_question() {
    let folder = folder();
    let mut terminal = start(folder.path(), &["-o", "nowhere/answers.yaml"], (80, 24));
    terminal.expect("failed to write beside `nowhere/answers.yaml`");
    assert_eq!(terminal.end(), 2);
    let mut terminal = start(folder.path(), &["-o", "/proc/answers.yaml"], (80, 24));
    terminal.expect("failed to write beside `/proc/answers.yaml`");
    assert_eq!(terminal.end(), 2);
}

#[test]
fn without_a_terminal_the_other_way_is_shown() {
    let folder = folder();
    let run = command(&["interview", "-q", "pack.yaml"])
        .current_dir(folder.path())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    let message = stderr(&run);
    assert!(message.contains("takestock init answers") && message.contains("takestock score"), "{message}");
    assert!(run.stdout.is_empty());
    assert_eq!(names(folder.path()), ["pack.yaml"]);
}
