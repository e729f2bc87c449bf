//! What the pack has to advise: actions, findings, benchmarks, rules, and what the self-test says of it all.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostics, render};
use crate::index::ActionIndex;
use crate::pack::{self, Pack, builtin};
use crate::record::FindingSeverity;

use super::{advised, model};
use crate::suites::support::{self_test, social_strategy};

#[test]
fn actions_are_complete_and_without_circles() {
    let pack = social_strategy();
    assert!(pack.actions.len() >= 30);
    for action in &pack.actions {
        let texts = [&action.title, &action.deliverable, &action.metric, &action.why];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "{}", action.id);
        assert!(!matches!(&action.owner, pack::Owner::Text(owner) if owner.trim().is_empty()), "{}", action.id);
        assert!(action.effort_weeks > 0.0 && !action.sources.is_empty() && !action.moves.is_empty(), "{}", action.id);
    }
    let mut waiting: Vec<ActionIndex> = pack.actions.keys().collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        let open = waiting.clone();
        waiting.retain(|action| pack.actions[*action].requires.iter().any(|required| open.contains(required)));
        assert!(
            waiting.len() < before,
            "a circle among {:?}",
            waiting.iter().map(|a| &pack.actions[*a].id).collect::<Vec<_>>()
        );
    }
}

/// What published work puts before what.
#[test]
fn published_sequences_are_kept() {
    let pack = social_strategy();
    let index = |id: &str| pack.actions.position(|action| action.id == id).unwrap();
    for (before, after) in [
        ("sponsor-named", "hub-charter"),
        ("sponsor-named", "business-issues"),
        ("policy-short", "everyone-trained"),
        ("everyone-trained", "open-to-staff"),
        ("crisis-drill", "spokes-answer"),
        ("listening-desk", "guest-manners"),
        ("guest-manners", "public-dialogue"),
        ("place-goals", "roadmap-funded"),
        ("page-conversation", "advocate-circle"),
        ("account-audit", "tool-consolidation"),
    ] {
        assert!(needs(pack, index(after), index(before)), "{before} before {after}");
    }
    for spread in ["partner-circle", "supplier-circle", "partner-rooms"] {
        for foundation in ["policy-short", "presence-rota", "council", "project-rooms"] {
            assert!(needs(pack, index(spread), index(foundation)), "{foundation} before {spread}");
        }
    }
}

fn needs(pack: &Pack, action: ActionIndex, other: ActionIndex) -> bool {
    pack.actions[action].requires.iter().any(|required| *required == other || needs(pack, *required, other))
}

#[test]
fn findings_rest_on_answers_and_sources() {
    let pack = social_strategy();
    assert!(pack.findings.len() >= 12);
    for finding in &pack.findings {
        assert!(
            !finding.questions.is_empty() && !finding.sources.is_empty() && !finding.detail.is_empty(),
            "{}",
            finding.code
        );
    }
}

#[test]
fn what_is_grave_says_what_follows_and_what_remedies_it() {
    let grave = social_strategy().findings.iter().filter(|rule| rule.severity > FindingSeverity::Info);
    assert!(grave.clone().count() > 10);
    for rule in grave {
        assert!(rule.so_what.is_some() && !rule.remedied_by.is_empty(), "{}", rule.code);
    }
}

#[test]
fn benchmarks_are_dated_and_sourced() {
    let pack = social_strategy();
    assert!(pack.benchmarks.len() >= 20);
    let mut years = BTreeMap::<&str, BTreeSet<i32>>::new();
    for benchmark in &pack.benchmarks {
        assert!((2009..=2026).contains(&benchmark.year), "{}", benchmark.id);
        assert!(pack.sources.contains_key(&benchmark.source), "{}", benchmark.id);
        assert!(benchmark.n.is_some() || benchmark.note.is_some(), "{}: of whom?", benchmark.id);
        years.entry(&benchmark.about).or_default().insert(benchmark.year);
    }
    for element in ["decentralised", "centralised", "hub-and-spoke", "multiple-hub"] {
        assert_eq!(years[format!("model.{element}").as_str()], BTreeSet::from([2010, 2012]), "{element}");
    }
}

#[test]
fn rules_can_recommend_every_model_with_a_reason() {
    let pack = social_strategy();
    for rule in &pack.targets {
        assert!(!rule.because.is_empty() && !rule.sources.is_empty());
    }
    let recommended: BTreeSet<String> =
        advised().iter().map(|(_, record)| model(record).target.clone().unwrap().element).collect();
    assert_eq!(recommended.len(), 5, "the examples alone are recommended {recommended:?}");
}

#[test]
fn the_self_test_has_nothing_to_say() {
    let mut diagnostics = Diagnostics::new();
    let texts = builtin::texts("social-strategy").unwrap();
    let pack = pack::load(&texts, &mut diagnostics).unwrap();
    self_test(&pack, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}", render::text(&diagnostics, false));
}
