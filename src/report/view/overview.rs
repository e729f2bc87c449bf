//! The first page: where it stands in two sentences, the level, strengths, gaps and first actions.

use serde::Serialize;

use super::dimensions::{limits, next_level};
use super::lookup::Lookup;
use super::roadmap::action_anchor;
use super::sentence;
use super::spectrum::side;
use super::verdict;
use crate::record::{Composite, FindingSeverity, FrameworkRecord, Record, Roadmap, Spectrum, Verdict};
use crate::report::format::{self, Ruler};

/// How many strengths, gaps and actions the first page shows.
const SHOWN: usize = 3;

/// The first page.
#[derive(Debug, Serialize)]
pub(super) struct Overview {
    /// Two sentences.
    verdict: Vec<String>,
    marks: Vec<Mark>,
    level: Option<LevelCard>,
    strengths: Vec<Point>,
    no_strengths: &'static str,
    gaps: Vec<Point>,
    actions: Vec<FirstAction>,
    caution: Option<String>,
    critical: Vec<String>,
}

/// One result in a word.
#[derive(Debug, Serialize)]
struct Mark {
    label: String,
    value: String,
    note: String,
    anchor: String,
}

/// How far it has come.
#[derive(Debug, Serialize)]
struct LevelCard {
    framework: String,
    title: Option<String>,
    meaning: Option<String>,
    /// What stands large: the level, else the score.
    value: String,
    score: String,
    range: Option<String>,
    next: Option<String>,
    limits: Vec<String>,
    anchor: String,
}

/// A strength or a gap.
#[derive(Debug, Serialize)]
struct Point {
    title: String,
    score: String,
    note: String,
    anchor: String,
}

/// One of the first actions.
#[derive(Debug, Serialize)]
struct FirstAction {
    title: String,
    owner: String,
    effort: String,
    wave: String,
    anchor: String,
}

/// A dimension that can be a strength or a gap.
pub(super) struct Scored<'a> {
    framework: &'a str,
    pub(super) id: String,
    score: f64,
    pub(super) target: Option<f64>,
    pub(super) gap: f64,
}

impl Overview {
    pub(super) fn new(record: &Record, lookup: &Lookup, organisation: &str) -> Self {
        let scored = scored(record);
        let gaps = gaps(&scored);
        Self {
            verdict: verdict::verdict(record, lookup, organisation, &gaps),
            marks: marks(record, lookup),
            level: composite(record).map(|(id, framework)| level_card(id, framework, lookup)),
            no_strengths: no_strengths(&scored),
            strengths: strengths(&scored).into_iter().map(|one| point(one, lookup)).collect(),
            gaps: gaps.into_iter().map(|one| point(one, lookup)).collect(),
            actions: first_actions(record.roadmap.as_ref()),
            caution: caution(record),
            critical: record
                .findings
                .iter()
                .filter(|finding| finding.severity == FindingSeverity::Critical)
                .map(|finding| finding.title.clone())
                .collect(),
        }
    }
}

