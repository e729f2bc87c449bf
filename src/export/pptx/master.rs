//! What all slides share: their size, the place of titles, the house's footer, fonts.

use super::shape::{SPACES, fill, place, tree};
use super::text::Frame;
use crate::export::ooxml::theme;
use crate::export::ooxml::theme::KIND as THEME;
use crate::export::ooxml::{Kind, Package, Relations, Xml};
use crate::report::Readout;

/// Width and height of a slide in English Metric Units: 13⅓ by 7½ inches.
const SIZE: [&str; 2] = ["12192000", "6858000"];
const TITLE: Frame = Frame::new(15, 8, 308, 21);
const FOOTER: Frame = Frame::new(15, 176, 220, 8);
const NUMBER: Frame = Frame::new(293, 176, 30, 8);
const MARK: Frame = Frame::new(15, 5, 20, 1);

/// Adds the master, its layout and its theme.
pub(super) fn add(package: &mut Package, readout: &Readout) {
    let palette = &readout.palette;
    package.add("ppt/theme/theme1.xml", THEME, theme::part(readout.house(), palette), &Relations::default());
    let mut of_layout = Relations::default();
    of_layout.add(Kind::Office("slideMaster"), "../slideMasters/slideMaster1.xml");
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml";
    package.add("ppt/slideLayouts/slideLayout1.xml", kind, layout(), &of_layout);
    let mut of_master = Relations::default();
    let id = of_master.add(Kind::Office("slideLayout"), "../slideLayouts/slideLayout1.xml");
    of_master.add(Kind::Office("theme"), "../theme/theme1.xml");
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml";
    package.add("ppt/slideMasters/slideMaster1.xml", kind, master(readout, &id), &of_master);
}

/// The part that lists the slides, and what it relates to.
pub(super) fn presentation(slides: usize) -> (Vec<u8>, Relations) {
    let mut relations = Relations::default();
    let master = relations.add(Kind::Office("slideMaster"), "slideMasters/slideMaster1.xml");
    relations.add(Kind::Office("theme"), "theme/theme1.xml");
    let mut xml = Xml::part();
    xml.element("p:presentation", &SPACES, |xml| {
        xml.element("p:sldMasterIdLst", &[], |xml| {
            xml.empty("p:sldMasterId", &[("id", "2147483648"), ("r:id", &master)]);
        });
        xml.element("p:sldIdLst", &[], |xml| {
            for number in 1..=slides {
                let id = relations.add(Kind::Office("slide"), format!("slides/slide{number}.xml"));
                xml.empty("p:sldId", &[("id", &(255 + number).to_string()), ("r:id", &id)]);
            }
        });
        xml.empty("p:sldSz", &[("cx", SIZE[0]), ("cy", SIZE[1])]);
        xml.empty("p:notesSz", &[("cx", SIZE[1]), ("cy", "9144000")]);
    });
    (xml.bytes(), relations)
}

fn master(readout: &Readout, layout: &str) -> Vec<u8> {
    let palette = &readout.palette;
    let mut xml = Xml::part();
    xml.element("p:sldMaster", &SPACES, |xml| {
        xml.element("p:cSld", &[], |xml| {
            xml.element("p:bg", &[], |xml| {
                xml.element("p:bgPr", &[], |xml| {
                    fill(xml, "FFFFFF");
                    xml.empty("a:effectLst", &[]);
                });
            });
            tree(xml, |xml| {
                mark(xml, &palette.accent);
                holder(xml, "3", "title", TITLE, "Title");
                footer(xml, readout.footer().or(readout.brand()).unwrap_or(&readout.title), &palette.quiet);
                holder(xml, "5", "sldNum", NUMBER, "‹#›");
            });
        });
        let map = [
            ("bg1", "lt1"),
            ("tx1", "dk1"),
            ("bg2", "lt2"),
            ("tx2", "dk2"),
            ("accent1", "accent1"),
            ("accent2", "accent2"),
            ("accent3", "accent3"),
            ("accent4", "accent4"),
            ("accent5", "accent5"),
            ("accent6", "accent6"),
            ("hlink", "hlink"),
            ("folHlink", "folHlink"),
        ];
        xml.empty("p:clrMap", &map);
        xml.element("p:sldLayoutIdLst", &[], |xml| {
            xml.empty("p:sldLayoutId", &[("id", "2147483649"), ("r:id", layout)]);
        });
        styles(xml);
    });
    xml.bytes()
}

