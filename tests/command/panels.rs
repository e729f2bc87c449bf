//! Several panels: two of one organisation, and many organisations.

use std::fs;
use std::process::Output;

use serde_json::Value;

use crate::panel::people;
use crate::process::{code, run, stderr, stdout};

/// The eight of the example, and the same eight half a year later.
fn two_panels(later: impl Fn(usize, String) -> String) -> (tempfile::TempDir, [String; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let names = ["before", "after"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    for name in &names {
        fs::create_dir(name).unwrap();
    }
    for (number, path) in people().into_iter().enumerate() {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_str().unwrap();
        let after = later(number, text.replace("date: 2026-11-16", "date: 2027-05-17"));
        fs::write(format!("{}/{file}", names[0]), text).unwrap();
        fs::write(format!("{}/{file}", names[1]), after).unwrap();
    }
    (folder, names)
}

fn compared(names: &[String; 2], more: &[&str]) -> Output {
    run(&[&["compare", &names[0], &names[1]], more].concat())
}

/// All say of one question what the second person says.
fn in_one_voice(text: &str, key: &str) -> String {
    let said = fs::read_to_string(&people()[1]).unwrap();
    let line = |text: &str| text.lines().find(|line| line.starts_with(key)).map(str::to_owned);
    text.replace(&line(text).unwrap(), &line(&said).unwrap())
}

#[test]
fn two_panels_say_whether_views_moved_and_people_drew_together() {
    let (_folder, names) = two_panels(|_, text| in_one_voice(&text, "  who-answered:"));
    let output = compared(&names, &["--format", "json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let told: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let change = &told["panels"];
    assert_eq!((&change["before"]["respondents"], &change["after"]["date"]), (&8.into(), &"2027-05-17".into()));
    assert_eq!((&change["before"]["words"]["agree"], &change["after"]["words"]["agree"]), (&12.into(), &13.into()));
    let together = change["came_together"].as_array().unwrap();
    assert_eq!(together.len(), 1, "{together:?}");
    assert_eq!(together[0]["item"], "who-answered");
    assert_eq!((&together[0]["before"], &together[0]["after"]), (&"polarised".into(), &"agree".into()));
    assert_eq!(change["fell_apart"].as_array().unwrap().len(), 0);
    // Means are those of the two panels, each by itself.
    let [before, after] = names
        .each_ref()
        .map(|name| serde_json::from_str::<Value>(&stdout(&run(&["panel", name, "--format", "json"]))).unwrap());
    for measure in change["measures"].as_array().unwrap() {
        for (side, panel) in [("before", &before), ("after", &after)] {
            let own = panel["measures"].as_array().unwrap().iter().find(|own| own["id"] == measure["id"]).unwrap();
            assert_eq!(own["mean"], measure[side], "{measure}");
        }
    }
    for (format, expected) in [
        ("text", "People agree on 13 of 37 questions, on 12 before. They came together on 1; "),
        ("md", "## Where we came together"),
        ("html", "<h2>Where we came together</h2>"),
        ("github", "People agree on 13 of 37 questions"),
    ] {
        let text = stdout(&compared(&names, &["--format", format]));
        assert!(text.contains(expected) && (format == "github" || text.contains("Kestrel Homes")), "{text}");
        assert!(format != "text" || text.lines().all(|line| line.chars().count() <= 80), "{text}");
        for id in [", r1", "chief executive", "regional director"] {
            assert!(!text.contains(id), "{id} is in\n{text}");
        }
    }
}

#[test]
fn people_of_a_panel_are_compared_one_by_one_only_when_that_is_asked_for() {
    let (_folder, names) =
        two_panels(|number, text| if number == 3 { in_one_voice(&text, "  who-answered:") } else { text });
    let text = |more: &[&str]| stdout(&compared(&names, more));
    assert!(text(&["--named"]).contains("8 pairs") && !text(&[]).contains("pairs"), "{}", text(&[]));
    assert!(text(&["--fail-on-regression=:100"]).contains("8 pairs"), "each file is judged");
    // Who swaps all answers with another changes nothing.
    let swapped = |number: usize, text: String| match number {
        0 | 6 => {
            let other = fs::read_to_string(&people()[6 - number]).unwrap().replace("2026-11-16", "2027-05-17");
            let id = |text: &str| text.lines().find(|line| line.starts_with("respondent:")).unwrap().to_owned();
            other.replace(&id(&other), &id(&text))
        }
        _ => text,
    };
    let (_same, same) = two_panels(|_, text| text);
    let (_swapped, swapped) = two_panels(swapped);
    let panels = |names: &[String; 2]| -> Value {
        serde_json::from_str::<Value>(&stdout(&compared(names, &["--format", "json"]))).unwrap()["panels"].take()
    };
    assert_eq!(panels(&same), panels(&swapped));
    // Without pseudonyms a folder may hold units, which are compared as before.
    let (_units, units) =
        two_panels(|_, text| text.replace("respondent: {id: ", "respondent: {unit: ").replace(", unit: ", " of "));
    assert!(!stdout(&compared(&units, &["--format", "json"])).contains("\"panels\""));
}

/// Files of three organisations, mixed: the eight of the example, five of them as another's, and one person's.
fn three_organisations() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (number, path) in people().into_iter().enumerate() {
        let text = fs::read_to_string(&path).unwrap();
        let write =
            |name: &str, text: String| fs::write(folder.path().join(format!("{number}-{name}.yaml")), text).unwrap();
        write("kestrel", text.clone());
        if number < 5 {
            write("merlin", text.replace("Kestrel Homes", "\"=Merlin, Homes\""));
        }
        if number == 2 {
            write("hobby", text.replace("Kestrel Homes", "Hobby").replace("2026-11-16", "2026-11-17"));
        }
    }
    folder
}

fn panels(folder: &tempfile::TempDir, more: &[&str]) -> Output {
    run(&[&["batch", folder.path().to_str().unwrap(), "--panel-by", "organisation"], more].concat())
}

#[test]
fn a_batch_of_panels_has_a_row_for_each_organisation() {
    let folder = three_organisations();
    let output = panels(&folder, &["--format", "ndjson"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("14 files: 3 panels of 14 respondents, 0 failed"), "{}", stderr(&output));
    let rows: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<(&str, u64)> =
        rows.iter().map(|row| (row["organisation"].as_str().unwrap(), row["respondents"].as_u64().unwrap())).collect();
    assert_eq!(told, [("Kestrel Homes", 8), ("=Merlin, Homes", 5), ("Hobby", 1)]);
    // Each row says what `panel` says of the same files.
    for (row, name) in rows.iter().zip(["kestrel", "merlin"]) {
        let pattern = folder.path().join(format!("*-{name}.yaml"));
        let panel = run(&["panel", pattern.to_str().unwrap(), "--format", "json"]);
        let panel: Value = serde_json::from_str(&stdout(&panel)).unwrap();
        assert_eq!((&row["measures"], &row["date"]), (&panel["measures"], &panel["date"]));
        for (word, count) in row["words"].as_object().unwrap() {
            let items = panel["items"].as_array().unwrap().iter().filter(|item| item["word"] == word.as_str());
            assert_eq!(items.count() as u64, count.as_u64().unwrap(), "{word}");
        }
    }
    assert_eq!(rows[2]["words"]["agree"], 0);
    let csv = stdout(&panels(&folder, &["--sql-names"]));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().unwrap().clone();
    assert!(head.iter().any(|name| name == "zones_public_lowest") && head.iter().any(|name| name == "questions_agree"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), &rows[1][0], &rows[1][5]), (3, "'=Merlin, Homes", "5"), "no formula");
    let one = panels(&folder, &["--jobs", "1"]).stdout;
    assert_eq!(one, panels(&folder, &["--jobs", "4"]).stdout);
}

#[test]
fn what_belongs_to_no_panel_is_named_and_stops_no_other() {
    let folder = three_organisations();
    let text = fs::read_to_string(&people()[0]).unwrap();
    fs::write(folder.path().join("x.yaml"), &text).unwrap();
    fs::write(folder.path().join("y.yaml"), text.replace("organisation: Kestrel Homes\n", "")).unwrap();
    fs::write(folder.path().join("z.yaml"), text.replace("who-answered", "who-answerd")).unwrap();
    let output = panels(&folder, &[]);
    assert_eq!((code(&output), stdout(&output).lines().count()), (2, 4));
    let said = stderr(&output);
    for expected in [
        "the respondent “r1” has answered already for this organisation and day",
        "it does not say which organisation it is about",
        "did you mean `who-answered`?",
        "17 files: 3 panels of 14 respondents, 3 failed",
    ] {
        assert!(said.contains(expected), "{expected} in {said}");
    }
    assert!(stderr(&panels(&folder, &["--format", "junit"])).contains("prints `csv` or `ndjson`, not `junit`"));
}
