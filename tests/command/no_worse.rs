//! The jobs of `examples/ci` that let no score fall below the main branch, run as their shells would, with real git.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads, writes and fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_yaml::Value;
use tempfile::TempDir;

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");

/// A project with a main branch in a bare repository, and a clone of it with a branch of its own.
struct Project(TempDir);

impl Project {
    /// With these answers files in `answers/` of the main branch.
    fn new(answers: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        let set_up = "git init -q --bare -b main origin.git && git clone -q origin.git work 2>&1 && cd work \
            && git checkout -q -B main && git config user.name t && git config user.email t@example.org";
        project.done(&project.shell(project.0.path(), set_up));
        fs::write(project.work().join("readme.txt"), "answers of all units\n").unwrap();
        for (name, text) in answers {
            project.write(name, text);
        }
        project.commit("answers of this year");
        project.done(&project.run("git push -q origin main && git checkout -q -b better"));
        project
    }

    fn work(&self) -> PathBuf {
        self.0.path().join("work")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.work().join("answers").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn commit(&self, what: &str) {
        self.done(&self.run(&format!("git add -A && git commit -q -m '{what}'")));
    }

    /// Runs a line of a job in the clone.
    fn run(&self, line: &str) -> Output {
        self.shell(&self.work(), line)
    }

    fn shell(&self, folder: &Path, line: &str) -> Output {
        let programs = Path::new(env!("CARGO_BIN_EXE_takestock")).parent().unwrap();
        let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", line]).current_dir(folder).env("PATH", path);
        shell.env_remove("TAKESTOCK_QUESTIONNAIRE").env_remove("GITHUB_STEP_SUMMARY");
        // A hook's own repository must not reach the one made here.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT_")) {
            shell.env_remove(name);
        }
        shell.output().unwrap()
    }

    fn done(&self, output: &Output) {
        assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    }

    /// Runs the job's lines; what the last one that ran said, and the code it ended with.
    fn job(&self, lines: &[String]) -> (i32, Output) {
        let mut last = None;
        for line in lines {
            let output = self.run(line);
            let code = output.status.code().unwrap();
            last = Some((code, output));
            if code != 0 {
                break;
            }
        }
        last.unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An example with single answers changed.
fn example(name: &str, changes: &[(&str, &str)]) -> String {
    let mut text = fs::read_to_string(format!("{EXAMPLES}/{name}/answers.yaml")).unwrap();
    for (key, value) in changes {
        let is_it = |line: &&str| line.trim_start().starts_with(&format!("{key}:"));
        let old = text.lines().find(is_it).unwrap().to_owned();
        let indent = &old[..old.len() - old.trim_start().len()];
        text = text.replacen(&old, &format!("{indent}{key}: {value}"), 1);
    }
    text
}

fn ci(name: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(format!("{EXAMPLES}/ci/{name}")).unwrap()).unwrap()
}

/// The lines of both jobs that are more than getting takestock, which needs a registry.
fn jobs() -> [Vec<String>; 2] {
    let workflow = ci("github-workflow.yml");
    let steps = workflow["jobs"]["no-worse"]["steps"].as_sequence().unwrap().clone();
    assert_eq!(steps[0]["with"]["fetch-depth"], 0, "git needs the point where the branch left main");
    let github = steps.into_iter().filter_map(|step| step["run"].as_str().map(str::to_owned));
    let gitlab = ci("gitlab-ci.yml")["no-worse"]["script"].as_sequence().unwrap().clone();
    let gitlab = gitlab.into_iter().map(|line| line.as_str().unwrap().to_owned());
    let lines: [Vec<String>; 2] = [github.collect(), gitlab.collect()];
    lines.map(|lines| lines.into_iter().filter(|line| !line.starts_with("cargo install")).collect())
}

const HOTELS: &str = "multiple-hub-hotels";
const WORSE: (&str, &str) = ("volume-growth", "left-unanswered");

#[test]
fn a_branch_that_lowers_a_score_fails_and_names_it() {
    for lines in jobs() {
        let project = Project::new(&[("hotels.yaml", &example(HOTELS, &[]))]);
        project.write("hotels.yaml", &example(HOTELS, &[WORSE]));
        project.commit("worse");
        let (code, output) = project.job(&lines);
        assert_eq!(code, 1, "{}", text(&output.stderr));
        assert!(
            text(&output.stderr).contains("answers/hotels.yaml: Demand from customers"),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_branch_that_raises_adds_moves_or_leaves_passes() {
    for lines in jobs() {
        let project = Project::new(&[
            ("hotels.yaml", &example(HOTELS, &[WORSE])),
            ("bank.yaml", &example("centralised-bank", &[])),
        ]);
        let (code, output) = project.job(&lines);
        assert_eq!(code, 0, "nothing moved: {}", text(&output.stderr));
        project.done(&project.run("git worktree remove --force .main"));
        project.write("hotels.yaml", &example(HOTELS, &[]));
        project.write("theatre.yaml", &example("pulse-theatre", &[]));
        project.done(&project.run("mkdir answers/units && git mv answers/bank.yaml answers/units/bank.yaml"));
        project.commit("better, one more, one moved");
        let (code, output) = project.job(&lines);
        assert_eq!(code, 0, "{}", text(&output.stderr));
    }
}

/// The first pull request finds no answers on main at all.
#[test]
fn the_first_answers_pass() {
    for lines in jobs() {
        let project = Project::new(&[]);
        project.write("hotels.yaml", &example(HOTELS, &[]));
        project.commit("first answers");
        let (code, output) = project.job(&lines);
        assert_eq!(code, 0, "{}", text(&output.stderr));
    }
}

/// What others improved on main meanwhile is not this branch's doing.
#[test]
fn main_may_have_moved_on() {
    for lines in jobs() {
        let project = Project::new(&[("hotels.yaml", &example(HOTELS, &[WORSE]))]);
        project.done(&project.run("git checkout -q main"));
        project.write("hotels.yaml", &example(HOTELS, &[]));
        project.commit("others did better");
        project.done(&project.run("git push -q origin main && git checkout -q better"));
        let (code, output) = project.job(&lines);
        assert_eq!(code, 0, "{}", text(&output.stderr));
    }
}

#[test]
fn a_broken_file_fails_with_its_place() {
    for lines in jobs() {
        let project = Project::new(&[("hotels.yaml", &example(HOTELS, &[]))]);
        project.write("broken.yaml", "questionnaire: social-strategy@2\nanswers:\n  employes: 12\n");
        project.commit("a typing error");
        let (code, output) = project.job(&lines);
        assert_eq!(code, 2);
        assert!(text(&output.stderr).contains("broken.yaml:3:3"), "{}", text(&output.stderr));
    }
}

#[test]
fn the_annotation_stands_at_the_answer_that_fell() {
    let [lines, _] = jobs();
    let project = Project::new(&[("hotels.yaml", &example(HOTELS, &[]))]);
    let worse = example(HOTELS, &[WORSE]);
    let line = worse.lines().position(|line| line.trim_start().starts_with("volume-growth:")).unwrap() + 1;
    project.write("hotels.yaml", &worse);
    project.commit("worse");
    let (_, output) = project.job(&lines);
    let said = text(&output.stdout);
    let first = said.lines().find(|line| line.starts_with("::error")).unwrap();
    assert!(first.starts_with(&format!("::error file=answers/hotels.yaml,line={line},col=")), "{said}");
    assert!(said.starts_with("::notice title=takestock compare::1 pair: "), "{said}");
}
