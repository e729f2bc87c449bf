//! A panel as a person reads it in a terminal of 80 columns.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::super::output::set_in;
use crate::diagnostics::render::visible;
use crate::panel::{OPENING_AND_CLOSE, PanelRecord, Topic};
use crate::report::number::count;
use crate::report::{agreement_sentence, measure_shown, told, withheld};

/// What stands under a topic is set in as its text is.
const UNDER: &str = "      ";

/// Columns of a name before its numbers.
const NAME: usize = 46;

/// Who, how far they agree, what to talk about, and the scores.
pub(super) fn summary(panel: &PanelRecord) -> String {
    let name = panel.organisation.as_deref().map_or_else(|| "Unnamed organisation".to_owned(), visible);
    let date = panel.date.as_deref().map(|date| format!(" · {date}")).unwrap_or_default();
    let mut out = format!("Panel  {name}{date} · {}\n", count(panel.respondents, "respondent"));
    let _ = writeln!(out, "       {} {}\n", visible(&panel.pack.title), panel.pack.version);
    let _ = writeln!(out, "{}", set_in(&agreement_sentence(panel)));
    agenda(&mut out, panel);
    agreed(&mut out, "All say it is there", &panel.strengths, panel);
    agreed(&mut out, "All say there is little of it", &panel.gaps, panel);
    measures(&mut out, panel);
    out
}

fn agenda(out: &mut String, panel: &PanelRecord) {
    if panel.agenda.is_empty() {
        out.push_str("\nThere is nothing to settle.\n");
        return;
    }
    let minutes = panel.minutes();
    let _ = writeln!(out, "\nWhat to talk about ({minutes} minutes, and {OPENING_AND_CLOSE} to open and close)");
    for (number, topic) in panel.agenda.iter().enumerate() {
        topic_lines(out, number + 1, topic, panel);
    }
}

fn topic_lines(out: &mut String, number: usize, topic: &Topic, panel: &PanelRecord) {
    let spread = panel.item(&topic.item).map(told).unwrap_or_default();
    let heading = format!("{} [{}]", visible(&topic.ask), topic.word.name());
    under(out, &format!("  {number:>2}. "), &heading);
    under(out, UNDER, &visible(&spread));
    if !topic.could_change.is_empty() {
        under(out, UNDER, &visible(&format!("Could change: {}", topic.could_change.join("; "))));
    }
    under(out, UNDER, &visible(&format!("Ask: {}", topic.opening)));
}

/// Lines of a topic, broken at words.
fn under(out: &mut String, first: &str, text: &str) {
    let options = textwrap::Options::new(80).initial_indent(first).subsequent_indent(UNDER);
    let _ = writeln!(out, "{}", textwrap::fill(text, options.word_splitter(textwrap::WordSplitter::NoHyphenation)));
}

fn agreed(out: &mut String, heading: &str, items: &[String], panel: &PanelRecord) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{heading}");
    for item in items.iter().filter_map(|id| panel.item(id)) {
        let _ = writeln!(out, "{}", set_in(&visible(&item.ask)));
    }
}

fn measures(out: &mut String, panel: &PanelRecord) {
    let _ = writeln!(out, "\n{:<NAME$} lowest    mean highest", "Scores of the respondents");
    let mut framework = "";
    for measure in panel.measures.iter().filter(|measure| measure.respondents > 0) {
        if framework != measure.framework && !measure.whole {
            let _ = writeln!(out, "  {}", visible(&measure.framework));
        }
        framework = &measure.framework;
        let indent = if measure.whole { "  " } else { "    " };
        let name = format!("{indent}{}", visible(&measure.title));
        let pad = " ".repeat(NAME.saturating_sub(name.width()));
        let score = |score: Option<f64>| measure_shown(measure, score);
        let [lowest, mean, highest] = [measure.lowest, measure.mean, measure.highest].map(score);
        let _ = writeln!(out, "{name}{pad} {lowest:>6} {mean:>7} {highest:>7}");
    }
    if let Some(groups) = &panel.groups {
        by_group(out, panel, groups);
    }
}

fn by_group(out: &mut String, panel: &PanelRecord, groups: &crate::panel::Groups) {
    for (place, group) in groups.shown.iter().enumerate() {
        let _ = writeln!(out, "\n{}: {} ({})", groups.by, visible(&group.name), group.respondents);
        for measure in panel.measures.iter().filter(|measure| measure.whole) {
            let name = format!("  {}", visible(&measure.title));
            let pad = " ".repeat(NAME.saturating_sub(name.width()));
            let score = measure_shown(measure, measure.groups.get(place).copied().flatten());
            let _ = writeln!(out, "{name}{pad}        {score:>7}");
        }
    }
    if groups.withheld > 0 {
        let _ = writeln!(out, "\n{}", set_in(&withheld(groups.withheld, panel.min_group)));
    }
}
