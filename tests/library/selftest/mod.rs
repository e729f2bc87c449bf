//! The self-test: one pack for each fault, with the text people read.

mod faults;

use std::path::Path;
use std::time::Duration;

use crate::diagnostics::{Code, Diagnostics, render};
use crate::pack::{self, PackText};
use crate::suites::support::{built_in, entries, read, self_test, snapshots, suite};

/// The codes that the packs here are named after, one for each pack.
pub(crate) fn causes() -> Vec<String> {
    let packs = entries(&suite("selftest")).into_iter().filter(|path| path.to_string_lossy().ends_with(".pack.yaml"));
    packs.map(|path| cause(&path)).collect()
}

/// `code--variant.pack.yaml` is about `code`.
fn cause(path: &Path) -> String {
    let name = path.file_name().expect("a name").to_string_lossy();
    name.split('.').next().expect("a code").split("--").next().expect("a code").to_owned()
}

fn diagnosed(path: &Path) -> Diagnostics {
    let text = read(path);
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let mut diagnostics = Diagnostics::new();
    let pack = pack::load(&[PackText { name, text }], &mut diagnostics);
    let pack = pack.unwrap_or_else(|| panic!("{}", render::text(&diagnostics, false)));
    self_test(&pack, &mut diagnostics);
    diagnostics
}

#[test]
fn each_fault_is_told_as_people_read_it() {
    snapshots(|| {
        insta::glob!("*.pack.yaml", |path| {
            let diagnostics = diagnosed(path);
            let found: Vec<&str> = diagnostics.sorted().iter().map(|found| found.code.name()).collect();
            // One fault can show itself in several ways.
            assert!(found.contains(&cause(path).as_str()), "{} gives {found:?}", path.display());
            insta::assert_snapshot!(render::text(&diagnostics, false));
        });
    });
}

#[test]
fn every_code_of_the_self_test_has_a_pack() {
    let own = Code::ALL.iter().map(|code| code.name());
    let own: Vec<&str> =
        own.skip_while(|name| *name != "maximum-out-of-reach").take_while(|name| *name != "unused-source").collect();
    assert_eq!(own.len(), 16);
    let caused = causes();
    for code in own {
        assert!(caused.iter().any(|cause| cause == code), "no pack shows `{code}`");
    }
}

#[test]
fn built_in_packs_mean_what_they_say() {
    for pack in built_in() {
        let mut diagnostics = Diagnostics::new();
        let start = std::time::Instant::now();
        self_test(&pack, &mut diagnostics);
        // Release builds take a twentieth of this; the bound only catches a search that has got out of hand.
        assert!(start.elapsed() < Duration::from_secs(20), "{}", pack.id);
        let found: Vec<String> = diagnostics.sorted().iter().map(|found| found.message.clone()).collect();
        assert!(found.is_empty(), "{}: {found:?}", pack.id);
    }
}
