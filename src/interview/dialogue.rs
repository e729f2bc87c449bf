//! The form for a terminal that can redraw: lists with a cursor, made by inquire.
//!
//! No answer is ever preselected. The cursor of a list starts on a line that leaves the question as it is, so that
//! Enter on an untouched question answers nothing. Besides the arrows, a typed number or letter finds its entry.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use inquire::error::{CustomUserError, InquireError, InquireResult};
use inquire::list_option::ListOption;
use inquire::validator::Validation;
use inquire::{MultiSelect, Select, Text};

use super::entry::{Entry, answers, leaves_it, others};
use super::flow::in_minutes;
use super::layout::{WIDEST, wrap};
use super::paint;
use super::prompt::{Asked, Field, Line, Menu, Prompter, Reply, Stop};
use super::screen::Screen;
use crate::answers::Given;
use crate::index::OptionIndex;
use crate::pack::QuestionKind;

/// Asks on a terminal.
pub struct Dialogue<W> {
    out: W,
    colour: bool,
}

/// What fits on the terminal.
#[derive(Clone, Copy)]
struct Room {
    width: usize,
    height: usize,
}

impl Room {
    /// A terminal that does not tell its size is taken for the usual one.
    fn now() -> Self {
        let (width, height) = crossterm::terminal::size().ok().filter(|(w, h)| *w > 0 && *h > 0).unwrap_or((80, 24));
        Self { width: usize::from(width).min(WIDEST), height: usize::from(height) }
    }

    /// How many entries can be listed under `above` lines, so that a redraw never scrolls.
    fn page(self, entries: &[Entry], above: usize, help: &str) -> usize {
        let help = (help.chars().count() + 2).div_ceil(self.width);
        let lines = self.height.saturating_sub(above + help + 2).max(3);
        let heights: Vec<usize> = entries.iter().map(Entry::height).collect();
        let fits = |page: &usize| heights.windows(*page).all(|window| window.iter().sum::<usize>() <= lines);
        (1..=heights.len()).rev().find(fits).unwrap_or(1)
    }
}

impl<W: Write> Dialogue<W> {
    /// Writes to the stream that inquire draws on, with or without colours.
    pub fn new(out: W, colour: bool) -> Self {
        // The choice was made: crossterm must not read NO_COLOR a second time.
        crossterm::style::force_color_output(colour);
        Self { out, colour }
    }

    fn paint(&mut self, style: Style, text: &str, indent: &str) -> Asked<usize> {
        let lines = wrap(text, Room::now().width, indent);
        for line in &lines {
            let style = if self.colour { style } else { Style::new() };
            writeln!(self.out, "{style}{line}{style:#}").map_err(|problem| Stop::Terminal(problem.to_string()))?;
        }
        Ok(lines.len())
    }

    fn gap(&mut self) -> Asked<()> {
        writeln!(self.out).map_err(|problem| Stop::Terminal(problem.to_string()))
    }

    /// The question above the list; returns how many lines stay in sight.
    fn head(&mut self, screen: &Screen<'_>, again: bool) -> Asked<usize> {
        self.gap()?;
        let mut lines = 0;
        if !again {
            let progress = screen.progress;
            let place = format!("{} of {} · {}", progress.number, progress.total, screen.section);
            lines += self.paint(FAINT, &format!("{place} · {} left", in_minutes(progress.minutes)), "")?;
            lines += self.paint(BOLD, &screen.ask, "")?;
            lines += self.help(screen, lines)?;
        }
        if again && screen.row.is_none() {
            lines += self.paint(BOLD, &screen.ask, "")?;
        }
        if let Some(row) = &screen.row {
            lines += self.paint(BOLD, &format!("{} of {}  {}", row.number, row.count, row.label), "        ")?;
        }
        if let Some(note) = &screen.note {
            lines += self.paint(FAINT, &format!("Note: {note}"), "  ")?;
        }
        Ok(lines)
    }

