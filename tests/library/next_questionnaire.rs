//! The next questionnaire, which is not built in yet, keeps what the loader and the self-test ask of it.
#![expect(clippy::disallowed_methods, reason = "it reads files of the repository")]

use std::fs;
use std::path::{Path, PathBuf};

use super::support::{read_answers, self_test};
use crate::diagnostics::{Diagnostics, render};
use crate::pack::{self, Pack, PackText};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires/social-strategy-2")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    files.sort();
    files
}

fn pack() -> Pack {
    let text = |path: PathBuf| PackText {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        text: fs::read_to_string(path).unwrap(),
    };
    let texts: Vec<PackText> = files(&folder()).into_iter().map(text).collect();
    let mut found = Diagnostics::new();
    let pack = pack::load(&texts, &mut found).expect("a valid questionnaire");
    self_test(&pack, &mut found);
    assert!(found.is_empty(), "{}", render::text(&found, false));
    pack
}

#[test]
fn it_loads_and_means_well_and_its_examples_answer_it() {
    let pack = pack();
    assert_eq!(pack.version.major, 2);
    let examples = files(&folder().join("examples"));
    assert_eq!(examples.len(), 11);
    for example in examples {
        let (answers, found) = read_answers(&pack, &fs::read_to_string(&example).unwrap());
        assert!(found.is_empty() && answers.is_some(), "{}: {}", example.display(), render::text(&found, false));
    }
}

#[test]
fn every_warning_has_a_remedy_and_says_what_follows() {
    let pack = pack();
    let grave = pack.findings.iter().filter(|rule| rule.severity > crate::record::FindingSeverity::Info);
    assert!(grave.clone().count() > 10);
    for rule in grave {
        assert!(rule.so_what.is_some() && !rule.remedied_by.is_empty(), "{}", rule.code);
    }
}
