//! What a template gets: a record as ready strings, with every number, name and link worked out.
//!
//! Strings are plain text as typed; the templates' escaping turns them into HTML or Markdown. Only the values named
//! `svg`, `logo` and `theme.css` are markup, made here and in the charts. A template never counts, rounds or tests
//! a number: whether something was assessed is said by `status`.

mod action;
mod answers;
mod archetypes;
mod before;
mod charts;
mod composite;
mod dimensions;
mod evidence;
mod first_look;
mod front;
mod levels;
mod lookup;
mod marks;
mod method;
mod outlook;
mod overview;
mod ranking;
mod roadmap;
mod sentence;
mod spectrum;
mod verdict;
mod wishes;

use serde::Serialize;

use super::chart::stand_alone;
use super::comments::{Chapters, Comments};
use super::theme::ThemeView;
use super::{Look, Options, format};
use crate::record::{ActionRef, Finding, FrameworkRecord, Record, Scope};
pub(super) use charts::ChartView;
use front::EvidenceView;
use lookup::{ItemLink, Lookup, SourceLink};

/// Everything a template gets.
#[derive(Debug, Serialize)]
pub(super) struct View {
    title: String,
    organisation: String,
    pack: PackView,
    facts: Vec<String>,
    /// Who had answered before these answers were settled on; there only where a panel did.
    panel: Option<String>,
    theme: ThemeView,
    comments: Chapters,
    /// `Comment`, or whose it is.
    comment_label: String,
    overview: overview::Overview,
    first_look: Option<first_look::FirstLookView>,
    /// Whether some framework says where the organisation stands as a whole.
    has_standing: bool,
    has_dimensions: bool,
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
    Composite(composite::CompositeView),
}

/// Something that stands out.
#[derive(Debug, Serialize)]
struct FindingView {
    code: String,
    severity: &'static str,
    label: &'static str,
    title: String,
    detail: String,
    so_what: Option<String>,
    /// What is added to it by hand, as Markdown.
    comment: Option<String>,
    anchor: String,
    evidence: Vec<EvidenceView>,
    answers: Vec<ItemLink>,
    remedies: Vec<RemedyView>,
    sources: Vec<SourceLink>,
}

/// An action that closes a finding.
#[derive(Debug, Serialize)]
struct RemedyView {
    title: String,
    /// `planned`, `done` or `option`.
    status: &'static str,
    /// Its wave, or why it is not planned.
    when: String,
    anchor: Option<String>,
}

impl View {
    /// Where the organisation stands, in a sentence or two.
    pub(super) fn into_standing(self) -> Vec<String> {
        self.overview.verdict
    }

    /// Works a record out for the templates.
    pub(super) fn new(record: &Record, options: &Options) -> Self {
        let record = &record.told();
        let annexed = matches!(options.look, Look::Full | Look::Annex);
        let lookup = Lookup::new(record, options);
        let organisation = record.organisation.clone().unwrap_or_else(|| "The organisation".to_owned());
        let title = format!("{organisation}: {}", record.pack.title);
        Self {
            title: title.clone(),
            pack: PackView {
                id: record.pack.id.clone(),
                version: record.pack.version.clone(),
                title: record.pack.title.clone(),
                about: record.pack.about.clone(),
            },
            facts: facts(record),
            panel: before::sentence(record),
            theme: ThemeView::new(&options.theme, &title),
            comments: options.comments.chapters.clone(),
            comment_label: options
                .comments
                .by
                .as_ref()
                .map_or_else(|| "Comment".to_owned(), |by| format!("Comment by {by}")),
            overview: overview::Overview::new(record, &lookup, &organisation),
            first_look: first_look::FirstLookView::new(record, &lookup),
            has_standing: record.frameworks.values().any(|framework| !is_dimensions(framework)),
            has_dimensions: record.frameworks.values().any(is_dimensions),
            frameworks: frameworks(record, &lookup, options.charts),
            wishes: wishes::wishes(record, &lookup),
            findings: findings(record, &lookup, &options.comments),
            roadmap: record
                .roadmap
                .as_ref()
                .filter(|roadmap| roadmap.has_actions())
                .map(|roadmap| roadmap::RoadmapView::new(roadmap, record, &lookup, options.charts)),
            unseen: answers::Unseen::new(record, &lookup),
            heat: charts::when(options.charts && annexed, || super::chart::heat(&record.sections)),
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
                FrameworkView::Dimensions(view) => found.extend(&view.dots),
                FrameworkView::Composite(view) => found.extend(&view.chart),
            }
        }
        found.extend(
            self.roadmap
                .iter()
                .flat_map(|roadmap| roadmap.timeline.iter().chain(&roadmap.matrix).chain(&roadmap.course_chart)),
        );
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
                FrameworkView::Composite(composite::CompositeView::new(id, framework, lookup, charts))
            }
        })
        .collect()
}

fn is_dimensions(framework: &FrameworkRecord) -> bool {
    matches!(framework, FrameworkRecord::Dimensions(_))
}

fn findings(record: &Record, lookup: &Lookup, comments: &Comments) -> Vec<FindingView> {
    let view = |(number, finding): (usize, &Finding)| FindingView {
        comment: comments.findings.get(&finding.code).cloned(),
        ..finding_view(number, finding, record, lookup)
    };
    record.findings.iter().enumerate().map(view).collect()
}

fn finding_view(number: usize, finding: &Finding, record: &Record, lookup: &Lookup) -> FindingView {
    let (severity, label) = front::severity(finding);
    FindingView {
        code: finding.code.clone(),
        severity,
        label,
        title: finding.title.clone(),
        detail: finding.detail.clone(),
        so_what: finding.so_what.clone(),
        comment: None,
        anchor: front::finding_anchor(number),
        evidence: front::evidence(finding, lookup),
        answers: finding.questions.iter().flat_map(|id| lookup.items(id)).collect(),
        remedies: finding.remedied_by.iter().map(|action| remedy(action, record)).collect(),
        sources: lookup.sources(&finding.sources),
    }
}

/// What becomes of an action that closes a finding.
fn remedy(action: &ActionRef, record: &Record) -> RemedyView {
    let view = |status, when: String, anchor| RemedyView { title: action.title.clone(), status, when, anchor };
    let Some(roadmap) = &record.roadmap else { return view("option", String::new(), None) };
    let planned = roadmap.waves.iter().flat_map(|wave| wave.actions.iter().map(move |planned| (wave, planned)));
    if let Some((number, (wave, _))) = planned.enumerate().find(|(_, (_, planned))| planned.id == action.id) {
        return view("planned", wave.title.clone(), Some(roadmap::action_anchor(number)));
    }
    if roadmap.done.iter().any(|done| done.id == action.id) {
        return view("done", "already true".to_owned(), None);
    }
    view("option", "not in this plan".to_owned(), None)
}

/// The lines under the title: when, who, how much.
fn facts(record: &Record) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(record.messages.profile.clone());
    facts.extend(record.date.as_deref().map(format::day));
    if let Some(respondent) = &record.respondent {
        let who: Vec<&str> = [&respondent.role, &respondent.unit].into_iter().flatten().map(String::as_str).collect();
        if !who.is_empty() {
            let whose = if record.panel.is_some() { "Answered by" } else { "One person's view:" };
            facts.push(format!("{whose} {}", who.join(", ")));
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
