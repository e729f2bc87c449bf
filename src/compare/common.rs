//! Scores over the items that count in both of two records.

use indexmap::IndexMap;

use super::{Share, ask, items};
use crate::record::{Contribution, FrameworkRecord, Kind, Measure, Outline, Record, Score};

/// A record written by hand could hold a composite that is a member of itself.
const DEEPEST: usize = 16;

/// One item's evidence in both records.
struct Pair<'a> {
    item: &'a str,
    weight: f64,
    before: f64,
    after: f64,
}

/// The items that count in both records, by element.
pub(super) struct Common<'a> {
    by_element: IndexMap<&'a str, Vec<Pair<'a>>>,
    after: &'a Record,
}

impl<'a> Common<'a> {
    /// Pairs the contributions of two records.
    pub(super) fn new(before: &'a Record, after: &'a Record) -> Self {
        let none = Vec::new();
        let pairs = |(id, now): (&'a String, &'a Vec<Contribution>)| {
            let then = before.contributions.get(id).unwrap_or(&none);
            (id.as_str(), now.iter().filter_map(|part| pair(then, part)).collect())
        };
        Self { by_element: after.contributions.iter().map(pairs).collect(), after }
    }

    /// The two like-for-like scores of a measure.
    pub(super) fn scores(&self, outline: &Outline, measure: Measure) -> Option<[Score; 2]> {
        self.within(outline, measure, DEEPEST)
    }

    fn within(&self, outline: &Outline, measure: Measure, depth: usize) -> Option<[Score; 2]> {
        match outline.place(measure) {
            Some(_) => self.element(outline.id(measure)),
            None => self.whole(outline, outline.framework(measure), depth.checked_sub(1)?),
        }
    }

    fn element(&self, id: &str) -> Option<[Score; 2]> {
        let pairs = self.by_element.get(id)?;
        let weights: f64 = pairs.iter().map(|pair| pair.weight).sum();
        let score = |value: fn(&Pair<'_>) -> f64| {
            let sum: f64 = pairs.iter().map(|pair| pair.weight * value(pair)).sum();
            Score::of_points(100.0 * sum / weights)
        };
        (weights > 0.0).then(|| [score(|pair| pair.before), score(|pair| pair.after)])
    }

    /// The same means as in scoring, over the members that have items in both.
    fn whole(&self, outline: &Outline, place: usize, depth: usize) -> Option<[Score; 2]> {
        let framework = &outline.frameworks[place];
        if framework.kind == Kind::Composite {
            let FrameworkRecord::Composite(composite) = &self.after.frameworks[place] else { return None };
            let members = composite.members.iter().filter_map(|member| {
                Some((thousandths(member.weight), self.within(outline, outline.measure(&member.id)?, depth)?))
            });
            return mean(&members.collect::<Vec<_>>());
        }
        let elements = (0..framework.elements.len()).map(|element| outline.id(outline.element(place, element)));
        mean(&elements.filter_map(|id| Some((1, self.element(id)?))).collect::<Vec<_>>())
    }

    /// What each answer adds to the change of an element, the largest first.
    pub(super) fn shares(&self, element: &str, after: &Record) -> Vec<Share> {
        let Some(pairs) = self.by_element.get(element) else { return Vec::new() };
        let weights: f64 = pairs.iter().map(|pair| pair.weight).sum();
        let moved = pairs.iter().filter(|pair| (pair.after - pair.before).abs() > 1e-9);
        let mut shares: Vec<Share> = moved
            .map(|pair| Share {
                item: pair.item.to_owned(),
                ask: items(after).find(|item| item.id == pair.item).map(ask).unwrap_or_default(),
                points: Score::of_points(pair.weight * (pair.after - pair.before) / weights * 100.0).points(),
            })
            .collect();
        shares.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
        shares
    }
}

fn pair<'a>(then: &[Contribution], now: &'a Contribution) -> Option<Pair<'a>> {
    let before = then.iter().find(|part| part.item == now.item)?;
    Some(Pair { item: &now.item, weight: now.weight, before: before.value, after: now.value })
}

/// The weighted means of two scores side by side.
fn mean(parts: &[(i64, [Score; 2])]) -> Option<[Score; 2]> {
    let side = |side: usize| Score::mean(parts.iter().map(|(weight, scores)| (*weight, scores[side])));
    Some([side(0)?, side(1)?])
}

/// A weight as packs hold it, with at most three decimals.
#[expect(clippy::cast_possible_truncation, reason = "weights are at most a thousand")]
fn thousandths(weight: f64) -> i64 {
    (weight * 1000.0).round() as i64
}
