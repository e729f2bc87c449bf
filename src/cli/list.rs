//! `list`, and what the bare command says.

use std::fmt::Write as _;

use anyhow::Result;

use super::{Outcome, input, output::Output};
use crate::diagnostics::{Count, Diagnostics};
use crate::pack::builtin;
use crate::record::Scope;

/// Prints the built-in questionnaires.
pub(super) fn run(output: &Output) -> Result<Outcome> {
    let mut out = String::new();
    for id in builtin::ids() {
        let mut diagnostics = Diagnostics::new();
        if let Some(pack) = input::load_pack(id, &mut diagnostics) {
            let _ = writeln!(out, "{id}  {}  {}", pack.version, pack.title);
            let _ = writeln!(out, "  full   {}", pack.length(Scope::Full));
            if pack.questions.iter().any(|question| question.pulse) {
                let _ = writeln!(out, "  pulse  {}", pack.length(Scope::Pulse));
            }
            let _ = writeln!(out, "  {}", Count(pack.actions.len(), "action"));
        }
        output.problems(&diagnostics);
    }
    output.result(out)?;
    Ok(Outcome::Done)
}

/// What the bare command says: what it is and where to start.
pub(super) fn greet(output: &Output) -> Result<Outcome> {
    output.result(
        "takestock takes stock of how an organisation runs its social and\n\
         collaboration strategy, and plans what to do next.\n\n\
         Start here:\n\
         \x20 takestock interview                    answer the questions in this terminal\n\
         \x20 takestock init answers                 or fill in a file\n\
         \x20 takestock score answers.yaml           see the scores\n\
         \x20 takestock report answers.yaml -o out   write the report\n\
         \x20 takestock --help                       everything else\n",
    )?;
    Ok(Outcome::Done)
}
