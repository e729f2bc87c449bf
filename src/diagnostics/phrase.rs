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
    if given.len() > LONGEST {
        return None;
    }
    let most = (given.chars().count() / 3).clamp(1, 4);
    let cut_or_swapped =
        |word: &str| !given.is_empty() && given.len() >= 4 && (word.starts_with(given) || given.starts_with(word));
    known
        .iter()
        .map(AsRef::as_ref)
        .filter(|word| word.len() <= LONGEST)
        .map(|word| (strsim::damerau_levenshtein(&given.to_lowercase(), word), word))
        .filter(|(distance, word)| *distance <= most || cut_or_swapped(word))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
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
    }
}
