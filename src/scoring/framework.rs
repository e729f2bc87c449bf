//! Scores of whole frameworks: positions, means and composites.

use super::verdict::{self, Fit};
use super::{ElementScore, ItemState, Score};
use crate::answers::Given;
use crate::pack::{FrameworkKind, Member, ONE, Pack};

/// The score of one framework.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrameworkScore {
    /// Position, mean or composite score; `None` for archetypes and when not assessed.
    pub score: Option<Score>,
    /// The same, not rounded.
    pub exact: Option<f64>,
    /// Outer bounds, not rounded; `None` when nothing applies.
    pub exact_range: Option<(f64, f64)>,
    /// 0 to 100; `None` when nothing applies.
    pub coverage: Option<f64>,
    /// The part with the lowest score, as a measure index: the weakest member or dimension.
    pub weakest: Option<usize>,
    /// For archetypes: which model fits best.
    pub fit: Option<Fit>,
}

impl FrameworkScore {
    /// The outer bounds, rounded.
    #[must_use]
    pub fn range(&self) -> Option<(Score, Score)> {
        self.exact_range.map(|(low, high)| (Score::of_mean(low), Score::of_mean(high)))
    }
}

/// One part of a mean.
struct Part {
    measure: usize,
    weight: f64,
    exact: Option<f64>,
    range: Option<(f64, f64)>,
    coverage: Option<f64>,
}

/// The scores of all frameworks. Composites come last because they read the others; a composite of composites
/// follows its members, which validation has shown to end.
pub(super) fn score_all(
    pack: &Pack,
    given: &[Given],
    items: &[ItemState],
    elements: &[ElementScore],
) -> Vec<FrameworkScore> {
    let own = |index: usize| match pack.frameworks[index].kind {
        FrameworkKind::Archetypes => archetypes(pack, index, given, items, elements),
        FrameworkKind::Spectrum { .. } | FrameworkKind::Dimensions => mean(&element_parts(pack, index, elements)),
        FrameworkKind::Composite { .. } => FrameworkScore::default(),
    };
    let mut scores: Vec<FrameworkScore> = (0..pack.frameworks.len()).map(own).collect();
    for index in pack.composites_inside_out() {
        scores[index] = mean(&member_parts(pack, index, elements, &scores));
    }
    scores
}

fn archetypes(
    pack: &Pack,
    framework: usize,
    given: &[Given],
    items: &[ItemState],
    elements: &[ElementScore],
) -> FrameworkScore {
    let first = pack.frameworks[framework].elements.start;
    FrameworkScore {
        coverage: elements[first].coverage(),
        fit: Some(verdict::fit(pack, framework, given, items, elements)),
        ..FrameworkScore::default()
    }
}

fn element_parts(pack: &Pack, framework: usize, elements: &[ElementScore]) -> Vec<Part> {
    pack.frameworks[framework].elements.clone().map(|measure| element_part(measure, 1.0, &elements[measure])).collect()
}

fn element_part(measure: usize, weight: f64, element: &ElementScore) -> Part {
    Part { measure, weight, exact: element.exact(), range: element.exact_range(), coverage: element.coverage() }
}

fn member_parts(pack: &Pack, index: usize, elements: &[ElementScore], scores: &[FrameworkScore]) -> Vec<Part> {
    let FrameworkKind::Composite { members } = &pack.frameworks[index].kind else { return Vec::new() };
    let part = |(member, weight): &(Member, i64)| {
        let weight = weight_of(*weight);
        match *member {
            Member::Element(element) => element_part(element, weight, &elements[element]),
            Member::Framework(framework) => {
                let FrameworkScore { exact, exact_range: range, coverage, .. } = scores[framework];
                Part { measure: pack.framework_measure(framework), weight, exact, range, coverage }
            }
        }
    };
    members.iter().map(part).collect()
}

#[expect(clippy::cast_precision_loss, reason = "weights are at most a million thousandths")]
fn weight_of(thousandths: i64) -> f64 {
    thousandths as f64 / ONE as f64
}

fn mean(parts: &[Part]) -> FrameworkScore {
    let exact = weighted(parts, |part| part.exact);
    FrameworkScore {
        score: exact.map(Score::of_mean),
        exact,
        exact_range: weighted(parts, |part| part.range.map(|range| range.0))
            .zip(weighted(parts, |part| part.range.map(|range| range.1))),
        coverage: weighted(parts, |part| part.coverage),
        weakest: weakest(parts),
        fit: None,
    }
}

/// The weighted mean over the parts that have a value.
fn weighted(parts: &[Part], value: impl Fn(&Part) -> Option<f64>) -> Option<f64> {
    let mut sum = 0.0;
    let mut weights = 0.0;
    for part in parts {
        if let Some(value) = value(part) {
            sum += part.weight * value;
            weights += part.weight;
        }
    }
    (weights > 0.0).then(|| sum / weights)
}

/// The first of those with the lowest rounded score.
fn weakest(parts: &[Part]) -> Option<usize> {
    let scored = parts.iter().filter_map(|part| Some((Score::of_mean(part.exact?), part.measure)));
    scored.min_by_key(|(score, _)| *score).map(|(_, measure)| measure)
}
