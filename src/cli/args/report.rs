//! The arguments of `report`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{AssessArgs, HouseArgs};
use crate::cli::report::ReportFormat;
use crate::report::DayRate;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock report answers.yaml -o out
  takestock report answers.yaml -o report.html
  takestock report record.json -o out --format html,md,json,csv
  takestock report answers.yaml -o board.html --look one-page --theme house.yaml
  takestock report answers.yaml -o out --comments comments.yaml --day-rate \"EUR 950\"")]
pub struct ReportArgs {
    /// The answers file or a record, or - for standard input
    pub file: PathBuf,
    /// A folder for all formats, or one file whose ending says the format, or -
    #[arg(short, long, default_value = "report", value_name = "DIR|FILE")]
    pub output: PathBuf,
    /// How answers are read and scored
    #[command(flatten)]
    pub assess: AssessArgs,
    /// Which formats to write
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMAT,…")]
    pub format: Vec<ReportFormat>,
    /// Which embedded look to use
    #[arg(long, value_enum, default_value_t, value_name = "LOOK")]
    pub look: Look,
    /// Whether to draw charts
    #[arg(long, value_enum, default_value_t, value_name = "CHARTS")]
    pub charts: Charts,
    /// What a house brings
    #[command(flatten)]
    pub house: HouseArgs,
    /// Comments on chapters and findings, printed where they belong
    #[arg(long, value_name = "FILE")]
    pub comments: Option<PathBuf>,
    /// What a person's day costs, such as "EUR 950": work is told in money too
    #[arg(long, value_name = "RATE")]
    pub day_rate: Option<DayRate>,
    /// Leave out what respondents noted, for copies that leave the house
    #[arg(long)]
    pub no_notes: bool,
}

/// The embedded looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Look {
    /// Everything, the annex folded: print holds what a board reads
    #[default]
    Full,
    /// What a board reads, without the annex
    Board,
    /// One page for executives
    OnePage,
    /// Every answer, score and source behind the report
    Annex,
}

/// Whether to draw charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Charts {
    /// Draw them
    #[default]
    Svg,
    /// Leave them out
    None,
}
