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
    let blank = |c| if matches!(c, '\t' | '\r') { ' ' } else { c };
    let chars: Vec<char> = text.trim().replace("\r\n", "\n").chars().map(blank).collect();
    let mut out = String::with_capacity(chars.len() + 16);
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '\n' => out.push_str("<br>"),
            // GitHub makes links of addresses and names after it has taken backslashes away: a joiner keeps them apart.
            '@' if starts_name(&chars[at + 1..]) => out.push_str("\\@\u{2060}"),
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
        '/' => before == '/' && chars.get(at.wrapping_sub(2)) != Some(&':'),
        ':' => next == '/' || is_scheme(&chars[..at]),
        '.' if ends_with_www(&chars[..at]) => true,
        '.' if before.is_alphanumeric() && starts_domain(&chars[at + 1..]) => true,
        '.' | ')' => next == ' ' && is_number(&chars[..at]),
        '#' => at == 0 && matches!(next, ' ' | '#'),
        '+' => at == 0 && next == ' ',
        '-' | '=' => at == 0 && (next == ' ' || next == chars[at]),
        _ => false,
    }
}

fn starts_name(rest: &[char]) -> bool {
    rest.first().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// Whether the last part of a host name follows that linkify-it (behind markdown-it) makes a link of without a scheme:
/// a country's two letters, or one of its list.
fn starts_domain(rest: &[char]) -> bool {
    const KNOWN: [&str; 17] = [
        "aero", "asia", "biz", "com", "coop", "edu", "gov", "info", "museum", "name", "net", "org", "pro", "shop",
        "web", "xxx", "рф",
    ];
    let word: String =
        rest.iter().take_while(|c| c.is_alphanumeric() || **c == '-').flat_map(|c| c.to_lowercase()).collect();
    let is_country = word.len() == 2 && word.chars().all(|c| c.is_ascii_alphabetic());
    is_country || word.starts_with("xn--") || KNOWN.contains(&word.as_str())
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
    let harmless = |byte: u8| (byte == b' ' || byte.is_ascii_graphic()) && !matches!(byte, b',' | b';' | b'|');
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.bytes().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 1);
    for part in text.split_inclusive(SEPARATORS) {
        let first = part.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c)).chars().next();
        let begins = out.is_empty() && part.starts_with(['\t', '\r', '\n']);
        if begins || matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%')) {
            out.push('\'');
        }
        out.extend(part.chars().map(visible));
    }
    Cow::Owned(out)
}

/// What a spreadsheet may take for the end of a cell, whatever separates the cells of this file: quotation marks do not
/// count for it there, so that a formula could begin behind each.
const SEPARATORS: [char; 6] = [',', ';', '\t', '|', '\n', '\r'];

/// Characters without a width, which some programs pass over.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
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
        for begin in ["#", "-", "+", "1.", "1)"] {
            let escaped = markdown(&format!("{begin}\ta"));
            assert!(escaped.contains('\\'), "a tab is a space: {escaped:?}");
        }
    }

    #[test]
    fn what_linkifiers_see_is_escaped() {
        assert_eq!(markdown("a@b.example @team"), "a\\@\u{2060}b.example \\@\u{2060}team");
        assert_eq!(markdown("//host/x"), "/\\/host/x");
        assert_eq!(markdown("foo.com README.md b.org."), "foo\\.com README\\.md b\\.org.");
        assert_eq!(markdown("10.5 e.g. answers.yaml a/b"), "10.5 e.g. answers.yaml a/b");
        let mut options = comrak::Options::default();
        options.extension.autolink = true;
        for text in ["mail a@b.example", "xmpp:a@b.com", "mailto:a@b.com", "https://x.com", "www.x.com", "a_b@c-d.com"]
        {
            let html = comrak::markdown_to_html(&markdown(text), &options);
            assert!(!html.contains("<a"), "{html}");
        }
    }

    #[test]
    fn a_cell_never_starts_a_formula() {
        for formula in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "\u{200b}=1", "\u{feff} =1"]
        {
            assert!(cell(formula).starts_with('\''), "{formula:?}");
        }
        for separator in [',', ';', '\t', '|', '\n', '\r'] {
            let guarded = cell(&format!("a{separator} =1+1")).into_owned();
            assert_eq!(guarded, format!("a{separator}' =1+1"));
        }
        assert_eq!(cell("one; two, 3-4 | five"), "one; two, 3-4 | five");
        assert_eq!(cell("plain"), "plain");
    }
}
