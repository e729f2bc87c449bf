//! Problems found in files, as data: what is wrong, where, and one line of help.
//!
//! Takes nothing from the rest of the crate and prints nothing. A [`Diagnostics`] holds the texts that were read
//! and every problem found in them; [`render`] turns it into text or JSON.

mod code;
mod phrase;
pub mod render;

use std::sync::Arc;

pub use code::{Code, Severity};
pub use phrase::{Count, list_and, list_or, nearest, suggest, tick};

/// The number of one text in a [`Diagnostics`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A stretch of one text: character offsets and the place where it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The text it lies in.
    pub file: FileId,
    /// First character, counted from 0.
    pub start: u32,
    /// The character after the last one.
    pub end: u32,
    /// Line of the first character, counted from 1.
    pub line: u32,
    /// Column of the first character, counted from 1.
    pub column: u32,
}

/// A text that was read, with the name shown for it.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as the user gave it, or `<stdin>`.
    pub name: String,
    /// The whole text.
    pub text: Arc<str>,
}

/// A second place that explains a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub span: Span,
    /// What it has to do with the problem.
    pub label: String,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem.
    pub code: Code,
    /// What is wrong, as a lowercase sentence without a full stop.
    pub message: String,
    /// Where; `None` when the problem is the file as a whole.
    pub span: Option<Span>,
    /// The text the problem is in, also when it has no span.
    pub file: FileId,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// One line that says what to do.
    pub help: String,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn at(span: Span, code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::whole(span.file, code, message, help) }
    }

    /// A problem with a file as a whole.
    pub fn whole(file: FileId, code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (phrase::cut(message.into()), phrase::cut(help.into()));
        Self { code, message, span: None, file, related: Vec::new(), help }
    }

    /// Adds a second place.
    #[must_use]
    pub fn with_related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { span, label: label.into() });
        self
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Every problem with its excerpt, as on a terminal without colour.
impl std::fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(render::text(self, false).trim_end())
    }
}

impl std::error::Error for Diagnostics {}

/// The texts that were read and the problems found in them, in the order found.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    sources: Vec<Source>,
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Nothing read, nothing found.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a text, so that problems can point into it.
    pub fn add_source(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let id = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        self.sources.push(Source { name: name.into(), text: text.into() });
        FileId(id)
    }

    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds many problems.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(diagnostics);
    }

    /// Takes over the texts and problems of another.
    pub fn absorb(&mut self, other: Self) {
        let shift = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        let moved = |file: FileId| FileId(file.0.saturating_add(shift));
        self.sources.extend(other.sources);
        for mut found in other.found {
            found.file = moved(found.file);
            found.span = found.span.map(|span| Span { file: moved(span.file), ..span });
            for related in &mut found.related {
                related.span.file = moved(related.span.file);
            }
            self.found.push(found);
        }
    }

    /// The text with that number.
    #[must_use]
    pub fn source(&self, file: FileId) -> &Source {
        &self.sources[file.0 as usize]
    }

    /// The number of the first text, if any was read.
    #[must_use]
    pub fn first_source(&self) -> Option<FileId> {
        (!self.sources.is_empty()).then(FileId::default)
    }

    /// All texts, in the order they were read.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// All problems, by place.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.found.iter().collect();
        sorted.sort_by_key(|found| (found.file, found.span.map_or(0, |span| span.start)));
        sorted
    }

    /// Whether anything makes the input unusable.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity() == Severity::Error)
    }

    /// How many problems of that severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|found| found.severity() == severity).count()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}
