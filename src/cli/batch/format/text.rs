//! What a person reads: a line for each document, and below it the gates that it does not meet.

use std::fmt::Write as _;

use super::{BatchFormat, Document, Needs, Printer};
use crate::cli::batch::job::Scored;
use crate::diagnostics::{Count, render::visible};
use crate::record::Readings;
use crate::report::number::plain;

pub(super) const FORMAT: BatchFormat = BatchFormat {
    name: "text",
    help: "A line to read for each file, with the gates it does not meet",
    printer: |_| Box::new(Lines),
};

struct Lines;

impl Printer for Lines {
    fn needs(&self) -> Needs {
        Needs { remedies: true, ..Needs::default() }
    }

    fn row(&self, document: &Document<'_>) -> Vec<u8> {
        let Document { file, number, scores, gates, .. } = *document;
        let number = if number == 1 { String::new() } else { format!("#{number}") };
        let mut parts = vec![format!("{}{number}", visible(file))];
        parts.extend(scores.answers.organisation.as_deref().map(visible));
        parts.extend(scores.coverage().map(|percent| format!("{} % answered", plain(percent))));
        if !gates.is_empty() {
            let met = gates.iter().filter(|gate| gate.met).count();
            parts.push(format!("{met} of {} met", Count(gates.len(), "gate")));
        }
        (parts.join(" · ") + "\n").into_bytes()
    }

    fn scored(&self, _: &str, scored: &mut Scored) -> Vec<u8> {
        let mut lines = String::from_utf8(std::mem::take(&mut scored.bytes)).unwrap_or_default();
        for unmet in &scored.unmet {
            let _ = writeln!(lines, "  {}", unmet.line());
        }
        lines.into_bytes()
    }
}
