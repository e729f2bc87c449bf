//! The end of the interview: what was answered, what is still open, what the organisation itself wants.

use super::flow::Conversation;
use super::layout::{clean, shorten};
use super::prompt::{Asked, Line, Menu};
use super::screen::in_words;
use super::session::{Move, Session};
use crate::answers::{Given, Wanted};
use crate::index::{FrameworkIndex, ItemIndex, SectionIndex};
use crate::pack::{FrameworkKind, Pack};

/// What follows the review.
pub(super) enum Next {
    /// Back to a question.
    Questions,
    /// The person is done.
    End,
}

/// How far one section has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    /// The section.
    pub section: SectionIndex,
    /// Its items that are asked.
    items: Vec<ItemIndex>,
    unknown: usize,
    open: usize,
}

impl Tally {
    /// Title and counts.
    pub(super) fn in_words(&self, pack: &Pack) -> String {
        let total = self.items.len();
        let title = clean(&pack.sections[self.section].title);
        let unknown = if self.unknown > 0 { format!(", {} cannot tell", self.unknown) } else { String::new() };
        let open = if self.open > 0 { format!(", {} open", self.open) } else { String::new() };
        format!("{title}: {} of {total}{unknown}{open}", total - self.open)
    }
}

impl Session<'_> {
    /// Sections that are asked now, in order.
    pub(super) fn tallies(&self) -> Vec<Tally> {
        let pack = self.pack();
        let mut tallies: Vec<Tally> = Vec::new();
        for item in self.asked_items() {
            let section = pack.question_of(item).section;
            if tallies.last().is_none_or(|tally| tally.section != section) {
                tallies.push(Tally { section, items: Vec::new(), unknown: 0, open: 0 });
            }
            if let Some(tally) = tallies.last_mut() {
                tally.items.push(item);
                tally.unknown += usize::from(self.draft().given()[item] == Given::Unknown);
                tally.open += usize::from(self.draft().given()[item] == Given::Unanswered);
            }
        }
        tallies
    }

    fn with(&self, given: &Given) -> Vec<ItemIndex> {
        self.asked_items().filter(|item| self.draft().given()[*item] == *given).collect()
    }
}

enum Entry {
    End,
    FirstOpen(ItemIndex),
    /// By its place among the tallies.
    Section(usize),
    Wanted(FrameworkIndex),
}

impl Conversation<'_, '_> {
    /// Shows what is there and lets the person go back, say what they want, or finish.
    pub(super) fn review(&mut self) -> Asked<Next> {
        self.show_open()?;
        loop {
            let (menu, mut entries) = self.overview();
            match self.prompter.choose(&menu)?.map(|chosen| entries.swap_remove(chosen)) {
                None => {}
                Some(Entry::End) => {
                    self.wishes()?;
                    return Ok(Next::End);
                }
                Some(Entry::FirstOpen(item)) => {
                    self.make(Move::Item(item))?;
                    return Ok(Next::Questions);
                }
                Some(Entry::Section(section)) => {
                    if let Some(item) = self.section_answers(section)? {
                        self.make(Move::Item(item))?;
                        return Ok(Next::Questions);
                    }
                }
                Some(Entry::Wanted(framework)) => self.wish(framework)?,
            }
        }
    }

    /// What is still unknown or open; by name when it is little, else the sections show it.
    fn show_open(&mut self) -> Asked<()> {
        const SHOWN: usize = 8;
        let progress = self.session.progress();
        let mut lines = vec![Line::Heading(format!("Review: {} of {} answered", progress.answered, progress.total))];
        for (given, title) in [(Given::Unanswered, "Still open"), (Given::Unknown, "You could not tell")] {
            let items = self.session.with(&given);
            if items.is_empty() {
                continue;
            }
            lines.push(Line::Text(format!("{title}: {}", items.len())));
            if items.len() <= SHOWN {
                lines.extend(items.iter().map(|item| Line::Faint(format!("- {}", self.name(*item)))));
            }
        }
        let waiting =
            progress.total - self.session.pack().questions.keys().filter(|q| self.session.is_asked(*q)).count();
        if waiting > 0 {
            lines.push(Line::Text(format!("Not asked, because they depend on these: {waiting}")));
        }
        if lines.len() == 1 {
            lines.push(Line::Text("Every question has an answer.".to_owned()));
        }
        self.prompter.show(&lines)
    }

