//! A report as a Word document: hand-written WordprocessingML (ECMA-376 part 1), because what we need of it is small
//! and no library knows charts that can be edited, contents with page numbers and our looks at once.

mod actions;
mod annex;
mod body;
mod chapters;
mod details;
mod front;
mod lists;
mod page;
mod plan;
mod span;
mod styles;
mod table;

use super::charts::Charts;
use super::ooxml::{Kind, Package, Relations, properties, theme};
use crate::record::Record;
use crate::report::output::{File, main_page};
use crate::report::{Look, Options, Output, OutputError, Readout, Templates};
use body::Body;

const MAIN: &str = "word/document.xml";
/// How the kinds of a document's parts begin.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The format.
pub(super) struct Docx;

impl Output for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn about(&self) -> &'static str {
        "A Word document with charts that can be edited"
    }

    fn ending(&self) -> &'static str {
        "docx"
    }

    fn main_file(&self, look: Look) -> String {
        main_page(look, "docx")
    }

    fn files(&self, main: &str, record: &Record, options: &Options, _: &Templates) -> Result<Vec<File>, OutputError> {
        Ok(vec![(main.to_owned(), document(record, options))])
    }
}

/// The document's bytes.
fn document(record: &Record, options: &Options) -> Vec<u8> {
    let readout = Readout::new(record, options);
    let told = record.told();
    let mut package = Package::default();
    let mut body = Body::new(&mut package, &readout.palette);
    page::document(&mut body, &readout, |body| contents(body, &readout, &Charts::new(&told, &readout.palette)));
    let Body { xml, mut relations, .. } = body;
    for (name, file, bytes) in [
        ("styles", "styles", styles::part(&readout.palette)),
        ("numbering", "numbering", lists::part(&readout.palette)),
        ("settings", "settings", page::settings()),
        ("header", "header1", page::header(&readout)),
        ("footer", "footer1", page::footer(&readout)),
    ] {
        package.add(&format!("word/{file}.xml"), format!("{WORD}.{name}+xml"), bytes, &Relations::default());
        relations.add(Kind::Office(name), format!("{file}.xml"));
    }
    let colours = theme::part(readout.house(), &readout.palette);
    package.add("word/theme/theme1.xml", theme::KIND, colours, &Relations::default());
    relations.add(Kind::Office("theme"), "theme/theme1.xml");
    package.add(MAIN, format!("{WORD}.document.main+xml"), xml.bytes(), &relations);
    let root = properties::add(&mut package, MAIN, &readout, record.date.as_deref());
    package.bytes(&root)
}

/// What the look asks for.
fn contents(body: &mut Body<'_>, readout: &Readout, charts: &Charts<'_>) {
    front::cover(body, readout);
    if readout.first_look.is_some() {
        return front::first_look(body, readout);
    }
    if readout.look != Look::Annex {
        front::one_page(body, readout);
    }
    let (chapters, annex) = match readout.look {
        Look::Full => (true, true),
        Look::Board => (true, false),
        Look::Annex => (false, true),
        Look::OnePage => (false, false),
    };
    if chapters || annex {
        page::contents(body, readout, chapters, annex);
    }
    if chapters {
        chapters::write(body, readout, charts);
    }
    if annex {
        annex::write(body, readout, charts);
    }
}
