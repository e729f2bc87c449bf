//! Records as files: read, and checked as strictly as a questionnaire, because people may have changed them.

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Span};
use crate::record::check::{Fault, faults};
use crate::record::{Record, SCHEMA_VERSION};
use crate::yaml::{self, Node, Value};

/// The record of a text. `None` when problems were pushed: its form, of which the first problem is told, then all that
/// is wrong with what it says.
pub(super) fn read(file: FileId, diagnostics: &mut Diagnostics) -> Option<Record> {
    let text = Arc::clone(&diagnostics.source(file).text);
    let record = parse(file, &text, diagnostics)?;
    let faults = faults(&record);
    if faults.is_empty() {
        return Some(record);
    }
    // JSON is YAML too, but for a few escapes; without its tree a fault is told without its line.
    let root = yaml::single(file, &text, &mut Diagnostics::new());
    for fault in faults {
        diagnostics.push(told(file, root.as_ref(), fault));
    }
    None
}

fn told(file: FileId, root: Option<&Node<'_>>, Fault { path, message, help }: Fault) -> Diagnostic {
    let message = format!("{}: {message}", path.join("."));
    match root {
        Some(root) => Diagnostic::at(place(root, &path), Code::BadRecord, message, help),
        None => Diagnostic::whole(file, Code::BadRecord, message, help),
    }
}

/// Where a value stands, or the nearest above it that is there.
fn place(root: &Node<'_>, path: &[String]) -> Span {
    let mut node = root;
    for step in path {
        let below = match &node.value {
            Value::Map(entries) => entries.iter().find(|(key, _)| is_text(key, step)).map(|(_, value)| value),
            Value::Seq(values) => step.parse::<usize>().ok().and_then(|place| values.get(place)),
            _ => None,
        };
        let Some(below) = below else { break };
        node = below;
    }
    node.span
}

fn is_text(node: &Node<'_>, expected: &str) -> bool {
    matches!(&node.value, Value::Scalar(text, _) if text == expected)
}

fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Record> {
    match serde_json::from_str::<Record>(text) {
        Ok(record) if record.schema_version <= SCHEMA_VERSION => Some(record),
        Ok(record) => {
            let version = record.schema_version;
            let message = format!("it is a record of version {version}, this takestock knows {SCHEMA_VERSION}");
            let help = "read it with the takestock that wrote it";
            diagnostics.push(Diagnostic::whole(file, Code::BadRecord, message, help));
            None
        }
        Err(error) => {
            let help = "make it anew with `takestock score answers.yaml --format json`";
            let message = format!("it is no record of this version: {}", message(&error));
            diagnostics.push(Diagnostic::at(at(text, file, &error), Code::BadRecord, message, help));
            None
        }
    }
}

/// The reader's words without the place, which is shown anyway.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(message, _)| message.to_owned())
}

fn at(text: &str, file: FileId, error: &serde_json::Error) -> Span {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let before: usize = text.lines().take(error.line().saturating_sub(1)).map(|line| line.chars().count() + 1).sum();
    let start = number(before + error.column().saturating_sub(1));
    Span { file, start, end: start + 1, line: number(error.line()), column: number(error.column().max(1)) }
}
