//! Changes the text of an answers file, one answer at a time.

use super::reply::{Done, Reply};
use super::request::{Header, Typed};
use super::state;
use crate::answers::{self, Answers, AnswersFile, Draft, Remark, parse_given};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::digest::digest;
use crate::index::ItemIndex;
use crate::interview::{Move, Session};
use crate::pack::Pack;
use crate::yaml::{self, Word};

/// A file without answers.
pub(super) fn start(pack: &Pack, pulse: bool, organisation: Option<String>, date: Option<String>) -> Done {
    let mut draft = Draft::new(pack);
    draft.set_pulse(pulse);
    let header = Header { organisation, date, ..Header::default() };
    write_header(&mut draft, header)?;
    state::of(draft, None, None)
}

/// A saved file, as it stands.
pub(super) fn read(pack: &Pack, name: &str, text: &str) -> Done {
    let (draft, diagnostics) = parsed(pack, name, text)?;
    let warnings = (!diagnostics.is_empty()).then(|| diagnostics.to_string());
    state::of(draft, Some(text), warnings)
}

/// Changes one answer, or takes it back.
pub(super) fn answer(pack: &Pack, text: &str, item: &str, given: Option<Typed>) -> Done {
    let (draft, _) = parsed(pack, "answers.yaml", text)?;
    let item = known(pack, item)?;
    let step = match given {
        None => Move::Clear,
        Some(Typed::Many(none)) if none.is_empty() => Move::Clear,
        Some(typed) => Move::Answer(parse_given(pack, item, &typed.text()).map_err(|(_, help)| Reply::Refused(help))?),
    };
    let mut session = Session::new(draft);
    session.make(Move::Item(item)).and_then(|_| session.make(step)).map_err(|no| Reply::Refused(no.to_string()))?;
    state::of(session.draft().clone(), None, None)
}

/// Changes the note and the proof of an answer.
pub(super) fn remark(pack: &Pack, text: &str, item: &str, note: Option<String>, proof: Option<String>) -> Done {
    let (mut draft, _) = parsed(pack, "answers.yaml", text)?;
    draft.set_remark(known(pack, item)?, Remark { note: note.and_then(kept), proof: proof.and_then(kept) });
    state::of(draft, None, None)
}

/// Changes what stands above the answers.
pub(super) fn header(pack: &Pack, text: &str, header: Header) -> Done {
    let (mut draft, _) = parsed(pack, "answers.yaml", text)?;
    write_header(&mut draft, header)?;
    state::of(draft, None, None)
}

fn write_header(draft: &mut Draft<'_>, header: Header) -> Result<(), Reply> {
    if let Some(date) = header.date.map(kept) {
        let date = date.as_deref().map(str::trim);
        if date.is_some_and(|date| answers::parse_date(date).is_none()) {
            return Err(Reply::Refused("write the day as YYYY-MM-DD, for example 2026-03-31".to_owned()));
        }
        draft.write_date(date);
    }
    if let Some(name) = header.organisation {
        draft.write_organisation(kept(name));
    }
    draft.write_respondent(|respondent| {
        respondent.role = header.role.map_or_else(|| respondent.role.take(), kept);
        respondent.unit = header.unit.map_or_else(|| respondent.unit.take(), kept);
        let id = header.respondent.map(|id| kept(id).map(|id| Word { value: id, ..Word::default() }));
        respondent.id = id.unwrap_or_else(|| respondent.id.take());
    });
    if let Some(pulse) = header.pulse {
        draft.set_pulse(pulse);
    }
    Ok(())
}

/// Nothing but blanks says nothing.
fn kept(text: String) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty())
}

impl Typed {
    fn text(self) -> String {
        match self {
            Self::One(text) => text,
            Self::Many(options) => options.join(","),
        }
    }
}

fn known(pack: &Pack, item: &str) -> Result<ItemIndex, Reply> {
    pack.item(item).ok_or_else(|| Reply::Problems(format!("no item is called `{item}`"), Vec::new()))
}

/// The draft of a text, with what is odd in it.
fn parsed<'p>(pack: &'p Pack, name: &str, text: &str) -> Result<(Draft<'p>, Diagnostics), Reply> {
    let (written, answers, diagnostics) = valid(pack, name, text)?;
    Ok((Draft::resume(pack, written, &answers), diagnostics))
}

/// The answers of a text.
pub(super) fn answers(pack: &Pack, text: &str) -> Result<Answers, Reply> {
    valid(pack, "answers.yaml", text).map(|(_, answers, _)| answers)
}

/// A text as it is written and what it answers, with what is odd in it; or all that is wrong with it.
fn valid(pack: &Pack, name: &str, text: &str) -> Result<(AnswersFile, Answers, Diagnostics), Reply> {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source(name, text);
    let written: Option<AnswersFile> = yaml::read(file, &mut diagnostics);
    let read = written.filter(|written| is_for(pack, written, &mut diagnostics)).and_then(|written| {
        let answers = answers::validate(&written, pack, digest([text]), &mut diagnostics)?;
        Some((written, answers))
    });
    match read.filter(|_| !diagnostics.has_errors()) {
        Some((written, answers)) => Ok((written, answers, diagnostics)),
        None => Err(Reply::problems(&diagnostics)),
    }
}

/// Whether a file answers the questionnaire of the page, or names none, which is told elsewhere; else a problem is pushed.
fn is_for(pack: &Pack, written: &AnswersFile, diagnostics: &mut Diagnostics) -> bool {
    let named = written.questionnaire.value.split('@').next().unwrap_or_default();
    let fits = named.is_empty() || named == pack.id;
    if !fits {
        let message = format!("it answers `{named}`, this page asks `{}`", pack.id);
        let help = "open it with the questionnaire that it was written for";
        diagnostics.push(Diagnostic::at(written.questionnaire.span, Code::OtherQuestionnaire, message, help));
    }
    fits
}
