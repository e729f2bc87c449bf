//! A document says what the page says: every text of the page stands in it, and slides and sheets say nothing else.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Node};

use super::opened::{Opened, paragraphs};
use crate::diagnostics::Diagnostics;
use crate::record::Record;
use crate::report::{Comments, Look, Options, Templates, html};
use crate::suites::report::given::{bent, full, squeezed};
use crate::suites::support::{example, examples, read};

/// Parts of a page that a document has no place for: drawings, the numbers behind them, what only a screen needs.
fn is_apart(element: &ElementRef<'_>) -> bool {
    let name = element.value().name();
    let class = |wanted: &str| element.value().classes().any(|class| class == wanted);
    matches!(name, "svg" | "style" | "title" | "caption") || class("numbers") || class("skip") || class("colophon")
}

/// The texts of a page, one for each text between two tags.
fn texts(page: &Html) -> Vec<String> {
    let mut found = Vec::new();
    collect(page.root_element(), &mut found);
    found
}

fn collect(element: ElementRef<'_>, found: &mut Vec<String>) {
    if is_apart(&element) {
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => found.push(squeezed(text)),
            Node::Element(_) => ElementRef::wrap(child).iter().for_each(|element| collect(*element, found)),
            _ => {}
        }
    }
}

/// Letters and digits: how documents and pages set points and spaces between texts is their own.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn assert_says_all(record: &Record, look: Look, unsaid: &[&str]) {
    assert_says(record, &Options { look, ..Options::default() }, unsaid);
}

fn assert_says(record: &Record, options: &Options, unsaid: &[&str]) {
    let look = options.look;
    let page = Html::parse_document(&html(record, options, &Templates::embedded()).unwrap());
    let opened = Opened::of("docx", record, options);
    let document = letters(&paragraphs(opened.text("word/document.xml")).join("\n"));
    let texts = texts(&page);
    assert!(texts.len() > 100, "{look:?}: {}", texts.len());
    for text in texts.iter().filter(|text| !unsaid.iter().any(|unsaid| text.starts_with(unsaid))) {
        assert!(document.contains(&letters(text)), "{look:?}: the document does not say “{text}”");
    }
}

#[test]
fn a_document_says_what_the_page_says() {
    for name in ["hub-and-spoke-instruments", "multiple-hub-hotels", "pulse-theatre"] {
        let record = example(name);
        // On a page the first heading is for readers that do not see it.
        assert_says_all(&record, Look::Board, &["The result on one page"]);
        // Pages of the annex draw what documents have no drawing for.
        let unsaid = [
            "Annex",
            "Every answer, score and source behind the report.",
            "All answers at a glance",
            "The models side by side",
        ];
        assert_says_all(&record, Look::Annex, &unsaid);
    }
}

#[test]
fn comments_and_money_stand_in_a_document_too() {
    let record = example("hub-and-spoke-instruments");
    let mut diagnostics = Diagnostics::new();
    let text = read(&examples().join("hub-and-spoke-instruments/comments.yaml"));
    let file = diagnostics.add_source("comments.yaml", text);
    let comments = Comments::parse(file, Some(&record), &mut diagnostics).expect("valid comments");
    let day_rate = Some("EUR 950".parse().expect("a rate"));
    let options = Options { look: Look::Board, comments, day_rate, ..Options::default() };
    assert_says(&record, &options, &["The result on one page"]);
    let opened = Opened::of("docx", &record, &options);
    let document = paragraphs(opened.text("word/document.xml")).join("\n");
    for said in ["Comment by A. Lindqvist", "customer service frees one person", "about EUR\u{a0}42,800", "Cost, about"]
    {
        assert!(document.contains(said), "{said}");
    }
    let slides = Opened::of("pptx", &record, &options);
    let said: String =
        slides.paths("ppt/slides/slide").into_iter().flat_map(|path| paragraphs(slides.text(path))).collect();
    assert!(said.contains("The first wave costs about EUR\u{a0}42,800."), "{said}");
}

#[test]
fn one_page_says_what_the_page_says() {
    assert_says_all(&example("hub-and-spoke-instruments"), Look::OnePage, &["The result on one page"]);
}

/// Every text of a page, and whole sentences that templates put together.
fn said(record: &Record) -> String {
    let page = Html::parse_document(&full(record));
    letters(&texts(&page).join(" "))
}

#[test]
fn slides_say_nothing_that_the_page_does_not() {
    // Names of columns and of the levels' table, which a page has in the heads of other tables.
    let own: BTreeSet<&str> = ["", "More in the report.", "What it means", "What it needs", "From", "Level"].into();
    for name in ["hub-and-spoke-instruments", "multiple-hub-hotels", "pulse-theatre"] {
        let record = example(name);
        let page = said(&record);
        let opened = Opened::of("pptx", &record, &Options::default());
        for path in opened.paths("ppt/slides/slide") {
            let mut all = paragraphs(opened.text(path));
            // The number of the slide.
            all.pop();
            for text in all.iter().filter(|text| !own.contains(text.as_str())) {
                // Pages put numbers of sources behind sentences.
                let pieces = text.split("  ·  ").flat_map(|piece| piece.split(". "));
                for piece in pieces {
                    // Lists of a page are numbered by its style.
                    let words = letters(piece.trim_start_matches(|c: char| c.is_ascii_digit()));
                    assert!(page.contains(&words), "{name}: only {path} says “{piece}”");
                }
            }
        }
    }
}

#[test]
fn notes_are_left_out_of_every_format() {
    let record = example("hub-and-spoke-instruments");
    let note = record.sections.iter().flat_map(|section| &section.items).find_map(|item| item.note.clone()).unwrap();
    for (notes, there) in [(true, true), (false, false)] {
        for format in ["docx", "xlsx"] {
            let opened = Opened::of(format, &record, &Options { notes, ..Options::default() });
            let words: String = opened.0.values().filter_map(|bytes| std::str::from_utf8(bytes).ok()).collect();
            assert_eq!(letters(&words).contains(&letters(&note)), there, "{format}");
        }
    }
}

#[test]
fn a_theme_reaches_every_format() {
    let record = bent(&example("centralised-bank"), |_| {});
    let options = Options { theme: crate::suites::report::hostile::theme("Fjord Advisers"), ..Options::default() };
    for format in super::opened::FORMATS {
        let opened = Opened::of(format, &record, &options);
        let words: String = opened.0.values().filter_map(|bytes| std::str::from_utf8(bytes).ok()).collect();
        assert!(words.contains("Fjord Advisers"), "{format}");
    }
}
