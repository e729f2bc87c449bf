//! What `schema` prints accepts what the readers accept, and refuses unknown keys as they do.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::process::{ROOT, succeed};

fn schema(what: &str) -> Value {
    serde_json::from_str(&succeed(&["schema", what])).expect("JSON")
}

/// Every place where a value does not fit a schema.
fn misfits(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("a valid schema");
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// What is wrong, and how to do it.
type Fault = (&'static str, fn(&mut Value));

fn json_of(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).expect("YAML")
}

/// What a folder of the repository holds.
fn paths_in(folder: &str) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(Path::new(ROOT).join(folder)).expect("a folder").map(|entry| entry.expect("an entry").path())
}

/// The documents of a built-in pack.
fn parts(pack: &str) -> Vec<Value> {
    let files =
        paths_in(&format!("questionnaires/{pack}")).filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    files.map(|file| json_of(&fs::read_to_string(file).expect("a text"))).collect()
}

/// A pack's files as one document.
fn joined(pack: &str) -> Value {
    let joined: Map<String, Value> =
        parts(pack).iter().flat_map(|part| part.as_object().cloned().expect("a map")).collect();
    Value::Object(joined)
}

#[test]
fn the_pack_schema_accepts_built_in_packs_and_each_of_their_files() {
    let schema = schema("pack");
    let packs: Vec<PathBuf> = paths_in("questionnaires").collect();
    assert!(packs.len() > 1, "{packs:?}");
    for pack in packs.iter().filter_map(|folder| folder.file_name()?.to_str()) {
        assert_eq!(misfits(&schema, &joined(pack)), Vec::<String>::new(), "{pack}");
        for part in parts(pack) {
            assert_eq!(misfits(&schema, &part), Vec::<String>::new(), "{pack}");
        }
    }
}

#[test]
fn the_pack_schema_refuses_what_the_reader_refuses() {
    let schema = schema("pack");
    let pack = joined("social-strategy");
    let faults: [Fault; 8] = [
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
    let faults: [Fault; 5] = [
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
    for (path, part) in parts {
        undescribed(part, &path, into);
    }
}
