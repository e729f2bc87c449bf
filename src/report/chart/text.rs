//! Text in drawings: made harmless, measured without a font, wrapped and cut. Any script, any length.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// Combining marks kept on one character; more would climb over the lines above.
const MARKS: usize = 3;

/// Text as one line of printable characters: white space becomes single spaces, control characters go (XML forbids
/// them), and so do the controls that change the direction of text after them.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks <= MARKS && !is_forbidden(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_mark(c: char) -> bool {
    c.width() == Some(0) && !is_joiner(c)
}

/// Zero-width joiners and variation selectors, which build one emoji or ligature of several characters.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}')
}

fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Text kept from changing the order of what stands beside it.
pub(super) fn isolated(text: &str) -> String {
    if text.chars().any(is_right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

fn is_right_to_left(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8ff | 0x200f | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}

/// A name inside a sentence: cleaned, cut to about 80 characters and isolated.
pub(super) fn phrase(name: &str) -> String {
    let name = clean(name);
    isolated(&match name.grapheme_indices(true).nth(79) {
        Some((cut, _)) => format!("{}…", name[..cut].trim_end()),
        None => name,
    })
}

/// Names as `a`, `a and b`, or `a, b and c`.
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// How wide a text is at most, in the units of the font size. Fonts differ from machine to machine, so this takes
/// the widest of the usual ones.
pub(super) fn width(text: &str, size: i32, bold: bool) -> f64 {
    let em: f64 = text.chars().map(advance).sum();
    em * f64::from(size) * if bold { 1.1 } else { 1.0 }
}

fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | ' ' | '.' | ',' | 'I' | 'J' => 0.33,
        'f' | 't' | 'r' | ':' | ';' | '!' | '|' | '(' | ')' | '[' | ']' | '/' | '-' | '·' => 0.42,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.6,
        'm' | 'M' | 'W' | '@' | '%' | '…' | '—' => 1.0,
        'C' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' | 'w' => 0.8,
        'A'..='Z' => 0.7,
        '&' | '+' | '=' | '<' | '>' | '#' | '~' | '\u{2212}' => 0.84,
        ' '..='~' => 0.64,
        _ => match (c.width(), c) {
            (Some(0), _) => 0.0,
            (_, '\u{fdfd}') => 11.0,
            (_, '\u{12000}'..='\u{1254f}') => 3.0,
            (_, '\u{fb50}'..='\u{fdff}') => 1.8,
            // Tamil to Burmese, and the scripts of Indonesia: letters as wide as two of Latin.
            (_, '\u{b80}'..='\u{109f}' | '\u{1a00}'..='\u{1bff}' | '\u{a980}'..='\u{abff}') => 1.3,
            (_, '\u{1f000}'..) => 1.4,
            (Some(2), _) => 1.05,
            (_, '\u{10000}'..) => 1.3,
            _ => 0.85,
        },
    }
}

/// Breaks cleaned text into at most `lines` lines no wider than `room`; what does not fit ends in `…`.
pub(super) fn wrap(text: &str, size: i32, bold: bool, room: i32, lines: usize) -> Vec<String> {
    let room = f64::from(room);
    let mut out: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && out.len() < lines {
        let end = fitting(rest, size, bold, room);
        if end < rest.len() && out.len() + 1 == lines {
            out.push(isolated(&cut(rest, size, bold, room)));
            break;
        }
        out.push(isolated(rest[..end].trim_end()));
        rest = rest[end..].trim_start();
    }
    out
}

/// Where the line that starts here ends: after the last break that fits, else after the last character that does.
fn fitting(text: &str, size: i32, bold: bool, room: f64) -> usize {
    let mut used = 0.0;
    let mut last_break = 0;
    for (at, piece) in text.grapheme_indices(true) {
        if is_wide(piece) && !text[..at].ends_with(['(', '「', '『', '《', '（']) {
            last_break = at;
        }
        used += width(piece, size, bold);
        if used > room && piece != " " {
            return if last_break > 0 { last_break } else { at.max(piece.len()) };
        }
        if breaks_after(piece) {
            last_break = at + piece.len();
        }
    }
    text.len()
}

fn breaks_after(piece: &str) -> bool {
    matches!(piece, " " | "-" | "/" | "–" | "—" | "·")
}

fn is_wide(piece: &str) -> bool {
    piece.chars().next().and_then(char::width) == Some(2)
        && !piece.starts_with(['、', '。', '，', '」', '』', '》', '）'])
}

/// The start of a text that fits with an ellipsis.
fn cut(text: &str, size: i32, bold: bool, room: f64) -> String {
    let room = room - width("…", size, bold);
    let mut used = 0.0;
    let fits = text.graphemes(true).take_while(|piece| {
        used += width(piece, size, bold);
        used <= room
    });
    format!("{}…", fits.collect::<String>().trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_direction_overrides_are_taken_out() {
        assert_eq!(clean("a\u{0}b\u{1b}[31mc\u{202e}d\u{2069}\n\te  "), "ab[31mcd e");
        assert_eq!(clean("\u{ffff}\u{feff}x"), "x");
        assert_eq!(clean(&format!("a{}", "\u{301}".repeat(90))), format!("a{}", "\u{301}".repeat(MARKS)));
        assert_eq!(clean("👩‍👩‍👧 ❤️"), "👩‍👩‍👧 ❤️");
    }

    #[test]
    fn lines_fit_the_room_and_lose_no_word_before_the_cut() {
        let text = "Customer service, communications and product teams answer together in one shared inbox";
        let lines = wrap(text, 15, false, 200, 9);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| width(line, 15, false) <= 200.0), "{lines:?}");
        assert!(wrap(text, 15, false, 200, 2)[1].ends_with('…'));
    }

    #[test]
    fn a_word_of_ten_thousand_characters_is_cut() {
        let lines = wrap(&"x".repeat(10_000), 15, false, 300, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 15, false) <= 300.0));
    }

    #[test]
    fn chinese_breaks_between_characters_and_keeps_emoji_whole() {
        let lines = wrap("社交媒体与协作战略的组织成熟度评估", 15, false, 100, 9);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 15, false) <= 100.0));
        for line in wrap(&"👩‍👩‍👧".repeat(40), 15, false, 200, 4) {
            assert!(!line.starts_with('\u{200d}') && !line.trim_end_matches('…').ends_with('\u{200d}'), "{line}");
        }
    }

    #[test]
    fn a_room_too_small_for_anything_still_ends() {
        assert_eq!(wrap("abc", 15, false, 1, 2).len(), 2);
        assert!(wrap("", 15, false, 100, 2).is_empty());
    }

    #[test]
    fn right_to_left_text_is_isolated() {
        assert_eq!(isolated("مجتمع"), "\u{2068}مجتمع\u{2069}");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
