//! Groups of respondents, shown only where nobody can be picked out.

use std::collections::BTreeMap;

use super::mean;
use super::record::{Group, Groups};
use crate::answers::Answers;
use crate::record::Score;

/// What groups are made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The part of the organisation.
    Unit,
    /// The role.
    Role,
}

impl By {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Role => "role",
        }
    }
}

/// The groups that are shown, with who is in them.
pub(super) struct Members {
    pub(super) told: Groups,
    /// The places of the people of each, in the order told.
    people: Vec<Vec<usize>>,
}

/// Groups of at least so many people. What is held back is held back together: were it fewer people than that, subtracting the
/// groups that are shown from the whole would tell what they said, so the smallest of the others is held back too.
pub(super) fn groups(people: &[Answers], by: By, least: usize) -> Members {
    let mut of: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (place, answers) in people.iter().enumerate() {
        let respondent = answers.respondent.as_ref();
        let name = respondent.and_then(|one| match by {
            By::Unit => one.unit.as_deref(),
            By::Role => one.role.as_deref(),
        });
        of.entry(name.map(str::trim).filter(|name| !name.is_empty())).or_default().push(place);
    }
    let withheld = of.remove(&None).map_or(0, |members| members.len());
    let mut all: Vec<(&str, Vec<usize>)> =
        of.into_iter().filter_map(|(name, members)| Some((name?, members))).collect();
    all.sort_by_key(|(name, members)| (members.len(), *name));
    let (mut hidden, mut withheld) = (0, withheld);
    while let Some((_, smallest)) = all.get(hidden)
        && (smallest.len() < least || (withheld > 0 && withheld < least))
    {
        withheld += smallest.len();
        hidden += 1;
    }
    let mut shown = all.split_off(hidden);
    shown.sort_by_key(|(name, _)| *name);
    let told = shown.iter().map(|(name, members)| Group { name: (*name).to_owned(), respondents: members.len() });
    Members {
        told: Groups { by: by.name().to_owned(), shown: told.collect(), withheld },
        people: shown.into_iter().map(|(_, members)| members).collect(),
    }
}

impl Members {
    /// The mean of each group that is shown. A measure that too few of a group, or of all others, are assessed on has none.
    pub(super) fn means(&self, scores: &[Option<Score>]) -> Vec<Option<f64>> {
        let of_group = |members: &Vec<usize>| {
            let told: Vec<Score> = members.iter().filter_map(|place| scores[*place]).collect();
            // As many as the group has, so that no one's score can be worked out from who is missing.
            if told.len() == members.len() { mean(&told) } else { None }
        };
        self.people.iter().map(of_group).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::small::{TEXT, pack};
    use crate::record::Respondent;

    fn shown(sizes: &[(&str, usize)], least: usize) -> (Vec<(String, usize)>, usize) {
        let pack = pack(TEXT);
        let person = |unit: &str| Answers {
            respondent: Some(Respondent { unit: Some(unit.to_owned()), ..Respondent::default() }),
            ..Answers::empty(&pack)
        };
        let people: Vec<Answers> =
            sizes.iter().flat_map(|(unit, size)| std::iter::repeat_n(person(unit), *size)).collect();
        let Groups { shown, withheld, .. } = groups(&people, By::Unit, least).told;
        (shown.into_iter().map(|group| (group.name, group.respondents)).collect(), withheld)
    }

    #[test]
    fn a_group_of_fewer_people_is_not_shown_nor_found_by_subtraction() {
        let all =
            |named: &[(&str, usize)]| named.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect::<Vec<_>>();
        assert_eq!(shown(&[("north", 6), ("south", 5)], 5), (all(&[("north", 6), ("south", 5)]), 0));
        // The whole less north would be west, so south stays back with it.
        assert_eq!(shown(&[("north", 6), ("south", 5), ("west", 2)], 5), (all(&[("north", 6)]), 7));
        // East and west together are enough to hide in.
        assert_eq!(shown(&[("north", 6), ("east", 3), ("west", 2)], 5), (all(&[("north", 6)]), 5));
        assert_eq!(shown(&[("north", 6), ("west", 2)], 5), (all(&[]), 8));
        // Nobody's unit is a group too, and no name for one.
        assert_eq!(shown(&[("north", 6), ("  ", 1)], 5), (all(&[]), 7));
    }
}
