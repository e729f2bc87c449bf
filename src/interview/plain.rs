//! The form for screen readers and simple terminals: nothing is redrawn, one line for each option, typed numbers
//! and letters.

use std::io::{BufRead, Write};

use super::flow::in_minutes;
use super::prompt::{Asked, Field, Line, Menu, Prompter, Reply, Stop};
use super::screen::Screen;
use crate::answers::Given;
use crate::index::OptionIndex;
use crate::pack::QuestionKind;

/// Asks line by line.
pub struct Plain<R, W> {
    input: R,
    out: W,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Reads typed lines from one stream, writes to another.
    pub fn new(input: R, out: W) -> Self {
        Self { input, out }
    }

    fn say(&mut self, line: &str) -> Asked<()> {
        writeln!(self.out, "{line}").map_err(|problem| Stop::Terminal(problem.to_string()))
    }

    /// A typed line without blanks at its ends; the end of the input is the respondent leaving.
    fn read(&mut self, prompt: &str) -> Asked<String> {
        loop {
            write!(self.out, "{prompt} ").and_then(|()| self.out.flush()).map_err(failed)?;
            let mut line = Vec::new();
            if self.input.read_until(b'\n', &mut line).map_err(failed)? == 0 {
                return Err(Stop::Interrupted);
            }
            match String::from_utf8(line) {
                Ok(line) => return Ok(line.trim().to_owned()),
                Err(_) => self.say("Not understood: that was not UTF-8 text; type it again.")?,
            }
        }
    }

    fn head(&mut self, screen: &Screen<'_>, again: bool) -> Asked<()> {
        self.say("")?;
        if !again {
            let progress = screen.progress;
            let place = format!("Question {} of {}. {}.", progress.number, progress.total, screen.section);
            self.say(&format!("{place} {} left.", capital(&in_minutes(progress.minutes))))?;
            self.say(&screen.ask)?;
            screen.help.as_ref().map_or(Ok(()), |help| self.say(help))?;
        }
        if again && screen.row.is_none() {
            self.say(&screen.ask)?;
        }
        if let Some(row) = &screen.row {
            self.say(&format!("Row {} of {}: {}", row.number, row.count, row.label))?;
        }
        screen.note.as_ref().map_or(Ok(()), |note| self.say(&format!("Note: {note}")))?;
        match screen.given_in_words() {
            Some(given) => self.say(&format!("Answered before: {given}. Enter keeps it.")),
            None => Ok(()),
        }
    }

    fn options(&mut self, screen: &Screen<'_>, stroke: &str) -> Asked<()> {
        for (place, option) in screen.options.iter().enumerate() {
            self.say(&format!("{}. {option}", place + 1))?;
        }
        self.say(&format!("{stroke}u. cannot tell"))?;
        if screen.allows_na { self.say(&format!("{stroke}n. does not apply to us")) } else { Ok(()) }
    }
}

impl<R: BufRead, W: Write> Prompter for Plain<R, W> {
    fn show(&mut self, lines: &[Line]) -> Asked<()> {
        self.say("")?;
        lines.iter().try_for_each(|line| self.say(line.text()))
    }

    fn ask(&mut self, screen: &Screen<'_>, again: bool) -> Asked<Reply> {
        self.head(screen, again)?;
        // What is typed as text may be any word, so there a letter needs a stroke before it.
        let stroke = if screen.kind == QuestionKind::Text { "/" } else { "" };
        self.options(screen, stroke)?;
        let what = match screen.kind {
            QuestionKind::Choices => "Numbers with commas".to_owned(),
            QuestionKind::Number => capital(&screen.bounds),
            QuestionKind::Text => "Your words".to_owned(),
            QuestionKind::Choice | QuestionKind::Matrix => "Number".to_owned(),
        };
        let letters = ["b back", "s skip", "? help", "c comment", "j jump", "q finish"].map(|l| format!("{stroke}{l}"));
        let prompt = format!("{what}, or {}:", letters.join(", "));
        loop {
            match understand(screen, &self.read(&prompt)?) {
                Ok(reply) => return Ok(reply),
                Err(help) => self.say(&format!("Not understood: {help}."))?,
            }
        }
    }

    fn choose(&mut self, menu: &Menu) -> Asked<Option<usize>> {
        self.say("")?;
        self.say(&menu.title)?;
        for (place, entry) in menu.entries.iter().enumerate() {
            self.say(&format!("{}. {entry}", place + 1))?;
        }
        loop {
            let typed = self.read("Number, or b back:")?;
            if typed == "b" {
                return Ok(None);
            }
            match typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) {
                Some(place) if place < menu.entries.len() => return Ok(Some(place)),
                _ => self.say(&format!("Not understood: type a number from 1 to {}.", menu.entries.len()))?,
            }
        }
    }

    fn line(&mut self, field: &Field<'_>) -> Asked<Option<String>> {
        let now = if field.initial.is_empty() { String::new() } else { format!(", Enter for {}", field.initial) };
        loop {
            let typed = self.read(&format!("{} ({}{now}):", field.label, field.hint))?;
            let typed = if typed.is_empty() { field.initial.to_owned() } else { typed };
            match (field.check)(&typed) {
                Ok(()) => return Ok(Some(typed)),
                Err(help) => self.say(&format!("Not understood: {help}."))?,
            }
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
fn failed(problem: std::io::Error) -> Stop {
    Stop::Terminal(problem.to_string())
}

/// What a typed line means for an item.
fn understand(screen: &Screen<'_>, typed: &str) -> Result<Reply, String> {
    let is_text = screen.kind == QuestionKind::Text;
    let letter = if is_text { typed.strip_prefix('/').unwrap_or("-") } else { typed };
    match letter {
        "" | "s" => return Ok(Reply::Next),
        "b" => return Ok(Reply::Back),
        "?" => return Ok(Reply::Why),
        "c" => return Ok(Reply::Note),
        "j" => return Ok(Reply::Jump),
        "q" => return Ok(Reply::Review),
        "u" => return Ok(Reply::Answer(Given::Unknown)),
        "n" if screen.allows_na => return Ok(Reply::Answer(Given::NotApplicable)),
        _ => {}
    }
    match screen.kind {
        QuestionKind::Number | QuestionKind::Text => {
            screen.parse(typed).map(|given| given.map_or(Reply::Next, Reply::Answer))
        }
        QuestionKind::Choice | QuestionKind::Matrix => {
            number(screen, typed).map(|option| Reply::Answer(Given::Option(option)))
        }
        QuestionKind::Choices => several(screen, typed),
    }
}

fn number(screen: &Screen<'_>, typed: &str) -> Result<OptionIndex, String> {
    let count = screen.options.len();
    let place = typed.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    place
        .filter(|place| *place < count)
        .map(OptionIndex::from)
        .ok_or_else(|| format!("type a number from 1 to {count}"))
}

fn several(screen: &Screen<'_>, typed: &str) -> Result<Reply, String> {
    let mut options = typed
        .split([',', ' '])
        .filter(|word| !word.is_empty())
        .map(|word| number(screen, word))
        .collect::<Result<Vec<_>, _>>()?;
    options.sort_unstable();
    options.dedup();
    let alone = options.iter().find(|option| screen.choices()[**option].exclusive).filter(|_| options.len() > 1);
    match alone {
        Some(option) => Err(format!("{} cannot be combined with others", usize::from(*option) + 1)),
        None => Ok(Reply::Answer(Given::Options(options))),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
