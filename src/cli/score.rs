//! `score`: the summary of one answers file.

use anyhow::Result;

use super::args::{ScoreArgs, ScoreFormat};
use super::gates::{self, Gates, Hints};
use super::output::Output;
use super::{Outcome, assess, explain, summary};
use crate::assess::Scored;
use crate::diagnostics::{Count, Diagnostics};
use crate::json;
use crate::record::Outline;

/// Scores a file and prints the result.
pub(super) fn run(args: &ScoreArgs, output: &Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let loaded = assess::load(&args.file, &args.assess, &mut diagnostics);
    output.problems(&diagnostics);
    let Some(loaded) = loaded else { return Ok(Outcome::Invalid) };
    let outline = Outline::of_pack(&loaded.pack);
    let gates = Gates::read(&args.gates, std::slice::from_ref(&outline), &mut diagnostics);
    output.problems(&diagnostics);
    let Some(Ok(gates)) = gates.map(|gates| gates.under(&outline)) else { return Ok(Outcome::Invalid) };
    let options = args.assess.options();
    let scored = Scored::new(&loaded.pack, &loaded.answers, &options);
    let record = scored.record(&options);
    let paint = summary::Paint::new(output.colours_results());
    match (args.format, &args.explain) {
        (ScoreFormat::Json, _) => output.result(json::pretty(&record)? + "\n")?,
        (ScoreFormat::Text, None) => output.result(summary::text(&record, paint))?,
        (ScoreFormat::Text, Some(element)) => output.result(explain::text(&record, element, paint)?)?,
    }
    let unmet = gates::unmet(scored.scores(), &outline, &gates, Hints::explained(args.explain.is_some()));
    for unmet in &unmet {
        output.sentence(&unmet.line());
    }
    if !gates.is_empty() {
        output.message(&format!("{} of {} met", gates.len() - unmet.len(), Count(gates.len(), "gate")));
    }
    Ok(if unmet.is_empty() { Outcome::Done } else { Outcome::Unmet })
}
