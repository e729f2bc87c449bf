//! Prose of a pack: the inline Markdown a pack may use becomes safe HTML or sanitised Markdown.
//!
//! Emphasis, strong text and code survive; a link is written out (sources carry the links of a report); raw HTML, images
//! and blocks stay plain text. What respondents type never comes here. Only this part of the program knows comrak.

mod blocks;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};

use super::escape;

#[cfg(feature = "office")]
pub(crate) use blocks::Block;
#[cfg(feature = "office")]
pub(super) use blocks::to_blocks;
pub(super) use blocks::{to_html as blocks_to_html, to_markdown as blocks_to_markdown};

/// A stretch of prose.
#[derive(Debug, PartialEq)]
enum Inline {
    Text(String),
    Code(String),
    Open(Style),
    Close(Style),
    Break,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    Emphasis,
    Strong,
}

/// Prose as inline HTML.
pub(super) fn to_html(prose: &str) -> String {
    if is_plain(prose) {
        return escape::html(prose);
    }
    let mut out = String::new();
    for inline in inlines(prose) {
        match inline {
            Inline::Text(text) => out.push_str(&escape::html(&text)),
            Inline::Code(code) => {
                out.push_str("<code>");
                out.push_str(&escape::html(&code));
                out.push_str("</code>");
            }
            Inline::Open(Style::Emphasis) => out.push_str("<em>"),
            Inline::Close(Style::Emphasis) => out.push_str("</em>"),
            Inline::Open(Style::Strong) => out.push_str("<strong>"),
            Inline::Close(Style::Strong) => out.push_str("</strong>"),
            Inline::Break => out.push_str("<br>"),
        }
    }
    out
}

/// A stretch of words in one style, for documents that lay their pages out themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// The words.
    pub text: String,
    /// Whether they are emphasised.
    pub emphasis: bool,
    /// Whether they are strong.
    pub strong: bool,
    /// Whether they are code.
    pub code: bool,
    /// Whether a line ends here, with no words.
    pub is_break: bool,
}

/// Prose as words with their styles.
pub(super) fn to_runs(prose: &str) -> Vec<Run> {
    if is_plain(prose) {
        return vec![Run { text: prose.to_owned(), ..Run::default() }];
    }
    runs(inlines(prose))
}

fn runs(inlines: Vec<Inline>) -> Vec<Run> {
    let (mut found, mut style) = (Vec::new(), Run::default());
    for inline in inlines {
        match inline {
            Inline::Text(text) => found.push(Run { text, ..style.clone() }),
            Inline::Code(text) => found.push(Run { text, code: true, ..style.clone() }),
            Inline::Open(Style::Emphasis) => style.emphasis = true,
            Inline::Close(Style::Emphasis) => style.emphasis = false,
            Inline::Open(Style::Strong) => style.strong = true,
            Inline::Close(Style::Strong) => style.strong = false,
            Inline::Break => found.push(Run { is_break: true, ..style.clone() }),
        }
    }
    found
}

/// Prose as one line of Markdown.
pub(super) fn to_markdown(prose: &str) -> String {
    if is_plain(prose) {
        return escape::markdown(prose);
    }
    let mut out = String::new();
    for inline in inlines(prose) {
        match inline {
            Inline::Text(text) => push_spaced(&mut out, &text),
            Inline::Code(code) if code.contains(['`', '|', '\n']) => out.push_str(&escape::markdown(&code)),
            Inline::Code(code) => out.extend(["`", &code, "`"]),
            Inline::Open(Style::Emphasis) | Inline::Close(Style::Emphasis) => out.push('*'),
            Inline::Open(Style::Strong) | Inline::Close(Style::Strong) => out.push_str("**"),
            Inline::Break => out.push_str("<br>"),
        }
    }
    out
}

/// Escaping trims, but a space before or after emphasis belongs to the sentence.
fn push_spaced(out: &mut String, text: &str) {
    if text.starts_with(' ') && !out.is_empty() {
        out.push(' ');
    }
    out.push_str(&escape::markdown(text));
    if text.ends_with(' ') && !text.trim().is_empty() {
        out.push(' ');
    }
}

/// Most prose uses no Markdown at all.
fn is_plain(prose: &str) -> bool {
    !prose.contains(['*', '_', '`', '\n', '\\', '[', '<', '&', '#', '>', '|', '~', '='])
        && !prose.starts_with(['-', '+', ' ', '\t'])
        && !prose.starts_with(|c: char| c.is_ascii_digit())
}

/// Each paragraph is read as one line behind a full stop, so that it is inline text and nothing else: a heading, a
/// rule or a link definition would be dropped, and an author's words with it.
fn inlines(prose: &str) -> Vec<Inline> {
    let mut found = Vec::new();
    for paragraph in paragraphs(prose) {
        if !found.is_empty() {
            found.push(Inline::Break);
        }
        let arena = Arena::new();
        let start = found.len();
        collect(parse_document(&arena, &format!(".{paragraph}"), &Options::default()), &mut found);
        if let Some(Inline::Text(first)) = found.get_mut(start) {
            first.remove(0);
        }
    }
    found
}

