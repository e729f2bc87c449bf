//! A serde decoder over the tree that reports a problem and goes on, where others stop at the first.
//!
//! A scalar of the wrong form becomes a placeholder (empty text, a NaN), an unknown key is named and passed over, a key that a type
//! asks for and the document lacks is visited as [`Value::Missing`]. So one pass finds every structural problem.

use std::cell::RefCell;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::spanned::{SPANNED, WORDS};
use super::tree::{Node, Value};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span, suggest, tick};

/// Reads a type from a tree, pushing every problem.
pub(super) fn decode<T: DeserializeOwned>(root: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<T> {
    let sink = Sink { found: RefCell::new(Vec::new()) };
    let decoder = Decoder { node: root, sink: &sink };
    let value = T::deserialize(decoder).map_err(|error| sink.report(error, root.span)).ok();
    diagnostics.extend(sink.found.into_inner());
    value
}

/// After this many problems the rest of the document is not looked at.
const MOST_PROBLEMS: usize = 1000;

/// A struct that stands where something else was expected: reported once, its fields are not.
const SILENT: &str = "";

struct Sink {
    found: RefCell<Vec<Diagnostic>>,
}

impl Sink {
    fn push(&self, span: Span, code: Code, message: String, help: String) {
        self.found.borrow_mut().push(Diagnostic::at(span, code, message, help));
    }

    fn is_full(&self) -> bool {
        self.found.borrow().len() >= MOST_PROBLEMS
    }

    /// An error made by a type's own visitor has no place yet.
    fn report(&self, error: Failed, span: Span) {
        if let Failed::Custom(message) = error {
            self.push(span, Code::WrongType, message, "see `takestock schema` for the form of this file".to_owned());
        }
    }
}

/// Why a value could not be made.
#[derive(Debug)]
enum Failed {
    Reported,
    Custom(String),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reported => "already reported",
            Self::Custom(message) => message,
        })
    }
}

impl std::error::Error for Failed {}

impl serde::de::Error for Failed {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Custom(message.to_string())
    }
}

#[derive(Clone, Copy)]
struct Decoder<'n, 't> {
    node: &'n Node<'t>,
    sink: &'n Sink,
}

impl Decoder<'_, '_> {
    fn wrong_type(&self, expected: &str) {
        let span = self.node.span;
        if let Value::Missing(key) = &self.node.value {
            if *key == SILENT {
                return;
            }
            let help = format!("add `{key}: …` here");
            self.sink.push(span, Code::MissingKey, format!("`{key}` is missing"), help);
        } else if self.node.is_null() {
            let help = format!("write {expected}, or remove the key");
            self.sink.push(span, Code::EmptyValue, "a value is missing here".to_owned(), help);
        } else {
            let message = format!("expected {expected}, found {}", describe(self.node));
            self.sink.push(span, Code::WrongType, message, format!("write {expected} here"));
        }
    }

    fn plain(&self) -> Option<&str> {
        match &self.node.value {
            Value::Scalar(text, true) => Some(text),
            _ => None,
        }
    }

    fn number(&self) -> Option<f64> {
        let text = self.plain().filter(|text| text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c)))?;
        text.parse().ok().filter(|number: &f64| number.is_finite())
    }

    fn integer(&self) -> Option<i64> {
        self.plain().and_then(|text| text.parse().ok())
    }
}

fn describe(node: &Node<'_>) -> String {
    match &node.value {
        Value::Scalar(text, _) if text.chars().count() <= 30 => format!("`{text}`"),
        Value::Scalar(..) => "a long text".to_owned(),
        Value::Seq(_) => "a list".to_owned(),
        Value::Map(_) => "a map".to_owned(),
        Value::Missing(_) => "nothing".to_owned(),
    }
}

macro_rules! scalar {
    ($($method:ident $visit:ident $read:ident $expected:literal $placeholder:expr;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
            let value = self.$read().unwrap_or_else(|| {
                self.wrong_type($expected);
                $placeholder
            });
            visitor.$visit(value)
        }
    )*};
}

impl<'de> Deserializer<'de> for Decoder<'_, '_> {
    type Error = Failed;

