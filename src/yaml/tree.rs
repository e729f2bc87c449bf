//! Builds a tree with places from parser events.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as ParserSpan};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Span};

/// Deeper nesting than this is refused; packs need about ten levels.
const DEEPEST: usize = 64;
/// More values than this are refused: a questionnaire of 2000 items has a tenth of it.
const MOST_VALUES: usize = 500_000;
/// Anchors, aliases and tags are named up to this many; a bomb has thousands.
const MOST_REFUSED: usize = 50;

/// A value of a YAML document and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// The three forms a YAML value has, plus the one that is not there.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// Text as written, and whether it stood without quotes.
    Scalar(Cow<'a, str>, bool),
    /// A list.
    Seq(Vec<Node<'a>>),
    /// A map in the order written.
    Map(Vec<(Node<'a>, Node<'a>)>),
    /// A key that a type asks for and the document does not have.
    Missing(&'static str),
}

impl Node<'_> {
    /// The keys of a map that are plain text, with their places; none of anything else.
    pub fn keys(&self) -> impl Iterator<Item = (&str, Span)> {
        self.entries().map(|(key, span, _)| (key, span))
    }

    /// The same without the keys that have no value.
    pub fn filled_keys(&self) -> impl Iterator<Item = (&str, Span)> {
        self.entries().filter(|(_, _, value)| !value.is_null()).map(|(key, span, _)| (key, span))
    }

    fn entries(&self) -> impl Iterator<Item = (&str, Span, &Self)> {
        let entries = if let Value::Map(entries) = &self.value { entries.as_slice() } else { &[] };
        entries.iter().filter_map(|(key, value)| match &key.value {
            Value::Scalar(text, _) => Some((&**text, key.span, value)),
            _ => None,
        })
    }

    /// Whether it is an unquoted word for "nothing".
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(text, true) if matches!(&**text, "" | "~" | "null"))
    }
}

/// A list or map that is still open.
struct Open<'a> {
    span: Span,
    key: Option<Node<'a>>,
    value: Value<'a>,
}

/// The documents of a text; on a syntax error those before it.
pub(super) fn build<'a>(file: FileId, text: &'a str, diagnostics: &mut Diagnostics) -> Vec<Node<'a>> {
    let mut builder = Builder { file, text, roots: Vec::new(), open: Vec::new(), values: 0, refused: 0, diagnostics };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                let mark = ParserSpan::empty(*error.marker());
                builder.syntax_error(error.info(), mark);
                break;
            }
        }
    }
    builder.roots
}

struct Builder<'a, 'd> {
    file: FileId,
    text: &'a str,
    roots: Vec<Node<'a>>,
    open: Vec<Open<'a>>,
    values: usize,
    refused: usize,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Builder<'a, '_> {
    /// Takes one event; false when reading must stop.
    fn take(&mut self, event: Event<'a>, at: ParserSpan) -> bool {
        let span = place(self.file, at);
        self.values += 1;
        if self.values > MOST_VALUES {
            let message = format!("more than {MOST_VALUES} values stand in this document");
            self.refuse(span, Code::TooLarge, &message, "split it, or remove what is not needed");
            self.roots.clear();
            return false;
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some());
                self.close(Node { span, value: Value::Scalar(text, style == ScalarStyle::Plain) });
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some());
                return self.enter(span, Value::Seq(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some());
                return self.enter(span, Value::Map(Vec::new()));
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(),
            Event::Alias(_) => {
                self.refuse_extra(span, Code::Alias, "an alias stands here", "write the value out in full");
                self.close(Node { span, value: Value::Scalar(Cow::Borrowed(""), false) });
            }
            _ => {}
        }
        true
    }

    fn refuse_extras(&mut self, span: Span, anchor: usize, tagged: bool) {
        if anchor > 0 {
            let help = "remove it, and write the value out where it is needed";
            self.refuse_extra(span, Code::Alias, "an anchor stands here", help);
        }
        if tagged {
            self.refuse_extra(span, Code::Tag, "a YAML tag stands here", "remove the tag; quotes make a value text");
        }
    }

    fn refuse_extra(&mut self, span: Span, code: Code, message: &str, help: &str) {
        self.refused += 1;
        if self.refused <= MOST_REFUSED {
            self.refuse(span, code, message, help);
        }
    }

    fn refuse(&mut self, span: Span, code: Code, message: &str, help: &str) {
        self.diagnostics.push(Diagnostic::at(span, code, message, help));
    }

    /// The parser's own words, with what to do about the commonest of them.
    fn syntax_error(&mut self, info: &str, at: ParserSpan) {
        let span = self.within(place(self.file, at));
        if info.contains("recursion limit") {
            return self.too_deep(span);
        }
        let help = if info.contains("mapping values are not allowed") {
            "put the text in quotes: a colon with a space after it starts a new value"
        } else if info.contains("quoted scalar") {
            "close the quotes that open here"
        } else if info.contains("tab") {
            "indent with spaces instead of tabs"
        } else {
            "check the indentation, and quote text that holds `: `, ` #` or starts with a special character"
        };
        self.diagnostics.push(Diagnostic::at(span, Code::YamlSyntax, format!("not valid YAML: {info}"), help));
    }

    /// What is missing at the end of the text is missed behind the last thing written.
    fn within(&self, span: Span) -> Span {
        let written = self.text.trim_end();
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        let end = number(written.chars().count());
        if span.start < end {
            return span;
        }
        let last_line = written.rsplit('\n').next().unwrap_or_default();
        let line = number(written.matches('\n').count()) + 1;
        let column = number(last_line.chars().count()) + 1;
        Span { start: end, end, line, column, ..span }
    }

    fn too_deep(&mut self, span: Span) {
        let message = format!("lists and maps are nested deeper than {DEEPEST} levels here");
        self.refuse(span, Code::TooDeep, &message, "check the brackets; no file of this kind needs such depth");
    }

    fn enter(&mut self, span: Span, value: Value<'a>) -> bool {
        if self.open.len() == DEEPEST {
            self.too_deep(span);
            return false;
        }
        self.open.push(Open { span, key: None, value });
        true
    }

    fn leave(&mut self) {
        if let Some(Open { span, value, .. }) = self.open.pop() {
            let span = first_key(&value).unwrap_or(span);
            self.close(Node { span, value });
        }
    }

    fn close(&mut self, node: Node<'a>) {
        match self.open.last_mut() {
            None => self.roots.push(node),
            Some(Open { value: Value::Seq(items), .. }) => items.push(node),
            Some(Open { value: Value::Map(entries), key, .. }) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(node),
            },
            Some(_) => {}
        }
    }
}

/// A map is pointed at by its first key: the parser's own span of a block map is empty.
fn first_key(value: &Value<'_>) -> Option<Span> {
    match value {
        Value::Map(entries) => entries.first().map(|(key, _)| key.span),
        _ => None,
    }
}

fn place(file: FileId, span: ParserSpan) -> Span {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Span {
        file,
        start: number(span.start.index()),
        end: number(span.end.index()),
        line: number(span.start.line()),
        column: number(span.start.col()) + 1,
    }
}
