//! What stands on a slide: words, tables, charts, a logo, each at its place.

use super::text::{Frame, Line, Tone};
use crate::export::ooxml::chart::Chart;
use crate::export::ooxml::picture::{Picture, blip};
use crate::export::ooxml::{Kind, Package, Relations, Xml};
use crate::report::Palette;

/// The namespaces of every part with shapes.
pub(super) const SPACES: [(&str, &str); 3] = [
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];

/// A table: headings with their part of the width, and rows.
pub(super) struct Table {
    pub head: Vec<(String, i64)>,
    pub rows: Vec<Vec<String>>,
}

/// A shape.
pub(super) enum Shape {
    Text { frame: Frame, lines: Vec<Line>, size: u32, ground: bool },
    Table { frame: Frame, table: Table, size: u32 },
    Chart { frame: Frame, chart: Chart },
    Logo { frame: Frame, picture: Picture, alt: String },
}

/// What shapes add to beside the slide.
pub(super) struct Parts<'a> {
    pub relations: &'a mut Relations,
    pub charts: &'a mut usize,
    pub package: &'a mut Package,
    pub palette: &'a Palette,
}

/// The tree of a part's shapes.
pub(super) fn tree(xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
    xml.element("p:spTree", &[], |xml| {
        xml.element("p:nvGrpSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", "1"), ("name", "")]);
            xml.empty("p:cNvGrpSpPr", &[]);
            xml.empty("p:nvPr", &[]);
        });
        xml.empty("p:grpSpPr", &[]);
        inside(xml);
    });
}

/// The title, where and how the layout has it.
pub(super) fn title(xml: &mut Xml, text: &str) {
    placeholder(xml, "2", "Title", "title", |xml| {
        xml.element("a:r", &[], |xml| {
            xml.empty("a:rPr", &[("lang", "en-GB")]);
            xml.text("a:t", &[], text);
        });
    });
}

pub(super) fn slide_number(xml: &mut Xml, number: usize) {
    placeholder(xml, "900", "Slide number", "sldNum", |xml| {
        xml.element("a:fld", &[("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), ("type", "slidenum")], |xml| {
            xml.empty("a:rPr", &[("lang", "en-GB")]);
            xml.text("a:t", &[], &number.to_string());
        });
    });
}

fn placeholder(xml: &mut Xml, id: &str, name: &str, kind: &str, words: impl FnOnce(&mut Xml)) {
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", id), ("name", name)]);
            xml.element("p:cNvSpPr", &[], |xml| xml.empty("a:spLocks", &[("noGrp", "1")]));
            let place: &[(&str, &str)] =
                if kind == "sldNum" { &[("type", kind), ("sz", "quarter"), ("idx", "12")] } else { &[("type", kind)] };
            xml.element("p:nvPr", &[], |xml| xml.empty("p:ph", place));
        });
        xml.empty("p:spPr", &[]);
        xml.element("p:txBody", &[], |xml| {
            xml.empty("a:bodyPr", &[]);
            xml.element("a:p", &[], words);
        });
    });
}

impl Shape {
    pub(super) fn write(self, xml: &mut Xml, id: u32, parts: &mut Parts<'_>) {
        let id = id.to_string();
        match self {
            Self::Text { frame, lines, size, ground } => text(xml, &id, frame, &lines, size, ground, parts.palette),
            Self::Table { frame, table, size } => self::table(xml, &id, frame, &table, size, parts.palette),
            Self::Chart { frame, chart } => {
                *parts.charts += 1;
                let target = chart.add(parts.package, "ppt", *parts.charts, parts.palette);
                let relation = parts.relations.add(Kind::Office("chart"), format!("../{target}"));
                let space = "http://schemas.openxmlformats.org/drawingml/2006/chart";
                graphic(xml, &id, (&chart.title, &chart.description), frame, |xml| {
                    xml.element("a:graphicData", &[("uri", space)], |xml| {
                        xml.empty("c:chart", &[("xmlns:c", space), ("r:id", &relation)]);
                    });
                });
            }
            Self::Logo { frame, picture, alt } => {
                let [width, height] = picture.within(frame.width, frame.height);
                let path = format!("media/logo.{}", picture.ending);
                let relation = parts.relations.add(Kind::Office("image"), format!("../{path}"));
                let is_svg = picture.ending == "svg";
                parts.package.add(&format!("ppt/{path}"), picture.kind, picture.bytes, &Relations::default());
                let frame = Frame { left: frame.left + frame.width - width, width, height, ..frame };
                logo(xml, &id, &relation, is_svg, frame, &alt);
            }
        }
    }
}

