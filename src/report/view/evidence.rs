//! What the numbers rest on: contributions, benchmarks, sources, provenance.

use serde::Serialize;

use super::lookup::{Lookup, SourceLink, source_anchor, web_address};
use crate::record::{Benchmark, Contribution, Record};
use crate::report::format;

/// The answers behind one element's score.
#[derive(Debug, Serialize)]
pub(super) struct ElementTrace {
    id: String,
    title: String,
    framework: String,
    score: String,
    rows: Vec<TraceRow>,
}

/// One answer behind a score.
#[derive(Debug, Serialize)]
struct TraceRow {
    ask: String,
    anchor: Option<String>,
    answer: String,
    value: String,
    weight: String,
    points: String,
}

/// A published figure.
#[derive(Debug, Serialize)]
pub(super) struct BenchmarkView {
    title: String,
    beside: String,
    here: String,
    figure: String,
    n: String,
    year: String,
    note: Option<String>,
    sources: Vec<SourceLink>,
}

/// One source.
#[derive(Debug, Serialize)]
pub(super) struct SourceView {
    number: usize,
    anchor: String,
    title: String,
    author: Option<String>,
    year: Option<String>,
    link: Option<String>,
    note: Option<String>,
}

/// One line of the provenance.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    label: &'static str,
    value: String,
}

/// The answers behind every score, by element.
pub(super) fn contributions(record: &Record, lookup: &Lookup) -> Vec<ElementTrace> {
    let row = |contribution: &Contribution| TraceRow {
        ask: lookup.ask(&contribution.item).unwrap_or_else(|| contribution.item.clone()),
        anchor: lookup.item_anchor(&contribution.item),
        answer: contribution.answer.clone(),
        value: format::figure(contribution.value),
        weight: format::figure(contribution.weight),
        points: format::number(contribution.points),
    };
    let trace = |(id, rows): (&String, &Vec<Contribution>)| ElementTrace {
        id: id.clone(),
        title: lookup.title(id),
        framework: id.split_once('.').map(|(framework, _)| lookup.title(framework)).unwrap_or_default(),
        score: lookup.ruler(id).maybe(lookup.score(id)),
        rows: rows.iter().map(row).collect(),
    };
    record.contributions.iter().filter(|(_, rows)| !rows.is_empty()).map(trace).collect()
}

/// Published figures beside what was found here.
pub(super) fn benchmarks(record: &Record, lookup: &Lookup) -> Vec<BenchmarkView> {
    let view = |benchmark: &Benchmark| BenchmarkView {
        title: benchmark.title.clone(),
        beside: lookup.question(&benchmark.about).unwrap_or_else(|| lookup.full_title(&benchmark.about)),
        here: here(&benchmark.about, lookup),
        figure: with_unit(benchmark.value, &benchmark.unit),
        n: benchmark.n.map_or_else(|| "not published".to_owned(), |n| n.to_string()),
        year: benchmark.year.to_string(),
        note: benchmark.note.clone(),
        sources: lookup.sources(std::slice::from_ref(&benchmark.source)),
    };
    record.benchmarks.iter().map(view).collect()
}

fn here(id: &str, lookup: &Lookup) -> String {
    match lookup.items(id).as_slice() {
        [] => match lookup.score(id) {
            Some(score) => format!("score {}", lookup.ruler(id).score(score)),
            None => "–".to_owned(),
        },
        [item] => item.answer.clone(),
        _ => "see the answers".to_owned(),
    }
}

fn with_unit(value: f64, unit: &str) -> String {
    format!("{} {unit}", format::figure(value)).trim_end().to_owned()
}

/// Every source, numbered.
pub(super) fn sources(lookup: &Lookup) -> Vec<SourceView> {
    lookup
        .all_sources()
        .map(|(at, reference)| SourceView {
            number: at + 1,
            anchor: source_anchor(at),
            title: reference.title.clone(),
            author: reference.author.clone(),
            year: reference.year.map(|year| year.to_string()),
            link: reference.url.as_deref().and_then(web_address),
            note: reference.note.clone(),
        })
        .collect()
}

/// Versions and digests: what it takes to make the same report again.
pub(super) fn provenance(record: &Record) -> Vec<Fact> {
    let fact = |label, value: String| Fact { label, value };
    let mut facts = vec![
        fact("Made by", format!("{} {}", record.tool.name, record.tool.version)),
        fact("Questionnaire", format!("{} {}", record.pack.id, record.pack.version)),
        fact("Digest of the questionnaire", record.pack.sha256.clone()),
        fact("Digest of the answers", record.provenance.answers_sha256.clone()),
        fact("Version of the record", record.schema_version.to_string()),
    ];
    facts.extend(record.date.clone().map(|date| fact("Date of the answers", date)));
    if !record.provenance.changed.is_empty() {
        facts.push(fact("Answers changed for this report", record.provenance.changed.join(", ")));
    }
    facts
}
