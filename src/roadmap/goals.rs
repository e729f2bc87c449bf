//! How near an assessment is to the goals.

use crate::index::{ElementIndex, FrameworkIndex, GoalIndex, Measure, TiVec};
use crate::pack::{FrameworkKind, Goal, Pack};
use crate::record::Score;
use crate::scoring::Assessment;

/// A weighted mean attainment, in hundredths of a percent: 0 to 10 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attainment(pub i32);

impl Attainment {
    /// 0 to 100, with two decimals.
    #[must_use]
    pub fn percent(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// Judges assessments by the goals that could be judged before.
#[derive(Debug, Clone)]
pub struct Judge<'p> {
    pack: &'p Pack,
    /// The target element of each framework.
    targets: TiVec<FrameworkIndex, Option<ElementIndex>>,
    /// Goals that are assessed before.
    judged: Vec<GoalIndex>,
}

impl<'p> Judge<'p> {
    /// A judge that leaves out the goals that `before` does not assess.
    #[must_use]
    pub fn new(pack: &'p Pack, targets: TiVec<FrameworkIndex, Option<ElementIndex>>, before: &Assessment) -> Self {
        let mut judge = Self { pack, targets, judged: Vec::new() };
        judge.judged = pack.goals.keys().filter(|goal| judge.score(&pack.goals[*goal], before).is_some()).collect();
        judge
    }

    /// The goals that are left out.
    #[must_use]
    pub fn not_judged(&self) -> Vec<GoalIndex> {
        self.pack.goals.keys().filter(|goal| !self.judged.contains(goal)).collect()
    }

    /// The measure a goal is judged by: for archetypes the target model.
    #[must_use]
    pub fn measure(&self, goal: &Goal) -> Option<Measure> {
        let framework = self.pack.measure_framework(goal.measure);
        match self.pack.frameworks[framework].kind {
            FrameworkKind::Archetypes => self.targets[framework].map(|element| self.pack.measure_of_element(element)),
            _ => Some(goal.measure),
        }
    }

    /// The score a goal is judged by.
    #[must_use]
    pub fn score(&self, goal: &Goal, assessment: &Assessment) -> Option<Score> {
        assessment.told(self.measure(goal)?)
    }

    /// Weighted mean attainment; `None` when no goal is judged.
    #[must_use]
    pub fn attainment(&self, assessment: &Assessment) -> Option<Attainment> {
        let goals = || self.judged.iter().map(|goal| &self.pack.goals[*goal]);
        let weight: f64 = goals().map(weight_of).sum();
        let sum: f64 = goals().map(|goal| weight_of(goal) * self.share(goal, assessment)).sum();
        (weight > 0.0).then(|| hundredths(sum / weight))
    }

    /// How much of a goal is attained, 0 to 1.
    fn share(&self, goal: &Goal, assessment: &Assessment) -> f64 {
        let Some(score) = self.score(goal, assessment).map(Score::points) else { return 0.0 };
        let framework = self.pack.measure_framework(goal.measure);
        let floor = match self.pack.frameworks[framework].kind {
            FrameworkKind::Spectrum { .. } => -100.0,
            _ => 0.0,
        };
        let way = goal.target - floor;
        if way <= 0.0 { 1.0 } else { ((score - floor) / way).clamp(0.0, 1.0) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "weights are at most a million thousandths")]
fn weight_of(goal: &Goal) -> f64 {
    goal.weight as f64
}

#[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
fn hundredths(share: f64) -> Attainment {
    Attainment((share * 10_000.0 + 0.5 + 1e-6).floor() as i32)
}
