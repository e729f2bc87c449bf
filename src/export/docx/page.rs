//! What stands around the text: the paper, header and footer of every page, the contents.

use super::body::{Body, bookmark};
use super::chapters;
use super::styles::SPACE;
use crate::export::ooxml::{Kind, Xml};
use crate::report::{Look, Readout};

const SPACES: [(&str, &str); 7] = [
    SPACE,
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("mc:Ignorable", "w15"),
];

/// The document around what `inside` writes.
pub(super) fn document(body: &mut Body<'_>, readout: &Readout, inside: impl FnOnce(&mut Body<'_>)) {
    body.open("w:document", &SPACES, |body| {
        body.open("w:body", &[], |body| {
            inside(body);
            let header = body.relations.add(Kind::Office("header"), "header1.xml");
            let footer = body.relations.add(Kind::Office("footer"), "footer1.xml");
            section(&mut body.xml, readout.look, &header, &footer);
        });
    });
}

/// A4 with margins; one page has narrower ones.
fn section(xml: &mut Xml, look: Look, header: &str, footer: &str) {
    let margin = if look == Look::OnePage { "794" } else { "1247" };
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", header)]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", footer)]);
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", margin),
            ("w:right", "1134"),
            ("w:bottom", margin),
            ("w:left", "1134"),
            ("w:header", "567"),
            ("w:footer", "510"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
    });
}

/// The title on every page.
pub(super) fn header(readout: &Readout) -> Vec<u8> {
    margin("w:hdr", "Header", |xml| words(xml, &readout.title))
}

/// What the house wants on every page, and the number of the page.
pub(super) fn footer(readout: &Readout) -> Vec<u8> {
    margin("w:ftr", "Footer", |xml| {
        words(xml, readout.footer().or(readout.brand()).unwrap_or_default());
        xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
        words(xml, "Page ");
        field(xml, "PAGE", "1");
        words(xml, " of ");
        field(xml, "NUMPAGES", "1");
    })
}

fn margin(name: &str, style: &str, inside: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element(name, &[SPACE], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
            inside(xml);
        });
    });
    xml.bytes()
}

fn words(xml: &mut Xml, text: &str) {
    xml.element("w:r", &[], |xml| xml.text("w:t", &[("xml:space", "preserve")], text));
}

fn field(xml: &mut Xml, what: &str, now: &str) {
    xml.element("w:fldSimple", &[("w:instr", what)], |xml| words(xml, now));
}

/// Settings that other programs than Word read too.
pub(super) fn settings() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:settings", &[SPACE], |xml| {
        xml.empty("w:defaultTabStop", &[("w:val", "567")]);
        xml.element("w:compat", &[], |xml| {
            let word = "http://schemas.microsoft.com/office/word";
            xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")]);
        });
    });
    xml.bytes()
}

/// The contents: a field, so that Word numbers the pages anew, with lines that lead to the chapters as they are.
pub(super) fn contents(body: &mut Body<'_>, readout: &Readout, of_chapters: bool, of_annex: bool) {
    body.styled("TOCHeading", None, page_break_before, |body| body.spans(&[super::span::plain("Contents")]));
    let mut lines: Vec<(&str, String, String)> = Vec::new();
    if of_chapters {
        let all = chapters::titles(readout).into_iter();
        lines.extend(all.map(|(anchor, title)| ("TOC1", anchor.to_owned(), title.to_owned())));
    }
    if of_annex {
        lines.extend([("TOC1", "annex".to_owned(), super::annex::TITLE.to_owned())]);
        let all = super::annex::titles(readout).into_iter();
        lines.extend(all.map(|(anchor, title)| ("TOC2", anchor, title)));
    }
    let last = lines.len().saturating_sub(1);
    for (at, (style, anchor, title)) in lines.iter().enumerate() {
        body.styled(
            style,
            None,
            |_| {},
            |body| {
                if at == 0 {
                    begin(&mut body.xml, r#"TOC \h \z \t "Heading 1,1,Plain Heading,1,Annex Heading,2""#, true);
                }
                let name = bookmark(anchor);
                body.xml.element("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")], |xml| {
                    words(xml, title);
                    xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
                    begin(xml, &format!("PAGEREF {name} \\h"), false);
                    end(xml);
                });
                if at == last {
                    end(&mut body.xml);
                }
            },
        );
    }
}

/// Begins a field; `stale` asks for it to be worked out when the document is opened.
fn begin(xml: &mut Xml, what: &str, stale: bool) {
    let stale = if stale { "1" } else { "0" };
    let character = |xml: &mut Xml, attributes: &[(&str, &str)]| {
        xml.element("w:r", &[], |xml| xml.empty("w:fldChar", attributes));
    };
    character(xml, &[("w:fldCharType", "begin"), ("w:dirty", stale)]);
    xml.element("w:r", &[], |xml| xml.text("w:instrText", &[("xml:space", "preserve")], &format!(" {what} ")));
    character(xml, &[("w:fldCharType", "separate")]);
}

fn end(xml: &mut Xml) {
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", "end")]));
}

/// A property of paragraphs that begin a page.
pub(super) fn page_break_before(xml: &mut Xml) {
    xml.empty("w:pageBreakBefore", &[]);
}
