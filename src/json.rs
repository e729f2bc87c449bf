//! JSON that is safe to print: characters that act on a terminal or turn the direction of writing are written as their
//! numbers, which every reader of JSON takes for the same text.

use std::fmt::Write as _;

use serde::Serialize;

/// A value over several lines.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(safe)
}

/// A value on one line.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn line(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(value).map(safe)
}

/// Such characters stand in strings only, where an escape may take their place.
fn safe(json: String) -> String {
    if !json.contains(acts) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if acts(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Controls that JSON itself does not escape, and marks that turn the direction of writing or end a line.
fn acts(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_written_as_its_number_and_read_as_the_same() {
        let text = "a\u{9b}31m \u{202e}b\u{2028}c \u{1b}[0m\u{7f}\u{200f} é日";
        let json = line(&text).unwrap();
        assert_eq!(json, r#""a\u009b31m \u202eb\u2028c \u001b[0m\u007f\u200f é日""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        assert_eq!(pretty(&[1]).unwrap(), "[\n  1\n]");
    }
}
