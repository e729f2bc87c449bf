//! One line of a list: what it says, what is typed to find it, what it replies.

use std::fmt;

use super::layout::wrap;
use super::prompt::Reply;
use super::screen::Screen;
use crate::answers::Given;
use crate::index::{OptionIndex, TiSlice};
use crate::pack::Choice;

/// An entry of a list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// A number or letter; empty for the line that leaves things as they are.
    key: String,
    /// As laid out, over several lines perhaps.
    shown: String,
    words: String,
    /// Found only by its key.
    hidden: bool,
    /// What choosing it means.
    pub reply: Reply,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Entry {
    fn new(key: &str, words: &str, reply: Reply, width: usize) -> Self {
        // inquire puts two columns before an entry; the key takes four.
        let lines = wrap(words, width.saturating_sub(7), "");
        let shown = format!("{key:>2}  {}", lines.join("\n      "));
        Self { key: key.to_owned(), shown, words: words.to_owned(), hidden: false, reply }
    }

    /// An entry of a menu, found by its number.
    pub(super) fn plain(place: usize, words: &str, width: usize) -> Self {
        Self::new(&(place + 1).to_string(), words, Reply::Menu, width)
    }

    /// How many lines it takes.
    pub(super) fn height(&self) -> usize {
        self.shown.lines().count()
    }

    /// What remains on the screen once it was chosen.
    pub(super) fn said(&self) -> &str {
        &self.words
    }

    /// How well it fits what was typed: a number or letter finds its entry, more letters search the words.
    pub(super) fn score(&self, typed: &str, place: usize) -> Option<i64> {
        let order = -i64::try_from(place).unwrap_or(i64::MAX);
        let typed = typed.trim().to_lowercase();
        let by_words = || typed.chars().count() > 1 && self.words.to_lowercase().contains(&typed);
        match typed.as_str() {
            "" => (!self.hidden).then_some(order),
            typed if typed == self.key => Some(order + 1_000),
            typed if typed.chars().all(|c| c.is_ascii_digit()) => self.key.starts_with(typed).then_some(order),
            _ => by_words().then_some(order),
        }
    }

    /// The option it stands for.
    pub(super) fn option(&self) -> Option<OptionIndex> {
        match self.reply {
            Reply::Answer(Given::Option(option)) => Some(option),
            _ => None,
        }
    }

    /// Whether it is, or is part of, what was given.
    pub(super) fn is_given(&self, given: &Given) -> bool {
        match (given, &self.reply) {
            (Given::Options(options), _) => self.option().is_some_and(|option| options.contains(&option)),
            (given, Reply::Answer(this)) => given == this,
            _ => false,
        }
    }

    /// Whether it cannot be combined with others.
    pub(super) fn stands_alone(&self, choices: &TiSlice<OptionIndex, Choice>) -> bool {
        self.option().is_none_or(|option| choices[option].exclusive)
    }
}

/// The line the cursor starts on: it changes nothing.
pub(super) fn leaves_it(screen: &Screen<'_>, width: usize) -> Entry {
    let words = screen.given_in_words().map_or("leave it open".to_owned(), |given| format!("keep: {given}"));
    Entry::new("–", &words, Reply::Next, width)
}

/// Everything that answers the item.
pub(super) fn answers(screen: &Screen<'_>, width: usize) -> Vec<Entry> {
    let options = screen.options.iter().enumerate();
    let option = |(place, words): (usize, &String)| {
        Entry::new(&(place + 1).to_string(), words, Reply::Answer(Given::Option(place.into())), width)
    };
    let mut entries: Vec<Entry> = options.map(option).collect();
    entries.push(Entry::new("u", "cannot tell", Reply::Answer(Given::Unknown), width));
    if screen.allows_na {
        entries.push(Entry::new("n", "does not apply to us", Reply::Answer(Given::NotApplicable), width));
    }
    entries
}

/// What can be done besides answering; found by its letter only, so that the list stays short.
pub(super) fn others(width: usize) -> Vec<Entry> {
    let entries = [
        ("b", "back", Reply::Back),
        ("c", "note", Reply::Note),
        ("?", "why we ask", Reply::Why),
        ("j", "jump to a section", Reply::Jump),
        ("q", "review and finish", Reply::Review),
    ];
    let hidden = |(key, words, reply)| Entry { hidden: true, ..Entry::new(key, words, reply, width) };
    entries.into_iter().map(hidden).collect()
}
