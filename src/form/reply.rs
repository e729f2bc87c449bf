//! What a desk says: what was asked for, why an answer is not taken, or what is wrong with a file.

use serde::Serialize;
use serde_json::{Value, json};

use crate::diagnostics::{Diagnostics, Severity};

/// What a desk says.
#[derive(Debug)]
pub(super) enum Reply {
    /// What was asked for.
    Ok(Value),
    /// Why an answer is not taken; nothing changed.
    Refused(String),
    /// What is wrong, as the command line prints it, and the names of the texts that are wrong.
    Problems(String, Vec<String>),
}

/// A reply that stands for what was asked for, or for why there is none.
pub(super) type Done = Result<Reply, Reply>;

impl Reply {
    pub(super) fn ok(value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(value) => Self::Ok(value),
            Err(error) => Self::Problems(error.to_string(), Vec::new()),
        }
    }

    /// Every problem with its excerpt, and where they are.
    pub(super) fn problems(diagnostics: &Diagnostics) -> Self {
        let mut bad: Vec<String> = Vec::new();
        for found in diagnostics.sorted().into_iter().filter(|found| found.severity() == Severity::Error) {
            let name = &diagnostics.source(found.file).name;
            if !bad.contains(name) {
                bad.push(name.clone());
            }
        }
        Self::Problems(diagnostics.to_string(), bad)
    }

    pub(super) fn json(self) -> String {
        match self {
            Self::Ok(value) => json!({ "ok": value }),
            Self::Refused(why) => json!({ "refused": why }),
            Self::Problems(text, bad) => json!({ "problems": text, "bad": bad }),
        }
        .to_string()
    }
}
