//! Problems as SARIF 2.1.0, for code scanning.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::Result;
use serde_json::{Value, json};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};

/// The whole log as JSON.
///
/// # Errors
/// When the JSON writer refuses.
pub(super) fn text(diagnostics: &Diagnostics) -> Result<String> {
    let found = diagnostics.sorted();
    let codes: BTreeSet<&str> = found.iter().map(|found| found.code.name()).collect();
    let rules: Vec<Value> =
        Code::ALL.iter().filter(|code| codes.contains(code.name())).map(|code| rule(*code)).collect();
    let driver = json!({"name": "takestock", "rules": rules, "version": env!("CARGO_PKG_VERSION")});
    let results: Vec<Value> = found.into_iter().map(|found| result(diagnostics, found)).collect();
    let log = json!({"runs": [{"results": results, "tool": {"driver": driver}}], "version": "2.1.0"});
    Ok(crate::json::pretty(&log)? + "\n")
}

fn rule(code: Code) -> Value {
    json!({"id": code.name(), "shortDescription": {"text": code.description()}})
}

fn result(diagnostics: &Diagnostics, found: &Diagnostic) -> Value {
    let level = match found.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let text = if found.help.is_empty() { found.message.clone() } else { format!("{}; {}", found.message, found.help) };
    let locations = [json!({"physicalLocation": location(diagnostics, found)})];
    json!({"level": level, "locations": locations, "message": {"text": text}, "ruleId": found.code.name()})
}

fn location(diagnostics: &Diagnostics, found: &Diagnostic) -> Value {
    let mut place = json!({"artifactLocation": {"uri": uri(&diagnostics.source(found.file).name)}});
    if let Some(span) = found.span {
        place["region"] = json!({"startColumn": span.column, "startLine": span.line});
    }
    place
}

/// A path as a relative URI: everything but plain characters is escaped.
fn uri(name: &str) -> String {
    let mut out = String::new();
    for byte in name.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
