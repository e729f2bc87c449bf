//! What moved between two assessments of one questionnaire, and why. Pure: reads records and nothing else.
//!
//! A raw score also moves when more or other items are answered. So every score is shown raw and **like for like**:
//! over the items that count in both records, which single answers then explain to the last point. Like-for-like
//! scores of frameworks are the same means of their elements as in scoring.

mod common;
mod folders;
mod history;
mod level;
mod people;
mod regression;

use serde::Serialize;

use crate::record::{
    ActionRef, Finding, ItemRecord, ItemStatus, Kind, Measure, Outline, Readings, Record, Respondent, Scale, Score,
};
use common::Common;

pub use folders::{Folders, Pair, Place, pair};
pub use history::{History, Series, history};
pub use level::{LevelShift, Need};
pub use people::{differ, who};
pub use regression::{BadFloor, Floor, Regression, regressions};

/// What moved between two records.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The earlier one.
    pub before: Side,
    /// The later one.
    pub after: Side,
    /// Which model fits best, of every framework of archetypes.
    pub models: Vec<ModelShift>,
    /// The level of every composite that has some.
    pub levels: Vec<LevelShift>,
    /// Every score, in pack order.
    pub scores: Vec<Shift>,
    /// Every answer that changed, in pack order.
    pub answers: Vec<AnswerShift>,
    /// Findings that were made now and not before.
    pub new_findings: Vec<Finding>,
    /// Findings that were made before and not now.
    pub closed_findings: Vec<Finding>,
    /// Findings that were made before and cannot be told now, because answers behind them are open.
    pub unclear_findings: Vec<Finding>,
    /// Actions that were planned before and are done now.
    pub actions_done: Vec<ActionRef>,
    /// Actions that were planned before and are still to do.
    pub actions_open: Vec<ActionRef>,
}

/// One of the two records.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// The organisation's name.
    pub organisation: Option<String>,
    /// The day the answers stand for.
    pub date: Option<String>,
    /// Who answered.
    pub respondent: Option<Respondent>,
    /// The version of the questionnaire.
    pub version: String,
    /// Answered of applicable items, 0 to 100.
    pub coverage: Option<f64>,
}

/// Which model fits best, before and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelShift {
    /// The framework.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The best before, as people see it.
    pub before: Option<String>,
    /// The best now.
    pub after: Option<String>,
    /// The verdict before.
    pub verdict_before: &'static str,
    /// The verdict now.
    pub verdict_after: &'static str,
}

/// One score before and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shift {
    /// The element or framework.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The name of the framework it belongs to.
    pub framework: String,
    /// Whether it is a framework's own score.
    pub whole: bool,
    /// Whether more is better; a model's fit is neither.
    pub directed: bool,
    /// Whether it is a position from -100 to 100 rather than a score from 0 to 100.
    pub position: bool,
    /// The scale it is shown on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// The raw score before.
    pub before: Option<f64>,
    /// The raw score now.
    pub after: Option<f64>,
    /// Points between them, not rounded.
    pub raw: Option<f64>,
    /// Points over the items that count in both, not rounded.
    pub like_for_like: Option<f64>,
    /// The answers that make up the like-for-like change, the largest share first; elements only.
    pub because: Vec<Share>,
}

impl Shift {
    /// Whether anything of it changed, raw or like for like.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.before != self.after || self.like_for_like.is_some_and(|points| points != 0.0)
    }
}

impl ModelShift {
    /// Whether another model fits best, or the verdict on it changed.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.before != self.after || self.verdict_before != self.verdict_after
    }
}

/// What one answer adds to a like-for-like change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Share {
    /// The item.
    pub item: String,
    /// Its question.
    pub ask: String,
    /// Points it adds, not rounded.
    pub points: f64,
}

/// An answer that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerShift {
    /// The item.
    pub item: String,
    /// Its question.
    pub ask: String,
    /// What people read for the answer before; its status when there was none.
    pub before: String,
    /// What people read for the answer now.
    pub after: String,
}

/// Why records cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Incomparable {
    /// There is nothing to compare with.
    #[error("a comparison needs two records")]
    TooFew,
    /// They answer different questionnaires.
    #[error("`{0}` and `{1}` are different questionnaires")]
    Questionnaires(String, String),
    /// The major version differs, so saved answers mean something else.
    #[error("versions {0} and {1} of the questionnaire ask different things")]
    Versions(String, String),
    /// They are several people's answers of one day.
    #[error(
        "{organisation} was answered by several people on {date} ({people}): that is a panel and no course, and what \
         differs is who answered, not what moved; compare one person's earlier and later answers, or two folders that \
         hold everyone's: `takestock compare BEFORE/ AFTER/`"
    )]
    Panel {
        /// Whose answers they are.
        organisation: String,
        /// The day they stand for.
        date: String,
        /// Who answered.
        people: String,
    },
}

/// Whether two records can be compared at all.
///
/// # Errors
/// When they were made under different questionnaires, or versions whose answers mean different things.
pub fn comparable(before: &Record, after: &Record) -> Result<(), Incomparable> {
    let (old, new) = (&before.pack, &after.pack);
    if old.id != new.id {
        return Err(Incomparable::Questionnaires(old.id.clone(), new.id.clone()));
    }
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    if major(&old.version) != major(&new.version) {
        return Err(Incomparable::Versions(old.version.clone(), new.version.clone()));
    }
    Ok(())
}

