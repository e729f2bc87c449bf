//! Words that other YAML readers take for a boolean or nothing.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, tick};
use crate::yaml::{Node, Value};

/// What YAML 1.1 and 1.2 readers do not take for text, in lowercase.
const AMBIGUOUS: [&str; 9] = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];
/// Keys whose values define an id: it is written elsewhere too, so quotes here would not help there.
const IDS: [&str; 2] = ["id", "code"];
/// Keys whose values are text that people read.
const TEXTS: [&str; 19] = [
    "title",
    "about",
    "intro",
    "ask",
    "why",
    "help",
    "label",
    "unit",
    "meaning",
    "single",
    "strengths",
    "weaknesses",
    "suits",
    "because",
    "owner",
    "deliverable",
    "metric",
    "detail",
    "note",
];

/// Warns of every id, and every unquoted text, that is such a word.
pub(in crate::pack) fn ambiguous_words(node: &Node<'_>, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::Map(entries) => {
            for (key, value) in entries {
                entry(key, value, diagnostics);
                ambiguous_words(value, diagnostics);
            }
        }
        Value::Seq(items) => items.iter().for_each(|item| ambiguous_words(item, diagnostics)),
        Value::Scalar(..) | Value::Missing(_) => {}
    }
}

fn entry(key: &Node<'_>, value: &Node<'_>, diagnostics: &mut Diagnostics) {
    let (Value::Scalar(key, _), Value::Scalar(word, plain)) = (&key.value, &value.value) else { return };
    // For nothing every reader takes these.
    if value.is_null() || !AMBIGUOUS.contains(&word.to_lowercase().as_str()) {
        return;
    }
    let message = format!("other YAML readers do not take {} for text", tick(word));
    if IDS.contains(&&**key) {
        let help = "choose another id, because people write it in answers files without quotes";
        diagnostics.push(Diagnostic::at(value.span, Code::AmbiguousWord, message, help));
    } else if *plain && TEXTS.contains(&&**key) {
        let help = format!("put it in quotes: `\"{word}\"`");
        diagnostics.push(Diagnostic::at(value.span, Code::AmbiguousWord, message, help));
    }
}
