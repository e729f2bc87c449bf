//! The verdict in two sentences, computed from what the record has.

use super::lookup::Lookup;
use super::overview::top_composite;
use super::ranking::Scored;
use super::sentence;
use super::spectrum::side;
use crate::record::{Archetypes, Composite, FrameworkRecord, Record, Roadmap, Spectrum, Verdict};
use crate::report::format::{self, Ruler, list};

/// How many results the first sentence names.
const NAMED: usize = 3;

/// Where the organisation stands, and what comes next.
pub(super) fn verdict(record: &Record, lookup: &Lookup, organisation: &str, gaps: &[&Scored]) -> Vec<String> {
    let mut clauses: Vec<String> = Vec::new();
    for framework in record.frameworks.values() {
        match framework {
            FrameworkRecord::Archetypes(framework) => clauses.extend(model_clause(framework)),
            FrameworkRecord::Spectrum(framework) => clauses.extend(position_clause(framework)),
            FrameworkRecord::Composite(_) | FrameworkRecord::Dimensions(_) => {}
        }
    }
    clauses.truncate(NAMED - 1);
    // Peers below the top one are parts of it, and say less.
    clauses.extend(top_composite(record).and_then(|(_, top)| level_clause(top)));
    if clauses.is_empty() {
        clauses.extend(means_clause(record));
    }
    if clauses.is_empty() {
        return nothing_scored(record);
    }
    vec![format!("{organisation} {}.", list(&clauses)), next_sentence(record, lookup, gaps)]
}

fn nothing_scored(record: &Record) -> Vec<String> {
    let coverage = &record.coverage;
    let open = coverage.unknown + coverage.unanswered;
    let first = if coverage.applicable == 0 {
        "Nothing could be scored: none of the questions apply here.".to_owned()
    } else {
        format!("Nothing could be scored yet: {} of {} questions are answered.", coverage.answered, coverage.applicable)
    };
    let second = match open {
        0 => "Check whether this questionnaire fits the organisation.".to_owned(),
        open => format!(
            "Start with the {} listed under what we could not see.",
            format::count(open, "open question", "open questions")
        ),
    };
    vec![first, second]
}

fn model_clause(framework: &Archetypes) -> Option<String> {
    let best = sentence::model(framework, framework.best.as_ref()?);
    Some(match framework.verdict {
        Verdict::NotAssessed => return None,
        Verdict::Clear => format!("works most like “{best}”"),
        Verdict::Tentative if sentence::is_tie(framework) => {
            format!("seems to lie between {}, with too few answers to be sure", quoted(framework))
        }
        Verdict::Tentative => format!("seems to work like “{best}”, with too few answers to be sure"),
        Verdict::Between => format!("lies between {}", quoted(framework)),
    })
}

fn quoted(framework: &Archetypes) -> String {
    let names: Vec<String> =
        framework.between.iter().map(|id| format!("“{}”", sentence::model(framework, id))).collect();
    list(&names)
}

fn position_clause(framework: &Spectrum) -> Option<String> {
    let position = framework.position?;
    let [first, second] = &framework.poles;
    let in_between = position >= framework.cuts[0] && position < framework.cuts[1];
    Some(if in_between {
        format!("stands between “{}” and “{}”", first.title, second.title)
    } else {
        format!("stands on the “{}” side", side(framework, Some(position)))
    })
}

fn level_clause(framework: &Composite) -> Option<String> {
    let score = Ruler::percent(framework.scale).score(framework.score?);
    let level = framework.levels.iter().find(|level| Some(&level.id) == framework.level.as_ref());
    Some(match level {
        Some(level) if framework.provisional => {
            format!("is at the level “{}” of {} as far as the short version can tell", level.title, framework.title)
        }
        Some(level) => format!("has reached the level “{}” of {}", level.title, framework.title),
        None => format!("scores {score} in “{}”", framework.title),
    })
}

/// For packs that only have dimensions.
fn means_clause(record: &Record) -> Option<String> {
    let means: Vec<String> = record
        .frameworks
        .values()
        .filter_map(|framework| match framework {
            FrameworkRecord::Dimensions(framework) => {
                let ruler = Ruler::percent(framework.scale);
                Some(format!("{} in “{}”", ruler.score(framework.mean?), framework.title))
            }
            _ => None,
        })
        .take(NAMED)
        .collect();
    (!means.is_empty()).then(|| format!("reaches on average {}", list(&means)))
}

fn next_sentence(record: &Record, lookup: &Lookup, gaps: &[&Scored]) -> String {
    let mut clauses = Vec::new();
    clauses.extend(record.frameworks.values().find_map(target_clause));
    match (record.roadmap.as_ref(), gaps.first()) {
        (Some(roadmap), _) if roadmap.waves.iter().any(|wave| !wave.actions.is_empty()) => {
            clauses.push(plan_clause(roadmap, lookup));
        }
        (_, Some(gap)) => {
            let missing = lookup.ruler(&gap.id).points(gap.gap);
            let title = lookup.full_title(&gap.id);
            clauses.push(match gap.target {
                Some(_) => format!("the widest gap to a target is in “{title}” ({missing} points)"),
                None => format!("the lowest score is in “{title}”"),
            });
        }
        (_, None) => clauses.push("no gap to a target was found".to_owned()),
    }
    capitalised(&format!("{}.", clauses.join("; ")))
}

fn target_clause(framework: &FrameworkRecord) -> Option<String> {
    let FrameworkRecord::Archetypes(framework) = framework else { return None };
    let target = framework.target.as_ref()?;
    let name = sentence::model(framework, &target.element);
    let assessed = framework.verdict != Verdict::NotAssessed;
    Some(match framework.best.as_ref() {
        Some(best) if assessed && *best == target.element && !sentence::is_tie(framework) => {
            format!("“{name}” is also what is recommended")
        }
        _ if target.chosen_by_wanted => format!("its own aim is “{name}”"),
        _ => format!("recommended is “{name}”"),
    })
}

fn plan_clause(roadmap: &Roadmap, lookup: &Lookup) -> String {
    let actions: usize = roadmap.waves.iter().map(|wave| wave.actions.len()).sum();
    let weeks: f64 = roadmap.waves.iter().map(|wave| wave.planned_weeks).sum();
    let actions = format::count(actions, "action", "actions");
    format!("the plan has {actions} and takes {}", lookup.work(weeks))
}

/// The text with a capital letter first.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
