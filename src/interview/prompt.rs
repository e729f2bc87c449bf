//! What the interview needs from whoever shows it to a person.

use super::screen::Screen;
use crate::answers::Given;

/// What a prompt gives, unless the interview stops there.
pub type Asked<T> = Result<T, Stop>;

/// Why the interview stops; every earlier answer is saved.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The respondent leaves.
    #[error("interrupted")]
    Interrupted,
    /// The terminal cannot be read or written.
    #[error("the terminal failed: {0}")]
    Terminal(String),
    /// The answer on the screen cannot be saved.
    #[error("{0}")]
    Unsaved(Unsaved),
}

/// Why answers were not saved; the file is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsaved {
    /// The disk does not take them.
    #[error("{0}")]
    Failed(String),
    /// Somebody else changed the file since it was saved or read; the next save goes over that.
    #[error("{0}")]
    Changed(String),
}

/// A line that needs no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Stands above others.
    Heading(String),
    /// As it is.
    Text(String),
    /// Less important.
    Faint(String),
    /// Something is not as expected.
    Warning(String),
}

impl Line {
    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Heading(text) | Self::Text(text) | Self::Faint(text) | Self::Warning(text) => text,
        }
    }
}

/// What a person replies to an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// An answer, `unknown` and `n/a` included.
    Answer(Given),
    /// Go on, leave it as it is.
    Next,
    /// One question back.
    Back,
    /// Write a note.
    Note,
    /// Why is this asked, how to tell, where is it from.
    Why,
    /// Go to a section.
    Jump,
    /// Take the answer back.
    Clear,
    /// Go to the review.
    Review,
    /// Stop here.
    Leave,
    /// Show what can be done.
    Menu,
}

/// A list to choose one entry from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// What it is about.
    pub title: String,
    /// The entries.
    pub entries: Vec<String>,
    /// The entry that is marked at first.
    pub start: usize,
}

/// A line to type.
pub struct Field<'a> {
    /// What it is about.
    pub label: &'a str,
    /// What stands there at first.
    pub initial: &'a str,
    /// A hint.
    pub hint: &'a str,
    /// Refuses what cannot be taken, with a line that says what to type.
    pub check: &'a dyn Fn(&str) -> Result<(), String>,
}

/// Shows the interview to a person and brings back what they reply.
///
/// Texts in screens, menus and lines are clean; a prompter has to lay them out only.
pub trait Prompter {
    /// Shows lines.
    ///
    /// # Errors
    /// When the terminal fails.
    fn show(&mut self, lines: &[Line]) -> Asked<()>;

    /// Asks an item. `again` when the same question, of another row perhaps, was on the screen just before.
    ///
    /// # Errors
    /// When the respondent leaves or the terminal fails.
    fn ask(&mut self, screen: &Screen<'_>, again: bool) -> Asked<Reply>;

    /// Lets choose one entry; `None` when the person backs out.
    ///
    /// # Errors
    /// When the respondent leaves or the terminal fails.
    fn choose(&mut self, menu: &Menu) -> Asked<Option<usize>>;

    /// Lets type a line; `None` when the person backs out.
    ///
    /// # Errors
    /// When the respondent leaves or the terminal fails.
    fn line(&mut self, field: &Field<'_>) -> Asked<Option<String>>;
}
