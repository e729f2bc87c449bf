//! Sentences about the result that hold for any pack.

use crate::record::{Archetypes, Verdict};
use crate::report::format::{Ruler, list};

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
        Verdict::NotAssessed if framework.thin => {
            format!("Only {answered} of {applicable} questions about this are answered, too few to tell.")
        }
        Verdict::NotAssessed => "No answer matches any of the models.".to_owned(),
        Verdict::Tentative => format!(
            "Only {answered} of {applicable} questions about this are answered, too few to rely on; read it as a first guess."
        ),
        Verdict::Between if is_tie(framework) => "The answers do not decide between them.".to_owned(),
        Verdict::Between => {
            format!("It lies between {}: leaving out a single answer can change which fits best.", between(framework))
        }
        Verdict::Clear => "Clear: leaving out any one answer does not change which model fits best.".to_owned(),
    }
}

/// Whether several models fit best alike.
pub(super) fn is_tie(framework: &Archetypes) -> bool {
    framework.between.len() > 1 && framework.margin.is_some_and(|margin| margin <= 0.0)
}

/// The model that fits best, or all that do.
pub(super) fn leaders(framework: &Archetypes) -> Option<String> {
    let best = framework.best.as_ref()?;
    Some(if is_tie(framework) { between(framework) } else { model(framework, best) })
}

/// What follows the leaders in a sentence: `fits best, with 88.9; next is Centralised with 33.3`.
pub(super) fn fits(framework: &Archetypes) -> Option<String> {
    let shown = |id: &String| Ruler::percent(framework.scale).maybe(framework.fit.get(id).copied().flatten());
    let best = framework.best.as_ref()?;
    if is_tie(framework) {
        return Some(format!("fit best, each with {}", shown(best)));
    }
    let next = |next: &String| format!("; next is {} with {}", model(framework, next), shown(next));
    Some(format!("fits best, with {}{}", shown(best), framework.runner_up.as_ref().map(next).unwrap_or_default()))
}

/// The models it lies between, as `a and b`.
pub(super) fn between(framework: &Archetypes) -> String {
    let names: Vec<String> = framework.between.iter().map(|id| model(framework, id)).collect();
    list(&names)
}
