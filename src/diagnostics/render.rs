//! Turns problems into text with excerpts, or into JSON.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
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
        Severity::Note => Level::NOTE,
    };
    let excerpts = excerpts(diagnostics, found);
    let mut group = Group::with_title(level.primary_title(visible(&found.message)).id(found.code.name()));
    if found.span.is_none() {
        group = group.element(Origin::path(visible(&diagnostics.source(found.file).name)));
    }
    for excerpt in &excerpts {
        if let Some(origin) = excerpt.origin() {
            group = group.element(origin);
        }
        group = group.element(excerpt.snippet());
    }
    if !found.help.is_empty() {
        group = group.element(Level::HELP.message(visible(&found.help)));
    }
    renderer.render(&[group])
}

/// A problem as one line: `file:line:column: message`.
#[must_use]
pub fn line(diagnostics: &Diagnostics, found: &Diagnostic) -> String {
    let name = visible(&diagnostics.source(found.file).name);
    let place = found.span.map(|span| format!(":{}:{}", span.line, span.column)).unwrap_or_default();
    format!("{name}{place}: {}", visible(&found.message))
}

fn excerpts(diagnostics: &Diagnostics, found: &Diagnostic) -> Vec<Excerpt> {
    let places = found.span.iter().map(|span| (*span, None));
    let related = found.related.iter().map(|other| (other.span, Some(visible(&other.label))));
    places.chain(related).map(|(span, label)| Excerpt::new(diagnostics.source(span.file), span, label)).collect()
}

/// The line a span starts in; of a huge one only the part around the span, so that it costs nothing.
struct Excerpt {
    name: String,
    line: usize,
    column: usize,
    shown: String,
    mark: Range<usize>,
    /// Whether the line's beginning is left out.
    is_cut: bool,
    /// What it has to do with the problem; `None` for the place of the problem itself.
    label: Option<String>,
}

impl Excerpt {
    /// Most characters before and after the start of the span; the renderer makes them fit the screen.
    const MOST: usize = 2000;

    fn new(source: &Source, span: Span, label: Option<String>) -> Self {
        let at = source.text.char_indices().nth(span.start as usize).map_or(source.text.len(), |(byte, _)| byte);
        let breaks = ['\n', '\r'];
        let (before, after) = source.text.split_at(at);
        let before = &before[before.rfind(breaks).map_or(0, |end| end + 1)..];
        let after = &after[..after.find(breaks).unwrap_or(after.len())];
        let skipped = before.chars().count().saturating_sub(Self::MOST);
        let mut shown: String = before.chars().skip(skipped).map(printable).collect();
        let start = shown.len();
        shown.extend(after.chars().take(Self::MOST).map(printable));
        let marked = (span.end.saturating_sub(span.start) as usize).max(1);
        let end = shown[start..].char_indices().nth(marked).map_or(shown.len(), |(byte, _)| start + byte);
        let name = visible(&source.name);
        let (line, column) = (span.line as usize, span.column as usize);
        Self { name, line, column, shown, mark: start..end, is_cut: skipped > 0, label }
    }

    /// The place, where the renderer cannot count the columns by itself.
    fn origin(&self) -> Option<Origin<'_>> {
        self.is_cut.then(|| Origin::path(&self.name).line(self.line).char_column(self.column))
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let kind = if self.label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
        let mark = kind.span(self.mark.clone()).label(self.label.as_deref());
        let snippet = Snippet::source(&self.shown).line_start(self.line).annotation(mark);
        if self.is_cut { snippet } else { snippet.path(&self.name) }
    }
}

/// Text a person typed may hold terminal escapes; they are shown, not obeyed.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().map(printable).collect()
}

/// A control, or a character that turns the direction of writing, is replaced; a tab takes one column as it is counted.
fn printable(c: char) -> char {
    let direction =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    match c {
        '\t' => ' ',
        '\u{2028}' | '\u{2029}' => '\u{fffd}',
        c if c.is_control() || direction => '\u{fffd}',
        c => c,
    }
}

