//! The self-test: what a pack *means*, beyond whether it is well formed.
//!
//! Takes a valid pack and pushes what its author would not have meant: an element that the best answers do not fill,
//! a better answer that lowers a score, a model whose own signature does not win, advice that no answers call for.
//! Stands above scoring and roadmap.

mod advice;
mod archetypes;
mod evidence;
mod influence;
mod monotone;
mod reach;
mod search;
mod structure;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pack::Pack;
use crate::pack::places::Thing;

/// Pushes everything the self-test finds.
pub fn check(pack: &Pack, diagnostics: &mut Diagnostics) {
    let mut test = SelfTest { pack, found: Vec::new() };
    evidence::check(&mut test);
    monotone::check(&mut test);
    archetypes::check(&mut test);
    structure::check(&mut test);
    influence::check(&mut test);
    // Scores of a pack with circles or unreachable bounds mean little; what they reach is looked at once they are mended.
    if test.found.iter().all(|found| found.severity() == crate::diagnostics::Severity::Warning) {
        reach::check(&mut test);
        advice::check(&mut test);
    }
    diagnostics.extend(test.found);
}

struct SelfTest<'p> {
    pack: &'p Pack,
    found: Vec<Diagnostic>,
}

impl SelfTest<'_> {
    fn push(&mut self, thing: Thing, id: &str, code: Code, message: String, help: impl Into<String>) {
        let span = self.pack.places.at(thing, id);
        self.found.push(Diagnostic::at(span, code, message, help));
    }
}
