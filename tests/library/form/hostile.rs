//! Whatever a page asks, a desk answers in JSON.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{opened, said};
use crate::form::Desk;

#[test]
fn nothing_is_answered_before_a_questionnaire_is_open() {
    let mut desk = Desk::default();
    assert_eq!(said(&mut desk, &json!({ "do": "start" }))["problems"], "no questionnaire is open");
    let bad = said(&mut desk, &json!({ "do": "open", "pack": [{ "name": "p.yaml", "text": "id: [" }] }));
    assert!(bad["problems"].as_str().unwrap().contains("p.yaml:1"), "{bad}");
}

#[test]
fn what_no_desk_knows_is_told() {
    let (mut desk, _) = opened();
    for request in ["", "{", "[]", "{\"do\": \"fly\"}", "{\"do\": \"answer\"}"] {
        let told: Value = serde_json::from_str(&desk.respond(request)).unwrap();
        assert!(told["problems"].as_str().unwrap().starts_with("the request cannot be read"), "{told}");
    }
    let text = "questionnaire: social-strategy@2\nanswers: {}\n";
    let told = said(&mut desk, &json!({ "do": "answer", "text": text, "item": "no.such", "given": "x" }));
    assert_eq!(told["problems"], "no item is called `no.such`");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_text_typed_comes_back_as_typed_or_is_refused(typed in "\\PC{0,40}|[\\x00-\\x1f<>&\"'#:]{0,12}") {
        let (mut desk, _) = opened();
        let start = said(&mut desk, &json!({ "do": "start" }))["ok"]["text"].clone();
        let header = json!({ "do": "header", "text": start, "organisation": typed });
        let told = said(&mut desk, &header);
        let kept = if typed.trim().is_empty() { Value::Null } else { json!(typed) };
        prop_assert_eq!(&told["ok"]["organisation"], &kept);
        let again = said(&mut desk, &json!({ "do": "read", "name": "a.yaml", "text": told["ok"]["text"] }));
        prop_assert_eq!(&again["ok"]["organisation"], &kept);
    }
}
