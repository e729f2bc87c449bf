//! Conducts the interview: asks, moves the session, saves after every change.

use jiff::civil::Date;

use super::layout::clean;
use super::prompt::{Asked, Field, Line, Menu, Prompter, Reply, Stop, Unsaved};
use super::review::Next;
use super::screen::Screen;
use super::session::{Move, Place, Session};
use crate::answers::{AnswersFile, Given, Remark};
use crate::index::{ItemIndex, QuestionIndex, SectionIndex};
use crate::pack::QuestionKind;

/// An interview in progress: the session, the person it talks to, and where answers are kept.
pub struct Conversation<'s, 'p> {
    pub(super) session: &'s mut Session<'p>,
    pub(super) prompter: &'s mut dyn Prompter,
    save: &'s mut dyn FnMut(&AnswersFile) -> Result<(), Unsaved>,
    /// The question that was on the screen last.
    shown: Option<QuestionIndex>,
    /// The section whose heading was shown last.
    section: Option<SectionIndex>,
}

/// Asks what is still to be asked, reviews, and returns when the person is done. `today` is proposed as the date.
///
/// # Errors
/// When the person leaves, the terminal fails or an answer cannot be saved; every earlier answer is saved.
pub fn conduct<'p>(
    session: &mut Session<'p>,
    prompter: &mut dyn Prompter,
    save: &mut dyn FnMut(&AnswersFile) -> Result<(), Unsaved>,
    today: &str,
) -> Asked<()> {
    let mut talk = Conversation { session, prompter, save, shown: None, section: None };
    talk.welcome()?;
    talk.header(today)?;
    loop {
        match talk.session.place() {
            Place::Item(item) => talk.item(item)?,
            Place::Review => match talk.review()? {
                Next::Questions => talk.forget_screen(),
                Next::End => return Ok(()),
            },
        }
    }
}

impl Conversation<'_, '_> {
    fn welcome(&mut self) -> Asked<()> {
        let pack = self.session.pack();
        let progress = self.session.progress();
        let mut lines = vec![Line::Heading(clean(&pack.title))];
        if progress.answered == 0 {
            lines.extend(pack.about.as_deref().map(|about| Line::Text(clean(about))));
            let (total, minutes) = (progress.total, in_minutes(progress.minutes));
            lines.push(Line::Text(format!("{total} questions, {minutes}.")));
        } else {
            lines.push(Line::Text(format!("resuming: {} of {} answered", progress.answered, progress.total)));
        }
        self.prompter.show(&lines)
    }

    /// Organisation, role, unit and date, as far as the file does not say them yet.
    fn header(&mut self, today: &str) -> Asked<()> {
        let file = self.session.draft().file();
        let (organisation, date) = (file.organisation.is_some(), file.date.is_some());
        if !organisation && let Some(name) = self.typed("Organisation", "", "Enter leaves it open", &any)? {
            self.session.draft_mut().set_organisation(&name);
            self.save()?;
        }
        self.respondent()?;
        if !date && let Some(date) = self.typed("Date", today, "the day the answers stand for", &day)? {
            self.session.draft_mut().set_date(&date);
            self.save()?;
        }
        Ok(())
    }

    /// What the person does and where, so that answers can be told by it; never who they are. Not everybody has a unit, so
    /// whoever left it open is not asked again once something is answered; nor is a group that answers together.
    fn respondent(&mut self) -> Asked<()> {
        let file = self.session.draft().file();
        let known = file.respondent.clone().unwrap_or_default();
        let alone = file.panel.is_none() && self.session.progress().answered == 0;
        let hint = "such as executive, no name; Enter leaves it open";
        if known.role.is_none()
            && let Some(role) = self.typed("Your role", "", hint, &any)?
        {
            self.session.draft_mut().set_role(&role);
            self.save()?;
        }
        let hint = "your part of the organisation; Enter for none";
        if known.unit.is_none()
            && alone
            && let Some(unit) = self.typed("Your unit", "", hint, &any)?
        {
            self.session.draft_mut().set_unit(&unit);
            self.save()?;
        }
        Ok(())
    }

