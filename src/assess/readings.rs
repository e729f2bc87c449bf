//! The values that tables and gates read, straight from the scores, without the texts of a whole record.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Scores;
use super::findings::Made;
use super::frameworks::{gap, goal, points, wanted_score};
use super::record::coverage;
use crate::index::{ElementIndex, FrameworkIndex, Measure};
use crate::pack::{Framework, FrameworkKind, Item, Pack};
use crate::record::{
    Ends, FindingSeverity, FitReading, FrameworkOutline, Kind, MeasureRecord, Outline, Reading, Readings, Score, tenths,
};
use crate::scoring::{ItemState, level};

impl Outline {
    /// What records made under a pack will hold.
    #[must_use]
    pub fn of_pack(pack: &Pack) -> Self {
        Self::new(pack.frameworks.iter().map(|framework| outline(pack, framework)).collect())
    }
}

fn outline(pack: &Pack, framework: &Framework) -> FrameworkOutline {
    let elements = framework.elements.of(&pack.elements);
    let (kind, ends) = match &framework.kind {
        FrameworkKind::Archetypes => (Kind::Archetypes, None),
        FrameworkKind::Spectrum { poles, cuts } => {
            (Kind::Spectrum, Some(Ends { poles: poles.clone().map(|pole| pole.id), cuts: *cuts }))
        }
        FrameworkKind::Dimensions => (Kind::Dimensions, None),
        FrameworkKind::Composite { .. } => (Kind::Composite, None),
    };
    FrameworkOutline {
        id: framework.id.clone(),
        title: framework.title.clone(),
        kind,
        elements: elements.iter().map(|element| (element.short_id.clone(), element.title.clone())).collect(),
        levels: framework.levels.iter().map(|level| (level.id.clone(), level.title.clone())).collect(),
        ends,
        scale: framework.scale,
    }
}

impl Readings for Scores<'_> {
    fn coverage(&self) -> Option<f64> {
        coverage(self.assessment).percent
    }

    fn reading(&self, _: &Outline, measure: Measure) -> Reading {
        let assessment = self.assessment;
        let score = assessment.measure(measure);
        let range = assessment.range(measure);
        let target = goal(self.pack, measure).map(|goal| goal.target);
        Reading {
            score: score.map(Score::points),
            low: range.map(|(low, _)| low.points()),
            high: range.map(|(_, high)| high.points()),
            coverage: points(assessment.coverage(measure)),
            level: level(self.pack, assessment, measure),
            target,
            wanted: wanted_score(self.answers, measure),
            gap: gap(assessment.told(measure), target),
            thin: assessment.thin(measure),
        }
    }

    fn fit(&self, framework: usize) -> Option<FitReading> {
        let framework = FrameworkIndex::from(framework);
        let fit = self.assessment.frameworks[framework].fit.as_ref()?;
        let elements = self.pack.frameworks[framework].elements;
        Some(FitReading {
            best: fit.best.and_then(|element| elements.place_of(element)),
            runner_up: fit.runner_up.and_then(|element| elements.place_of(element)),
            verdict: fit.verdict,
            stability: fit.stability(),
            thin: self.assessment.frameworks[framework].thin,
        })
    }

    fn findings(&self) -> Vec<FindingSeverity> {
        Made::of(*self).rules(*self).into_iter().map(|rule| rule.severity).collect()
    }
}

/// A reading of the same form for everything that has a score, by id.
pub(super) fn measures(scores: Scores<'_>) -> IndexMap<String, MeasureRecord> {
    let outline = Outline::of_pack(scores.pack);
    let record = |measure: Measure| (outline.id(measure).to_owned(), measure_record(scores, &outline, measure));
    scores.pack.measures().map(record).collect()
}

fn measure_record(scores: Scores<'_>, outline: &Outline, measure: Measure) -> MeasureRecord {
    let Reading { score, low, high, coverage, level, target, wanted, gap, thin } = scores.reading(outline, measure);
    let framework = &scores.pack.frameworks[scores.pack.measure_framework(measure)];
    let (answered, applicable) = counts(scores, measure);
    MeasureRecord {
        title: outline.title(measure).to_owned(),
        score,
        low,
        high,
        shown: score.map(|score| framework.scale.map_or_else(|| tenths(score), |scale| scale.round(score))),
        scale: framework.scale,
        coverage,
        answered,
        applicable,
        thin,
        not_asked: scores.assessment.unasked(measure),
        level: level.map(|level| framework.levels[level].id.clone()),
        target,
        wanted,
        gap,
    }
}

/// Items answered, and items that apply, that carry a measure.
fn counts(scores: Scores<'_>, measure: Measure) -> (usize, usize) {
    let elements: BTreeSet<ElementIndex> = scores.pack.elements_of(measure).into_iter().collect();
    let carries = |item: &Item| item.carries.iter().any(|carry| elements.contains(&carry.element));
    let states = scores.pack.items.iter_enumerated().filter(|(_, item)| carries(item));
    let states = states.map(|(index, _)| scores.assessment.items[index]);
    states.fold((0, 0), |(answered, applicable), state| match state {
        ItemState::Answered | ItemState::AtWorst => (answered + 1, applicable + 1),
        ItemState::Unknown | ItemState::Unanswered => (answered, applicable + 1),
        ItemState::NotApplicable | ItemState::SwitchedOff | ItemState::NotAsked => (answered, applicable),
    })
}