fn paragraphs(prose: &str) -> Vec<String> {
    let lines: Vec<&str> = prose.lines().map(str::trim).collect();
    lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()).map(|lines| lines.join(" ")).collect()
}

/// Walks the tree without recursion, so that no text is nested too deep for it.
fn collect<'a>(root: &'a AstNode<'a>, found: &mut Vec<Inline>) {
    let mut styles = 0;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => open(&node.data().value, &mut styles, found),
            NodeEdge::End(node) => close(&node.data().value, &mut styles, found),
        }
    }
}

/// Styles deeper than this are left out, their words are not: nobody sees them, and browsers stop at a few hundred.
const DEEPEST: usize = 16;

fn open(value: &NodeValue, styles: &mut usize, found: &mut Vec<Inline>) {
    match value {
        NodeValue::Text(text) => found.push(Inline::Text(text.to_string())),
        NodeValue::Code(code) => found.push(Inline::Code(code.literal.clone())),
        NodeValue::CodeBlock(block) => found.push(Inline::Code(block.literal.trim_end().to_owned())),
        NodeValue::HtmlInline(html) => found.push(Inline::Text(html.clone())),
        NodeValue::HtmlBlock(html) => found.push(Inline::Text(html.literal.clone())),
        NodeValue::SoftBreak => found.push(Inline::Text(" ".to_owned())),
        NodeValue::LineBreak => found.push(Inline::Break),
        value => {
            if let Some(style) = style(value) {
                *styles += 1;
                found.extend((*styles <= DEEPEST).then_some(Inline::Open(style)));
            }
        }
    }
}

fn close(value: &NodeValue, styles: &mut usize, found: &mut Vec<Inline>) {
    if let Some(style) = style(value) {
        found.extend((*styles <= DEEPEST).then_some(Inline::Close(style)));
        *styles -= 1;
    }
    if let NodeValue::Link(link) | NodeValue::Image(link) = value {
        found.push(Inline::Text(format!(" ({})", link.url)));
    }
}

fn style(value: &NodeValue) -> Option<Style> {
    match value {
        NodeValue::Emph => Some(Style::Emphasis),
        NodeValue::Strong => Some(Style::Strong),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_and_code_survive() {
        assert_eq!(to_html("a *b* **c** `d<`"), "a <em>b</em> <strong>c</strong> <code>d&lt;</code>");
        assert_eq!(to_markdown("a *b* **c** `d`"), "a *b* **c** `d`");
    }

    #[test]
    fn runs_hold_the_words_and_their_styles() {
        let runs = to_runs("a *b **c*** `d`\n\ne");
        let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts.concat(), "a b c de");
        let of = |text: &str| runs.iter().find(|run| run.text == text).unwrap();
        assert!(of("c").emphasis && of("c").strong && of("d").code && !of("d").strong);
        assert!(runs[runs.len() - 2].is_break);
    }

    #[test]
    fn html_links_and_images_become_text() {
        assert_eq!(to_html("<script>x</script>"), "&lt;script&gt;x&lt;/script&gt;");
        assert_eq!(to_html("[a](javascript:x)"), "a (javascript:x)");
        assert_eq!(to_html("![a](https://x.example/y)"), "a (https://x.example/y)");
        assert_eq!(to_markdown("[a](https://x.example)"), "a (https\\://x.example)");
    }

    #[test]
    fn a_link_definition_does_not_vanish() {
        assert_eq!(to_html("[a]: https://x.example"), "[a]: https://x.example");
        assert_eq!(to_markdown("[a]: https://x.example"), "\\[a\\]: https\\://x.example");
    }

    #[test]
    fn blocks_become_one_line() {
        assert_eq!(to_html("# a\n\n- b\n- c"), "# a<br>- b - c");
        assert_eq!(to_html("* * *"), "* * *");
        assert_eq!(to_html("_a_"), "<em>a</em>");
        assert!(!to_markdown("a\n\n# b\n\n| c |").contains('\n'));
    }

    #[test]
    fn words_survive_any_depth_and_styles_only_some() {
        let deep = format!("{}middle{}", "*a **b ".repeat(25_000), "** b*".repeat(25_000));
        let images = format!("{}middle{}", "![".repeat(25_000), "](x)".repeat(25_000));
        for prose in [deep, images] {
            let html = to_html(&prose);
            assert!(html.contains("middle"), "the words are lost");
            assert!(html.matches("<em>").count() + html.matches("<strong>").count() <= DEEPEST);
            assert_eq!(html.matches("<em>").count(), html.matches("</em>").count());
            assert!(to_markdown(&prose).contains("middle"));
        }
    }
}
