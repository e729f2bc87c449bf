//! Text from people stays text: no payload breaks a part, changes what a document is made of, or becomes a formula.

use roxmltree::Document;

use super::opened::{FORMATS, Opened, ends};
use crate::report::Options;
use crate::suites::report::hostile::{letters, payloads, poisoned, small, theme};

/// What the parts of a package are made of, without what a payload may change: its words, and how often they wrap.
fn skeleton(opened: &Opened) -> Vec<String> {
    let parts = opened.0.iter().filter(|(path, _)| ends(path, "xml"));
    let mut found = Vec::new();
    for (path, bytes) in parts {
        let document = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
        // Emphasis in prose and lines of their own split runs; an address may be a link.
        let free = [
            "r",
            "rPr",
            "t",
            "br",
            "b",
            "i",
            "rFonts",
            "hyperlink",
            "rStyle",
            "color",
            "sz",
            "solidFill",
            "srgbClr",
            "latin",
        ];
        let names = document.descendants().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name());
        let paragraphs = names.filter(|name| !free.contains(name)).collect::<Vec<_>>().join(" ");
        found.push(format!("{path}: {paragraphs}"));
    }
    found
}

#[test]
fn no_payload_changes_what_a_document_is_made_of() {
    let record = small();
    let render = |payload: &str| {
        let options = Options { theme: theme(payload), charts: false, ..Options::default() };
        Opened::of("docx", &poisoned(&record, payload), &options)
    };
    let document = |opened: &Opened| {
        skeleton(opened).into_iter().filter(|part| part.starts_with("word/document.xml")).collect::<Vec<_>>()
    };
    let expected = document(&render("plain words"));
    for payload in payloads() {
        let opened = render(&payload);
        let found = document(&opened);
        assert!(found == expected, "{payload:?}");
        let text = opened.text("word/document.xml");
        assert!(!text.contains(['\u{202e}', '\u{1b}', '\u{0}', '\u{ffff}']), "{payload:?}");
        assert!(letters(text).contains(&letters(&payload)) || text.contains('&'), "{payload:?} is not there");
    }
}

#[test]
fn no_payload_breaks_a_part() {
    let record = small();
    for payload in payloads().into_iter().step_by(6).chain([
        "]]>".to_owned(),
        "\u{fffe}\u{ffff}".to_owned(),
        "=cmd|'/c x'!A1".to_owned(),
    ]) {
        for format in FORMATS {
            let opened = Opened::of(format, &poisoned(&record, &payload), &Options::default());
            for (path, bytes) in opened.0.iter().filter(|(path, _)| ends(path, "xml") || ends(path, "rels")) {
                let parsed = Document::parse(std::str::from_utf8(bytes).unwrap());
                assert!(parsed.is_ok(), "{payload:?} {format} {path}: {parsed:?}");
            }
        }
    }
}

#[test]
fn no_payload_becomes_a_formula() {
    let record = small();
    for payload in
        ["=1+1", "=cmd|'/c calc'!A0", "+1", "@SUM(A1)", "{=1}", "Summary!$A$1", "=Summary!$A$1", "https://a.example"]
    {
        let opened = Opened::of("xlsx", &poisoned(&record, payload), &Options::default());
        for path in opened.paths("xl/worksheets/sheet") {
            let text = opened.text(path);
            assert!(
                !text.contains("<f>") && !text.contains("<f ") && !text.contains("<hyperlink"),
                "{payload:?} {path}"
            );
        }
        for path in opened.paths("xl/charts/chart") {
            let cells: Vec<&str> = opened.text(path).split("<c:f>").skip(1).collect();
            for cell in cells {
                assert!(cell.starts_with("Scores!") || cell.starts_with("Roadmap!"), "{payload:?}: {}", &cell[..40]);
            }
        }
        let strings = Document::parse(opened.text("xl/sharedStrings.xml")).unwrap();
        let there = strings.descendants().any(|node| node.text() == Some(payload));
        assert!(there, "{payload:?} is no string");
    }
}
