//! Makes the record of an assessment and its roadmap.

use indexmap::IndexMap;

use super::findings::{self, Made};
use super::messages::{self, Values};
use super::{Scores, frameworks, plan, readings};
use crate::answers::{Answers, Given};
use crate::index::ItemIndex;
use crate::pack::{Carry, Item, ONE, Pack, QuestionKind, WEIGHT};
use crate::record::{
    Contribution, Coverage, FIRST_LOOK, FirstLook, ItemRecord, ItemStatus, Messages, PackRef, Provenance, Record,
    SCHEMA_VERSION, Score, SectionRecord, Tool,
};
use crate::roadmap::{Plan, facts_first};
use crate::scoring::{Assessment, ItemState, evidence};

/// The record of an assessment, with its plan if one was made.
pub(super) fn build(scores: Scores<'_>, plan: Option<&Plan>, changed: &[String]) -> Record {
    let Scores { pack, answers, assessment, .. } = scores;
    let made = Made::of(scores);
    let known = made.known(scores);
    let findings = findings::build(scores, &known, &made);
    let roadmap = plan.map(|plan| plan::build(scores, &known, plan));
    let values = Values { scores, findings: &findings, roadmap: roadmap.as_ref() };
    // A first look gives no verdict, in whoever's words.
    let messages = if scores.is_first_look() { Messages::default() } else { messages::build(values, &known) };
    Record {
        schema_version: SCHEMA_VERSION,
        tool: Tool::own(),
        pack: pack_ref(pack),
        scope: answers.scope,
        organisation: answers.organisation.clone(),
        date: answers.date.map(|date| date.to_string()),
        respondent: answers.respondent.clone(),
        panel: answers.panel.clone(),
        coverage: coverage(assessment),
        measures: readings::measures(scores),
        frameworks: frameworks::build(scores, plan.is_some()),
        findings,
        messages,
        first_look: scores.is_first_look().then(|| first_look(scores)),
        roadmap,
        sections: sections(pack, answers, assessment),
        contributions: contributions(pack, answers, assessment),
        benchmarks: pack.benchmarks.clone(),
        sources: pack.sources.clone(),
        provenance: Provenance { answers_sha256: answers.sha256.clone(), changed: changed.to_vec() },
    }
}

/// Questions that a first look names.
const TELLING: usize = 10;

fn first_look(scores: Scores<'_>) -> FirstLook {
    let Scores { pack, answers, assessment, .. } = scores;
    let telling = facts_first(pack, answers, assessment, TELLING, &[]);
    FirstLook { needs: FIRST_LOOK, questions: telling.iter().map(|fact| plan::fact_first(pack, fact)).collect() }
}

/// The pack as records name it.
pub fn pack_ref(pack: &Pack) -> PackRef {
    PackRef {
        id: pack.id.clone(),
        version: pack.version.to_string(),
        title: pack.title.clone(),
        about: pack.about.clone(),
        sha256: pack.sha256.clone(),
    }
}

/// How much was answered.
pub(super) fn coverage(assessment: &Assessment) -> Coverage {
    let count = |state: ItemState| assessment.items.iter().filter(|item| **item == state).count();
    let (answered, unknown, unanswered) =
        (count(ItemState::Answered), count(ItemState::Unknown), count(ItemState::Unanswered));
    let applicable = answered + unknown + unanswered;
    Coverage {
        percent: percent(answered, applicable),
        answered,
        unknown,
        not_applicable: count(ItemState::NotApplicable),
        unanswered,
        applicable,
    }
}

/// A share in percent.
fn percent(part: usize, whole: usize) -> Option<f64> {
    Score::of_share(i128::try_from(part).ok()?, i128::try_from(whole).ok()?).map(Score::points)
}

fn sections(pack: &Pack, answers: &Answers, assessment: &Assessment) -> Vec<SectionRecord> {
    let items = |section: &crate::pack::Section| {
        let questions = section.questions.of(&pack.questions);
        let items = questions.iter().flat_map(|question| question.items);
        items.map(|item| item_record(pack, answers, assessment.items[item], item)).collect()
    };
    let record = |section: &crate::pack::Section| SectionRecord {
        id: section.id.clone(),
        title: section.title.clone(),
        items: items(section),
    };
    pack.sections.iter().map(record).collect()
}

fn item_record(pack: &Pack, answers: &Answers, state: ItemState, index: ItemIndex) -> ItemRecord {
    let item = &pack.items[index];
    let question = pack.question_of(index);
    let given = &answers.given[index];
    let remark = &answers.remarks[index];
    let answered = state == ItemState::Answered;
    ItemRecord {
        id: item.id.clone(),
        ask: question.ask.clone(),
        row: item.row.clone(),
        kind: item.kind.name().to_owned(),
        status: status(state),
        answer: answer_ids(item, given),
        label: label(item, given),
        standing: standing(item, given).filter(|_| answered),
        note: remark.note.clone(),
        proof: remark.proof.clone(),
        sources: question.sources.clone(),
    }
}

