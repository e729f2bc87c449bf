//! A file of an Office program, opened: its parts by their paths.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};
use zip::ZipArchive;

use crate::export::OUTPUTS;
use crate::record::Record;
use crate::report::{Options, Templates};

/// The formats that are packages.
pub(super) const FORMATS: [&str; 3] = ["docx", "pptx", "xlsx"];

/// The bytes of a format.
pub(super) fn bytes(format: &str, record: &Record, options: &Options) -> Vec<u8> {
    let output = OUTPUTS.iter().find(|output| output.name() == format).expect("a format");
    let mut files = output.files("report", record, options, &Templates::embedded()).unwrap();
    assert_eq!(files.len(), 1);
    files.remove(0).1
}

/// An opened file.
pub(super) struct Opened(pub BTreeMap<String, Vec<u8>>);

impl Opened {
    pub(super) fn new(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let parts = (0..zip.len()).map(|at| {
            let mut entry = zip.by_index(at).unwrap();
            let time = entry.last_modified().expect("a time");
            assert_eq!((time.year(), time.month(), time.day(), time.hour()), (1980, 1, 1, 0), "{at}");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        });
        Self(parts.collect())
    }

    pub(super) fn of(format: &str, record: &Record, options: &Options) -> Self {
        Self::new(&bytes(format, record, options))
    }

    /// A part as text.
    pub(super) fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("no part {path}"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Paths of parts that begin so, in the order of their numbers.
    pub(super) fn paths(&self, start: &str) -> Vec<&str> {
        let mut paths: Vec<&str> = self.0.keys().map(String::as_str).filter(|path| path.starts_with(start)).collect();
        let number =
            |path: &str| path.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().unwrap_or(0);
        paths.sort_by_key(|path| number(path));
        paths
    }
}

/// Whether a path ends so.
pub(super) fn ends(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

/// The paragraphs of a part: the texts of its elements `p`, with a line for each break.
pub(super) fn paragraphs(part: &str) -> Vec<String> {
    let document = Document::parse(part).unwrap();
    let is = |node: &Node<'_, '_>, name: &str| node.is_element() && node.tag_name().name() == name;
    let text = |paragraph: Node<'_, '_>| {
        let pieces = paragraph.descendants().filter_map(|node| match () {
            () if is(&node, "t") => Some(node.text().unwrap_or_default().to_owned()),
            () if is(&node, "br") => Some("\n".to_owned()),
            () => None,
        });
        pieces.collect::<String>()
    };
    document.descendants().filter(|node| is(node, "p")).map(text).collect()
}
