//! The outcome as `JUnit` XML: one test case for each gate of each document, and one for each file that failed.

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{BatchFormat, Needs, Printer};
use crate::cli::batch::job::Scored;
use crate::cli::batch::totals::Totals;
use crate::diagnostics::{Diagnostics, render};

pub(super) const FORMAT: BatchFormat = BatchFormat {
    name: "junit",
    help: "Test results for a CI server: one test case for each gate of each file",
    printer: || Box::new(Suite(Mutex::new(TestSuite::new("takestock batch")))),
};

/// Test cases in input order; the counts that open the document are known at its end only.
struct Suite(Mutex<TestSuite>);

impl Suite {
    fn case(&self, name: &str, class: &str, status: TestCaseStatus) {
        let mut case = TestCase::new(xml(name), status);
        case.set_classname(xml(class));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).add_test_case(case);
    }
}

impl Printer for Suite {
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
            let status = unmet.map_or_else(TestCaseStatus::success, |unmet| {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                status.set_type("gate").set_message(xml(&unmet.outcome.sentence())).set_description(xml(&unmet.line()));
                status
            });
            self.case(&gate.name, &class, status);
        }
        Vec::new()
    }

    fn failed(&self, file: &str, problems: &Diagnostics) -> Vec<u8> {
        let first = problems.sorted().first().map(|found| render::line(problems, found)).unwrap_or_default();
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type("invalid").set_message(xml(&first)).set_description(xml(&render::text(problems, false)));
        self.case("readable", file, status);
        Vec::new()
    }

    fn end(&self, _: &Totals) -> Result<Vec<u8>> {
        let suite = std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), TestSuite::new(""));
        let mut report = Report::new("takestock");
        report.add_test_suite(suite);
        Ok((report.to_string()? + "\n").into_bytes())
    }
}

/// Text without the two characters that no XML may hold; the writer takes care of all others.
fn xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
