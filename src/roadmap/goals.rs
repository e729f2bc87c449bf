//! What a plan serves, and how near an assessment is to it.

use crate::condition::{Facts, Truth};
use crate::index::{ElementIndex, FindingIndex, FrameworkIndex, GoalIndex, Measure, TiVec};
use crate::pack::{FrameworkKind, Goal, Pack};
use crate::record::{FindingSeverity, Score};
use crate::scoring::{self, Known};

/// All of something, such as a goal that is met, in billionths.
pub const WHOLE: i64 = 1_000_000_000;
/// Weight of closing a finding, in thousandths: what asks to be acted on first counts as much as three goals, what
/// costs something as three quarters of one. What is only worth knowing may be good news, so a plan does not close it.
const CRITICAL: i64 = 3000;
/// See [`CRITICAL`].
const WARNING: i64 = 750;
/// Weight of the next level of a composite that is no goal itself, in thousandths.
const LEVEL: i64 = 1000;

/// A weighted mean attainment, in billionths: 0 to [`WHOLE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attainment(pub i64);

impl Attainment {
    /// 0 to 100.
    #[must_use]
    pub fn percent(self) -> f64 {
        percent(self.0)
    }
}

/// Billionths in percent.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "billionths of at most one")]
pub fn percent(billionths: i64) -> f64 {
    billionths as f64 / 1e7
}

/// One thing the plan serves.
#[derive(Debug, Clone)]
pub struct Aim {
    /// What it is.
    pub kind: AimKind,
    /// How much it counts, in thousandths.
    pub weight: i64,
    /// Whether it is attained before the plan.
    pub met: bool,
    /// Whether it counts: it is judged before, and not so met that the plan could not lose it.
    pub counts: bool,
}

/// What can be aimed at.
#[derive(Debug, Clone)]
pub enum AimKind {
    /// A score, a position, or the fit of the target model.
    Reach {
        /// The goal of the pack.
        goal: GoalIndex,
        /// What it is judged by; `None` while no target model is chosen.
        measure: Option<Measure>,
        /// Where the way begins.
        from: Score,
        /// Where it ends.
        to: Score,
    },
    /// A finding that holds before is closed.
    Close(FindingIndex),
    /// A composite reaches its next level.
    Level {
        /// The composite.
        framework: FrameworkIndex,
        /// The place of the level.
        level: usize,
        /// What it takes.
        needs: Vec<Need>,
    },
}

/// A condition of a level.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    /// What has to be reached by.
    pub measure: Measure,
    /// The bottom of the measure.
    pub from: Score,
    /// The score it takes.
    pub to: Score,
    /// Whether it counts only as far as open answers cannot turn it over.
    pub sure: bool,
}

/// What aims read of a state of the organisation.
pub trait Reading: Facts {
    /// The score of a measure that has a say.
    fn told(&self, measure: Measure) -> Option<Score>;
    /// The smallest score open answers leave possible.
    fn low(&self, measure: Measure) -> Option<Score>;
    /// Whether something of a measure is asked and can exist.
    fn applies(&self, measure: Measure) -> bool;
}

impl Reading for Known<'_> {
    fn told(&self, measure: Measure) -> Option<Score> {
        self.assessment.told(measure)
    }

    fn low(&self, measure: Measure) -> Option<Score> {
        self.assessment.range(measure).map(|(low, _)| low)
    }

    fn applies(&self, measure: Measure) -> bool {
        self.assessment.applies(measure)
    }
}

/// Judges states of an organisation by what could be judged before.
#[derive(Debug, Clone)]
pub struct Judge<'p> {
    pack: &'p Pack,
    /// The goals of the pack, then the findings that hold before, then the next levels.
    pub aims: Vec<Aim>,
    /// The recommended element of each framework.
    pub targets: TiVec<FrameworkIndex, Option<ElementIndex>>,
    /// The weights of what counts, added up.
    pub weight: i128,
}

impl<'p> Judge<'p> {
    /// A judge of what `before` allows to judge. What is met before counts only where the plan could lose it.
    #[must_use]
    pub fn new(before: &Known<'p>, could_lose: impl Fn(Measure) -> bool) -> Self {
        let (pack, targets) = (before.pack, before.targets.to_owned());
        let mut judge = Self { pack, aims: Vec::new(), targets, weight: 0 };
        let reach = pack.goals.keys().map(|goal| judge.reach(goal));
        let findings = pack.findings.keys().filter_map(|finding| close(before, finding));
        let levels = pack.frameworks.keys().filter_map(|framework| next_level(before, framework));
        judge.aims = reach.chain(findings).chain(levels).collect();
        let judged: Vec<Option<i64>> = judge.aims.iter().map(|aim| judge.judged(aim, before)).collect();
        for (aim, share) in judge.aims.iter_mut().zip(judged) {
            aim.met = share == Some(WHOLE);
            aim.counts = share.is_some() && (!aim.met || aim.measure().is_some_and(&could_lose));
        }
        judge.weight = judge.counted().map(|aim| i128::from(aim.weight)).sum();
        judge
    }