    fn overview(&self) -> (Menu, Vec<Entry>) {
        let (mut words, mut entries) = (vec!["Finish and see the result".to_owned()], vec![Entry::End]);
        if let Some(item) = self.session.first_unanswered() {
            words.push("Go to the first open question".to_owned());
            entries.push(Entry::FirstOpen(item));
        }
        for (place, tally) in self.session.tallies().iter().enumerate() {
            words.push(tally.in_words(self.session.pack()));
            entries.push(Entry::Section(place));
        }
        for framework in self.archetypes() {
            words.push(format!("What you want: {}", self.wish_in_words(framework)));
            entries.push(Entry::Wanted(framework));
        }
        (Menu { title: "Look again or finish".to_owned(), entries: words, start: 0 }, entries)
    }

    /// The answers of one section; gives the one to go back to.
    fn section_answers(&mut self, place: usize) -> Asked<Option<ItemIndex>> {
        let Some(tally) = self.session.tallies().into_iter().nth(place) else { return Ok(None) };
        let pack = self.session.pack();
        let mut entries = vec!["Back to the overview".to_owned()];
        entries.extend(tally.items.iter().map(|item| {
            let given = in_words(pack, *item, &self.session.draft().given()[*item]);
            let note = if self.session.draft().remark(*item).note.is_some() { " (with a note)" } else { "" };
            format!("{} → {}{note}", self.name(*item), given.unwrap_or_else(|| "open".to_owned()))
        }));
        let menu = Menu { title: clean(&pack.sections[tally.section].title), entries, start: 0 };
        let chosen = self.prompter.choose(&menu)?.unwrap_or(0);
        Ok(chosen.checked_sub(1).and_then(|entry| tally.items.get(entry)).copied())
    }

    /// A row by its label, a question by what it asks.
    fn name(&self, item: ItemIndex) -> String {
        let pack = self.session.pack();
        let item = &pack.items[item];
        shorten(&clean(item.row.as_ref().unwrap_or(&pack.questions[item.question].ask)), 90)
    }

    fn archetypes(&self) -> Vec<FrameworkIndex> {
        let frameworks = self.session.pack().frameworks.iter_enumerated();
        frameworks
            .filter(|(_, framework)| matches!(framework.kind, FrameworkKind::Archetypes))
            .map(|(i, _)| i)
            .collect()
    }

    fn wish_in_words(&self, framework: FrameworkIndex) -> String {
        let wanted = self.session.draft().wanted_model(framework);
        wanted.map_or("not said".to_owned(), |element| clean(&self.session.pack().elements[element].title))
    }

    /// Asks for the wishes that were not said yet.
    fn wishes(&mut self) -> Asked<()> {
        for framework in self.archetypes() {
            if self.session.draft().wanted_model(framework).is_none() {
                self.wish(framework)?;
            }
        }
        Ok(())
    }

    fn wish(&mut self, framework: FrameworkIndex) -> Asked<()> {
        let pack = self.session.pack();
        let elements = pack.frameworks[framework].elements;
        let lines = [
            Line::Heading("What do you want?".to_owned()),
            Line::Text("So far you said how things are. Which of these should it be, if it were up to you?".to_owned()),
        ];
        self.prompter.show(&lines)?;
        let mut entries = vec![match self.session.draft().wanted_model(framework) {
            Some(_) => format!("Keep: {}", self.wish_in_words(framework)),
            None => "No preference".to_owned(),
        }];
        let words = elements.of(&pack.elements).iter();
        entries.extend(words.map(|element| clean(&format!("{}: {}", element.title, element.meaning))));
        let menu = Menu { title: clean(&pack.frameworks[framework].title), entries, start: 0 };
        let chosen = self.prompter.choose(&menu)?.unwrap_or(0);
        if let Some(element) = chosen.checked_sub(1).and_then(|entry| elements.nth(entry)) {
            self.session.draft_mut().want(Wanted::Model(framework, element));
            self.save()?;
        }
        Ok(())
    }
}
