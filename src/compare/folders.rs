//! Two folders of answers: which file of the one is compared with which of the other, and what moved in each pair.

use std::collections::BTreeMap;

use serde::Serialize;

use super::people::{differ, who};
use super::{Comparison, Regression};
use crate::record::Respondent;

/// One document of a folder, and whose answers it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file as given.
    pub file: String,
    /// Its path below the folder.
    #[serde(skip)]
    pub below: String,
    /// The number of the document in it, from 1.
    pub document: usize,
    /// The organisation's name.
    pub organisation: Option<String>,
    /// The day the answers stand for.
    pub date: Option<String>,
    /// Who answered.
    pub respondent: Option<Respondent>,
}

impl Place {
    /// Whose answers they are, as people read it.
    #[must_use]
    pub fn whose(&self) -> String {
        let people = who(self.respondent.as_ref());
        let names = [self.organisation.as_deref().unwrap_or_default(), &people];
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        if names.is_empty() { "Unnamed organisation".to_owned() } else { names.join(" · ") }
    }

    /// The file, with the number of the document where it is not the first.
    #[must_use]
    pub fn name(&self) -> String {
        if self.document == 1 { self.file.clone() } else { format!("{}#{}", self.file, self.document) }
    }
}

/// What moved between two folders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Folders {
    /// Answers that stand in both, in the order of the later folder.
    pub pairs: Vec<Pair>,
    /// Answers that stand in the later folder only.
    pub new: Vec<Place>,
    /// Answers that stand in the earlier folder only.
    pub gone: Vec<Place>,
}

/// The same answers in both folders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pair {
    /// Where they stand in the earlier folder.
    pub before: Place,
    /// Where they stand in the later one.
    pub after: Place,
    /// Whether the file or the organisation has another name now.
    pub renamed: bool,
    /// What moved.
    pub comparison: Comparison,
    /// What fell further than it may.
    pub regressions: Vec<Regression>,
}

/// Which documents belong together, by their places in the two lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Before and after, in the order of the later list.
    pub pairs: Vec<(usize, usize)>,
    /// Only in the later list.
    pub new: Vec<usize>,
    /// Only in the earlier list.
    pub gone: Vec<usize>,
}

/// Pairs the documents of two folders by organisation, unit and respondent. Where one of them has several documents,
/// the file name decides, then the date, then which one is left. An organisation that has another name in the same
/// file was renamed.
#[must_use]
pub fn pair(before: &[Place], after: &[Place]) -> Pairing {
    let known = [before, after].map(|places| places.iter().map(Known::of).collect::<Vec<_>>());
    let mut open =
        Open { known: &known, paired: [vec![false; before.len()], vec![false; after.len()]], pairs: Vec::new() };
    open.round(|one| Some((one.owner?, one.file)), |_| true);
    open.round(|one| Some((one.owner?, one.date?)), |_| true);
    open.round(|one| one.owner, |_| true);
    open.round(
        |one| Some(one.file),
        |(old, new)| !differ(before[old].respondent.as_ref(), after[new].respondent.as_ref()),
    );
    let left = |side: usize| (0..known[side].len()).filter(|at| !open.paired[side][*at]).collect();
    let (gone, new) = (left(0), left(1));
    let mut pairs = open.pairs;
    pairs.sort_by_key(|(_, new)| *new);
    Pairing { pairs, new, gone }
}

/// What a document can be told by.
#[derive(Clone, Copy)]
struct Known<'a> {
    /// Organisation, unit and person; `None` where no organisation is named.
    owner: Option<(&'a str, Option<&'a str>, Option<&'a str>)>,
    /// The file below its folder, and the document in it.
    file: (&'a str, usize),
    date: Option<&'a str>,
}

impl<'a> Known<'a> {
    fn of(place: &'a Place) -> Self {
        let unit = place.respondent.as_ref().and_then(|one| one.unit.as_deref());
        let person = place.respondent.as_ref().and_then(|one| one.id.as_deref().or(one.role.as_deref()));
        Self {
            owner: place.organisation.as_deref().map(|organisation| (organisation, unit, person)),
            file: (&place.below, place.document),
            date: place.date.as_deref(),
        }
    }
}

/// Documents of the earlier and the later folder, and which of them have a partner.
struct Open<'a> {
    known: &'a [Vec<Known<'a>>; 2],
    paired: [Vec<bool>; 2],
    pairs: Vec<(usize, usize)>,
}

impl<'a> Open<'a> {
    /// Pairs what fits and has one key that nothing else without a partner has on either side.
    fn round<K: Ord>(&mut self, key: impl Fn(Known<'a>) -> Option<K>, fits: impl Fn((usize, usize)) -> bool) {
        let mut sharing: BTreeMap<K, [Vec<usize>; 2]> = BTreeMap::new();
        for side in [0, 1] {
            for (at, known) in self.known[side].iter().enumerate().filter(|(at, _)| !self.paired[side][*at]) {
                if let Some(key) = key(*known) {
                    sharing.entry(key).or_default()[side].push(at);
                }
            }
        }
        for [old, new] in sharing.into_values() {
            if let (&[old], &[new]) = (old.as_slice(), new.as_slice())
                && fits((old, new))
            {
                (self.paired[0][old], self.paired[1][new]) = (true, true);
                self.pairs.push((old, new));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `file organisation unit person date`, with - for what is not known.
    fn places(lines: &[&str]) -> Vec<Place> {
        lines.iter().map(|line| place(line)).collect()
    }

    fn place(line: &str) -> Place {
        let words: Vec<Option<String>> = line.split(' ').map(|word| (word != "-").then(|| word.to_owned())).collect();
        let [file, organisation, unit, id, date] = words.try_into().expect("five words");
        let file = file.expect("a file");
        let respondent = Some(Respondent { id, role: None, unit });
        Place { below: file.clone(), file, document: 1, organisation, date, respondent }
    }

    fn paired(before: &[&str], after: &[&str]) -> Pairing {
        pair(&places(before), &places(after))
    }

    #[test]
    fn answers_are_paired_by_whose_they_are_wherever_they_stand() {
        let found = paired(
            &["a North - r1 2025", "b North - r2 2025", "c South - r1 2025", "d East - - 2025"],
            &["b North - r1 2026", "x South - r1 2026", "y West - - 2026"],
        );
        assert_eq!(found, Pairing { pairs: vec![(0, 0), (2, 1)], new: vec![2], gone: vec![1, 3] });
    }

    #[test]
    fn several_files_of_one_owner_are_told_apart_by_name_then_date_then_by_what_is_left() {
        let found = paired(
            &["q1 North - - 1", "q2 North - - 2", "q3 North - - 3"],
            &["q1 North - - 9", "moved North - - 2", "other North - - 8"],
        );
        assert_eq!(found.pairs, [(0, 0), (1, 1), (2, 2)]);
        let unclear = paired(&["a North - - 1", "b North - - 2"], &["c North - - 3"]);
        assert_eq!(unclear, Pairing { pairs: vec![], new: vec![0], gone: vec![0, 1] }, "nothing is guessed");
    }

    #[test]
    fn another_name_of_the_organisation_in_the_same_file_is_a_new_name() {
        assert_eq!(paired(&["a North - r1 1"], &["a Northern - r1 1"]).pairs, [(0, 0)]);
        assert_eq!(paired(&["a North - r1 1"], &["a Northern - r2 1"]).pairs, [], "another person's answers");
        assert_eq!(paired(&["a - - - 1", "b - - - 1"], &["b - - - 1"]).pairs, [(1, 0)], "nameless files by file");
    }
}
