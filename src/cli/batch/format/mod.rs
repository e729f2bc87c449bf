//! What `batch` prints: one type for each format, each registered once in [`FORMATS`].

mod csv;
mod github;
mod json;
mod junit;
mod text;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::job::Scored;
use super::totals::Totals;
use crate::assess::Scores;
use crate::cli::packs::Prepared;
use crate::diagnostics::Diagnostics;
use crate::gate::Outcome;
use crate::record::Record;
use crate::report::Names;

/// Every format, the default first.
static FORMATS: [BatchFormat; 7] =
    [csv::WIDE, csv::LONG, text::FORMAT, json::LINES, json::ARRAY, junit::FORMAT, github::FORMAT];

/// A format by its name.
#[derive(Debug, Clone, Copy)]
pub struct BatchFormat {
    /// The word after `--format`.
    name: &'static str,
    /// What `--help` says of it.
    help: &'static str,
    /// A printer that has printed nothing yet.
    pub(super) printer: fn(Wishes) -> Box<dyn Printer>,
}

/// What the user wants of a format.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wishes {
    /// How columns are called.
    pub names: Names,
    /// Whole records, with the texts of the questionnaire.
    pub records: bool,
}

/// What a format needs of each document, so that nothing else is worked out for thousands of files.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Needs {
    /// The whole record, which takes room.
    pub records: bool,
    /// The digest of the file.
    pub digests: bool,
    /// What would meet each unmet gate, instead of a few sentences on stderr.
    pub remedies: bool,
    /// That all files answer one questionnaire, because its columns are those of the table.
    pub one_questionnaire: bool,
}

/// A scored document, while its row is made.
pub(super) struct Document<'a> {
    /// The file as given.
    pub file: &'a str,
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its questionnaire.
    pub prepared: &'a Prepared,
    /// What was scored.
    pub scores: Scores<'a>,
    /// What became of each gate.
    pub gates: &'a [Outcome],
    /// The record, where the format needs it.
    pub record: Option<&'a Record>,
}

/// Prints a batch. Rows are made on several threads; all else is called in the order of the input.
pub(super) trait Printer: Send + Sync {
    /// What it needs of each document.
    fn needs(&self) -> Needs;

    /// What stands before the first document, once its questionnaire is known.
    fn begin(&self, _: &Prepared) -> Vec<u8> {
        Vec::new()
    }

    /// What a document adds to the output.
    fn row(&self, _: &Document<'_>) -> Vec<u8> {
        Vec::new()
    }

    /// A document in its turn, with the row made for it.
    fn scored(&self, file: &str, scored: &mut Scored) -> Vec<u8>;

    /// A file that could not be scored, in its turn.
    fn failed(&self, _file: &str, _problems: &Diagnostics) -> Vec<u8> {
        Vec::new()
    }

    /// What stands after the last document, once all are counted.
    ///
    /// # Errors
    /// When the whole cannot be written.
    fn end(&self, _: &Totals) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }
}

impl Default for BatchFormat {
    fn default() -> Self {
        FORMATS[0]
    }
}

impl std::fmt::Display for BatchFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl ValueEnum for BatchFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name).help(self.help))
    }
}
