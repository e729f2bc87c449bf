//! Charts of Word and PowerPoint (DrawingML): drawn by the program that shows them, from numbers that can be edited.

mod axes;
mod series;

use super::workbook::workbook;
use super::{Kind, Package, Relations, Xml};
use crate::report::Palette;

const SPACES: [(&str, &str); 3] = [
    ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// How numbers are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Form {
    /// Bars beside each other, the first category on top.
    Bars,
    /// Bars that begin where the series before, which is not drawn, ends.
    Spans,
    /// A line for each series.
    Lines,
    /// Points by two numbers each.
    Dots,
}

/// How a series looks: told apart by its ground as well as by its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Style {
    /// Filled.
    Solid,
    /// White, with an edge.
    Outline,
    /// Not drawn at all.
    Hidden,
}

/// Numbers of one name.
#[derive(Debug, Clone)]
pub(in crate::export) struct Series {
    /// Its name.
    pub name: String,
    /// One for each category; of dots one for each point, also for those of other series, which have none here.
    pub values: Vec<Option<f64>>,
    /// Of dots, what is written on some.
    pub labels: Vec<(usize, String)>,
    /// In which colour that is written.
    pub ink: &'static str,
    /// Of dots and lines, the shape of their marks.
    pub mark: &'static str,
    /// The colour as `RRGGBB`.
    pub colour: String,
    /// How it looks.
    pub style: Style,
    /// Bars that look otherwise, by their category.
    pub apart: Vec<(usize, Style, String)>,
}

/// What the numbers are measured by.
#[derive(Debug, Clone)]
pub(in crate::export) struct Axis {
    /// What they count.
    pub title: String,
    /// Of dots, what the other axis counts.
    pub across: String,
    /// The smallest and the largest number.
    pub ends: Option<[f64; 2]>,
    /// From one line to the next.
    pub step: Option<f64>,
    /// How they are written.
    pub format: &'static str,
}

/// A chart.
#[derive(Debug, Clone)]
pub(in crate::export) struct Chart {
    /// What it says.
    pub title: String,
    /// The same in more words, for whoever does not see it.
    pub description: String,
    /// How it is drawn.
    pub form: Form,
    /// Names of the categories, or of dots of the points.
    pub categories: Vec<String>,
    /// Of dots, how far to the right each point stands.
    pub across: Vec<f64>,
    /// The numbers.
    pub series: Vec<Series>,
    /// What they are measured by.
    pub axis: Axis,
}

impl Series {
    /// Filled bars, or a line.
    pub(in crate::export) fn new(name: &str, values: Vec<Option<f64>>, colour: &str) -> Self {
        Self {
            name: name.to_owned(),
            values,
            labels: Vec::new(),
            ink: "FFFFFF",
            mark: "circle",
            colour: colour.to_owned(),
            style: Style::Solid,
            apart: Vec::new(),
        }
    }
}

impl Chart {
    /// Adds the chart as part of that number below `folder`; gives the address relative to a part in `folder`.
    pub(in crate::export) fn add(
        &self,
        package: &mut Package,
        folder: &str,
        number: usize,
        palette: &Palette,
    ) -> String {
        let (chart, book) = (format!("charts/chart{number}.xml"), format!("embeddings/chart{number}.xlsx"));
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        package.add(&format!("{folder}/{book}"), sheet, workbook(self), &Relations::default());
        let mut relations = Relations::default();
        let id = relations.add(Kind::Office("package"), format!("../{book}"));
        let kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
        package.add(&format!("{folder}/{chart}"), kind, self.part(&id, palette), &relations);
        chart
    }

    /// Rows of a page that its bars or lines need.
    pub(in crate::export) fn rows(&self) -> usize {
        let drawn = self.series.iter().filter(|series| series.style != Style::Hidden).count();
        match self.form {
            Form::Bars => self.categories.len() * (drawn + 1),
            Form::Spans => self.categories.len() * 2,
            Form::Lines => 20,
            Form::Dots => 32,
        }
    }

