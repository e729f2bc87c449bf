//! Test results as `JUnit` XML.

use anyhow::Result;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

/// Test cases of one command.
pub(super) struct Suite(TestSuite);

impl Suite {
    /// Without any yet.
    pub(super) fn new(command: &str) -> Self {
        Self(TestSuite::new(command))
    }

    /// Adds a case; its class is the file it is about.
    pub(super) fn case(&mut self, name: &str, class: &str, status: TestCaseStatus) {
        let mut case = TestCase::new(xml(name), status);
        case.set_classname(xml(class));
        self.0.add_test_case(case);
    }

    /// The document.
    ///
    /// # Errors
    /// When the writer refuses.
    pub(super) fn xml(self) -> Result<String> {
        let mut report = Report::new("takestock");
        report.add_test_suite(self.0);
        Ok(report.to_string()? + "\n")
    }
}

/// A condition that is not met: in one line, and with all that is known.
pub(super) fn failure(kind: &str, message: &str, description: &str) -> TestCaseStatus {
    non_success(NonSuccessKind::Failure, kind, message, description)
}

/// A file that could not be read.
pub(super) fn invalid(message: &str, description: &str) -> TestCaseStatus {
    non_success(NonSuccessKind::Error, "invalid", message, description)
}

fn non_success(success: NonSuccessKind, kind: &str, message: &str, description: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(success);
    status.set_type(kind).set_message(xml(message)).set_description(xml(description));
    status
}

/// Text without the two characters that no XML may hold; the writer takes care of all others.
fn xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
