//! How far a file is filled in, for a page to show.

use indexmap::IndexMap;
use serde::Serialize;

use super::reply::{Done, Reply};
use crate::answers::{Draft, Given};
use crate::index::ItemIndex;
use crate::interview::{Session, given_in_words};
use crate::pack::Pack;

/// How far a file is filled in.
#[derive(Debug, Serialize)]
pub(super) struct State {
    /// The file itself.
    text: String,
    /// What is odd in a file that was read, as the command line prints it.
    warnings: Option<String>,
    scope: &'static str,
    organisation: Option<String>,
    date: Option<String>,
    role: Option<String>,
    unit: Option<String>,
    respondent: Option<String>,
    /// Questions with an answer for every item.
    answered: usize,
    /// Questions that are asked, or may yet be.
    total: usize,
    /// What is left.
    minutes: usize,
    /// Whether nothing that is asked lacks an answer.
    complete: bool,
    items: IndexMap<String, ItemState>,
}

/// What is known of an item.
#[derive(Debug, Serialize)]
struct ItemState {
    asked: bool,
    given: GivenData,
    /// The answer in words.
    shown: Option<String>,
    note: Option<String>,
    proof: Option<String>,
}

/// An answer as data: `null`, a word, or a map of one key.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum GivenData {
    Option(String),
    Options(Vec<String>),
    Number(f64),
    Text(String),
    #[serde(untagged)]
    Nothing(()),
    #[serde(untagged)]
    Word(&'static str),
}

/// The state of a draft; `text` where the file was read as it stands, else it is written anew.
pub(super) fn of(draft: Draft<'_>, text: Option<&str>, warnings: Option<String>) -> Done {
    let text = match text {
        Some(text) => text.to_owned(),
        None => draft.file().to_yaml().map_err(|error| Reply::Problems(error.to_string(), Vec::new()))?,
    };
    Ok(Reply::ok(&State::new(&Session::new(draft), text, warnings)))
}

impl State {
    fn new(session: &Session<'_>, text: String, warnings: Option<String>) -> Self {
        let (pack, draft, progress) = (session.pack(), session.draft(), session.progress());
        let file = draft.file();
        let respondent = file.respondent.clone().unwrap_or_default();
        Self {
            text,
            warnings,
            scope: if draft.is_pulse() { "pulse" } else { "full" },
            organisation: file.organisation.clone(),
            date: file.date.as_ref().map(|date| date.value.clone()),
            role: respondent.role,
            unit: respondent.unit,
            respondent: respondent.id.map(|id| id.value),
            answered: progress.answered,
            total: progress.total,
            minutes: progress.minutes,
            complete: session.first_unanswered().is_none(),
            items: pack.items.keys().map(|item| (pack.items[item].id.clone(), item_state(session, item))).collect(),
        }
    }
}

fn item_state(session: &Session<'_>, item: ItemIndex) -> ItemState {
    let (pack, draft) = (session.pack(), session.draft());
    let (given, remark) = (&draft.given()[item], draft.remark(item));
    ItemState {
        asked: session.is_asked(pack.items[item].question),
        given: data(pack, item, given),
        shown: given_in_words(pack, item, given),
        note: remark.note.clone(),
        proof: remark.proof.clone(),
    }
}

fn data(pack: &Pack, item: ItemIndex, given: &Given) -> GivenData {
    let id = |option: &crate::index::OptionIndex| pack.items[item].options[*option].id.clone();
    match given {
        Given::Unanswered => GivenData::Nothing(()),
        Given::Unknown => GivenData::Word("unknown"),
        Given::NotApplicable => GivenData::Word("n/a"),
        Given::Option(option) => GivenData::Option(id(option)),
        Given::Options(options) => GivenData::Options(options.iter().map(id).collect()),
        Given::Number(number) => GivenData::Number(*number),
        Given::Text(text) => GivenData::Text(text.clone()),
    }
}
