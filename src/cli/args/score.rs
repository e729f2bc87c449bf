//! The arguments of `score`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{AssessArgs, GateArgs};

/// Arguments of `score`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock score answers.yaml
  takestock score answers.yaml --set ITEM=OPTION
  takestock score answers.yaml --explain ELEMENT
  takestock score answers.yaml --gate 'coverage>=80' --gates gates.yaml
  takestock score - --format json < answers.yaml")]
pub struct ScoreArgs {
    /// The answers file, or - for standard input
    pub file: PathBuf,
    /// How it is read and scored
    #[command(flatten)]
    pub assess: AssessArgs,
    /// What it must meet
    #[command(flatten)]
    pub gates: GateArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ScoreFormat,
    /// Show the answers behind every score, or behind those of one element or framework; a gate that is not met then
    /// also names the answers that would meet it
    #[arg(long, num_args = 0..=1, default_missing_value = "", value_name = "ELEMENT")]
    pub explain: Option<String>,
}

/// What `score` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ScoreFormat {
    /// A summary to read
    #[default]
    Text,
    /// The whole record
    Json,
}
