//! Many organisations on one page: ranking, distribution of models, heat maps and shared gaps.
//!
//! Takes records one after another and keeps a line of each, so that thousands fit.

mod gaps;
mod heat;
mod lead;
mod models;
mod panels;
mod ranking;

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::number::count;
use super::theme::ThemeView;
use super::{TemplateError, Templates, Theme};
use crate::record::{Benchmark, FIRST_LOOK, FrameworkRecord, Kind, Measure, Outline, Readings, Record};
use gaps::{GapView, Gaps};
use heat::Heat;
use models::Distribution;
use ranking::Ranking;

pub(crate) use panels::{PanelEntry, panel_portfolio_html};

/// The script that sorts the tables; the page says all the same without it.
const SCRIPT: &str = include_str!("../../../report-templates/sort.js");

/// What is kept of each record.
#[derive(Debug, Clone)]
pub struct Portfolio {
    title: String,
    outline: Outline,
    benchmarks: Vec<Benchmark>,
    entries: Vec<Entry>,
    gaps: Gaps,
}

/// One organisation.
#[derive(Debug, Clone)]
struct Entry {
    name: String,
    link: String,
    date: Option<String>,
    coverage: Option<f64>,
    values: Vec<(Measure, Option<f64>)>,
    /// By framework: the model, pole or level.
    words: Vec<Option<String>>,
    /// By framework: the place of the model that fits best.
    best: Vec<Option<usize>>,
}

/// An organisation as a row names it.
#[derive(Debug, Serialize)]
struct Who {
    name: String,
    link: String,
    /// The report's file name, where others have the same name.
    file: Option<String>,
}

/// Names that more than one organisation has.
struct Namesakes<'a>(HashSet<&'a str>);

impl<'a> Namesakes<'a> {
    fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let mut seen = HashSet::new();
        Self(names.filter(|name| !seen.insert(*name)).collect())
    }

    fn who(&self, name: &str, link: &str) -> Who {
        let file = self.0.contains(name).then(|| link.to_owned());
        Who { name: name.to_owned(), link: link.to_owned(), file }
    }
}

/// Everything the template gets.
#[derive(Debug, Serialize)]
struct View {
    title: String,
    facts: Vec<String>,
    lead: Vec<String>,
    theme: ThemeView,
    script: &'static str,
    script_hash: String,
    ranking: Ranking,
    models: Vec<Distribution>,
    gaps: Vec<GapView>,
    heat: Heat,
}

impl Portfolio {
    /// An empty portfolio for records made under the same questionnaire as this one.
    #[must_use]
    pub fn new(record: &Record) -> Self {
        Self {
            title: record.pack.title.clone(),
            outline: Outline::of_record(record),
            benchmarks: record.benchmarks.clone(),
            entries: Vec::new(),
            gaps: Gaps::default(),
        }
    }

    /// Adds a record and the file its report is in.
    pub fn add(&mut self, record: &Record, name: &str, link: &str) {
        let record = &record.told();
        let outline = &self.outline;
        let places = 0..outline.frameworks.len();
        self.entries.push(Entry {
            name: name.to_owned(),
            link: link.to_owned(),
            date: record.date.clone(),
            coverage: record.coverage.percent,
            values: outline.shown().into_iter().map(|shown| (shown, record.reading(outline, shown).score)).collect(),
            words: places.clone().map(|place| self.word(record, place)).collect(),
            best: places.map(|place| record.fit(place).and_then(|fit| fit.best)).collect(),
        });
        self.gaps.add(record);
    }

    /// The word that sums a framework up: a model, a pole or a level.
    fn word(&self, record: &Record, place: usize) -> Option<String> {
        let framework = &self.outline.frameworks[place];
        let level = |level: usize| framework.levels.get(level).map(|(_, title)| title.clone());
        match record.frameworks.get_index(place)?.1 {
            FrameworkRecord::Archetypes(_) => {
                framework.elements.get(record.fit(place)?.best?).map(|(_, title)| title.clone())
            }
            FrameworkRecord::Spectrum(spectrum) => spectrum.pole.clone(),
            FrameworkRecord::Composite(_) => {
                record.reading(&self.outline, self.outline.whole(place)).level.and_then(level)
            }
            FrameworkRecord::Dimensions(_) => None,
        }
    }

    /// The page; it says so when not every file could be added.
    ///
    /// # Errors
    /// When a template of the user's does not fit.
    pub fn html(&self, whole: bool, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
        templates.page("portfolio.html", &self.view(whole, theme))
    }

    fn view(&self, whole: bool, theme: &Theme) -> View {
        let organisations = count(self.entries.len(), "organisation");
        let missing = (!whole).then(|| "interrupted: not every file was scored".to_owned());
        let namesakes = Namesakes::of(self.entries.iter().map(|entry| entry.name.as_str()));
        let ranked = self.ranked();
        View {
            theme: ThemeView::new(theme, &format!("{}: {organisations}", self.title)),
            facts: [organisations].into_iter().chain(missing).collect(),
            lead: lead::sentences(self),
            script: SCRIPT,
            script_hash: script_hash(),
            ranking: Ranking::new(self, &ranked, &namesakes),
            models: models::distributions(self),
            gaps: self.gaps.largest(),
            heat: Heat::new(&self.outline, &ranked, &namesakes),
            title: self.title.clone(),
        }
    }

    fn ranks_by(&self) -> Option<usize> {
        ranks_by(&self.outline)
    }

    /// Best first, those with few answers behind all others; ties in input order.
    fn ranked(&self) -> Vec<&Entry> {
        let by = self.ranks_by().map(|place| self.outline.whole(place));
        let score = |entry: &Entry| by.and_then(|by| entry.value(by)).unwrap_or(f64::NEG_INFINITY);
        let mut ranked: Vec<&Entry> = self.entries.iter().collect();
        ranked.sort_by(|a, b| a.is_thin().cmp(&b.is_thin()).then(score(b).total_cmp(&score(a))));
        ranked
    }
}

/// The framework that ranks: the first composite, else the first of dimensions.
fn ranks_by(outline: &Outline) -> Option<usize> {
    let of_kind = |kind: Kind| outline.frameworks.iter().position(|framework| framework.kind == kind);
    of_kind(Kind::Composite).or_else(|| of_kind(Kind::Dimensions))
}

/// What the page's policy knows its script by.
fn script_hash() -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(SCRIPT)))
}

impl Entry {
    /// Whether too little was answered to be ranked among the others.
    fn is_thin(&self) -> bool {
        self.coverage.is_none_or(|percent| percent < FIRST_LOOK)
    }

    fn value(&self, measure: Measure) -> Option<f64> {
        self.values.iter().find(|(known, _)| *known == measure).and_then(|(_, value)| *value)
    }
}
