//! What follows from the answers alone, without the texts of the questionnaire: for programs that join it with those.

use indexmap::IndexMap;
use serde::Serialize;

use super::Scores;
use super::findings::Made;
use super::readings::measures;
use super::record::{answer_ids, coverage};
use crate::record::{Coverage, MeasureRecord, Outline, Readings, Respondent, SCHEMA_VERSION, Scope, Verdict};

/// An assessment without texts.
#[derive(Debug, Serialize)]
pub(crate) struct Brief<'a> {
    schema_version: u32,
    pack: Pack<'a>,
    organisation: Option<&'a str>,
    date: Option<String>,
    scope: Scope,
    respondent: Option<&'a Respondent>,
    coverage: Coverage,
    measures: IndexMap<String, MeasureRecord>,
    models: IndexMap<&'a str, Model<'a>>,
    /// Codes of what stands out.
    findings: Vec<&'a str>,
    /// By item: ids of options, a number or a text.
    answers: IndexMap<&'a str, Vec<String>>,
    answers_sha256: &'a str,
}

#[derive(Debug, Serialize)]
struct Pack<'a> {
    id: &'a str,
    version: String,
    sha256: &'a str,
}

/// Which model of a framework fits best; nothing where too few answers tell.
#[derive(Debug, Serialize)]
struct Model<'a> {
    best: Option<&'a str>,
    runner_up: Option<&'a str>,
    margin: Option<f64>,
    verdict: Verdict,
    stability: Option<f64>,
    target: Option<&'a str>,
}

/// The assessment without texts.
pub(crate) fn brief(scores: Scores<'_>) -> Brief<'_> {
    let Scores { pack, answers, assessment, .. } = scores;
    let given = pack.items.iter().zip(&answers.given).map(|(item, given)| (&*item.id, answer_ids(item, given)));
    Brief {
        schema_version: SCHEMA_VERSION,
        pack: Pack { id: &pack.id, version: pack.version.to_string(), sha256: &pack.sha256 },
        organisation: answers.organisation.as_deref(),
        date: answers.date.map(|date| date.to_string()),
        scope: answers.scope,
        respondent: answers.respondent.as_ref(),
        coverage: coverage(assessment),
        measures: measures(scores),
        models: models(scores),
        findings: Made::of(scores).rules(scores).into_iter().map(|rule| &*rule.code).collect(),
        answers: given.filter(|(_, given)| !given.is_empty()).collect(),
        answers_sha256: &answers.sha256,
    }
}

fn models(scores: Scores<'_>) -> IndexMap<&str, Model<'_>> {
    let outline = Outline::of_pack(scores.pack);
    let frameworks = scores.pack.frameworks.iter_enumerated();
    let models = frameworks.filter_map(|(index, framework)| {
        let place = usize::from(index);
        let fit = scores.fit(place)?;
        let id = |element: Option<usize>| {
            let element = framework.elements.nth(element.filter(|_| !fit.thin)?)?;
            Some(&*scores.pack.elements[element].short_id)
        };
        let target = scores.decided.get(index).copied().flatten();
        let model = Model {
            best: id(fit.best),
            runner_up: id(fit.runner_up),
            margin: scores.margin(&outline, place).filter(|_| !fit.thin),
            verdict: if fit.thin { Verdict::NotAssessed } else { fit.verdict },
            stability: fit.stability.filter(|_| !fit.thin),
            target: target.map(|target| &*scores.pack.elements[target.element].short_id),
        };
        Some((&*framework.id, model))
    });
    models.collect()
}
