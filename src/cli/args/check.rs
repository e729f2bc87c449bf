//! The arguments of `check`.

use std::path::PathBuf;

use clap::ValueEnum;

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
