//! The arguments of the commands that print what is built in.

use clap::ValueEnum;
use clap_complete::Shell;

use super::HouseArgs;
use crate::pack::builtin;

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
    /// What a house brings
    #[command(flatten)]
    pub house: HouseArgs,
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
    /// What a panel says together
    Panel,
}

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}
