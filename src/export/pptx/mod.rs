//! A report as slides: hand-written PresentationML (ECMA-376 part 1), because the libraries for it are young and none
//! writes charts that can be edited.

mod deck;
mod frameworks;
mod master;
mod shape;
mod slide;
mod text;

use super::charts::Charts;
use super::ooxml::{Package, properties};
use crate::record::Record;
use crate::report::output::{File, main_page};
use crate::report::{Look, Options, Output, OutputError, Readout, Templates};

const MAIN: &str = "ppt/presentation.xml";

/// The format.
pub(super) struct Pptx;

impl Output for Pptx {
    fn name(&self) -> &'static str {
        "pptx"
    }

    fn about(&self) -> &'static str {
        "Slides with charts that can be edited"
    }

    fn ending(&self) -> &'static str {
        "pptx"
    }

    fn main_file(&self, look: Look) -> String {
        main_page(look, "pptx")
    }

    fn files(&self, main: &str, record: &Record, options: &Options, _: &Templates) -> Result<Vec<File>, OutputError> {
        Ok(vec![(main.to_owned(), presentation(record, options))])
    }
}

/// The presentation's bytes.
fn presentation(record: &Record, options: &Options) -> Vec<u8> {
    let readout = Readout::new(record, options);
    let told = record.told();
    let slides = deck::slides(&readout, &Charts::new(&told, &readout.palette));
    let mut package = Package::default();
    let (main, relations) = master::presentation(slides.len());
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    package.add(MAIN, kind, main, &relations);
    master::add(&mut package, &readout);
    let mut charts = 0;
    for (number, slide) in (1..).zip(slides) {
        let (part, relations) = slide.part(number, &mut charts, &mut package, &readout.palette);
        let kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
        package.add(&format!("ppt/slides/slide{number}.xml"), kind, part, &relations);
    }
    let root = properties::add(&mut package, MAIN, &readout, record.date.as_deref());
    package.bytes(&root)
}
