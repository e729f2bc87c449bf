//! What the numbers of a chart are measured by.

use super::super::Xml;
use super::{Axis, Chart, Form, fill, rich};
use crate::report::Palette;

/// Ids by which plots name their axes.
pub(super) const FIRST: &str = "100000001";
pub(super) const SECOND: &str = "100000002";

/// Writes both axes.
pub(super) fn write(chart: &Chart, xml: &mut Xml, palette: &Palette) {
    let up = matches!(chart.form, Form::Lines | Form::Dots);
    if chart.form == Form::Dots {
        let across = Axis { title: chart.axis.across.clone(), ends: None, step: None, ..chart.axis.clone() };
        value(
            &across,
            xml,
            palette,
            &Side { ids: [FIRST, SECOND], at: "b", crosses: "min", ticks: "midCat", lined: false },
        );
    } else {
        category(chart, xml, palette);
    }
    let (at, crosses) = if up { ("l", "min") } else { ("b", "max") };
    let ticks = if chart.form == Form::Dots { "midCat" } else { "between" };
    value(&chart.axis, xml, palette, &Side { ids: [SECOND, FIRST], at, crosses, ticks, lined: true });
}

/// Where an axis stands.
struct Side {
    /// Its own id, and that of the other.
    ids: [&'static str; 2],
    at: &'static str,
    crosses: &'static str,
    ticks: &'static str,
    lined: bool,
}

fn category(chart: &Chart, xml: &mut Xml, palette: &Palette) {
    let bars = chart.form != Form::Lines;
    xml.element("c:catAx", &[], |xml| {
        xml.value("c:axId", FIRST);
        // The first category stands on top.
        xml.element("c:scaling", &[], |xml| xml.value("c:orientation", if bars { "maxMin" } else { "minMax" }));
        xml.value("c:delete", "0");
        xml.value("c:axPos", if bars { "l" } else { "b" });
        plain(xml, "low", palette);
        xml.value("c:crossAx", SECOND);
        xml.value("c:crosses", "autoZero");
        xml.value("c:auto", "0");
        xml.value("c:lblAlgn", "ctr");
        xml.value("c:lblOffset", "50");
        xml.value("c:noMultiLvlLbl", "1");
    });
}

fn value(axis: &Axis, xml: &mut Xml, palette: &Palette, side: &Side) {
    xml.element("c:valAx", &[], |xml| {
        xml.value("c:axId", side.ids[0]);
        xml.element("c:scaling", &[], |xml| {
            xml.value("c:orientation", "minMax");
            if let Some([low, high]) = axis.ends {
                xml.value("c:max", &high.to_string());
                xml.value("c:min", &low.to_string());
            }
        });
        xml.value("c:delete", "0");
        xml.value("c:axPos", side.at);
        if side.lined {
            xml.element("c:majorGridlines", &[], |xml| {
                xml.element("c:spPr", &[], |xml| line(xml, &palette.rule));
            });
        }
        if !axis.title.is_empty() {
            xml.element("c:title", &[], |xml| {
                rich(xml, &axis.title, 900, false, &palette.quiet);
                xml.value("c:overlay", "0");
            });
        }
        xml.empty("c:numFmt", &[("formatCode", axis.format), ("sourceLinked", "0")]);
        plain(xml, "nextTo", palette);
        xml.value("c:crossAx", side.ids[1]);
        xml.value("c:crosses", side.crosses);
        xml.value("c:crossBetween", side.ticks);
        if let Some(step) = axis.step {
            xml.value("c:majorUnit", &step.to_string());
        }
    });
}

/// No ticks, words at `labels`, a thin line.
fn plain(xml: &mut Xml, labels: &str, palette: &Palette) {
    xml.value("c:majorTickMark", "none");
    xml.value("c:minorTickMark", "none");
    xml.value("c:tickLblPos", labels);
    xml.element("c:spPr", &[], |xml| line(xml, &palette.rule));
}

fn line(xml: &mut Xml, colour: &str) {
    xml.element("a:ln", &[("w", "9525")], |xml| fill(xml, colour));
}
