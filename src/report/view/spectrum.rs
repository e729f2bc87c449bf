//! A place between two poles, with the answers that pull to either side.

use serde::Serialize;

use super::before;
use super::charts::{ChartView, when};
use super::lookup::Lookup;
use crate::record::{Record, Spectrum};
use crate::report::chart;
use crate::report::format::{self, Ruler};

/// One spectrum.
#[derive(Debug, Serialize)]
pub(super) struct SpectrumView {
    id: String,
    anchor: String,
    title: String,
    about: Option<String>,
    /// `assessed` or `not-assessed`.
    status: &'static str,
    position: String,
    scale: String,
    range: Option<String>,
    coverage: String,
    pole: Option<PoleView>,
    pole_sentence: String,
    target: Option<String>,
    wanted: Option<String>,
    /// Where people stood before they talked.
    before: Option<String>,
    strands: Vec<StrandView>,
    sides: Vec<SideView>,
    pub(super) chart: Option<ChartView>,
}

/// One end.
#[derive(Debug, Serialize)]
struct PoleView {
    title: String,
    meaning: String,
}

/// One strand.
#[derive(Debug, Serialize)]
struct StrandView {
    title: String,
    meaning: String,
    status: &'static str,
    position: String,
    range: Option<String>,
    before: Option<String>,
    side: String,
}

/// The answers that pull to one side.
#[derive(Debug, Serialize)]
struct SideView {
    title: String,
    meaning: String,
    signs: Vec<SignView>,
}

/// One answer.
#[derive(Debug, Serialize)]
struct SignView {
    ask: String,
    answer: String,
    strand: String,
    points: String,
    anchor: Option<String>,
}

impl SpectrumView {
    pub(super) fn new(id: &str, framework: &Spectrum, record: &Record, lookup: &Lookup, charts: bool) -> Self {
        let ruler = Ruler::spectrum(framework.scale);
        Self {
            id: id.to_owned(),
            anchor: lookup.framework_anchor(id),
            title: framework.title.clone(),
            about: framework.about.clone(),
            status: if framework.position.is_some() { "assessed" } else { "not-assessed" },
            position: lookup.reading(id, framework.position),
            scale: ruler.ends(),
            range: ruler.range(framework.range).filter(|_| framework.position.is_some()),
            coverage: format::percent(framework.coverage),
            pole: pole(framework),
            pole_sentence: pole_sentence(framework, ruler),
            target: framework.target.map(|target| ruler.score(target)),
            wanted: framework.wanted.map(|wanted| ruler.score(wanted)),
            before: before::on_whole(lookup, id),
            strands: strands(id, framework, lookup),
            sides: sides(id, framework, record, lookup),
            chart: when(charts, || chart::gauge(id, framework)),
        }
    }
}

fn pole(framework: &Spectrum) -> Option<PoleView> {
    let id = framework.pole.as_ref()?;
    let pole = framework.poles.iter().find(|pole| pole.id == *id)?;
    Some(PoleView { title: pole.title.clone(), meaning: pole.meaning.clone() })
}

fn pole_sentence(framework: &Spectrum, ruler: Ruler) -> String {
    let [first, second] = &framework.poles;
    let Some(position) = framework.position else {
        let few = if framework.thin { "Too few answers say" } else { "No answer yet says" };
        return format!("{few} whether it leans to {} or to {}.", first.title, second.title);
    };
    let at = ruler.score(position);
    match pole(framework) {
        Some(pole) => format!("{at} on a scale from {}: {}.", ruler.ends(), pole.title),
        None => format!("{at} on a scale from {}: between {} and {}.", ruler.ends(), first.title, second.title),
    }
}

/// The side of a position in words.
pub(super) fn side(framework: &Spectrum, position: Option<f64>) -> String {
    let [first, second] = &framework.poles;
    match position {
        None => "not assessed".to_owned(),
        Some(position) if position < framework.cuts[0] => first.title.clone(),
        Some(position) if position >= framework.cuts[1] => second.title.clone(),
        Some(_) => "in between".to_owned(),
    }
}

fn strands(framework_id: &str, framework: &Spectrum, lookup: &Lookup) -> Vec<StrandView> {
    let ruler = Ruler::spectrum(framework.scale);
    let view = |(id, info): (&String, &crate::record::ElementInfo)| {
        let position = framework.strands.get(id).copied().flatten();
        StrandView {
            title: info.title.clone(),
            meaning: info.meaning.clone(),
            status: if position.is_some() { "assessed" } else { "not-assessed" },
            position: lookup.reading(&format!("{framework_id}.{id}"), position),
            range: ruler.range(framework.ranges.get(id).copied().flatten()).filter(|_| position.is_some()),
            before: before::range(lookup, &format!("{framework_id}.{id}")),
            side: side(framework, position),
        }
    };
    framework.elements.iter().map(view).collect()
}

/// The answers behind the position, the strongest first; an answer in the middle pulls to neither side.
fn sides(id: &str, framework: &Spectrum, record: &Record, lookup: &Lookup) -> Vec<SideView> {
    let mut signs: Vec<(f64, SignView)> = Vec::new();
    for (strand, info) in &framework.elements {
        let Some(contributions) = record.contributions.get(&format!("{id}.{strand}")) else { continue };
        signs.extend(contributions.iter().map(|contribution| {
            let sign = SignView {
                ask: lookup.ask(&contribution.item).unwrap_or_else(|| contribution.item.clone()),
                answer: contribution.answer.clone(),
                strand: info.title.clone(),
                points: format::signed(contribution.points),
                anchor: lookup.item_anchor(&contribution.item),
            };
            (contribution.points, sign)
        }));
    }
    signs.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    let (negative, rest): (Vec<_>, Vec<_>) = signs.into_iter().partition(|(points, _)| *points < 0.0);
    let positive = rest.into_iter().filter(|(points, _)| *points > 0.0).collect::<Vec<_>>();
    framework
        .poles
        .iter()
        .zip([negative, positive])
        .map(|(pole, signs)| SideView {
            title: pole.title.clone(),
            meaning: pole.meaning.clone(),
            signs: signs.into_iter().map(|(_, sign)| sign).collect(),
        })
        .collect()
}
