//! The one reader of YAML: text → events → a tree with places → serde types, with every problem on the way.
//!
//! Scalars stay text until a type asks for something else, so `no` is never a boolean by accident. Anchors, aliases
//! and tags are refused, depth and size are bounded. Problems are pushed to the [`Diagnostics`] and reading goes on.

mod access;
mod decode;
mod fraction;
mod spanned;
mod tree;

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId};

pub use fraction::Fraction;
pub use spanned::{IdMap, Scalar, Spanned, Word, Words};
pub use tree::{Node, Value};

/// The largest document that is parsed, in bytes.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// Reads one document into a type. `None` when there is no document to speak of; otherwise the value holds
/// placeholders wherever a problem was pushed.
pub fn read<T: DeserializeOwned>(file: FileId, diagnostics: &mut Diagnostics) -> Option<T> {
    let text = Arc::clone(&diagnostics.source(file).text);
    let root = single(file, &text, diagnostics)?;
    decode::decode(&root, diagnostics)
}

/// Reads every document of a text, in order; each with the tree it was read from.
pub fn documents<'a>(file: FileId, text: &'a str, diagnostics: &mut Diagnostics) -> Vec<Node<'a>> {
    if text.len() > LARGEST {
        let message = format!("the document has {} bytes, at most {LARGEST} are read", text.len());
        diagnostics.push(Diagnostic::whole(file, Code::TooLarge, message, "split it, or remove what is not needed"));
        return Vec::new();
    }
    tree::build(file, text, diagnostics)
}

/// Turns a tree into a type, pushing every problem.
pub fn decode<T: DeserializeOwned>(root: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<T> {
    decode::decode(root, diagnostics)
}

/// Reads the one document of a text. `None` when there is no document to speak of.
pub fn single<'a>(file: FileId, text: &'a str, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    let before = diagnostics.count(crate::diagnostics::Severity::Error);
    let mut roots = documents(file, text, diagnostics);
    if roots.len() > 1 {
        let help = "keep one document per file, or score the file with `batch`";
        diagnostics.push(Diagnostic::at(roots[1].span, Code::SeveralDocuments, "a second document starts here", help));
    }
    if roots.is_empty() {
        if diagnostics.count(crate::diagnostics::Severity::Error) == before {
            let help = "`takestock init answers` and `takestock init pack` write a file to start from";
            diagnostics.push(Diagnostic::whole(file, Code::EmptyDocument, "the file is empty", help));
        }
        return None;
    }
    Some(roots.swap_remove(0))
}
