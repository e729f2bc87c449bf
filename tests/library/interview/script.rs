//! What the interview's tests share: the small pack, answers by their words, and a prompter that follows a script.

use std::collections::VecDeque;
use std::sync::OnceLock;

use crate::answers::{self, Answers, AnswersFile, Draft, Given};
use crate::index::ItemIndex;
use crate::interview::{Asked, Field, Line, Menu, Prompter, Reply, Screen, Session, Stop};
use crate::pack::Pack;
use crate::suites::support::{TEA_ROUND, load, validate, written};

/// The tests' pack.
pub(crate) fn pack() -> Pack {
    static READ: OnceLock<Pack> = OnceLock::new();
    READ.get_or_init(|| load(TEA_ROUND)).clone()
}

/// The index of an item.
pub(crate) fn item(pack: &Pack, id: &str) -> ItemIndex {
    pack.item(id).unwrap_or_else(|| panic!("no item {id}"))
}

/// An answer by the words a file uses.
pub(crate) fn given(pack: &Pack, id: &str, text: &str) -> Given {
    answers::parse_given(pack, item(pack, id), text).unwrap_or_else(|(message, _)| panic!("{message}"))
}

/// An answers file and its answers.
pub(crate) fn read(pack: &Pack, text: &str) -> (AnswersFile, Answers) {
    let file = written(text);
    let answers = validate(pack, &file);
    (file, answers)
}

/// An interview on the file of that text.
pub(crate) fn resumed<'p>(pack: &'p Pack, text: &str) -> Session<'p> {
    let (file, answers) = read(pack, text);
    Session::new(Draft::resume(pack, file, &answers))
}

/// The file of an interview.
pub(crate) fn yaml(session: &Session<'_>) -> String {
    session.draft().file().to_yaml().expect("answers files can be written")
}

/// One thing the scripted person does.
#[derive(Debug, Clone)]
pub(crate) enum Say {
    /// To an item.
    Reply(Reply),
    /// To a menu: the entry that starts like this; empty backs out.
    Choose(&'static str),
    /// To a line; empty takes what stands there.
    Type(&'static str),
    /// Esc.
    Escape,
    /// Ctrl-C.
    Interrupt,
}

/// Follows a script and writes down everything it saw; interrupts when the script ends.
#[derive(Debug, Default)]
pub(crate) struct Script {
    /// What is still to be said.
    pub(crate) says: VecDeque<Say>,
    /// Every text that was shown, in order.
    pub(crate) seen: Vec<String>,
}

impl Script {
    /// A person who says this.
    pub(crate) fn new(says: impl IntoIterator<Item = Say>) -> Self {
        Self { says: says.into_iter().collect(), seen: Vec::new() }
    }

    /// Whether some text that was shown contains this.
    pub(crate) fn saw(&self, text: &str) -> bool {
        self.seen.iter().any(|seen| seen.contains(text))
    }

    fn next(&mut self) -> Asked<Say> {
        match self.says.pop_front() {
            None | Some(Say::Interrupt) => Err(Stop::Interrupted),
            Some(say) => Ok(say),
        }
    }
}

impl Prompter for Script {
    fn show(&mut self, lines: &[Line]) -> Asked<()> {
        self.seen.extend(lines.iter().map(|line| line.text().to_owned()));
        Ok(())
    }

    fn ask(&mut self, screen: &Screen<'_>, _: bool) -> Asked<Reply> {
        let row = screen.row.as_ref().map(|row| format!(" / {}", row.label)).unwrap_or_default();
        let progress = screen.progress;
        self.seen.push(format!("{} of {} {}{row}", progress.number, progress.total, screen.ask));
        match self.next()? {
            Say::Reply(reply) => Ok(reply),
            other => panic!("{other:?} said to the question {:?}", screen.ask),
        }
    }

    fn choose(&mut self, menu: &Menu) -> Asked<Option<usize>> {
        self.seen.push(menu.title.clone());
        self.seen.extend(menu.entries.iter().cloned());
        match self.next()? {
            Say::Escape => Ok(None),
            Say::Choose(start) => {
                let found = menu.entries.iter().position(|entry| entry.starts_with(start));
                Ok(Some(found.unwrap_or_else(|| panic!("no {start:?} in {:?}", menu.entries))))
            }
            other => panic!("{other:?} said to the menu {:?}", menu.title),
        }
    }

    fn line(&mut self, field: &Field<'_>) -> Asked<Option<String>> {
        self.seen.push(field.label.to_owned());
        match self.next()? {
            Say::Escape => Ok(None),
            Say::Type("") => Ok(Some(field.initial.to_owned())),
            Say::Type(text) => Ok(Some(text.to_owned())),
            other => panic!("{other:?} said to the line {:?}", field.label),
        }
    }
}
