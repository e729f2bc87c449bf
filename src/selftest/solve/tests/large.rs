//! Large packs: the self-test decides everything about them within its budget.

use std::fmt::Write as _;

use crate::pack::small;
use crate::selftest::solve::Solver;
use crate::selftest::{SelfTest, everything};

/// Two hundred questions about ten dimensions and four models: yes and no or five options, chains of conditions,
/// levels with requirements, thirty findings, and an action for each question that measures something.
#[expect(clippy::too_many_lines, reason = "one pack, part after part")]
fn large(options: usize) -> String {
    let mut text =
        "id: large\nversion: 1.0.0\ntitle: Large\nsections:\n- id: all\n  title: All\n  questions:\n".to_owned();
    for place in 0..12 {
        let model = |option: usize| format!("{{id: o{option}, label: O, evidence: {{model.m{option}: 1}}}}");
        let options: Vec<String> = (0..4).map(model).collect();
        let _ = writeln!(text, "  - {{id: m{place}, kind: choice, ask: Q, options: [{}]}}", options.join(", "));
    }
    let ids: Vec<String> = (0..options).map(|option| format!("{{id: o{option}, label: O}}")).collect();
    for place in 0..188 {
        // Of the questions about one dimension every other follows the one before.
        let follows = match place {
            10.. if place / 10 % 2 == 1 => {
                format!("when: {{question: q{}, at_least: o1}}, otherwise: worst, ", place - 10)
            }
            _ => String::new(),
        };
        let weight = 1 + place % 3;
        let _ = writeln!(
            text,
            "  - {{id: q{place}, kind: choice, ask: Q, weight: {weight}, {follows}ordered: true, measures: {{d.e{}: 1}}, options: [{}]}}",
            place % 10,
            ids.join(", ")
        );
    }
    text += "frameworks:\n- {id: model, kind: archetypes, title: M, elements: [";
    text += &(0..4).map(|model| format!("{{id: m{model}, title: M, meaning: m}}")).collect::<Vec<_>>().join(", ");
    text += "]}\n- id: d\n  kind: dimensions\n  title: D\n  elements: [";
    text += &(0..10).map(|element| format!("{{id: e{element}, title: E, meaning: m}}")).collect::<Vec<_>>().join(", ");
    text += "]\n  levels:\n";
    for level in 0..6 {
        let _ = writeln!(text, "  - {{id: l{level}, title: L, from: {}, meaning: m}}", level * 17);
    }
    text += "- id: whole\n  kind: composite\n  title: W\n  of: {d: 1}\n  levels:\n";
    for level in 0..5 {
        let requires = match level {
            0 => String::new(),
            _ => format!(
                "requires: [{{score: d.e{level}, at_least: {}}}, {{score: d.e9, at_least: {}}}], ",
                level * 20,
                level * 15
            ),
        };
        let _ = writeln!(text, "  - {{id: l{level}, title: L, from: {}, {requires}meaning: m}}", level * 20);
    }
    text += "targets:\n";
    for model in 0..4 {
        let _ = writeln!(
            text,
            "- {{framework: model, when: {{all: [{{best: model, is: m{model}}}, {{score: whole, at_least: {}}}]}}, target: m{}, because: B}}",
            20 * model,
            (model + 1) % 4
        );
    }
    text += "findings:\n";
    for place in 0..30 {
        let (one, other) = (place * 6, place * 6 + 7);
        let _ = writeln!(
            text,
            "- {{code: f{place}, when: {{all: [{{question: q{one}, is: o1}}, {{not: {{question: q{other}, at_least: o1}}}}, {{score: d.e{}, at_least: 60}}, {{score: whole, below: 50}}, {{any: [{{best: model, is: m{}}}, {{score: d.e{}, below: 20}}]}}]}}, severity: info, title: F, detail: D}}",
            place % 10,
            place % 4,
            (place + 5) % 10,
        );
    }
    text += "goals: {whole: {target: 80}}\nwaves: [{id: now, title: Now, months: [0, 3], capacity_weeks: 9, max_actions: 9}]\nactions:\n";
    for place in 0..188 {
        let when = if place % 6 == 0 && place < 180 {
            format!("when: {{any: [{{finding: f{}}}, {{score: d.e{}, below: 90}}]}}, ", place / 6, place % 10)
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "- {{id: a{place}, title: A, {when}moves: {{q{place}: o{}}}, effort_weeks: 1, owner: O, deliverable: D, metric: M, why: W}}",
            options - 1
        );
    }
    text
}

#[test]
fn two_hundred_questions_are_decided_with_most_of_the_budget_left() {
    for options in [2, 5] {
        let pack = small::pack(&large(options));
        let mut test = SelfTest { pack: &pack, solver: Solver::new(&pack), found: Vec::new() };
        everything(&mut test);
        let found: Vec<&str> = test.found.iter().map(|found| found.message.as_str()).collect();
        assert!(found.is_empty(), "{options} options: {found:?}");
        assert!(test.solver.share_left() > 0.7, "{options} options: {}", test.solver.share_left());
    }
}
