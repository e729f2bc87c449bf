//! Line separators other than the usual one, which the YAML writer would fold into blanks.

use serde::Serialize;
use serde_yaml::Value;

/// A character that never stands for anything; the writer escapes it, which forces double quotes.
const MARK: char = '\u{fffe}';
const MARK_WRITTEN: &str = "\\uFFFE";

/// What YAML escapes to a letter: the character, the letter behind the mark, the escape.
const ESCAPES: [(char, &str, &str); 4] =
    [('\u{85}', "N", "\\N"), ('\u{2028}', "L", "\\L"), ('\u{2029}', "P", "\\P"), (MARK, "F", MARK_WRITTEN)];

/// A value as YAML that reads back as the same value.
pub(super) fn to_yaml(value: &impl Serialize) -> Result<String, serde_yaml::Error> {
    let yaml = serde_yaml::to_string(value)?;
    if !yaml.contains(['\u{85}', '\u{2028}', '\u{2029}']) {
        return Ok(yaml);
    }
    let mut value = serde_yaml::to_value(value)?;
    mark(&mut value);
    let yaml = serde_yaml::to_string(&value)?;
    Ok(ESCAPES.iter().fold(yaml, |yaml, (_, letter, escape)| yaml.replace(&format!("{MARK_WRITTEN}{letter}"), escape)))
}

fn mark(value: &mut Value) {
    match value {
        Value::String(text) => {
            *text = text.chars().map(marked).collect();
        }
        Value::Sequence(items) => items.iter_mut().for_each(mark),
        Value::Mapping(entries) => entries.iter_mut().for_each(|(_, value)| mark(value)),
        _ => {}
    }
}

fn marked(c: char) -> String {
    let escape = ESCAPES.iter().find(|(escaped, ..)| *escaped == c);
    escape.map_or_else(|| c.to_string(), |(_, letter, _)| format!("{MARK}{letter}"))
}
