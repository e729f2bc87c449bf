//! `show`: a blank questionnaire to hand out.

use anyhow::Result;

use super::args::{ShowArgs, ShowFormat};
use super::house::{self, House};
use super::output::Output;
use super::{Outcome, input};
use crate::diagnostics::Diagnostics;
use crate::record::Scope;
use crate::report::blank;

/// Prints a questionnaire.
pub(super) fn run(args: &ShowArgs, output: &Output) -> Result<Outcome> {
    let mut diagnostics = Diagnostics::new();
    let pack = input::load_pack(&args.pack, &mut diagnostics);
    let house = house::house(&args.house, &mut diagnostics)?;
    output.problems(&diagnostics);
    let (Some(pack), Some(House { theme, templates })) = (pack, house) else { return Ok(Outcome::Invalid) };
    let scope = if args.pulse { Scope::Pulse } else { Scope::Full };
    output.result(match args.format {
        ShowFormat::Md => blank::markdown(&pack, scope, &templates)?,
        ShowFormat::Html => blank::html(&pack, scope, &theme, &templates)?,
    })?;
    Ok(Outcome::Done)
}
