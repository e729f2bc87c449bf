//! The numbers of a chart, each series with the cells it comes from.

use super::super::Xml;
use super::super::workbook::SHEET;
use super::{Chart, Form, Series, Style, fill, rich};

/// Writes every series.
pub(super) fn write(chart: &Chart, xml: &mut Xml) {
    for (at, series) in chart.series.iter().enumerate() {
        let place = Place { at, chart };
        xml.element("c:ser", &[], |xml| place.write(series, xml));
    }
}

/// Which series it is of which chart: that decides its column in the workbook.
struct Place<'a> {
    at: usize,
    chart: &'a Chart,
}

impl Place<'_> {
    fn write(&self, series: &Series, xml: &mut Xml) {
        let at = self.at.to_string();
        xml.value("c:idx", &at);
        xml.value("c:order", &at);
        let name = format!("{SHEET}!${}$1", self.column());
        xml.element("c:tx", &[], |xml| strings(xml, &name, std::slice::from_ref(&series.name)));
        match self.chart.form {
            Form::Bars | Form::Spans => self.bars(series, xml),
            Form::Lines => self.line(series, xml),
            Form::Dots => self.dots(series, xml),
        }
    }

    fn bars(&self, series: &Series, xml: &mut Xml) {
        ground(xml, series.style, &series.colour);
        xml.value("c:invertIfNegative", "0");
        for (at, style, colour) in &series.apart {
            xml.element("c:dPt", &[], |xml| {
                xml.value("c:idx", &at.to_string());
                xml.value("c:invertIfNegative", "0");
                xml.value("c:bubble3D", "0");
                ground(xml, *style, colour);
            });
        }
        let shown = self.chart.form == Form::Bars;
        xml.element("c:dLbls", &[], |xml| {
            if shown {
                xml.empty("c:numFmt", &[("formatCode", self.chart.axis.format), ("sourceLinked", "0")]);
            }
            labels(xml, shown);
        });
        self.categories(xml);
        self.values("c:val", series, xml);
    }

    fn line(&self, series: &Series, xml: &mut Xml) {
        xml.element("c:spPr", &[], |xml| {
            xml.element("a:ln", &[("w", "28575")], |xml| fill(xml, &series.colour));
        });
        marker(xml, series, "8");
        self.categories(xml);
        self.values("c:val", series, xml);
        xml.value("c:smooth", "0");
    }

    fn dots(&self, series: &Series, xml: &mut Xml) {
        xml.element("c:spPr", &[], |xml| {
            xml.element("a:ln", &[("w", "19050")], |xml| xml.empty("a:noFill", &[]));
        });
        marker(xml, series, if series.labels.is_empty() { "8" } else { "17" });
        if !series.labels.is_empty() {
            xml.element("c:dLbls", &[], |xml| {
                for (at, label) in &series.labels {
                    written_label(xml, *at, label, series);
                }
                labels(xml, false);
            });
        }
        let across: Vec<Option<f64>> = self.chart.across.iter().copied().map(Some).collect();
        xml.element("c:xVal", &[], |xml| numbers(xml, &self.cells('B'), &across, "General"));
        self.values("c:yVal", series, xml);
        xml.value("c:smooth", "0");
    }

    fn categories(&self, xml: &mut Xml) {
        xml.element("c:cat", &[], |xml| strings(xml, &self.cells('A'), &self.chart.categories));
    }

    fn values(&self, name: &str, series: &Series, xml: &mut Xml) {
        let cells = self.cells(self.column());
        xml.element(name, &[], |xml| numbers(xml, &cells, &series.values, self.chart.axis.format));
    }

    /// All rows of a column below its heading.
    fn cells(&self, column: char) -> String {
        format!("{SHEET}!${column}$2:${column}${}", self.chart.categories.len() + 1)
    }

    /// The letter of its column: the first holds names, of dots the second how far to the right.
    fn column(&self) -> char {
        let first = if self.chart.form == Form::Dots { b'C' } else { b'B' };
        char::from(first + u8::try_from(self.at).unwrap_or(u8::MAX).min(b'Z' - first))
    }
}

fn ground(xml: &mut Xml, style: Style, colour: &str) {
    xml.element("c:spPr", &[], |xml| {
        match style {
            Style::Solid => fill(xml, colour),
            Style::Outline => fill(xml, "FFFFFF"),
            Style::Hidden => xml.empty("a:noFill", &[]),
        }
        xml.element("a:ln", &[("w", "12700")], |xml| match style {
            Style::Hidden => xml.empty("a:noFill", &[]),
            Style::Solid | Style::Outline => fill(xml, colour),
        });
    });
}

fn marker(xml: &mut Xml, series: &Series, size: &str) {
    xml.element("c:marker", &[], |xml| {
        xml.value("c:symbol", series.mark);
        xml.value("c:size", size);
        ground(xml, series.style, &series.colour);
    });
}

fn labels(xml: &mut Xml, shown: bool) {
    for name in ["c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"]
    {
        xml.value(name, if shown && name == "c:showVal" { "1" } else { "0" });
    }
}

/// A text on one point, in white where the point is dark enough.
fn written_label(xml: &mut Xml, at: usize, label: &str, series: &Series) {
    xml.element("c:dLbl", &[], |xml| {
        xml.value("c:idx", &at.to_string());
        rich(xml, label, 900, true, series.ink);
        xml.value("c:dLblPos", "ctr");
        labels(xml, true);
    });
}

fn strings(xml: &mut Xml, cells: &str, texts: &[String]) {
    xml.element("c:strRef", &[], |xml| {
        xml.text("c:f", &[], cells);
        xml.element("c:strCache", &[], |xml| {
            xml.value("c:ptCount", &texts.len().to_string());
            for (at, text) in texts.iter().enumerate() {
                xml.element("c:pt", &[("idx", &at.to_string())], |xml| xml.text("c:v", &[], text));
            }
        });
    });
}

fn numbers(xml: &mut Xml, cells: &str, values: &[Option<f64>], format: &str) {
    xml.element("c:numRef", &[], |xml| {
        xml.text("c:f", &[], cells);
        xml.element("c:numCache", &[], |xml| {
            xml.text("c:formatCode", &[], format);
            xml.value("c:ptCount", &values.len().to_string());
            for (at, value) in values.iter().enumerate() {
                let Some(value) = value else { continue };
                xml.element("c:pt", &[("idx", &at.to_string())], |xml| xml.text("c:v", &[], &value.to_string()));
            }
        });
    });
}
