//! A small questionnaire with every kind of advice, for tests to bend.

use super::{Pack, PackText, load};
use crate::answers::{Answers, AnswersFile, validate};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// The questionnaire as written.
pub(crate) const TEXT: &str = "\
id: small
version: 1.0.0
title: Small
frameworks:
  - id: model
    kind: archetypes
    title: Model
    elements: [{id: one, title: The One, meaning: M}, {id: two, title: The Two, meaning: M}]
  - id: care
    kind: dimensions
    title: Care
    elements: [{id: rules, title: Rules, meaning: M, single: S}, {id: habits, title: Habits, meaning: M, single: S}]
    levels: [{id: begun, title: Begun, from: 0, meaning: M}, {id: settled, title: Settled, from: 60, meaning: M}]
sections:
  - id: all
    title: All
    questions:
      - {id: size, kind: number, ask: How many people?}
      - {id: a, kind: choice, ask: Who?, options: [{id: us, label: Us, evidence: {model.one: 1}}, {id: them, label: Them, evidence: {model.two: 1}}]}
      - {id: b, kind: choice, ask: Who?, options: [{id: us, label: Us, evidence: {model.one: 1}}, {id: them, label: Them, evidence: {model.two: 1}}]}
      - {id: c, kind: choice, ask: Who?, options: [{id: us, label: Us, evidence: {model.one: 1}}, {id: them, label: Them, evidence: {model.two: 1}}]}
      - {id: d, kind: choice, ask: Who?, options: [{id: us, label: Us, evidence: {model.one: 1}}, {id: them, label: Them, evidence: {model.two: 1}}]}
      - {id: e, kind: choice, ask: Who?, options: [{id: us, label: Us, evidence: {model.one: 1}}, {id: them, label: Them, evidence: {model.two: 1}}]}
      - id: policy
        kind: choice
        ordered: true
        ask: Is there a policy?
        options: [{id: nothing, label: Not any}, {id: spoken, label: Spoken}, {id: filed, label: Filed}, {id: known, label: Known}]
        measures: {care.rules: 1}
      - id: habit
        kind: choice
        ordered: true
        ask: Is there a habit?
        options: [{id: rarely, label: Rarely}, {id: often, label: Often}, {id: always, label: Always}]
        measures: {care.habits: 1}
goals:
  care.rules: {target: 90}
  care.habits: {target: 90}
worth: 0.2
owner_share: 0.5
waves:
  - id: now
    title: Now
    months: [0, 3]
    capacity_weeks: 10
    max_actions: 5
    capacity_by: [{when: {question: size, at_most: 49}, capacity_weeks: 2}]
roles:
  head:
    - {when: {question: size, at_most: 49}, title: Managing director}
    - {title: Head of communications}
  friend: [{title: Colleague}]
actions:
  - id: policy-page
    title: Write a policy
    moves: {policy: known}
    effort_weeks: 4
    duration_weeks: 6
    owner: head
    deliverable: A page
    metric: M
    why: There is none
    variants:
      - {when: {question: size, at_most: 9}, title: Agree half a page, owner: friend, effort_weeks: 0.5, duration_weeks: 1}
      - {when: {question: policy, at_least: spoken}, title: Explain the policy, why: There is one, effort_weeks: 2}
  - {id: practice, title: Practise, requires: [policy-page], moves: {habit: always}, effort_weeks: 3, owner: friend, deliverable: D, metric: M, why: W}
findings:
  - code: unruly
    when: {question: policy, at_most: filed}
    severity: warning
    title: Nobody knows the rules
    detail: D
    so_what: Somebody will break them.
    remedied_by: [policy-page]
    questions: [policy]
  - {code: idle, when: {question: habit, is: rarely}, severity: info, title: T, detail: D}
messages:
  - slot: standing
    when: {score: care.rules, at_least: 60}
    text: '{organisation} is {model.best}, {care.rules.level}.'
  - {slot: standing, text: '{organisation} is {model.best} in {model.matches} of {model.answered}.'}
  - {slot: risk, text: 'See to it: {findings.1.title}.'}
  - {slot: plan, text: '{wave.1.actions} actions, {wave.1.weeks} weeks, until {wave.1.ends}.'}
";

/// The text with a passage replaced that stands in it.
pub(crate) fn bent(from: &str, to: &str) -> String {
    assert!(TEXT.contains(from), "the small pack has no {from:?}");
    TEXT.replacen(from, to, 1)
}

/// The pack of a text, and every problem found in reading it.
pub(crate) fn read(text: &str) -> (Option<Pack>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let pack = load(&[PackText { name: "small.yaml".to_owned(), text: text.to_owned() }], &mut diagnostics);
    (pack, diagnostics)
}

/// The pack of a text without problems.
pub(crate) fn pack(text: &str) -> Pack {
    let (pack, diagnostics) = read(text);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    pack.unwrap()
}

/// What the problems of a text say, with code and line.
pub(crate) fn problems(text: &str) -> Vec<String> {
    listed(&read(text).1)
}

/// What problems say, with code and line.
pub(crate) fn listed(diagnostics: &Diagnostics) -> Vec<String> {
    let line = |found: &Diagnostic| found.span.map_or(0, |span| span.line);
    let list =
        |found: &&Diagnostic| format!("{} {}: {} ({})", line(found), found.code.name(), found.message, found.help);
    diagnostics.sorted().iter().map(list).collect()
}

/// The answers of a file to a pack, and every problem found in reading it.
pub(crate) fn answers(pack: &Pack, text: &str) -> (Option<Answers>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source("answers.yaml", text);
    let written: AnswersFile = crate::yaml::read(file, &mut diagnostics).unwrap();
    (validate(&written, pack, String::new(), &mut diagnostics), diagnostics)
}
