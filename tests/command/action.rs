//! `action.yml` as far as it can run here: the shell of its steps, with inputs put in as GitHub would. And what the
//! README shows of it: from an empty repository to a failing gate.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads, writes and fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_yaml::Value;
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(name)).unwrap()
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&read(name)).unwrap()
}

/// A repository that uses the action.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        for folder in ["work", "runner", "programs"] {
            fs::create_dir(project.path(folder)).unwrap();
        }
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path("work").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A program that the steps find before any other.
    fn program(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.path("programs").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn git(&self, line: &str) {
        let output = self.shell("sh", line, &[]);
        assert!(output.status.success(), "{}", said(&output));
    }

    fn shell(&self, shell: &str, script: &str, env: &[(String, String)]) -> Output {
        let mut command = Command::new(shell);
        command.args(["-e", "-c", script]).current_dir(self.path("work"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT") || name.starts_with("TAKESTOCK")) {
            command.env_remove(name);
        }
        let path = format!("{}:{}", self.path("programs").display(), std::env::var("PATH").unwrap());
        command.env("PATH", path).env("RUNNER_TEMP", self.path("runner"));
        command.env("GITHUB_PATH", self.path("runner/path")).env("GITHUB_ACTION_PATH", ROOT);
        command.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64");
        command.envs(env.iter().cloned()).output().unwrap()
    }

    /// Runs the steps that these inputs call for; the first code that is not 0, and everything said.
    fn act(&self, inputs: &[(&str, &str)]) -> (i32, String) {
        let action = yaml("action.yml");
        let input = |name: &str| {
            let given = inputs.iter().find(|(given, _)| *given == name).map(|(_, value)| (*value).to_owned());
            given.unwrap_or_else(|| action["inputs"][name]["default"].as_str().unwrap().to_owned())
        };
        for (name, _) in inputs {
            assert!(action["inputs"][*name].is_mapping(), "the action has no input `{name}`");
        }
        let (mut code, mut all) = (0, String::new());
        for step in action["runs"]["steps"].as_sequence().unwrap() {
            let condition = step["if"].as_str().unwrap_or_default();
            let wanted = condition.split_once(" != ''").and_then(|(input, _)| input.strip_prefix("inputs."));
            let skipped = wanted.is_some_and(|name| input(name).is_empty());
            if skipped || (code != 0 && !condition.contains("!cancelled()")) {
                continue;
            }
            let env: Vec<(String, String)> =
                step["env"].as_mapping().into_iter().flatten().map(|pair| expand(pair, &input)).collect();
            let output = self.shell("bash", step["run"].as_str().unwrap(), &env);
            all.push_str(&said(&output));
            code = if code == 0 { output.status.code().unwrap() } else { code };
        }
        (code, all)
    }

    /// Puts the real program where the steps find it.
    fn with_takestock(self) -> Self {
        self.program("takestock", &format!("exec '{}' \"$@\"", env!("CARGO_BIN_EXE_takestock")));
        self
    }
}

/// A variable of a step; what only GitHub knows stays empty.
fn expand((name, value): (&Value, &Value), input: &impl Fn(&str) -> String) -> (String, String) {
    let inside = value.as_str().unwrap().strip_prefix("${{ ").unwrap().strip_suffix(" }}").unwrap();
    let value = inside.strip_prefix("inputs.").map(input).unwrap_or_default();
    (name.as_str().unwrap().to_owned(), value)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

fn example(name: &str) -> String {
    read(&format!("examples/{name}/answers.yaml"))
}

#[test]
fn gates_of_every_kind_are_asked_and_the_table_is_written() {
    let project = Project::new().with_takestock();
    project.write("answers/hotels.yaml", &example("multiple-hub-hotels"));
    project.write("answers/two words.yaml", &example("hub-and-spoke-instruments"));
    let (code, all) =
        project.act(&[("gate", "coverage >= 60\nprogramme.level >= intermediate\n"), ("table", "all scores.csv")]);
    assert_eq!(code, 0, "{all}");
    assert!(all.contains("::notice title=takestock batch::2 files: 2 scored, 0 failed, 0 with unmet gates"), "{all}");
    assert_eq!(fs::read_to_string(project.path("work/all scores.csv")).unwrap().lines().count(), 3);
    let (code, all) = project.act(&[("gate", "practices.measurement >= 70"), ("explain", "true"), ("table", "t.csv")]);
    assert_eq!(code, 1);
    assert!(all.contains("::error file=answers/two words.yaml,line=") && all.contains("in answers, met by"), "{all}");
    assert!(project.path("work/t.csv").exists(), "the table is written all the same");
    let (code, all) = project.act(&[("answers", "answers/hotels.yaml"), ("gate", "practices.measurement >= 70")]);
    assert_eq!(code, 0, "{all}");
    project.write("gates.yaml", "gates:\n  - {name: Enough, gate: coverage >= 100}\n");
    let (code, all) = project.act(&[("gates", "gates.yaml")]);
    assert!(code == 1 && all.contains("title=gate Enough::"), "{all}");
}

#[test]
fn questionnaires_of_the_project_are_checked_and_used() {
    let project = Project::new().with_takestock();
    project.git(&format!("'{}' init pack -o pack.yaml", env!("CARGO_BIN_EXE_takestock")));
    project.git(&format!("'{}' init answers -q pack.yaml -o answers.yaml", env!("CARGO_BIN_EXE_takestock")));
    let inputs = [("check", "pack.yaml"), ("answers", "answers.yaml"), ("questionnaire", "pack.yaml")];
    let (code, all) = project.act(&inputs);
    assert!(code == 0 && all.contains("takestock check::no problems in 1 file"), "{all}");
    project.write("pack.yaml", "id: broken\nsections: []\nframeworks: []\n");
    let (code, all) = project.act(&inputs);
    assert!(code == 2 && all.contains("::error file=pack.yaml"), "{all}");
}

#[test]
fn no_score_falls_below_the_branch() {
    let project = Project::new().with_takestock();
    project.write("answers/hotels.yaml", &example("multiple-hub-hotels"));
    project.git(
        "git init -q --bare -b main ../origin.git && git init -q -b main . && git config user.name t \
         && git config user.email t@example.org && git add -A && git commit -q -m all \
         && git remote add origin ../origin.git && git push -q origin main && git fetch -q origin && git checkout -q -b next",
    );
    let inputs = [("no-worse-than", "main")];
    let (code, all) = project.act(&inputs);
    assert!(code == 0 && all.contains("takestock compare::1 pair: no score fell"), "{all}");
    let worse = example("multiple-hub-hotels");
    let line = worse.lines().find(|line| line.trim_start().starts_with("volume-growth:")).unwrap().to_owned();
    project.write("answers/hotels.yaml", &worse.replace(&line, "  volume-growth: left-unanswered"));
    let (code, all) = project.act(&inputs);
    assert!(code == 1 && all.contains("::error file=answers/hotels.yaml,line="), "{all}");
    let (code, all) = project.act(&[("no-worse-than", "main"), ("may-fall", "90")]);
    assert_eq!(code, 0, "{all}");
}

/// A release is taken where there is one; else the command is built from the action's own sources.
#[test]
fn the_binary_is_downloaded_or_built() {
    let script = yaml("action.yml")["runs"]["steps"][0]["run"].as_str().unwrap().to_owned();
    let install = |project: &Project| {
        let bare = script.replace("command -v takestock", "false");
        let named = [("REPOSITORY", "o/takestock"), ("RELEASE", "v9"), ("GH_TOKEN", "t")];
        let env: Vec<(String, String)> =
            named.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let output = project.shell("bash", &bare, &env);
        assert!(output.status.success(), "{}", said(&output));
        let folder = fs::read_to_string(project.path("runner/path")).unwrap();
        assert_eq!(folder.trim(), project.path("runner/takestock/bin").to_str().unwrap());
        fs::read_to_string(project.path("runner/called")).unwrap()
    };
    let built = Project::new();
    built.program("gh", "exit 1");
    built.program("cargo", "echo \"$@\" > \"$RUNNER_TEMP/called\"");
    let root = built.path("runner/takestock");
    assert_eq!(install(&built), format!("install --locked --path {ROOT} --root {}\n", root.display()));
    let taken = Project::new();
    let archive = "takestock-x86_64-unknown-linux-gnu";
    taken.program(
        "gh",
        &format!(
            "echo \"$@\" > \"$RUNNER_TEMP/called\"; cd \"$RUNNER_TEMP\"; mkdir {archive}; echo binary > {archive}/takestock; \
             tar -czf takestock/{archive}.tgz {archive}"
        ),
    );
    let called = install(&taken);
    assert!(
        called.starts_with(&format!("release download v9 --repo o/takestock --pattern {archive}.tgz ")),
        "{called}"
    );
    assert_eq!(fs::read_to_string(taken.path("runner/takestock/bin/takestock")).unwrap(), "binary\n");
}

/// What the release workflow packs is what the action and `cargo binstall` look for.
#[test]
fn archives_have_one_name_everywhere() {
    let release = yaml(".github/workflows/release.yml");
    let matrix = release["jobs"]["build"]["strategy"]["matrix"]["include"].as_sequence().unwrap();
    let install = yaml("action.yml")["runs"]["steps"][0]["run"].as_str().unwrap().to_owned();
    for entry in matrix {
        let target = entry["target"].as_str().unwrap();
        assert!(install.contains(&format!("target={target} ;;")), "the action knows {target}");
    }
    assert_eq!(install.matches(" target=").count(), matrix.len() + 1, "and no other");
    assert!(install.contains(r#"--pattern "takestock-$target.tgz""#));
    let pack =
        release["jobs"]["build"]["steps"].as_sequence().unwrap().iter().find(|step| step["name"] == "Pack").unwrap();
    let pack = pack["run"].as_str().unwrap();
    assert!(pack.contains(r#"folder="takestock-$TARGET""#) && pack.contains(r#"tar -czf "$folder.tgz" "$folder""#));
    let manifest = read("Cargo.toml");
    assert!(
        manifest.contains("/v{ version }/takestock-{ target }.tgz\"")
            && manifest.contains("\"takestock-{ target }/{ bin }")
    );
}

/// The README's way from an empty repository to a failing gate, in at most ten lines.
#[test]
fn ten_lines_lead_from_an_empty_repository_to_a_failing_gate() {
    let readme = read("README.md");
    let blocks: Vec<&str> = readme.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let named = |file: &str| *blocks.iter().find(|block| block.starts_with(&format!("# {file}\n"))).unwrap();
    let (workflow, answers) = (named(".github/workflows/takestock.yml"), named("answers/us.yaml"));
    let lines = |text: &str| text.lines().filter(|line| !line.starts_with('#')).count();
    assert!(lines(workflow) + lines(answers) <= 10, "{workflow}{answers}");
    let workflow: Value = serde_yaml::from_str(workflow).unwrap();
    let steps = workflow["jobs"]["takestock"]["steps"].as_sequence().unwrap();
    let used = steps.iter().find(|step| step["uses"].as_str().unwrap().contains("/takestock@")).unwrap();
    let inputs = used["with"].as_mapping().unwrap().iter();
    let inputs: Vec<(&str, &str)> =
        inputs.map(|(name, value)| (name.as_str().unwrap(), value.as_str().unwrap())).collect();
    let project = Project::new().with_takestock();
    project.write("answers/us.yaml", answers);
    let (code, all) = project.act(&inputs);
    assert!(code == 1 && all.contains("::error file=answers/us.yaml"), "{code}: {all}");
}
