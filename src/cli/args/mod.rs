//! The arguments of every command, and nothing else. What several commands take is flattened from [`shared`].

mod batch;
mod check;
mod compare;
mod form;
mod init;
mod interview;
mod panel;
mod report;
mod score;
mod shared;
mod show;

use clap::{Parser, Subcommand, ValueEnum};

pub use batch::BatchArgs;
pub use check::{CheckArgs, CheckFormat, Deny};
pub use compare::CompareArgs;
pub use form::FormArgs;
pub use init::{InitArgs, InitWhat};
pub use interview::InterviewArgs;
pub use panel::{PanelArgs, PanelFormat};
pub use report::{Charts, Look, ReportArgs};
pub use score::{ScoreArgs, ScoreFormat};
pub use shared::{AssessArgs, GateArgs, HouseArgs};
pub use show::{CompletionsArgs, SchemaArgs, SchemaWhat, ShowArgs, ShowFormat};

const EXIT_CODES: &str = "\
Exit codes:
  0    done, every gate met
  1    a gate is not met, a score fell further than it may, or a warning was denied
  2    bad usage, invalid input or failed reading or writing
  130  interrupted";

/// Takes stock of how an organisation runs its social and collaboration strategy, and plans what to do next
#[derive(Debug, Parser)]
#[command(name = "takestock", version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Args {
    /// When to use colour
    #[arg(long, value_enum, default_value_t, global = true, value_name = "WHEN")]
    pub color: Colour,
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` or `TERM=dumb` says otherwise
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Answer the questions in this terminal
    Interview(InterviewArgs),
    /// Write one page that asks in a browser, offline, and scores and reports by itself
    Form(FormArgs),
    /// Score an answers file and print the summary
    Score(ScoreArgs),
    /// Write the report of an answers file or a record
    Report(ReportArgs),
    /// Score many answers files in parallel
    Batch(BatchArgs),
    /// Show where several respondents agree, where they differ, and what to talk about
    Panel(PanelArgs),
    /// Show what moved between two or more assessments
    Compare(CompareArgs),
    /// Diagnose packs and answers files
    Check(CheckArgs),
    /// Write a commented file to start from
    Init(InitArgs),
    /// List the built-in questionnaires
    List,
    /// Print a questionnaire to hand out
    Show(ShowArgs),
    /// Print the JSON Schema of a file format, so that an editor can complete it
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}
