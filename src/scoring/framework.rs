//! Scores of whole frameworks: positions, means and composites.

use std::cmp::Ordering;

use super::ElementScore;
use super::verdict::Fit;
use crate::index::{ElementIndex, FrameworkIndex, Measure, TiSlice, TiVec};
use crate::pack::{Framework, FrameworkKind, Member, Pack, WEIGHT};
use crate::record::Score;

/// The score of one framework.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrameworkScore {
    /// Position, mean or composite score; `None` for archetypes and when not assessed.
    pub score: Option<Score>,
    /// Outer bounds; `None` when nothing applies.
    pub range: Option<(Score, Score)>,
    /// 0 to 100; `None` when nothing applies.
    pub coverage: Option<Score>,
    /// Whether too little was answered for it to have a say.
    pub thin: bool,
    /// Whether some part of it is asked and neither n/a nor switched off.
    pub applies: bool,
    /// Whether nothing of it is part of the scope, though something could be asked.
    pub unasked: bool,
    /// The part with the lowest score: the weakest member or dimension.
    pub weakest: Option<Measure>,
    /// For archetypes: which model fits best.
    pub fit: Option<Fit>,
}

/// The scores of all frameworks, archetypes without their fit. Composites come last because they read the others; a
/// composite of composites follows its members, which validation has shown to end.
pub(super) fn score_all(
    pack: &Pack,
    elements: &TiSlice<ElementIndex, ElementScore>,
) -> TiVec<FrameworkIndex, FrameworkScore> {
    let own = |framework: &Framework| match framework.kind {
        FrameworkKind::Archetypes => archetypes(&elements[framework.elements.start()]),
        FrameworkKind::Spectrum { .. } | FrameworkKind::Dimensions => side_by_side(pack, framework, elements),
        FrameworkKind::Composite { .. } => FrameworkScore::default(),
    };
    let mut scores: TiVec<FrameworkIndex, FrameworkScore> = pack.frameworks.iter().map(own).collect();
    for index in pack.composites_inside_out() {
        if let FrameworkKind::Composite { members } = &pack.frameworks[index].kind {
            let parts: Vec<Part> = members.iter().map(|member| member_part(pack, *member, elements, &scores)).collect();
            let mean = mean(&parts);
            let thin = mean.coverage.is_some_and(|coverage| !coverage.reaches(pack.frameworks[index].enough));
            scores[index] = FrameworkScore { thin, ..mean };
        }
    }
    scores
}

/// Every archetype item counts for every model, so what the first model rests on is that of all.
fn archetypes(first: &ElementScore) -> FrameworkScore {
    FrameworkScore {
        coverage: first.coverage(),
        thin: first.thin,
        applies: first.applies(),
        unasked: first.unasked(),
        ..FrameworkScore::default()
    }
}

/// The plain mean of elements, of which half must be told.
fn side_by_side(pack: &Pack, framework: &Framework, elements: &TiSlice<ElementIndex, ElementScore>) -> FrameworkScore {
    let parts: Vec<Part> =
        framework.elements.iter().map(|element| element_part(pack, element, WEIGHT, elements)).collect();
    let applicable = parts.iter().filter(|part| part.applies).count();
    let told = parts.iter().filter(|part| part.score.is_some()).count();
    FrameworkScore { thin: 2 * told < applicable, ..mean(&parts) }
}

/// One part of a mean.
struct Part {
    measure: Measure,
    weight: i64,
    /// `None` when thin, as when not assessed.
    score: Option<Score>,
    range: Option<(Score, Score)>,
    coverage: Option<Score>,
    applies: bool,
    unasked: bool,
}

fn element_part(
    pack: &Pack,
    element: ElementIndex,
    weight: i64,
    elements: &TiSlice<ElementIndex, ElementScore>,
) -> Part {
    let (measure, element) = (pack.measure_of_element(element), &elements[element]);
    let score = element.score().filter(|_| !element.thin);
    let (range, coverage) = (element.range(), element.coverage());
    Part { measure, weight, score, range, coverage, applies: element.applies(), unasked: element.unasked() }
}

fn member_part(
    pack: &Pack,
    (member, weight): (Member, i64),
    elements: &TiSlice<ElementIndex, ElementScore>,
    scores: &TiSlice<FrameworkIndex, FrameworkScore>,
) -> Part {
    match member {
        Member::Element(element) => element_part(pack, element, weight, elements),
        Member::Framework(framework) => {
            let FrameworkScore { score, range, coverage, thin, applies, unasked, .. } = scores[framework];
            let (measure, score) = (pack.framework_measure(framework), score.filter(|_| !thin));
            Part { measure, weight, score, range, coverage, applies, unasked }
        }
    }
}

/// The outermost mean of one end of the parts' ranges. Parts that are not told yet have no place in the mean today and
/// may have one once more is answered, so each counts where it moves the bound outwards.
fn bound(parts: &[Part], end: fn((Score, Score)) -> Score, outwards: Ordering) -> Option<Score> {
    let ends = |told: bool| {
        let parts = parts.iter().filter(move |part| part.score.is_some() == told);
        parts.filter_map(|part| Some((part.weight, end(part.range?))))
    };
    let mut counted: Vec<(i64, Score)> = ends(true).collect();
    let mut others: Vec<(i64, Score)> = ends(false).collect();
    others.sort_by(|a, b| if outwards == Ordering::Less { a.1.cmp(&b.1) } else { b.1.cmp(&a.1) });
    for other in others {
        let moves = Score::mean(counted.iter().copied()).is_none_or(|mean| other.1.cmp(&mean) == outwards);
        if moves {
            counted.push(other);
        }
    }
    Score::mean(counted)
}

/// The weighted mean over the parts that are told; the coverage and the bounds are those of all that apply.
fn mean(parts: &[Part]) -> FrameworkScore {
    let of = |value: fn(&Part) -> Option<Score>| {
        Score::mean(parts.iter().filter_map(|part| Some((part.weight, value(part)?))))
    };
    let applies = parts.iter().any(|part| part.applies);
    let bounds = (bound(parts, |(low, _)| low, Ordering::Less), bound(parts, |(_, high)| high, Ordering::Greater));
    let told = parts.iter().filter_map(|part| Some((part.score?, part.measure)));
    FrameworkScore {
        score: of(|part| part.score),
        range: bounds.0.zip(bounds.1),
        coverage: of(|part| part.coverage),
        applies,
        unasked: !applies && parts.iter().any(|part| part.unasked),
        // The first of equal ones.
        weakest: told.min_by_key(|(score, _)| *score).map(|(_, measure)| measure),
        ..FrameworkScore::default()
    }
}
