//! The arguments of `batch`, and those of gates, which `score` shares.

use std::path::PathBuf;

use clap::ValueEnum;

use super::super::args::AssessArgs;

/// Arguments of `batch`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock batch answers/ > scores.csv
  takestock batch 'units/**/*.yaml' --format ndjson | jq .record.coverage.percent
  takestock batch answers/ --gate 'zones.public>=40' --gate 'coverage>=80' --format junit -o gates.xml
  takestock batch answers/ --reports out")]
pub struct BatchArgs {
    /// Answers files, folders (every *.yaml and *.yml below them), globs in quotes, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How answers are read and scored
    #[command(flatten)]
    pub assess: AssessArgs,
    /// What every file must meet
    #[command(flatten)]
    pub gates: GateArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: BatchFormat,
    /// Where to write it, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Also write the report of every file and an index.html into a folder
    #[arg(long, value_name = "DIR")]
    pub reports: Option<PathBuf>,
    /// How many files are scored at once; all processors by default
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

/// What `batch` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum BatchFormat {
    /// A table: one row for each file, scores only
    #[default]
    Csv,
    /// One JSON object for each file on a line of its own, with its record
    Ndjson,
    /// The same objects in one array
    Json,
    /// Test results for a CI server: one test case for each gate of each file
    Junit,
    /// Annotations of a GitHub workflow, for what went wrong
    Github,
}

/// Gates.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct GateArgs {
    /// A condition that must be met, such as 'zones.public>=40'; may be repeated
    #[arg(long, value_name = "CONDITION")]
    pub gate: Vec<String>,
    /// A YAML file of conditions with names and reasons
    #[arg(long, value_name = "FILE")]
    pub gates: Option<PathBuf>,
}
