//! What `schema` prints accepts what the readers accept, and refuses unknown keys as they do.

use std::process::Command;

use serde_json::{Map, Value, json};
use takestock::pack::builtin;

use super::record::misfits;

fn schema(what: &str) -> Value {
    let output =
        Command::new(env!("CARGO_BIN_EXE_takestock")).args(["schema", what]).output().expect("the program runs");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn json_of(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).expect("YAML")
}

/// A pack's files as one document.
fn joined(id: &str) -> Value {
    let texts = builtin::texts(id).expect("a built-in id");
    let parts = texts.iter().map(|text| json_of(&text.text));
    let joined: Map<String, Value> = parts.flat_map(|part| part.as_object().cloned().expect("a map")).collect();
    Value::Object(joined)
}

#[test]
fn the_pack_schema_accepts_built_in_packs_and_each_of_their_files() {
    let schema = schema("pack");
    for id in builtin::ids() {
        assert_eq!(misfits(&schema, &joined(id)), Vec::<String>::new(), "{id}");
        for text in builtin::texts(id).expect("a built-in id") {
            assert_eq!(misfits(&schema, &json_of(&text.text)), Vec::<String>::new(), "{id}/{}", text.name);
        }
    }
}

#[test]
fn the_pack_schema_refuses_what_the_reader_refuses() {
    let schema = schema("pack");
    let pack = joined(builtin::ids().next().expect("a pack"));
    let faults: [(&str, fn(&mut Value)); 8] = [
        ("an unknown key", |pack| pack["extra"] = json!(1)),
        ("an unknown key of a question", |pack| pack["sections"][0]["questions"][0]["labels"] = json!("x")),
        ("an unknown key of an action", |pack| pack["actions"][0]["cost"] = json!(1)),
        ("an unknown kind", |pack| pack["sections"][0]["questions"][0]["kind"] = json!("chioce")),
        ("an unknown framework kind", |pack| pack["frameworks"][0]["kind"] = json!("radar")),
        ("an unknown severity", |pack| pack["findings"][0]["severity"] = json!("fatal")),
        ("a text for a number", |pack| pack["actions"][0]["effort_weeks"] = json!("two")),
        ("a question without text", |pack| {
            pack["sections"][0]["questions"][0].as_object_mut().expect("a map").remove("ask");
        }),
    ];
    for (fault, spoil) in faults {
        let mut pack = pack.clone();
        spoil(&mut pack);
        assert!(!misfits(&schema, &pack).is_empty(), "{fault} is accepted");
    }
}

const ANSWERS: &str = "
questionnaire: some-pack@1
scope: pulse
organisation: Northwind
date: 2026-11-22
respondent: {role: executive, unit: headquarters}
answers:
  who: corporate-team
  tools: [inbox, alerts]
  grid: {network: clear, page: {is: none, note: closed in May}}
  budget: unknown
  suppliers: n/a
  staff: 1200
  later:
  policy: {is: most, note: survey, proof: https://intranet.example/policy}
wanted: {model: hub, zones.public: 60}
";

#[test]
fn the_answers_schema_accepts_every_form_of_answer() {
    assert_eq!(misfits(&schema("answers"), &json_of(ANSWERS)), Vec::<String>::new());
    assert_eq!(misfits(&schema("answers"), &json!({"questionnaire": "p", "answers": {}})), Vec::<String>::new());
}

#[test]
fn the_answers_schema_refuses_what_the_reader_refuses() {
    let schema = schema("answers");
    let faults: [(&str, fn(&mut Value)); 5] = [
        ("an unknown key", |answers| answers["extra"] = json!(1)),
        ("an unknown key of the respondent", |answers| answers["respondent"]["name"] = json!("x")),
        ("an unknown scope", |answers| answers["scope"] = json!("short")),
        ("a list for the organisation", |answers| answers["organisation"] = json!(["x"])),
        ("no questionnaire", |answers| {
            answers.as_object_mut().expect("a map").remove("questionnaire");
        }),
    ];
    for (fault, spoil) in faults {
        let mut answers = json_of(ANSWERS);
        spoil(&mut answers);
        assert!(!misfits(&schema, &answers).is_empty(), "{fault} is accepted");
    }
}

#[test]
fn every_key_of_every_schema_is_described() {
    for what in ["pack", "answers", "record"] {
        let schema = schema(what);
        assert!(schema["description"].is_string(), "{what}");
        let mut bare = Vec::new();
        undescribed(&schema, what, &mut bare);
        assert!(bare.is_empty(), "{bare:?}");
    }
}

/// Properties that neither say nor refer to what they are.
fn undescribed(schema: &Value, path: &str, into: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (key, property) in properties {
            let constant = property.get("const").is_some();
            if !constant && property.get("description").is_none() {
                into.push(format!("{path}.{key}"));
            }
        }
    }
    let parts: Vec<(String, &Value)> = match schema {
        Value::Object(map) => map.iter().map(|(key, part)| (format!("{path}/{key}"), part)).collect(),
        Value::Array(parts) => parts.iter().map(|part| (path.to_owned(), part)).collect(),
        _ => Vec::new(),
    };
    parts.into_iter().for_each(|(path, part)| undescribed(part, &path, into));
}
