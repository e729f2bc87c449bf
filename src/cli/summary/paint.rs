//! Colour of text, where it is wanted.

use crate::record::FindingSeverity;

/// Whether and how text is coloured.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Paint {
    colour: bool,
}

impl Paint {
    /// With or without colour.
    #[must_use]
    pub(in crate::cli) fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// For headings.
    #[must_use]
    pub(in crate::cli) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// For what explains.
    #[must_use]
    pub(in crate::cli) fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    pub(super) fn bar(self, text: &str) -> String {
        self.with("36", text)
    }

    pub(super) fn severity(self, severity: FindingSeverity, text: &str) -> String {
        match severity {
            FindingSeverity::Critical => self.with("1;31", text),
            FindingSeverity::Warning => self.with("33", text),
            FindingSeverity::Info => self.with("36", text),
        }
    }
}
