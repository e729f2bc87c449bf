//! Small valid packs and answers to them, drawn from a seed.

use std::fmt::Write as _;

use crate::answers::{Answers, Given};
use crate::diagnostics::Diagnostics;
use crate::pack::{Pack, PackText, QuestionKind, load};

/// Numbers that look random and are the same in every run.
pub(super) struct Draws(u64);

impl Draws {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Less than `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Questions with the element they measure, all ordered.
const ORDERED: [(&str, &str); 9] = [
    ("a0", "dim.a"),
    ("a1", "dim.a"),
    ("a2", "dim.a"),
    ("b0", "dim.b"),
    ("b1", "dim.b"),
    ("c0", "dim.c"),
    ("c1", "dim.c"),
    ("s0", "way.s"),
    ("s1", "way.s"),
];
const MODELS: [&str; 3] = ["m0", "m1", "m2"];

pub(super) fn parsed(text: String) -> Pack {
    let mut found = Diagnostics::new();
    let texts = [PackText { name: "drawn.yaml".to_owned(), text }];
    let pack = load(&texts, &mut found);
    pack.unwrap_or_else(|| panic!("{found:?}\n{}", texts[0].text))
}

/// A pack with at most so many actions.
pub(super) fn pack(draws: &mut Draws, most: usize) -> Pack {
    let mut text = "id: drawn\nversion: 1.0.0\ntitle: D\nsections:\n- id: s\n  title: S\n  questions:\n".to_owned();
    for (question, element) in ORDERED {
        let weight = 1 + draws.below(3);
        let when = if question == "c1" && draws.chance(40) {
            "when: {question: a0, at_least: o1}, otherwise: worst, "
        } else {
            ""
        };
        let _ = writeln!(
            text,
            "  - {{id: {question}, ask: Q, kind: choice, ordered: true, weight: {weight}, {when}measures: {{{element}: 1}}, \
             options: [{{id: o0, label: O}}, {{id: o1, label: O}}, {{id: o2, label: O}}, {{id: o3, label: O}}]}}"
        );
    }
    text += "  - {id: tools, ask: Q, kind: choices, options: [{id: o0, label: O, evidence: {dim.b: 0.25}}, \
             {id: o1, label: O, evidence: {dim.b: 0.25}}, {id: o2, label: O, evidence: {dim.b: 0.5}}, \
             {id: none, label: O, exclusive: true}]}\n";
    for question in MODELS {
        let _ = writeln!(
            text,
            "  - {{id: {question}, ask: Q, kind: choice, options: [{{id: o0, label: O, evidence: {{model.red: 1}}}}, \
             {{id: o1, label: O, evidence: {{model.blue: 1}}}}]}}"
        );
    }
    parsed(text + &frameworks(draws) + &findings(draws) + &waves(draws) + &actions(draws, most))
}

fn frameworks(draws: &mut Draws) -> String {
    let mut number = |from: usize, width: usize| from + draws.below(width);
    format!(
        "frameworks:\n- {{id: dim, kind: dimensions, title: D, elements: [{{id: a, title: T, meaning: m}}, \
         {{id: b, title: T, meaning: m}}, {{id: c, title: T, meaning: m}}]}}\n\
         - {{id: way, kind: spectrum, title: W, poles: [{{id: left, title: L, meaning: m}}, {{id: right, title: R, \
         meaning: m}}], cuts: [-25, 25], strands: [{{id: s, title: T, meaning: m}}]}}\n\
         - {{id: model, kind: archetypes, title: M, elements: [{{id: red, title: T, meaning: m}}, {{id: blue, title: T, \
         meaning: m}}]}}\n\
         - {{id: all, kind: composite, title: A, of: {{dim.a: 1, dim.b: 2, dim.c: 1}}, levels: [\
         {{id: low, title: L, from: 0, meaning: m}}, {{id: mid, title: M, from: {}, meaning: m, requires: [\
         {{score: dim.a, at_least: {}}}, {{score: dim.c, at_least: {}}}]}}]}}\n\
         goals:\n  dim.a: {{target: {}, weight: {}}}\n  dim.b: {{target: {}}}\n  all: {{target: 70}}\n  \
         way: {{target: 40, weight: {}}}\n  model: {{fit: 80, weight: {}}}\n\
         targets:\n- {{framework: model, target: blue, because: B}}\n",
        number(35, 20),
        number(30, 30),
        number(30, 40),
        number(40, 50),
        number(1, 3),
        number(40, 50),
        number(1, 3),
        number(1, 3),
    )
}

fn findings(draws: &mut Draws) -> String {
    let mut question = || ORDERED[draws.below(ORDERED.len())].0;
    let mut both = |join: &str| {
        format!("{{{join}: [{{question: {}, at_most: o1}}, {{question: {}, at_most: o0}}]}}", question(), question())
    };
    format!(
        "findings:\n- {{code: one, when: {}, severity: critical, title: T, detail: D}}\n\
         - {{code: two, when: {}, severity: warning, title: T, detail: D}}\n\
         - {{code: three, when: {{score: dim.b, below: 50}}, severity: warning, title: T, detail: D}}\n\
         - {{code: four, when: {{best: model, is: red}}, severity: warning, title: T, detail: D}}\n\
         - {{code: five, when: {{score: way, below: 0}}, severity: info, title: T, detail: D}}\n",
        both("any"),
        both("all"),
    )
}

fn waves(draws: &mut Draws) -> String {
    let mut text = "waves:\n".to_owned();
    for (id, months) in [("now", "[0, 3]"), ("next", "[3, 6]"), ("later", "[6, 12]")] {
        let (weeks, places) = (3 + draws.below(9), 1 + draws.below(3));
        let _ = writeln!(
            text,
            "- {{id: {id}, title: T, months: {months}, capacity_weeks: {weeks}, max_actions: {places}}}"
        );
    }
    text
}

fn actions(draws: &mut Draws, most: usize) -> String {
    let mut text = "actions:\n".to_owned();
    for action in 0..3 + draws.below(most - 2) {
        let mut moves: Vec<String> = Vec::new();
        for _ in 0..=draws.below(3) {
            let step = match draws.below(12) {
                0 => format!("tools: o{}", draws.below(3)),
                1 | 2 => format!("{}: o{}", MODELS[draws.below(3)], usize::from(draws.chance(80))),
                _ => format!("{}: o{}", ORDERED[draws.below(ORDERED.len())].0, 1 + draws.below(3)),
            };
            if !moves.iter().any(|other| other[..2] == step[..2]) {
                moves.push(step);
            }
        }
        let needs = if action > 0 && draws.chance(35) { format!("a{}", draws.below(action)) } else { String::new() };
        let _ = writeln!(
            text,
            "- {{id: a{action}, title: A, requires: [{needs}], moves: {{{}}}, effort_weeks: {}.5, owner: O{}, \
             deliverable: D, metric: M, why: W}}",
            moves.join(", "),
            draws.below(6),
            draws.below(3)
        );
    }
    text
}

/// One answer to each item, the low ones more often; `open` of 100 are left open.
pub(super) fn answers(pack: &Pack, draws: &mut Draws, open: usize) -> Answers {
    let mut answers = Answers::empty(pack);
    for (index, item) in pack.items.iter_enumerated() {
        answers.given[index] = match item.kind {
            _ if draws.chance(open) => Given::Unknown,
            QuestionKind::Choices => Given::Options(vec![draws.below(item.options.len()).into()]),
            _ => {
                let two = [(); 2].map(|()| draws.below(item.options.len()));
                Given::Option(two[0].min(two[1]).into())
            }
        };
    }
    answers
}