fn marks(record: &Record, lookup: &Lookup) -> Vec<Mark> {
    let mut found = Vec::new();
    for (id, framework) in &record.frameworks {
        let (value, note) = match framework {
            FrameworkRecord::Archetypes(framework) => match framework.best.as_ref() {
                Some(best) if framework.verdict != Verdict::NotAssessed => {
                    let fit = Ruler::percent(framework.scale).maybe(framework.fit.get(best).copied().flatten());
                    let label = sentence::verdict_label(framework.verdict).to_lowercase();
                    let leaders = sentence::leaders(framework).unwrap_or_default();
                    (leaders, format!("fit {fit}, {label}"))
                }
                _ => nothing_told(framework.thin),
            },
            FrameworkRecord::Spectrum(framework) => {
                let ruler = Ruler::spectrum(framework.scale);
                let note = framework.position.map(|_| format!("on {}", ruler.ends())).unwrap_or_default();
                match framework.position {
                    Some(position) => (side_name(framework, position), format!("{} {note}", ruler.score(position))),
                    None => nothing_told(framework.thin),
                }
            }
            _ => continue,
        };
        found.push(Mark { label: framework.title().to_owned(), value, note, anchor: lookup.framework_anchor(id) });
    }
    found.truncate(SHOWN);
    found
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

/// The composite that says how far it has come: the last, which may be made of others.
fn composite(record: &Record) -> Option<(&str, &Composite)> {
    record.frameworks.iter().rev().find_map(|(id, framework)| match framework {
        FrameworkRecord::Composite(framework) => Some((id.as_str(), framework)),
        _ => None,
    })
}

fn level_card(id: &str, framework: &Composite, lookup: &Lookup) -> LevelCard {
    let ruler = Ruler::percent(framework.scale);
    let level = framework.levels.iter().find(|level| Some(&level.id) == framework.level.as_ref());
    let bounds = framework.low.zip(framework.high).map(|(low, high)| crate::record::ScoreRange { low, high });
    LevelCard {
        framework: framework.title.clone(),
        title: level.map(|level| level.title.clone()),
        value: level_value(id, framework, lookup),
        meaning: level.map(|level| level.meaning.clone()),
        score: lookup.reading(id, framework.score),
        range: ruler.range(bounds).filter(|_| framework.score.is_some()),
        next: next_level(framework).map(|level| level.title.clone()),
        limits: limits(id, framework, lookup),
        anchor: lookup.framework_anchor(id),
    }
}

fn scored(record: &Record) -> Vec<Scored<'_>> {
    let mut found = Vec::new();
    for (framework, result) in &record.frameworks {
        let FrameworkRecord::Dimensions(result) = result else { continue };
        for (id, one) in &result.dimensions {
            let Some(score) = one.score else { continue };
            let gap = one.gap.unwrap_or(0.0);
            found.push(Scored { framework, id: format!("{framework}.{id}"), score, target: one.target, gap });
        }
    }
    found
}

/// The widest gaps to targets; where there are no targets, the lowest scores.
fn gaps<'a>(scored: &'a [Scored<'a>]) -> Vec<&'a Scored<'a>> {
    let targets = scored.iter().any(|one| one.target.is_some());
    let mut found: Vec<&Scored> =
        scored.iter().filter(|one| if targets { one.gap > 0.0 } else { one.score < 50.0 }).collect();
    found.sort_by(|a, b| b.gap.total_cmp(&a.gap).then(a.score.total_cmp(&b.score)));
    found.truncate(SHOWN);
    found
}

/// The highest scores that are at least half of what is possible and miss no target.
fn strengths<'a>(scored: &'a [Scored<'a>]) -> Vec<&'a Scored<'a>> {
    let mut found: Vec<&Scored> = scored.iter().filter(|one| one.score >= 50.0 && one.gap <= 0.0).collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(SHOWN);
    found
}

/// Why there are none.
fn no_strengths(scored: &[Scored<'_>]) -> &'static str {
    if scored.is_empty() {
        return "Nothing could be assessed yet.";
    }
    "No score reaches half of what is possible without missing its target."
}

fn point(one: &Scored, lookup: &Lookup) -> Point {
    let ruler = lookup.ruler(&one.id);
    let note = match one.target {
        Some(_) if one.gap > 0.0 => format!("{} short of the target", ruler.points(one.gap)),
        Some(_) => "target met".to_owned(),
        None => String::new(),
    };
    let of = one.target.map_or_else(String::new, |target| format!(" of {}", ruler.score(target)));
    Point {
        title: lookup.full_title(&one.id),
        score: if one.gap > 0.0 { format!("{}{of}", ruler.score(one.score)) } else { ruler.score(one.score) },
        note,
        anchor: lookup.framework_anchor(one.framework),
    }
}

fn first_actions(roadmap: Option<&Roadmap>) -> Vec<FirstAction> {
    let waves = roadmap.into_iter().flat_map(|roadmap| &roadmap.waves);
    let actions = waves.flat_map(|wave| wave.actions.iter().map(move |action| (wave, action)));
    actions
        .enumerate()
        .take(SHOWN)
        .map(|(number, (wave, action))| FirstAction {
            title: action.title.clone(),
            owner: action.owner.clone(),
            effort: format::weeks(action.effort_weeks),
            wave: wave.title.clone(),
            anchor: action_anchor(number),
        })
        .collect()
}

/// Said up front when much was left open.
fn caution(record: &Record) -> Option<String> {
    let coverage = &record.coverage;
    let percent = coverage.percent.filter(|percent| *percent < 80.0)?;
    let open = format::count(coverage.unknown + coverage.unanswered, "question is", "questions are");
    Some(format!(
        "{open} open, so only {} is answered: read the ranges beside the scores.",
        format::percent(Some(percent))
    ))
}
