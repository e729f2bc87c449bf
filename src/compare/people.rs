//! Who answered: whether records are one organisation's course or several people's answers of one day.

use super::Incomparable;
use crate::record::{Record, Respondent};

/// A respondent as people read it: role, unit and pseudonym, as far as they are known; empty when nothing is.
#[must_use]
pub fn who(respondent: Option<&Respondent>) -> String {
    let parts = respondent.map(|one| [&one.role, &one.unit, &one.id]).into_iter().flatten().flatten();
    parts.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Whether two answers are certainly not one person's: by their pseudonyms where both have one, else by role and unit.
#[must_use]
pub fn differ(one: Option<&Respondent>, other: Option<&Respondent>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    let apart = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
    if one.id.is_some() && other.id.is_some() {
        return one.id != other.id;
    }
    apart(&one.role, &other.role) || apart(&one.unit, &other.unit)
}

/// Refuses records of which two are different people's answers for one organisation on one day.
pub(super) fn no_panel(records: &[Record]) -> Result<(), Incomparable> {
    let same_day = |one: &Record, other: &Record| {
        one.organisation.is_some()
            && one.organisation == other.organisation
            && one.date.is_some()
            && one.date == other.date
    };
    let apart = |one: &Record, other: &Record| differ(one.respondent.as_ref(), other.respondent.as_ref());
    let others = |at: usize| records[at + 1..].iter();
    let found = (0..records.len())
        .find(|at| others(*at).any(|other| same_day(&records[*at], other) && apart(&records[*at], other)));
    let Some(first) = found.map(|at| &records[at]) else { return Ok(()) };
    let mut people: Vec<String> = Vec::new();
    for record in records.iter().filter(|record| same_day(first, record)) {
        let words = who(record.respondent.as_ref());
        if !words.is_empty() && !people.contains(&words) {
            people.push(words);
        }
    }
    Err(Incomparable::Panel {
        organisation: first.organisation.clone().unwrap_or_default(),
        date: first.date.clone().unwrap_or_default(),
        people: people.join("; "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: Option<&str>, role: Option<&str>, unit: Option<&str>) -> Respondent {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Respondent { id: owned(id), role: owned(role), unit: owned(unit) }
    }

    #[test]
    fn people_are_told_apart_only_by_what_is_known_of_both() {
        let cases = [
            (person(Some("r1"), Some("head"), None), person(Some("r2"), Some("head"), None), true),
            (person(Some("r1"), Some("head"), None), person(Some("r1"), Some("director"), None), false),
            (person(Some("r1"), None, None), person(None, Some("head"), None), false),
            (person(None, Some("head"), Some("north")), person(None, Some("head"), Some("south")), true),
            (person(None, Some("head"), None), person(None, Some("head"), Some("south")), false),
        ];
        for (one, other, expected) in cases {
            assert_eq!(differ(Some(&one), Some(&other)), expected, "{one:?} {other:?}");
            assert_eq!(differ(Some(&other), Some(&one)), expected, "{other:?} {one:?}");
        }
        assert!(!differ(None, Some(&person(Some("r1"), None, None))), "nothing is known of the first");
        assert_eq!(who(Some(&person(Some("r1"), Some("head"), Some("north")))), "head, north, r1");
    }
}
