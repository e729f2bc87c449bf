//! The outcome as `JUnit` XML: one test case for each gate of each document, and one for each file that failed.

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use quick_junit::TestCaseStatus;

use super::{BatchFormat, Needs, Printer};
use crate::cli::batch::job::Scored;
use crate::cli::batch::totals::Totals;
use crate::cli::junit::{Suite, failure, invalid};
use crate::diagnostics::{Diagnostics, render};

pub(super) const FORMAT: BatchFormat = BatchFormat {
    name: "junit",
    help: "Test results for a CI server: one test case for each gate of each file",
    printer: |_| Box::new(Cases(Mutex::new(Suite::new("takestock batch")))),
};

/// Test cases in input order; the counts that open the document are known at its end only.
struct Cases(Mutex<Suite>);

impl Cases {
    fn case(&self, name: &str, class: &str, status: TestCaseStatus) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).case(name, class, status);
    }
}

impl Printer for Cases {
    fn needs(&self) -> Needs {
        Needs { digests: true, remedies: true, ..Needs::default() }
    }

    /// A document's gates, or only that it could be scored.
    fn scored(&self, file: &str, scored: &mut Scored) -> Vec<u8> {
        let class = if scored.document == 1 { file.to_owned() } else { format!("{file}#{}", scored.document) };
        if scored.gates.is_empty() {
            self.case("scored", &class, TestCaseStatus::success());
        }
        for gate in &scored.gates {
            let unmet = scored.unmet.iter().find(|unmet| unmet.outcome == *gate);
            let failed = unmet.map(|unmet| failure("gate", &unmet.outcome.sentence(), &unmet.line()));
            self.case(&gate.name, &class, failed.unwrap_or_else(TestCaseStatus::success));
        }
        Vec::new()
    }

    fn failed(&self, file: &str, problems: &Diagnostics) -> Vec<u8> {
        let first = problems.sorted().first().map(|found| render::line(problems, found)).unwrap_or_default();
        self.case("readable", file, invalid(&first, &render::text(problems, false)));
        Vec::new()
    }

    fn end(&self, _: &Totals) -> Result<Vec<u8>> {
        let mut suite = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *suite, Suite::new("")).xml().map(String::into_bytes)
    }
}
