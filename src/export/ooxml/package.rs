//! A package of parts (ECMA-376 part 2): a zip file with a list of content types and, beside each part, the list of
//! what it relates to. Same parts, same bytes: entries have no date of their own. The only file that knows zip.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Xml;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const RELATIONS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// What one part is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Kind {
    /// A kind of ECMA-376 part 1, by the last word of its name.
    Office(&'static str),
    /// The properties that every package may have.
    CoreProperties,
    /// An address outside the package.
    Link,
}

/// What a part relates to, in the order of its ids.
#[derive(Default)]
pub(in crate::export) struct Relations(Vec<(Kind, String)>);

impl Relations {
    /// Adds one; gives the id by which the part names it.
    pub(in crate::export) fn add(&mut self, kind: Kind, target: impl Into<String>) -> String {
        let target = target.into();
        let known = self.0.iter().position(|(other, at)| (*other, at) == (kind, &target));
        let at = known.unwrap_or_else(|| {
            self.0.push((kind, target));
            self.0.len() - 1
        });
        format!("rId{}", at + 1)
    }

    fn part(&self) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
            for (at, (kind, target)) in self.0.iter().enumerate() {
                let (id, kind_name) = (format!("rId{}", at + 1), name(*kind));
                let mut attributes = vec![("Id", id.as_str()), ("Type", &kind_name), ("Target", target)];
                attributes.extend((*kind == Kind::Link).then_some(("TargetMode", "External")));
                xml.empty("Relationship", &attributes);
            }
        });
        xml.bytes()
    }
}

fn name(kind: Kind) -> String {
    match kind {
        Kind::Office(word) => format!("{OFFICE}{word}"),
        Kind::CoreProperties => format!("{RELATIONSHIPS}/metadata/core-properties"),
        Kind::Link => format!("{OFFICE}hyperlink"),
    }
}

/// Parts by their paths, in the order in which they were added.
#[derive(Default)]
pub(in crate::export) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    types: Vec<(String, String)>,
}

impl Package {
    /// Adds a part, with what it relates to.
    pub(in crate::export) fn add(
        &mut self,
        path: &str,
        kind: impl Into<String>,
        bytes: Vec<u8>,
        relations: &Relations,
    ) {
        self.types.push((format!("/{path}"), kind.into()));
        self.parts.push((path.to_owned(), bytes));
        if !relations.0.is_empty() {
            let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
            self.parts.push((format!("{folder}/_rels/{file}.rels"), relations.part()));
        }
    }

    /// The file: `root` is what the package itself relates to.
    pub(in crate::export) fn bytes(self, root: &Relations) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(64 * 1024)));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let first = [("[Content_Types].xml".to_owned(), self.types()), ("_rels/.rels".to_owned(), root.part())];
        for (path, bytes) in first.iter().chain(&self.parts) {
            let written = zip.start_file(path.as_str(), options).map(|()| zip.write_all(bytes));
            debug_assert!(matches!(written, Ok(Ok(()))), "memory takes every part once");
        }
        zip.finish().map(Cursor::into_inner).unwrap_or_default()
    }

    fn types(&self) -> Vec<u8> {
        let mut xml = Xml::part();
        let space = "http://schemas.openxmlformats.org/package/2006/content-types";
        xml.element("Types", &[("xmlns", space)], |xml| {
            for (ending, kind) in [("rels", RELATIONS_TYPE), ("xml", "application/xml")] {
                xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
            }
            for (path, kind) in &self.types {
                xml.empty("Override", &[("PartName", path), ("ContentType", kind)]);
            }
        });
        xml.bytes()
    }
}
