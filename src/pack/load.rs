//! From the texts of a pack to the valid pack: reads each text, joins their keys, validates.

use std::collections::{HashMap, HashSet};

use super::Pack;
use super::file::PackFile;
use super::places::Places;
use super::validate;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Severity, Span};
use crate::digest::digest;
use crate::yaml;

/// One text of a pack: the only one, or one file of a folder.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PackText {
    /// The file name shown to users.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// Reads and validates a pack from one text, or from a folder's texts. `None` when an error was pushed.
pub fn load(texts: &[PackText], diagnostics: &mut Diagnostics) -> Option<Pack> {
    let before = diagnostics.count(Severity::Error);
    let mut texts: Vec<&PackText> = texts.iter().collect();
    texts.sort_by(|a, b| a.name.cmp(&b.name));
    let joined = join(&texts, diagnostics)?;
    let mut pack = validate::validate(&joined, digest(texts.iter().map(|text| text.text.as_str())), diagnostics);
    if diagnostics.count(Severity::Error) > before {
        return None;
    }
    // only now are the lists known to be of bearable length
    pack.places = Places::of(&joined.file);
    Some(pack)
}

/// A pack as written, and what validation needs to know about the texts it came from.
pub(super) struct Joined {
    /// All top-level keys.
    pub(super) file: PackFile,
    /// Where each top-level key with a value stands.
    pub(super) keys: HashMap<String, Span>,
    /// Where problems were found in reading: what stands there is a placeholder.
    pub(super) reported: HashSet<(FileId, u32)>,
    /// Where a missing top-level key is missed.
    pub(super) top: Span,
}

/// Reads every text, even when one of them cannot be used.
fn join(texts: &[&PackText], diagnostics: &mut Diagnostics) -> Option<Joined> {
    if texts.is_empty() {
        let file = diagnostics.add_source("questionnaire", "");
        let help = "write a `questionnaire.yaml` there, or name another folder";
        diagnostics.push(Diagnostic::whole(file, Code::EmptyDocument, "the folder holds no `.yaml` file", help));
        return None;
    }
    let mut joined = None;
    let mut complete = true;
    for text in texts {
        let id = diagnostics.add_source(&text.name, text.text.as_str());
        complete &= read(id, &text.text, &mut joined, diagnostics);
    }
    let mut joined: Joined = joined.filter(|_| complete)?;
    let found = diagnostics.sorted();
    joined.reported = found.iter().filter_map(|found| found.span).map(|span| (span.file, span.start)).collect();
    Some(joined)
}

/// Reads one text into the whole; false when it gave nothing.
fn read(id: FileId, text: &str, joined: &mut Option<Joined>, diagnostics: &mut Diagnostics) -> bool {
    let Some(root) = yaml::single(id, text, diagnostics) else { return false };
    super::validate::ambiguous_words(&root, diagnostics);
    let Some(file) = yaml::decode::<PackFile>(&root, diagnostics) else { return false };
    let joined = joined.get_or_insert_with(|| Joined {
        file: PackFile::default(),
        keys: HashMap::new(),
        reported: HashSet::new(),
        top: root.span,
    });
    joined.file.absorb(file);
    for key in root.filled_keys() {
        take_key(key, &mut joined.keys, diagnostics);
    }
    true
}

/// A key twice in one text has been reported by the reader.
fn take_key((key, span): (&str, Span), keys: &mut HashMap<String, Span>, diagnostics: &mut Diagnostics) {
    let Some(first) = keys.get(key) else {
        keys.insert(key.to_owned(), span);
        return;
    };
    if first.file != span.file {
        let other = &diagnostics.source(first.file).name;
        let message = format!("`{key}` stands in two files of this questionnaire");
        let help = format!("keep it here or in {other}, and move all its entries there");
        let found = Diagnostic::at(span, Code::KeyInTwoFiles, message, help);
        diagnostics.push(found.with_related(*first, "also written here"));
    }
}

impl PackFile {
    /// Takes over every key that is not there yet.
    fn absorb(&mut self, other: Self) {
        macro_rules! absorb {
            ($($key:ident)*) => {$(
                if self.$key.is_none() {
                    self.$key = other.$key;
                }
            )*};
        }
        absorb! { id version title about enough sections frameworks goals targets waves worth owner_share roles actions }
        absorb! { findings messages benchmarks renamed former sources }
    }
}
