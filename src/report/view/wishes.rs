//! What the organisation wants beside what is recommended and what is.

use serde::Serialize;

use super::lookup::Lookup;
use super::sentence;
use crate::record::{FrameworkRecord, Record};
use crate::report::format::Ruler;

/// One wish.
#[derive(Debug, Serialize)]
pub(super) struct Wish {
    what: String,
    wanted: String,
    recommended: Option<String>,
    today: String,
    /// `same`, `differs`, or `none` where nothing is recommended.
    agreement: &'static str,
    sentence: String,
}

/// Every wish, in the order of the pack.
pub(super) fn wishes(record: &Record, lookup: &Lookup) -> Vec<Wish> {
    let mut found = Vec::new();
    for (id, framework) in &record.frameworks {
        match framework {
            FrameworkRecord::Archetypes(framework) => {
                let name = |id: &String| sentence::model(framework, id);
                let target = framework.target.as_ref().filter(|target| !target.chosen_by_wanted);
                let today = framework.best.as_ref().map_or_else(|| "not assessed".to_owned(), name);
                found.extend(framework.wanted.as_ref().map(|wanted| {
                    let same = target.is_some_and(|target| target.element == *wanted);
                    let target = target.map(|target| name(&target.element));
                    wish(framework.title.clone(), name(wanted), target, today, same)
                }));
            }
            FrameworkRecord::Spectrum(framework) => {
                let ruler = Ruler::spectrum(framework.scale);
                let title = framework.title.clone();
                found.extend(scored(title, ruler, framework.wanted, framework.target, framework.position));
            }
            FrameworkRecord::Dimensions(framework) => {
                let ruler = Ruler::percent(framework.scale);
                found.extend(framework.dimensions.iter().filter_map(|(element, one)| {
                    let title = lookup.full_title(&format!("{id}.{element}"));
                    scored(title, ruler, one.wanted, one.target, one.score)
                }));
            }
            FrameworkRecord::Composite(framework) => {
                let ruler = Ruler::percent(framework.scale);
                let title = framework.title.clone();
                found.extend(scored(title, ruler, framework.wanted, framework.target, framework.score));
            }
        }
    }
    found
}

fn scored(what: String, ruler: Ruler, wanted: Option<f64>, target: Option<f64>, now: Option<f64>) -> Option<Wish> {
    let wanted = wanted?;
    let same = target.is_some_and(|target| (target - wanted).abs() < 0.05);
    Some(wish(what, ruler.score(wanted), target.map(|target| ruler.score(target)), ruler.maybe(now), same))
}

fn wish(what: String, wanted: String, recommended: Option<String>, today: String, same: bool) -> Wish {
    let (agreement, sentence) = match &recommended {
        None => ("none", "The questionnaire recommends nothing here.".to_owned()),
        Some(_) if same => ("same", "Your wish and the recommendation agree.".to_owned()),
        Some(target) => {
            ("differs", format!("You want {wanted}; recommended is {target}. Settle this before planning."))
        }
    };
    Wish { what, wanted, recommended, today, agreement, sentence }
}