    fn part(&self, book: &str, palette: &Palette) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.element("c:chartSpace", &SPACES, |xml| {
            xml.value("c:date1904", "0");
            xml.value("c:lang", "en-GB");
            xml.value("c:roundedCorners", "0");
            xml.element("c:chart", &[], |xml| {
                xml.value("c:autoTitleDeleted", "1");
                xml.element("c:plotArea", &[], |xml| {
                    xml.empty("c:layout", &[]);
                    self.plot(xml);
                    axes::write(self, xml, palette);
                });
                self.legend(xml);
                xml.value("c:plotVisOnly", "1");
                xml.value("c:dispBlanksAs", "gap");
            });
            xml.element("c:spPr", &[], |xml| {
                xml.empty("a:noFill", &[]);
                xml.element("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
            });
            words(xml, "c:txPr", &palette.text, 1000);
            xml.element("c:externalData", &[("r:id", book)], |xml| xml.value("c:autoUpdate", "0"));
        });
        xml.bytes()
    }

    fn plot(&self, xml: &mut Xml) {
        let name = match self.form {
            Form::Bars | Form::Spans => "c:barChart",
            Form::Lines => "c:lineChart",
            Form::Dots => "c:scatterChart",
        };
        xml.element(name, &[], |xml| {
            match self.form {
                Form::Bars | Form::Spans => {
                    xml.value("c:barDir", "bar");
                    xml.value("c:grouping", if self.form == Form::Bars { "clustered" } else { "stacked" });
                }
                Form::Lines => xml.value("c:grouping", "standard"),
                Form::Dots => xml.value("c:scatterStyle", "lineMarker"),
            }
            xml.value("c:varyColors", "0");
            series::write(self, xml);
            match self.form {
                Form::Bars => xml.value("c:gapWidth", "60"),
                Form::Spans => {
                    xml.value("c:gapWidth", "60");
                    xml.value("c:overlap", "100");
                }
                Form::Lines => xml.value("c:marker", "1"),
                Form::Dots => {}
            }
            xml.value("c:axId", axes::FIRST);
            xml.value("c:axId", axes::SECOND);
        });
    }

    /// Names beside the drawing, where there are several to tell apart.
    fn legend(&self, xml: &mut Xml) {
        let drawn = self.series.iter().filter(|series| series.style != Style::Hidden).count();
        if drawn < 2 {
            return;
        }
        xml.element("c:legend", &[], |xml| {
            xml.value("c:legendPos", "t");
            for (at, _) in self.series.iter().enumerate().filter(|(_, series)| series.style == Style::Hidden) {
                xml.element("c:legendEntry", &[], |xml| {
                    xml.value("c:idx", &at.to_string());
                    xml.value("c:delete", "1");
                });
            }
            xml.value("c:overlay", "0");
        });
    }
}

/// The colour of a shape's ground.
fn fill(xml: &mut Xml, colour: &str) {
    xml.element("a:solidFill", &[], |xml| xml.value("a:srgbClr", colour));
}

/// How words are written; `size` in hundredths of a point.
fn words(xml: &mut Xml, name: &str, colour: &str, size: u32) {
    xml.element(name, &[], |xml| {
        xml.empty("a:bodyPr", &[]);
        xml.element("a:p", &[], |xml| {
            xml.element("a:pPr", &[], |xml| {
                xml.element("a:defRPr", &[("sz", &size.to_string()), ("b", "0")], |xml| fill(xml, colour));
            });
            xml.empty("a:endParaRPr", &[("lang", "en-GB")]);
        });
    });
}

/// A text that stands for itself.
fn rich(xml: &mut Xml, text: &str, size: u32, bold: bool, colour: &str) {
    xml.element("c:tx", &[], |xml| {
        xml.element("c:rich", &[], |xml| {
            xml.empty("a:bodyPr", &[]);
            xml.element("a:p", &[], |xml| {
                xml.element("a:r", &[], |xml| {
                    let size = size.to_string();
                    let attributes = [("lang", "en-GB"), ("sz", size.as_str()), ("b", if bold { "1" } else { "0" })];
                    xml.element("a:rPr", &attributes, |xml| fill(xml, colour));
                    xml.text("a:t", &[], text);
                });
            });
        });
    });
}
