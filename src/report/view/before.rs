//! How far people had differed before they settled on these answers.

use super::lookup::Lookup;
use crate::record::{Agreement, Archetypes, EarlierPanel, Record};
use crate::report::format;

/// Who had answered, and on how much they agreed; `None` where the answers came of no panel.
pub(super) fn sentence(record: &Record) -> Option<String> {
    let panel = record.panel.as_ref()?;
    let agreed = panel.items.values().filter(|word| **word == Agreement::Agree).count();
    let compared = panel.items.values().filter(|word| **word != Agreement::OneVoice).count();
    let people = format::count(panel.respondents, "person", "people");
    let of = format::count(compared, "question", "questions");
    Some(format!("{people} answered on their own before they talked, and agreed on {agreed} of {of}."))
}

/// `12 to 60`: where people stood on a measure.
pub(super) fn range(lookup: &Lookup, id: &str) -> Option<String> {
    let spread = lookup.panel()?.measures.get(id)?;
    let ruler = lookup.ruler(id);
    Some(format!("{} to {}", ruler.score(spread.lowest), ruler.score(spread.highest)))
}

/// Where people stood on a framework as a whole.
pub(super) fn on_whole(lookup: &Lookup, id: &str) -> Option<String> {
    Some(format!("People stood from {} before the talk.", range(lookup, id)?))
}

/// Where people stood on the model that fits best now.
pub(super) fn on_models(lookup: &Lookup, id: &str, models: &Archetypes) -> Option<String> {
    let best = format!("{id}.{}", models.best.as_ref()?);
    Some(format!("On {} people stood from {} before the talk.", lookup.title(&best), range(lookup, &best)?))
}

/// How far people had agreed on an item.
pub(super) fn on_item(panel: Option<&EarlierPanel>, item: &str) -> Option<&'static str> {
    panel?.items.get(item).map(|word| match word {
        Agreement::Agree => "people agreed",
        Agreement::Lean => "people leaned one way",
        Agreement::Split => "people were split",
        Agreement::Polarised => "people were polarised",
        Agreement::CannotTell => "half or more could not tell",
        Agreement::OneVoice => "one person answered",
    })
}
