//! The arguments of `init`.

use std::path::PathBuf;

use clap::{ArgAction, ValueEnum};

use crate::pack::builtin;

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// What to start
    #[arg(value_enum)]
    pub what: InitWhat,
    /// Where to write it; answers go to `answers.yaml`, a pack to `pack.yaml`, templates to `templates`
    #[arg(short, long, value_name = "FILE|DIR")]
    pub output: Option<PathBuf>,
    /// Built-in id or path of the questionnaire that answers are for
    #[arg(short, long, env = "TAKESTOCK_QUESTIONNAIRE", default_value = builtin::DEFAULT, value_name = "PACK")]
    pub questionnaire: String,
    /// Only the short version's questions
    #[arg(long)]
    pub pulse: bool,
    /// Answers to an earlier version: what still means the same is carried over, the rest left open with a comment
    #[arg(long, value_name = "FILE", conflicts_with = "pulse")]
    pub from: Option<PathBuf>,
    /// Replace what is there
    #[arg(long, action = ArgAction::SetTrue)]
    pub force: bool,
}

/// What `init` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InitWhat {
    /// An answers file with every question as a comment
    Answers,
    /// A small questionnaire of your own
    Pack,
    /// The report's templates, to change
    Templates,
}
