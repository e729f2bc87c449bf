//! The colours and fonts of a house as the theme part of a file: what programs offer when somebody adds to it.

use super::Xml;
use crate::report::Palette;

const SPACE: (&str, &str) = ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");

/// The font of headings.
pub(in crate::export) const SERIF: &str = "Georgia";
/// The font of everything else.
pub(in crate::export) const SANS: &str = "Arial";

/// The kind of the part.
pub(in crate::export) const KIND: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// The theme part.
pub(in crate::export) fn part(name: &str, palette: &Palette) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("a:theme", &[SPACE, ("name", name)], |xml| {
        xml.element("a:themeElements", &[], |xml| {
            xml.element("a:clrScheme", &[("name", name)], |xml| colours(xml, palette));
            xml.element("a:fontScheme", &[("name", name)], |xml| {
                font(xml, "a:majorFont", SERIF);
                font(xml, "a:minorFont", SANS);
            });
            xml.element("a:fmtScheme", &[("name", name)], formats);
        });
    });
    xml.bytes()
}

fn colours(xml: &mut Xml, palette: &Palette) {
    let Palette { accent, ink, text, quiet, target, other, panel, pale, warning, critical, .. } = palette;
    let all = [
        ("dk1", text.as_str()),
        ("lt1", "FFFFFF"),
        ("dk2", ink),
        ("lt2", panel),
        ("accent1", accent),
        ("accent2", target),
        ("accent3", pale),
        ("accent4", other),
        ("accent5", critical),
        ("accent6", quiet),
        ("hlink", accent),
        ("folHlink", warning),
    ];
    for (name, colour) in all {
        xml.element(&format!("a:{name}"), &[], |xml| xml.value("a:srgbClr", colour));
    }
}

fn font(xml: &mut Xml, name: &str, face: &str) {
    xml.element(name, &[], |xml| {
        for (script, face) in [("a:latin", face), ("a:ea", ""), ("a:cs", "")] {
            xml.empty(script, &[("typeface", face)]);
        }
    });
}

/// Three fills, lines, effects and grounds: the format asks for them, the files use the first of each.
fn formats(xml: &mut Xml) {
    let fill = |xml: &mut Xml| xml.element("a:solidFill", &[], |xml| xml.value("a:schemeClr", "phClr"));
    xml.element("a:fillStyleLst", &[], |xml| (0..3).for_each(|_| fill(xml)));
    xml.element("a:lnStyleLst", &[], |xml| {
        for width in ["6350", "12700", "19050"] {
            xml.element("a:ln", &[("w", width)], fill);
        }
    });
    xml.element("a:effectStyleLst", &[], |xml| {
        for _ in 0..3 {
            xml.element("a:effectStyle", &[], |xml| xml.empty("a:effectLst", &[]));
        }
    });
    xml.element("a:bgFillStyleLst", &[], |xml| (0..3).for_each(|_| fill(xml)));
}