    /// On a low terminal the help gives way to the options; it is still there on request.
    fn help(&mut self, screen: &Screen<'_>, above: usize) -> Asked<usize> {
        let Some(help) = &screen.help else { return Ok(0) };
        let room = Room::now();
        let options: usize = answers(screen, room.width).iter().map(Entry::height).sum();
        let needed = above + wrap(help, room.width, "").len() + options + 4 + usize::from(screen.row.is_some());
        if needed > room.height {
            return Ok(0);
        }
        self.paint(FAINT, help, "")
    }

    fn pick(&mut self, screen: &Screen<'_>, above: usize) -> Asked<Reply> {
        let room = Room::now();
        let mut entries = vec![leaves_it(screen, room.width)];
        entries.extend(answers(screen, room.width));
        let shown = entries.len();
        entries.extend(others(room.width));
        let help = "↑↓ or number, Enter · b back · c note · ? why · Esc more";
        let scorer = |typed: &str, entry: &Entry, _: &str, place: usize| entry.score(typed, place);
        let select = Select::new("", entries.clone())
            .with_scorer(&scorer)
            .with_formatter(&|entry: ListOption<&Entry>| entry.value.said().to_owned())
            .with_page_size(room.page(&entries[..shown], above, help))
            .with_help_message(help)
            .with_render_config(paint::question(self.colour));
        or_menu(select.prompt().map(|entry| entry.reply))
    }

    fn tick(&mut self, screen: &Screen<'_>, above: usize) -> Asked<Reply> {
        let room = Room::now();
        let entries = answers(screen, room.width.saturating_sub(4));
        let ticked: Vec<usize> = (0..entries.len()).filter(|place| entries[*place].is_given(&screen.given)).collect();
        let alone: Vec<bool> = entries.iter().map(|entry| entry.stands_alone(screen.choices())).collect();
        let check = move |chosen: &[ListOption<&Entry>]| -> Result<Validation, CustomUserError> {
            let alone = chosen.iter().find(|entry| alone[entry.index]).filter(|_| chosen.len() > 1);
            Ok(alone.map_or(Validation::Valid, |entry| {
                Validation::Invalid(format!("\"{}\" cannot be combined with others", entry.value.said()).into())
            }))
        };
        let help = "Space ticks, Enter goes on · Esc back, note, why, more";
        let scorer = |typed: &str, entry: &Entry, _: &str, place: usize| entry.score(typed, place);
        let select = MultiSelect::new("", entries.clone())
            .with_default(&ticked)
            .with_scorer(&scorer)
            .with_formatter(&|chosen: &[ListOption<&Entry>]| said_together(chosen))
            .with_validator(check)
            .with_page_size(room.page(&entries, above + 1, help))
            .with_help_message(help)
            .with_render_config(paint::question(self.colour));
        or_menu(select.prompt().map(|chosen| together(screen, &chosen)))
    }

    fn type_in(&mut self, screen: &Screen<'_>) -> Asked<Reply> {
        let words = match &screen.given {
            Given::Number(number) => number.to_string(),
            _ => screen.given_in_words().filter(|_| matches!(screen.given, Given::Text(_))).unwrap_or_default(),
        };
        let hint = match screen.kind {
            QuestionKind::Number => format!("{} · Esc more", screen.bounds),
            _ => "your words · Esc more".to_owned(),
        };
        let check = |typed: &str| match screen.parse(typed) {
            Ok(_) => Ok(Validation::Valid),
            Err(help) => Ok(Validation::Invalid(help.into())),
        };
        let said = |typed: &str| if typed.trim().is_empty() { "left open".to_owned() } else { typed.to_owned() };
        let prompt = Text::new("")
            .with_initial_value(&words)
            .with_help_message(&hint)
            .with_formatter(&said)
            .with_validator(check)
            .with_render_config(paint::question(self.colour));
        let typed = prompt.prompt().map(|typed| match screen.parse(&typed) {
            Ok(Some(given)) => Reply::Answer(given),
            Ok(None) if words.is_empty() => Reply::Next,
            _ => Reply::Clear,
        });
        or_menu(typed)
    }
}

