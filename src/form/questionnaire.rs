//! A questionnaire as data, for a page to ask.

use serde::Serialize;

use crate::index::QuestionIndex;
use crate::pack::{Item, Pack, Question, Section};
use crate::record::{Reference, Scope};

/// A questionnaire; every text is as typed.
#[derive(Debug, Serialize)]
pub(super) struct Questionnaire {
    id: String,
    version: String,
    title: String,
    about: Option<String>,
    /// What an attentive reader needs.
    minutes: Scopes,
    /// How many are asked at most.
    questions: Scopes,
    sections: Vec<SectionData>,
}

/// A number for all questions and for the short version; 0 where there is none.
#[derive(Debug, Serialize)]
struct Scopes {
    full: usize,
    pulse: usize,
}

#[derive(Debug, Serialize)]
struct SectionData {
    id: String,
    title: String,
    intro: Option<String>,
    questions: Vec<QuestionData>,
}

#[derive(Debug, Serialize)]
struct QuestionData {
    id: String,
    /// Counted from 1.
    number: usize,
    kind: &'static str,
    ask: String,
    help: Option<String>,
    why: Option<String>,
    pulse: bool,
    allows_na: bool,
    sources: Vec<SourceData>,
    items: Vec<ItemData>,
}

#[derive(Debug, Serialize)]
struct SourceData {
    text: String,
    url: Option<String>,
}

#[derive(Debug, Serialize)]
struct ItemData {
    id: String,
    row: Option<String>,
    kind: &'static str,
    options: Vec<OptionData>,
    /// What a number may be, in words.
    bounds: Option<String>,
    unit: Option<String>,
}

#[derive(Debug, Serialize)]
struct OptionData {
    id: String,
    label: String,
    exclusive: bool,
}

impl Questionnaire {
    pub(super) fn new(pack: &Pack) -> Self {
        let scopes = |count: fn(&Pack, &Question) -> usize| {
            let sum = |scope| pack.questions.iter().filter(|one| one.is_in(scope)).map(|one| count(pack, one)).sum();
            Scopes { full: sum(Scope::Full), pulse: sum(Scope::Pulse) }
        };
        let seconds = scopes(|pack, question| question.items.of(&pack.items).iter().map(Item::seconds).sum());
        Self {
            id: pack.id.clone(),
            version: pack.version.to_string(),
            title: pack.title.clone(),
            about: pack.about.clone(),
            minutes: Scopes { full: seconds.full.div_ceil(60), pulse: seconds.pulse.div_ceil(60) },
            questions: scopes(|_, _| 1),
            sections: pack.sections.iter().map(|one| section(pack, one)).collect(),
        }
    }
}

fn section(pack: &Pack, section: &Section) -> SectionData {
    SectionData {
        id: section.id.clone(),
        title: section.title.clone(),
        intro: section.intro.clone(),
        questions: section.questions.iter().map(|at| question(pack, at)).collect(),
    }
}

fn question(pack: &Pack, at: QuestionIndex) -> QuestionData {
    let question = &pack.questions[at];
    QuestionData {
        id: question.id.clone(),
        number: usize::from(at) + 1,
        kind: question.kind.name(),
        ask: question.ask.clone(),
        help: question.help.clone(),
        why: question.why.clone(),
        pulse: question.pulse,
        allows_na: question.allows_na,
        sources: question.sources.iter().filter_map(|id| pack.sources.get(id)).map(source).collect(),
        items: question.items.of(&pack.items).iter().map(item).collect(),
    }
}

/// Who wrote what, and when.
fn source(source: &Reference) -> SourceData {
    let year = source.year.map(|year| year.to_string());
    let parts: Vec<String> = [source.author.clone(), Some(source.title.clone()), year].into_iter().flatten().collect();
    SourceData { text: parts.join(", "), url: source.url.clone() }
}

fn item(item: &Item) -> ItemData {
    let is_number = item.kind == crate::pack::QuestionKind::Number;
    let option = |option: &crate::pack::Choice| OptionData {
        id: option.id.clone(),
        label: option.label.clone(),
        exclusive: option.exclusive,
    };
    ItemData {
        id: item.id.clone(),
        row: item.row.clone(),
        kind: item.kind.name(),
        options: item.options.iter().map(option).collect(),
        bounds: is_number.then(|| item.number.in_words()),
        unit: item.number.unit.clone(),
    }
}
