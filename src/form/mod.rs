//! The form: one HTML file that asks, scores and reports by itself, with this engine compiled to WebAssembly. Pure.
//!
//! ```text
//! page ──JSON request──▶ Desk::respond ──▶ the functions of the command line ──JSON response──▶ page
//! ```
//!
//! A [`Desk`] keeps a questionnaire and a theme, nothing else: answers travel as the text of an answers file, and every
//! change gives the new text back. So what the page shows, saves and reports is what the command line would make of that
//! file. `web/` holds the engine as it is built into the page, and the three functions through which the page reaches it.

mod edit;
mod group;
#[cfg(feature = "cli")]
mod page;
mod questionnaire;
mod reply;
mod request;
mod result;
mod state;
#[cfg(feature = "cli")]
mod words;

use crate::diagnostics::Diagnostics;
use crate::pack::{self, Pack, PackText, builtin};
use crate::report::Theme;
use reply::Reply;
use request::{Request, ThemeText};

#[cfg(feature = "cli")]
pub(crate) use page::{Invitation, page};
#[cfg(feature = "cli")]
pub(crate) use request::ThemeText as FormTheme;

/// Answers requests of one page. The forms of requests and responses are documented in `web/README.md`.
#[derive(Debug, Default)]
pub struct Desk {
    open: Option<Open>,
}

/// What a page asks about.
#[derive(Debug)]
struct Open {
    pack: Pack,
    theme: Theme,
}

impl Desk {
    /// Answers a request in JSON with a response in JSON: `ok`, `refused` or `problems`. Never fails: a request that cannot
    /// be read is a problem like any other.
    #[must_use]
    pub fn respond(&mut self, request: &str) -> String {
        let reply = match serde_json::from_str(request) {
            Ok(Request::Open { builtin, pack, theme }) => {
                let known = builtin.as_deref().and_then(builtin::texts);
                self.open(&known.unwrap_or(pack), theme.as_ref())
            }
            Ok(request) => match &self.open {
                Some(open) => open.respond(request),
                None => Reply::Problems("no questionnaire is open".to_owned(), Vec::new()),
            },
            Err(error) => Reply::Problems(format!("the request cannot be read: {error}"), Vec::new()),
        };
        reply.json()
    }

    fn open(&mut self, pack: &[PackText], theme: Option<&ThemeText>) -> Reply {
        let mut diagnostics = Diagnostics::new();
        let pack = pack::load(pack, &mut diagnostics);
        let theme = theme.map_or_else(|| Some(Theme::default()), |theme| theme.read(&mut diagnostics));
        let (Some(pack), Some(theme), false) = (pack, theme, diagnostics.has_errors()) else {
            return Reply::problems(&diagnostics);
        };
        let asked = questionnaire::Questionnaire::new(&pack);
        self.open = Some(Open { pack, theme });
        Reply::ok(&asked)
    }
}

impl Open {
    fn respond(&self, request: Request) -> Reply {
        let Self { pack, theme } = self;
        let done = match request {
            Request::Open { .. } => unreachable!("a desk opens before it answers"),
            Request::Start { pulse, organisation, date } => edit::start(pack, pulse, organisation, date),
            Request::Read { name, text } => edit::read(pack, &name, &text),
            Request::Answer { text, item, given } => edit::answer(pack, &text, &item, given),
            Request::Remark { text, item, note, proof } => edit::remark(pack, &text, &item, note, proof),
            Request::Header { text, header } => edit::header(pack, &text, header),
            Request::Scores { text } => result::scores(pack, &text),
            Request::Record { text } => result::record(pack, &text),
            Request::Report { text, look } => result::report(pack, theme, &text, look),
            Request::WhatIf { text } => result::what_if(pack, &text),
            Request::Panel(group) => group::panel(pack, &group),
            Request::Agenda(group) => group::agenda(pack, theme, &group),
            Request::PanelReport(group) => group::report(pack, theme, &group),
            Request::Consensus(group) => group::consensus(pack, &group),
            Request::Blank { pulse } => result::blank(pack, theme, pulse),
        };
        done.unwrap_or_else(|reply| reply)
    }
}
