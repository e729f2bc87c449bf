//! What a template gets: a record as ready strings, with every number, name and link worked out.
//!
//! Strings are plain text as typed; the templates' escaping turns them into HTML or Markdown. Only the values named
//! `svg`, `logo` and `theme.css` are markup, made here and in the charts. A template never counts, rounds or tests
//! a number: whether something was assessed is said by `status`.

mod answers;
mod archetypes;
mod charts;
mod dimensions;
mod evidence;
mod first_look;
mod lookup;
mod method;
mod overview;
mod roadmap;
mod sentence;
mod spectrum;
mod verdict;
mod wishes;

use serde::Serialize;

use super::chart::stand_alone;
use super::theme::ThemeView;
use super::{Look, Options, format};
use crate::record::{Finding, FindingSeverity, FrameworkRecord, Record, Scope};
pub(super) use charts::ChartView;
use lookup::{ItemLink, Lookup, SourceLink};

/// Everything a template gets.
#[derive(Debug, Serialize)]
pub(super) struct View {
    title: String,
    organisation: String,
    pack: PackView,
    facts: Vec<String>,
    theme: ThemeView,
    overview: overview::Overview,
    first_look: Option<first_look::FirstLookView>,
    frameworks: Vec<FrameworkView>,
    wishes: Vec<wishes::Wish>,
    findings: Vec<FindingView>,
    roadmap: Option<roadmap::RoadmapView>,
    unseen: answers::Unseen,
    heat: Option<ChartView>,
    sections: Vec<answers::SectionView>,
    notes: &'static str,
    contributions: Vec<evidence::ElementTrace>,
    benchmarks: Vec<evidence::BenchmarkView>,
    sources: Vec<evidence::SourceView>,
    method: Vec<method::MethodView>,
    provenance: Vec<evidence::Fact>,
}

/// The questionnaire that was answered.
#[derive(Debug, Serialize)]
struct PackView {
    id: String,
    version: String,
    title: String,
    about: Option<String>,
}

/// One framework; `kind` says which of the four it is.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum FrameworkView {
    Archetypes(Box<archetypes::ArchetypesView>),
    Spectrum(spectrum::SpectrumView),
    Dimensions(dimensions::DimensionsView),
    Composite(dimensions::CompositeView),
}

/// Something that stands out.
#[derive(Debug, Serialize)]
struct FindingView {
    code: String,
    severity: &'static str,
    label: &'static str,
    title: String,
    detail: String,
    answers: Vec<ItemLink>,
    sources: Vec<SourceLink>,
}

impl View {
    /// Works a record out for the templates.
    pub(super) fn new(record: &Record, options: &Options) -> Self {
        let record = &record.told();
        let lookup = Lookup::new(record);
        let organisation = record.organisation.clone().unwrap_or_else(|| "The organisation".to_owned());
        let title = format!("{organisation}: {}", record.pack.title);
        let full = options.look == Look::Full;
        Self {
            title: title.clone(),
            pack: PackView {
                id: record.pack.id.clone(),
                version: record.pack.version.clone(),
                title: record.pack.title.clone(),
                about: record.pack.about.clone(),
            },
            facts: facts(record),
            theme: ThemeView::new(&options.theme, &title),
            overview: overview::Overview::new(record, &lookup, &organisation),
            first_look: first_look::FirstLookView::new(record, &lookup),
            frameworks: frameworks(record, &lookup, options.charts),
            wishes: wishes::wishes(record, &lookup),
            findings: record.findings.iter().map(|finding| finding_view(finding, &lookup)).collect(),
            roadmap: record
                .roadmap
                .as_ref()
                .map(|roadmap| roadmap::RoadmapView::new(roadmap, record, &lookup, options.charts)),
            unseen: answers::Unseen::new(record, &lookup),
            heat: charts::when(options.charts && full, || super::chart::heat(&record.sections)),
            sections: answers::sections(record, &lookup, options.notes),
            notes: if options.notes { "shown" } else { "left-out" },
            contributions: evidence::contributions(record, &lookup),
            benchmarks: evidence::benchmarks(record, &lookup),
            sources: evidence::sources(&lookup),
            method: method::method(record),
            provenance: evidence::provenance(record),
            organisation,
        }
    }

    /// Every chart of the view with its file name, for reports that link charts.
    pub(super) fn charts(&self) -> Vec<(String, String)> {
        let mut found: Vec<&ChartView> = Vec::new();
        for framework in &self.frameworks {
            match framework {
                FrameworkView::Archetypes(view) => found.extend(&view.chart),
                FrameworkView::Spectrum(view) => found.extend(&view.chart),
                FrameworkView::Dimensions(view) => found.extend(view.radar.iter().chain(&view.bars)),
                FrameworkView::Composite(view) => found.extend(&view.chart),
            }
        }
        found.extend(self.roadmap.iter().flat_map(|roadmap| roadmap.timeline.iter().chain(&roadmap.course_chart)));
        found.extend(&self.heat);
        found.into_iter().map(|chart| (chart.file.clone(), stand_alone(&chart.svg))).collect()
    }
}

fn frameworks(record: &Record, lookup: &Lookup, charts: bool) -> Vec<FrameworkView> {
    record
        .frameworks
        .iter()
        .map(|(id, framework)| match framework {
            FrameworkRecord::Archetypes(framework) => {
                FrameworkView::Archetypes(Box::new(archetypes::ArchetypesView::new(id, framework, lookup, charts)))
            }
            FrameworkRecord::Spectrum(framework) => {
                FrameworkView::Spectrum(spectrum::SpectrumView::new(id, framework, record, lookup, charts))
            }
            FrameworkRecord::Dimensions(framework) => {
                FrameworkView::Dimensions(dimensions::DimensionsView::new(id, framework, lookup, charts))
            }
            FrameworkRecord::Composite(framework) => {
                FrameworkView::Composite(dimensions::CompositeView::new(id, framework, lookup, charts))
            }
        })
        .collect()
}

fn finding_view(finding: &Finding, lookup: &Lookup) -> FindingView {
    let (severity, label) = match finding.severity {
        FindingSeverity::Critical => ("critical", "Act first"),
        FindingSeverity::Warning => ("warning", "Needs attention"),
        FindingSeverity::Info => ("info", "Worth knowing"),
    };
    FindingView {
        code: finding.code.clone(),
        severity,
        label,
        title: finding.title.clone(),
        detail: finding.detail.clone(),
        answers: finding.questions.iter().flat_map(|id| lookup.items(id)).collect(),
        sources: lookup.sources(&finding.sources),
    }
}

/// The lines under the title: when, who, how much.
fn facts(record: &Record) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(record.date.as_deref().map(format::day));
    if let Some(respondent) = &record.respondent {
        let who: Vec<&str> = [&respondent.role, &respondent.unit].into_iter().flatten().map(String::as_str).collect();
        if !who.is_empty() {
            facts.push(format!("Answered by {}", who.join(", ")));
        }
    }
    let scope = match record.scope {
        Scope::Full => "Full questionnaire",
        Scope::Pulse => "Short version of the questionnaire",
    };
    let coverage = &record.coverage;
    facts.push(format!("{scope}, {} of {} answered", coverage.answered, coverage.applicable));
    facts
}
