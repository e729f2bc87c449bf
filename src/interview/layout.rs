//! Text made fit for a terminal: without control characters, wrapped at words.

use textwrap::{Options, WordSplitter};

/// The width text is wrapped at, at most: longer lines are hard to read.
pub(super) const WIDEST: usize = 100;

/// One line that a terminal shows and never obeys.
pub(super) fn clean(text: &str) -> String {
    let visible = |c: char| if c.is_whitespace() { ' ' } else { c };
    text.trim().chars().map(visible).filter(|c| !c.is_control() && !turns_text_around(*c)).collect()
}

/// Marks that make text read in another order than it is written.
fn turns_text_around(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Lines of at most `width` columns, each after the first indented. Links stay whole, so that they can be followed.
pub(super) fn wrap(text: &str, width: usize, indent: &str) -> Vec<String> {
    let options = Options::new(width.max(20))
        .subsequent_indent(indent)
        .break_words(!text.contains("://"))
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The beginning of a text, with a mark when there is more.
pub(super) fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_line_breaks_do_not_reach_the_terminal() {
        assert_eq!(clean(" a\u{1b}[31mred\u{7}\nnext\u{202e}\tb\u{9b}2J "), "a[31mred next b2J");
    }

    #[test]
    fn long_words_are_broken_rather_than_lost() {
        let lines = wrap(&"x".repeat(50), 20, "  ");
        assert_eq!(lines.iter().map(|line| line.trim().len()).sum::<usize>(), 50);
        assert!(lines.iter().all(|line| line.len() <= 20));
    }
}