impl<W: Write> Prompter for Dialogue<W> {
    fn show(&mut self, lines: &[Line]) -> Asked<()> {
        self.gap()?;
        for line in lines {
            let style = match line {
                Line::Heading(_) => HEADING,
                Line::Text(_) => Style::new(),
                Line::Faint(_) => FAINT,
                Line::Warning(_) => WARNING,
            };
            let indent = if line.text().starts_with("- ") { "  " } else { "" };
            self.paint(style, line.text(), indent)?;
        }
        Ok(())
    }

    fn ask(&mut self, screen: &Screen<'_>, again: bool) -> Asked<Reply> {
        let above = self.head(screen, again)?;
        match screen.kind {
            QuestionKind::Choices => self.tick(screen, above),
            QuestionKind::Number | QuestionKind::Text => self.type_in(screen),
            QuestionKind::Choice | QuestionKind::Matrix => self.pick(screen, above),
        }
    }

    fn choose(&mut self, menu: &Menu) -> Asked<Option<usize>> {
        self.gap()?;
        let room = Room::now();
        let entries: Vec<Entry> =
            menu.entries.iter().enumerate().map(|(i, e)| Entry::plain(i, e, room.width)).collect();
        let help = "↑↓ or number, Enter · Esc goes back";
        let scorer = |typed: &str, entry: &Entry, _: &str, place: usize| entry.score(typed, place);
        let title = wrap(&format!("{}:", menu.title), room.width.saturating_sub(4), "  ");
        let above = title.len() - 1;
        let title = title.join("\n");
        let select = Select::new(&title, entries.clone())
            .with_scorer(&scorer)
            .with_starting_cursor(menu.start)
            .with_formatter(&|entry: ListOption<&Entry>| entry.value.said().to_owned())
            .with_page_size(room.page(&entries, above, help))
            .with_help_message(help)
            .with_render_config(paint::menu(self.colour));
        or_none(select.raw_prompt().map(|entry| entry.index))
    }

    fn line(&mut self, field: &Field<'_>) -> Asked<Option<String>> {
        let check = |typed: &str| match (field.check)(typed) {
            Ok(()) => Ok(Validation::Valid),
            Err(help) => Ok(Validation::Invalid(help.into())),
        };
        let label = format!("{}:", field.label);
        let prompt = Text::new(&label)
            .with_initial_value(field.initial)
            .with_help_message(field.hint)
            .with_validator(check)
            .with_render_config(paint::menu(self.colour));
        or_none(prompt.prompt())
    }
}

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default();

/// Several options, or one of the words that stand for a whole answer; nothing ticked leaves the question open.
fn together(screen: &Screen<'_>, chosen: &[Entry]) -> Reply {
    if let [Entry { reply: Reply::Answer(given @ (Given::Unknown | Given::NotApplicable)), .. }] = chosen {
        return Reply::Answer(given.clone());
    }
    let options: Vec<OptionIndex> = chosen.iter().filter_map(Entry::option).collect();
    match (options.is_empty(), &screen.given) {
        (false, _) => Reply::Answer(Given::Options(options)),
        (true, Given::Unanswered) => Reply::Next,
        (true, _) => Reply::Clear,
    }
}

fn said_together(chosen: &[ListOption<&Entry>]) -> String {
    match chosen {
        [] => "left open".to_owned(),
        chosen => chosen.iter().map(|entry| entry.value.said()).collect::<Vec<_>>().join("; "),
    }
}

/// Esc opens the menu.
fn or_menu(result: InquireResult<Reply>) -> Asked<Reply> {
    or_none(result).map(|reply| reply.unwrap_or(Reply::Menu))
}

fn or_none<T>(result: InquireResult<T>) -> Asked<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(InquireError::OperationCanceled) => Ok(None),
        Err(InquireError::OperationInterrupted) => Err(Stop::Interrupted),
        Err(problem) => Err(Stop::Terminal(problem.to_string())),
    }
}
