//! `score --explain`: the answers behind each score.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::summary::Paint;
use crate::diagnostics::{render::visible, suggest};
use crate::record::{Contribution, FrameworkRecord, MeasureRecord, Record, tenths};
use crate::report::number::plain;

/// The answers behind every score, or behind those whose id is or starts with `wanted`.
///
/// # Errors
/// When nothing has that id.
pub(super) fn text(record: &Record, wanted: &str, paint: Paint) -> Result<String> {
    let matches = |id: &str| wanted.is_empty() || id == wanted || id.split('.').next() == Some(wanted);
    let ids: Vec<&str> = record.measures.keys().map(String::as_str).collect();
    if !ids.iter().any(|id| matches(id)) {
        bail!("nothing scored is called `{wanted}`: {}", suggest(wanted, &ids));
    }
    let chosen = record.measures.iter().filter(|(id, _)| matches(id));
    Ok(chosen.filter_map(|(id, measure)| one(record, id, measure, paint)).collect())
}

/// An element by its answers, a framework by what it is the mean of; nothing for archetypes, which have no mean.
fn one(record: &Record, id: &str, measure: &MeasureRecord, paint: Paint) -> Option<String> {
    match (record.contributions.get(id), record.frameworks.get(id)) {
        (Some(contributions), _) => Some(element(id, measure, contributions, paint)),
        (None, Some(framework)) => whole(record, id, measure, &parts(record, id, framework)?, paint),
        (None, None) => None,
    }
}

/// The score as people see it, with what it is in percent where that differs, and what little it may rest on.
fn head(id: &str, measure: &MeasureRecord, paint: Paint) -> String {
    let id = paint.bold(&visible(id));
    let (Some(score), Some(shown)) = (measure.score, measure.shown) else {
        return format!("{id}  not assessed: no answered item carries it\n");
    };
    let percent = if measure.scale.is_some() { format!(" ({} % of the scale)", plain(score)) } else { String::new() };
    let few = if measure.thin {
        format!(", too few to tell: {} of {} answered", measure.answered, measure.applicable)
    } else {
        String::new()
    };
    format!("{id}  {shown}{percent}{few}")
}

fn element(id: &str, measure: &MeasureRecord, contributions: &[Contribution], paint: Paint) -> String {
    let mut out = head(id, measure, paint);
    if contributions.is_empty() {
        return out + "\n";
    }
    let weights: f64 = contributions.iter().map(|part| part.weight).sum();
    let sum: f64 = contributions.iter().map(|part| part.weight * part.value).sum();
    let _ = writeln!(out, " = 100 × {sum:.3} ÷ {weights:.3}   (Σ weight × value ÷ Σ weight)");
    for part in contributions {
        let Contribution { item, answer, value, weight, points } = part;
        let points = tenths(*points);
        let _ = writeln!(out, "  {points:>6.1}  {} = {}", visible(item), visible(answer));
        let value = (value * 1000.0).round() / 1000.0;
        let _ = writeln!(out, "          {}", paint.faint(&format!("weight {weight} × value {value}")));
    }
    out.push('\n');
    out
}

/// What a framework's own score is the mean of: ids and weights.
fn parts(record: &Record, id: &str, framework: &FrameworkRecord) -> Option<Vec<(String, f64)>> {
    let of_own =
        |elements: Vec<&String>| elements.into_iter().map(|element| (format!("{id}.{element}"), 1.0)).collect();
    let parts: Vec<(String, f64)> = match framework {
        FrameworkRecord::Archetypes(_) => return None,
        FrameworkRecord::Spectrum(framework) => of_own(framework.strands.keys().collect()),
        FrameworkRecord::Dimensions(framework) => of_own(framework.dimensions.keys().collect()),
        FrameworkRecord::Composite(framework) => {
            framework.members.iter().map(|member| (member.id.clone(), member.weight)).collect()
        }
    };
    let told = |part: &(String, f64)| record.measures.get(&part.0).is_some_and(|one| !one.thin && one.score.is_some());
    Some(parts.into_iter().filter(told).collect())
}

fn whole(record: &Record, id: &str, measure: &MeasureRecord, parts: &[(String, f64)], paint: Paint) -> Option<String> {
    let mut out = head(id, measure, paint);
    if measure.score.is_none() {
        return Some(out + "\n");
    }
    let _ = writeln!(out, " = the mean of what enough answers tell   (Σ weight × score ÷ Σ weight)");
    for (part, weight) in parts {
        let part = record.measures.get_key_value(part)?;
        let _ = writeln!(out, "  {:>6}  {}", part.1.shown?, visible(&part.1.title));
        let _ = writeln!(out, "          {}", paint.faint(&format!("{}, weight {weight}", visible(part.0))));
    }
    out.push('\n');
    Some(out)
}
