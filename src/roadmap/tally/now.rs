//! A tally as what conditions and aims read.

use super::super::goals::Reading;
use super::{Ground, Tally};
use crate::answers::applicable::AnswerFacts;
use crate::condition::{Bound, Facts, Truth};
use crate::index::{ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex};
use crate::record::Score;

/// A tally as what conditions and aims read.
pub(super) struct Now<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) tally: &'a Tally,
}

impl Now<'_> {
    pub(super) fn answers(&self) -> AnswerFacts<'_> {
        AnswerFacts { pack: self.ground.pack, given: &self.tally.given, questions: &self.tally.questions }
    }
}

impl Reading for Now<'_> {
    fn told(&self, measure: Measure) -> Option<Score> {
        self.tally.told[measure]
    }

    fn low(&self, measure: Measure) -> Option<Score> {
        self.tally.low[measure]
    }

    fn applies(&self, measure: Measure) -> bool {
        self.tally.applies[measure]
    }
}

impl Facts for Now<'_> {
    fn answer(&self, item: ItemIndex, options: &[OptionIndex]) -> Truth {
        self.answers().answer(item, options)
    }

    fn amount(&self, item: ItemIndex, bound: Bound) -> Truth {
        self.answers().amount(item, bound)
    }

    fn score(&self, measure: Measure, bound: Bound) -> Truth {
        self.told(measure).map_or(Truth::Undetermined, |score| bound.admits(score.points()).into())
    }

    fn best(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Truth {
        if self.tally.thin[framework] {
            return Truth::Undetermined;
        }
        let mut best: Option<(Score, ElementIndex)> = None;
        for element in self.ground.pack.frameworks[framework].elements {
            let fit = self.tally.elements[element].score().unwrap_or_default();
            if fit > best.map_or(Score::default(), |(most, _)| most) {
                best = Some((fit, element));
            }
        }
        best.map_or(Truth::Undetermined, |(_, best)| elements.contains(&best).into())
    }

    fn target(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Truth {
        self.ground.judge.targets[framework].map_or(Truth::Undetermined, |target| elements.contains(&target).into())
    }

    fn finding(&self, _: FindingIndex) -> Truth {
        Truth::False
    }
}
