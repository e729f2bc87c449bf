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
