//! Keys without a value: one that may be left out counts as left out, one that must be there is missed, and the JSON
//! schema says the same.

use schemars::schema_for;
use serde_json::Value;

use crate::answers::AnswersFile;
use crate::diagnostics::Diagnostics;
use crate::pack::file::PackFile;
use crate::pack::small;
use crate::suites::support::{TEA_ROUND, misfits, read_pack};
use crate::yaml;

/// Where the keys of all maps in a value stand.
fn keys(value: &Value, at: &str, into: &mut Vec<(String, String)>) {
    let parts: Vec<(String, &Value)> = match value {
        Value::Object(map) => {
            into.extend(map.keys().map(|key| (at.to_owned(), key.clone())));
            map.iter()
                .map(|(key, part)| (format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), part))
                .collect()
        }
        Value::Array(parts) => parts.iter().enumerate().map(|(place, part)| (format!("{at}/{place}"), part)).collect(),
        _ => Vec::new(),
    };
    for (at, part) in parts {
        keys(part, &at, into);
    }
}

/// The messages about a document, sorted.
fn messages(diagnostics: &Diagnostics) -> Vec<String> {
    let mut all: Vec<String> =
        diagnostics.sorted().iter().map(|found| format!("{}: {}", found.code.name(), found.message)).collect();
    all.sort();
    all
}

/// Empties each key of a document and compares what the reader says with what the schema says. Gives how many keys
/// could be left out.
fn compare(schema: &Value, text: &str, read: &dyn Fn(&str) -> Vec<String>) -> usize {
    let whole: Value = serde_yaml::from_str(text).unwrap();
    let mut places = Vec::new();
    keys(&whole, "", &mut places);
    let written = |value: &Value| read(&serde_yaml::to_string(value).unwrap());
    let mut optional = 0;
    for (at, key) in places {
        let mut emptied = whole.clone();
        emptied.pointer_mut(&at).unwrap()[&key] = Value::Null;
        if misfits(schema, &emptied).is_empty() {
            let mut without = whole.clone();
            without.pointer_mut(&at).and_then(Value::as_object_mut).unwrap().remove(&key);
            assert_eq!(written(&emptied), written(&without), "{at}/{key}");
            optional += 1;
        } else {
            assert_ne!(written(&emptied), Vec::<String>::new(), "{at}/{key}");
        }
    }
    optional
}

#[test]
fn an_empty_value_in_a_questionnaire_is_taken_as_the_schema_says() {
    let schema = schema_for!(PackFile).to_value();
    let starter = include_str!("../../../questionnaires/starter/pack.yaml");
    for text in [super::base_text().as_str(), small::TEXT, starter, TEA_ROUND] {
        let optional = compare(&schema, text, &|text| messages(&read_pack(text).1));
        assert!(optional > 10, "{optional}");
    }
}

#[test]
fn an_empty_value_in_answers_is_taken_as_the_schema_says() {
    let text = "{questionnaire: some-pack@1, scope: pulse, organisation: Northwind, date: 2026-11-22, \
        respondent: {id: r1, role: executive, unit: headquarters}, answers: {who: {is: most, note: Seen, proof: x}, tools: [inbox]}, \
        wanted: {model: hub}}";
    let read = |text: &str| {
        let mut diagnostics = Diagnostics::new();
        let file = diagnostics.add_source("answers.yaml", text);
        let _: Option<AnswersFile> = yaml::read(file, &mut diagnostics);
        messages(&diagnostics)
    };
    // All but `questionnaire` and what is wanted of a framework.
    assert_eq!(compare(&schema_for!(AnswersFile).to_value(), text, &read), 14);
}
