//! The hooks of `.pre-commit-hooks.yaml`, run by the real `pre-commit` on repositories on disk.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads, writes and fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::python;

const HOOKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml");
const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");

/// `pre-commit`: the one on the path, else one that is installed beside the tests, once.
fn pre_commit() -> &'static Path {
    static FOUND: OnceLock<PathBuf> = OnceLock::new();
    FOUND.get_or_init(|| {
        let here = Command::new("pre-commit").arg("--version").output();
        if here.is_ok_and(|output| output.status.success()) {
            return PathBuf::from("pre-commit");
        }
        python::environment("pre-commit", "'pre-commit>=4,<5'").join("pre-commit")
    })
}

/// A repository with the hooks, and one that uses them.
struct Project(TempDir);

impl Project {
    /// `hooks` is the list of hooks in the project's configuration.
    fn new(hooks: &str) -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(project.path("hooks")).unwrap();
        fs::create_dir_all(project.path("work/answers")).unwrap();
        fs::copy(HOOKS, project.path("hooks/.pre-commit-hooks.yaml")).unwrap();
        for name in ["hooks", "work"] {
            let set_up = "git init -q . && git config user.name t && git config user.email t@example.org";
            project.done(&project.run(name, set_up));
        }
        project.done(&project.run("hooks", "git add -A && git commit -q -m hooks"));
        let revision = String::from_utf8(project.run("hooks", "git rev-parse HEAD").stdout).unwrap();
        let config = format!(
            "repos:\n  - repo: {}\n    rev: {}\n    hooks: {hooks}\n",
            project.path("hooks").display(),
            revision.trim()
        );
        fs::write(project.path("work/.pre-commit-config.yaml"), config).unwrap();
        let install = format!("'{}' install", pre_commit().display());
        project.done(&project.run("work", &install));
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn answers(&self, name: &str, text: &str) {
        fs::write(self.path("work/answers").join(name), text).unwrap();
    }

    fn commit(&self) -> Output {
        self.run("work", "git add -A && git commit -q -m answers")
    }

    fn run(&self, folder: &str, line: &str) -> Output {
        let programs = Path::new(env!("CARGO_BIN_EXE_takestock")).parent().unwrap();
        let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", line]).current_dir(self.path(folder)).env("PATH", path);
        shell.env("PRE_COMMIT_HOME", self.path("cache")).env_remove("TAKESTOCK_QUESTIONNAIRE");
        // A hook's own repository must not reach the ones made here.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT_")) {
            shell.env_remove(name);
        }
        shell.output().unwrap()
    }

    fn done(&self, output: &Output) {
        assert!(output.status.success(), "{}", said(output));
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

fn example(name: &str) -> String {
    fs::read_to_string(format!("{EXAMPLES}/{name}/answers.yaml")).unwrap()
}

#[test]
fn the_check_lets_good_answers_through_and_stops_a_typing_error() {
    let project = Project::new("[{id: takestock-check}]");
    project.answers("hotels.yaml", &example("multiple-hub-hotels"));
    project.answers("two words.yml", &example("centralised-bank"));
    project.done(&project.commit());
    project.answers("new.yaml", "questionnaire: social-strategy@2\nanswers: {employes: 12}\n");
    let output = project.commit();
    assert!(!output.status.success());
    let said = said(&output);
    assert!(said.contains("check answers") && said.contains("answers/new.yaml:2:11"), "{said}");
    assert!(said.contains("did you mean `employees`?"), "{said}");
}

#[test]
fn the_score_stops_what_does_not_meet_a_gate_and_says_what_to_do() {
    let project = Project::new("[{id: takestock-score, args: [--gate, practices.measurement >= 70]}]");
    project.answers("hotels.yaml", &example("multiple-hub-hotels"));
    project.done(&project.commit());
    project.answers("instruments.yaml", &example("hub-and-spoke-instruments"));
    let output = project.commit();
    assert!(!output.status.success());
    let said = said(&output);
    assert!(said.contains("score answers") && said.contains("answers/instruments.yaml"), "{said}");
    assert!(said.contains("20 points short; what to do: \u{201c}"), "{said}");
}

#[test]
fn other_files_are_none_of_the_hooks_business() {
    let project = Project::new("[{id: takestock-check}, {id: takestock-score}]");
    fs::write(project.path("work/other.yaml"), "answers: [").unwrap();
    project.answers("notes.txt", "answers: [");
    project.done(&project.commit());
}
