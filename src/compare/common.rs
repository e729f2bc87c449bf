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

    /// The two like-for-like scores of a measure, not rounded.
    pub(super) fn scores(&self, outline: &Outline, measure: Measure) -> Option<(f64, f64)> {
        self.within(outline, measure, DEEPEST)
    }

    fn within(&self, outline: &Outline, measure: Measure, depth: usize) -> Option<(f64, f64)> {
        match outline.place(measure) {
            Some(_) => self.element(outline.id(measure)),
            None => self.whole(outline, outline.framework(measure), depth.checked_sub(1)?),
        }
    }

    fn element(&self, id: &str) -> Option<(f64, f64)> {
        let pairs = self.by_element.get(id)?;
        let points = |pair: &Pair<'_>| ((pair.before * 100.0, pair.after * 100.0), pair.weight);
        mean(pairs.iter().map(points))
    }

    /// The same means as in scoring, over the members that have items in both.
    fn whole(&self, outline: &Outline, place: usize, depth: usize) -> Option<(f64, f64)> {
        let framework = &outline.frameworks[place];
        if framework.kind == Kind::Composite {
            let FrameworkRecord::Composite(composite) = &self.after.frameworks[place] else { return None };
            let members = composite
                .members
                .iter()
                .filter_map(|member| Some((self.within(outline, outline.measure(&member.id)?, depth)?, member.weight)));
            return mean(members);
        }
        let elements = (0..framework.elements.len()).map(|element| outline.id(outline.element(place, element)));
        mean(elements.filter_map(|id| Some((self.element(id)?, 1.0))))
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

/// The weighted means of two values side by side.
fn mean(parts: impl Iterator<Item = ((f64, f64), f64)>) -> Option<(f64, f64)> {
    let add = |(before, after, weights): (f64, f64, f64), ((was, is), weight): ((f64, f64), f64)| {
        (before + was * weight, after + is * weight, weights + weight)
    };
    let (before, after, weights) = parts.fold((0.0, 0.0, 0.0), add);
    (weights > 0.0).then(|| (before / weights, after / weights))
}
