//! An answers file as written, and its way back to YAML without loss of data or order.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::panel::PanelFile;
use crate::diagnostics::Span;
use crate::index::ItemIndex;
use crate::pack::Pack;
use crate::yaml::{IdMap, Scalar, Spanned, Word};

/// What one respondent answered, as written.
#[derive(Debug, Clone, Default, serde::Deserialize, serde::Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AnswersFile {
    /// The pack and its major version: `social-strategy@2`.
    pub questionnaire: Word,
    /// `full` (the default) or `pulse`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<super::Scope>")]
    pub scope: Option<Word>,
    /// The organisation's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The day the answers stand for, YYYY-MM-DD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Word>,
    /// Who answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub respondent: Option<RespondentFile>,
    /// Who holds the roles of the questionnaire: role to name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<IdMap<Word>>,
    /// Question id to answer.
    #[schemars(with = "Option<IdMap<Spanned<AnswerFile>>>")]
    pub answers: IdMap<Spanned<AnswerFile>>,
    /// What the organisation itself wants: a framework to a model, an element to a score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<IdMap<Spanned<Scalar>>>,
    /// How far people had differed who settled on these answers; written by `panel --consensus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panel: Option<PanelFile>,
}

/// Who answered.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, serde::Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RespondentFile {
    /// A pseudonym, unique among those who answer for one organisation; a name only if the person wishes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Word>,
    /// Their role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Their part of the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// One answer in any of its forms; the question's kind decides what it means.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum AnswerFile {
    /// A key without a value: not answered yet.
    #[default]
    Blank,
    /// An option, number, text, `unknown` or `n/a`.
    One(String),
    /// Several options.
    Many(Vec<Word>),
    /// The rows of a matrix, or `is` with `note` and `proof`.
    Map(IdMap<Spanned<AnswerFile>>),
}

impl<'de> Deserialize<'de> for AnswerFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor)
    }
}

struct AnswerVisitor;

impl<'de> Visitor<'de> for AnswerVisitor {
    type Value = AnswerFile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }
    fn visit_unit<E>(self) -> Result<AnswerFile, E> {
        Ok(AnswerFile::Blank)
    }
    fn visit_str<E>(self, text: &str) -> Result<AnswerFile, E> {
        Ok(AnswerFile::One(text.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<AnswerFile, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = items.next_element()? {
            words.push(word);
        }
        Ok(AnswerFile::Many(words))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AnswerFile, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key()? {
            if let Ok(value) = map.next_value() {
                entries.push((key, value));
            }
        }
        Ok(AnswerFile::Map(IdMap(entries)))
    }
}

impl Serialize for AnswerFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => serializer.serialize_unit(),
            Self::One(text) => serialize_scalar(text, serializer),
            Self::Many(words) => words.serialize(serializer),
            Self::Map(entries) => entries.serialize(serializer),
        }
    }
}

/// A number is written bare, so that the file reads as a person would write it.
fn serialize_scalar<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(number) = text.parse::<i64>().ok().filter(|number| number.to_string() == text) {
        return serializer.serialize_i64(number);
    }
    // Beyond these sizes the writer uses exponents.
    let plain = |number: &f64| (0.001..1e9).contains(&number.abs()) && number.to_string() == text;
    match text.parse::<f64>().ok().filter(plain) {
        Some(number) => serializer.serialize_f64(number),
        None => serializer.serialize_str(text),
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for IdMap<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self {
            map.serialize_entry(&key.value, value)?;
        }
        map.end()
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_scalar(&self.0, serializer)
    }
}

impl JsonSchema for AnswerFile {
    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let inner = generator.subschema_for::<AnswerFile>();
        schemars::json_schema!({
            "description": "An option id, a number or text; a list of option ids; the rows of a matrix; \
                or `is` with `note` and `proof`. `unknown` and `n/a` are answers too.",
            "anyOf": [
                {"type": ["string", "number", "null"]},
                {"type": "array", "items": {"type": ["string", "number"]}},
                {"type": "object", "additionalProperties": inner}
            ]
        })
    }
}

impl AnswersFile {
    /// Where an item is answered: its key, or that of its question.
    #[must_use]
    pub fn place(&self, pack: &Pack, item: ItemIndex) -> Option<Span> {
        let question = pack.items[item].question;
        let asked = |key: &Word| pack.question_written(&key.value) == Some(question);
        let (key, answer) = self.answers.iter().rfind(|(key, _)| asked(key))?;
        let row = |key: &Word| pack.row_written(&pack.questions[question], &key.value) == Some(item);
        let rows = match &answer.value {
            AnswerFile::Map(rows) => rows.0.as_slice(),
            _ => &[],
        };
        Some(rows.iter().rfind(|(key, _)| row(key)).map_or(key.span, |(key, _)| key.span))
    }

    /// The file as YAML, ending in a newline.
    ///
    /// # Errors
    /// When the YAML writer refuses, which no value of this type makes it do.
    pub fn to_yaml(&self) -> Result<String, serde_yaml::Error> {
        super::escape::to_yaml(self)
    }
}
