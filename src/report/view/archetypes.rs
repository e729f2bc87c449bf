//! Models of which one fits best.

use serde::Serialize;

use super::before;
use super::charts::{ChartView, when};
use super::lookup::{Lookup, SourceLink};
use super::sentence;
use crate::record::{Archetypes, Verdict};
use crate::report::chart::{self, Mark};
use crate::report::format::{self, Ruler};

/// One framework of models.
#[derive(Debug, Serialize)]
pub(super) struct ArchetypesView {
    id: String,
    anchor: String,
    title: String,
    about: Option<String>,
    /// `assessed` or `not-assessed`.
    status: &'static str,
    verdict: &'static str,
    verdict_label: &'static str,
    verdict_sentence: String,
    stability: Option<String>,
    answered: String,
    best: Option<ModelView>,
    /// Who fits best, and the rest of that sentence.
    leaders: Option<String>,
    fits: Option<String>,
    margin: Option<String>,
    target: Option<TargetView>,
    wanted: Option<String>,
    models: Vec<ModelView>,
    flips: Vec<FlipView>,
    /// Where people stood before they talked.
    before: Option<String>,
    has_pictograms: bool,
    pub(super) chart: Option<ChartView>,
}

/// One model.
#[derive(Debug, Clone, Serialize)]
struct ModelView {
    title: String,
    meaning: String,
    strengths: Option<String>,
    weaknesses: Option<String>,
    suits: Option<String>,
    fit: String,
    range: Option<String>,
    before: Option<String>,
    /// `today`, `target`, `both` or `none`.
    mark: &'static str,
    mark_label: Option<&'static str>,
    svg: Option<String>,
}

/// The recommended model.
#[derive(Debug, Serialize)]
struct TargetView {
    title: String,
    because: String,
    sources: Vec<SourceLink>,
    by_wish: bool,
    /// Whether it is the model of today.
    reached: bool,
}

/// One changed answer that makes another model strictly best.
#[derive(Debug, Serialize)]
struct FlipView {
    ask: String,
    from: String,
    to: String,
    model: String,
    anchor: Option<String>,
}

impl ArchetypesView {
    pub(super) fn new(id: &str, framework: &Archetypes, lookup: &Lookup, charts: bool) -> Self {
        let models: Vec<ModelView> =
            framework.elements.keys().map(|model| model_view(id, framework, model, lookup, charts)).collect();
        let find = |id: &Option<String>| {
            let at = framework.elements.get_index_of(id.as_deref()?)?;
            models.get(at).cloned()
        };
        Self {
            id: id.to_owned(),
            anchor: lookup.framework_anchor(id),
            title: framework.title.clone(),
            about: framework.about.clone(),
            status: if framework.verdict == Verdict::NotAssessed { "not-assessed" } else { "assessed" },
            verdict: framework.verdict.name(),
            verdict_label: sentence::verdict_label(framework.verdict),
            verdict_sentence: sentence::verdict(framework),
            stability: framework.stability.map(|share| format::percent(Some(share))),
            answered: format!("{} of {}", framework.answered, framework.applicable),
            best: find(&framework.best),
            leaders: sentence::leaders(framework),
            fits: sentence::fits(framework),
            margin: framework
                .margin
                .filter(|margin| *margin > 0.0)
                .map(|margin| Ruler::percent(framework.scale).points(margin)),
            target: framework.target.as_ref().map(|target| TargetView {
                title: sentence::model(framework, &target.element),
                because: target.because.clone(),
                sources: lookup.sources(&target.sources),
                by_wish: target.chosen_by_wanted,
                reached: framework.best.as_ref() == Some(&target.element),
            }),
            wanted: framework.wanted.as_ref().map(|wanted| sentence::model(framework, wanted)),
            flips: flips(framework, lookup),
            before: before::on_models(lookup, id, framework),
            has_pictograms: models.iter().any(|model| model.svg.is_some()),
            models,
            chart: when(charts, || chart::fit(id, framework)),
        }
    }
}

fn model_view(framework_id: &str, framework: &Archetypes, id: &str, lookup: &Lookup, charts: bool) -> ModelView {
    let info = &framework.elements[id];
    let ruler = Ruler::percent(framework.scale);
    let today = framework.verdict != Verdict::NotAssessed && framework.best.as_deref() == Some(id);
    let target = framework.target.as_ref().is_some_and(|target| target.element == id);
    let (mark, mark_label, drawn) = match (today, target) {
        (true, true) => ("both", Some("today and recommended"), Mark::Both),
        (true, false) => ("today", Some("fits best today"), Mark::Today),
        (false, true) => ("target", Some("recommended"), Mark::Target),
        (false, false) => ("none", None, Mark::None),
    };
    ModelView {
        title: info.title.clone(),
        meaning: info.meaning.clone(),
        strengths: info.strengths.clone(),
        weaknesses: info.weaknesses.clone(),
        suits: info.suits.clone(),
        fit: lookup.reading(&format!("{framework_id}.{id}"), framework.fit.get(id).copied().flatten()),
        range: ruler.range(framework.ranges.get(id).copied().flatten()).filter(|_| !framework.thin),
        before: before::range(lookup, &format!("{framework_id}.{id}")),
        mark,
        mark_label,
        svg: info.shape.filter(|_| charts).map(|shape| chart::pictogram(shape, drawn, &info.title)),
    }
}

fn flips(framework: &Archetypes, lookup: &Lookup) -> Vec<FlipView> {
    let view = |flip: &crate::record::Flip| FlipView {
        ask: lookup.ask(&flip.item).unwrap_or_else(|| flip.ask.clone()),
        from: flip.from.clone(),
        to: flip.to.clone(),
        model: sentence::model(framework, &flip.element),
        anchor: lookup.item_anchor(&flip.item),
    };
    framework.flips.iter().map(view).collect()
}
