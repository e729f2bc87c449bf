//! Annotations of a GitHub workflow: a summary, then the worst of what went wrong.

use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use super::{BatchFormat, Needs, Printer};
use crate::cli::annotation::Annotations;
use crate::cli::batch::job::Scored;
use crate::cli::batch::totals::Totals;
use crate::diagnostics::Diagnostics;

pub(super) const FORMAT: BatchFormat = BatchFormat {
    name: "github",
    help: "Annotations of a GitHub workflow: a summary, then the worst; all of them in the job summary",
    printer: |_| Box::new(Worst::default()),
};

/// Which are the worst is known at the end only.
#[derive(Default)]
struct Worst(Mutex<Annotations>);

impl Worst {
    fn with(&self, add: impl FnOnce(&mut Annotations)) {
        add(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Printer for Worst {
    fn needs(&self) -> Needs {
        Needs { digests: true, remedies: true, ..Needs::default() }
    }

    fn scored(&self, file: &str, scored: &mut Scored) -> Vec<u8> {
        for unmet in &scored.unmet {
            self.with(|all| all.unmet(file, scored.document, unmet));
        }
        Vec::new()
    }

    fn failed(&self, _: &str, problems: &Diagnostics) -> Vec<u8> {
        self.with(|all| all.problems(problems));
        Vec::new()
    }

    fn end(&self, totals: &Totals) -> Result<Vec<u8>> {
        let all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        all.print("takestock batch", &totals.headline()).map(String::into_bytes)
    }
}
