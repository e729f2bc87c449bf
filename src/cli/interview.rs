//! The `interview` command: asks in the terminal, saves after every answer, resumes.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};
use crossterm::terminal::{Clear, ClearType};

use super::args::{AssessArgs, GateArgs, InterviewArgs, ScoreArgs, ScoreFormat};
use super::draft_file::DraftFile;
use super::output::Output;
use super::{Outcome, assess, input, interrupt, score};
use crate::answers::{self, AnswersFile, Draft};
use crate::diagnostics::{Diagnostics, render::visible};
use crate::interview::{Asked, Dialogue, Line, Menu, Plain, Prompter, Session, Stop, conduct};
use crate::pack::Pack;
use crate::roadmap::TargetChoice;
use crate::yaml;

/// Interviews one person.
///
/// # Errors
/// Without a terminal, with an answers file that has problems, or when answers cannot be saved.
pub(super) fn run(args: &InterviewArgs, output: Output) -> Result<Outcome> {
    if !on_terminal() {
        bail!(
            "the interview needs a terminal; without one, write an answers file with `takestock init answers`, \
             fill it in, then run `takestock score answers.yaml`"
        );
    }
    if input::is_stdin(&args.output) {
        bail!("answers are kept in a file; name one with `-o`");
    }
    let mut file = DraftFile::open(&args.output)?;
    let ended = interview(args, &mut file, output);
    file.close();
    ended
}

/// Offers an interview to whoever typed nothing but the command's name on a terminal.
///
/// # Errors
/// As [`run`].
pub(super) fn offer(output: Output) -> Result<Outcome> {
    if !on_terminal() {
        return Ok(Outcome::Done);
    }
    let mut args = InterviewArgs { output: PathBuf::from(InterviewArgs::DEFAULT_FILE), ..InterviewArgs::default() };
    let begun = args.output.exists();
    let first =
        if begun { format!("Go on with {}", InterviewArgs::DEFAULT_FILE) } else { "Start an interview".to_owned() };
    let entries = [Some(first), (!begun).then(|| "Start the short version".to_owned()), Some("Not now".to_owned())];
    let menu = Menu { title: "And now".to_owned(), entries: entries.into_iter().flatten().collect(), start: 0 };
    match prompter(&args, output).choose(&menu) {
        Ok(Some(0)) => run(&args, output),
        Ok(Some(1)) if !begun => {
            args.pulse = true;
            run(&args, output)
        }
        Ok(_) => Ok(Outcome::Done),
        Err(Stop::Interrupted) => Ok(Outcome::Interrupted),
        Err(stop) => bail!("{stop}"),
    }
}

/// Questions go to stderr, so that the result alone is on stdout.
fn on_terminal() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

fn interview(args: &InterviewArgs, file: &mut DraftFile, output: Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let start = if file.exists() { begun(args, &mut diagnostics) } else { fresh(args, &mut diagnostics) };
    let Some((pack, begun)) = start else { return Ok(refuse(&diagnostics, file, args, output)) };
    let mut draft = match &begun {
        Some(begun) => Draft::resume(&pack, begun.written.clone(), &begun.answers),
        None => Draft::new(&pack),
    };
    if args.pulse || args.full || draft.file().scope.is_none() {
        draft.set_pulse(args.pulse);
    }
    if let Some(begun) = &begun {
        file.expect(&begun.text);
    }
    let kept = begun.filter(Begun::has_comments).map(|begun| file.keep_original(&begun.text));
    say_on_interrupt(resume_line(args), file.sidecar());
    let ended = talk(draft, prompter(args, output).as_mut(), file, kept, args);
    finish(ended, file, args, output)
}

/// The questionnaire when neither the command line nor a file names one.
const DEFAULT_PACK: &str = crate::pack::builtin::DEFAULT;

/// A file that an earlier interview, or a person, has begun.
struct Begun {
    written: AnswersFile,
    answers: answers::Answers,
    text: Arc<str>,
}

impl Begun {
    /// Whether the text may hold comments; a mark within a text counts too, which costs no more than a copy.
    fn has_comments(&self) -> bool {
        self.text.lines().any(|line| line.trim_start().starts_with('#') || line.contains(" #") || line.contains("\t#"))
    }
}

/// The pack and nothing answered. `None` when problems were pushed.
fn fresh(args: &InterviewArgs, diagnostics: &mut Diagnostics) -> Option<(Pack, Option<Begun>)> {
    let spec = args.questionnaire.as_deref().unwrap_or(DEFAULT_PACK);
    input::load_pack(spec, diagnostics).map(|pack| (pack, None))
}

