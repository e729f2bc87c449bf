//! The pack, the examples and the way from one to the other.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use takestock::answers::{self, Answers, AnswersFile};
use takestock::diagnostics::{Diagnostics, render};
use takestock::pack::{self, Pack, builtin};
use takestock::record::{self, Archetypes, FrameworkRecord, Parts, Record, Scope};
use takestock::roadmap::{self, TargetChoice};
use takestock::{scoring, yaml};

static SOCIAL_STRATEGY: LazyLock<Pack> = LazyLock::new(|| {
    let mut diagnostics = Diagnostics::new();
    let pack = pack::load(&builtin::texts("social-strategy").unwrap(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}", render::text(&diagnostics, false));
    pack.unwrap()
});

/// The built-in pack.
pub(crate) fn social_strategy() -> &'static Pack {
    &SOCIAL_STRATEGY
}

/// Everything of the pack as written, in one text.
pub(crate) fn pack_text() -> String {
    builtin::texts("social-strategy").unwrap().into_iter().map(|file| file.text).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// The names of all examples, sorted.
pub(crate) fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = entries
        .filter(|path| path.join("answers.yaml").exists())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The text of a file in the examples' folder.
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(folder().join(path)).unwrap()
}

/// An example as written.
pub(crate) fn written(name: &str) -> AnswersFile {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source(name, text(&format!("{name}/answers.yaml")));
    let written = yaml::read(file, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}", render::text(&diagnostics, false));
    written.unwrap()
}

/// Valid answers; any word about them fails the test.
pub(crate) fn validate(written: &AnswersFile, pack: &Pack) -> Answers {
    let mut diagnostics = Diagnostics::new();
    let answers = answers::validate(written, pack, String::new(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    answers.unwrap()
}

/// The answers of an example.
pub(crate) fn answers(name: &str, pack: &Pack) -> Answers {
    validate(&written(name), pack)
}

/// The same answers in the short version.
pub(crate) fn pulse(mut answers: Answers, pack: &Pack) -> Answers {
    answers.scope = Scope::Pulse;
    for (item, given) in answers.given.iter_mut().enumerate() {
        if !pack.question_of(item).pulse {
            *given = answers::Given::Unanswered;
        }
    }
    answers
}

/// The record of answers, planned towards the pack's own recommendation.
pub(crate) fn record(pack: &Pack, answers: &Answers) -> Record {
    let assessment = scoring::score(pack, answers);
    let decided = roadmap::decide(pack, answers, &assessment, TargetChoice::Rules);
    let plan = roadmap::plan(pack, answers, &assessment, &decided, None);
    let (assessment, decided, plan) = (&assessment, decided.as_slice(), Some(&plan));
    record::build(&Parts { pack, answers, assessment, decided, plan, changed: &[] })
}

/// The record of an example.
pub(crate) fn example(name: &str) -> Record {
    let pack = social_strategy();
    record(pack, &answers(name, pack))
}

/// How the organisation is organised, of a record.
pub(crate) fn model(record: &Record) -> &Archetypes {
    let FrameworkRecord::Archetypes(model) = &record.frameworks["model"] else { panic!("no archetypes") };
    model
}
