//! What a person reads.

use std::fmt::Write as _;

use anyhow::Result;
use unicode_width::UnicodeWidthStr;

use super::{CompareFormat, Printer};
use crate::cli::compare::{Compared, Judged};
use crate::cli::house::House;
use crate::cli::output::set_in;
use crate::compare::{Comparison, Folders, History, Pair, Place, Share, Shift};
use crate::diagnostics::{Count, render::visible};
use crate::report::number::plain;
use crate::report::{change_shown, folders_facts, news, score_shown};

pub(super) const FORMAT: CompareFormat = CompareFormat { name: "text", help: "A summary to read", printer: &Summary };

/// Columns of a name before its numbers.
const NAME: usize = 39;

struct Summary;

impl Printer for Summary {
    fn print(&self, judged: &Judged, _: &House) -> Result<String> {
        Ok(match &judged.compared {
            Compared::Course { history, .. } => course(history),
            Compared::Panels { names, change } => super::panels::summary(names, change),
            Compared::Folders { names, folders, .. } => two_folders(names, folders),
        })
    }
}

fn course(history: &History) -> String {
    let overall = &history.overall;
    let mut out = String::new();
    for (word, side) in [("Before", &overall.before), ("Now", &overall.after)] {
        let name = side.organisation.as_deref().map_or_else(|| "Unnamed organisation".to_owned(), visible);
        let date = side.date.as_deref().map(|date| format!(" · {date}")).unwrap_or_default();
        let coverage = side.coverage.map(|percent| format!(" · {} % answered", plain(percent))).unwrap_or_default();
        let _ = writeln!(out, "{word:<7} {name}{date}{coverage}");
    }
    out.push('\n');
    for sentence in news(overall) {
        let _ = writeln!(out, "{}", set_in(&visible(&sentence)));
    }
    for model in &overall.models {
        let name = |model: &Option<String>| model.as_deref().map_or_else(|| "none".to_owned(), visible);
        let _ = writeln!(out, "\n{}: {} → {}", visible(&model.title), name(&model.before), name(&model.after));
        let _ = writeln!(out, "  verdict {} → {}", model.verdict_before, model.verdict_after);
    }
    let moved = scores(overall, true);
    out.push_str(if moved.is_empty() { "\nNo score moved.\n" } else { &moved });
    if history.points.len() > 2 {
        out.push_str(&over_all(history));
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

/// The scores that moved by framework, on request with the answers behind them; empty when none did.
fn scores(overall: &Comparison, answers: bool) -> String {
    let mut out = String::new();
    let mut framework = "";
    for shift in overall.scores.iter().filter(|shift| shift.moved()) {
        if out.is_empty() {
            let _ = writeln!(out, "\n{}  before    now  change  like for like", padded("What moved"));
        }
        if framework != shift.framework && !shift.whole {
            let _ = writeln!(out, "  {}", visible(&shift.framework));
        }
        framework = &shift.framework;
        out.push_str(&row(shift));
        for Share { ask, points, .. } in shift.because.iter().filter(|_| answers) {
            let _ = writeln!(out, "      {:>6}  {}", change_shown(shift, Some(*points)), visible(ask));
        }
    }
    out
}

fn row(shift: &Shift) -> String {
    let indent = if shift.whole { "  " } else { "    " };
    let name = padded(&format!("{indent}{}", visible(&shift.title)));
    let score = |score: Option<f64>| score.map_or_else(|| "–".to_owned(), |_| score_shown(shift, score));
    let (before, now) = (score(shift.before), score(shift.after));
    let (raw, like) = (change_shown(shift, shift.raw), change_shown(shift, shift.like_for_like));
    format!("{name}{before:>8} {now:>6} {raw:>7} {like:>14}\n")
}

fn padded(text: &str) -> String {
    format!("{text}{}", " ".repeat(NAME.saturating_sub(text.width())))
}

fn over_all(history: &History) -> String {
    let mut out = String::from("\nOver all records\n");
    let shift = |id: &str| history.overall.scores.iter().find(|shift| shift.id == id);
    let wholes = history.series.iter().filter(|series| series.whole);
    for (series, shift) in wholes.filter_map(|series| Some((series, shift(&series.id)?))) {
        let values: Vec<String> = series.values.iter().map(|value| score_shown(shift, *value)).collect();
        let _ = writeln!(out, "  {}: {}", visible(&series.title), values.join(" → "));
    }
    out
}

fn two_folders(names: &[String; 2], folders: &Folders) -> String {
    let [before, after] = names.each_ref().map(|name| visible(name));
    let mut out = format!("Before  {before}\nNow     {after}\n{}\n", folders_facts(folders).join(", "));
    let mut still = 0;
    for pair in &folders.pairs {
        let block = moved(pair);
        still += usize::from(block.is_empty());
        out.push_str(&block);
    }
    if still > 0 {
        let _ = writeln!(out, "\nNothing moved in {}", Count(still, "pair"));
    }
    let owned = |place: &Place| format!("{}  {}", place.name(), place.whose());
    let renamed = folders.pairs.iter().filter(|pair| pair.renamed);
    let renamed = renamed.map(|pair| format!("{}  →  {}", owned(&pair.before), owned(&pair.after)));
    for (heading, lines) in [
        ("New", folders.new.iter().map(owned).collect::<Vec<_>>()),
        ("Gone", folders.gone.iter().map(owned).collect()),
        ("Renamed", renamed.collect()),
    ] {
        list(&mut out, heading, lines.iter());
    }
    out
}

/// What moved in a pair; empty when nothing did.
fn moved(pair: &Pair) -> String {
    let mut out = String::new();
    for model in pair.comparison.models.iter().filter(|model| model.moved()) {
        let name = |model: &Option<String>| model.as_deref().map_or_else(|| "none".to_owned(), visible);
        let (was, is) = (name(&model.before), name(&model.after));
        let verdict = format!("verdict {} → {}", model.verdict_before, model.verdict_after);
        let _ = writeln!(out, "{}: {was} → {is}, {verdict}", visible(&model.title));
    }
    out.push_str(scores(&pair.comparison, false).trim_start_matches('\n'));
    if out.is_empty() {
        return out;
    }
    format!("\n{} · {}\n{out}", visible(&pair.after.whose()), visible(&pair.after.name()))
}
