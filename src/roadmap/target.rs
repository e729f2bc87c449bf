//! Chooses the recommended archetype of each framework.

use crate::answers::{Answers, Wanted};
use crate::index::{ElementIndex, FrameworkIndex, TargetIndex, TiVec};
use crate::pack::Pack;
use crate::scoring::{Assessment, targets};

/// Whose word counts for the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TargetChoice {
    /// The pack's rules.
    #[default]
    Rules,
    /// What the organisation itself wants, where it says so.
    Wanted,
}

/// A recommended archetype.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// The archetype.
    pub element: ElementIndex,
    /// The rule that decided; `None` when the organisation's wish did.
    pub rule: Option<TargetIndex>,
}

/// The recommended archetype of each framework.
#[must_use]
pub fn decide(
    pack: &Pack,
    answers: &Answers,
    assessment: &Assessment,
    choice: TargetChoice,
) -> TiVec<FrameworkIndex, Option<Decided>> {
    let rules = targets(pack, &answers.given, assessment);
    let by_rule = |framework: FrameworkIndex| {
        rules[framework].map(|rule| Decided { element: pack.targets[rule].target, rule: Some(rule) })
    };
    let by_wish =
        |framework: FrameworkIndex| wanted_model(answers, framework).map(|element| Decided { element, rule: None });
    let decide = |framework: FrameworkIndex| match choice {
        TargetChoice::Rules => by_rule(framework),
        TargetChoice::Wanted => by_wish(framework).or_else(|| by_rule(framework)),
    };
    pack.frameworks.keys().map(decide).collect()
}

/// The model of a framework that the organisation itself wants.
fn wanted_model(answers: &Answers, framework: FrameworkIndex) -> Option<ElementIndex> {
    answers.wanted.iter().find_map(|wanted| match wanted {
        Wanted::Model(of, element) if *of == framework => Some(*element),
        _ => None,
    })
}