fn status(state: ItemState) -> ItemStatus {
    match state {
        ItemState::Answered => ItemStatus::Answered,
        ItemState::Unknown => ItemStatus::Unknown,
        ItemState::NotApplicable => ItemStatus::NotApplicable,
        ItemState::Unanswered => ItemStatus::Unanswered,
        ItemState::SwitchedOff | ItemState::AtWorst => ItemStatus::SwitchedOff,
        ItemState::NotAsked => ItemStatus::NotAsked,
    }
}

pub(super) fn answer_ids(item: &Item, given: &Given) -> Vec<String> {
    match given {
        Given::Option(option) => vec![item.options[*option].id.clone()],
        Given::Options(options) => options.iter().map(|option| item.options[*option].id.clone()).collect(),
        Given::Number(number) => vec![number.to_string()],
        Given::Text(text) => vec![text.clone()],
        Given::Unanswered | Given::Unknown | Given::NotApplicable => Vec::new(),
    }
}

/// What people read for an answer; `None` when there is none.
#[must_use]
pub fn label(item: &Item, given: &Given) -> Option<String> {
    match given {
        Given::Option(option) => Some(item.options[*option].label.clone()),
        Given::Options(options) => {
            let labels: Vec<&str> = options.iter().map(|option| item.options[*option].label.as_str()).collect();
            Some(labels.join("; "))
        }
        Given::Number(number) => Some(match &item.number.unit {
            Some(unit) => format!("{number} {unit}"),
            None => number.to_string(),
        }),
        Given::Text(text) => Some(text.clone()),
        Given::Unanswered | Given::Unknown | Given::NotApplicable => None,
    }
}

/// The place of an answer from worst to best: by order where options are ordered, else by the share of evidence.
#[expect(clippy::cast_precision_loss, reason = "a handful of options, evidence in thousandths")]
fn standing(item: &Item, given: &Given) -> Option<f64> {
    let place = match given {
        Given::Option(option) if item.ordered => option.position() / (item.options.len() - 1).max(1) as f64,
        Given::Options(_) | Given::Number(_) => {
            let carry = item.carries.first().filter(|carry| carry.highest > carry.lowest)?;
            let value = evidence(item, carry, given)?;
            (value - carry.lowest) as f64 / (carry.highest - carry.lowest) as f64
        }
        _ => return None,
    };
    Some((place * 1000.0).round() / 1000.0)
}

fn contributions(pack: &Pack, answers: &Answers, assessment: &Assessment) -> IndexMap<String, Vec<Contribution>> {
    let mut by_element: IndexMap<String, Vec<Contribution>> =
        pack.elements.iter().map(|element| (element.id.clone(), Vec::new())).collect();
    for (index, item) in pack.items.iter_enumerated() {
        for carry in &item.carries {
            let value = match assessment.items[index] {
                ItemState::Answered => evidence(item, carry, &answers.given[index]),
                ItemState::AtWorst => Some(carry.lowest),
                _ => None,
            };
            let Some(value) = value else { continue };
            let answer = label(item, &answers.given[index]).filter(|_| assessment.items[index] == ItemState::Answered);
            let all = assessment.elements[carry.element].answered;
            by_element[usize::from(carry.element)].push(contribution(item, carry, answer, value, all));
        }
    }
    by_element
}

#[expect(clippy::cast_precision_loss, reason = "shown with at most six digits")]
fn contribution(item: &Item, carry: &Carry, answer: Option<String>, value: i64, all: i128) -> Contribution {
    let points = Score::of_share(i128::from(carry.weight) * i128::from(value), all).unwrap_or_default();
    Contribution {
        item: item.id.clone(),
        answer: answer.unwrap_or_else(|| "does not arise, counted at its worst".to_owned()),
        value: value as f64 / ONE as f64,
        weight: carry.weight as f64 / (WEIGHT * WEIGHT) as f64,
        points: points.points(),
    }
}

/// The question of an item as one line: with the row's label for a row of a matrix.
#[must_use]
/// The question of an item in few words: a row that is a question of its own needs no lead.
pub fn brief_ask(pack: &Pack, item: ItemIndex) -> String {
    let row = pack.items[item].row.as_ref().filter(|row| row.trim_end().ends_with('?'));
    row.cloned().unwrap_or_else(|| ask(pack, item))
}

pub fn ask(pack: &Pack, item: ItemIndex) -> String {
    let question = pack.question_of(item);
    match (&pack.items[item].row, question.kind) {
        (Some(row), QuestionKind::Matrix) => format!("{} {row}", question.ask),
        _ => question.ask.clone(),
    }
}
