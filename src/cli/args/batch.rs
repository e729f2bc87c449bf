//! The arguments of `batch`.

use std::path::PathBuf;

use super::{AssessArgs, GateArgs, HouseArgs};
use crate::cli::batch::BatchFormat;
use crate::cli::report::ReportFormat;

/// Arguments of `batch`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock batch answers/ > scores.csv
  takestock batch 'units/**/*.yaml' --format ndjson | jq .coverage.percent
  takestock batch answers/ --gate 'coverage>=80' --gates gates.yaml --format junit -o gates.xml
  takestock batch answers/ --panel-by organisation > panels.csv
  takestock batch answers/ --reports out
  takestock batch answers/ --panel-by organisation --reports out
  takestock batch answers/ --reports out --report-format docx,pdf")]
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
    /// Also name the answers that would meet a gate that is not met, not only the actions
    #[arg(long)]
    pub explain: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: BatchFormat,
    /// Call the columns of a table as SQL takes them without quotes
    #[arg(long)]
    pub sql_names: bool,
    /// Let JSON hold whole records, with roadmaps and the texts of the questionnaire
    #[arg(long)]
    pub records: bool,
    /// Where to write it, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print a row for each organisation and day instead of each file: how many answered, on how many questions they agree,
    /// and the lowest, mean and highest of their scores; as csv or ndjson
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with_all = ["explain", "records", "report_format", "gate", "gates"])]
    pub panel_by: Option<PanelBy>,
    /// Also write the report of every file and an index.html into a folder; with --panel-by a page of every organisation
    #[arg(long, value_name = "DIR")]
    pub reports: Option<PathBuf>,
    /// Formats of those reports beside the page, in a folder of its name
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMAT,…", requires = "reports")]
    pub report_format: Vec<ReportFormat>,
    /// What a house brings to the reports
    #[command(flatten)]
    pub house: HouseArgs,
    /// How many files are scored at once; all processors by default
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

/// Whose answers make a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum PanelBy {
    /// Those for one organisation and one day
    Organisation,
}
