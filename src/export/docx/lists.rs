//! The lists of a Word document: bullets, numbers of chapters, letters of the annex, numbers.

use super::styles::SPACE;
use crate::export::ooxml::Xml;
use crate::report::Palette;

/// The part with all lists.
pub(super) fn part(palette: &Palette) -> Vec<u8> {
    let mut xml = Xml::part();
    let all = [
        ("1", "bullet", "•", "ListBullet"),
        ("2", "decimal", "%1", "Heading1"),
        ("3", "upperLetter", "%1", "AnnexHeading"),
        ("4", "decimal", "%1.", "ListNumber"),
    ];
    xml.element("w:numbering", &[SPACE], |xml| {
        for (id, form, text, style) in all {
            xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
                xml.empty("w:multiLevelType", &[("w:val", "singleLevel")]);
                xml.element("w:lvl", &[("w:ilvl", "0")], |xml| {
                    xml.empty("w:start", &[("w:val", "1")]);
                    xml.empty("w:numFmt", &[("w:val", form)]);
                    xml.empty("w:pStyle", &[("w:val", style)]);
                    xml.empty("w:lvlText", &[("w:val", text)]);
                    xml.empty("w:lvlJc", &[("w:val", "left")]);
                    let indent = if style.starts_with("List") { "284" } else { "510" };
                    xml.element("w:pPr", &[], |xml| xml.empty("w:ind", &[("w:left", indent), ("w:hanging", indent)]));
                    xml.element("w:rPr", &[], |xml| xml.empty("w:color", &[("w:val", &palette.accent)]));
                });
            });
        }
        for (id, ..) in all {
            xml.element("w:num", &[("w:numId", id)], |xml| xml.empty("w:abstractNumId", &[("w:val", id)]));
        }
    });
    xml.bytes()
}
