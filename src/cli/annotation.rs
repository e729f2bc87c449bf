//! Annotations of a GitHub workflow: `::error file=…,line=…::message`, one a line.

use std::fmt::Write as _;

use super::gates::Unmet;
use crate::diagnostics::render::visible;
use crate::diagnostics::{Diagnostics, Severity, Span};

/// One annotation for each problem.
#[must_use]
pub(super) fn problems(diagnostics: &Diagnostics) -> String {
    let mut out = String::new();
    for found in diagnostics.sorted() {
        let file = property(&diagnostics.source(found.file).name);
        let place = place(found.span);
        let level = match found.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let title = property(found.code.name());
        let text = message(&format!("{}\n{}", found.message, found.help));
        let _ = writeln!(out, "::{level} file={file}{place},title={title}::{text}");
    }
    out
}

fn place(span: Option<Span>) -> String {
    span.map_or(String::new(), |span| format!(",line={},col={}", span.line, span.column))
}

/// An annotation for a gate that is not met, at the answer that would meet it soonest.
#[must_use]
pub(super) fn unmet(file: &str, document: usize, unmet: &Unmet) -> String {
    let of = if document == 1 { String::new() } else { format!("document {document}: ") };
    let title = property(&format!("gate {}", unmet.outcome.name));
    format!("::error file={}{},title={title}::{}\n", property(file), place(unmet.place), message(&(of + &unmet.line())))
}

/// Line ends and percent signs would end or change the command.
fn message(text: &str) -> String {
    let lines = text.trim_end().split('\n').map(visible);
    lines.collect::<Vec<_>>().join("\n").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_start_a_command_of_its_own() {
        assert_eq!(message("a\n::error::b 5 %"), "a%0A::error::b 5 %25");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
