//! Sentences about the result that hold for any pack.

use crate::record::{Archetypes, Verdict};
use crate::report::format::list;

/// The name people see for a model.
pub(super) fn model(framework: &Archetypes, id: &str) -> String {
    framework.elements.get(id).map_or_else(|| id.to_owned(), |info| info.title.clone())
}

/// One word or two for a verdict.
pub(super) fn verdict_label(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotAssessed => "Not assessed",
        Verdict::Tentative => "Tentative",
        Verdict::Between => "In between",
        Verdict::Clear => "Clear",
    }
}

/// How far the best model can be relied on, in a sentence.
pub(super) fn verdict(framework: &Archetypes) -> String {
    let (answered, applicable) = (framework.answered, framework.applicable);
    match framework.verdict {
        Verdict::NotAssessed if answered == 0 => "No question about this has been answered yet.".to_owned(),
        Verdict::NotAssessed => "No answer matches any of the models.".to_owned(),
        Verdict::Tentative => format!(
            "Only {answered} of {applicable} questions about this are answered, too few to rely on; read it as a first guess."
        ),
        Verdict::Between if framework.margin.is_some_and(|margin| margin <= 0.0) => {
            format!("{} fit equally well; the answers do not decide between them.", between(framework))
        }
        Verdict::Between => {
            format!("It lies between {}: leaving out a single answer can change which fits best.", between(framework))
        }
        Verdict::Clear => "Clear: leaving out any one answer does not change which model fits best.".to_owned(),
    }
}

/// The models it lies between, as `a and b`.
pub(super) fn between(framework: &Archetypes) -> String {
    let names: Vec<String> = framework.between.iter().map(|id| model(framework, id)).collect();
    list(&names)
}