fn text(xml: &mut Xml, id: &str, frame: Frame, lines: &[Line], size: u32, ground: bool, palette: &Palette) {
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", id), ("name", &format!("Text {id}"))]);
            xml.empty("p:cNvSpPr", &[("txBox", "1")]);
            xml.empty("p:nvPr", &[]);
        });
        xml.element("p:spPr", &[], |xml| {
            place(xml, "a:xfrm", frame);
            xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
            if ground {
                fill(xml, &palette.panel);
            }
        });
        xml.element("p:txBody", &[], |xml| {
            let margin = if ground { "180000" } else { "0" };
            let attributes =
                [("wrap", "square"), ("lIns", margin), ("rIns", margin), ("tIns", margin), ("bIns", margin)];
            xml.empty("a:bodyPr", &attributes);
            for (at, line) in lines.iter().enumerate() {
                paragraph(xml, line, size, at == 0, palette);
            }
        });
    });
}

#[expect(clippy::cast_possible_truncation, reason = "sizes of fonts")]
fn paragraph(xml: &mut Xml, line: &Line, size: u32, first: bool, palette: &Palette) {
    let hundredths = |points: f64| ((points * 100.0).round() as i64).to_string();
    xml.element("a:p", &[], |xml| {
        let hanging: &[(&str, &str)] = if line.bullet { &[("marL", "216000"), ("indent", "-216000")] } else { &[] };
        xml.element("a:pPr", hanging, |xml| {
            let space = if first { 0.0 } else { line.space(size) };
            xml.element("a:spcBef", &[], |xml| xml.value("a:spcPts", &hundredths(space)));
            if line.bullet {
                xml.empty("a:buChar", &[("char", "•")]);
            } else {
                xml.empty("a:buNone", &[]);
            }
        });
        for (text, tone) in &line.spans {
            run(xml, text, *tone, &hundredths(line.points(size)), palette);
        }
    });
}

fn run(xml: &mut Xml, text: &str, tone: Tone, size: &str, palette: &Palette) {
    let bold = if matches!(tone, Tone::Strong | Tone::Heading) { "1" } else { "0" };
    let colour = match tone {
        Tone::Plain | Tone::Strong => &palette.text,
        Tone::Quiet => &palette.quiet,
        Tone::Accent => &palette.accent,
        Tone::Heading => &palette.ink,
    };
    // A line of its own is a paragraph in the middle of a paragraph.
    for (at, text) in text.split('\n').enumerate() {
        if at > 0 {
            xml.empty("a:br", &[]);
        }
        xml.element("a:r", &[], |xml| {
            xml.element("a:rPr", &[("lang", "en-GB"), ("sz", size), ("b", bold)], |xml| {
                fill(xml, colour);
                let heading = matches!(tone, Tone::Accent | Tone::Heading);
                xml.empty("a:latin", &[("typeface", if heading { "+mj-lt" } else { "+mn-lt" })]);
            });
            xml.text("a:t", &[], text);
        });
    }
}

pub(super) fn fill(xml: &mut Xml, colour: &str) {
    xml.element("a:solidFill", &[], |xml| xml.value("a:srgbClr", colour));
}

