//! The comparison as `JUnit` XML: one test case for each pair and each floor, and one for each file that failed.

use anyhow::Result;
use indexmap::IndexMap;
use quick_junit::TestCaseStatus;

use super::{CompareFormat, Printer};
use crate::cli::compare::{Compared, Judged, Judgement};
use crate::cli::house::House;
use crate::cli::junit::{Suite, failure, invalid};
use crate::compare::{Floor, regressions};
use crate::diagnostics::{Diagnostics, Severity, render};
use crate::report::fell;

pub(super) const FORMAT: CompareFormat = CompareFormat {
    name: "junit",
    help: "Test results for a CI server: one test case for each pair and each floor",
    printer: &Cases,
};

struct Cases;

impl Printer for Cases {
    fn print(&self, judged: &Judged, _: &House) -> Result<String> {
        let mut suite = Suite::new("takestock compare");
        for judgement in judged.judgements() {
            if judged.floors.is_empty() {
                suite.case("compared", &judgement.name, TestCaseStatus::success());
            }
            for floor in &judged.floors {
                suite.case(&floor.to_string(), &judgement.name, status(&judgement, floor));
            }
        }
        if let Compared::Folders { folders, .. } = &judged.compared {
            for place in &folders.new {
                suite.case("compared", &place.name(), skipped("new: there is nothing to compare it with"));
            }
            for place in &folders.gone {
                suite.case("compared", &place.name(), skipped("gone: there is nothing to compare it with"));
            }
        }
        for (file, lines) in unreadable(&judged.problems) {
            suite.case("readable", file, invalid(&lines[0], &lines.join("\n")));
        }
        suite.xml()
    }
}

/// Every file with problems, and these as lines.
fn unreadable(problems: &Diagnostics) -> IndexMap<&str, Vec<String>> {
    let mut by_file: IndexMap<&str, Vec<String>> = IndexMap::new();
    for found in problems.sorted().into_iter().filter(|found| found.severity() == Severity::Error) {
        by_file.entry(&problems.source(found.file).name).or_default().push(render::line(problems, found));
    }
    by_file
}

fn status(judgement: &Judgement<'_>, floor: &Floor) -> TestCaseStatus {
    let fallen = regressions(judgement.comparison, floor).unwrap_or_default();
    let said: Vec<String> = fallen.iter().map(fell).collect();
    match said.first() {
        None => TestCaseStatus::success(),
        Some(first) => failure("regression", first, &said.join("\n")),
    }
}

fn skipped(why: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(why);
    status
}
