//! `schema`, `completions` and `man`: what is generated from the types and the arguments.

use anyhow::Result;
use clap::CommandFactory;
use schemars::{Schema, schema_for};

use super::args::{Args, CompletionsArgs, SchemaArgs, SchemaWhat};
use super::{Outcome, output::Output};
use crate::answers::AnswersFile;
use crate::pack::file::PackFile;
use crate::panel::PanelRecord;
use crate::record::Record;

/// Prints the JSON Schema of a file format.
pub(super) fn run(args: &SchemaArgs, output: &Output) -> Result<Outcome> {
    output.result(crate::json::pretty(&schema(args.what))? + "\n")?;
    Ok(Outcome::Done)
}

fn schema(what: SchemaWhat) -> Schema {
    match what {
        SchemaWhat::Answers => schema_for!(AnswersFile),
        SchemaWhat::Pack => schema_for!(PackFile),
        SchemaWhat::Record => schema_for!(Record),
        SchemaWhat::Panel => schema_for!(PanelRecord),
    }
}

/// Prints a completion script.
pub(super) fn completions(args: &CompletionsArgs, output: &Output) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "takestock", &mut script);
    output.result(script)?;
    Ok(Outcome::Done)
}

/// Prints the manual page.
pub(super) fn man(output: &Output) -> Result<Outcome> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut page)?;
    output.result(page)?;
    Ok(Outcome::Done)
}
