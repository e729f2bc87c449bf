//! Comments added by hand as safe HTML, as Markdown and as blocks of a document: paragraphs, lists, quotations, tables, emphasis
//! and links survive; headings become strong lines, so that a report's own outline stays whole; raw HTML stays text, and
//! nothing is loaded.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_commonmark, format_html, parse_document};

use crate::report::escape::visible;

/// A comment as blocks of HTML.
pub(in crate::report) fn to_html(comment: &str) -> String {
    formatted(comment, format_html)
}

/// A comment as blocks of Markdown.
pub(in crate::report) fn to_markdown(comment: &str) -> String {
    formatted(comment, format_commonmark)
}

type Format = for<'a> fn(&'a AstNode<'a>, &Options<'_>, &mut dyn std::fmt::Write) -> std::fmt::Result;

fn formatted(comment: &str, format: Format) -> String {
    let arena = Arena::new();
    let root = tamed(&arena, comment);
    let mut out = String::new();
    match format(root, &options(), &mut out) {
        Ok(()) => out.trim_end().to_owned(),
        Err(std::fmt::Error) => String::new(),
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options
}

fn tamed<'a>(arena: &'a Arena<'a>, comment: &str) -> &'a AstNode<'a> {
    let text: String = comment.chars().map(visible).collect();
    let root = parse_document(arena, &text, &options());
    let nodes: Vec<&AstNode<'_>> = root.descendants().collect();
    for node in nodes {
        tame(arena, node);
    }
    root
}

/// A paragraph, an item of a list or a row of a table, for documents that lay their pages out themselves.
#[cfg(feature = "office")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Its words; an address stands behind the words that lead to it.
    pub runs: Vec<super::Run>,
}

/// A comment as blocks.
#[cfg(feature = "office")]
pub(in crate::report) fn to_blocks(comment: &str) -> Vec<Block> {
    let arena = Arena::new();
    let root = tamed(&arena, comment);
    let is_block = |node: &&AstNode<'_>| {
        matches!(node.data().value, NodeValue::Paragraph | NodeValue::CodeBlock(_) | NodeValue::TableRow(_))
    };
    root.descendants().filter(is_block).map(block).collect()
}

#[cfg(feature = "office")]
fn block<'a>(node: &'a AstNode<'a>) -> Block {
    let mut inlines = Vec::new();
    if matches!(node.data().value, NodeValue::TableRow(_)) {
        for (place, cell) in node.children().enumerate() {
            inlines.extend((place > 0).then(|| super::Inline::Text("  ·  ".to_owned())));
            super::collect(cell, &mut inlines);
        }
    } else {
        super::collect(node, &mut inlines);
    }
    let is_item = node.ancestors().any(|above| matches!(above.data().value, NodeValue::Item(_)));
    Block { is_item, runs: super::runs(inlines) }
}

/// Replaces what a report does not take from a comment.
fn tame<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>) {
    let value = node.data().value.clone();
    let instead = match value {
        NodeValue::Heading(_) => {
            wrap(node, arena.alloc(AstNode::from(NodeValue::Strong)));
            NodeValue::Paragraph
        }
        NodeValue::HtmlInline(html) => NodeValue::Text(html.into()),
        NodeValue::HtmlBlock(html) => {
            let text = NodeValue::Text(html.literal.trim_end().to_owned().into());
            node.append(arena.alloc(AstNode::from(text)));
            NodeValue::Paragraph
        }
        NodeValue::Image(link) => written_out(arena, node, &link.url),
        NodeValue::Link(link) if !is_safe(&link.url) => written_out(arena, node, &link.url),
        _ => return,
    };
    node.data_mut().value = instead;
}

/// Puts a node between another and its children.
fn wrap<'a>(node: &'a AstNode<'a>, between: &'a AstNode<'a>) {
    while let Some(child) = node.first_child() {
        between.append(child);
    }
    node.append(between);
}

/// What an image or a link says, with its address behind it as text.
fn written_out<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>, url: &str) -> NodeValue {
    let address = NodeValue::Text(format!(" ({url})").into());
    node.append(arena.alloc(AstNode::from(address)));
    NodeValue::Emph
}

fn is_safe(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_links_survive() {
        let comment = "We **met** the board.\n\n- one\n- two\n\nSee [the minutes](https://x.example/a?b=1&c).";
        assert_eq!(
            to_html(comment),
            "<p>We <strong>met</strong> the board.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n\
             <p>See <a href=\"https://x.example/a?b=1&amp;c\">the minutes</a>.</p>"
        );
        assert_eq!(to_markdown(comment), comment);
    }

    #[test]
    fn headings_become_strong_lines() {
        assert_eq!(to_html("# Board *minutes*"), "<p><strong>Board <em>minutes</em></strong></p>");
        assert_eq!(to_markdown("Board\n====="), "**Board**");
    }

    #[test]
    fn raw_markup_stays_text_and_nothing_is_loaded() {
        let hostile =
            "<script>x</script>\n\na <b onclick=x>b</b> ![i](https://x.example/i.png) [j](javascript:alert\\(1\\))";
        let html = to_html(hostile);
        for refused in ["<script", "<b ", "<img", "href"] {
            assert!(!html.contains(refused), "{refused} in {html}");
        }
        assert!(html.contains("&lt;script&gt;x&lt;/script&gt;"), "{html}");
        assert!(html.contains("(https://x.example/i.png)"), "{html}");
        let markdown = to_markdown(hostile);
        assert!(!markdown.contains("![") && !markdown.replace("\\<", "").contains('<'), "{markdown}");
    }

    #[cfg(feature = "office")]
    #[test]
    fn blocks_hold_the_words_of_a_comment() {
        let blocks = to_blocks(
            "# Head\n\nWe **met**.\n\n- one\n- [two](https://x.example)\n\n| a | b |\n| --- | --- |\n| c | d |",
        );
        let told: Vec<(bool, String)> = blocks
            .iter()
            .map(|block| (block.is_item, block.runs.iter().map(|run| run.text.as_str()).collect()))
            .collect();
        let expected = [(false, "Head"), (false, "We met."), (true, "one"), (true, "two (https://x.example)")];
        let rows = [(false, "a  ·  b"), (false, "c  ·  d")];
        let expected: Vec<(bool, String)> =
            expected.iter().chain(&rows).map(|(item, text)| (*item, (*text).to_owned())).collect();
        assert_eq!(told, expected);
        assert!(blocks[0].runs[0].strong && blocks[1].runs[1].strong);
    }

    #[test]
    fn deep_nesting_is_borne() {
        let deep = format!("{}a{}", "*b ".repeat(5_000), "*".repeat(5_000)) + &"> ".repeat(5_000);
        assert!(!to_html(&deep).is_empty());
        assert!(!to_markdown(&deep).is_empty());
    }
}
