//! Scores of whole frameworks: positions, means and composites.

use super::ElementScore;
use super::verdict::Fit;
use crate::index::{ElementIndex, FrameworkIndex, Measure, TiSlice, TiVec};
use crate::pack::{FrameworkKind, Member, ONE, Pack};
use crate::record::Score;

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
    /// Whether some part of it could be met or missed, asked or not.
    pub applies: bool,
    /// The part with the lowest score: the weakest member or dimension.
    pub weakest: Option<Measure>,
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

/// The scores of all frameworks, archetypes without their fit. Composites come last because they read the others; a
/// composite of composites follows its members, which validation has shown to end.
pub(super) fn score_all(
    pack: &Pack,
    elements: &TiSlice<ElementIndex, ElementScore>,
) -> TiVec<FrameworkIndex, FrameworkScore> {
    let own = |framework: &crate::pack::Framework| match framework.kind {
        FrameworkKind::Archetypes => archetypes(&elements[framework.elements.start()]),
        FrameworkKind::Spectrum { .. } | FrameworkKind::Dimensions => {
            mean(framework.elements.iter().map(|element| element_part(pack, element, 1.0, elements)))
        }
        FrameworkKind::Composite { .. } => FrameworkScore::default(),
    };
    let mut scores: TiVec<FrameworkIndex, FrameworkScore> = pack.frameworks.iter().map(own).collect();
    for index in pack.composites_inside_out() {
        if let FrameworkKind::Composite { members } = &pack.frameworks[index].kind {
            scores[index] = mean(members.iter().map(|member| member_part(pack, *member, elements, &scores)));
        }
    }
    scores
}

/// Every archetype item counts for every model, so the first model's coverage is that of all.
fn archetypes(first: &ElementScore) -> FrameworkScore {
    FrameworkScore { coverage: first.coverage(), applies: first.applies(), ..FrameworkScore::default() }
}

/// One part of a mean.
struct Part {
    measure: Measure,
    weight: f64,
    exact: Option<f64>,
    range: Option<(f64, f64)>,
    coverage: Option<f64>,
    applies: bool,
}

fn element_part(
    pack: &Pack,
    element: ElementIndex,
    weight: f64,
    elements: &TiSlice<ElementIndex, ElementScore>,
) -> Part {
    let (measure, element) = (pack.measure_of_element(element), &elements[element]);
    let (exact, range, coverage) = (element.exact(), element.exact_range(), element.coverage());
    Part { measure, weight, exact, range, coverage, applies: element.applies() }
}

fn member_part(
    pack: &Pack,
    member: (Member, i64),
    elements: &TiSlice<ElementIndex, ElementScore>,
    scores: &TiSlice<FrameworkIndex, FrameworkScore>,
) -> Part {
    let weight = weight_of(member.1);
    match member.0 {
        Member::Element(element) => element_part(pack, element, weight, elements),
        Member::Framework(framework) => {
            let FrameworkScore { exact, exact_range: range, coverage, applies, .. } = scores[framework];
            Part { measure: pack.framework_measure(framework), weight, exact, range, coverage, applies }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "weights are at most a million thousandths")]
fn weight_of(thousandths: i64) -> f64 {
    thousandths as f64 / ONE as f64
}

/// A weighted mean over the parts that have a value.
#[derive(Default)]
struct Mean {
    sum: f64,
    weight: f64,
}

impl Mean {
    fn add(&mut self, weight: f64, value: Option<f64>) {
        if let Some(value) = value {
            self.sum += weight * value;
            self.weight += weight;
        }
    }

    fn value(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.sum / self.weight)
    }
}

fn mean(parts: impl Iterator<Item = Part>) -> FrameworkScore {
    let [mut exact, mut low, mut high, mut coverage] = [(); 4].map(|()| Mean::default());
    let mut weakest: Option<(Score, Measure)> = None;
    let mut applies = false;
    for part in parts {
        exact.add(part.weight, part.exact);
        low.add(part.weight, part.range.map(|range| range.0));
        high.add(part.weight, part.range.map(|range| range.1));
        coverage.add(part.weight, part.coverage);
        applies |= part.applies;
        let score = part.exact.map(Score::of_mean);
        if let Some(score) = score.filter(|score| weakest.is_none_or(|(least, _)| *score < least)) {
            weakest = Some((score, part.measure));
        }
    }
    FrameworkScore {
        score: exact.value().map(Score::of_mean),
        exact: exact.value(),
        exact_range: low.value().zip(high.value()),
        coverage: coverage.value(),
        applies,
        weakest: weakest.map(|(_, measure)| measure),
        fit: None,
    }
}
