//! Many organisations on one page: ranking, distribution of models, heat maps and shared gaps.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::number::{count, plain};
use super::theme::ThemeView;
use super::view::ChartView;
use super::{TemplateError, Templates, Theme, chart};
use crate::record::{BenchmarkRecord, Dimensions, FrameworkRecord, Kind, Measure, Outline, Readings, Record};

/// Shared gaps that are listed.
const GAPS: usize = 10;

/// The script that sorts the ranking; the page says all the same without it.
const SCRIPT: &str = include_str!("../../report-templates/sort.js");

/// What is kept of each record, so that thousands fit.
#[derive(Debug, Clone)]
pub struct Portfolio {
    title: String,
    outline: Outline,
    benchmarks: Vec<BenchmarkRecord>,
    entries: Vec<Entry>,
    gaps: Vec<Gap>,
}

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    link: String,
    date: Option<String>,
    coverage: Option<f64>,
    values: Vec<(Measure, Option<f64>)>,
    words: Vec<Option<String>>,
    best: Vec<Option<usize>>,
}

#[derive(Debug, Clone)]
struct Gap {
    id: String,
    title: String,
    points: f64,
    organisations: usize,
}

#[derive(Debug, Serialize)]
struct View {
    title: String,
    facts: Vec<String>,
    theme: ThemeView,
    script: &'static str,
    script_hash: String,
    head: Vec<String>,
    rows: Vec<Row>,
    models: Vec<Distribution>,
    grids: Vec<ChartView>,
    gaps: Vec<GapView>,
}

#[derive(Debug, Serialize)]
struct Row {
    name: String,
    link: String,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    text: String,
    /// What it is sorted by; empty sorts last.
    key: String,
    number: bool,
}

#[derive(Debug, Serialize)]
struct Distribution {
    title: String,
    rows: Vec<Share>,
}

#[derive(Debug, Serialize)]
struct Share {
    title: String,
    organisations: usize,
    percent: String,
    published: String,
}

