//! `score --explain`: the answers behind each score.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::summary::Paint;
use crate::diagnostics::{render::visible, suggest};
use crate::record::{Contribution, Record};

/// The answers behind every score, or behind those whose id is or starts with `wanted`.
///
/// # Errors
/// When nothing has that id.
pub(super) fn text(record: &Record, wanted: &str, paint: Paint) -> Result<String> {
    let matches = |id: &str| wanted.is_empty() || id == wanted || id.split('.').next() == Some(wanted);
    let ids: Vec<&str> = record.contributions.keys().map(String::as_str).collect();
    if !ids.iter().any(|id| matches(id)) {
        bail!("nothing scored is called `{wanted}`: {}", suggest(wanted, &ids));
    }
    let chosen = record.contributions.iter().filter(|(id, _)| matches(id));
    Ok(chosen.map(|(id, contributions)| element(id, contributions, paint)).collect())
}

fn element(id: &str, contributions: &[Contribution], paint: Paint) -> String {
    let mut out = String::new();
    let id = paint.bold(&visible(id));
    if contributions.is_empty() {
        let _ = writeln!(out, "{id}  not assessed: no answered item carries it\n");
        return out;
    }
    let weights: f64 = contributions.iter().map(|part| part.weight).sum();
    let sum: f64 = contributions.iter().map(|part| part.weight * part.value).sum();
    let score = (sum / weights * 1000.0 + 0.5 + 1e-6).floor() / 10.0;
    let _ = writeln!(out, "{id}  {score:.1} = 100 × {sum:.3} ÷ {weights:.3}   (Σ weight × value ÷ Σ weight)");
    for part in contributions {
        let Contribution { item, answer, value, weight, points } = part;
        let _ = writeln!(out, "  {points:>6.1}  {} = {}", visible(item), visible(answer));
        let _ = writeln!(out, "          {}", paint.faint(&format!("weight {weight} × value {value}")));
    }
    out.push('\n');
    out
}
