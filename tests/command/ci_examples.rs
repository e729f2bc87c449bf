//! The files of `examples/ci` as far as they can run here: their commands in a project like the one they expect.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_yaml::Value;
use tempfile::TempDir;

use crate::process::{self, PROGRAM, stderr, stdout};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");

/// A project with `answers/` and `gates.yaml` at its root.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("answers")).unwrap();
        fs::copy(format!("{EXAMPLES}/ci/gates.yaml"), folder.path().join("gates.yaml")).unwrap();
        let project = Self(folder);
        project.add("hotels.yaml", &example("multiple-hub-hotels"));
        project
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn add(&self, name: &str, text: &str) {
        fs::write(self.path("answers").join(name), text).unwrap();
    }

    /// Runs a line of a job as its shell would.
    fn run(&self, line: &str) -> Output {
        let programs = Path::new(PROGRAM).parent().unwrap();
        let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", line]).current_dir(self.0.path()).env("PATH", path);
        // A hook's own repository must not reach the one made here.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT_")) {
            shell.env_remove(name);
        }
        shell.output().unwrap()
    }

    fn codes(&self, lines: &[String]) -> Vec<i32> {
        lines.iter().map(|line| self.run(line).status.code().unwrap()).collect()
    }
}

fn example(name: &str) -> String {
    fs::read_to_string(process::example(name)).unwrap()
}

fn ci(name: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(format!("{EXAMPLES}/ci/{name}")).unwrap()).unwrap()
}

/// The lines that are more than setting up: everything but the installation, which needs a registry.
fn lines(values: impl Iterator<Item = Value>) -> Vec<String> {
    let lines: Vec<String> = values.map(|value| value.as_str().unwrap().to_owned()).collect();
    let set_up = |line: &String| line.starts_with("git clone") || line.starts_with("cargo install");
    let (install, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(set_up);
    assert_eq!(install.last().unwrap(), "cargo install --locked --path .takestock");
    rest
}

fn workflow() -> Vec<String> {
    let workflow = ci("github-workflow.yml");
    let steps = workflow["jobs"]["score"]["steps"].as_sequence().unwrap().clone();
    lines(steps.into_iter().filter_map(|step| step.get("run").cloned()))
}

fn job() -> Vec<String> {
    let job = &ci("gitlab-ci.yml")["takestock"];
    let parts = ["before_script", "script", "after_script"].map(|part| job[part].as_sequence().unwrap().clone());
    lines(parts.into_iter().flatten())
}

/// Each line of both jobs over good answers, answers that miss a gate, and a broken file.
#[test]
fn jobs_pass_on_good_answers_and_fail_on_unmet_gates_and_broken_files() {
    for lines in [workflow(), job()] {
        assert!(lines.len() >= 2);
        let project = Project::new();
        assert!(project.codes(&lines).iter().all(|code| *code == 0), "{lines:?}");
        project
            .add("silent.yaml", "questionnaire: social-strategy@2\norganisation: Silent\nanswers: {employees: 12}\n");
        assert_eq!(project.codes(&lines).into_iter().max(), Some(1), "a gate is not met: {lines:?}");
        project.add("broken.yaml", "questionnaire: social-strategy@2\nanswers: {employes: 12}\n");
        assert_eq!(project.codes(&lines).into_iter().max(), Some(2), "a file is broken: {lines:?}");
    }
}

#[test]
fn what_the_jobs_keep_is_there() {
    let project = Project::new();
    project.add("silent.yaml", "questionnaire: social-strategy@2\norganisation: Silent\nanswers: {employees: 12}\n");
    for line in job() {
        project.run(&line);
    }
    let kept = &ci("gitlab-ci.yml")["takestock"]["artifacts"];
    let junit = kept["reports"]["junit"].as_str().unwrap();
    let xml = fs::read_to_string(project.path(junit)).unwrap();
    let suites = roxmltree::Document::parse(&xml).unwrap();
    let failures = suites.descendants().filter(|node| node.has_tag_name("failure"));
    let named: Vec<&str> = failures.map(|node| node.parent().unwrap().attribute("name").unwrap()).collect();
    assert_eq!(named, ["Enough is known", "Backed and governed"]);
    let table = kept["paths"][0].as_str().unwrap();
    assert_eq!(csv::Reader::from_path(project.path(table)).unwrap().records().count(), 2);
    let uploaded =
        ci("github-workflow.yml")["jobs"]["score"]["steps"].as_sequence().unwrap().last().unwrap()["with"]["path"]
            .clone();
    assert_eq!(uploaded, table, "both keep the same table");
}

#[test]
fn the_workflow_annotates_files_and_lines() {
    let project = Project::new();
    project.add("broken.yaml", "questionnaire: social-strategy@2\nanswers:\n  employes: 12\n");
    let check = &workflow()[0];
    assert!(check.contains("--format github"));
    let annotations = stdout(&project.run(check));
    let mut lines = annotations.lines();
    assert!(
        lines.next().unwrap().starts_with("::notice title=takestock batch::2 files: 1 scored, 1 failed"),
        "{annotations}"
    );
    assert!(lines.next().unwrap().starts_with("::error file=answers/broken.yaml,line=3,col=3,"), "{annotations}");
}

/// A repository with the hook, where `git commit` means what it says.
fn repository() -> Project {
    let project = Project::new();
    let hook = Path::new(EXAMPLES).join("ci/pre-commit");
    let set_up =
        "git init -q . && git config user.name t && git config user.email t@example.org && mkdir -p .git/hooks";
    assert!(project.run(set_up).status.success());
    fs::copy(hook, project.path(".git/hooks/pre-commit")).unwrap();
    assert!(project.run("chmod +x .git/hooks/pre-commit").status.success());
    project
}

#[test]
fn the_hook_lets_good_answers_through_and_stops_broken_ones() {
    let project = repository();
    fs::create_dir(project.path("answers/units")).unwrap();
    project.add("units/north.yml", &example("multiple-hub-hotels"));
    let good = project.run("git add . && git commit -q -m good");
    assert!(good.status.success(), "{}", stderr(&good));
    project.add("two words.yaml", "questionnaire: social-strategy@2\nanswers: {employes: 12}\n");
    let bad = project.run("git add . && git commit -q -m bad");
    let said = stderr(&bad);
    assert!(!bad.status.success() && said.contains("answers/two words.yaml:2:11"), "{said}");
    assert!(said.contains("did you mean `employees`?"), "{said}");
}

#[test]
fn the_hook_checks_what_is_staged_and_nothing_else() {
    let project = repository();
    project.add("hotels.yaml", "answers: [");
    assert!(!project.run("git add . && git commit -q -m bad").status.success());
    project.add("hotels.yaml", &example("multiple-hub-hotels"));
    assert!(!project.run("git commit -q -m 'mended, but not staged'").status.success());
    assert!(project.run("git add . && git commit -q -m mended").status.success());
    let renamed = "git mv answers/hotels.yaml answers/inns.yaml && echo 'bad: 1' >> answers/inns.yaml && git add . && git commit -q -m renamed";
    assert!(!project.run(renamed).status.success(), "a renamed file is checked too");
    assert!(project.run("git reset -q --hard").status.success());
    fs::write(project.path("notes.txt"), "no answers").unwrap();
    project.add("hotels.yaml", "answers: [");
    let other = project.run("git add notes.txt && git commit -q -m 'another file'");
    assert!(other.status.success(), "{}", stderr(&other));
}
