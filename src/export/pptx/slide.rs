//! One slide: a title, texts, tables and charts at their places.

use super::shape::{Parts, SPACES, Shape, Table, slide_number, title, tree, widths};
use super::text::{Frame, Line, fitted, fitting_rows};
use crate::export::ooxml::chart::Chart;
use crate::export::ooxml::picture::Picture;
use crate::export::ooxml::{Kind, Package, Relations, Xml};
use crate::report::Palette;

/// Where there is more than a slide holds.
pub(super) const MORE: &str = "More in the report.";

/// A slide as it is put together.
pub(super) struct Slide {
    title: String,
    shapes: Vec<Shape>,
}

impl Slide {
    pub(super) fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), shapes: Vec::new() }
    }

    /// Words in the largest size in which they fit.
    pub(super) fn text(&mut self, frame: Frame, lines: Vec<Line>, sizes: [u32; 2]) {
        if !lines.is_empty() {
            let (lines, size) = fitted(lines, frame, sizes, MORE);
            self.shapes.push(Shape::Text { frame, lines, size, ground: false });
        }
    }

    /// Words on a ground of their own.
    pub(super) fn panel(&mut self, frame: Frame, lines: Vec<Line>, sizes: [u32; 2]) {
        let (lines, size) = fitted(lines, frame, sizes, MORE);
        self.shapes.push(Shape::Text { frame, lines, size, ground: true });
    }

    /// A table in the largest size in which all of it fits, else as many of its rows as fit.
    pub(super) fn table(&mut self, frame: Frame, mut table: Table, sizes: [u32; 2]) {
        if table.rows.is_empty() {
            return;
        }
        let widths = widths(&table, frame.width);
        let fits = |size: &u32| fitting_rows(&table.rows, &widths, frame.height, *size) == table.rows.len();
        let size = (sizes[0]..=sizes[1]).rev().find(fits).unwrap_or(sizes[0]);
        let fitting = fitting_rows(&table.rows, &widths, frame.height, size).max(1);
        if fitting < table.rows.len() {
            table.rows.truncate(fitting.saturating_sub(1).max(1));
            let mut last = vec![String::new(); table.head.len()];
            MORE.clone_into(&mut last[0]);
            table.rows.push(last);
        }
        self.shapes.push(Shape::Table { frame, table, size });
    }

    pub(super) fn chart(&mut self, frame: Frame, chart: Chart) {
        self.shapes.push(Shape::Chart { frame, chart });
    }

    pub(super) fn logo(&mut self, frame: Frame, picture: Picture, alt: &str) {
        self.shapes.push(Shape::Logo { frame, picture, alt: alt.to_owned() });
    }

    /// The slide as a part; what it holds beside words is added to the package.
    pub(super) fn part(
        self,
        number: usize,
        charts: &mut usize,
        package: &mut Package,
        palette: &Palette,
    ) -> (Vec<u8>, Relations) {
        let mut relations = Relations::default();
        relations.add(Kind::Office("slideLayout"), "../slideLayouts/slideLayout1.xml");
        let mut xml = Xml::part();
        xml.element("p:sld", &SPACES, |xml| {
            xml.element("p:cSld", &[], |xml| {
                tree(xml, |xml| {
                    title(xml, &self.title);
                    for (id, shape) in (3..).zip(self.shapes) {
                        shape.write(xml, id, &mut Parts { relations: &mut relations, charts, package, palette });
                    }
                    slide_number(xml, number);
                });
            });
            xml.element("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
        });
        (xml.bytes(), relations)
    }
}
