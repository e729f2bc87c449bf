//! The self-test: what a pack *means*, beyond whether it is well formed.
//!
//! Takes a valid pack and pushes what its author would not have meant: an element that the best answers do not fill,
//! a better answer that lowers a score, a model whose own signature does not win, advice that no answers call for. What the
//! short version shows is tried with answers to the short version alone.
//! Stands above scoring and roadmap.

mod advice;
mod archetypes;
mod elsewhere;
mod evidence;
mod influence;
mod monotone;
mod reach;
mod samples;
mod solve;
mod structure;
mod unmoved;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::pack::Pack;
use crate::pack::places::Thing;
use crate::record::Scope;

use solve::Solver;

/// Pushes everything the self-test finds.
pub fn check(pack: &Pack, diagnostics: &mut Diagnostics) {
    let mut test = SelfTest { pack, solver: Solver::new(pack), found: Vec::new() };
    everything(&mut test);
    diagnostics.extend(test.found);
}

fn everything(test: &mut SelfTest<'_>) {
    evidence::check(test);
    monotone::check(test);
    archetypes::check(test, Scope::Full);
    structure::check(test);
    influence::check(test);
    unmoved::check(test);
    // Scores of a pack with circles or unreachable bounds mean little; what they reach is looked at once they are mended.
    if test.found.iter().all(|found| found.severity() < Severity::Error) {
        reach::check(test, Scope::Full);
        advice::check(test);
        if test.pack.questions.iter().any(|question| question.pulse) {
            archetypes::check(test, Scope::Pulse);
            reach::check(test, Scope::Pulse);
        }
    }
}

struct SelfTest<'p> {
    pack: &'p Pack,
    solver: Solver<'p>,
    found: Vec<Diagnostic>,
}

impl SelfTest<'_> {
    fn push(&mut self, thing: Thing, id: &str, code: Code, message: String, help: impl Into<String>) {
        let span = self.pack.places.at(thing, id);
        self.found.push(Diagnostic::at(span, code, message, help));
    }

    /// Says that a question about the pack stays open, which is no fault of the pack.
    fn undecided(&mut self, thing: Thing, id: &str, whether: &str) {
        let message = format!("it could not be decided whether {whether}");
        let help = "the search gave up after a fixed number of steps; try answers that should do it with `score`";
        self.push(thing, id, Code::Undecided, message, help);
    }
}
