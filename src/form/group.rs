//! What several people say together, from the files that were dropped on a page.

use serde::Serialize;
use serde_json::Value;

use super::reply::{Done, Reply};
use super::request::Group;
use super::result::{page, said};
use super::state;
use crate::answers::{Answers, Draft};
use crate::diagnostics::Diagnostics;
use crate::interview::Session;
use crate::json;
use crate::pack::Pack;
use crate::panel::{self, PanelRecord};
use crate::report::{self, Templates, Theme};

/// Who is in and what they say.
#[derive(Debug, Serialize)]
struct PanelData {
    panel: Value,
    /// The same as `panel --format json` prints it, without the line's end.
    json: String,
    people: Vec<Person>,
}

/// One file.
#[derive(Debug, Serialize)]
struct Person {
    /// The file's name.
    name: String,
    /// Role, unit or pseudonym.
    who: Option<String>,
    answered: usize,
    total: usize,
}

/// What they say together.
pub(super) fn panel(pack: &Pack, group: &Group) -> Done {
    let (told, names) = told(pack, group)?;
    let panel = serde_json::to_value(&told).map_err(said)?;
    let json = json::pretty(&told).map_err(said)?;
    Ok(Reply::ok(&PanelData { panel, json, people: names }))
}

/// The agenda as `panel --agenda` writes it.
pub(super) fn agenda(pack: &Pack, theme: &Theme, group: &Group) -> Done {
    let (told, _) = told(pack, group)?;
    report::agenda_html(&told, theme, &Templates::embedded()).map(page).map_err(said)
}

/// The report as `panel -o` writes it.
pub(super) fn report(pack: &Pack, theme: &Theme, group: &Group) -> Done {
    let (told, _) = told(pack, group)?;
    report::panel_html(&told, theme, &Templates::embedded()).map(page).map_err(said)
}

/// The file to discuss.
pub(super) fn consensus(pack: &Pack, group: &Group) -> Done {
    let (people, _) = read(pack, group)?;
    state::of(panel::consensus(pack, &people), None, None)
}

fn told(pack: &Pack, group: &Group) -> Result<(PanelRecord, Vec<Person>), Reply> {
    let (people, names) = read(pack, group)?;
    Ok((panel::panel(pack, &people, &group.options.options()), names))
}

/// Every file, or all that is wrong with them.
fn read(pack: &Pack, group: &Group) -> Result<(Vec<Answers>, Vec<Person>), Reply> {
    let mut diagnostics = Diagnostics::new();
    let texts: Vec<_> = group.files.iter().map(|file| diagnostics.add_source(&file.name, &*file.text)).collect();
    let read = panel::read(pack, &texts, &mut diagnostics);
    let Some(people) = read else { return Err(Reply::problems(&diagnostics)) };
    let persons = group.files.iter().filter_map(|file| person(pack, &file.name, &file.text)).collect();
    Ok((people, persons))
}

fn person(pack: &Pack, name: &str, text: &str) -> Option<Person> {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source(name, text);
    let written = crate::yaml::read(file, &mut diagnostics)?;
    let answers = crate::answers::validate(&written, pack, String::new(), &mut diagnostics)?;
    let who = answers.respondent.as_ref().map(|one| {
        let parts = [&one.role, &one.unit, &one.id].map(|part| part.as_deref());
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let progress = Session::new(Draft::resume(pack, written, &answers)).progress();
    let who = who.filter(|who| !who.is_empty());
    Some(Person { name: name.to_owned(), who, answered: progress.answered, total: progress.total })
}
