//! The grammar of messages: lists, plurals and "did you mean".

use std::fmt::{self, Display};

/// Longest word that is shown in full, and longest that is compared with others.
const LONGEST: usize = 60;

/// A user's word in backticks; a very long one is cut.
#[must_use]
pub fn tick(word: &str) -> String {
    match word.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("`{}…`", &word[..cut]),
        None => format!("`{word}`"),
    }
}

/// A message of bearable length, whatever words it quotes.
pub(super) fn cut(mut message: String) -> String {
    const LONGEST_MESSAGE: usize = 800;
    if let Some((end, _)) = message.char_indices().nth(LONGEST_MESSAGE) {
        message.truncate(end);
        message.push('…');
    }
    message
}

/// `` `a`, `b` or `c` ``; a long list is cut with a count of the rest.
#[must_use]
pub fn list_or<S: AsRef<str>>(words: &[S]) -> String {
    list(words, "or")
}

/// `` `a`, `b` and `c` ``; a long list is cut with a count of the rest.
#[must_use]
pub fn list_and<S: AsRef<str>>(words: &[S]) -> String {
    list(words, "and")
}

fn list<S: AsRef<str>>(words: &[S], conjunction: &str) -> String {
    const SHOWN: usize = 8;
    let mut ticked: Vec<String> = words.iter().take(SHOWN).map(|word| tick(word.as_ref())).collect();
    if words.len() > SHOWN {
        ticked.push(format!("{} more", words.len() - SHOWN));
    }
    match ticked.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
    }
}

/// The known word closest to `given`, if one is close enough to have been meant.
#[must_use]
pub fn nearest<'a, S: AsRef<str>>(given: &str, known: &'a [S]) -> Option<&'a str> {
    if given.is_empty() || given.len() > LONGEST {
        return None;
    }
    let given = given.to_lowercase();
    let comparable = known.iter().map(AsRef::as_ref).filter(|word| !word.is_empty() && word.len() <= LONGEST);
    let distances = comparable.map(|word| (strsim::damerau_levenshtein(&given, word), word));
    let near = distances.filter(|(distance, word)| *distance <= most_typos(&given) || is_cut(&given, word));
    near.min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

/// How many slips of the finger a word of that length allows.
fn most_typos(word: &str) -> usize {
    (word.chars().count() / 3).clamp(1, 4)
}

/// Whether one word is the other's beginning, or its end after a dot: `internal` for `zones.internal`.
fn is_cut(given: &str, word: &str) -> bool {
    let dotted = |whole: &str, end: &str| whole.strip_suffix(end).is_some_and(|rest| rest.ends_with('.'));
    let begins = given.len() >= 4 && word.len() >= 4 && (word.starts_with(given) || given.starts_with(word));
    begins || dotted(word, given) || dotted(given, word)
}

/// "did you mean …?" when something is near, else what there is.
#[must_use]
pub fn suggest<S: AsRef<str>>(given: &str, known: &[S]) -> String {
    match nearest(given, known) {
        Some(word) => format!("did you mean `{word}`?"),
        None if known.is_empty() => "there is none to name here".to_owned(),
        None => format!("expected {}", list_or(known)),
    }
}

/// A number with its noun in the right form: `1 problem`, `2 problems`.
pub struct Count(pub usize, pub &'static str);

impl Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, noun) = self;
        let plural = if *number == 1 { "" } else { "s" };
        write!(f, "{number} {noun}{plural}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_like_a_sentence() {
        assert_eq!(list_or(&["a"]), "`a`");
        assert_eq!(list_or(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(list_or::<&str>(&[]), "nothing");
    }

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(suggest("coporate-team", &["corporate-team", "units"]), "did you mean `corporate-team`?");
        assert_eq!(suggest("zebra", &["corporate-team", "units"]), "expected `corporate-team` or `units`");
        assert_eq!(suggest("zebra", &[""; 0]), "there is none to name here");
    }

    #[test]
    fn half_of_a_dotted_name_suggests_the_whole() {
        assert_eq!(nearest("internal", &["zones.external", "zones.internal"]), Some("zones.internal"));
        assert_eq!(nearest("model.hub", &["centre", "hub"]), Some("hub"));
        assert_eq!(nearest("", &["a", "b"]), None);
    }

    #[test]
    fn a_huge_word_is_cut_and_never_compared() {
        let huge = "é".repeat(1_000_000);
        assert_eq!(tick(&huge).chars().count(), LONGEST + 3);
        assert_eq!(nearest(&huge, &["a", huge.as_str()]), None);
        assert_eq!(nearest("abcd", &[huge.as_str()]), None);
        assert!(cut(huge).chars().count() < 1000);
    }

    #[test]
    fn a_long_list_is_cut_with_a_count() {
        let words: Vec<String> = (0..10).map(|number| format!("w{number}")).collect();
        assert!(list_or(&words).ends_with("`w7` or 2 more"));
    }
}
