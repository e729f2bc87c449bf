//! The arguments, and nothing else.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::batch::args::{BatchArgs, GateArgs};
use super::compare::CompareArgs;
use super::interview::InterviewArgs;
use crate::assess::Options;
use crate::pack::builtin;
use crate::roadmap::TargetChoice;

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
    /// Score an answers file and print the summary
    Score(ScoreArgs),
    /// Write the report of an answers file or a record
    Report(ReportArgs),
    /// Score many answers files in parallel
    Batch(BatchArgs),
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

/// How an answers file is read and scored.
#[derive(Debug, Clone, clap::Args)]
pub struct AssessArgs {
    /// Built-in id or path of the questionnaire; without it the answers file names its own
    #[arg(short, long, env = "TAKESTOCK_QUESTIONNAIRE", value_name = "PACK")]
    pub questionnaire: Option<String>,
    /// Change an answer and see what follows (what if); may be repeated
    #[arg(long, value_name = "ITEM=OPTION")]
    pub set: Vec<String>,
    /// Whose word decides which model to aim for
    #[arg(long, value_enum, default_value_t, value_name = "WHOSE")]
    pub target: TargetChoice,
    /// Weeks of work that each wave has room for
    #[arg(long, value_delimiter = ',', value_name = "WEEKS,…", value_parser = weeks)]
    pub capacity: Option<Vec<f64>>,
    /// The day the answers stand for, instead of the file's
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// Leave out the roadmap
    #[arg(long)]
    pub no_roadmap: bool,
}

impl AssessArgs {
    /// What is changed on the way to a record.
    #[must_use]
    pub fn options(&self) -> Options {
        let Self { set, date, capacity, target, no_roadmap, .. } = self.clone();
        Options { set, date, capacity, target, no_roadmap }
    }
}

/// Arguments of `score`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock score answers.yaml
  takestock score answers.yaml --set central-mandate=whole-say
  takestock score answers.yaml --explain zones.public
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
    /// Show the answers behind every score, or behind those of one element or framework
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

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock report answers.yaml -o out
  takestock report answers.yaml -o report.html
  takestock report record.json -o out --format html,md,json,csv
  takestock report answers.yaml -o board.html --look one-page --theme house.yaml")]
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
    /// A folder with templates that replace embedded ones of the same name
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// A small file with name, logo, colours and footer
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
    /// Leave out what respondents noted, for copies that leave the house
    #[arg(long)]
    pub no_notes: bool,
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// One self-contained page
    Html,
    /// Markdown with charts beside it
    Md,
    /// The record
    Json,
    /// Scores and roadmap as tables
    Csv,
    /// The data a template gets
    Context,
}

/// The embedded looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Look {
    /// Everything
    #[default]
    Full,
    /// One page for executives
    OnePage,
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

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock check answers.yaml
  takestock check my-pack/ --deny warnings
  takestock check answers/*.yaml --format json")]
pub struct CheckArgs {
    /// Packs (a file or a folder), answers files, built-in ids, or - for standard input
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Built-in id or path of the questionnaire for answers files
    #[arg(short, long, env = "TAKESTOCK_QUESTIONNAIRE", value_name = "PACK")]
    pub questionnaire: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: CheckFormat,
    /// Let warnings fail too
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
}

/// What `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum CheckFormat {
    /// Excerpts to read
    #[default]
    Text,
    /// One array of problems
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
}

/// What `check` denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings end with exit code 1
    Warnings,
}

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

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// Built-in id or path of the questionnaire
    #[arg(default_value = builtin::DEFAULT)]
    pub pack: String,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ShowFormat,
    /// Only the questions of the short version
    #[arg(long)]
    pub pulse: bool,
    /// A small file with name, logo, colours and footer
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
    /// A folder with templates that replace embedded ones of the same name
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

/// What `show` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ShowFormat {
    /// Markdown
    #[default]
    Md,
    /// A page to print
    Html,
}

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Which format
    #[arg(value_enum)]
    pub what: SchemaWhat,
}

/// The formats that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaWhat {
    /// Answers files
    Answers,
    /// Packs
    Pack,
    /// Records
    Record,
}

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

impl ValueEnum for TargetChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Rules, Self::Wanted]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(match self {
            Self::Rules => clap::builder::PossibleValue::new("rules").help("The questionnaire's rules"),
            Self::Wanted => clap::builder::PossibleValue::new("wanted").help("What the organisation itself wants"),
        })
    }
}

impl std::fmt::Display for TargetChoice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Rules => "rules",
            Self::Wanted => "wanted",
        })
    }
}

impl AssessArgs {
    /// The questionnaire that was named; an empty variable of the environment names none.
    #[must_use]
    pub(super) fn questionnaire(&self) -> Option<&str> {
        self.questionnaire.as_deref().filter(|spec| !spec.is_empty())
    }
}

/// Weeks of work: a number of 0 or more.
fn weeks(text: &str) -> Result<f64, String> {
    let number = text.trim().parse().ok().filter(|weeks: &f64| weeks.is_finite() && *weeks >= 0.0);
    number.ok_or_else(|| "write weeks as a number of 0 or more".to_owned())
}
