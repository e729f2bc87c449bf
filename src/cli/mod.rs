//! The command line: the only code that reads, writes, prints or decides an exit code.
#![expect(clippy::disallowed_methods, reason = "this is the edge where IO belongs")]
#![expect(clippy::trivially_copy_pass_by_ref, reason = "an output stands for a place, whatever its size")]

mod annotation;
mod args;
mod assess;
mod batch;
mod check;
mod compare;
mod documents;
mod draft_file;
mod explain;
mod form;
mod gates;
mod house;
mod identity;
mod init;
mod input;
mod interrupt;
mod interview;
mod junit;
mod list;
mod output;
mod packs;
mod panel;
mod pdf;
mod record;
mod report;
mod sarif;
mod schema;
mod score;
mod show;
mod stage;
mod summary;

use std::process::ExitCode;

pub use args::Args;
use args::Command;
use output::Output;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done, every gate met.
    Done,
    /// A gate is not met, or a warning was denied.
    Unmet,
    /// Bad usage, invalid input or failed IO.
    Invalid,
    /// Interrupted by the user.
    Interrupted,
}

impl Outcome {
    /// The number the process ends with.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Unmet => 1,
            Self::Invalid => 2,
            Self::Interrupted => 130,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome.code())
    }
}

/// Runs one command. Results go to stdout, everything else to stderr.
#[must_use]
pub fn run(args: Args) -> Outcome {
    let output = Output::new(args.color);
    match interrupt::watch().and_then(|()| dispatch(args.command, &output)) {
        Ok(outcome) => outcome,
        Err(error) if output::is_broken_pipe(&error) => Outcome::Done,
        Err(_) if interrupt::happened() => {
            output.message("interrupted: nothing was written");
            Outcome::Interrupted
        }
        Err(error) => {
            output.error(&error);
            Outcome::Invalid
        }
    }
}

/// Says what the arguments ask for instead of a command: the help, the version, or what is wrong with them.
#[must_use]
pub fn say(instead: &clap::Error) -> Outcome {
    let said = instead.print().and_then(|()| std::io::Write::flush(&mut std::io::stdout()));
    match said {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Output::new(args::Colour::Auto).error(&error.into());
            Outcome::Invalid
        }
        _ if instead.use_stderr() => Outcome::Invalid,
        _ => Outcome::Done,
    }
}

fn dispatch(command: Option<Command>, output: &Output) -> anyhow::Result<Outcome> {
    match command {
        None => list::greet(output).and_then(|_| interview::offer(*output)),
        Some(Command::Interview(args)) => interview::run(&args, *output),
        Some(Command::Score(args)) => score::run(&args, output),
        Some(Command::Batch(args)) => batch::run(&args, output),
        Some(Command::Panel(args)) => panel::run(&args, output),
        Some(Command::Compare(args)) => compare::run(&args, output),
        Some(Command::Check(args)) => check::run(&args, output),
        Some(Command::List) => list::run(output),
        Some(Command::Schema(args)) => schema::run(&args, output),
        Some(Command::Completions(args)) => schema::completions(&args, output),
        Some(Command::Man) => schema::man(output),
        Some(Command::Report(args)) => report::run(&args, output),
        Some(Command::Form(args)) => form::run(&args, output),
        Some(Command::Init(args)) => init::run(&args, output),
        Some(Command::Show(args)) => show::run(&args, output),
    }
}
