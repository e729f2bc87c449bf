//! The words of the page in other languages than English, which the page has itself.

use indexmap::IndexMap;

/// Languages that have words of their own.
const LANGUAGES: &[(&str, &str)] = &[("de", include_str!("../../report-templates/form/words.de.json"))];

/// The words of a language by key; none of a language that has none, which is then shown in English.
pub(super) fn words(language: &str) -> IndexMap<String, String> {
    let primary = language.split('-').next().unwrap_or_default();
    let found = LANGUAGES.iter().find(|(known, _)| *known == primary);
    found.and_then(|(_, text)| serde_json::from_str(text).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Keys of the table in `words.js`: two blanks, the key (in quotes if it is no plain word), a colon and a quote.
    fn english() -> BTreeSet<String> {
        let text = include_str!("../../report-templates/form/words.js");
        let key = |line: &str| Some(line.strip_prefix("  ")?.split_once(": \"")?.0.trim_matches('"').to_owned());
        text.lines().filter_map(key).collect()
    }

    #[test]
    fn every_language_says_everything() {
        let english = english();
        assert!(english.len() > 50, "{english:?}");
        for (language, _) in LANGUAGES {
            let keys: BTreeSet<String> = words(language).into_keys().collect();
            assert_eq!(keys, english, "{language}");
        }
        assert!(words("xx").is_empty());
    }
}
