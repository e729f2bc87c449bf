//! `score`: the summary of one answers file.

use anyhow::Result;

use super::args::{ScoreArgs, ScoreFormat};
use super::output::Output;
use super::{Outcome, assess, explain, summary};
use crate::diagnostics::Diagnostics;

/// Scores a file and prints the result.
pub(super) fn run(args: &ScoreArgs, output: &Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let loaded = assess::load(&args.file, &args.assess, &mut diagnostics);
    output.problems(&diagnostics);
    let Some(loaded) = loaded else { return Ok(Outcome::Invalid) };
    let record = loaded.record(&args.assess)?;
    let paint = summary::Paint::new(output.colours_results());
    match (args.format, &args.explain) {
        (ScoreFormat::Json, _) => output.result(serde_json::to_string_pretty(&record)? + "\n")?,
        (ScoreFormat::Text, None) => output.result(summary::text(&record, paint))?,
        (ScoreFormat::Text, Some(element)) => output.result(explain::text(&record, element, paint)?)?,
    }
    Ok(Outcome::Done)
}