    scalar! {
        deserialize_f64 visit_f64 number "a number" f64::NAN;
        deserialize_f32 visit_f64 number "a number" f64::NAN;
        deserialize_i64 visit_i64 integer "a whole number" 0;
        deserialize_i32 visit_i64 integer "a whole number" 0;
        deserialize_u64 visit_i64 integer "a whole number" 0;
        deserialize_u32 visit_i64 integer "a whole number" 0;
        deserialize_u16 visit_i64 integer "a whole number" 0;
        deserialize_u8 visit_i64 integer "a whole number" 0;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        match &self.node.value {
            Value::Scalar(..) if self.node.is_null() => visitor.visit_unit(),
            Value::Scalar(text, _) => visitor.visit_str(text),
            Value::Seq(_) => self.deserialize_seq(visitor),
            Value::Map(_) => self.deserialize_map(visitor),
            Value::Missing(_) => {
                self.wrong_type("a value");
                Err(Failed::Reported)
            }
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        let value = match self.plain() {
            Some("true") => true,
            Some("false") => false,
            _ => {
                self.wrong_type("`true` or `false`");
                false
            }
        };
        visitor.visit_bool(value)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        match &self.node.value {
            Value::Scalar(text, _) if !self.node.is_null() => visitor.visit_str(text),
            _ => {
                self.wrong_type("text");
                visitor.visit_str("")
            }
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        if let Value::Missing(_) = self.node.value {
            return visitor.visit_none();
        }
        if self.node.is_null() {
            self.wrong_type("a value");
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        let items: &[Node<'_>] = match &self.node.value {
            Value::Seq(items) => items,
            Value::Missing(_) => &[],
            _ => {
                self.wrong_type("a list");
                &[]
            }
        };
        visitor.visit_seq(Items { rest: items.iter(), sink: self.sink })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_map(Entries::new(self, &[]))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        visitor.visit_map(Entries::new(self, fields))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Failed> {
        match (name, &self.node.value) {
            (SPANNED, _) => visitor.visit_seq(PlaceThenValue { decoder: self, step: 0 }),
            (WORDS, Value::Scalar(..)) => {
                visitor.visit_seq(Items { rest: std::slice::from_ref(self.node).iter(), sink: self.sink })
            }
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u128 char bytes byte_buf unit unit_struct tuple enum identifier
    }
}

/// A list: an entry that fails has been reported and is passed over.
struct Items<'n, 't> {
    rest: std::slice::Iter<'n, Node<'t>>,
    sink: &'n Sink,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Failed;

    fn next_element_seed<T>(&mut self, seed: T) -> Result<Option<T::Value>, Failed>
    where
        T: DeserializeSeed<'de>,
    {
        if self.sink.is_full() {
            return Ok(None);
        }
        let Some(node) = self.rest.next() else { return Ok(None) };
        match seed.deserialize(Decoder { node, sink: self.sink }) {
            Ok(value) => Ok(Some(value)),
            Err(error) => {
                self.sink.report(error, node.span);
                Err(Failed::Reported)
            }
        }
    }
}

/// A map, or a struct when `fields` names its keys.
struct Entries<'n, 't> {
    decoder: Decoder<'n, 't>,
    pairs: &'n [(Node<'t>, Node<'t>)],
    /// Indices of `entries` ordered by key, so that a key is found without reading all.
    by_key: Vec<usize>,
    next: usize,
    fields: &'static [&'static str],
    missing: std::slice::Iter<'static, &'static str>,
    absent: Option<Node<'static>>,
    /// Whether the map itself was missing or wrong, so that its fields need no word of their own.
    silent: bool,
}

impl<'n, 't> Entries<'n, 't> {
    fn new(decoder: Decoder<'n, 't>, fields: &'static [&'static str]) -> Self {
        let (pairs, silent): (&[_], bool) = match &decoder.node.value {
            Value::Map(pairs) => (pairs, false),
            Value::Missing(_) if fields.is_empty() => (&[], true),
            // A map of ids may be there and empty, as in an answers file that nobody has begun.
            Value::Scalar(..) if fields.is_empty() && decoder.node.is_null() => (&[], false),
            _ => {
                decoder.wrong_type("a map of keys and values");
                (&[], true)
            }
        };
        let mut by_key: Vec<usize> = (0..pairs.len()).collect();
        by_key.sort_by_key(|index| key_text(&pairs[*index].0));
        Self { decoder, pairs, by_key, next: 0, fields, missing: fields.iter(), absent: None, silent }
    }

    /// Whether the key at `index` can be used; if not, says why.
    fn usable(&self, index: usize) -> bool {
        let key = &self.pairs[index].0;
        let sink = self.decoder.sink;
        let Some(name) = key_text(key) else {
            sink.push(key.span, Code::WrongType, "a key must be text".to_owned(), "write a plain word".to_owned());
            return false;
        };
        if let Some(first) = self.first(name).filter(|first| *first < index) {
            let message = format!("{} is written twice", tick(name));
            let help = "keep one of the two".to_owned();
            let found = Diagnostic::at(key.span, Code::DuplicateKey, message, help);
            sink.found.borrow_mut().push(found.with_related(self.pairs[first].0.span, "first written here"));
            return false;
        }
        if !self.fields.is_empty() && !self.fields.contains(&name) {
            sink.push(
                key.span,
                Code::UnknownKey,
                format!("{} has no meaning here", tick(name)),
                self.key_help(index, name),
            );
            return false;
        }
        true
    }

    /// A "key" of several words without a value is the rest of a text that a comma cut off.
    fn key_help(&self, index: usize, name: &str) -> String {
        if name.contains(' ') && self.pairs[index].1.is_null() {
            return "put the text before it in quotes: between braces a comma ends an unquoted text".to_owned();
        }
        suggest(name, self.fields)
    }

    /// Where a key stands first.
    fn first(&self, name: &str) -> Option<usize> {
        let at = self.by_key.partition_point(|index| key_text(&self.pairs[*index].0) < Some(name));
        self.by_key.get(at).copied().filter(|index| key_text(&self.pairs[*index].0) == Some(name))
    }
}

fn key_text<'n>(key: &'n Node<'_>) -> Option<&'n str> {
    match &key.value {
        Value::Scalar(text, _) => Some(text),
        _ => None,
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Failed;

    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, Failed>
    where
        K: DeserializeSeed<'de>,
    {
        if self.decoder.sink.is_full() {
            (self.next, self.silent) = (self.pairs.len(), true);
        }
        while self.next < self.pairs.len() {
            self.next += 1;
            if self.usable(self.next - 1) {
                let node = &self.pairs[self.next - 1].0;
                return seed.deserialize(Decoder { node, sink: self.decoder.sink }).map(Some);
            }
        }
        while let Some(field) = self.missing.next() {
            if self.first(field).is_none() {
                let key = if self.silent { SILENT } else { field };
                self.absent = Some(Node { span: self.decoder.node.span, value: Value::Missing(key) });
                let name: StrDeserializer<'_, Failed> = (*field).into_deserializer();
                return seed.deserialize(name).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, Failed>
    where
        V: DeserializeSeed<'de>,
    {
        let sink = self.decoder.sink;
        let node = match &self.absent {
            Some(absent) => absent,
            None => &self.pairs[self.next - 1].1,
        };
        seed.deserialize(Decoder { node, sink }).map_err(|error| {
            sink.report(error, node.span);
            Failed::Reported
        })
    }
}

/// What [`super::Spanned`] asks for: its place as five numbers, then its value.
struct PlaceThenValue<'n, 't> {
    decoder: Decoder<'n, 't>,
    step: u8,
}

impl<'de> SeqAccess<'de> for PlaceThenValue<'_, '_> {
    type Error = Failed;

    fn next_element_seed<T>(&mut self, seed: T) -> Result<Option<T::Value>, Failed>
    where
        T: DeserializeSeed<'de>,
    {
        self.step += 1;
        if self.step == 2 {
            return seed.deserialize(self.decoder).map(Some);
        }
        let Span { file, start, end, line, column } = self.decoder.node.span;
        let numbers = [u32::from(file.0), start, end, line, column];
        seed.deserialize(serde::de::value::SeqDeserializer::new(numbers.into_iter())).map(Some)
    }
}
