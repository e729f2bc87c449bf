//! Conditions on an assessment that CI enforces. Pure: reads a record, or the scores it would be made of.
//!
//! `zones.public>=40` · `zones.public.low>=30` · `coverage>=80` · `model.best in hub-and-spoke,multiple-hub` ·
//! `model.verdict in clear,between` · `programme.level >= intermediate` · `path.pole is proactive`. A value that is
//! not assessed never meets a gate.

mod file;
mod parse;

use serde::Serialize;

use crate::record::{Kind, Measure, Outline, Readings, Side, Verdict, tenths};

pub use file::{GateFile, GatesFile, read};
pub use parse::{BadGate, parse};

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// What people call it; the condition itself when it has no name.
    pub name: String,
    /// Why it is there.
    pub reason: Option<String>,
    /// The condition as written.
    pub condition: String,
    /// What must hold.
    pub test: Test,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A number lies on one side of a bound.
    Number(Quantity, Compare, f64),
    /// A level is reached, or not yet.
    Level(Measure, Compare, usize),
    /// The best archetype of a framework is one of these places.
    Best(usize, Vec<usize>),
    /// The verdict on a framework's best archetype is one of these.
    Verdict(usize, Vec<Verdict>),
    /// A spectrum's position lies at one of these ends, or between them.
    Pole(usize, Vec<Side>),
}

/// A number a gate can ask for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// Answered of applicable items.
    Coverage,
    /// Answered weight of a measure.
    CoverageOf(Measure),
    /// A score.
    Score(Measure),
    /// Its lower bound.
    Low(Measure),
    /// Its upper bound.
    High(Measure),
    /// Points between the best archetype and the next.
    Margin(usize),
    /// Share of leave-one-out cases in which the best archetype stays best.
    Stability(usize),
}

/// Which side of a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `>=`
    AtLeast,
    /// `>`
    Above,
    /// `<=`
    AtMost,
    /// `<`
    Below,
}

/// What became of a gate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// What people call it.
    pub name: String,
    /// The condition as written.
    pub condition: String,
    /// Why it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether it is met.
    pub met: bool,
    /// What the value is now; `not assessed` when there is none.
    pub now: String,
    /// Points missing, where they can be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<f64>,
}

/// What people read for a value that is not there.
pub const NOT_ASSESSED: &str = "not assessed";

impl Compare {
    fn holds<T: PartialOrd + Copy>(self, value: T, bound: T) -> bool {
        match self {
            Self::AtLeast => value >= bound,
            Self::Above => value > bound,
            Self::AtMost => value <= bound,
            Self::Below => value < bound,
        }
    }
}

impl Quantity {
    fn read(self, outline: &Outline, readings: &impl Readings) -> Option<f64> {
        match self {
            Self::Coverage => readings.coverage(),
            Self::CoverageOf(measure) => readings.reading(outline, measure).coverage,
            Self::Score(measure) => readings.reading(outline, measure).score,
            Self::Low(measure) => readings.reading(outline, measure).low,
            Self::High(measure) => readings.reading(outline, measure).high,
            Self::Margin(framework) => readings.margin(outline, framework),
            Self::Stability(framework) => readings.fit(framework).and_then(|fit| fit.stability),
        }
    }
}

/// What a test found.
struct Found {
    met: bool,
    now: Option<String>,
    short: Option<f64>,
}

impl Gate {
    /// Whether it is met, and nothing more.
    #[must_use]
    pub fn holds(&self, outline: &Outline, readings: &impl Readings) -> bool {
        self.test.find(outline, readings).met
    }

    /// Whether it is met, what the value is and what is missing.
    #[must_use]
    pub fn check(&self, outline: &Outline, readings: &impl Readings) -> Outcome {
        let Found { met, now, short } = self.test.find(outline, readings);
        Outcome {
            name: self.name.clone(),
            condition: self.condition.clone(),
            reason: self.reason.clone(),
            met,
            now: now.unwrap_or_else(|| NOT_ASSESSED.to_owned()),
            short: short.filter(|_| !met),
        }
    }
}

