//! The values that tables and gates read, straight from the scores, without the texts of a whole record.

use super::Scores;
use super::frameworks::{gap, goal, rounded, wanted_score};
use super::record::{coverage, findings_made};
use crate::index::{FrameworkIndex, Measure};
use crate::pack::{Framework, FrameworkKind, Pack};
use crate::record::{Ends, FindingSeverity, FitReading, FrameworkOutline, Kind, Outline, Reading, Readings, Score};
use crate::scoring::level;

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
            coverage: rounded(assessment.coverage(measure)),
            level: level(self.pack, assessment, measure),
            target,
            wanted: wanted_score(self.answers, measure),
            gap: gap(score, target),
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
        })
    }

    fn findings(&self) -> Vec<FindingSeverity> {
        findings_made(*self).map(|rule| rule.severity).collect()
    }
}
