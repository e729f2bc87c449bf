//! The results in a word: the model, the place between the poles, the level.

use serde::Serialize;

use super::composite::{limits, next_level};
use super::lookup::Lookup;
use super::overview::SHOWN;
use super::sentence;
use super::spectrum::side;
use super::verdict;
use crate::record::{Archetypes, Composite, FrameworkRecord, Record, Spectrum, Verdict};
use crate::report::format::{self, Ruler};

/// One result in a word.
#[derive(Debug, Serialize)]
pub(super) struct Mark {
    label: String,
    value: String,
    note: String,
    anchor: Option<String>,
}

/// How far it has come.
#[derive(Debug, Serialize)]
pub(super) struct LevelCard {
    framework: String,
    title: Option<String>,
    meaning: Option<String>,
    /// What stands large: the level, else the score.
    value: String,
    /// The score behind it, and when the next level is reached.
    note: String,
    score: String,
    range: Option<String>,
    next: Option<String>,
    /// When the plan reaches the next level.
    reached: Option<String>,
    limits: Vec<String>,
    anchor: Option<String>,
}

/// One result in a word for each framework of models or poles.
pub(super) fn marks(record: &Record, lookup: &Lookup) -> Vec<Mark> {
    let mut found = Vec::new();
    for (id, framework) in &record.frameworks {
        let (value, note) = match framework {
            FrameworkRecord::Archetypes(framework) => match framework.best.as_ref() {
                Some(best) if framework.verdict != Verdict::NotAssessed => {
                    let label = sentence::verdict_label(framework.verdict).to_lowercase();
                    let leaders = sentence::leaders(framework).unwrap_or_default();
                    (leaders, format!("{}: {label}", matching(framework, best)))
                }
                _ => nothing_told(framework.thin),
            },
            FrameworkRecord::Spectrum(framework) => {
                let ruler = Ruler::spectrum(framework.scale);
                match framework.position {
                    Some(position) => (side_name(framework, position), between(framework, ruler, position)),
                    None => nothing_told(framework.thin),
                }
            }
            _ => continue,
        };
        found.push(Mark {
            label: framework.title().to_owned(),
            value,
            note,
            anchor: lookup.linked(lookup.framework_anchor(id)),
        });
    }
    found.truncate(SHOWN);
    found
}

/// `6.3, where −100 is reactive and 100 is proactive`.
fn between(framework: &Spectrum, ruler: Ruler, position: f64) -> String {
    let [first, second] = framework.poles.each_ref().map(|pole| pole.title.to_lowercase());
    let [lowest, highest] = [-100.0, 100.0].map(|end| ruler.score(end));
    format!("{}, where {lowest} is {first} and {highest} is {second}", ruler.score(position))
}

/// How many answers match a model; its fit in records that do not count them.
fn matching(framework: &Archetypes, best: &String) -> String {
    match framework.matches.get(best) {
        Some(matches) => format!("{matches} of {} answers on it match", framework.answered),
        None => format!("fit {}", Ruler::percent(framework.scale).maybe(framework.fit.get(best).copied().flatten())),
    }
}

/// What stands where a result would, with its note.
fn nothing_told(thin: bool) -> (String, String) {
    (if thin { "Too few answers" } else { "Not assessed" }.to_owned(), String::new())
}

/// The level, else the score.
fn level_value(id: &str, framework: &Composite, lookup: &Lookup) -> String {
    let level = framework.levels.iter().find(|level| Some(&level.id) == framework.level.as_ref());
    match level {
        Some(level) if framework.provisional => format!("{} so far", level.title),
        Some(level) => level.title.clone(),
        None => verdict::capitalised(&lookup.reading(id, framework.score)),
    }
}

fn side_name(framework: &Spectrum, position: f64) -> String {
    verdict::capitalised(&side(framework, Some(position)))
}

pub(super) fn level_card(id: &str, framework: &Composite, record: &Record, lookup: &Lookup) -> LevelCard {
    let ruler = Ruler::percent(framework.scale);
    let level = framework.levels.iter().find(|level| Some(&level.id) == framework.level.as_ref());
    let bounds = framework.low.zip(framework.high).map(|(low, high)| crate::record::ScoreRange { low, high });
    let range = ruler.range(bounds).filter(|_| framework.score.is_some());
    let reached = reached(id, record);
    let score = level.map(|_| format!("{} of {}", lookup.reading(id, framework.score), ruler.score(100.0)));
    let more = match (&reached, &range) {
        (Some(reached), _) => Some(format!("{reached} if the plan is kept")),
        (None, Some(range)) => Some(format!("possible: {range}")),
        (None, None) => None,
    };
    LevelCard {
        note: [score, more].into_iter().flatten().collect::<Vec<_>>().join("; "),
        framework: framework.title.clone(),
        title: level.map(|level| level.title.clone()),
        value: level_value(id, framework, lookup),
        meaning: level.map(|level| level.meaning.clone()),
        score: lookup.reading(id, framework.score),
        range,
        next: next_level(framework).map(|level| level.title.clone()),
        reached,
        limits: limits(id, framework, lookup),
        anchor: lookup.linked(lookup.framework_anchor(id)),
    }
}

/// `Advanced by 6 December 2026`, or how many months after the answers.
fn reached(id: &str, record: &Record) -> Option<String> {
    let roadmap = record.roadmap.as_ref()?;
    let next = roadmap.month_of_level.get(id)?;
    let month = next.month?;
    let wave = roadmap.waves.iter().find(|wave| wave.months[1] == month)?;
    let when = match &wave.dates {
        Some([_, last]) => format!("by {}", format::day(last)),
        None => format!("within {}", format::count_of(f64::from(month), "month", "months")),
    };
    Some(format!("{} {when}", next.title))
}
