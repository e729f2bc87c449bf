//! The styles of a Word document, made of the house's colours: whoever changes one changes every place.

use crate::export::ooxml::Xml;
use crate::export::ooxml::theme::{SANS, SERIF};
use crate::report::Palette;

/// The namespace of Word's own elements.
pub(super) const SPACE: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// How a paragraph looks. Sizes are in half points, distances in twentieths of a point.
struct Style<'a> {
    id: &'static str,
    name: &'static str,
    base: &'static str,
    size: Option<u32>,
    bold: bool,
    italic: bool,
    serif: bool,
    colour: Option<&'a str>,
    /// Before and after.
    space: [u32; 2],
    /// Whether it stays with what follows.
    keep: bool,
    /// Its level among the headings, from 0.
    outline: Option<u8>,
    /// Its list, by number.
    list: Option<&'static str>,
}

/// A style like that of plain text.
fn style(id: &'static str, name: &'static str) -> Style<'static> {
    let (size, colour, outline, list) = (None, None, None, None);
    let (bold, italic, serif, keep) = (false, false, false, false);
    Style { id, name, base: "Normal", size, bold, italic, serif, colour, space: [0, 100], keep, outline, list }
}

impl<'a> Style<'a> {
    fn size(self, size: u32) -> Self {
        Self { size: Some(size), ..self }
    }

    fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    fn serif(self) -> Self {
        Self { serif: true, ..self }
    }

    fn colour(self, colour: &'a str) -> Self {
        Self { colour: Some(colour), ..self }
    }

    fn space(self, before: u32, after: u32) -> Self {
        Self { space: [before, after], ..self }
    }

    fn keep(self) -> Self {
        Self { keep: true, ..self }
    }

    fn list(self, list: &'static str) -> Self {
        Self { list: Some(list), ..self }
    }

    /// A heading of that level, in that size, with that space before it.
    fn heading(self, level: u8, size: u32, before: u32) -> Self {
        Self { outline: Some(level), ..self.size(size).bold().space(before, 80).keep() }
    }
}

fn all(palette: &Palette) -> Vec<Style<'_>> {
    let (ink, quiet, accent) = (palette.ink.as_str(), palette.quiet.as_str(), palette.accent.as_str());
    vec![
        style("Title", "Title").size(48).serif().bold().colour(ink).space(0, 60),
        style("Subtitle", "Subtitle").size(21).colour(quiet).space(0, 40),
        style("Heading1", "heading 1").heading(0, 34, 420).serif().colour(ink).list("2"),
        Style { base: "Heading1", ..style("PlainHeading", "Plain Heading").space(420, 80).list("0") },
        style("AnnexHeading", "Annex Heading").heading(1, 27, 360).colour(ink).list("3"),
        style("Heading2", "heading 2").heading(1, 24, 260).colour(ink),
        style("Heading3", "heading 3").heading(2, 20, 180).colour(ink),
        style("Message", "Message").size(24).serif().colour(ink).space(100, 120),
        style("Lead", "Lead").size(22).serif().colour(ink).space(0, 120),
        style("Decision", "Decision").size(20).space(40, 140),
        style("Note", "Note").size(17).colour(quiet),
        style("Tag", "Tag").size(16).bold().colour(accent).space(200, 0).keep(),
        style("Evidence", "Evidence").size(19).space(0, 60),
        Style { italic: true, ..style("Quote", "Quote").colour(quiet) },
        style("ListBullet", "List Bullet").space(0, 50).list("1"),
        style("ListNumber", "List Number").space(0, 50).list("4"),
        style("Caption", "caption").size(19).bold().colour(ink).space(160, 40).keep(),
        style("Figure", "Figure").space(0, 140),
        style("Cell", "Cell").size(17).space(0, 0),
        style("CellHead", "Cell Head").size(17).space(0, 0).keep(),
        style("Small", "Small").size(17).space(0, 40),
        style("ColumnHead", "Column Head").size(20).bold().colour(ink).space(60, 60).keep(),
        style("Item", "Item").size(19).space(60, 20),
        style("Value", "Value").size(25).serif().bold().colour(accent).space(0, 20),
        style("AfterTable", "After Table").size(8).space(0, 60),
        style("Header", "header").size(16).colour(quiet).space(0, 0),
        style("Footer", "footer").size(16).colour(quiet).space(0, 0),
        style("TOCHeading", "TOC Heading").size(24).bold().colour(ink).space(0, 80).keep(),
        style("TOC1", "toc 1").space(0, 40),
        style("TOC2", "toc 2").size(18).colour(quiet).space(0, 20),
    ]
}

/// The part with all styles.
pub(super) fn part(palette: &Palette) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:styles", &[SPACE], |xml| {
        defaults(xml, palette);
        xml.element("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")], |xml| {
            xml.empty("w:name", &[("w:val", "Normal")]);
            xml.empty("w:qFormat", &[]);
        });
        for style in all(palette) {
            style.write(xml, palette);
        }
        characters(xml, palette);
        tables(xml, palette);
    });
    xml.bytes()
}