/// The pack and the answers that are there. `None` when problems were pushed.
fn begun(args: &InterviewArgs, diagnostics: &mut Diagnostics) -> Option<(Pack, Option<Begun>)> {
    let source = input::text(&args.output, diagnostics)?;
    let written: AnswersFile = yaml::read(source, diagnostics)?;
    let pack = assess::named_pack(&written, args.questionnaire.as_deref(), diagnostics)?;
    let answers = answers::validate(&written, &pack, String::new(), diagnostics);
    let text = Arc::clone(&diagnostics.source(source).text);
    let answers = answers.filter(|_| !diagnostics.has_errors())?;
    Some((pack, Some(Begun { written, answers, text })))
}

fn refuse(diagnostics: &Diagnostics, file: &DraftFile, args: &InterviewArgs, output: Output) -> Outcome {
    output.problems(diagnostics);
    if file.exists() {
        let name = visible(&args.output.display().to_string());
        output.message(&format!("{name} was left as it is; correct it, or name another file with -o"));
    }
    Outcome::Invalid
}

fn prompter(args: &InterviewArgs, output: Output) -> Box<dyn Prompter> {
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    if args.plain || dumb {
        Box::new(Plain::new(io::stdin().lock(), io::stderr()))
    } else {
        Box::new(Dialogue::new(io::stderr(), output.colours_messages()))
    }
}

fn talk(
    draft: Draft<'_>,
    prompter: &mut dyn Prompter,
    file: &mut DraftFile,
    kept: Option<PathBuf>,
    args: &InterviewArgs,
) -> Asked<()> {
    let name = visible(&args.output.display().to_string());
    let mut lines =
        vec![Line::Faint(format!("Every answer is saved at once in {name}; Ctrl-C stops, nothing is lost."))];
    if let Some(copy) = kept {
        let copy = visible(&copy.display().to_string());
        lines.push(Line::Faint(format!(
            "{name} has comments, which saving drops: the original will be kept as {copy}."
        )));
    }
    prompter.show(&lines)?;
    let mut session = Session::new(draft);
    let today = jiff::Zoned::now().date().to_string();
    conduct(&mut session, prompter, &mut |answers| file.save(answers), &today)
}

fn finish(ended: Asked<()>, file: &DraftFile, args: &InterviewArgs, output: Output) -> Result<Outcome> {
    match ended {
        Ok(()) => {}
        Err(Stop::Interrupted) => {
            output.message(&resume_line(args));
            return Ok(Outcome::Interrupted);
        }
        Err(stop) => bail!("{stop}"),
    }
    if !file.exists() {
        output.message("nothing was answered, so nothing was saved");
        return Ok(Outcome::Done);
    }
    summarise(args, output)
}

/// The result, and what to type next.
fn summarise(args: &InterviewArgs, output: Output) -> Result<Outcome> {
    output.message("");
    let outcome = score::run(&score_args(args), &output)?;
    let command = command("report", &args.output, args);
    output.message(&format!("\nsaved in {}; next: {command} -o report", visible(&args.output.display().to_string())));
    Ok(outcome)
}

fn score_args(args: &InterviewArgs) -> ScoreArgs {
    let assess = AssessArgs {
        questionnaire: args.questionnaire.clone(),
        set: Vec::new(),
        target: TargetChoice::default(),
        capacity: None,
        date: None,
        no_roadmap: false,
    };
    let gates = GateArgs::default();
    ScoreArgs { file: args.output.clone(), assess, gates, format: ScoreFormat::Text, explain: None }
}

fn resume_line(args: &InterviewArgs) -> String {
    let scope = if args.pulse { " --pulse" } else { "" };
    let plain = if args.plain { " --plain" } else { "" };
    let pack = args.questionnaire.as_deref().map(|pack| format!(" -q {}", quoted(pack))).unwrap_or_default();
    let file = quoted(&args.output.display().to_string());
    format!("\nEvery answer is saved. Go on with: takestock interview{pack} -o {file}{scope}{plain}")
}

fn command(name: &str, file: &std::path::Path, args: &InterviewArgs) -> String {
    let pack = args.questionnaire.as_deref().map(|pack| format!(" -q {}", quoted(pack))).unwrap_or_default();
    format!("takestock {name} {}{pack}", quoted(&file.display().to_string()))
}

/// As a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%,=".contains(c);
    let word = visible(word);
    if !word.is_empty() && word.chars().all(plain) { word } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// Ctrl-C outside a prompt that reads single keys, and a request to end: everything is saved already, so say how to
/// go on and give the terminal back.
fn say_on_interrupt(line: String, sidecar: PathBuf) {
    interrupt::at_end(move || {
        give_terminal_back();
        let _ = std::fs::remove_file(&sidecar);
        let _ = writeln!(io::stderr(), "{line}");
    });
}

/// A prompt that reads single keys leaves the terminal as only the prompt itself knows.
fn give_terminal_back() {
    if crossterm::terminal::is_raw_mode_enabled().unwrap_or(false) {
        let _ = crossterm::execute!(
            io::stderr(),
            Clear(ClearType::FromCursorDown),
            crossterm::event::DisableBracketedPaste,
            crossterm::cursor::Show
        );
        let _ = crossterm::terminal::disable_raw_mode();
    }
}
