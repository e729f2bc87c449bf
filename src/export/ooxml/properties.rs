//! What a file says about itself: its title, who made it, and the day the answers stand for.

use super::{Kind, Package, Relations, Xml};
use crate::report::Readout;

const SPACES: [(&str, &str); 4] = [
    ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// Adds the properties to a package, and gives the package's relations to them and to its main part.
pub(in crate::export) fn add(package: &mut Package, main: &str, readout: &Readout, date: Option<&str>) -> Relations {
    let mut root = Relations::default();
    root.add(Kind::Office("officeDocument"), main);
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add("docProps/core.xml", core, properties(readout, date), &Relations::default());
    root.add(Kind::CoreProperties, "docProps/core.xml");
    root
}

fn properties(readout: &Readout, date: Option<&str>) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("cp:coreProperties", &SPACES, |xml| {
        xml.text("dc:title", &[], &readout.title);
        xml.text("dc:creator", &[], readout.house());
        xml.text("dc:language", &[], "en-GB");
        if let Some(day) = date.filter(|day| day.parse::<jiff::civil::Date>().is_ok()) {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.text(name, &[("xsi:type", "dcterms:W3CDTF")], &format!("{day}T00:00:00Z"));
            }
        }
    });
    xml.bytes()
}
