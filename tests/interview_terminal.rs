//! The interview as a person meets it: keys in, screens out, in a pseudo-terminal.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads and writes its own folder, and stops where something is missing"
)]

#[path = "interview/terminal.rs"]
#[expect(dead_code, reason = "the other tests use the rest")]
mod terminal;

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use terminal::{Start, Terminal};

const DOWN: &str = "\u{1b}[B";
const ESC: &str = "\u{1b}";
const CTRL_C: &str = "\u{3}";

/// Backspace, as often as the longest proposal has letters.
macro_rules! erase {
    () => {
        "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}"
    };
}

/// A folder with the tests' questionnaire.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pack.yaml"), include_str!("interview/pack.yaml")).unwrap();
    folder
}

fn start(folder: &Path, args: &[&str], size: (u16, u16)) -> Terminal {
    let args: Vec<&str> = ["interview", "-q", "pack.yaml", "--color", "never"].iter().chain(args).copied().collect();
    Start { folder, args: &args, env: &[], size }.now()
}

fn answers(folder: &Path) -> String {
    fs::read_to_string(folder.join("answers.yaml")).unwrap()
}

/// What is on the screen, and the keys for it.
type Step = (&'static str, &'static str);

/// The short version, with every way to answer: typed, arrows, numbers, `u`, `n`.
const PULSE: [Step; 11] = [
    ("Organisation:", "The Attic\r"),
    ("Your role:", "guest\r"),
    ("Date:", concat!(erase!(), "2026-03-31\r")),
    ("How many people drink tea here?", "4\r"),
    ("Who made the last pot of tea?", "\u{1b}[B\u{1b}[B\r"),
    ("Whose kettle is it?", "n\r"),
    ("1 of 3  The leaves", "3\r"),
    ("2 of 3  The water", "u\r"),
    ("3 of 3  The milk", "good\r"),
    ("Look again or finish", "\r"),
    ("Who makes the tea", "4\r"),
];

const PULSE_FILE: &str = "\
questionnaire: tea-round@1
scope: pulse
organisation: The Attic
date: 2026-03-31
respondent:
  role: guest
answers:
  people: 4
  maker: butler
  kettle: n/a
  quality:
    leaves: good
    water: unknown
    milk: good
wanted:
  model: shared
";

/// Waits for a prompt to be drawn whole, its hint included, then presses the keys.
fn step(terminal: &mut Terminal, (text, keys): Step) {
    terminal.expect(text).expect("]").press(keys);
}

