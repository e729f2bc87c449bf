//! The arguments of `compare`.

use std::path::PathBuf;

use super::{AssessArgs, HouseArgs};
use crate::cli::compare::CompareFormat;

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock compare last-year.yaml this-year.yaml
  takestock compare before.json after.yaml --format html -o moved.html
  takestock compare q1.yaml q2.yaml q3.yaml --format md
  takestock compare last-year/ this-year/
  takestock compare --fail-on-regression main/answers/ answers/ --format github
  takestock compare main.yaml branch.yaml --fail-on-regression=:5")]
pub struct CompareArgs {
    /// Answers files or records, the earliest first; or two folders of answers files, which are paired by organisation,
    /// unit and respondent, or compared as panels where each holds several people's answers for one organisation
    #[arg(required = true, num_args = 1.., value_name = "FILE|DIR")]
    pub files: Vec<PathBuf>,
    /// How answers are read and scored
    #[command(flatten)]
    pub assess: AssessArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: CompareFormat,
    /// Compare the people of a panel one by one, instead of the panel as a whole: only for groups that agreed to it
    #[arg(long)]
    pub named: bool,
    /// What a house brings to the pages
    #[command(flatten)]
    pub house: HouseArgs,
    /// Where to write it, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// End with exit code 1 when a score fell, like for like, by more than so many points (0 unless told); without an
    /// element every score but the fits of models is watched; may be repeated
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "", value_name = "ELEMENT[:POINTS]")]
    pub fail_on_regression: Vec<String>,
}
