//! What `takestock form` writes, answered, broken and attacked in a real browser, and compared with the command line.
//!
//! `form.mjs` drives one browser through every scenario, once for all tests of this module, since a machine with two
//! processors answers two questionnaires slower at a time than in turn.

#[path = "form/fixtures.rs"]
mod fixtures;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::process::{ROOT, command, stderr, succeed};

/// What one scenario found.
#[derive(Debug, Deserialize)]
struct Scenario {
    /// What is not as it should be.
    faults: Vec<String>,
    /// Messages, errors and requests.
    noise: Vec<String>,
    /// Barriers.
    axe: Vec<String>,
    facts: BTreeMap<String, Value>,
}

/// What all scenarios found, and the files they saved.
struct Driven {
    /// Among what cargo builds: nothing is left behind elsewhere, and what a test saw can be looked at.
    folder: PathBuf,
    scenarios: BTreeMap<String, Scenario>,
}

impl Driven {
    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    fn is_sound(&self, scenario: &str) {
        let faults = &self.scenarios[scenario].faults;
        assert!(faults.is_empty(), "{scenario}: {faults:#?}");
    }
}

static DRIVEN: LazyLock<Driven> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("form");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).unwrap();
    fixtures::write(&folder);
    let (script, result) = (Path::new(ROOT).join("tests/browser/form.mjs"), folder.join("found.json"));
    assert!(script.with_file_name("node_modules").is_dir(), "run `tests/run` once: it installs what this test needs");
    let output = Command::new("node").arg(script).arg(&folder).arg(&result).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let scenarios = serde_json::from_slice(&fs::read(result).unwrap()).unwrap();
    Driven { folder, scenarios }
});

/// Whether the command line makes of a saved file what the page made of it.
fn is_what_the_command_says(stem: &str, options: &[&str]) {
    let answers = DRIVEN.at(&format!("{stem}.yaml")).to_string_lossy().into_owned();
    let record = succeed(&[&["score", &answers, "--format", "json"], options].concat());
    assert!(record.trim_end() == DRIVEN.text(&format!("{stem}.json")), "{stem}: the page has another record");
    let report = DRIVEN.at(&format!("{stem}.command.html")).to_string_lossy().into_owned();
    succeed(&[&["report", &answers, "-o", &report], options].concat());
    assert!(fs::read_to_string(report).unwrap() == DRIVEN.text(&format!("{stem}.html")), "{stem}: another report");
}

#[test]
fn both_lengths_are_answered_by_keyboard_alone_and_give_what_the_command_line_gives() {
    DRIVEN.is_sound("byKeyboard");
    for stem in ["keyboard-pulse", "keyboard-full"] {
        is_what_the_command_says(stem, &[]);
    }
}

#[test]
fn both_lengths_are_answered_by_touch_and_give_what_the_command_line_gives() {
    DRIVEN.is_sound("byTouch");
    for stem in ["touch-pulse", "touch-full"] {
        is_what_the_command_says(stem, &[]);
    }
}

#[test]
fn every_kind_of_question_and_every_screen_is_accessible_light_and_dark() {
    DRIVEN.is_sound("everyKind");
    is_what_the_command_says("small", &["-q", fixtures::TEA]);
    let looked: Vec<&str> = DRIVEN
        .scenarios
        .values()
        .filter_map(|one| one.facts.get("looked")?.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for screen in ["start", "number", "choice", "choices", "matrix", "text", "review", "end", "workshop/decide"] {
        assert!(looked.iter().any(|one| one.contains(screen)), "nobody looked at {screen}: {looked:?}");
    }
    for (name, scenario) in &DRIVEN.scenarios {
        assert!(scenario.axe.is_empty(), "{name}: {:#?}", scenario.axe);
    }
}

#[test]
fn nothing_is_asked_of_a_network_and_nothing_said_to_the_console() {
    for (name, scenario) in &DRIVEN.scenarios {
        assert!(scenario.noise.is_empty(), "{name}: {:#?}", scenario.noise);
    }
}

#[test]
fn eight_files_dropped_in_give_what_the_command_line_gives() {
    DRIVEN.is_sound("inAWorkshop");
    let out = DRIVEN.at("panel").to_string_lossy().into_owned();
    let [agenda, consensus] = ["agenda.html", "consensus.yaml"].map(|name| format!("{out}/{name}"));
    let people = "examples/workshop-housing/answers";
    succeed(&["panel", people, "-o", &out, "--agenda", &agenda, "--consensus", &consensus]);
    assert!(succeed(&["panel", people, "--format", "json"]) == DRIVEN.text("workshop-panel.json"), "another panel");
    for name in ["panel.html", "agenda.html", "consensus.yaml"] {
        assert!(DRIVEN.text(&format!("panel/{name}")) == DRIVEN.text(&format!("workshop-{name}")), "another {name}");
    }
}

#[test]
fn files_that_are_broken_or_foreign_are_explained_in_the_words_of_the_command_line() {
    DRIVEN.is_sound("withBadFiles");
    for (place, (name, _)) in fixtures::BAD_FILES.iter().enumerate() {
        let told = DRIVEN.text(&format!("told-{place}.txt"));
        // A page asks one questionnaire; the command line was told to take the file for it.
        if told.contains("this page asks `social-strategy`") {
            assert!(told.starts_with("error[other-questionnaire]: it answers `"), "{told}");
            continue;
        }
        let output = command(&["score", "-q", "social-strategy", name]).current_dir(DRIVEN.at("bad")).output().unwrap();
        let said = stderr(&output);
        // The command line counts them below.
        let (problems, _) = said.rsplit_once("\n\n").unwrap();
        assert!(problems == told.trim_end(), "{name}\n{told}\ninstead of\n{said}");
    }
}

#[test]
fn answers_are_not_lost_without_a_word() {
    for name in ["withoutAStore", "withAFullStore", "inTwoTabs", "replaced"] {
        DRIVEN.is_sound(name);
    }
}

#[test]
fn keys_and_the_way_back_do_what_they_say() {
    for name in ["withKeys", "withHaste"] {
        DRIVEN.is_sound(name);
    }
}

#[test]
fn a_withheld_result_is_nowhere() {
    DRIVEN.is_sound("withheld");
}

#[test]
fn other_languages_and_directions_are_whole() {
    for name in ["inGerman", "fromRightToLeft"] {
        DRIVEN.is_sound(name);
    }
    for stem in ["in-german", "to-the-left"] {
        is_what_the_command_says(stem, &["-q", fixtures::TEA]);
    }
}

#[test]
fn hostile_texts_stay_texts() {
    for name in ["hostilePage", "hostileFiles"] {
        DRIVEN.is_sound(name);
    }
}
