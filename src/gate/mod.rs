//! Conditions on an assessment that CI enforces. Pure: reads a record, or the scores it would be made of.
//!
//! `zones.public>=40` · `zones.public.low>=30` · `coverage>=80` · `model.best in hub-and-spoke,multiple-hub` ·
//! `model.verdict in clear,between` · `programme.level >= intermediate` · `path.pole is proactive`. A value that is
//! not assessed, or told by too few answers, never meets a gate; `.low` and `.high` are always judged. Bounds are written
//! on the scale on which the score is shown.

mod file;
mod parse;

use serde::Serialize;

use crate::record::{Kind, Measure, Outline, Readings, Scale, Score, Side, Verdict, distance, tenths};

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
    /// What is missing on the scale people see, where it can be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<f64>,
}

/// What people read for a value that is not there.
pub const NOT_ASSESSED: &str = "not assessed";
/// What people read for a value that rests on too few answers.
pub const THIN: &str = "told by too few answers";

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
    fn read(self, outline: &Outline, readings: &impl Readings) -> Value {
        let told = |value: Option<f64>, thin: bool| if thin { Value::Thin } else { value.into() };
        match self {
            Self::Coverage => readings.coverage().into(),
            Self::CoverageOf(measure) => readings.reading(outline, measure).coverage.into(),
            Self::Score(measure) => {
                let reading = readings.reading(outline, measure);
                told(reading.score, reading.thin)
            }
            Self::Low(measure) => readings.reading(outline, measure).low.into(),
            Self::High(measure) => readings.reading(outline, measure).high.into(),
            Self::Margin(framework) => {
                told(readings.margin(outline, framework), readings.fit(framework).is_some_and(|fit| fit.thin))
            }
            Self::Stability(framework) => {
                readings.fit(framework).map_or(Value::Absent, |fit| told(fit.stability, fit.thin))
            }
        }
    }

    /// The scale on which people see it; `None` for percent and points.
    fn scale(self, outline: &Outline) -> Option<Scale> {
        match self {
            Self::Coverage | Self::CoverageOf(_) | Self::Stability(_) => None,
            Self::Score(measure) | Self::Low(measure) | Self::High(measure) => outline.framework_of(measure).scale,
            Self::Margin(framework) => outline.frameworks[framework].scale,
        }
    }

    /// The points of a number on the scale on which people see it.
    fn points(self, shown: f64, outline: &Outline) -> f64 {
        self.scale(outline).map_or(shown, |scale| {
            if self.is_distance() { scale.points(shown) - scale.points(0.0) } else { scale.points(shown) }
        })
    }

    /// Whether it is a distance rather than a place on its scale.
    fn is_distance(self) -> bool {
        matches!(self, Self::Margin(_))
    }
}

/// What was read for a quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    Told(f64),
    /// Too few answers give it.
    Thin,
    Absent,
}

impl From<Option<f64>> for Value {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Absent, Self::Told)
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
            Self::Number(quantity, compare, bound) => number(*quantity, *compare, *bound, outline, readings),
            Self::Level(measure, compare, level) => {
                let reading = readings.reading(outline, *measure);
                let id = |level: usize| outline.framework_of(*measure).levels[level].0.clone();
                Found {
                    met: reading.level.is_some_and(|reached| compare.holds(reached, *level)),
                    now: if reading.thin { Some(THIN.to_owned()) } else { reading.level.map(id) },
                    short: None,
                }
            }
            Self::Best(framework, wanted) => best(*framework, wanted, outline, readings),
            Self::Verdict(framework, wanted) => {
                let fit = readings.fit(*framework);
                if fit.is_some_and(|fit| fit.thin) && !wanted.contains(&Verdict::NotAssessed) {
                    return Found::thin();
                }
                let verdict = fit.map_or(Verdict::NotAssessed, |fit| fit.verdict);
                Found { met: wanted.contains(&verdict), now: Some(verdict.name().to_owned()), short: None }
            }
            Self::Pole(framework, wanted) => pole(*framework, wanted, outline, readings),
        }
    }
}

impl Found {
    /// Never met, because too few answers tell.
    fn thin() -> Self {
        Self { met: false, now: Some(THIN.to_owned()), short: None }
    }
}

/// Compares exactly, and says what people see.
fn number(quantity: Quantity, compare: Compare, bound: f64, outline: &Outline, readings: &impl Readings) -> Found {
    let value = match quantity.read(outline, readings) {
        Value::Told(value) => value,
        Value::Thin => return Found::thin(),
        Value::Absent => return Found { met: false, now: None, short: None },
    };
    let (now, least) = (Score::of_points(value), Score::of_points(bound));
    let scale = quantity.scale(outline);
    let shown = match scale {
        Some(scale) if quantity.is_distance() => scale.round_distance(value),
        Some(scale) => scale.round(value),
        None => tenths(value),
    };
    let short = distance((bound - value).abs(), scale);
    Found { met: compare.holds(now, least), now: Some(shown.to_string()), short: Some(short) }
}

fn best(framework: usize, wanted: &[usize], outline: &Outline, readings: &impl Readings) -> Found {
    let fit = readings.fit(framework);
    if fit.is_some_and(|fit| fit.thin) {
        return Found::thin();
    }
    let best = fit.and_then(|fit| fit.best);
    let fit = |element: usize| readings.reading(outline, outline.element(framework, element)).score;
    let nearest = wanted
        .iter()
        .filter_map(|element| fit(*element))
        .fold(None, |most: Option<f64>, fit| Some(most.map_or(fit, |most| most.max(fit))));
    Found {
        met: best.is_some_and(|best| wanted.contains(&best)),
        now: best.map(|best| outline.frameworks[framework].elements[best].0.clone()),
        short: best
            .and_then(fit)
            .zip(nearest)
            .map(|(best, nearest)| distance(best - nearest, outline.frameworks[framework].scale)),
    }
}

fn pole(framework: usize, wanted: &[Side], outline: &Outline, readings: &impl Readings) -> Found {
    let reading = readings.reading(outline, outline.whole(framework));
    if reading.thin {
        return Found::thin();
    }
    let position = reading.score;
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
