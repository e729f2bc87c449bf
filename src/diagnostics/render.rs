//! Turns problems into text with excerpts, or into JSON.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Diagnostics, Severity, Source, Span};

/// More problems than this in one text are counted, not shown.
const SHOWN: usize = 100;

/// All problems with excerpts, ready to print; ANSI colour only when asked for.
#[must_use]
pub fn text(diagnostics: &Diagnostics, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let sorted = diagnostics.sorted();
    let mut out = String::new();
    for found in sorted.iter().take(SHOWN) {
        out.push_str(&one(&renderer, diagnostics, found));
        out.push_str("\n\n");
    }
    if sorted.len() > SHOWN {
        let _ = writeln!(out, "… and {} more problems\n", sorted.len() - SHOWN);
    }
    out
}

fn one(renderer: &Renderer, diagnostics: &Diagnostics, found: &Diagnostic) -> String {
    let level = match found.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = visible(&found.message);
    let help = visible(&found.help);
    let name = visible(&diagnostics.source(found.file).name);
    let excerpts: Vec<Excerpt> = excerpts(diagnostics, found);
    let title = level.primary_title(message).id(found.code.name());
    let mut group = Group::with_title(title);
    if found.span.is_none() {
        group = group.element(annotate_snippets::Origin::path(name));
    }
    for excerpt in &excerpts {
        group = group.element(excerpt.snippet());
    }
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

/// The lines around one or more spans of one text.
struct Excerpt {
    name: String,
    lines: String,
    first_line: usize,
    marks: Vec<(std::ops::Range<usize>, Option<String>, bool)>,
}

impl Excerpt {
    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let marks = self.marks.iter().map(|(range, label, primary)| {
            let kind = if *primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let mark = kind.span(range.clone());
            match label {
                Some(label) => mark.label(label),
                None => mark,
            }
        });
        Snippet::source(&self.lines).line_start(self.first_line).path(&self.name).annotations(marks)
    }
}

fn excerpts(diagnostics: &Diagnostics, found: &Diagnostic) -> Vec<Excerpt> {
    let places = found.span.iter().map(|span| (*span, None, true));
    let related = found.related.iter().map(|other| (other.span, Some(visible(&other.label)), false));
    let places = places.chain(related);
    places.map(|(span, label, primary)| excerpt(diagnostics.source(span.file), span, label, primary)).collect()
}

/// Only the lines of the span are handed on, cut to a readable width, so that a huge text costs nothing.
fn excerpt(source: &Source, span: Span, label: Option<String>, primary: bool) -> Excerpt {
    const WIDEST: usize = 160;
    let line_start_chars = (span.start + 1).saturating_sub(span.column) as usize;
    let line = source.text.lines().nth(span.line.saturating_sub(1) as usize).unwrap_or("");
    let column = (span.start as usize).saturating_sub(line_start_chars);
    let first = column.saturating_sub(WIDEST / 2).min(line.chars().count());
    let shown: String = line.chars().skip(first).take(WIDEST).map(blank_control).collect();
    let length = (span.end.saturating_sub(span.start) as usize).max(1);
    let at = |chars: usize| shown.char_indices().nth(chars).map_or(shown.len(), |(byte, _)| byte);
    let marked = at(column - first)..at((column - first).saturating_add(length));
    let marks = vec![(marked, label, primary)];
    Excerpt { name: visible(&source.name), lines: shown, first_line: span.line as usize, marks }
}

/// Text a person typed may hold terminal escapes; they are shown, not obeyed.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().map(blank_control).collect()
}

fn blank_control(c: char) -> char {
    let direction = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || direction { '\u{fffd}' } else { c }
}

/// A problem as JSON readers get it.
#[derive(Serialize)]
struct Json<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    help: &'a str,
    file: &'a str,
    line: Option<u32>,
    column: Option<u32>,
}

/// All problems, a JSON array with one object each.
#[must_use]
pub fn json(diagnostics: &Diagnostics) -> String {
    let rows: Vec<Json<'_>> = diagnostics.sorted().into_iter().map(|found| json_row(diagnostics, found)).collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

fn json_row<'a>(diagnostics: &'a Diagnostics, found: &'a Diagnostic) -> Json<'a> {
    Json {
        code: found.code.name(),
        severity: found.severity().name(),
        message: &found.message,
        help: &found.help,
        file: &diagnostics.source(found.file).name,
        line: found.span.map(|span| span.line),
        column: found.span.map(|span| span.column),
    }
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}
