//! What the suites share: packs, answers, records, examples and how properties are tested.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};
use serde_json::Value;

use crate::answers::{self, Answers, AnswersFile};
use crate::assess::{Options, assess};
use crate::diagnostics::{Diagnostics, Severity, render};
use crate::pack::{self, Pack, PackText, builtin};
use crate::record::Record;
use crate::yaml;

pub(crate) use crate::selftest::check as self_test;

/// The pack of one text, if it is valid, and every problem.
pub(crate) fn read_pack(text: &str) -> (Option<Pack>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let pack = pack::load(&[PackText { name: "pack.yaml".to_owned(), text: text.to_owned() }], &mut diagnostics);
    (pack, diagnostics)
}

/// The valid pack of one text.
pub(crate) fn load(text: &str) -> Pack {
    let (pack, diagnostics) = read_pack(text);
    pack.unwrap_or_else(|| panic!("{}\n{text}", render::text(&diagnostics, false)))
}

/// Every built-in pack.
pub(crate) fn built_in() -> Vec<Pack> {
    let load = |id: &str| pack::load(&builtin::texts(id).unwrap(), &mut Diagnostics::new()).unwrap();
    builtin::ids().map(load).collect()
}

/// The built-in pack that the examples answer.
pub(crate) fn social_strategy() -> &'static Pack {
    static READ: LazyLock<Pack> = LazyLock::new(|| {
        let mut diagnostics = Diagnostics::new();
        let pack = pack::load(&builtin::texts("social-strategy").unwrap(), &mut diagnostics);
        assert!(diagnostics.is_empty(), "{}", render::text(&diagnostics, false));
        pack.unwrap()
    });
    &READ
}

/// The questionnaire of the interview's tests.
pub(crate) const TEA_ROUND: &str = include_str!("../fixtures/tea-round.pack.yaml");

/// Whether the self-test finds no error.
pub(crate) fn means_well(pack: &Pack) -> bool {
    let mut diagnostics = Diagnostics::new();
    self_test(pack, &mut diagnostics);
    diagnostics.count(Severity::Error) == 0
}

/// The answers of one text, if they are valid, and every problem.
pub(crate) fn read_answers(pack: &Pack, text: &str) -> (Option<Answers>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source("answers.yaml", text);
    let answers = yaml::read::<AnswersFile>(file, &mut diagnostics)
        .and_then(|file| answers::validate(&file, pack, String::new(), &mut diagnostics));
    (answers.filter(|_| !diagnostics.has_errors()), diagnostics)
}

/// The valid answers of a whole file.
pub(crate) fn answers(pack: &Pack, text: &str) -> Answers {
    let (answers, diagnostics) = read_answers(pack, text);
    answers.filter(|_| diagnostics.is_empty()).unwrap_or_else(|| panic!("{}", render::text(&diagnostics, false)))
}

/// The valid answers of a file without the line that names the questionnaire.
pub(crate) fn answers_to(pack: &Pack, rest: &str) -> Answers {
    answers(pack, &format!("questionnaire: {}\n{rest}", pack.id))
}

/// An answers file as written.
pub(crate) fn written(text: &str) -> AnswersFile {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source("answers.yaml", text);
    let written = yaml::read(file, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}", render::text(&diagnostics, false));
    written.unwrap()
}

/// Valid answers; any word about them fails the test.
pub(crate) fn validate(pack: &Pack, written: &AnswersFile) -> Answers {
    let mut diagnostics = Diagnostics::new();
    let answers = answers::validate(written, pack, String::new(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{:#?}", diagnostics.sorted());
    answers.unwrap()
}

/// The record of answers, planned towards the pack's own recommendation.
pub(crate) fn record(pack: &Pack, answers: &Answers) -> Record {
    assess(pack, answers, &Options::default()).expect("no option to be wrong")
}

/// The names of all examples, sorted.
pub(crate) fn example_names() -> Vec<String> {
    let entries = std::fs::read_dir(examples()).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = entries
        .filter(|path| path.join("answers.yaml").exists())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The text of an example's answers file.
pub(crate) fn example_text(name: &str) -> String {
    read(&examples().join(name).join("answers.yaml"))
}

/// The answers of an example.
pub(crate) fn example_answers(name: &str) -> Answers {
    answers(social_strategy(), &example_text(name))
}

/// The record of an example.
pub(crate) fn example(name: &str) -> Record {
    record(social_strategy(), &example_answers(name))
}

/// The folder of the examples.
pub(crate) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// The folder of a suite's own files.
pub(crate) fn suite(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/library").join(name)
}

/// A file's text.
pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a readable file")
}

/// What a folder holds, sorted.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a readable folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.sort();
    paths
}

/// How a property is tested: the same cases every time, or so many times as many of others as `TAKESTOCK_SEARCH` says.
/// What fails is kept beside the suite in a file that ends in `.regressions` and belongs in the repository.
pub(crate) fn property(cases: u32) -> Config {
    let search = std::env::var("TAKESTOCK_SEARCH").ok().map(|times| times.parse::<u32>().expect("a number"));
    Config {
        cases: cases * search.unwrap_or(1),
        rng_seed: search.map_or(RngSeed::Fixed(20_261_122), |_| RngSeed::Random),
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..Config::default()
    }
}

/// Every place where a value does not fit a schema.
pub(crate) fn misfits(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("a valid schema");
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Snapshots named by the test alone: each suite has a folder of its own.
pub(crate) fn snapshots(compare: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(compare);
}
