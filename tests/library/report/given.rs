//! Records to report on: real ones from the examples, and the same ones bent for a test.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::pack::Question;
use crate::record::Record;
use crate::report::{Look, Options, Templates, html};
use crate::suites::support::{answers, example, example_names, record, social_strategy};

/// The record of an answers file for the built-in pack.
pub(crate) fn record_of(text: &str) -> Record {
    record(social_strategy(), &answers(social_strategy(), text))
}

/// Every example with its name.
pub(crate) fn examples() -> Vec<(String, Record)> {
    let found: Vec<_> = example_names().into_iter().map(|name| (name.clone(), example(&name))).collect();
    assert!(found.len() >= 5);
    found
}

/// An answers file in which every question gets the same answer, where it may.
pub(crate) fn all_answered(answer: &str) -> String {
    let pack = social_strategy();
    let may = |question: &&Question| answer != "n/a" || question.allows_na;
    let lines: Vec<String> =
        pack.questions.iter().filter(may).map(|question| format!("  {}: {answer}", question.id)).collect();
    let lines = lines.join("\n");
    format!("questionnaire: social-strategy@{}\norganisation: Quiet Harbour\nanswers:\n{lines}\n", pack.version.major)
}

/// The record as JSON, changed, and read back.
pub(crate) fn bent(record: &Record, change: impl FnOnce(&mut Value)) -> Record {
    let mut json = serde_json::to_value(record).unwrap();
    change(&mut json);
    serde_json::from_value(json).unwrap()
}

pub(crate) fn full(record: &Record) -> String {
    html(record, &Options::default(), &Templates::embedded()).unwrap()
}

pub(crate) fn one_page(record: &Record) -> String {
    let options = Options { look: Look::OnePage, ..Options::default() };
    html(record, &options, &Templates::embedded()).unwrap()
}

pub(crate) fn select(page: &Html, what: &str) -> Vec<String> {
    let selector = Selector::parse(what).unwrap();
    page.select(&selector).map(|element| squeezed(&element.text().collect::<String>())).collect()
}

/// Text with single spaces.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
