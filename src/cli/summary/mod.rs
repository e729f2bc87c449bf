//! The summary of a record as text with bars.

mod framework;
mod paint;

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::diagnostics::{Count, render::visible};
use crate::record::{Coverage, FindingSeverity, FirstLook, FrameworkRecord, Record, Roadmap};
use crate::report::number::{on_scale, person_weeks, plain, position_on_scale};
use framework::name;
pub(super) use paint::Paint;

/// Columns of the widest line.
const WIDTH: usize = 78;

/// The whole summary.
#[must_use]
pub(super) fn text(record: &Record, paint: Paint) -> String {
    let record = &record.told();
    let mut out = heading(record, paint);
    if let Some(first_look) = &record.first_look {
        return out + &first_look_text(record, first_look, paint);
    }
    if let Some(standing) = &record.messages.standing {
        let _ = write!(out, "\n{}", wrapped(&visible(standing), 0));
    }
    for (id, framework) in &record.frameworks {
        out.push('\n');
        out.push_str(&framework::text(record, id, framework, paint));
    }
    out.push_str(&findings(record, paint));
    if let Some(roadmap) = &record.roadmap {
        out.push_str(&next_steps(roadmap, paint));
    }
    if let Some(decision) = &record.messages.decision {
        let _ = write!(out, "\n{}\n{}", paint.bold("What to decide"), wrapped(&visible(decision), 2));
    }
    out
}

/// What is known, and what to ask next.
fn first_look_text(record: &Record, first_look: &FirstLook, paint: Paint) -> String {
    let needs = plain(first_look.needs);
    let mut out = wrapped(
        &format!("A first look: from {needs} % answered on there is a verdict, a recommendation and a roadmap."),
        0,
    );
    let known = record.measures.iter().filter(|(_, measure)| !measure.thin && measure.score.is_some());
    let lines: Vec<String> = known
        .map(|(id, measure)| {
            let framework = id.split('.').next().and_then(|id| record.frameworks.get(id));
            let score = measure.score.unwrap_or_default();
            let shown = match framework {
                Some(FrameworkRecord::Spectrum(_)) => position_on_scale(score, measure.scale),
                _ => on_scale(score, measure.scale),
            };
            format!("  {}{:>7}\n", name(&measure.title), shown)
        })
        .collect();
    if !lines.is_empty() {
        let _ = write!(out, "\n{}\n{}", paint.bold("What is known"), lines.concat());
    }
    out.push_str(&findings(record, paint));
    if !first_look.questions.is_empty() {
        let _ = writeln!(out, "\n{}", paint.bold("What to ask next"));
        for fact in &first_look.questions {
            out.push_str(&wrapped(&visible(&fact.ask), 2));
        }
    }
    out
}

fn heading(record: &Record, paint: Paint) -> String {
    let name = record.organisation.as_deref().map_or_else(|| "Unnamed organisation".to_owned(), visible);
    let mut parts = vec![paint.bold(&name)];
    parts.extend(record.date.clone());
    let mut out = format!("{}\n{} {}\n", parts.join(" · "), visible(&record.pack.title), record.pack.version);
    let Coverage { percent, answered, unknown, not_applicable, unanswered, applicable } = record.coverage;
    let percent = percent.map_or_else(|| "nothing applies".to_owned(), |percent| format!("{} %", plain(percent)));
    let _ = writeln!(
        out,
        "{answered} of {applicable} answers given ({percent}); {unknown} unknown, {unanswered} open, {not_applicable} n/a"
    );
    out
}

fn findings(record: &Record, paint: Paint) -> String {
    if record.findings.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", paint.bold("What stands out"));
    for finding in &record.findings {
        let word = match finding.severity {
            FindingSeverity::Critical => "critical",
            FindingSeverity::Warning => "warning ",
            FindingSeverity::Info => "info    ",
        };
        let _ = writeln!(out, "  {}  {}", paint.severity(finding.severity, word), visible(&finding.title));
    }
    out
}

fn next_steps(roadmap: &Roadmap, paint: Paint) -> String {
    if !roadmap.has_actions() && roadmap.facts_first.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", paint.bold("What to do next"));
    if !roadmap.facts_first.is_empty() {
        let _ = writeln!(out, "  Facts first: {} to settle", Count(roadmap.facts_first.len(), "open answer"));
    }
    for wave in &roadmap.waves {
        let load = format!("{} of {} person-weeks", plain(wave.planned_weeks), plain(wave.capacity_weeks));
        let _ = writeln!(out, "  {}  {}", visible(&wave.title), paint.faint(&load));
        for action in &wave.actions {
            let who = format!("{}, {}", visible(&action.owner), person_weeks(action.effort_weeks));
            out.push_str(&wrapped(&format!("{} ({who})", visible(&action.title)), 4));
        }
    }
    let attainment = Some(&roadmap.goal_attainment).filter(|_| roadmap.has_actions());
    if let Some((attainment, now, after)) = attainment.and_then(|one| Some((one, one.now?, one.after?))) {
        let (all, open) = (roadmap.goals.len(), attainment.not_judged.len());
        let [now, after] = [now, after].map(|share| plain(share.round()));
        let _ = writeln!(out, "  Of what the plan aims at, {now} % is reached today, {after} % after the last wave");
        if open > 0 {
            let _ = writeln!(out, "    of the {} of {all} goals that can be judged", all - open);
        }
    }
    out
}

/// Text broken into lines at spaces, each indented.
fn wrapped(text: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.width() + 1 + word.width() > WIDTH - indent {
            let _ = writeln!(out, "{}{line}", " ".repeat(indent));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let _ = writeln!(out, "{}{line}", " ".repeat(indent));
    out
}
