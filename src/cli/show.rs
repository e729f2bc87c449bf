//! `show`: a blank questionnaire to hand out.

use anyhow::Result;

use super::args::{ShowArgs, ShowFormat};
use super::output::Output;
use super::{Outcome, input};
use crate::diagnostics::Diagnostics;
use crate::report::blank;

/// Prints a questionnaire.
pub(super) fn run(args: &ShowArgs, output: &Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let pack = input::load_pack(&args.pack, &mut diagnostics);
    output.problems(&diagnostics);
    let Some(pack) = pack else { return Ok(Outcome::Invalid) };
    output.result(match args.format {
        ShowFormat::Md => blank::markdown(&pack),
        ShowFormat::Html => blank::html(&pack),
    })?;
    Ok(Outcome::Done)
}
