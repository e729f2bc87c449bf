//! Every answer, and what could not be seen.

use serde::Serialize;

use super::before;
use super::lookup::{ItemLink, Lookup, SourceLink, answered, asked, item_anchor, web_address};
use crate::record::{FrameworkRecord, ItemStatus, Record, Scope};
use crate::report::format;

/// A group of answers.
#[derive(Debug, Serialize)]
pub(super) struct SectionView {
    title: String,
    items: Vec<ItemView>,
}

/// One answer.
#[derive(Debug, Serialize)]
struct ItemView {
    anchor: String,
    ask: String,
    status: &'static str,
    answer: String,
    /// How far people had agreed before they talked.
    before: Option<&'static str>,
    note: Option<String>,
    proof: Option<ProofView>,
    sources: Vec<SourceLink>,
}

/// What a respondent points to; a link only for web addresses.
#[derive(Debug, Serialize)]
struct ProofView {
    text: String,
    link: Option<String>,
}

/// What could not be seen.
#[derive(Debug, Serialize)]
pub(super) struct Unseen {
    sentence: String,
    unknown: Vec<ItemLink>,
    unanswered: Vec<ItemLink>,
    not_applicable: Vec<ItemLink>,
    not_asked: Option<String>,
    not_assessed: Vec<String>,
    coverage: Vec<CoverageRow>,
}

/// How much of one framework was answered.
#[derive(Debug, Serialize)]
struct CoverageRow {
    title: String,
    anchor: String,
    coverage: String,
}

/// Every answer by section; notes and proof only where they may be shown.
pub(super) fn sections(record: &Record, lookup: &Lookup, notes: bool) -> Vec<SectionView> {
    let mut number = 0;
    let mut view = |item: &crate::record::ItemRecord| {
        number += 1;
        let proof = item.proof.clone().filter(|_| notes);
        ItemView {
            anchor: item_anchor(number - 1),
            ask: asked(item),
            status: item.status.name(),
            answer: answered(item),
            before: before::on_item(lookup.panel(), &item.id),
            note: item.note.clone().filter(|_| notes),
            proof: proof.map(|text| ProofView { link: web_address(&text), text }),
            sources: lookup.sources(&item.sources),
        }
    };
    let section = |section: &crate::record::SectionRecord| SectionView {
        title: section.title.clone(),
        items: section.items.iter().map(&mut view).collect(),
    };
    record.sections.iter().map(section).collect()
}

impl Unseen {
    pub(super) fn new(record: &Record, lookup: &Lookup) -> Self {
        let with = |status: ItemStatus| -> Vec<ItemLink> {
            let items = record.sections.iter().flat_map(|section| &section.items);
            items.filter(|item| item.status == status).flat_map(|item| lookup.items(&item.id)).collect()
        };
        let not_asked = with(ItemStatus::NotAsked).len();
        Self {
            sentence: sentence(record),
            unknown: with(ItemStatus::Unknown),
            unanswered: with(ItemStatus::Unanswered),
            not_applicable: with(ItemStatus::NotApplicable),
            not_asked: (record.scope == Scope::Pulse && not_asked > 0).then(|| {
                let questions = format::count(not_asked, "question was", "questions were");
                format!("{questions} not part of the short version and count neither for nor against.")
            }),
            not_assessed: not_assessed(record, lookup),
            coverage: record
                .frameworks
                .iter()
                .map(|(id, framework)| CoverageRow {
                    title: framework.title().to_owned(),
                    anchor: lookup.framework_anchor(id),
                    coverage: format::percent(framework.coverage()),
                })
                .collect(),
        }
    }
}

fn sentence(record: &Record) -> String {
    let coverage = &record.coverage;
    let all = format::count(coverage.applicable, "question that applies", "questions that apply");
    match coverage.percent {
        None => "None of the questions apply, so there is nothing to see.".to_owned(),
        Some(_) if coverage.answered == coverage.applicable => {
            format!("Every one of the {all} is answered, so the scores have no open ends.")
        }
        Some(percent) => {
            let percent = format::percent(Some(percent));
            format!("{} of {all} are answered ({percent}): {}.", coverage.answered, open(record))
        }
    }
}

fn open(record: &Record) -> String {
    let coverage = &record.coverage;
    let mut parts = Vec::new();
    if coverage.unknown > 0 {
        parts.push(format!("{} answered with “we do not know”", coverage.unknown));
    }
    if coverage.unanswered > 0 {
        parts.push(format!("{} left open", coverage.unanswered));
    }
    format::list(&parts)
}

fn not_assessed(record: &Record, lookup: &Lookup) -> Vec<String> {
    let mut found = Vec::new();
    for (id, framework) in &record.frameworks {
        let elements: Vec<&String> = match framework {
            FrameworkRecord::Dimensions(framework) => {
                framework.dimensions.iter().filter(|(_, one)| one.score.is_none()).map(|(id, _)| id).collect()
            }
            FrameworkRecord::Spectrum(framework) => {
                framework.strands.iter().filter(|(_, one)| one.is_none()).map(|(id, _)| id).collect()
            }
            FrameworkRecord::Archetypes(framework) => {
                found.extend((framework.answered == 0).then(|| framework.title.clone()));
                continue;
            }
            FrameworkRecord::Composite(framework) => {
                found.extend(framework.score.is_none().then(|| framework.title.clone()));
                continue;
            }
        };
        found.extend(elements.iter().map(|element| lookup.full_title(&format!("{id}.{element}"))));
    }
    found
}
