//! Text as data: what a person typed becomes HTML text, Markdown text or a spreadsheet cell, never structure.

use std::borrow::Cow;
use std::io::{self, Write};

/// Writes text as HTML text or attribute value.
pub(super) fn write_html(text: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(html(text).as_bytes())
}

/// Text as HTML text or attribute value.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(visible(c)),
        }
    }
    out
}

/// Writes text as Markdown text that is safe in a paragraph, a heading, a list and a table cell.
pub(super) fn write_markdown(text: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(markdown(text).as_bytes())
}

/// Text as Markdown text that is safe in a paragraph, a heading, a list and a table cell.
pub(crate) fn markdown(text: &str) -> String {
    let chars: Vec<char> = text.trim().replace("\r\n", "\n").chars().collect();
    let mut out = String::with_capacity(chars.len() + 16);
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '\n' => out.push_str("<br>"),
            '\t' | '\r' => out.push(' '),
            _ if needs_backslash(&chars, at) => out.extend(['\\', c]),
            _ => out.push(visible(c)),
        }
    }
    out
}

/// Escapes only where a character could mean something, so that the raw text stays readable.
fn needs_backslash(chars: &[char], at: usize) -> bool {
    let next = chars.get(at + 1).copied().unwrap_or(' ');
    let before = at.checked_sub(1).map_or(' ', |before| chars[before]);
    match chars[at] {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
        '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
        '&' => next.is_ascii_alphanumeric() || next == '#',
        '@' => next.is_alphanumeric(),
        ':' => next == '/' || is_scheme(&chars[..at]),
        '.' if ends_with_www(&chars[..at]) => true,
        '.' | ')' => next == ' ' && is_number(&chars[..at]),
        '#' => at == 0 && matches!(next, ' ' | '#'),
        '+' => at == 0 && next == ' ',
        '-' | '=' => at == 0 && (next == ' ' || next == chars[at]),
        _ => false,
    }
}

fn is_number(start: &[char]) -> bool {
    !start.is_empty() && start.len() < 10 && start.iter().all(char::is_ascii_digit)
}

fn ends_with_www(start: &[char]) -> bool {
    start.len() >= 3 && start[start.len() - 3..].iter().all(|c| c.eq_ignore_ascii_case(&'w'))
}

fn is_scheme(start: &[char]) -> bool {
    let word: String = start.iter().rev().take_while(|c| c.is_ascii_alphabetic()).collect();
    matches!(word.to_ascii_lowercase().as_str(), "otliam" | "ppmx" | "tpircsavaj")
}

/// Text as a spreadsheet cell that no program takes for a formula.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    let harmless = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.bytes().all(harmless) {
        return Cow::Borrowed(text);
    }
    let shown: String = text.chars().map(visible).collect();
    let first = shown.trim_start().chars().next();
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%'));
    if formula || shown.starts_with(['\t', '\r', '\n']) { Cow::Owned(format!("'{shown}")) } else { Cow::Owned(shown) }
}

/// Text as the parts of an Office file may hold it: no control character, nothing that XML has no place for.
pub(crate) fn office(text: &str) -> String {
    let fits = |c: char| if matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { visible(c) };
    text.replace("\r\n", "\n").chars().map(fits).collect()
}

/// Control and direction-override characters are shown as marks, because they act on what surrounds them.
pub(super) fn visible(c: char) -> char {
    match c {
        '\n' | '\t' | '\r' => c,
        '\u{0}'..='\u{1f}' => char::from_u32(u32::from(c) + 0x2400).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_keeps_text_as_text() {
        assert_eq!(html("<b title='x'>&\u{1b}[31m"), "&lt;b title=&#39;x&#39;&gt;&amp;␛[31m");
    }

    #[test]
    fn markdown_that_means_nothing_is_left_readable() {
        for plain in ["5 - 3 = 2", "who_publishes", "AT & T", "a (b)!", "10.5 %", "#1 in the list?", "+25", "-5"] {
            assert_eq!(markdown(plain), plain);
        }
    }

    #[test]
    fn markdown_structure_is_escaped() {
        assert_eq!(markdown("# a"), "\\# a");
        assert_eq!(markdown("1. a"), "1\\. a");
        assert_eq!(markdown("- a"), "\\- a");
        assert_eq!(markdown("---"), "\\---");
        assert_eq!(markdown("[a](b)"), "\\[a\\](b)");
        assert_eq!(markdown("a|b\nc"), "a\\|b<br>c");
        assert_eq!(markdown("https://x.example www.x.example"), "https\\://x.example www\\.x.example");
    }

    #[test]
    fn a_cell_never_starts_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"] {
            assert!(cell(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(cell("plain"), "plain");
    }
}
