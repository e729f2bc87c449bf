//! The arguments of `compare`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{AssessArgs, HouseArgs};

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock compare last-year.yaml this-year.yaml
  takestock compare before.json after.yaml --format html -o moved.html
  takestock compare q1.yaml q2.yaml q3.yaml --format md
  takestock compare main.yaml branch.yaml --fail-on-regression :5")]
pub struct CompareArgs {
    /// Answers files or records, the earliest first
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How answers are read and scored
    #[command(flatten)]
    pub assess: AssessArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: CompareFormat,
    /// What a house brings to the pages
    #[command(flatten)]
    pub house: HouseArgs,
    /// Where to write it, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// End with exit code 1 when a score fell, like for like, by more than so many points; may be repeated
    #[arg(long, num_args = 0..=1, default_missing_value = "", value_name = "ELEMENT[:POINTS]")]
    pub fail_on_regression: Vec<String>,
}

/// What `compare` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum CompareFormat {
    /// A summary to read
    #[default]
    Text,
    /// The whole comparison
    Json,
    /// Markdown
    Md,
    /// One self-contained page with charts
    Html,
}
