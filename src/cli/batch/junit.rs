//! The outcome as `JUnit` XML: one test case for each gate of each document, and one for each file that failed.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::job::Scored;
use crate::diagnostics::{Diagnostics, render};

/// Test cases in input order.
pub(super) struct Suite(TestSuite);

impl Default for Suite {
    fn default() -> Self {
        Self(TestSuite::new("takestock batch"))
    }
}

impl Suite {
    /// A document that was scored: its gates, or only that it could be scored.
    pub(super) fn scored(&mut self, file: &str, scored: &Scored) {
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
    }

    /// A file that could not be scored.
    pub(super) fn failed(&mut self, file: &str, problems: &Diagnostics) {
        let first = problems.sorted().first().map(|found| render::line(problems, found)).unwrap_or_default();
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type("invalid").set_message(xml(&first)).set_description(xml(&render::text(problems, false)));
        self.case("readable", file, status);
    }

    fn case(&mut self, name: &str, class: &str, status: TestCaseStatus) {
        let mut case = TestCase::new(xml(name), status);
        case.set_classname(xml(class));
        self.0.add_test_case(case);
    }

    /// The whole document.
    ///
    /// # Errors
    /// When the XML writer refuses.
    pub(super) fn xml(self) -> anyhow::Result<String> {
        let mut report = Report::new("takestock");
        report.add_test_suite(self.0);
        Ok(report.to_string()? + "\n")
    }
}

/// Text without the two characters that no XML may hold; the writer takes care of all others.
fn xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
