//! The arguments of `interview`.

use std::path::PathBuf;

/// Arguments of `interview`.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(after_help = "\
Every answer is saved at once. Ctrl-C stops; the same command goes on at the first open question.

Examples:
  takestock interview
  takestock interview --pulse -o pulse.yaml
  takestock interview --plain -o answers.yaml")]
pub struct InterviewArgs {
    /// Built-in id or path of the questionnaire; an answers file that is there names its own
    #[arg(short, long, env = "TAKESTOCK_QUESTIONNAIRE", value_name = "PACK")]
    pub questionnaire: Option<String>,
    /// Where the answers are kept; an interview begun there goes on
    #[arg(short, long, default_value = InterviewArgs::DEFAULT_FILE, value_name = "FILE")]
    pub output: PathBuf,
    /// Ask the short version
    #[arg(long)]
    pub pulse: bool,
    /// Ask everything, also when the file was begun as the short version
    #[arg(long, conflicts_with = "pulse")]
    pub full: bool,
    /// Nothing redrawn, one line for each option, typed numbers: for screen readers and simple terminals
    #[arg(long)]
    pub plain: bool,
}

impl InterviewArgs {
    /// Where answers are kept when nothing else is said.
    pub const DEFAULT_FILE: &str = "answers.yaml";
}
