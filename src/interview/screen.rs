//! What a person sees of one item, as plain data: every text is clean, nothing is laid out yet.

use super::layout::clean;
use super::progress::Progress;
use super::session::Session;
use crate::answers::{Given, parse_given};
use crate::index::{ItemIndex, OptionIndex, TiSlice};
use crate::pack::{Choice, Pack, QuestionKind};
use crate::record::Reference;

/// One item on the screen.
#[derive(Debug, Clone)]
pub struct Screen<'p> {
    /// Where in the interview.
    pub progress: Progress,
    /// The section's heading.
    pub section: String,
    /// The question.
    pub ask: String,
    /// How to tell what to answer.
    pub help: Option<String>,
    /// Which row of a matrix.
    pub row: Option<Row>,
    /// How it is answered.
    pub kind: QuestionKind,
    /// What can be chosen.
    pub options: Vec<String>,
    /// What was given before.
    pub given: Given,
    /// The note written before.
    pub note: Option<String>,
    /// Whether `n/a` is an answer.
    pub allows_na: bool,
    /// Bounds and unit of a number, in words.
    pub bounds: String,
    pack: &'p Pack,
    item: ItemIndex,
}

/// A row of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it asks.
    pub label: String,
    /// Counted from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
}

impl<'p> Screen<'p> {
    /// The screen of an item.
    #[must_use]
    pub fn of(session: &Session<'p>, item: ItemIndex) -> Self {
        let pack = session.pack();
        let (question, this) = (pack.question_of(item), &pack.items[item]);
        let row = this.row.as_ref().map(|label| Row {
            label: clean(label),
            number: question.items.place_of(item).map_or(1, |place| place + 1),
            count: question.items.len(),
        });
        Self {
            progress: session.progress(),
            section: clean(&pack.sections[question.section].title),
            ask: clean(&question.ask),
            help: question.help.as_deref().map(clean),
            row,
            kind: this.kind,
            options: this.options.iter().map(|option| clean(&option.label)).collect(),
            given: session.draft().given()[item].clone(),
            note: session.draft().remark(item).note.as_deref().map(clean),
            allows_na: question.allows_na,
            bounds: clean(&this.number.in_words()),
            pack,
            item,
        }
    }

    /// Reads typed words or digits as an answer; `None` when there are none.
    ///
    /// # Errors
    /// A line that says what to type.
    pub fn parse(&self, text: &str) -> Result<Option<Given>, String> {
        match clean(text) {
            typed if typed.is_empty() => Ok(None),
            typed => parse_given(self.pack, self.item, &typed).map(Some).map_err(|(_, help)| help),
        }
    }

    /// The options, to tell which exclude others.
    #[must_use]
    pub fn choices(&self) -> &'p TiSlice<OptionIndex, Choice> {
        &self.pack.items[self.item].options
    }

    /// What was given, in words; `None` when nothing was.
    #[must_use]
    pub fn given_in_words(&self) -> Option<String> {
        in_words(self.pack, self.item, &self.given)
    }

    /// Why it is asked and where that comes from, one entry each.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        let question = self.pack.question_of(self.item);
        let mut lines: Vec<String> = question.why.iter().map(|why| format!("Why we ask: {}", clean(why))).collect();
        lines.extend(question.help.iter().map(|help| format!("How to tell: {}", clean(help))));
        let sources = question.sources.iter().filter_map(|id| self.pack.sources.get(id));
        lines.extend(sources.flat_map(citation));
        lines
    }
}

/// What was given for an item, in words; `None` when nothing was.
pub(crate) fn in_words(pack: &Pack, item: ItemIndex, given: &Given) -> Option<String> {
    let item = &pack.items[item];
    let label = |option: &OptionIndex| clean(&item.options[*option].label);
    Some(match given {
        Given::Unanswered => return None,
        Given::Unknown => "cannot tell".to_owned(),
        Given::NotApplicable => "does not apply".to_owned(),
        Given::Option(option) => label(option),
        Given::Options(options) => options.iter().map(label).collect::<Vec<_>>().join("; "),
        Given::Number(number) => match &item.number.unit {
            Some(unit) => format!("{number} {}", clean(unit)),
            None => number.to_string(),
        },
        Given::Text(text) => clean(text),
    })
}

/// Who wrote what and when, then the link on a line of its own.
fn citation(source: &Reference) -> Vec<String> {
    let year = source.year.map(|year| year.to_string());
    let parts: Vec<String> = [source.author.clone(), Some(source.title.clone()), year].into_iter().flatten().collect();
    let mut lines = vec![format!("Source: {}", clean(&parts.join(", ")))];
    lines.extend(source.url.as_deref().map(|url| format!("  {}", clean(url))));
    lines
}
