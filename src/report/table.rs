//! The CSV table: one row for each document, columns that follow from the questionnaire alone.

mod row;

use crate::assess::Scores;
use crate::pack::Pack;
use crate::record::standing::{group, groups};
use crate::record::{FindingSeverity, Kind, Measure, Outline, Readings, Scope, Verdict, tenths};
use row::Row;

/// What a cell shows.
#[derive(Debug, Clone, Copy)]
enum Column {
    Score(Measure),
    Low(Measure),
    High(Measure),
    Coverage(Measure),
    Level(Measure),
    Best(usize),
    RunnerUp(usize),
    Margin(usize),
    Verdict(usize),
    Pole(usize),
}

/// The columns of a questionnaire's table, and what every row of it says of the questionnaire.
#[derive(Debug)]
pub struct Table {
    columns: Vec<Column>,
    pack: [String; 3],
}

/// How columns are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Names {
    /// By ids, such as `zones.public.low`.
    #[default]
    Ids,
    /// As SQL takes them without quotes: `zones_public_low`.
    Sql,
}

impl Names {
    /// A column as it is called.
    pub(super) fn of(self, name: &str) -> String {
        match self {
            Self::Ids => name.to_owned(),
            Self::Sql => name.replace(['.', '-'], "_"),
        }
    }
}

/// The columns before the scores.
const ABOUT: [&str; 12] = [
    "file",
    "document",
    "pack",
    "pack_version",
    "pack_sha256",
    "organisation",
    "unit",
    "respondent",
    "role",
    "date",
    "scope",
    "coverage",
];

/// The columns behind the scores.
const CLOSING: [&str; 5] = ["findings.critical", "findings.warning", "findings.info", "gates.met", "gates.unmet"];

/// A document, named by its file and its number in it.
pub type Place<'a> = (&'a str, usize);

impl Table {
    /// The columns that follow from a questionnaire.
    #[must_use]
    pub fn of(pack: &Pack, outline: &Outline) -> Self {
        let columns = (0..outline.frameworks.len()).flat_map(|place| of_framework(outline, place)).collect();
        Self { columns, pack: [pack.id.clone(), pack.version.to_string(), pack.sha256.clone()] }
    }

    /// The header row.
    #[must_use]
    pub fn header(&self, outline: &Outline, names: Names) -> Vec<u8> {
        let mut row = Row::default();
        let scores = self.columns.iter().map(|column| name(outline, *column));
        let all = ABOUT.into_iter().map(str::to_owned).chain(scores).chain(CLOSING.into_iter().map(str::to_owned));
        all.for_each(|name| row.plain(&names.of(&name)));
        row.bytes()
    }

    /// One row. Numbers are plain and on the scale on which people see them; a cell that is not assessed is empty, and
    /// so is the score of a measure that too few answers tell. `met` counts the gates that are met, `unmet` names the
    /// others.
    #[must_use]
    pub fn row(&self, outline: &Outline, place: Place<'_>, scores: Scores<'_>, gates: (usize, &[&str])) -> Vec<u8> {
        let (met, unmet) = gates;
        let mut row = Row::default();
        self.about(&mut row, place, scores);
        for column in &self.columns {
            cell(&mut row, outline, *column, &scores);
        }
        findings(&mut row, scores);
        row.show(met);
        row.text(&unmet.join("; "));
        row.bytes()
    }

    /// The header of the long form.
    #[must_use]
    pub fn long_header(&self) -> Vec<u8> {
        let mut row = Row::default();
        let of_measure = ["measure", "score", "low", "high", "measure_coverage", "thin", "level"];
        ABOUT.into_iter().chain(of_measure).for_each(|name| row.plain(name));
        row.bytes()
    }

    /// The long form: a row for everything that has a score.
    #[must_use]
    pub fn long_rows(&self, outline: &Outline, place: Place<'_>, scores: Scores<'_>) -> Vec<u8> {
        let mut row = Row::default();
        for measure in outline.shown() {
            let reading = scores.reading(outline, measure);
            let framework = outline.framework_of(measure);
            self.about(&mut row, place, scores);
            row.plain(outline.id(measure));
            for value in [reading.told(), reading.low, reading.high] {
                row.on_scale(value, framework.scale);
            }
            row.score(reading.coverage);
            row.plain(if reading.thin { "true" } else { "false" });
            row.plain(reading.level.map_or("", |level| &framework.levels[level].0));
            row.end();
        }
        row.into_bytes()
    }

    fn about(&self, row: &mut Row, (file, document): Place<'_>, scores: Scores<'_>) {
        let answers = scores.answers;
        let respondent = answers.respondent.as_ref();
        let of = |part: Option<&Option<String>>| part.and_then(|part| part.as_deref()).unwrap_or_default().to_owned();
        row.text(file);
        row.show(document);
        self.pack.iter().for_each(|word| row.plain(word));
        row.text(answers.organisation.as_deref().unwrap_or_default());
        row.text(&of(respondent.map(|respondent| &respondent.unit)));
        row.text(&of(respondent.map(|respondent| &respondent.id)));
        row.text(&of(respondent.map(|respondent| &respondent.role)));
        row.maybe(answers.date);
        row.plain(if answers.scope == Scope::Pulse { "pulse" } else { "full" });
        row.score(scores.coverage());
    }
}