    /// A typed line, `None` when it is empty or the person backs out.
    fn typed(
        &mut self,
        label: &str,
        initial: &str,
        hint: &str,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Asked<Option<String>> {
        let line = self.prompter.line(&Field { label, initial, hint, check })?;
        Ok(line.map(|line| clean(&line)).filter(|line| !line.is_empty()))
    }

    fn item(&mut self, item: ItemIndex) -> Asked<()> {
        let pack = self.session.pack();
        let question = pack.items[item].question;
        let section = pack.questions[question].section;
        if self.section.replace(section) != Some(section) {
            let Some(heading) = pack.sections.get(section) else { return Ok(()) };
            let mut lines = vec![Line::Heading(clean(&heading.title))];
            lines.extend(heading.intro.as_deref().map(|intro| Line::Faint(clean(intro))));
            self.prompter.show(&lines)?;
        }
        let again = self.shown.replace(question) == Some(question);
        let screen = Screen::of(self.session, item);
        let reply = self.prompter.ask(&screen, again)?;
        self.reply(&screen, item, reply)
    }

    fn reply(&mut self, screen: &Screen<'_>, item: ItemIndex, reply: Reply) -> Asked<()> {
        match reply {
            Reply::Answer(given) => self.make(Move::Answer(given)),
            Reply::Next => self.make(Move::Next),
            Reply::Back => self.make(Move::Back),
            Reply::Clear => self.make(Move::Clear),
            Reply::Review => self.make(Move::Finish),
            Reply::Leave => Err(Stop::Interrupted),
            Reply::Note => self.note(item),
            Reply::Why => self.why(screen),
            Reply::Jump => self.jump(),
            Reply::Menu => match self.menu(screen)? {
                Some(reply) => self.reply(screen, item, reply),
                None => Ok(()),
            },
        }
    }

    /// Makes a move and saves; what is not possible is said and changes nothing.
    pub(super) fn make(&mut self, step: Move) -> Asked<()> {
        match self.session.make(step) {
            Ok(true) => self.save(),
            Ok(false) => Ok(()),
            Err(refusal) => self.prompter.show(&[Line::Warning(refusal.to_string())]),
        }
    }

    /// Saves, and lets the person decide when that fails, or when somebody else has written to the file.
    pub(super) fn save(&mut self) -> Asked<()> {
        while let Err(problem) = (self.save)(self.session.draft().file()) {
            self.prompter.show(&[Line::Warning(problem.to_string())])?;
            let [again, stop] = match problem {
                Unsaved::Failed(_) => ["Try again", "Stop; everything saved before is safe"],
                Unsaved::Changed(_) => {
                    ["Write the answers of this interview over it", "Stop; leave the file as it is now"]
                }
            };
            // Enter alone must not write over what somebody else wrote.
            let start = usize::from(matches!(problem, Unsaved::Changed(_)));
            let entries = vec![again.to_owned(), stop.to_owned()];
            if self.prompter.choose(&Menu { title: "Not saved".to_owned(), entries, start })? != Some(0) {
                return Err(Stop::Unsaved(problem));
            }
        }
        Ok(())
    }

    /// What can be done besides answering.
    fn menu(&mut self, screen: &Screen<'_>) -> Asked<Option<Reply>> {
        let mut entries = vec![("Back to the question before", Reply::Back)];
        if matches!(screen.kind, QuestionKind::Number | QuestionKind::Text) {
            entries.push(("Cannot tell", Reply::Answer(Given::Unknown)));
            if screen.allows_na {
                entries.push(("Does not apply to us", Reply::Answer(Given::NotApplicable)));
            }
        }
        entries.push(("Why this is asked, and sources", Reply::Why));
        entries.push(("Write a note to the answer", Reply::Note));
        if screen.given != Given::Unanswered {
            entries.push(("Take the answer back", Reply::Clear));
        }
        entries.push(("Leave it open, go on", Reply::Next));
        entries.push(("Jump to a section", Reply::Jump));
        entries.push(("Review and finish", Reply::Review));
        entries.push(("Stop here, go on another time", Reply::Leave));
        let words = entries.iter().map(|(words, _)| (*words).to_owned()).collect();
        let menu = Menu { title: "What next".to_owned(), entries: words, start: 0 };
        let chosen = self.prompter.choose(&menu)?;
        Ok(chosen.and_then(|entry| entries.into_iter().nth(entry)).map(|(_, reply)| reply))
    }

    fn note(&mut self, item: ItemIndex) -> Asked<()> {
        let old = self.session.draft().remark(item).clone();
        let hint = "empty for none";
        let ask = |talk: &mut Self, label, initial: &Option<String>| {
            let initial = clean(initial.as_deref().unwrap_or_default());
            let line = talk.prompter.line(&Field { label, initial: &initial, hint, check: &any })?;
            Ok::<_, Stop>(line.map(|line| clean(&line)))
        };
        let Some(note) = ask(self, "Note", &old.note)? else { return Ok(()) };
        let Some(proof) = ask(self, "Proof: a link or a document", &old.proof)? else { return Ok(()) };
        let kept = |text: String| Some(text).filter(|text| !text.is_empty());
        self.make(Move::Remark(Remark { note: kept(note), proof: kept(proof) }))
    }

    fn why(&mut self, screen: &Screen<'_>) -> Asked<()> {
        let mut lines: Vec<Line> = screen.reasons().into_iter().map(Line::Text).collect();
        if lines.is_empty() {
            lines.push(Line::Text("There is nothing more to say about this question.".to_owned()));
        }
        self.prompter.show(&lines)
    }

    fn jump(&mut self) -> Asked<()> {
        let tallies = self.session.tallies();
        let entries = tallies.iter().map(|tally| tally.in_words(self.session.pack())).collect();
        let here = self.section.and_then(|here| tallies.iter().position(|tally| tally.section == here));
        let menu = Menu { title: "Go to".to_owned(), entries, start: here.unwrap_or(0) };
        match self.prompter.choose(&menu)?.and_then(|entry| tallies.get(entry)) {
            Some(tally) => {
                self.forget_screen();
                self.make(Move::Section(tally.section))
            }
            None => Ok(()),
        }
    }

    /// The next question is shown in full, with its section.
    fn forget_screen(&mut self) {
        self.shown = None;
        self.section = None;
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a check that accepts everything")]
fn any(_: &str) -> Result<(), String> {
    Ok(())
}

fn day(text: &str) -> Result<(), String> {
    let text = text.trim();
    let valid = text.is_empty() || text.parse().is_ok_and(|date: Date| date.to_string() == text);
    if valid { Ok(()) } else { Err("write it as YYYY-MM-DD, for example 2026-03-31".to_owned()) }
}

/// `about 9 minutes`.
pub(super) fn in_minutes(minutes: usize) -> String {
    match minutes {
        0 | 1 => "about a minute".to_owned(),
        minutes => format!("about {minutes} minutes"),
    }
}
