//! A number that may be written as a fraction of whole numbers, such as `1/3`.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Visitor};

/// The name by which [`Fraction`] asks the decoder for a number or a fraction.
pub(super) const FRACTION: &str = "$fraction";

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fraction {
    /// With or without decimals; not a number where a problem was pushed.
    Decimal(f64),
    /// Numerator and denominator, the latter above 0.
    Ratio(i64, i64),
}

impl Fraction {
    /// Reads `2`, `0.5` or `1/3`.
    #[must_use]
    pub(super) fn ratio(text: &str) -> Option<Self> {
        let (numerator, denominator) = text.split_once('/')?;
        let (numerator, denominator) = (numerator.trim().parse().ok()?, denominator.trim().parse().ok()?);
        (denominator > 0).then_some(Self::Ratio(numerator, denominator))
    }
}

impl Default for Fraction {
    fn default() -> Self {
        Self::Decimal(0.0)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decimal(number) => write!(f, "{number}"),
            Self::Ratio(numerator, denominator) => write!(f, "{numerator}/{denominator}"),
        }
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_unit_struct(FRACTION, FractionVisitor)
    }
}

struct FractionVisitor;

impl Visitor<'_> for FractionVisitor {
    type Value = Fraction;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Fraction, E> {
        Ok(Fraction::Decimal(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Fraction, E> {
        Ok(Fraction::ratio(text).unwrap_or(Fraction::Decimal(f64::NAN)))
    }
}

impl JsonSchema for Fraction {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Fraction".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "anyOf": [{"type": "number"}, {"type": "string", "pattern": "^-?[0-9]+ */ *[1-9][0-9]*$"}]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_two_whole_numbers() {
        assert_eq!(Fraction::ratio("1/3"), Some(Fraction::Ratio(1, 3)));
        assert_eq!(Fraction::ratio("-2 / 6"), Some(Fraction::Ratio(-2, 6)));
        for text in ["1", "1/0", "1/-3", "a/b", "1.5/3", "1/3/2", "/"] {
            assert_eq!(Fraction::ratio(text), None, "{text}");
        }
    }
}
