//! How the decoder walks through lists and maps, and names what is wrong with their keys.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess};

use super::decode::{Decoder, Failed, SILENT, Sink};
use super::tree::{Node, Value};
use crate::diagnostics::{Code, Diagnostic, Span, suggest, tick};

/// A list: an entry that fails has been reported and is passed over.
pub(super) struct Items<'n, 't> {
    pub(super) rest: std::slice::Iter<'n, Node<'t>>,
    pub(super) sink: &'n Sink,
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

/// Maps of up to this many keys are searched from the front.
const FEW: usize = 8;

/// A map, or a struct when `fields` names its keys.
pub(super) struct Entries<'n, 't> {
    decoder: Decoder<'n, 't>,
    pairs: &'n [(Node<'t>, Node<'t>)],
    /// Indices of `pairs` ordered by key, where reading all of them to find one would take too long.
    by_key: Vec<usize>,
    next: usize,
    fields: &'static [&'static str],
    missing: std::slice::Iter<'static, &'static str>,
    absent: Option<Node<'static>>,
    /// Whether the map itself was missing or wrong, so that its fields need no word of their own.
    silent: bool,
}

impl<'n, 't> Entries<'n, 't> {
    pub(super) fn new(decoder: Decoder<'n, 't>, fields: &'static [&'static str]) -> Self {
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
        let mut by_key: Vec<usize> = if pairs.len() > FEW { (0..pairs.len()).collect() } else { Vec::new() };
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
        if self.by_key.is_empty() {
            return self.pairs.iter().position(|(key, _)| key_text(key) == Some(name));
        }
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
pub(super) struct PlaceThenValue<'n, 't> {
    pub(super) decoder: Decoder<'n, 't>,
    pub(super) step: u8,
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
        let numbers = [file.0, start, end, line, column];
        seed.deserialize(serde::de::value::SeqDeserializer::new(numbers.into_iter())).map(Some)
    }
}