impl Outcome {
    /// Why it is not met, in one line.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { condition, now, .. } = self;
        let short = self.short.map(|points| format!(", {points} points short")).unwrap_or_default();
        format!("`{condition}` is not met: it is {now}{short}")
    }
}

impl Test {
    fn find(&self, outline: &Outline, readings: &impl Readings) -> Found {
        match self {
            Self::Number(quantity, compare, bound) => number(quantity.read(outline, readings), *compare, *bound),
            Self::Level(measure, compare, level) => {
                let reached = readings.reading(outline, *measure).level;
                let id = |level: usize| outline.framework_of(*measure).levels[level].0.clone();
                Found {
                    met: reached.is_some_and(|reached| compare.holds(reached, *level)),
                    now: reached.map(id),
                    short: None,
                }
            }
            Self::Best(framework, wanted) => best(*framework, wanted, outline, readings),
            Self::Verdict(framework, wanted) => {
                let verdict = readings.fit(*framework).map_or(Verdict::NotAssessed, |fit| fit.verdict);
                Found { met: wanted.contains(&verdict), now: Some(verdict.name().to_owned()), short: None }
            }
            Self::Pole(framework, wanted) => pole(*framework, wanted, outline, readings),
        }
    }
}

fn number(value: Option<f64>, compare: Compare, bound: f64) -> Found {
    Found {
        met: value.is_some_and(|value| compare.holds(value, bound)),
        now: value.map(|value| value.to_string()),
        short: value.map(|value| tenths((bound - value).abs())),
    }
}

fn best(framework: usize, wanted: &[usize], outline: &Outline, readings: &impl Readings) -> Found {
    let best = readings.fit(framework).and_then(|fit| fit.best);
    let fit = |element: usize| readings.reading(outline, outline.element(framework, element)).score;
    let nearest = wanted
        .iter()
        .filter_map(|element| fit(*element))
        .fold(None, |most: Option<f64>, fit| Some(most.map_or(fit, |most| most.max(fit))));
    Found {
        met: best.is_some_and(|best| wanted.contains(&best)),
        now: best.map(|best| outline.frameworks[framework].elements[best].0.clone()),
        short: best.and_then(fit).zip(nearest).map(|(best, nearest)| tenths(best - nearest)),
    }
}

fn pole(framework: usize, wanted: &[Side], outline: &Outline, readings: &impl Readings) -> Found {
    let position = readings.reading(outline, outline.whole(framework)).score;
    let Some((ends, position)) = outline.frameworks[framework].ends.as_ref().zip(position) else {
        return Found { met: false, now: None, short: None };
    };
    let (side, [low, high]) = (ends.side(position), ends.cuts);
    let distance = |wanted: &Side| match wanted {
        Side::First => position - low,
        Side::Second => high - position,
        Side::Mixed => (low - position).max(position - high),
    };
    let short = wanted.iter().map(distance).fold(f64::INFINITY, f64::min);
    Found { met: wanted.contains(&side), now: Some(ends.word(side).to_owned()), short: Some(tenths(short.max(0.0))) }
}

/// Every name a gate's left side can have, for suggestions.
fn known(outline: &Outline) -> Vec<String> {
    let mut known = vec!["coverage".to_owned()];
    for (place, framework) in outline.frameworks.iter().enumerate() {
        let id = &framework.id;
        let words: &[&str] = match framework.kind {
            Kind::Archetypes => &["best", "verdict", "margin", "stability"],
            Kind::Spectrum => &["pole"],
            Kind::Composite if !framework.levels.is_empty() => &["level"],
            Kind::Dimensions | Kind::Composite => &[],
        };
        known.extend((framework.kind != Kind::Archetypes).then(|| id.clone()));
        known.extend(words.iter().map(|word| format!("{id}.{word}")));
        known.extend(
            (0..framework.elements.len()).map(|element| outline.id(outline.element(place, element)).to_owned()),
        );
    }
    known
}
