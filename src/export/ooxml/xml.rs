//! XML, written so that whatever is opened is closed and every text is escaped. The only file that knows quick-xml.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::report::escape;

/// Names and values of an element's attributes.
pub(in crate::export) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A part that is being written, to memory, which cannot fail.
pub(in crate::export) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A part with its declaration.
    pub(in crate::export) fn part() -> Self {
        let mut xml = Self(Writer::new(Vec::with_capacity(4096)));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// An element with what `inside` writes.
    pub(in crate::export) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        inside(self);
        self.end(name);
    }

    /// Begins an element whose inside is written by more than this.
    pub(in crate::export) fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// Ends the element that was begun last.
    pub(in crate::export) fn end(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(in crate::export) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element that says everything by its attribute `val`.
    pub(in crate::export) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("val", value)]);
    }

    /// An element with a text.
    pub(in crate::export) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |xml| xml.event(Event::Text(BytesText::new(&escape::office(text)))));
    }

    /// The finished part.
    pub(in crate::export) fn bytes(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        let written = self.0.write_event(event);
        debug_assert!(written.is_ok(), "a vector takes every event");
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, escape::office(value).as_str()));
    }
    start
}
