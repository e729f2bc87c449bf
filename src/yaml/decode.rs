//! A serde decoder over the tree that reports a problem and goes on, where others stop at the first.
//!
//! A scalar of the wrong form becomes a placeholder (empty text, a NaN), an unknown key is named and passed over, a key that a type
//! asks for and the document lacks is visited as [`Value::Missing`]. So one pass finds every structural problem.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::access::{Entries, Items, PlaceThenValue};
use super::fraction::{FRACTION, Fraction};
use super::spanned::{SPANNED, WORDS};
use super::tree::{Node, Value};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};

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
pub(super) const SILENT: &str = "";

pub(super) struct Sink {
    pub(super) found: RefCell<Vec<Diagnostic>>,
}

impl Sink {
    pub(super) fn push(&self, span: Span, code: Code, message: String, help: String) {
        self.found.borrow_mut().push(Diagnostic::at(span, code, message, help));
    }

    pub(super) fn is_full(&self) -> bool {
        self.found.borrow().len() >= MOST_PROBLEMS
    }

    /// An error made by a type's own visitor has no place yet.
    pub(super) fn report(&self, error: Failed, span: Span) {
        if let Failed::Custom(message) = error {
            self.push(span, Code::WrongType, message, "see `takestock schema` for the form of this file".to_owned());
        }
    }
}

/// Why a value could not be made.
#[derive(Debug)]
pub(super) enum Failed {
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
pub(super) struct Decoder<'n, 't> {
    pub(super) node: &'n Node<'t>,
    pub(super) sink: &'n Sink,
}

impl Decoder<'_, '_> {
    pub(super) fn wrong_type(&self, expected: &str) {
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
        // An optional key without a value is as good as absent, which is what the JSON schema says too.
        match self.node.value {
            Value::Missing(_) => visitor.visit_none(),
            _ if self.node.is_null() => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
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

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Failed> {
        match self.plain() {
            Some(text) if name == FRACTION && Fraction::ratio(text).is_some() => visitor.visit_str(text),
            _ => self.deserialize_f64(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u128 char bytes byte_buf unit tuple enum identifier
    }
}