/// A problem as JSON readers get it.
#[derive(Debug, Serialize)]
pub struct Json<'a> {
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
    serde_json::to_string_pretty(&rows(diagnostics)).unwrap_or_default() + "\n"
}

/// All problems as JSON objects.
#[must_use]
pub fn rows(diagnostics: &Diagnostics) -> Vec<Json<'_>> {
    diagnostics.sorted().into_iter().map(|found| json_row(diagnostics, found)).collect()
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
    /// `error`, `warning` or `note`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    /// A problem with the first place of `word` in the text.
    fn problem(text: &str, word: &str) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        let file = diagnostics.add_source("file.yaml", text);
        let before = &text[..text.find(word).unwrap()];
        let number = |count: usize| u32::try_from(count).unwrap();
        let start = number(before.chars().count());
        let column = number(before.rsplit('\n').next().unwrap_or_default().chars().count()) + 1;
        let line = number(before.matches('\n').count()) + 1;
        let span = Span { file, start, end: start + number(word.chars().count()), line, column };
        diagnostics.push(Diagnostic::at(span, Code::WrongType, "not so", "do this"));
        diagnostics
    }

    #[test]
    fn an_excerpt_shows_the_line_and_marks_the_word() {
        let shown = text(&problem("a: 1\nb: wörd here\n", "wörd"), false);
        assert!(shown.starts_with("error[wrong-type]: not so\n"), "{shown}");
        assert!(shown.contains("--> file.yaml:2:4\n"), "{shown}");
        assert!(shown.contains("2 | b: wörd here\n  |    ^^^^\n"), "{shown}");
        assert!(shown.contains("= help: do this"), "{shown}");
    }

    #[test]
    fn controls_and_turned_writing_are_shown_not_obeyed() {
        let mut diagnostics = problem("a: \u{1b}[31mred\u{7}\u{202e}\tx\n", "red");
        let span = diagnostics.sorted()[0].span.unwrap();
        let found = Diagnostic::at(span, Code::WrongType, "\u{1b}[2J \u{9b}x", "\r\u{2066}\u{200f}");
        diagnostics.push(found.with_related(span, "\u{8}\u{85}"));
        let shown = text(&diagnostics, false);
        assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
        assert!(!shown.contains(['\u{202e}', '\u{2066}', '\u{200f}']), "{shown:?}");
        assert!(shown.contains("red"));
    }

    #[test]
    fn wide_characters_are_marked_over_their_whole_width() {
        let shown = text(&problem("title: 社内 wiki\n", "社内"), false);
        assert!(shown.contains("1 | title: 社内 wiki\n  |        ^^^^\n"), "{shown}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_word_and_its_column_stays_true() {
        for lead in [300, 100_000] {
            let line = format!("{}word{}", "x".repeat(lead), "y".repeat(100_000));
            let shown = text(&problem(&line, "word"), false);
            assert!(shown.contains(&format!("file.yaml:1:{}", lead + 1)), "{shown}");
            assert!(shown.contains("word") && shown.contains("^^^^"), "{shown}");
            assert!(shown.lines().all(|line| line.chars().count() < 200), "{shown}");
        }
    }

    #[test]
    fn a_place_beyond_the_text_is_no_reason_to_panic() {
        let mut diagnostics = problem("a: 1", "1");
        let span = Span { start: 4_000_000_000, end: 4_000_000_001, line: 9, column: 9, ..Span::default() };
        diagnostics.push(Diagnostic::at(span, Code::WrongType, "far off", "come back"));
        diagnostics.push(Diagnostic::whole(span.file, Code::EmptyDocument, "nothing here", "write something"));
        let shown = text(&diagnostics, true);
        assert!(shown.contains("far off") && shown.contains("nothing here"));
    }

    #[test]
    fn more_problems_than_anyone_reads_are_counted() {
        let mut diagnostics = problem("a: 1", "1");
        let found = diagnostics.sorted()[0].clone();
        diagnostics.extend(vec![found; SHOWN + 4]);
        assert!(text(&diagnostics, false).ends_with("… and 5 more problems\n\n"));
        assert_eq!(json(&diagnostics).matches("\"line\": 1").count(), SHOWN + 5);
    }
}