/// Where a shape stands.
pub(super) fn place(xml: &mut Xml, name: &str, frame: Frame) {
    xml.element(name, &[], |xml| {
        xml.empty("a:off", &[("x", &frame.left.to_string()), ("y", &frame.top.to_string())]);
        xml.empty("a:ext", &[("cx", &frame.width.to_string()), ("cy", &frame.height.to_string())]);
    });
}

fn graphic(xml: &mut Xml, id: &str, names: (&str, &str), frame: Frame, data: impl FnOnce(&mut Xml)) {
    xml.element("p:graphicFrame", &[], |xml| {
        xml.element("p:nvGraphicFramePr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", id), ("name", names.0), ("descr", names.1)]);
            xml.empty("p:cNvGraphicFramePr", &[]);
            xml.empty("p:nvPr", &[]);
        });
        place(xml, "p:xfrm", frame);
        xml.element("a:graphic", &[], data);
    });
}

pub(super) fn widths(table: &Table, width: i64) -> Vec<i64> {
    let all: i64 = table.head.iter().map(|(_, share)| share).sum();
    table.head.iter().map(|(_, share)| width * share / all.max(1)).collect()
}

fn table(xml: &mut Xml, id: &str, frame: Frame, table: &Table, size: u32, palette: &Palette) {
    graphic(xml, id, (&format!("Table {id}"), ""), frame, |xml| {
        xml.element("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/table")], |xml| {
            xml.element("a:tbl", &[], |xml| {
                xml.empty("a:tblPr", &[("firstRow", "1")]);
                xml.element("a:tblGrid", &[], |xml| {
                    for width in widths(table, frame.width) {
                        xml.empty("a:gridCol", &[("w", &width.to_string())]);
                    }
                });
                let head: Vec<String> = table.head.iter().map(|(title, _)| title.clone()).collect();
                row(xml, &head, size, true, palette);
                for cells in &table.rows {
                    row(xml, cells, size, false, palette);
                }
            });
        });
    });
}

fn row(xml: &mut Xml, cells: &[String], size: u32, head: bool, palette: &Palette) {
    xml.element("a:tr", &[("h", &(i64::from(size) * 12_700 * 18 / 10).to_string())], |xml| {
        for (at, cell) in cells.iter().enumerate() {
            xml.element("a:tc", &[], |xml| {
                xml.element("a:txBody", &[], |xml| {
                    xml.empty("a:bodyPr", &[]);
                    xml.element("a:p", &[], |xml| {
                        let tone = if head || at == 0 { Tone::Strong } else { Tone::Plain };
                        run(xml, cell, tone, &(size * 100).to_string(), palette);
                    });
                });
                xml.element(
                    "a:tcPr",
                    &[("marL", "90000"), ("marR", "90000"), ("marT", "36000"), ("marB", "36000")],
                    |xml| {
                        for side in ["a:lnL", "a:lnR"] {
                            xml.element(side, &[("w", "0")], |xml| xml.empty("a:noFill", &[]));
                        }
                        for side in ["a:lnT", "a:lnB"] {
                            xml.element(side, &[("w", "9525")], |xml| fill(xml, &palette.rule));
                        }
                        if head { fill(xml, &palette.panel) } else { xml.empty("a:noFill", &[]) }
                    },
                );
            });
        }
    });
}

fn logo(xml: &mut Xml, id: &str, relation: &str, is_svg: bool, frame: Frame, alt: &str) {
    xml.element("p:pic", &[], |xml| {
        xml.element("p:nvPicPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", id), ("name", "Logo"), ("descr", alt)]);
            xml.empty("p:cNvPicPr", &[]);
            xml.empty("p:nvPr", &[]);
        });
        xml.element("p:blipFill", &[], |xml| {
            blip(xml, relation, is_svg);
            xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.element("p:spPr", &[], |xml| {
            place(xml, "a:xfrm", frame);
            xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
    });
}