/// What moved from one record to another.
///
/// # Errors
/// As [`comparable`].
pub fn compare(before: &Record, after: &Record) -> Result<Comparison, Incomparable> {
    comparable(before, after)?;
    let planned = planned(before);
    let done = done(after);
    let (unclear_findings, closed_findings) =
        only_in(before, after).into_iter().partition(|finding| became_open(finding, before, after));
    let (actions_done, actions_open) = planned.into_iter().partition(|action| done.contains(&action.id));
    Ok(Comparison {
        before: side(before),
        after: side(after),
        models: models(before, after),
        levels: level::levels(before, after),
        scores: shifts(before, after),
        answers: answers(before, after),
        new_findings: only_in(after, before),
        closed_findings,
        unclear_findings,
        actions_done,
        actions_open,
    })
}

fn side(record: &Record) -> Side {
    Side {
        organisation: record.organisation.clone(),
        date: record.date.clone(),
        respondent: record.respondent.clone(),
        version: record.pack.version.clone(),
        coverage: record.coverage.percent,
    }
}

fn models(before: &Record, after: &Record) -> Vec<ModelShift> {
    let (old, new) = (Outline::of_record(before), Outline::of_record(after));
    let best = |record: &Record, outline: &Outline, place: usize| {
        let fit = record.fit(place).filter(|fit| !fit.thin);
        let title = fit.and_then(|fit| fit.best).and_then(|best| outline.frameworks[place].elements.get(best));
        (title.map(|(_, title)| title.clone()), fit.map_or("not-assessed", |fit| fit.verdict.name()))
    };
    let archetypes = new.frameworks.iter().enumerate().filter(|(_, framework)| framework.kind == Kind::Archetypes);
    archetypes
        .filter_map(|(place, framework)| {
            let earlier = old.frameworks.iter().position(|other| other.id == framework.id)?;
            let (was, verdict_before) = best(before, &old, earlier);
            let (is, verdict_after) = best(after, &new, place);
            let (id, title) = (framework.id.clone(), framework.title.clone());
            Some(ModelShift { id, title, before: was, after: is, verdict_before, verdict_after })
        })
        .collect()
}

/// Everything that both records score.
fn shifts(before: &Record, after: &Record) -> Vec<Shift> {
    let (old, new) = (Outline::of_record(before), Outline::of_record(after));
    let common = Common::new(before, after);
    let shift = |measure: Measure| {
        let id = new.id(measure).to_owned();
        let (was, is) = (before.reading(&old, old.measure(&id)?).told(), after.reading(&new, measure).told());
        Some(Shift {
            title: new.title(measure).to_owned(),
            framework: new.framework_of(measure).title.clone(),
            whole: new.place(measure).is_none(),
            directed: new.framework_of(measure).kind != Kind::Archetypes,
            position: new.framework_of(measure).kind == Kind::Spectrum,
            scale: after.frameworks[new.framework(measure)].scale(),
            before: was,
            after: is,
            raw: was.zip(is).map(|(was, is)| change([was, is].map(Score::of_points))),
            like_for_like: common.scores(&new, measure).map(change),
            because: if new.place(measure).is_some() { common.shares(&id, after) } else { Vec::new() },
            id,
        })
    };
    new.shown().into_iter().filter_map(shift).collect()
}

/// Points from one score to another.
fn change([was, is]: [Score; 2]) -> f64 {
    (is - was).points()
}

fn items(record: &Record) -> impl Iterator<Item = &ItemRecord> {
    record.sections.iter().flat_map(|section| &section.items)
}

fn answers(before: &Record, after: &Record) -> Vec<AnswerShift> {
    let shift = |item: &ItemRecord| {
        let earlier = items(before).find(|earlier| earlier.id == item.id)?;
        let changed = earlier.answer != item.answer || earlier.status != item.status;
        changed.then(|| AnswerShift { item: item.id.clone(), ask: ask(item), before: said(earlier), after: said(item) })
    };
    items(after).filter_map(shift).collect()
}

fn ask(item: &ItemRecord) -> String {
    item.row.as_ref().map_or_else(|| item.ask.clone(), |row| format!("{} {row}", item.ask))
}

fn said(item: &ItemRecord) -> String {
    match (&item.label, item.status) {
        (Some(label), ItemStatus::Answered) => label.clone(),
        _ => item.status.name().to_owned(),
    }
}

fn only_in(these: &Record, others: &Record) -> Vec<Finding> {
    let known = |finding: &&Finding| others.findings.iter().any(|other| other.code == finding.code);
    these.findings.iter().filter(|finding| !known(finding)).cloned().collect()
}

/// Whether an answer behind a finding is no longer there.
fn became_open(finding: &Finding, before: &Record, after: &Record) -> bool {
    let question = |item: &ItemRecord| item.id.split('.').next().unwrap_or_default().to_owned();
    let behind =
        |item: &&ItemRecord| finding.questions.contains(&item.id) || finding.questions.contains(&question(item));
    let open = |item: &ItemRecord| matches!(item.status, ItemStatus::Unknown | ItemStatus::Unanswered);
    let was_open = |item: &ItemRecord| items(before).any(|earlier| earlier.id == item.id && open(earlier));
    items(after).filter(behind).any(|item| open(item) && !was_open(item))
}

fn planned(record: &Record) -> Vec<ActionRef> {
    let waves = record.roadmap.iter().flat_map(|roadmap| &roadmap.waves);
    let actions = waves.flat_map(|wave| &wave.actions);
    actions.map(|action| ActionRef { id: action.id.clone(), title: action.title.clone() }).collect()
}

fn done(record: &Record) -> Vec<String> {
    record.roadmap.iter().flat_map(|roadmap| &roadmap.done).map(|action| action.id.clone()).collect()
}