#[test]
fn a_whole_pulse_interview() {
    let folder = folder();
    let mut terminal = start(folder.path(), &["--pulse"], (80, 24));
    terminal.expect("The tea round").expect("4 questions, about 2 minutes.");
    PULSE.iter().for_each(|said| step(&mut terminal, *said));
    terminal.expect("The Attic").expect("next: takestock report answers.yaml -q pack.yaml -o report");
    assert_eq!(terminal.end(), 0);
    assert_eq!(answers(folder.path()), PULSE_FILE);
    let left: Vec<String> = names(folder.path());
    assert_eq!(left, ["answers.yaml", "pack.yaml"], "no lock, no temporary file stays");
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn interrupted_at_every_question_in_turn_it_resumes_to_the_same_file() {
    for cut in 0..PULSE.len() {
        let folder = folder();
        let mut terminal = start(folder.path(), &["--pulse"], (80, 24));
        PULSE[..cut].iter().for_each(|said| step(&mut terminal, *said));
        step(&mut terminal, (PULSE[cut].0, CTRL_C));
        terminal.expect("Go on with: takestock interview -q pack.yaml -o answers.yaml --pulse");
        assert_eq!(terminal.end(), 130, "cut at {cut}");

        // Whoever leaves at the wish has finished already, so the review comes again.
        let from = if cut == PULSE.len() - 1 { cut - 1 } else { cut };
        let mut terminal = start(folder.path(), &["--pulse"], (80, 24));
        if cut > 3 {
            terminal.expect("resuming: ").expect(" of 4 answered");
        }
        PULSE[from..].iter().for_each(|said| step(&mut terminal, *said));
        assert_eq!(terminal.end(), 0, "cut at {cut}");
        assert_eq!(answers(folder.path()), PULSE_FILE, "cut at {cut}");
    }
}

#[test]
fn enter_on_untouched_questions_answers_nothing() {
    let folder = folder();
    let mut terminal = start(folder.path(), &["--pulse"], (80, 24));
    for (text, _) in PULSE {
        step(&mut terminal, (text, "\r"));
    }
    assert_eq!(terminal.end(), 0);
    let file = answers(folder.path());
    let today = file.lines().find_map(|line| line.strip_prefix("date: ")).expect("today was taken");
    assert_eq!(today.len(), "2026-03-31".len());
    assert!(file.ends_with("answers: {}\n"), "{file}");
    assert!(!file.contains("wanted") && !file.contains("organisation"), "{file}");
}

#[test]
fn back_change_note_and_review() {
    let folder = folder();
    let mut terminal = start(folder.path(), &["--pulse"], (80, 24));
    PULSE[..5].iter().for_each(|said| step(&mut terminal, *said));
    step(&mut terminal, ("Whose kettle is it?", "b\r"));
    terminal.expect("keep: The butler");
    step(&mut terminal, ("cannot tell", "3\r"));
    step(&mut terminal, ("Whose kettle is it?", ESC));
    step(&mut terminal, ("Write a note", "note\r"));
    step(&mut terminal, ("Note:", "blue, chipped\r"));
    step(&mut terminal, ("Proof", "https://tea.example/kettle\r"));
    terminal.expect("Whose kettle is it?").expect("Note: blue, chipped").expect("]");
    assert!(answers(folder.path()).contains("kettle:\n    note: blue, chipped"), "{}", answers(folder.path()));
    terminal.press("all of us\r");
    step(&mut terminal, ("1 of 3  The leaves", "q\r"));
    step(&mut terminal, ("The house: 3 of 3", "house\r"));
    terminal.expect("Whose kettle is it? → It belongs to all of us (with a note)");
    terminal.expect("]").press("2\r");
    step(&mut terminal, ("How many people drink tea here?", "\u{7f}7\r"));
    step(&mut terminal, ("1 of 3  The leaves", CTRL_C));
    assert_eq!(terminal.end(), 130);
    let expected = "\
answers:
  people: 7
  maker: rota
  kettle:
    is: ours
    note: blue, chipped
    proof: https://tea.example/kettle
";
    assert!(answers(folder.path()).ends_with(expected), "{}", answers(folder.path()));
}

#[test]
fn full_interview_with_ticks_text_bounds_and_conditions() {
    let folder = folder();
    let mut terminal = start(folder.path(), &[], (80, 24));
    PULSE[..5].iter().for_each(|said| step(&mut terminal, *said));
    step(&mut terminal, ("How many hours a day does the butler work?", "25\r"));
    terminal.expect("write a number from 1 to 24");
    terminal.press("\u{7f}\u{7f}8\r");
    step(&mut terminal, ("Whose kettle is it?", "n\r"));
    step(&mut terminal, ("Which biscuits are there?", " \u{1b}[B\u{1b}[B \r"));
    terminal.expect("\"None\" cannot be combined with others").press(" \u{1b}[A \r");
    step(&mut terminal, ("The leaves", "3\r"));
    step(&mut terminal, ("The water", "3\r"));
    step(&mut terminal, ("The milk", "2\r"));
    step(&mut terminal, ("Where does the good milk come from?", "A cow: \"Berta\" #1 é\r"));
    step(&mut terminal, ("How often is there a spare bottle?", "u\r"));
    terminal.expect("Review: 8 of 8 answered").expect("You could not tell: 1").expect("- How often is there a spare");
    step(&mut terminal, ("Look again or finish", "\r"));
    step(&mut terminal, ("Who makes the tea", "\r"));
    assert_eq!(terminal.end(), 0);
    let expected = "\
answers:
  people: 4
  maker: butler
  butler-hours: 8
  kettle: n/a
  biscuits:
  - ginger
  - oat
  quality:
    leaves: good
    water: good
    milk: fair
  milk-source: 'A cow: \"Berta\" #1 é'
  spare-milk: unknown
";
    assert!(answers(folder.path()).ends_with(expected), "{}", answers(folder.path()));
}

#[test]
fn plain_mode_writes_lines_only() {
    let folder = folder();
    let mut terminal = start(folder.path(), &["--pulse", "--plain"], (80, 24));
    plain_pulse(&mut terminal);
    assert_eq!(terminal.end(), 0);
    assert_eq!(answers(folder.path()), PULSE_FILE);
    assert!(!terminal.raw().contains('\u{1b}'), "{}", terminal.raw().escape_debug());
}

fn plain_pulse(terminal: &mut Terminal) {
    let said = [
        ("Organisation (", "The Attic\n"),
        ("Your role (", "guest\n"),
        ("Date (", "tomorrow\n"),
        ("Not understood: write it as YYYY-MM-DD", "2026-03-31\n"),
        ("Question 1 of 4. The house. About 2 minutes left.", "four\n"),
        ("Not understood: write digits only", "4\n"),
        ("Who made the last pot of tea?", "9\n"),
        ("Not understood: type a number from 1 to 3", "1\n"),
        ("Whose kettle is it?", "b\n"),
        ("Answered before: Whoever was thirsty. Enter keeps it.", "2\n"),
        ("Whose kettle is it?", "n\n"),
        ("Row 1 of 3: The leaves", "3\n"),
        ("Row 2 of 3: The water", "u\n"),
        ("Row 3 of 3: The milk", "3\n"),
        ("Look again or finish", "1\n"),
        ("Who makes the tea", "4\n"),
    ];
    for (text, keys) in said {
        terminal.expect(text).expect(": ").press(keys);
    }
}

#[test]
fn a_dumb_terminal_gets_plain_lines_by_itself_and_ctrl_c_ends_it_with_130() {
    let folder = folder();
    let args = ["interview", "-q", "pack.yaml", "--pulse"];
    let mut terminal = Start { folder: folder.path(), args: &args, env: &[("TERM", "dumb")], size: (80, 24) }.now();
    plain_pulse(&mut terminal);
    assert_eq!(terminal.end(), 0);
    assert!(!terminal.raw().contains('\u{1b}'));

    fs::remove_file(folder.path().join("answers.yaml")).unwrap();
    let mut terminal = Start { folder: folder.path(), args: &args, env: &[("TERM", "dumb")], size: (80, 24) }.now();
    terminal.expect("Organisation").press("The Attic\n").expect("Your role").press(CTRL_C);
    terminal.expect("Go on with: takestock interview");
    assert_eq!(terminal.end(), 130);
    assert!(answers(folder.path()).contains("organisation: The Attic"));
}

#[test]
fn after_a_resize_the_question_is_whole_again() {
    let folder = folder();
    let mut terminal = start(folder.path(), &["--pulse"], (100, 30));
    PULSE[..4].iter().for_each(|said| step(&mut terminal, *said));
    terminal.expect("Who made the last pot of tea?").expect("]");
    for (cols, rows) in [(60, 20), (160, 50), (60, 20)] {
        terminal.resize(cols, rows).settle().press(DOWN).settle();
    }
    let screen = terminal.screen();
    for text in
        ["leave it open", "1  Whoever was thirsty", "2  The butler", "❯  3  The person on the rota", "u  cannot"]
    {
        assert_eq!(screen.matches(text).count(), 1, "{text} in\n{screen}");
    }
    terminal.press("\r");
    step(&mut terminal, ("Whose kettle is it?", CTRL_C));
    assert_eq!(terminal.end(), 130);
    assert!(answers(folder.path()).contains("maker: rota"));
}

#[test]
fn narrow_and_low_windows_show_question_and_cursor_without_garbage() {
    for size in [(60, 20), (60, 12), (40, 14), (80, 24), (160, 50)] {
        let folder = folder();
        let mut terminal = start(folder.path(), &["--pulse"], size);
        PULSE[..4].iter().for_each(|said| step(&mut terminal, *said));
        terminal.expect("Who made the last pot of tea?").expect("]").settle();
        for place in 0..5 {
            let screen = terminal.screen();
            assert_eq!(screen.matches('❯').count(), 1, "{size:?} {place}\n{screen}");
            assert_eq!(screen.matches("Answer:").count(), 1, "{size:?} {place}\n{screen}");
            assert!(screen.contains("Who made the last pot of tea?"), "{size:?} {place}\n{screen}");
            terminal.press(DOWN).settle();
        }
    }
}

#[test]
fn colours_follow_the_flag_and_no_color() {
    let colour = |args: &[&str], env: &[(&str, &str)]| {
        let folder = folder();
        let args: Vec<&str> = ["interview", "-q", "pack.yaml", "--pulse"].iter().chain(args).copied().collect();
        let mut terminal = Start { folder: folder.path(), args: &args, env, size: (80, 24) }.now();
        PULSE[..4].iter().for_each(|said| step(&mut terminal, *said));
        terminal.expect("Who made").expect("]").press(CTRL_C).end();
        let raw = terminal.raw();
        ["\u{1b}[38;5;", "\u{1b}[1m", "\u{1b}[36m", "\u{1b}[2m"].iter().any(|code| raw.contains(code))
    };
    assert!(colour(&[], &[]));
    assert!(!colour(&[], &[("NO_COLOR", "1")]));
    assert!(!colour(&["--color", "never"], &[]));
    assert!(colour(&["--color", "always"], &[("NO_COLOR", "1")]));
}

#[test]
fn a_second_interview_on_the_same_file_is_refused() {
    let folder = folder();
    let mut first = start(folder.path(), &["--pulse"], (80, 24));
    step(&mut first, PULSE[0]);
    step(&mut first, PULSE[1]);
    first.expect("Date:").expect("]");
    let mut second = start(folder.path(), &["--pulse"], (80, 24));
    second.expect("another interview is filling in `answers.yaml`; finish or stop that one first");
    assert_eq!(second.end(), 2);
    PULSE[2..].iter().for_each(|said| {
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
    let before = "# ours\nquestionnaire: tea-round@1\norganisation: The Attic\ndate: 2026-03-31\nrespondent: {role: guest}\nanswers: {}\n";
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
    PULSE[..3].iter().for_each(|said| step(&mut terminal, *said));
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
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_takestock"))
        .args(["interview", "-q", "pack.yaml"])
        .current_dir(folder.path())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    let message = String::from_utf8(run.stderr).unwrap();
    assert!(message.contains("takestock init answers") && message.contains("takestock score"), "{message}");
    assert!(run.stdout.is_empty());
    assert_eq!(names(folder.path()), ["pack.yaml"]);
}

#[test]
fn the_bare_command_offers_to_start() {
    let folder = folder();
    let start = Start { folder: folder.path(), args: &[], env: &[], size: (80, 24) };
    let mut terminal = start.now();
    terminal.expect("takestock takes stock").expect("Start an interview").expect("]").press(ESC);
    assert_eq!(terminal.end(), 0);
    let mut terminal = start.now();
    terminal.expect("Start the short version").expect("]").press("2\r");
    terminal.expect("Every answer is saved at once in answers.yaml").expect("Organisation").expect("]").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
}
