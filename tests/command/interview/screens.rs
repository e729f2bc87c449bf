//! The interview as a person meets it: keys in, screens out, in a pseudo-terminal.

use std::fs;

use super::sitting::{CTRL_C, PULSE, PULSE_FILE, answers, folder, names, start, step};
use super::terminal::{Start, Terminal};

const DOWN: &str = "\u{1b}[B";
const ESC: &str = "\u{1b}";

#[test]
fn a_whole_pulse_interview() {
    let folder = folder();
    let mut terminal = start(folder.path(), &["--pulse"], (80, 24));
    terminal.expect("The tea round").expect("4 questions, about 2 minutes.");
    for said in PULSE {
        step(&mut terminal, said);
    }
    terminal.expect("The Attic").expect("next: takestock report answers.yaml -q pack.yaml -o report");
    assert_eq!(terminal.end(), 0);
    assert_eq!(answers(folder.path()), PULSE_FILE);
    let left: Vec<String> = names(folder.path());
    assert_eq!(left, ["answers.yaml", "pack.yaml"], "no lock, no temporary file stays");
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
        if cut > 4 {
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
    PULSE[..6].iter().for_each(|said| step(&mut terminal, *said));
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
    // The menu that led here names the question too, so what only the field says is waited for.
    terminal.expect("How many people drink tea here?").expect("Esc more").expect("]").press("\u{7f}7\r");
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
    PULSE[..6].iter().for_each(|said| step(&mut terminal, *said));
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
        ("Your unit (", "attic\n"),
        ("Date (", "tomorrow\n"),
        ("Not understood: write it as YYYY-MM-DD", "2026-03-31\n"),
        ("Question 1 of 4. The house. About 2 minutes left.", "four\n"),
        ("Not understood: write a number", "4\n"),
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
    let start = Start { folder: folder.path(), args: &args, env: &[("TERM", "dumb")], size: (80, 24) };
    // A terminal forgets at Ctrl-C what nobody has read yet, which may be the last line already.
    let mut terminal = start.through("sh", &["-c", "stty noflsh && exec \"$0\" \"$@\""]);
    terminal.expect("Organisation").press("The Attic\n").expect("Your role").press(CTRL_C);
    terminal.expect("Go on with: takestock interview");
    assert_eq!(terminal.end(), 130);
    assert!(answers(folder.path()).contains("organisation: The Attic"));
    assert_eq!(names(folder.path()), ["answers.yaml", "pack.yaml"]);
}

#[test]
fn after_a_resize_the_question_is_whole_again() {
    let folder = folder();
    let mut terminal = start(folder.path(), &["--pulse"], (100, 30));
    PULSE[..5].iter().for_each(|said| step(&mut terminal, *said));
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
        PULSE[..5].iter().for_each(|said| step(&mut terminal, *said));
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
        PULSE[..5].iter().for_each(|said| step(&mut terminal, *said));
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
