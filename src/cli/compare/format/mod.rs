//! What `compare` prints: one type for each format, each registered once in [`FORMATS`].

mod github;
mod json;
mod junit;
mod pages;
mod panels;
mod text;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::Judged;
use crate::cli::house::House;

/// Every format, the default first.
static FORMATS: [CompareFormat; 6] =
    [text::FORMAT, json::FORMAT, pages::MARKDOWN, pages::HTML, github::FORMAT, junit::FORMAT];

/// A format by its name.
#[derive(Clone, Copy)]
pub struct CompareFormat {
    /// The word after `--format`.
    name: &'static str,
    /// What `--help` says of it.
    help: &'static str,
    /// What prints it.
    pub(super) printer: &'static dyn Printer,
}

/// Prints a comparison.
pub(super) trait Printer: Sync {
    /// The whole output.
    ///
    /// # Errors
    /// When a template of the house's does not fit, or something beside the output cannot be written.
    fn print(&self, judged: &Judged, house: &House) -> Result<String>;
}

impl std::fmt::Debug for CompareFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl Default for CompareFormat {
    fn default() -> Self {
        FORMATS[0]
    }
}

impl std::fmt::Display for CompareFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl ValueEnum for CompareFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name).help(self.help))
    }
}
