//! The body of a Word document: paragraphs, tables and charts, in the styles of `styles`.

use super::span::{Link, Span, plain};
use super::table;
use crate::export::ooxml::chart::Chart;
use crate::export::ooxml::picture::Picture;
use crate::export::ooxml::{Attributes, Kind, Package, Relations, Xml};
use crate::report::Palette;

/// English Metric Units in a centimetre.
pub(super) const CM: i64 = 360_000;
/// The width of the text, in centimetres.
pub(super) const WIDTH: i64 = 17;

/// The body as it is written.
pub(super) struct Body<'a> {
    pub(super) xml: Xml,
    pub(super) relations: Relations,
    pub(super) package: &'a mut Package,
    pub(super) palette: &'a Palette,
    /// Bookmarks and drawings so far; each has a number of its own.
    numbered: usize,
    charts: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(package: &'a mut Package, palette: &'a Palette) -> Self {
        Self { xml: Xml::part(), relations: Relations::default(), package, palette, numbered: 0, charts: 0 }
    }

    /// A heading, which other places may lead to.
    pub(super) fn heading(&mut self, style: &str, text: &str, anchor: Option<&str>) {
        self.anchored(style, &[plain(text)], anchor);
    }

    /// A paragraph of plain words.
    pub(super) fn words(&mut self, style: &str, text: &str) {
        self.paragraph(style, &[plain(text)]);
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, style: &str, spans: &[Span]) {
        self.anchored(style, spans, None);
    }

    /// A paragraph, which other places may lead to.
    pub(super) fn anchored(&mut self, style: &str, spans: &[Span], anchor: Option<&str>) {
        self.styled(style, anchor, |_| {}, |body| body.spans(spans));
    }

    /// A paragraph with properties of its own.
    pub(super) fn styled(
        &mut self,
        style: &str,
        anchor: Option<&str>,
        properties: impl FnOnce(&mut Xml),
        inside: impl FnOnce(&mut Self),
    ) {
        self.open("w:p", &[], |body| {
            body.xml.element("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", style)]);
                properties(xml);
            });
            body.marked(anchor, inside);
        });
    }

    /// Words that other places may lead to.
    fn marked(&mut self, anchor: Option<&str>, inside: impl FnOnce(&mut Self)) {
        let Some(anchor) = anchor else { return inside(self) };
        self.numbered += 1;
        let id = self.numbered.to_string();
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark(anchor))]);
        inside(self);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// An element in which the body goes on.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.xml.begin(name, attributes);
        inside(self);
        self.xml.end(name);
    }

    /// One paragraph for each, behind bullets.
    pub(super) fn bullets(&mut self, all: impl IntoIterator<Item = Vec<Span>>) {
        for spans in all {
            self.paragraph("ListBullet", &spans);
        }
    }

    /// A table, unless it has no rows.
    pub(super) fn table(&mut self, table: &table::Table) {
        if !table.rows.is_empty() {
            table::write(self, table);
        }
    }

    /// A chart with what it says above it.
    pub(super) fn chart(&mut self, chart: &Chart) {
        self.words("Caption", &chart.title);
        self.charts += 1;
        let target = chart.add(self.package, "word", self.charts, self.palette);
        let id = self.relations.add(Kind::Office("chart"), target);
        let rows = i64::try_from(chart.rows()).unwrap_or(i64::MAX);
        let height = (rows * CM * 30 / 100 + CM * 2).clamp(4 * CM, 17 * CM);
        let names = (chart.title.as_str(), chart.description.as_str());
        self.drawing([WIDTH * CM, height], names, |xml| {
            let space = "http://schemas.openxmlformats.org/drawingml/2006/chart";
            xml.element("a:graphicData", &[("uri", space)], |xml| {
                xml.empty("c:chart", &[("xmlns:c", space), ("r:id", &id)]);
            });
        });
    }

    /// A picture in the height of a logo.
    pub(super) fn logo(&mut self, picture: Picture, alt: &str) {
        let path = format!("media/logo.{}", picture.ending);
        let size = picture.within(5 * CM, CM * 14 / 10);
        self.package.add(&format!("word/{path}"), picture.kind, picture.bytes, &Relations::default());
        let id = self.relations.add(Kind::Office("image"), path);
        let is_svg = picture.ending == "svg";
        self.drawing(size, ("Logo", alt), |xml| logo(xml, &id, is_svg, size));
    }

    fn drawing(&mut self, size: [i64; 2], names: (&str, &str), graphic: impl FnOnce(&mut Xml)) {
        self.numbered += 1;
        let number = self.numbered.to_string();
        let [width, height] = size.map(|length| length.to_string());
        self.styled(
            "Figure",
            None,
            |_| {},
            |body| {
                body.xml.element("w:r", &[], |xml| {
                    xml.element("w:drawing", &[], |xml| {
                        xml.element(
                            "wp:inline",
                            &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")],
                            |xml| {
                                xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
                                xml.empty("wp:docPr", &[("id", &number), ("name", names.0), ("descr", names.1)]);
                                xml.empty("wp:cNvGraphicFramePr", &[]);
                                xml.element("a:graphic", &[], graphic);
                            },
                        );
                    });
                });
            },
        );
    }

    /// Words with their looks.
    pub(super) fn spans(&mut self, spans: &[Span]) {
        for span in spans {
            self.marked(span.mark.as_deref(), |body| body.span(span));
        }
    }

    fn span(&mut self, span: &Span) {
        let Some(link) = &span.link else { return run(&mut self.xml, span) };
        let (name, value) = match link {
            Link::Place(anchor) => ("w:anchor", bookmark(anchor)),
            Link::Address(address) => ("r:id", self.relations.add(Kind::Link, address.as_str())),
        };
        self.xml.element("w:hyperlink", &[(name, &value), ("w:history", "1")], |xml| run(xml, span));
    }
}

