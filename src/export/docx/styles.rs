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

const PLAIN: Style<'static> = Style {
    id: "",
    name: "",
    base: "Normal",
    size: None,
    bold: false,
    italic: false,
    serif: false,
    colour: None,
    space: [0, 100],
    keep: false,
    outline: None,
    list: None,
};

fn all(palette: &Palette) -> Vec<Style<'_>> {
    let (ink, quiet, accent) = (palette.ink.as_str(), palette.quiet.as_str(), palette.accent.as_str());
    let heading = |id, name, size, before, outline| Style {
        id,
        name,
        size: Some(size),
        bold: true,
        colour: Some(ink),
        space: [before, 80],
        keep: true,
        outline: Some(outline),
        ..PLAIN
    };
    vec![
        Style {
            id: "Title",
            name: "Title",
            size: Some(48),
            serif: true,
            bold: true,
            colour: Some(ink),
            space: [0, 60],
            ..PLAIN
        },
        Style { id: "Subtitle", name: "Subtitle", size: Some(21), colour: Some(quiet), space: [0, 40], ..PLAIN },
        Style { serif: true, list: Some("2"), ..heading("Heading1", "heading 1", 34, 420, 0) },
        Style {
            base: "Heading1",
            list: Some("0"),
            ..Style { serif: true, ..heading("PlainHeading", "Plain Heading", 34, 420, 0) }
        },
        Style { list: Some("3"), ..heading("AnnexHeading", "Annex Heading", 27, 360, 1) },
        heading("Heading2", "heading 2", 24, 260, 1),
        heading("Heading3", "heading 3", 20, 180, 2),
        Style {
            id: "Message",
            name: "Message",
            size: Some(24),
            serif: true,
            colour: Some(ink),
            space: [100, 120],
            ..PLAIN
        },
        Style { id: "Lead", name: "Lead", size: Some(22), serif: true, colour: Some(ink), space: [0, 120], ..PLAIN },
        Style { id: "Decision", name: "Decision", size: Some(20), space: [40, 140], ..PLAIN },
        Style { id: "Note", name: "Note", size: Some(17), colour: Some(quiet), ..PLAIN },
        Style {
            id: "Tag",
            name: "Tag",
            size: Some(16),
            bold: true,
            colour: Some(accent),
            space: [200, 0],
            keep: true,
            ..PLAIN
        },
        Style { id: "Evidence", name: "Evidence", size: Some(19), space: [0, 60], ..PLAIN },
        Style { id: "Quote", name: "Quote", italic: true, colour: Some(quiet), ..PLAIN },
        Style { id: "ListBullet", name: "List Bullet", space: [0, 50], list: Some("1"), ..PLAIN },
        Style { id: "ListNumber", name: "List Number", space: [0, 50], list: Some("4"), ..PLAIN },
        Style {
            id: "Caption",
            name: "caption",
            size: Some(19),
            bold: true,
            colour: Some(ink),
            space: [160, 40],
            keep: true,
            ..PLAIN
        },
        Style { id: "Figure", name: "Figure", space: [0, 140], ..PLAIN },
        Style { id: "Cell", name: "Cell", size: Some(17), space: [0, 0], ..PLAIN },
        Style { id: "CellHead", name: "Cell Head", size: Some(17), space: [0, 0], keep: true, ..PLAIN },
        Style { id: "Small", name: "Small", size: Some(16), space: [0, 40], ..PLAIN },
        Style {
            id: "ColumnHead",
            name: "Column Head",
            size: Some(20),
            bold: true,
            colour: Some(ink),
            space: [60, 60],
            keep: true,
            ..PLAIN
        },
        Style { id: "Item", name: "Item", size: Some(18), space: [60, 20], ..PLAIN },
        Style {
            id: "Value",
            name: "Value",
            size: Some(25),
            serif: true,
            bold: true,
            colour: Some(accent),
            space: [0, 20],
            ..PLAIN
        },
        Style { id: "AfterTable", name: "After Table", size: Some(8), space: [0, 60], ..PLAIN },
        Style { id: "Header", name: "header", size: Some(16), colour: Some(quiet), space: [0, 0], ..PLAIN },
        Style { id: "Footer", name: "footer", size: Some(16), colour: Some(quiet), space: [0, 0], ..PLAIN },
        Style {
            id: "TOCHeading",
            name: "TOC Heading",
            size: Some(24),
            bold: true,
            colour: Some(ink),
            space: [0, 80],
            keep: true,
            ..PLAIN
        },
        Style { id: "TOC1", name: "toc 1", space: [0, 40], ..PLAIN },
        Style { id: "TOC2", name: "toc 2", size: Some(18), colour: Some(quiet), space: [0, 20], ..PLAIN },
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

/// The part with all lists: bullets, numbers of chapters, letters of the annex, numbers.
pub(super) fn lists(palette: &Palette) -> Vec<u8> {
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