fn findings(row: &mut Row, scores: Scores<'_>) {
    let made = scores.findings();
    for severity in [FindingSeverity::Critical, FindingSeverity::Warning, FindingSeverity::Info] {
        row.show(made.iter().filter(|found| **found == severity).count());
    }
}

fn of_framework(outline: &Outline, place: usize) -> Vec<Column> {
    let framework = &outline.frameworks[place];
    let whole = Column::Score(outline.whole(place));
    let mut columns = match framework.kind {
        Kind::Archetypes => {
            vec![Column::Best(place), Column::RunnerUp(place), Column::Margin(place), Column::Verdict(place)]
        }
        Kind::Spectrum => vec![whole, Column::Pole(place)],
        Kind::Dimensions => vec![whole],
        Kind::Composite if framework.levels.is_empty() => vec![whole],
        Kind::Composite => vec![whole, Column::Level(outline.whole(place))],
    };
    columns.extend((0..framework.elements.len()).map(|element| Column::Score(outline.element(place, element))));
    let bounds = outline.shown_of(place).flat_map(|measure| [Column::Low(measure), Column::High(measure)]);
    columns.extend(bounds);
    columns.push(Column::Coverage(outline.whole(place)));
    // What is answered for one model is answered for all.
    if !matches!(framework.kind, Kind::Archetypes) {
        let elements = 0..framework.elements.len();
        columns.extend(elements.map(|element| Column::Coverage(outline.element(place, element))));
    }
    columns
}

fn name(outline: &Outline, column: Column) -> String {
    let of = |place: usize, word: &str| format!("{}.{word}", outline.frameworks[place].id);
    match column {
        Column::Score(measure) if outline.place(measure).is_some() => outline.id(measure).to_owned(),
        Column::Score(measure) => match outline.framework_of(measure).kind {
            Kind::Spectrum => of(outline.framework(measure), "position"),
            Kind::Dimensions => of(outline.framework(measure), "mean"),
            Kind::Archetypes | Kind::Composite => of(outline.framework(measure), "score"),
        },
        Column::Low(measure) => format!("{}.low", outline.id(measure)),
        Column::High(measure) => format!("{}.high", outline.id(measure)),
        Column::Coverage(measure) => format!("{}.coverage", outline.id(measure)),
        Column::Level(measure) => of(outline.framework(measure), "level"),
        Column::Best(place) => of(place, "best"),
        Column::RunnerUp(place) => of(place, "runner_up"),
        Column::Margin(place) => of(place, "margin"),
        Column::Verdict(place) => of(place, "verdict"),
        Column::Pole(place) => of(place, "pole"),
    }
}

fn cell(row: &mut Row, outline: &Outline, column: Column, readings: &impl Readings) {
    let element = |place: usize, element: Option<usize>| {
        element.map_or("", |element| outline.frameworks[place].elements[element].0.as_str())
    };
    let told = |place: usize| readings.fit(place).filter(|fit| !fit.thin);
    let scale = |measure: Measure| outline.framework_of(measure).scale;
    match column {
        Column::Score(measure) => row.on_scale(readings.reading(outline, measure).told(), scale(measure)),
        Column::Low(measure) => row.on_scale(readings.reading(outline, measure).low, scale(measure)),
        Column::High(measure) => row.on_scale(readings.reading(outline, measure).high, scale(measure)),
        Column::Coverage(measure) => row.score(readings.reading(outline, measure).coverage),
        Column::Level(measure) => {
            let levels = &outline.framework_of(measure).levels;
            row.plain(readings.reading(outline, measure).level.map_or("", |level| &levels[level].0));
        }
        Column::Best(place) => row.plain(element(place, told(place).and_then(|fit| fit.best))),
        Column::RunnerUp(place) => row.plain(element(place, told(place).and_then(|fit| fit.runner_up))),
        Column::Margin(place) => {
            let margin = told(place).and_then(|_| readings.margin(outline, place));
            row.number(margin.map(|points| match outline.frameworks[place].scale {
                Some(scale) => scale.round_distance(points),
                None => tenths(points),
            }));
        }
        Column::Verdict(place) => row.plain(match readings.fit(place) {
            Some(fit) if fit.thin => Verdict::NotAssessed.name(),
            fit => fit.map_or("", |fit| fit.verdict.name()),
        }),
        Column::Pole(place) => row.plain(pole(outline, place, readings)),
    }
}

fn pole<'o>(outline: &'o Outline, place: usize, readings: &impl Readings) -> &'o str {
    let groups = groups(outline, place).unwrap_or_default();
    let side = group(outline, place, readings);
    side.and_then(|side| groups.get(side).copied()).unwrap_or_default()
}
