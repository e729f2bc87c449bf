//! The arguments of `panel`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::HouseArgs;
use crate::panel::By;

/// Arguments of `panel`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock panel answers/*.yaml
  takestock panel answers/ -o out --agenda agenda.html --consensus consensus.yaml
  takestock panel answers/ --by unit --format json
  takestock panel answers/ --minutes 60 --min-group 3")]
pub struct PanelArgs {
    /// Answers files of one organisation, folders (every *.yaml and *.yml below them) or globs in quotes
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Built-in id or path of the questionnaire; without it the answers files name their own
    #[arg(short, long, env = "TAKESTOCK_QUESTIONNAIRE", value_name = "PACK")]
    pub questionnaire: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: PanelFormat,
    /// Also write the report, as HTML and Markdown, into a folder
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Also write the agenda alone, for who leads the discussion: .html or .md
    #[arg(long, value_name = "FILE")]
    pub agenda: Option<PathBuf>,
    /// Also write the answers file to discuss: what is agreed filled in, the rest open with the spread as a note
    #[arg(long, value_name = "FILE")]
    pub consensus: Option<PathBuf>,
    /// The least number of people of a group that is shown
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(2..))]
    pub min_group: u16,
    /// Show scores by group too
    #[arg(long, value_enum, value_name = "WHAT")]
    pub by: Option<By>,
    /// How long the discussion may take
    #[arg(long, value_name = "MINUTES", default_value_t = 90, value_parser = clap::value_parser!(u16).range(20..=480))]
    pub minutes: u16,
    /// Say beside each note who wrote it: only for groups that agreed to it
    #[arg(long)]
    pub named: bool,
    /// What a house brings to the pages
    #[command(flatten)]
    pub house: HouseArgs,
}

/// What `panel` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum PanelFormat {
    /// A summary to read
    #[default]
    Text,
    /// The whole result, by a contract (`takestock schema panel`)
    Json,
    /// A table: one row for each question
    Csv,
}

impl ValueEnum for By {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Unit, Self::Role]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}
