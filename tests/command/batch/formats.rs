//! What each format holds.

use std::fs;

use serde_json::Value;

use super::{answers, batch, fill, header, rows};
use crate::process::{stderr, stdout, succeed, write};

#[test]
fn the_table_shows_what_the_records_hold() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 2);
    fs::copy("examples/pulse-theatre/answers.yaml", folder.path().join("pulse.yaml")).unwrap();
    let table = batch(folder.path(), &[]);
    let head = header(&table);
    let lines = stdout(&batch(folder.path(), &["--format", "ndjson", "--no-roadmap", "--records"]));
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::Number(number) => ((number.as_f64().unwrap() * 10.0 + 0.5).floor() / 10.0).to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    assert_eq!((rows(&table).len(), lines.lines().count()), (3, 3), "{}", stderr(&table));
    for (row, line) in rows(&table).iter().zip(lines.lines()) {
        let record = &serde_json::from_str::<Value>(line).unwrap()["record"];
        let cell = |name: &str| row[head.iter().position(|column| column == name).unwrap()].to_owned();
        assert_eq!(cell("coverage"), text(&record["coverage"]["percent"]));
        let (model, path) = (&record["frameworks"]["model"], &record["frameworks"]["path"]);
        let told = |id: &str| match &record["measures"][id] {
            measure if measure["thin"] == true => String::new(),
            measure => text(&measure["shown"]),
        };
        for word in ["best", "runner_up", "margin", "verdict"] {
            assert_eq!(cell(&format!("model.{word}")), text(&model[word]));
        }
        assert_eq!(cell("path.position"), told("path"));
        assert_eq!(cell("path.pole"), text(&path["pole"]));
        assert_eq!(cell("programme.level"), text(&record["frameworks"]["programme"]["level"]));
        for (id, framework) in record["frameworks"].as_object().unwrap() {
            for element in framework["dimensions"].as_object().into_iter().flatten().map(|(element, _)| element) {
                let id = format!("{id}.{element}");
                assert_eq!(cell(&id), told(&id), "{id}");
                assert_eq!(cell(&format!("{id}.low")), text(&record["measures"][&id]["low"]), "{id}");
                assert_eq!(cell(&format!("{id}.coverage")), text(&record["measures"][&id]["coverage"]), "{id}");
            }
        }
        let critical = record["findings"].as_array().unwrap().iter().filter(|one| one["severity"] == "critical");
        assert_eq!(cell("findings.critical"), critical.count().to_string());
    }
}

#[test]
fn no_cell_can_be_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    for (number, start) in ["=", "+", "-", "@"].iter().enumerate() {
        let text = answers(number).replace(&format!("Unit {number}"), &format!("'{start}cmd|x!A1'"));
        fs::write(folder.path().join(format!("{start}{number}.yaml")), text).unwrap();
    }
    let output = batch(folder.path(), &[]);
    assert_eq!(rows(&output).len(), 4, "{}", stderr(&output));
    for row in rows(&output) {
        for cell in &row {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
        assert!(row[5].starts_with('\''));
    }
}

#[test]
fn json_is_one_array_of_the_same_objects_with_a_roadmap_unless_left_out() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 3);
    fs::write(folder.path().join("bad.yaml"), "questionnaire: social-strategy@2\nanswers: {nothing: x}\n").unwrap();
    let array: Vec<Value> =
        serde_json::from_slice(&batch(folder.path(), &["--format", "json", "--records"]).stdout).unwrap();
    let lines = stdout(&batch(folder.path(), &["--format", "ndjson", "--records"]));
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(array, lines);
    assert_eq!(array[0]["problems"][0]["code"], "unknown-question");
    assert_eq!(array[0]["problems"][0]["line"], 2);
    assert!(array[1]["record"]["roadmap"].is_object());
    let without: Vec<Value> =
        serde_json::from_slice(&batch(folder.path(), &["--format", "json", "--no-roadmap", "--records"]).stdout)
            .unwrap();
    assert!(without[1]["record"].get("roadmap").is_none());
    let record = write(folder.path(), "record.json", array[1]["record"].to_string());
    let report = ["report", record.as_str(), "-o", "-", "--format", "json"];
    assert_eq!(serde_json::from_str::<Value>(&succeed(&report)).unwrap(), array[1]["record"], "it is a record");
}

#[test]
fn junit_has_a_case_for_each_gate_and_each_failed_file() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 2);
    fs::write(folder.path().join("bad.yaml"), "a: [").unwrap();
    let gates = ["--gate", "zones.public>=99", "--gate", "coverage>=10", "--format", "junit"];
    let output = batch(folder.path(), &gates);
    let xml = stdout(&output);
    assert_eq!(output.status.code(), Some(2));
    for count in [r#"tests="5""#, r#"failures="2""#, r#"errors="1""#] {
        assert!(xml.contains(count), "{xml}");
    }
    assert!(xml.contains("zones.public&gt;=99") && xml.contains("points short"), "{xml}");
}

#[test]
fn github_annotations_name_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1);
    fs::write(folder.path().join("bad.yaml"), "questionnaire: social-strategy@2\nanswers:\n  nothing: x\n").unwrap();
    let text = stdout(&batch(folder.path(), &["--format", "github", "--gate", "zones.public>=99"]));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert_eq!(lines[0], "::notice title=takestock batch::2 files: 1 scored, 1 failed, 1 with unmet gates");
    assert!(lines[1].starts_with("::error file=") && lines[1].contains("bad.yaml,line=3,col=3,"), "{text}");
    assert!(lines[2].contains("title=gate zones.public>=99::") && lines[2].contains("unit-0000.yaml,"), "{text}");
}

#[test]
fn junit_stays_xml_whatever_a_file_holds() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), "questionnaire: social-strategy\nanswers: {\"\\uFFFF\\uFFFE]]>\": 1}\n")
        .unwrap();
    let xml = stdout(&batch(folder.path(), &["--format", "junit"]));
    assert!(!xml.contains(['\u{ffff}', '\u{fffe}']), "no XML may hold them");
    assert!(roxmltree::Document::parse(&xml).is_ok(), "{xml}");
}

#[test]
fn objects_hold_scores_and_answers_but_no_texts_unless_records_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1);
    let line = stdout(&batch(folder.path(), &["--format", "ndjson"]));
    let object: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(
        (&object["pack"]["id"], &object["models"]["model"]["best"]),
        (&Value::from("social-strategy"), &Value::from("hub-and-spoke"))
    );
    assert!(object["measures"]["zones.public"]["low"].is_number() && object["answers"]["who-answered"].is_array());
    assert!(!line.contains("manager who answers for it"), "no label of an option");
    let records = stdout(&batch(folder.path(), &["--format", "ndjson", "--records"]));
    assert!(records.len() > 4 * line.len(), "{} and {}", records.len(), line.len());
}

#[test]
fn the_long_table_has_a_row_for_every_score_and_sql_names_need_no_quotes() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 2);
    let long = batch(folder.path(), &["--format", "csv-long"]);
    let names: Vec<String> = rows(&long).iter().map(|row| format!("{} {}", &row[5], &row[12])).collect();
    assert!(names.contains(&"Unit 1 zones.public".to_owned()) && names.contains(&"Unit 0 programme".to_owned()));
    let wide = header(&batch(folder.path(), &["--sql-names"]));
    let plain = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    assert!(wide.iter().all(plain), "{wide:?}");
    assert!(wide.iter().any(|name| name == "zones_public_low") && wide.iter().any(|name| name == "pack_sha256"));
}
