//! `compare`: what moved between two or more assessments.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::args::{CompareArgs, CompareFormat};
use super::house::{self, House};
use super::output::Output;
use super::{Outcome, report};
use crate::compare::{Comparison, Floor, History, Regression, Share, Shift, history, regressions};
use crate::diagnostics::{Diagnostics, render::visible};
use crate::record::Record;
use crate::report::number::{plain, shown};
use crate::report::{comparison_html, comparison_markdown, signed};

/// Compares the files and prints what moved.
pub(super) fn run(args: &CompareArgs, output: &Output) -> Result<Outcome> {
    let floors = floors(&args.fail_on_regression)?;
    let mut diagnostics = Diagnostics::new();
    let mut records: Vec<Record> = Vec::new();
    for path in &args.files {
        let mut found = Diagnostics::new();
        records.extend(report::record(path, &args.assess, &mut found)?);
        diagnostics.absorb(found);
    }
    let house = house::house(&args.house, &mut diagnostics)?;
    output.problems(&diagnostics);
    let Some(house) = house.filter(|_| records.len() == args.files.len()) else { return Ok(Outcome::Invalid) };
    let history = history(&records)?;
    for doubt in doubts(&records) {
        output.message(&format!("warning: {doubt}"));
    }
    let fallen = fallen(&history.overall, &floors)?;
    let text = render(args.format, &history, &house)?;
    match args.output.as_deref().filter(|path| !super::input::is_stdin(path)) {
        Some(path) => output.write_file(path, text.as_bytes())?,
        None => output.result(text)?,
    }
    for regression in &fallen {
        output.message(&sentence(regression));
    }
    Ok(if fallen.is_empty() { Outcome::Done } else { Outcome::Unmet })
}

/// What speaks against the files being one organisation in the order of time.
fn doubts(records: &[Record]) -> Vec<String> {
    let mut names: Vec<&String> = records.iter().filter_map(|record| record.organisation.as_ref()).collect();
    names.dedup();
    let mut found = Vec::new();
    if names.len() > 1 {
        let names: Vec<String> = names.into_iter().map(|name| visible(name)).collect();
        found.push(format!("these are answers of different organisations: {}", names.join(", ")));
    }
    let dates: Vec<&String> = records.iter().filter_map(|record| record.date.as_ref()).collect();
    if !dates.is_sorted() {
        let dates: Vec<&str> = dates.into_iter().map(String::as_str).collect();
        found.push(format!("the files are not in the order of their dates: {}", dates.join(", ")));
    }
    found
}

fn floors(written: &[String]) -> Result<Vec<Floor>> {
    let mut floors = Vec::new();
    for text in written {
        match Floor::parse(text) {
            Ok(floor) => floors.push(floor),
            Err(bad) => bail!("--fail-on-regression {text}: {}; {}", bad.message, bad.help),
        }
    }
    Ok(floors)
}

fn fallen(comparison: &Comparison, floors: &[Floor]) -> Result<Vec<Regression>> {
    let mut fallen: Vec<Regression> = Vec::new();
    for floor in floors {
        match regressions(comparison, floor) {
            Ok(found) => fallen.extend(found.into_iter().filter(|one| !fallen.contains(one)).collect::<Vec<_>>()),
            Err(bad) => bail!("--fail-on-regression: {}; {}", bad.message, bad.help),
        }
    }
    Ok(fallen)
}

fn sentence(regression: &Regression) -> String {
    match regression.fell {
        Some(points) => format!("`{}` fell by {} points, like for like", regression.id, plain(points)),
        None => format!("`{}` is no longer assessed", regression.id),
    }
}

fn render(format: CompareFormat, history: &History, House { theme, templates }: &House) -> Result<String> {
    Ok(match format {
        CompareFormat::Text => text(history),
        CompareFormat::Json => serde_json::to_string_pretty(history)? + "\n",
        CompareFormat::Md => comparison_markdown(history, theme, templates)?,
        CompareFormat::Html => comparison_html(history, theme, templates)?,
    })
}

fn text(history: &History) -> String {
    let overall = &history.overall;
    let mut out = String::new();
    for (word, side) in [("Before", &overall.before), ("Now", &overall.after)] {
        let name = side.organisation.as_deref().map_or_else(|| "Unnamed organisation".to_owned(), visible);
        let date = side.date.as_deref().map(|date| format!(" · {date}")).unwrap_or_default();
        let coverage = side.coverage.map(|percent| format!(" · {percent} % answered")).unwrap_or_default();
        let _ = writeln!(out, "{word:<7} {name}{date}{coverage}");
    }
    for model in &overall.models {
        let name = |model: &Option<String>| model.as_deref().map_or_else(|| "none".to_owned(), visible);
        let _ = writeln!(out, "\n{}: {} → {}", visible(&model.title), name(&model.before), name(&model.after));
        let _ = writeln!(out, "  verdict {} → {}", model.verdict_before, model.verdict_after);
    }
    out.push_str(&scores(overall));
    if history.points.len() > 2 {
        out.push_str(&course(history));
    }
    list(&mut out, "New findings", overall.new_findings.iter().map(|finding| &finding.title));
    list(&mut out, "Closed findings", overall.closed_findings.iter().map(|finding| &finding.title));
    let unclear = overall.unclear_findings.iter().map(|finding| &finding.title);
    list(&mut out, "Findings that can no longer be told, because answers are open", unclear);
    list(&mut out, "Planned actions done", overall.actions_done.iter().map(|action| &action.title));
    out
}

fn list<'a>(out: &mut String, heading: &str, lines: impl Iterator<Item = &'a String>) {
    let lines: Vec<&String> = lines.collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "\n{heading}");
        for line in lines {
            let _ = writeln!(out, "  {}", visible(line));
        }
    }
}

fn scores(overall: &Comparison) -> String {
    let moved = |shift: &&Shift| shift.before != shift.after || shift.like_for_like.is_some_and(|points| points != 0.0);
    let mut out = String::from("\nWhat moved                               before    now  change  like for like\n");
    let mut any = false;
    for shift in overall.scores.iter().filter(moved) {
        any = true;
        let change = |points: Option<f64>| points.map_or_else(|| "–".to_owned(), signed);
        let _ = writeln!(
            out,
            "  {:<37} {:>8} {:>6} {:>7} {:>14}",
            visible(&shift.id),
            short(shift.before),
            short(shift.after),
            change(shift.raw),
            change(shift.like_for_like)
        );
        for Share { ask, points, .. } in &shift.because {
            let _ = writeln!(out, "      {:>6}  {}", signed(*points), visible(ask));
        }
    }
    if any { out } else { "\nNo score moved.\n".to_owned() }
}

fn short(score: Option<f64>) -> String {
    score.map_or_else(|| "–".to_owned(), plain)
}

fn course(history: &History) -> String {
    let mut out = String::from("\nOver all records\n");
    for series in history.series.iter().filter(|series| series.whole) {
        let values: Vec<String> = series.values.iter().map(|value| shown(*value, None)).collect();
        let _ = writeln!(out, "  {}: {}", visible(&series.title), values.join(" → "));
    }
    out
}