/// Bookmarks are named by letters, digits and underscores.
pub(super) fn bookmark(anchor: &str) -> String {
    anchor.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect()
}

fn run(xml: &mut Xml, span: &Span) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            let style = if span.link.is_some() { Some("Hyperlink") } else { span.quiet.then_some("Quiet") };
            if let Some(style) = style {
                xml.empty("w:rStyle", &[("w:val", style)]);
            }
            if span.code {
                xml.empty("w:rFonts", &[("w:ascii", "Consolas"), ("w:hAnsi", "Consolas")]);
            }
            for (wanted, name) in [(span.strong, "w:b"), (span.emphasis, "w:i")] {
                if wanted {
                    xml.empty(name, &[]);
                }
            }
            if let Some(colour) = &span.colour {
                xml.empty("w:color", &[("w:val", colour)]);
            }
        });
        if span.is_break {
            xml.empty("w:br", &[]);
        }
        // What people typed may have lines of its own.
        for (at, line) in span.text.split('\n').enumerate() {
            if at > 0 {
                xml.empty("w:br", &[]);
            }
            xml.text("w:t", &[("xml:space", "preserve")], line);
        }
    });
}

/// A picture; a drawing is named twice, since programs look for it in different places.
fn logo(xml: &mut Xml, id: &str, is_svg: bool, size: [i64; 2]) {
    let space = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    let [width, height] = size.map(|length| length.to_string());
    xml.element("a:graphicData", &[("uri", space)], |xml| {
        xml.element("pic:pic", &[("xmlns:pic", space)], |xml| {
            xml.element("pic:nvPicPr", &[], |xml| {
                xml.empty("pic:cNvPr", &[("id", "0"), ("name", "Logo")]);
                xml.empty("pic:cNvPicPr", &[]);
            });
            xml.element("pic:blipFill", &[], |xml| {
                crate::export::ooxml::picture::blip(xml, id, is_svg);
                xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
            });
            xml.element("pic:spPr", &[], |xml| {
                xml.element("a:xfrm", &[], |xml| {
                    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                    xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
                });
                xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
            });
        });
    });
}
