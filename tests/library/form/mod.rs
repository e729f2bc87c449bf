//! A desk answers a page as the command line would: same texts, same records, same pages, same words for problems.

mod desk;
mod group;
mod hostile;

use serde_json::{Value, json};

use crate::form::Desk;
use crate::pack::builtin;

/// A desk with the built-in questionnaire, and what it said of it.
fn opened() -> (Desk, Value) {
    let mut desk = Desk::default();
    let pack = builtin::texts(builtin::DEFAULT).unwrap();
    let asked = ok(&mut desk, &json!({ "do": "open", "pack": pack }));
    (desk, asked)
}

fn said(desk: &mut Desk, request: &Value) -> Value {
    serde_json::from_str(&desk.respond(&request.to_string())).unwrap()
}

fn ok(desk: &mut Desk, request: &Value) -> Value {
    let said = said(desk, request);
    assert!(said.get("ok").is_some(), "{request}: {said}");
    said["ok"].clone()
}
