//! `--format github`: GitHub shows ten annotations of a step, so a summary comes first, then the worst.

use std::fs;
use std::path::Path;

use super::{answers, fill};
use crate::process::{command, stdout};

/// What is printed, with a job summary to write or without.
fn annotated(folder: &Path, gates: &[&str], summary: Option<&Path>) -> String {
    let mut args = vec!["batch", folder.to_str().unwrap(), "--format", "github"];
    args.extend(gates.iter().flat_map(|gate| ["--gate", gate]));
    let mut command = command(&args);
    match summary {
        Some(path) => command.env("GITHUB_STEP_SUMMARY", path),
        None => command.env_remove("GITHUB_STEP_SUMMARY"),
    };
    stdout(&command.output().unwrap())
}

fn starting<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    text.lines().filter(|line| line.starts_with(start)).collect()
}

/// Ten files that miss gates by more and by less, and one that is broken.
fn many(folder: &Path) {
    fill(folder, 10);
    fs::write(folder.join("z-bad.yaml"), "questionnaire: social-strategy@2\nanswers:\n  nothing: x\n").unwrap();
}

const GATES: [&str; 2] = ["zones.public>=52", "zones.internal>=80"];

#[test]
fn a_summary_comes_first_then_no_more_than_nine_the_worst_first() {
    let folder = tempfile::tempdir().unwrap();
    many(folder.path());
    let text = annotated(folder.path(), &GATES, None);
    let first = text.lines().next().unwrap();
    assert!(first.starts_with("::notice title=takestock batch::11 files: 10 scored, 1 failed, 10 with unmet gates; "));
    assert!(first.contains("of 21 annotations the worst 9 are shown"), "{first}");
    let errors = starting(&text, "::error ");
    assert_eq!((errors.len(), starting(&text, "::").len()), (9, 1 + 9 + 2), "{text}");
    assert!(errors[0].contains("z-bad.yaml,line=3,col=3,"), "what is broken comes first: {}", errors[0]);
    assert!(errors[1..].iter().all(|line| line.contains("zones.internal>=80")), "then what is furthest off: {text}");
    let group: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("::group::12 more")).collect();
    assert_eq!(group.len(), 12 + 2, "the log lists the others: {text}");
}

#[test]
fn the_job_summary_lists_everything_and_keeps_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    many(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let summary = elsewhere.path().join("summary.md");
    fs::write(&summary, "# before\n").unwrap();
    let text = annotated(folder.path(), &GATES, Some(&summary));
    assert!(!text.contains("::group::") && text.contains("the job summary lists all of them"), "{text}");
    let markdown = fs::read_to_string(&summary).unwrap();
    assert!(markdown.starts_with("# before\n### takestock batch\n\n11 files: "), "{markdown}");
    assert_eq!(starting(&markdown, "| error | ").len(), 21, "{markdown}");
    let mut options = comrak::Options::default();
    options.extension.table = true;
    let html = comrak::markdown_to_html(&markdown, &options);
    let page = scraper::Html::parse_document(&html);
    assert_eq!(page.select(&scraper::Selector::parse("tbody tr").unwrap()).count(), 21, "{html}");
}

#[test]
fn names_cannot_break_out_of_an_annotation_or_the_job_summary() {
    let folder = tempfile::tempdir().unwrap();
    let name = "a | ![x](javascript:alert(1)) <img src=x onerror=alert(1)>.yaml";
    fs::write(folder.path().join(name), answers(0)).unwrap();
    let summary = folder.path().join("summary.md");
    let text = annotated(folder.path(), &["zones.internal>=80"], Some(&summary));
    assert_eq!(starting(&text, "::").len(), 2, "{text}");
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.render.r#unsafe = true;
    let html = comrak::markdown_to_html(&fs::read_to_string(&summary).unwrap(), &options);
    let page = scraper::Html::parse_document(&html);
    assert_eq!(page.select(&scraper::Selector::parse("img, a, script").unwrap()).count(), 0, "{html}");
    assert_eq!(page.select(&scraper::Selector::parse("tbody td").unwrap()).count(), 4, "{html}");
}

#[test]
fn good_answers_are_said_to_be_good() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 2);
    let text = annotated(folder.path(), &["coverage>=10"], None);
    assert_eq!(text, "::notice title=takestock batch::2 files: 2 scored, 0 failed, 0 with unmet gates\n");
}

/// The hint names actions and their work; answers only on request. It stands at the answer that the action moves.
#[test]
fn hints_name_actions_and_answers_only_on_request() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1);
    let gates = ["practices.measurement>=70"];
    let text = annotated(folder.path(), &gates, None);
    assert!(text.contains("what to do: \u{201c}") && text.contains("person-weeks)"), "{text}");
    assert!(!text.contains("in answers"), "{text}");
    let said = text.split("line=").nth(1).and_then(|rest| rest.split(',').next()).unwrap();
    let line: usize = said.parse().unwrap();
    assert!(answers(0).lines().nth(line - 1).unwrap().contains(':'), "an answer stands on line {line}");
    let path = folder.path().to_str().unwrap();
    let gate = ["batch", path, "--format", "text", "--gate", gates[0], "--explain"];
    let explained = stdout(&command(&gate).output().unwrap());
    assert!(explained.contains("what to do: \u{201c}") && explained.contains("; in answers, met by `"), "{explained}");
}

#[test]
fn check_annotates_in_the_same_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    let wrong = (0..14).map(|number| format!("  nothing-{number}: x")).collect::<Vec<_>>().join("\n");
    fs::write(&path, format!("questionnaire: social-strategy@2\nanswers:\n{wrong}\n")).unwrap();
    let mut command = command(&["check", path.to_str().unwrap(), "--format", "github"]);
    let text = stdout(&command.env_remove("GITHUB_STEP_SUMMARY").output().unwrap());
    assert!(text.starts_with("::notice title=takestock check::14 errors; of 14 annotations the worst 9"), "{text}");
    assert_eq!(starting(&text, "::error ").len(), 9, "{text}");
    assert!(text.contains("::group::5 more"), "{text}");
}
