//! A blank questionnaire to hand out: every question with its options, to read beforehand or fill in on paper.
//!
//! The one part of the report that reads a pack instead of a record: nothing has been answered yet.

use serde::Serialize;

use super::templates::{TemplateError, Templates};
use super::theme::{Theme, ThemeView};
use crate::condition::Condition;
use crate::index::QuestionIndex;
use crate::pack::{Item, Pack, Question, QuestionKind, Section};
use crate::record::Scope;

/// The questionnaire as one page of HTML that prints well.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn html(pack: &Pack, scope: Scope, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.page("blank.html", &Blank::new(pack, scope, theme))
}

/// The questionnaire as Markdown.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn markdown(pack: &Pack, scope: Scope, templates: &Templates) -> Result<String, TemplateError> {
    templates.text("blank.md", &Blank::new(pack, scope, &Theme::default()))
}

/// What the templates of a blank questionnaire get.
#[derive(Debug, Serialize)]
struct Blank {
    id: String,
    version: String,
    title: String,
    about: Option<String>,
    count: usize,
    /// How many are in the short version, where all are shown.
    pulse: usize,
    theme: ThemeView,
    sections: Vec<BlankSection>,
}

/// A group of questions.
#[derive(Debug, Serialize)]
struct BlankSection {
    title: String,
    intro: Option<String>,
    questions: Vec<BlankQuestion>,
}

/// One question.
#[derive(Debug, Serialize)]
struct BlankQuestion {
    number: usize,
    id: String,
    ask: String,
    help: Option<String>,
    why: Option<String>,
    hint: String,
    depends_on: Vec<String>,
    pulse: bool,
    /// `options`, `rows`, `number` or `text`.
    form: &'static str,
    /// Whether several options may be chosen.
    several: bool,
    options: Vec<BlankOption>,
    /// Rows of a matrix; those with the same options stand together.
    blocks: Vec<Block>,
}

/// Rows that are answered with the same options.
#[derive(Debug, Serialize)]
struct Block {
    options: Vec<BlankOption>,
    rows: Vec<BlankRow>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct BlankOption {
    /// Stands for it in a table: A, B, C.
    letter: String,
    id: String,
    label: String,
}

/// One row of a matrix.
#[derive(Debug, Serialize)]
struct BlankRow {
    id: String,
    label: String,
}

impl Blank {
    fn new(pack: &Pack, scope: Scope, theme: &Theme) -> Self {
        let asked = |question: &&Question| scope == Scope::Full || question.pulse;
        let sections = pack.sections.iter().map(|section| blank_section(pack, section, asked));
        let pulse = pack.questions.iter().filter(|question| question.pulse).count();
        Self {
            id: pack.id.clone(),
            version: pack.version.to_string(),
            title: pack.title.clone(),
            about: pack.about.clone(),
            count: pack.questions.iter().filter(asked).count(),
            pulse: if scope == Scope::Full { pulse } else { 0 },
            theme: ThemeView::new(theme, &pack.title),
            sections: sections.filter(|section| !section.questions.is_empty()).collect(),
        }
    }
}

fn blank_section(pack: &Pack, section: &Section, asked: impl Fn(&&Question) -> bool) -> BlankSection {
    let questions = section.questions.iter().filter(|at| asked(&&pack.questions[*at]));
    let questions = questions.map(|at| blank_question(pack, at, &pack.questions[at]));
    BlankSection { title: section.title.clone(), intro: section.intro.clone(), questions: questions.collect() }
}

fn blank_question(pack: &Pack, at: QuestionIndex, question: &Question) -> BlankQuestion {
    let items = question.items.of(&pack.items);
    let matrix = question.kind == QuestionKind::Matrix;
    let options = items.first().filter(|_| !matrix).map(|item| options(item, question.allows_na));
    BlankQuestion {
        number: usize::from(at) + 1,
        id: question.id.clone(),
        ask: question.ask.clone(),
        help: question.help.clone(),
        why: question.why.clone(),
        hint: hint(question.kind, items.first()),
        depends_on: question.when.as_ref().map(|when| depends_on(pack, when)).unwrap_or_default(),
        pulse: question.pulse,
        form: match question.kind {
            QuestionKind::Choice | QuestionKind::Choices => "options",
            QuestionKind::Matrix => "rows",
            QuestionKind::Number => "number",
            QuestionKind::Text => "text",
        },
        several: question.kind == QuestionKind::Choices,
        options: options.unwrap_or_default(),
        blocks: blocks(items, question.allows_na),
    }
}

/// The rows of a matrix, in order.
fn blocks(items: &[Item], allows_na: bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for item in items {
        let Some(label) = item.row.clone() else { continue };
        let (row, options) = (BlankRow { id: item.short_id().to_owned(), label }, options(item, allows_na));
        match blocks.last_mut().filter(|block| block.options == options) {
            Some(block) => block.rows.push(row),
            None => blocks.push(Block { options, rows: vec![row] }),
        }
    }
    blocks
}

fn options(item: &Item, allows_na: bool) -> Vec<BlankOption> {
    let own = item.options.iter().map(|option| (option.id.as_str(), option.label.as_str()));
    let always = [("unknown", "We do not know"), ("n/a", "Does not apply here")];
    let all = own.chain(always.into_iter().take(if allows_na { 2 } else { 1 }));
    let option = |(place, (id, label)): (usize, (&str, &str))| BlankOption {
        letter: letter(place),
        id: id.to_owned(),
        label: label.to_owned(),
    };
    all.enumerate().map(option).collect()
}

/// A, B, C; a number where letters end.
fn letter(place: usize) -> String {
    let letter = u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place));
    letter.map_or_else(|| (place + 1).to_string(), String::from)
}

fn hint(kind: QuestionKind, item: Option<&Item>) -> String {
    match kind {
        QuestionKind::Choice => "Choose one.".to_owned(),
        QuestionKind::Choices => "Choose all that hold.".to_owned(),
        QuestionKind::Matrix => "Choose one in each row.".to_owned(),
        QuestionKind::Text => "In your own words.".to_owned(),
        QuestionKind::Number => match item.and_then(|item| item.number.unit.as_ref()) {
            Some(unit) => format!("A number ({unit})."),
            None => "A number.".to_owned(),
        },
    }
}

/// The earlier questions that decide whether a question is asked.
fn depends_on(pack: &Pack, condition: &Condition) -> Vec<String> {
    let mut asks = Vec::new();
    collect(pack, condition, &mut asks);
    asks
}

fn collect(pack: &Pack, condition: &Condition, asks: &mut Vec<String>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect(pack, part, asks);
            }
        }
        Condition::Not(part) => collect(pack, part, asks),
        Condition::Answer { item, .. } | Condition::Amount { item, .. } => {
            let ask = pack.question_of(*item).ask.clone();
            if !asks.contains(&ask) {
                asks.push(ask);
            }
        }
        Condition::Score { .. } | Condition::Best { .. } | Condition::Target { .. } | Condition::Finding(_) => {}
    }
}
