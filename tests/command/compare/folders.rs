//! Two folders: which answers belong together, what moved in each pair, and what decides the exit code.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::compare;
use crate::process::{EXAMPLE, stderr, stdout, with};

const WORSE: (&str, &str) = ("volume-growth", "left-unanswered");

/// Two folders of answers files.
struct Folders(tempfile::TempDir);

impl Folders {
    fn new() -> Self {
        let folders = Self(tempfile::tempdir().unwrap());
        for name in ["before", "after"] {
            fs::create_dir(folders.0.path().join(name)).unwrap();
        }
        folders
    }

    fn names(&self) -> [String; 2] {
        ["before", "after"].map(|name| self.0.path().join(name).to_string_lossy().into_owned())
    }

    /// The example as another organisation's, answered by someone, with single answers changed.
    fn write(&self, file: &str, organisation: &str, id: &str, changes: &[(&str, &str)]) {
        let respondent = format!("{{id: {id}, role: head}}");
        let own = [("organisation", organisation), ("respondent", respondent.as_str())];
        let text = fs::read_to_string(EXAMPLE).unwrap();
        let text = own.iter().chain(changes).fold(text, |text, change| with(&text, change.0, change.1));
        let path = self.0.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn compare(&self, args: &[&str]) -> std::process::Output {
        let [before, after] = self.names();
        compare(&[&before, &after], args)
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.compare(&[args, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(&output)))
    }
}

fn base(path: &Value) -> &str {
    Path::new(path.as_str().unwrap()).file_name().unwrap().to_str().unwrap()
}

/// Two people of one organisation, one of another, one that left and one that came.
fn busy() -> Folders {
    let folders = Folders::new();
    folders.write("before/one.yaml", "North", "r1", &[]);
    folders.write("before/two.yaml", "North", "r2", &[]);
    folders.write("before/south.yaml", "South", "r1", &[]);
    folders.write("before/west.yaml", "West", "r1", &[]);
    folders.write("after/two.yaml", "North", "r1", &[WORSE]);
    folders.write("after/three.yaml", "North", "r2", &[]);
    folders.write("after/units/south.yaml", "South", "r1", &[]);
    folders.write("after/east.yaml", "East", "r1", &[]);
    folders
}

#[test]
fn answers_are_paired_by_whose_they_are() {
    let json = busy().json(&[]);
    let pairs: Vec<(&str, &str, bool)> = json["pairs"].as_array().unwrap().iter().map(named).collect();
    assert_eq!(
        pairs,
        [("two.yaml", "three.yaml", true), ("one.yaml", "two.yaml", true), ("south.yaml", "south.yaml", true)]
    );
    assert_eq!((base(&json["new"][0]["file"]), base(&json["gone"][0]["file"])), ("east.yaml", "west.yaml"));
    let fell = |pair: &Value| pair["comparison"]["scores"].as_array().unwrap().iter().any(fell);
    let fell: Vec<bool> = json["pairs"].as_array().unwrap().iter().map(fell).collect();
    assert_eq!(fell, [false, true, false]);
}

fn named(pair: &Value) -> (&str, &str, bool) {
    (base(&pair["before"]["file"]), base(&pair["after"]["file"]), pair["renamed"].as_bool().unwrap())
}

fn fell(shift: &Value) -> bool {
    shift["like_for_like"].as_f64().is_some_and(|points| points < 0.0)
}

#[test]
fn the_text_names_pairs_and_what_is_new_gone_or_renamed() {
    let text = stdout(&busy().compare(&[]));
    assert!(text.contains("\n3 pairs, 1 new, 1 gone, 3 renamed\n"), "{text}");
    let moved = text.find("North · head").unwrap();
    assert!(text[moved..].contains("Demand from customers"), "{text}");
    assert!(text.contains("Nothing moved in 2 pairs"), "{text}");
    for (heading, file) in [("New", "east.yaml"), ("Gone", "west.yaml"), ("Renamed", "one.yaml")] {
        let at = text.find(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{heading}: {text}"));
        assert!(text[at..].contains(file), "{heading}: {text}");
    }
    assert!(!text.contains("path.customer-demand"), "titles, no ids: {text}");
}

#[test]
fn a_fall_in_any_pair_decides() {
    let folders = busy();
    assert_eq!(folders.compare(&[]).status.code(), Some(0), "nobody asked");
    let output = folders.compare(&["--fail-on-regression"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("two.yaml: Demand from customers"), "{}", stderr(&output));
    assert_eq!(folders.compare(&["--fail-on-regression=zones.public"]).status.code(), Some(0), "another element");
    assert_eq!(folders.compare(&["--fail-on-regression=:90"]).status.code(), Some(0), "as far as it may");
    let json = folders.json(&["--fail-on-regression=path.customer-demand"]);
    let fallen: Vec<usize> =
        json["pairs"].as_array().unwrap().iter().map(|pair| pair["regressions"].as_array().unwrap().len()).collect();
    assert_eq!(fallen, [0, 1, 0]);
    let output = folders.compare(&["--fail-on-regression=zones.pubic"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `zones.public`?"), "{}", stderr(&output));
}

#[test]
fn a_broken_file_stops_no_other_and_ends_with_2() {
    let folders = busy();
    fs::write(folders.0.path().join("after/z.yaml"), "questionnaire: social-strategy@2\nanswers: {nothing: x}\n")
        .unwrap();
    let output = folders.compare(&["--fail-on-regression", "--format", "github"]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("::notice title=takestock compare::3 pairs, 1 new, 1 gone, 3 renamed: "), "{text}");
    let errors: Vec<&str> = text.lines().filter(|line| line.starts_with("::error")).collect();
    assert!(errors[0].contains("z.yaml,line=2,") && errors[1].contains("two.yaml,line="), "{text}");
    let junit = folders.compare(&["--fail-on-regression", "--format", "junit"]);
    let xml = String::from_utf8(junit.stdout).unwrap();
    for count in [r#"tests="6""#, r#"skipped="2""#, r#"failures="1""#, r#"errors="1""#] {
        assert!(xml.contains(count), "{count}: {xml}");
    }
}

#[test]
fn pages_show_every_pair_and_names_stay_names() {
    let folders = Folders::new();
    let name = r#""<img src=x onerror=alert(1)> | **bold** [link](javascript:alert(1))""#;
    folders.write("before/a.yaml", name, "r1", &[]);
    folders.write("after/a.yaml", name, "r1", &[WORSE]);
    folders.write("after/b.yaml", name, "r2", &[]);
    let show = |format: &str| stdout(&folders.compare(&["--format", format]));
    let mut options = comrak::Options::default();
    options.extension.table = true;
    for html in [show("html"), comrak::markdown_to_html(&show("md"), &options)] {
        let page = scraper::Html::parse_document(&html);
        let headings: Vec<String> =
            page.select(&scraper::Selector::parse("h2").unwrap()).map(|h| h.text().collect()).collect();
        assert!(
            headings.iter().any(|heading| heading.contains("<img src=x onerror=alert(1)> | **bold** ")),
            "{headings:?}"
        );
        assert!(html.contains("Demand from customers"), "{html}");
        let made = scraper::Selector::parse("img, script, a[href^=javascript], h2 strong").unwrap();
        assert_eq!(page.select(&made).count(), 0, "{html}");
    }
}

#[test]
fn an_empty_folder_has_only_new_or_gone_answers() {
    let folders = Folders::new();
    folders.write("after/a.yaml", "North", "r1", &[]);
    let output = folders.compare(&["--fail-on-regression"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("0 pairs, 1 new"), "{}", stdout(&output));
}

#[test]
fn folders_are_compared_with_folders_only() {
    let folders = busy();
    let [before, after] = folders.names();
    let file = format!("{before}/one.yaml");
    for (paths, expected) in
        [(vec![before.as_str(), &file], "is a folder and"), (vec![before.as_str(), &after, &after], "two at a time")]
    {
        let output = compare(&paths, &[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    }
}

/// Different people's answers of one day are no course.
#[test]
fn a_panel_is_no_course() {
    let folders = Folders::new();
    folders.write("before/1.yaml", "North", "r1", &[]);
    folders.write("before/2.yaml", "North", "r2", &[WORSE]);
    folders.write("before/later.yaml", "North", "r2", &[WORSE, ("date", "2027-01-31")]);
    let [before, _] = folders.names();
    let file = |name: &str| format!("{before}/{name}.yaml");
    let panel = compare(&[&file("1"), &file("2")], &[]);
    assert_eq!((panel.status.code(), panel.stdout.len()), (Some(2), 0), "no trend");
    let said = stderr(&panel);
    for expected in ["answered by several people", "head, r1; head, r2", "a panel and no course", "BEFORE/ AFTER/"] {
        assert!(said.contains(expected), "{expected} in {said}");
    }
    let course = compare(&[&file("2"), &file("later")], &[]);
    assert_eq!((course.status.code(), stderr(&course).as_str()), (Some(0), ""), "one person's course");
    let mixed = compare(&[&file("1"), &file("later")], &[]);
    assert!(stderr(&mixed).contains("warning: these are answers of different people"), "{}", stderr(&mixed));
}
