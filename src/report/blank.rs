//! A blank questionnaire to hand out: every question with its options, to read beforehand or fill in on paper.
//!
//! The one part of the report that reads a pack instead of a record: nothing has been answered yet.

use serde::Serialize;

use super::templates::{TemplateError, Templates};
use super::theme::{Theme, ThemeView};
use crate::condition::Condition;
use crate::pack::{Item, Pack, Question, QuestionKind, Section};

/// Rows share one table when they have the same options and no more than these.
const COLUMNS: usize = 6;

/// The questionnaire as one page of HTML that prints well.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn html(pack: &Pack, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
    templates.page("blank.html", &Blank::new(pack, theme))
}

/// The questionnaire as Markdown.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn markdown(pack: &Pack, templates: &Templates) -> Result<String, TemplateError> {
    templates.text("blank.md", &Blank::new(pack, &Theme::default()))
}

/// What the templates of a blank questionnaire get.
#[derive(Debug, Serialize)]
struct Blank {
    id: String,
    version: String,
    title: String,
    about: Option<String>,
    count: usize,
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
    /// `options`, `grid`, `rows`, `number` or `text`.
    form: &'static str,
    /// Whether several options may be chosen.
    several: bool,
    options: Vec<BlankOption>,
    rows: Vec<BlankRow>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct BlankOption {
    id: String,
    label: String,
}

/// One row of a matrix.
#[derive(Debug, Serialize)]
struct BlankRow {
    id: String,
    label: String,
    options: Vec<BlankOption>,
}

impl Blank {
    fn new(pack: &Pack, theme: &Theme) -> Self {
        Self {
            id: pack.id.clone(),
            version: pack.version.to_string(),
            title: pack.title.clone(),
            about: pack.about.clone(),
            count: pack.questions.len(),
            pulse: pack.questions.iter().filter(|question| question.pulse).count(),
            theme: ThemeView::new(theme, &pack.title),
            sections: pack.sections.iter().map(|section| blank_section(pack, section)).collect(),
        }
    }
}

fn blank_section(pack: &Pack, section: &Section) -> BlankSection {
    let questions = section.questions.clone().map(|at| blank_question(pack, at, &pack.questions[at]));
    BlankSection { title: section.title.clone(), intro: section.intro.clone(), questions: questions.collect() }
}

fn blank_question(pack: &Pack, at: usize, question: &Question) -> BlankQuestion {
    let items = &pack.items[question.items.clone()];
    let rows: Vec<BlankRow> = items.iter().filter_map(|item| blank_row(item, question.allows_na)).collect();
    let shared = rows.windows(2).all(|pair| pair[0].options == pair[1].options);
    let grid = shared && rows.first().is_some_and(|row| row.options.len() <= COLUMNS);
    let options = match rows.first() {
        Some(row) if grid => row.options.clone(),
        Some(_) => Vec::new(),
        None => items.first().map(|item| options(item, question.allows_na)).unwrap_or_default(),
    };
    BlankQuestion {
        number: at + 1,
        id: question.id.clone(),
        ask: question.ask.clone(),
        help: question.help.clone(),
        why: question.why.clone(),
        hint: hint(question.kind, items.first()),
        depends_on: question.when.as_ref().map(|when| depends_on(pack, when)).unwrap_or_default(),
        pulse: question.pulse,
        form: match question.kind {
            QuestionKind::Choice | QuestionKind::Choices => "options",
            QuestionKind::Matrix if grid => "grid",
            QuestionKind::Matrix => "rows",
            QuestionKind::Number => "number",
            QuestionKind::Text => "text",
        },
        several: question.kind == QuestionKind::Choices,
        options,
        rows,
    }
}

fn blank_row(item: &Item, allows_na: bool) -> Option<BlankRow> {
    let label = item.row.clone()?;
    let id = item.id.split_once('.').map_or(item.id.as_str(), |(_, row)| row).to_owned();
    Some(BlankRow { id, label, options: options(item, allows_na) })
}

fn options(item: &Item, allows_na: bool) -> Vec<BlankOption> {
    let own = item.options.iter().map(|option| BlankOption { id: option.id.clone(), label: option.label.clone() });
    let always = |id: &str, label: &str| BlankOption { id: id.to_owned(), label: label.to_owned() };
    let na = allows_na.then(|| always("n/a", "Does not apply here"));
    own.chain([always("unknown", "We do not know")]).chain(na).collect()
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
