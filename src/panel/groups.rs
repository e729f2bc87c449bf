//! Groups of respondents, shown only where nobody can be picked out.

use std::collections::BTreeMap;

use super::record::{Group, Groups};
use super::tally::Range;
use crate::answers::Answers;
use crate::record::Score;

/// What groups are made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
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
    least: usize,
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
        least,
    }
}

impl Members {
    /// The mean of each group that is shown, over those of it who are assessed. A measure's groups obey what all groups do: of
    /// fewer people there is no mean, and none where subtracting from the whole would leave fewer.
    pub(super) fn means(&self, scores: &[Option<Score>]) -> Vec<Option<f64>> {
        let told = |members: &Vec<usize>| members.iter().filter_map(|place| scores[*place]).collect();
        let mut groups: Vec<Vec<Score>> = self.people.iter().map(told).collect();
        groups.iter_mut().filter(|group| group.len() < self.least).for_each(Vec::clear);
        let all = scores.iter().flatten().count();
        loop {
            let rest = all - groups.iter().map(Vec::len).sum::<usize>();
            let smallest = groups.iter_mut().filter(|group| !group.is_empty()).min_by_key(|group| group.len());
            match smallest {
                Some(group) if rest > 0 && rest < self.least => group.clear(),
                _ => return groups.iter().map(|group| group.iter().copied().collect::<Range>().mean()).collect(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pack::small::{TEXT, pack};
    use crate::record::Respondent;

    fn people(sizes: &[(&str, usize)]) -> Vec<Answers> {
        let pack = pack(TEXT);
        let person = |unit: &str| Answers {
            respondent: Some(Respondent { unit: Some(unit.to_owned()), ..Respondent::default() }),
            ..Answers::empty(&pack)
        };
        sizes.iter().flat_map(|(unit, size)| std::iter::repeat_n(person(unit), *size)).collect()
    }

    fn shown(sizes: &[(&str, usize)], least: usize) -> (Vec<(String, usize)>, usize) {
        let Groups { shown, withheld, .. } = groups(&people(sizes), By::Unit, least).told;
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

    const NAMES: [&str; 5] = ["a", "b", "c", "d", ""];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whoever subtracts what is shown from the whole is left with nobody, or with enough people.
        #[test]
        fn nobody_is_left_alone_by_subtraction(
            sizes in prop::collection::vec(0..8usize, NAMES.len()),
            points in prop::collection::vec(prop::option::weighted(0.7, 0..=100u8), 40),
            least in 2..6usize,
        ) {
            let sizes: Vec<(&str, usize)> = NAMES.into_iter().zip(sizes).collect();
            let people = people(&sizes);
            let score = |points: &Option<u8>| points.map(|points| Score::of_points(f64::from(points)));
            let mut scores: Vec<Option<Score>> = points.iter().map(score).take(people.len()).collect();
            let members = groups(&people, By::Unit, least);
            let means = members.means(&scores);
            let seen: Vec<&Vec<usize>> =
                members.people.iter().zip(&means).filter(|(_, mean)| mean.is_some()).map(|(group, _)| group).collect();
            let told = |places: &mut dyn Iterator<Item = usize>| places.filter(|place| scores[*place].is_some()).count();
            let counts: Vec<usize> = seen.iter().map(|group| told(&mut group.iter().copied())).collect();
            let rest = told(&mut (0..people.len())) - counts.iter().sum::<usize>();
            prop_assert!(counts.iter().all(|count| *count >= least), "{counts:?}");
            prop_assert!(rest == 0 || rest >= least || seen.is_empty(), "{rest} left");
            // Those who are not shown may swap their answers.
            let mut hidden: Vec<usize> =
                (0..people.len()).filter(|place| !seen.iter().any(|group| group.contains(place))).collect();
            hidden.retain(|place| scores[*place].is_some());
            let kept: Vec<Option<Score>> = hidden.iter().map(|place| scores[*place]).collect();
            for (place, score) in hidden.iter().zip(kept.iter().rev()) {
                scores[*place] = *score;
            }
            prop_assert_eq!(members.means(&scores), means);
        }
    }
}
