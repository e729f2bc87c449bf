//! Records to report on: real ones from the examples, and the same ones bent for a test.

use std::path::Path;

use scraper::{Html, Selector};
use serde_json::Value;
use takestock::answers::{self, AnswersFile};
use takestock::diagnostics::Diagnostics;
use takestock::pack::{Pack, builtin, load};
use takestock::record::{self, Parts, Record};
use takestock::report::{Look, Options, Templates, html};
use takestock::{roadmap, scoring, yaml};

pub(crate) fn pack() -> Pack {
    let texts = builtin::texts("social-strategy").unwrap();
    load(&texts, &mut Diagnostics::new()).unwrap()
}

/// The record of an answers file for the built-in pack.
pub(crate) fn record_of(text: &str) -> Record {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source("answers.yaml", text);
    let pack = pack();
    let written: AnswersFile = yaml::read(file, &mut diagnostics).unwrap();
    let answers = answers::validate(&written, &pack, "0".repeat(64), &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.sorted());
    let answers = answers.unwrap();
    let assessment = scoring::score(&pack, &answers);
    let decided = roadmap::decide(&pack, &answers, &assessment, roadmap::TargetChoice::default());
    let plan = roadmap::plan(&pack, &answers, &assessment, &decided, None);
    record::build(&Parts {
        pack: &pack,
        answers: &answers,
        assessment: &assessment,
        decided: &decided,
        plan: Some(&plan),
        changed: &[],
    })
}

/// Every example with its name.
pub(crate) fn examples() -> Vec<(String, Record)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found: Vec<(String, Record)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("answers.yaml").is_file())
        .map(|path| {
            let text = std::fs::read_to_string(path.join("answers.yaml")).unwrap();
            (path.file_name().unwrap().to_string_lossy().into_owned(), record_of(&text))
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(found.len() >= 5);
    found
}

pub(crate) fn example(name: &str) -> Record {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).join("answers.yaml");
    record_of(&std::fs::read_to_string(path).unwrap())
}

/// An answers file in which every question gets the same answer, where it may.
pub(crate) fn all_answered(answer: &str) -> String {
    let pack = pack();
    let may = |question: &&takestock::pack::Question| answer != "n/a" || question.allows_na;
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