fn defaults(xml: &mut Xml, palette: &Palette) {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                xml.empty("w:rFonts", &[("w:ascii", SANS), ("w:hAnsi", SANS), ("w:cs", SANS)]);
                xml.empty("w:color", &[("w:val", &palette.text)]);
                xml.empty("w:sz", &[("w:val", "20")]);
                xml.empty("w:lang", &[("w:val", "en-GB"), ("w:eastAsia", "en-GB")]);
            });
        });
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:spacing", &[("w:after", "100"), ("w:line", "264"), ("w:lineRule", "auto")]);
            });
        });
    });
}

impl Style<'_> {
    fn write(&self, xml: &mut Xml, palette: &Palette) {
        xml.element("w:style", &[("w:type", "paragraph"), ("w:styleId", self.id)], |xml| {
            xml.empty("w:name", &[("w:val", self.name)]);
            xml.empty("w:basedOn", &[("w:val", self.base)]);
            if self.outline.is_some() {
                xml.empty("w:next", &[("w:val", "Normal")]);
            }
            xml.empty("w:qFormat", &[]);
            xml.element("w:pPr", &[], |xml| self.paragraph(xml, palette));
            xml.element("w:rPr", &[], |xml| self.words(xml));
        });
    }

    /// In the order in which the format wants them.
    fn paragraph(&self, xml: &mut Xml, palette: &Palette) {
        if self.keep {
            xml.empty("w:keepNext", &[]);
            xml.empty("w:keepLines", &[]);
        }
        if let Some(list) = self.list {
            xml.element("w:numPr", &[], |xml| xml.empty("w:numId", &[("w:val", list)]));
        }
        if let Some((sides, colour, width)) = border(self.id, palette) {
            xml.element("w:pBdr", &[], |xml| {
                for side in sides {
                    let attributes = [("w:val", "single"), ("w:sz", width), ("w:space", "8"), ("w:color", colour)];
                    xml.empty(side, &attributes);
                }
            });
        }
        if self.id == "Decision" {
            xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &palette.panel)]);
        }
        if matches!(self.id, "Footer" | "TOC1" | "TOC2") {
            xml.element("w:tabs", &[], |xml| {
                xml.empty("w:tab", &[("w:val", "right"), ("w:pos", "9638")]);
            });
        }
        let [before, after] = self.space.map(|space| space.to_string());
        xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]);
        match self.id {
            "Quote" | "Decision" => xml.empty("w:ind", &[("w:left", "240"), ("w:right", "240")]),
            "TOC2" => xml.empty("w:ind", &[("w:left", "340")]),
            _ => {}
        }
        if let Some(level) = self.outline {
            xml.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
        }
    }

    fn words(&self, xml: &mut Xml) {
        if self.serif {
            xml.empty("w:rFonts", &[("w:ascii", SERIF), ("w:hAnsi", SERIF), ("w:cs", SERIF)]);
        }
        for (wanted, name) in [(self.bold, "w:b"), (self.italic, "w:i")] {
            if wanted {
                xml.empty(name, &[]);
            }
        }
        if let Some(colour) = self.colour {
            xml.empty("w:color", &[("w:val", colour)]);
        }
        if let Some(size) = self.size {
            xml.empty("w:sz", &[("w:val", &size.to_string())]);
        }
    }
}

/// Lines beside a paragraph: which, in which colour, how thick in eighths of a point.
fn border<'a>(id: &str, palette: &'a Palette) -> Option<(&'static [&'static str], &'a str, &'static str)> {
    match id {
        "Heading1" | "PlainHeading" => Some((&["w:top"], &palette.ink, "12")),
        "Decision" => Some((&["w:left"], &palette.accent, "36")),
        "Quote" => Some((&["w:left"], &palette.rule, "18")),
        _ => None,
    }
}

fn characters(xml: &mut Xml, palette: &Palette) {
    for (id, name, colour, line) in
        [("Hyperlink", "Hyperlink", &palette.accent, true), ("Quiet", "Quiet", &palette.quiet, false)]
    {
        xml.element("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
            xml.empty("w:name", &[("w:val", name)]);
            xml.element("w:rPr", &[], |xml| {
                xml.empty("w:color", &[("w:val", colour)]);
                if line {
                    xml.empty("w:u", &[("w:val", "single")]);
                }
            });
        });
    }
}

fn tables(xml: &mut Xml, palette: &Palette) {
    for (id, name, lined) in [("Numbers", "Numbers", true), ("SideBySide", "Side by Side", false)] {
        xml.element("w:style", &[("w:type", "table"), ("w:styleId", id)], |xml| {
            xml.empty("w:name", &[("w:val", name)]);
            xml.element("w:tblPr", &[], |xml| {
                if lined {
                    xml.element("w:tblBorders", &[], |xml| {
                        for side in ["w:top", "w:bottom", "w:insideH"] {
                            let line = [
                                ("w:val", "single"),
                                ("w:sz", "4"),
                                ("w:space", "0"),
                                ("w:color", palette.rule.as_str()),
                            ];
                            xml.empty(side, &line);
                        }
                    });
                }
                xml.element("w:tblCellMar", &[], |xml| {
                    for (side, width) in [("w:top", "50"), ("w:left", "60"), ("w:bottom", "50"), ("w:right", "110")] {
                        xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
                    }
                });
            });
            if lined {
                xml.element("w:tblStylePr", &[("w:type", "firstRow")], |xml| {
                    xml.element("w:tcPr", &[], |xml| {
                        xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &palette.panel)]);
                    });
                });
            }
        });
    }
}