    fn reach(&self, index: GoalIndex) -> Aim {
        let goal = &self.pack.goals[index];
        let (measure, from) = (self.measure(goal), Score::of_points(bottom(self.pack, goal.measure)));
        let kind = AimKind::Reach { goal: index, measure, from, to: Score::of_points(goal.target) };
        Aim { kind, weight: goal.weight, met: false, counts: false }
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

    /// The goals that cannot be judged before.
    #[must_use]
    pub fn not_judged(&self) -> Vec<GoalIndex> {
        let goals = self.aims.iter().filter(|aim| !aim.counts && !aim.met);
        goals.filter_map(Aim::goal).collect()
    }

    fn counted(&self) -> impl Iterator<Item = &Aim> {
        self.aims.iter().filter(|aim| aim.counts)
    }

    /// The attainment of a state, which the tests compare with what is kept up to date.
    #[cfg(test)]
    pub fn attainment(&self, now: &impl Reading) -> Option<Attainment> {
        self.of_sum(self.counted().map(|aim| i128::from(aim.weight) * i128::from(self.share(aim, now))).sum())
    }

    /// Weighted mean attainment from the sum of shares times weights of all that counts; `None` when nothing is judged.
    /// All of it when everything is met and stays so.
    #[must_use]
    pub fn of_sum(&self, sum: i128) -> Option<Attainment> {
        let mean = |weight: i128| i64::try_from(sum / weight).ok().map(Attainment);
        let all_met = || self.aims.iter().any(|aim| aim.met).then_some(Attainment(WHOLE));
        if self.weight > 0 { mean(self.weight) } else { all_met() }
    }

    /// As [`share`](Self::share); `None` where nothing is known to judge by.
    fn judged(&self, aim: &Aim, now: &impl Reading) -> Option<i64> {
        match &aim.kind {
            AimKind::Reach { measure, from, to, .. } => Some(now.told((*measure)?)?.way(*from, *to)),
            _ => Some(self.share(aim, now)),
        }
    }

    /// How much of an aim is attained, in billionths.
    #[must_use]
    pub fn share(&self, aim: &Aim, now: &impl Reading) -> i64 {
        match &aim.kind {
            AimKind::Reach { .. } => self.judged(aim, now).unwrap_or(0),
            AimKind::Close(finding) => {
                let holds = self.pack.findings[*finding].when.evaluate(now) == Truth::True;
                if holds { 0 } else { WHOLE }
            }
            AimKind::Level { needs, .. } => {
                let count = i64::try_from(needs.len()).unwrap_or(i64::MAX).max(1);
                needs.iter().map(|need| need.share(now)).sum::<i64>() / count
            }
        }
    }
}

impl Aim {
    /// The goal of the pack it is.
    #[must_use]
    pub fn goal(&self) -> Option<GoalIndex> {
        match self.kind {
            AimKind::Reach { goal, .. } => Some(goal),
            _ => None,
        }
    }

    /// What it is judged by, where that is one measure.
    #[must_use]
    pub fn measure(&self) -> Option<Measure> {
        match self.kind {
            AimKind::Reach { measure, .. } => measure,
            AimKind::Level { .. } | AimKind::Close(_) => None,
        }
    }
}

impl Need {
    /// How far it is met: whole where nothing applies to it, nothing where too little of it is known.
    fn share(&self, now: &impl Reading) -> i64 {
        if !now.applies(self.measure) {
            return WHOLE;
        }
        let told = now.told(self.measure);
        let sure = if self.sure { now.low(self.measure).min(told) } else { told };
        sure.map_or(0, |score| score.way(self.from, self.to))
    }
}

fn bottom(pack: &Pack, measure: Measure) -> f64 {
    match pack.frameworks[pack.measure_framework(measure)].kind {
        FrameworkKind::Spectrum { .. } => -100.0,
        _ => 0.0,
    }
}

fn close(before: &Known<'_>, finding: FindingIndex) -> Option<Aim> {
    let rule = &before.pack.findings[finding];
    let weight = match rule.severity {
        FindingSeverity::Critical => CRITICAL,
        FindingSeverity::Warning => WARNING,
        FindingSeverity::Info => return None,
    };
    let aim = Aim { kind: AimKind::Close(finding), weight, met: false, counts: true };
    (rule.when.evaluate(before) == Truth::True).then_some(aim)
}

/// The next level of a composite that is told and not at its highest.
fn next_level(before: &Known<'_>, framework: FrameworkIndex) -> Option<Aim> {
    let pack = before.pack;
    let measure = pack.framework_measure(framework);
    let composite = matches!(pack.frameworks[framework].kind, FrameworkKind::Composite { .. });
    before.assessment.told(measure).filter(|_| composite)?;
    let place = scoring::level(pack, before.assessment, measure).map_or(0, |reached| reached + 1);
    let level = pack.frameworks[framework].levels.get(place)?;
    let need = |measure: Measure, points: f64, sure: bool| {
        let from = Score::of_points(bottom(pack, measure));
        Need { measure, from, to: Score::of_points(points), sure }
    };
    let required = level.requires.iter().map(|(measure, points)| need(*measure, *points, true));
    let needs = std::iter::once(need(measure, level.from, false)).chain(required).collect();
    let own = pack.goals.iter().find(|goal| goal.measure == measure);
    let weight = own.map_or(LEVEL, |goal| goal.weight);
    let kind = AimKind::Level { framework, level: place, needs };
    Some(Aim { kind, weight, met: false, counts: true })
}
