//! Changing one answer by a word: what if.

use crate::answers::{self, Answers};
use crate::diagnostics::suggest;
use crate::pack::Pack;

/// A change that names no item or no answer of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{change}`: {message}")]
pub struct BadChange {
    /// As written.
    pub change: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Changes one answer, `item=option`.
///
/// # Errors
/// When it names no item of the pack, or no answer of that item.
pub fn change(pack: &Pack, answers: &mut Answers, written: &str) -> Result<(), BadChange> {
    let bad = |(message, help): (String, String)| BadChange { change: written.to_owned(), message, help };
    let (id, option) = written.split_once('=').ok_or_else(|| bad(("there is no `=`".to_owned(), form(pack))))?;
    let item = pack.item(id).ok_or_else(|| {
        let known: Vec<&str> = pack.items.iter().map(|item| item.id.as_str()).collect();
        bad((format!("no item is called `{id}`"), suggest(id, &known)))
    })?;
    answers.given[item] = answers::parse_given(pack, item, option).map_err(bad)?;
    Ok(())
}

/// How a change is written, by example of the pack's first item with options.
fn form(pack: &Pack) -> String {
    let example = pack.items.iter().find_map(|item| Some((&item.id, &item.options.last()?.id)));
    let example = example.map(|(item, option)| format!(", for example `{item}={option}`")).unwrap_or_default();
    format!("write it as item=option{example}")
}