/// A line in the house's colour above the title.
fn mark(xml: &mut Xml, colour: &str) {
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", "2"), ("name", "Mark")]);
            xml.empty("p:cNvSpPr", &[]);
            xml.empty("p:nvPr", &[]);
        });
        xml.element("p:spPr", &[], |xml| {
            place(xml, "a:xfrm", MARK);
            xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
            fill(xml, colour);
        });
    });
}

/// The house's footer, on every slide.
fn footer(xml: &mut Xml, text: &str, colour: &str) {
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", "4"), ("name", "Footer")]);
            xml.empty("p:cNvSpPr", &[("txBox", "1")]);
            xml.empty("p:nvPr", &[("userDrawn", "1")]);
        });
        xml.element("p:spPr", &[], |xml| {
            place(xml, "a:xfrm", FOOTER);
            xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
        xml.element("p:txBody", &[], |xml| {
            xml.empty("a:bodyPr", &[("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0"), ("anchor", "ctr")]);
            xml.element("a:p", &[], |xml| {
                xml.element("a:r", &[], |xml| {
                    xml.element("a:rPr", &[("lang", "en-GB"), ("sz", "900")], |xml| fill(xml, colour));
                    xml.text("a:t", &[], text);
                });
            });
        });
    });
}

/// A place that slides fill.
fn holder(xml: &mut Xml, id: &str, kind: &str, frame: Frame, text: &str) {
    let number = kind == "sldNum";
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", id), ("name", text)]);
            xml.element("p:cNvSpPr", &[], |xml| xml.empty("a:spLocks", &[("noGrp", "1")]));
            let place: &[(&str, &str)] =
                if number { &[("type", kind), ("sz", "quarter"), ("idx", "12")] } else { &[("type", kind)] };
            xml.element("p:nvPr", &[], |xml| xml.empty("p:ph", place));
        });
        xml.element("p:spPr", &[], |xml| {
            place(xml, "a:xfrm", frame);
            xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
        xml.element("p:txBody", &[], |xml| {
            xml.element(
                "a:bodyPr",
                &[("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0"), ("anchor", "ctr")],
                |xml| {
                    xml.empty("a:normAutofit", &[]);
                },
            );
            xml.element("a:lstStyle", &[], |xml| {
                let attributes = [("algn", if number { "r" } else { "l" })];
                xml.element("a:lvl1pPr", &attributes, |xml| {
                    let size = if number { "900" } else { "2400" };
                    xml.element("a:defRPr", &[("sz", size)], |xml| {
                        let colour = if number { "accent6" } else { "tx2" };
                        xml.element("a:solidFill", &[], |xml| xml.value("a:schemeClr", colour));
                    });
                });
            });
            xml.element("a:p", &[], |xml| {
                if number {
                    xml.element(
                        "a:fld",
                        &[("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), ("type", "slidenum")],
                        |xml| {
                            xml.empty("a:rPr", &[("lang", "en-GB")]);
                            xml.text("a:t", &[], text);
                        },
                    );
                } else {
                    xml.element("a:r", &[], |xml| {
                        xml.empty("a:rPr", &[("lang", "en-GB")]);
                        xml.text("a:t", &[], text);
                    });
                }
            });
        });
    });
}

fn styles(xml: &mut Xml) {
    xml.element("p:txStyles", &[], |xml| {
        for (name, size, bold, font) in [
            ("p:titleStyle", "2400", "1", "+mj-lt"),
            ("p:bodyStyle", "1600", "0", "+mn-lt"),
            ("p:otherStyle", "1600", "0", "+mn-lt"),
        ] {
            xml.element(name, &[], |xml| {
                xml.element("a:lvl1pPr", &[("algn", "l")], |xml| {
                    xml.empty("a:buNone", &[]);
                    xml.element("a:defRPr", &[("sz", size), ("b", bold)], |xml| {
                        let colour = if bold == "1" { "tx2" } else { "tx1" };
                        xml.element("a:solidFill", &[], |xml| xml.value("a:schemeClr", colour));
                        xml.empty("a:latin", &[("typeface", font)]);
                    });
                });
            });
        }
    });
}

fn layout() -> Vec<u8> {
    let mut xml = Xml::part();
    let attributes: Vec<(&str, &str)> = SPACES.into_iter().chain([("type", "titleOnly"), ("preserve", "1")]).collect();
    xml.element("p:sldLayout", &attributes, |xml| {
        xml.element("p:cSld", &[("name", "Title and content")], |xml| {
            tree(xml, |xml| {
                holder(xml, "2", "title", TITLE, "Title");
                holder(xml, "3", "sldNum", NUMBER, "‹#›");
            });
        });
        xml.element("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
    });
    xml.bytes()
}
