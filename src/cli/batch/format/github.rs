//! Annotations of a GitHub workflow, for what went wrong.

use super::{BatchFormat, Needs, Printer};
use crate::cli::annotation;
use crate::cli::batch::job::Scored;
use crate::diagnostics::Diagnostics;

pub(super) const FORMAT: BatchFormat = BatchFormat {
    name: "github",
    help: "Annotations of a GitHub workflow, for what went wrong",
    printer: || Box::new(Annotations),
};

struct Annotations;

impl Printer for Annotations {
    fn needs(&self) -> Needs {
        Needs { digests: true, remedies: true, ..Needs::default() }
    }

    fn scored(&self, file: &str, scored: &mut Scored) -> Vec<u8> {
        scored.unmet.iter().flat_map(|unmet| annotation::unmet(file, scored.document, unmet).into_bytes()).collect()
    }

    fn failed(&self, _: &str, problems: &Diagnostics) -> Vec<u8> {
        annotation::problems(problems).into_bytes()
    }
}
