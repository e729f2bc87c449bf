//! Two panels as a person reads them in a terminal of 80 columns.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::cli::output::set_in;
use crate::diagnostics::render::visible;
use crate::panel::{PanelChange, PanelSide, Word, WordChange};
use crate::report::number::count;
use crate::report::{change_sentence, measure_change_shown};

/// Columns of a name before its numbers.
const NAME: usize = 37;

/// Who, whether they drew together, on what, and whether views moved.
pub(super) fn summary(names: &[String; 2], change: &PanelChange) -> String {
    let organisation = change.organisation.as_deref().map_or_else(|| "Unnamed organisation".to_owned(), visible);
    let mut out = format!("Panel   {organisation}\n");
    for (word, name, side) in [("Before", &names[0], &change.before), ("Now", &names[1], &change.after)] {
        let date = side.date.as_deref().map(|date| format!(" · {date}")).unwrap_or_default();
        let _ = writeln!(out, "{word:<7} {}{date} · {}", visible(name), count(side.respondents, "respondent"));
    }
    let _ = writeln!(out, "\n{}", set_in(&change_sentence(change)));
    words(&mut out, change);
    items(&mut out, "Came together", &change.came_together);
    items(&mut out, "Fell apart", &change.fell_apart);
    items(&mut out, "Contested as before", &change.still_contested);
    measures(&mut out, change);
    out
}

fn words(out: &mut String, change: &PanelChange) {
    let of = |side: &PanelSide, word: Word| side.words.get(word.name()).copied().unwrap_or(0);
    let rows = Word::ALL.map(|word| (word, of(&change.before, word), of(&change.after, word)));
    let rows: Vec<_> = rows.into_iter().filter(|(_, before, after)| before + after > 0).collect();
    if !rows.is_empty() {
        let _ = writeln!(out, "\n{:<NAME$}  before     now", "Questions by agreement");
    }
    for (word, before, after) in rows {
        let _ = writeln!(out, "  {:<35}  {before:>6} {after:>7}", word.name());
    }
}

fn items(out: &mut String, heading: &str, items: &[WordChange]) {
    if !items.is_empty() {
        let _ = writeln!(out, "\n{heading}");
    }
    for WordChange { ask, before, after, .. } in items {
        let words =
            if before == after { after.name().to_owned() } else { format!("{} → {}", before.name(), after.name()) };
        let _ = writeln!(out, "{}", set_in(&format!("{} [{words}]", visible(ask))));
    }
}

fn measures(out: &mut String, change: &PanelChange) {
    if !change.measures.is_empty() {
        let _ = writeln!(out, "\n{:<NAME$}  before     now  change  apart: was, is", "Mean of the respondents");
    }
    let mut framework = "";
    for measure in &change.measures {
        if framework != measure.framework && !measure.whole {
            let _ = writeln!(out, "  {}", visible(&measure.framework));
        }
        framework = &measure.framework;
        let indent = if measure.whole { "  " } else { "    " };
        let name = format!("{indent}{}", visible(&measure.title));
        let pad = " ".repeat(NAME.saturating_sub(name.width()));
        let shown = measure_change_shown(measure);
        let (before, after, moved) = (shown.before, shown.after, shown.change);
        let (was, is) = (shown.apart_before, shown.apart_after);
        let _ = writeln!(out, "{name}{pad}  {before:>6} {after:>7} {moved:>7}  {was:>6} {is:>7}");
    }
}
