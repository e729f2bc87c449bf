//! Problems as SARIF 2.1.0, for code scanning.

use std::fmt::Write as _;

use std::collections::BTreeSet;

use anyhow::Result;
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, MultiformatMessageString, PhysicalLocation, Region, ReportingDescriptor,
    Result as Finding, ResultLevel, Run, Sarif, Tool, ToolComponent,
};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};

/// The whole log as JSON.
///
/// # Errors
/// When the JSON writer refuses.
pub(super) fn text(diagnostics: &Diagnostics) -> Result<String> {
    let found = diagnostics.sorted();
    let codes: BTreeSet<&str> = found.iter().map(|found| found.code.name()).collect();
    let rules: Vec<ReportingDescriptor> =
        Code::ALL.iter().filter(|code| codes.contains(code.name())).map(|code| rule(*code)).collect();
    let driver = ToolComponent::builder().name("takestock").version(env!("CARGO_PKG_VERSION")).rules(rules).build();
    let results: Vec<Finding> = found.into_iter().map(|found| result(diagnostics, found)).collect();
    let run = Run::builder().tool(Tool::builder().driver(driver).build()).results(results).build();
    let log = Sarif::builder().version("2.1.0").runs(vec![run]).build();
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn rule(code: Code) -> ReportingDescriptor {
    let text = MultiformatMessageString::builder().text(code.description()).build();
    ReportingDescriptor::builder().id(code.name()).short_description(text).build()
}

fn result(diagnostics: &Diagnostics, found: &Diagnostic) -> Finding {
    let level = match found.severity() {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Note => ResultLevel::Note,
    };
    let text = if found.help.is_empty() { found.message.clone() } else { format!("{}; {}", found.message, found.help) };
    Finding::builder()
        .rule_id(found.code.name())
        .level(level)
        .message(Message::builder().text(text).build())
        .locations(vec![location(diagnostics, found)])
        .build()
}

fn location(diagnostics: &Diagnostics, found: &Diagnostic) -> Location {
    let artifact = ArtifactLocation::builder().uri(uri(&diagnostics.source(found.file).name)).build();
    let place = match found.span {
        Some(span) => {
            let region =
                Region::builder().start_line(i64::from(span.line)).start_column(i64::from(span.column)).build();
            PhysicalLocation::builder().artifact_location(artifact).region(region).build()
        }
        None => PhysicalLocation::builder().artifact_location(artifact).build(),
    };
    Location::builder().physical_location(place).build()
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
