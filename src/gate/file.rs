//! A file of gates with names and reasons.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{BadGate, Gate, parse};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId};
use crate::record::Outline;
use crate::yaml::{self, Word};

/// Gates, as written.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GatesFile {
    /// In the order they are reported.
    pub gates: Vec<GateFile>,
}

/// One gate, as written.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GateFile {
    /// What people call it.
    pub name: Option<String>,
    /// The condition, such as `zones.public>=40`.
    pub gate: Word,
    /// Why it is there.
    pub reason: Option<String>,
}

/// Reads the gates of a file, pushing every problem.
pub fn read(file: FileId, outlines: &[Outline], diagnostics: &mut Diagnostics) -> Option<GatesFile> {
    let gates: GatesFile = yaml::read(file, diagnostics)?;
    if gates.gates.is_empty() && !diagnostics.has_errors() {
        let help = "list conditions under `gates`, or leave the file out";
        diagnostics.push(Diagnostic::whole(file, Code::BadGate, "it holds no gate, so everything would pass", help));
    }
    for gate in &gates.gates {
        if gate.name.as_ref().is_some_and(|name| name.trim().is_empty()) {
            let help = "write one, or leave `name` out";
            diagnostics.push(Diagnostic::at(gate.gate.span, Code::BadGate, "the name of this gate is empty", help));
        }
        let parsed: Vec<Result<Gate, BadGate>> = outlines.iter().map(|outline| gate.parse(outline)).collect();
        if let (false, Some(Err(bad))) = (parsed.iter().any(Result::is_ok), parsed.into_iter().next()) {
            diagnostics.push(Diagnostic::at(gate.gate.span, Code::BadGate, bad.message, bad.help));
        }
    }
    Some(gates)
}

impl GateFile {
    /// The gate under one questionnaire.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn parse(&self, outline: &Outline) -> Result<Gate, BadGate> {
        let gate = parse(&self.gate.value, outline)?;
        Ok(Gate { name: self.name.clone().unwrap_or(gate.name), reason: self.reason.clone(), ..gate })
    }
}
