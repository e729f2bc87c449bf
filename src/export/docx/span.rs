//! Words inside a paragraph.

use crate::report::readout::{Prose, Run, SourceNumber};

/// Where a link leads.
#[derive(Debug, Clone)]
pub(super) enum Link {
    /// A place in the document.
    Place(String),
    /// A web address.
    Address(String),
}

/// Words of one look.
#[derive(Debug, Clone, Default)]
pub(super) struct Span {
    pub text: String,
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
    /// Whether they say less than the others.
    pub quiet: bool,
    /// A colour of their own.
    pub colour: Option<String>,
    pub link: Option<Link>,
    /// What other places lead here by.
    pub mark: Option<String>,
    /// Whether a line ends here, with no words.
    pub is_break: bool,
}

pub(super) fn plain(text: impl Into<String>) -> Span {
    Span { text: text.into(), ..Span::default() }
}

pub(super) fn strong(text: impl Into<String>) -> Span {
    Span { strong: true, ..plain(text) }
}

pub(super) fn quiet(text: impl Into<String>) -> Span {
    Span { quiet: true, ..plain(text) }
}

/// Words that lead to a place of the document, where it is part of it.
pub(super) fn place(text: impl Into<String>, anchor: Option<&str>) -> Span {
    Span { link: anchor.map(|anchor| Link::Place(anchor.to_owned())), ..plain(text) }
}

pub(super) fn line_break() -> Span {
    Span { is_break: true, ..Span::default() }
}

impl Span {
    pub(super) fn marked(self, anchor: &str) -> Self {
        Self { mark: Some(anchor.to_owned()), ..self }
    }

    pub(super) fn bold(self) -> Self {
        Self { strong: true, ..self }
    }
}

/// Prose with its emphasis.
pub(super) fn prose(prose: &Prose) -> Vec<Span> {
    prose.runs().into_iter().map(span).collect()
}

/// Words of one style.
pub(super) fn span(run: Run) -> Span {
    let Run { text, strong, emphasis, code, is_break } = run;
    Span { text, strong, emphasis, code, is_break, ..Span::default() }
}

/// Prose that says less than the words before it.
pub(super) fn aside(text: &Prose) -> Vec<Span> {
    prose(text).into_iter().map(|span| Span { quiet: true, ..span }).collect()
}

/// Numbers of sources, each leading to the list of them.
pub(super) fn sources(sources: &[SourceNumber]) -> Vec<Span> {
    sources.iter().map(|source| place(format!(" [{}]", source.number), Some(&source.anchor))).collect()
}
