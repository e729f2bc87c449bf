//! The packs that are built in.

use super::PackText;

/// The id of the pack that is used where none is named.
pub const DEFAULT: &str = "social-strategy";

/// Each pack's id with the names and texts of its files.
const PACKS: &[(&str, &[(&str, &str)])] = &[(DEFAULT, SOCIAL_STRATEGY)];

macro_rules! files {
    ($folder:literal: $($file:literal)*) => {
        &[$(($file, include_str!(concat!("../../questionnaires/", $folder, "/", $file)))),*]
    };
}

const SOCIAL_STRATEGY: &[(&str, &str)] = files! {
    "social-strategy":
    "benchmarks.yaml" "findings.yaml" "former.yaml" "frameworks.yaml" "messages.yaml" "questionnaire.yaml" "roadmap.yaml" "sources.yaml"
};

/// The ids of all built-in packs.
pub fn ids() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(id, _)| *id)
}

/// Whether a pack of that id is built in.
#[must_use]
pub fn is_known(id: &str) -> bool {
    ids().any(|known| known == id)
}

/// The texts of a built-in pack.
#[must_use]
pub fn texts(id: &str) -> Option<Vec<PackText>> {
    let (_, files) = PACKS.iter().find(|(known, _)| *known == id)?;
    let text = |(name, text): &(&str, &str)| PackText { name: (*name).to_owned(), text: (*text).to_owned() };
    Some(files.iter().map(text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostics, render};

    #[test]
    fn every_built_in_pack_loads_without_a_word() {
        for id in ids() {
            let mut diagnostics = Diagnostics::new();
            let pack = super::super::load(&texts(id).unwrap(), &mut diagnostics);
            assert!(diagnostics.is_empty(), "{}", render::text(&diagnostics, false));
            assert_eq!(pack.unwrap().id, id);
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "it compares with the folder in the repository")]
    fn every_file_of_a_built_in_pack_is_built_in() {
        let folders = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires");
        for id in ids() {
            let entries = std::fs::read_dir(folders.join(id)).unwrap();
            let mut there: Vec<String> =
                entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
            there.sort();
            let built_in: Vec<String> = texts(id).unwrap().into_iter().map(|text| text.name).collect();
            assert_eq!(built_in, there, "{id}");
        }
    }
}
