//! Chooses the recommended archetype of each framework.

use crate::answers::{Answers, Wanted};
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
    /// Element index.
    pub element: usize,
    /// The rule that decided; `None` when the organisation's wish did.
    pub rule: Option<usize>,
}

/// The recommended archetype of each framework, by framework index.
#[must_use]
pub fn decide(pack: &Pack, answers: &Answers, assessment: &Assessment, choice: TargetChoice) -> Vec<Option<Decided>> {
    let rules = targets(pack, &answers.given, assessment);
    let by_rule = |framework: usize| {
        rules[framework].map(|rule| Decided { element: pack.targets[rule].target, rule: Some(rule) })
    };
    let by_wish = |framework: usize| wanted_model(answers, framework).map(|element| Decided { element, rule: None });
    let decide = |framework: usize| match choice {
        TargetChoice::Rules => by_rule(framework),
        TargetChoice::Wanted => by_wish(framework).or_else(|| by_rule(framework)),
    };
    (0..pack.frameworks.len()).map(decide).collect()
}

/// The model of a framework that the organisation itself wants.
fn wanted_model(answers: &Answers, framework: usize) -> Option<usize> {
    answers.wanted.iter().find_map(|wanted| match wanted {
        Wanted::Model(of, element) if *of == framework => Some(*element),
        _ => None,
    })
}