#[derive(Debug, Serialize)]
struct GapView {
    title: String,
    organisations: usize,
    points: String,
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
            gaps: Vec::new(),
        }
    }

    /// Adds a record and the file its report is in.
    pub fn add(&mut self, record: &Record, name: &str, link: &str) {
        let measures = self.outline.measures();
        let places = 0..self.outline.frameworks.len();
        self.entries.push(Entry {
            name: record.organisation.clone().unwrap_or_else(|| name.to_owned()),
            link: link.to_owned(),
            date: record.date.clone(),
            coverage: record.coverage.percent,
            values: measures.into_iter().map(|measure| (measure, record.score(measure))).collect(),
            words: places.clone().map(|place| self.word(record, place)).collect(),
            best: places.map(|place| record.fit(place).and_then(|fit| fit.best)).collect(),
        });
        let dimensions = record.frameworks.iter().filter_map(|(id, framework)| match framework {
            FrameworkRecord::Dimensions(framework) => Some((id, framework)),
            _ => None,
        });
        dimensions.for_each(|(id, framework)| self.count_gaps(id, framework));
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
            FrameworkRecord::Composite(_) => record.level(Measure::Whole(place)).and_then(level),
            FrameworkRecord::Dimensions(_) => None,
        }
    }

    fn count_gaps(&mut self, id: &str, framework: &Dimensions) {
        for (element, dimension) in &framework.dimensions {
            let Some(points) = dimension.gap.filter(|points| *points > 0.0) else { continue };
            let id = format!("{id}.{element}");
            let title = format!("{}: {}", framework.title, dimension.title);
            let known = self.gaps.iter().position(|gap| gap.id == id);
            let place = known.unwrap_or_else(|| {
                self.gaps.push(Gap { id, title, points: 0.0, organisations: 0 });
                self.gaps.len() - 1
            });
            self.gaps[place].points += points;
            self.gaps[place].organisations += 1;
        }
    }

    /// The page.
    ///
    /// # Errors
    /// When a template of the user's does not fit.
    pub fn html(&self, theme: &Theme, templates: &Templates) -> Result<String, TemplateError> {
        templates.page("portfolio.html", &self.view(theme))
    }

    fn view(&self, theme: &Theme) -> View {
        let title = format!("{}: {}", self.title, count(self.entries.len(), "organisation"));
        let ranked = self.ranked();
        View {
            facts: vec![count(self.entries.len(), "organisation")],
            theme: ThemeView::new(theme, &title),
            script: SCRIPT,
            script_hash: format!("sha256-{}", STANDARD.encode(Sha256::digest(SCRIPT))),
            head: self.head(),
            rows: ranked.iter().map(|entry| self.row(entry)).collect(),
            models: self.models(),
            grids: self.grids(&ranked),
            gaps: self.shared_gaps(),
            title: self.title.clone(),
        }
    }

    /// Best first, by the composites in pack order, else by the means of dimensions; ties in input order.
    fn ranked(&self) -> Vec<&Entry> {
        let of_kind = |kind: Kind| self.outline.frameworks.iter().position(|framework| framework.kind == kind);
        let by = of_kind(Kind::Composite).or_else(|| of_kind(Kind::Dimensions)).map(Measure::Whole);
        let score = |entry: &Entry| by.and_then(|by| entry.value(by)).unwrap_or(f64::NEG_INFINITY);
        let mut ranked: Vec<&Entry> = self.entries.iter().collect();
        ranked.sort_by(|a, b| score(b).total_cmp(&score(a)));
        ranked
    }

    fn head(&self) -> Vec<String> {
        let frameworks = self.outline.frameworks.iter().map(|framework| framework.title.clone());
        ["Date", "Answered, %"].map(str::to_owned).into_iter().chain(frameworks).collect()
    }

    fn row(&self, entry: &Entry) -> Row {
        let date = entry.date.clone().unwrap_or_default();
        let mut cells = vec![Cell { key: date.clone(), text: or_dash(date), number: false }];
        cells.push(Cell {
            key: entry.coverage.map(|percent| percent.to_string()).unwrap_or_default(),
            text: or_dash(entry.coverage.map(plain).unwrap_or_default()),
            number: true,
        });
        for place in 0..self.outline.frameworks.len() {
            let score = entry.value(Measure::Whole(place));
            let word = entry.words[place].clone();
            let text = match (score, &word) {
                (Some(score), Some(word)) => format!("{} {word}", plain(score)),
                (Some(score), None) => plain(score),
                (None, word) => word.clone().unwrap_or_default(),
            };
            let key = score.map(|score| score.to_string()).or(word).unwrap_or_default();
            cells.push(Cell { text: or_dash(text), key, number: score.is_some() });
        }
        Row { name: entry.name.clone(), link: entry.link.clone(), cells }
    }

    /// How many organisations each model fits best, beside what was published.
    fn models(&self) -> Vec<Distribution> {
        let archetypes = self.outline.frameworks.iter().enumerate().filter(|(_, one)| one.kind == Kind::Archetypes);
        let distribution = |(place, framework): (usize, &crate::record::FrameworkOutline)| Distribution {
            title: framework.title.clone(),
            rows: (0..framework.elements.len()).map(|element| self.share(place, element)).collect(),
        };
        archetypes.map(distribution).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of organisations")]
    fn share(&self, place: usize, element: usize) -> Share {
        let organisations = self.entries.iter().filter(|entry| entry.best[place] == Some(element)).count();
        let id = self.outline.id(Measure::Element(place, element));
        let published = self.benchmarks.iter().filter(|figure| figure.r#for == id).map(published);
        Share {
            title: self.outline.title(Measure::Element(place, element)).to_owned(),
            organisations,
            percent: plain(organisations as f64 * 100.0 / self.entries.len().max(1) as f64),
            published: or_dash(published.collect::<Vec<_>>().join("; ")),
        }
    }

    fn grids(&self, ranked: &[&Entry]) -> Vec<ChartView> {
        let dimensions = self.outline.frameworks.iter().enumerate().filter(|(_, one)| one.kind == Kind::Dimensions);
        let grid = |(place, framework): (usize, &crate::record::FrameworkOutline)| {
            let columns: Vec<String> = framework.elements.iter().map(|(_, title)| title.clone()).collect();
            let values = |entry: &&Entry| {
                let values = (0..columns.len()).map(|element| entry.value(Measure::Element(place, element)));
                (entry.name.clone(), values.collect())
            };
            let rows: Vec<(String, Vec<Option<f64>>)> = ranked.iter().map(values).collect();
            chart::grid(&framework.title, &columns, &rows).into()
        };
        dimensions.map(grid).collect()
    }

    /// Gaps to the questionnaire's targets that most organisations share.
    #[expect(clippy::cast_precision_loss, reason = "counts of organisations")]
    fn shared_gaps(&self) -> Vec<GapView> {
        let mut gaps: Vec<&Gap> = self.gaps.iter().collect();
        gaps.sort_by(|a, b| b.points.total_cmp(&a.points));
        let view = |gap: &Gap| GapView {
            title: gap.title.clone(),
            organisations: gap.organisations,
            points: plain(gap.points / gap.organisations as f64),
        };
        gaps.into_iter().take(GAPS).map(view).collect()
    }
}

impl Entry {
    fn value(&self, measure: Measure) -> Option<f64> {
        self.values.iter().find(|(known, _)| *known == measure).and_then(|(_, value)| *value)
    }
}

fn or_dash(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}

/// `29.1 % (2010, n = 140)`.
fn published(figure: &BenchmarkRecord) -> String {
    let n = figure.n.map(|n| format!(", n = {n}")).unwrap_or_default();
    let space = if figure.unit.is_empty() { "" } else { " " };
    format!("{}{space}{} ({}{n})", plain(figure.value), figure.unit, figure.year)
}
