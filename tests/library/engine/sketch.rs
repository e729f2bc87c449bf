//! Small valid packs and answers to them, drawn from a handful of numbers.

use std::fmt::{self, Write as _};

use crate::answers::{Answers, Given};
use crate::index::OptionIndex;
use crate::pack::{Item, Pack, QuestionKind};
use proptest::prelude::*;

/// A pack in outline.
#[derive(Clone)]
pub(crate) struct Sketch {
    pub(crate) questions: Vec<QuestionSketch>,
    pub(crate) models: Vec<ModelSketch>,
    pub(crate) actions: Vec<ActionSketch>,
    /// Weights of composites, and of goals.
    pub(crate) weights: [u16; 4],
    /// Weeks and places of the two waves.
    pub(crate) room: [u8; 4],
    /// Every weight of a question or member is multiplied by this.
    pub(crate) scale: u32,
}

/// A question in outline.
#[derive(Debug, Clone)]
pub(crate) struct QuestionSketch {
    kind: u8,
    element: u8,
    options: u8,
    weight: u16,
    allows_na: bool,
    worst: bool,
    pulse: bool,
    when: Option<(u8, u8, u8)>,
    values: [u8; 4],
}

/// A question that tells models apart: which model an extra option matches besides the last.
#[derive(Debug, Clone)]
pub(crate) struct ModelSketch {
    extra: Option<u8>,
    weight: u16,
    allows_na: bool,
}

/// An action in outline.
#[derive(Debug, Clone)]
pub(crate) struct ActionSketch {
    moves: Vec<(u8, u8)>,
    requires: Option<u8>,
    /// Half weeks.
    effort: u8,
}

const DIMENSIONS: [&str; 3] = ["dim.a", "dim.b", "dim.c"];
/// The first questions: kind and element, so that every element has two; context first, for conditions to read.
const BASE: [(u8, u8); 12] =
    [(10, 0), (10, 0), (0, 0), (0, 1), (0, 2), (8, 0), (8, 1), (4, 0), (0, 1), (5, 2), (8, 0), (7, 1)];
const STRANDS: [&str; 2] = ["way.s", "way.t"];
pub(crate) const MODELS: [&str; 3] = ["red", "green", "blue"];

pub(crate) fn sketches() -> impl Strategy<Value = Sketch> {
    let questions = prop::collection::vec(question(), BASE.len() + 2..BASE.len() + 8);
    let models = prop::collection::vec(model(), 5..9);
    let actions = prop::collection::vec(action(), 3..8);
    let weights = prop::array::uniform4(1..4000_u16);
    let room = prop::array::uniform4(1..12_u8);
    (questions, models, actions, weights, room).prop_map(|(questions, models, actions, weights, room)| Sketch {
        questions,
        models,
        actions,
        weights,
        room,
        scale: 1,
    })
}

fn question() -> impl Strategy<Value = QuestionSketch> {
    let when = prop::option::weighted(0.2, (any::<u8>(), 0..6_u8, any::<u8>()));
    let flags = (any::<bool>(), prop::bool::weighted(0.7), any::<bool>());
    (0..11_u8, any::<u8>(), 2..6_u8, 1..4000_u16, flags, when, prop::array::uniform4(any::<u8>())).prop_map(
        |(kind, element, options, weight, (allows_na, worst, pulse), when, values)| QuestionSketch {
            kind,
            element,
            options,
            weight,
            allows_na,
            worst,
            pulse,
            when,
            values,
        },
    )
}

fn model() -> impl Strategy<Value = ModelSketch> {
    (prop::option::of(0..3_u8), 1..4000_u16, any::<bool>()).prop_map(|(extra, weight, allows_na)| ModelSketch {
        extra,
        weight,
        allows_na,
    })
}

fn action() -> impl Strategy<Value = ActionSketch> {
    let moves = prop::collection::vec((any::<u8>(), any::<u8>()), 1..4);
    (moves, prop::option::weighted(0.3, any::<u8>()), 1..12_u8).prop_map(|(moves, requires, effort)| ActionSketch {
        moves,
        requires,
        effort,
    })
}

/// A failing case is shown as the pack it stands for.
impl fmt::Debug for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.yaml(&self.order()))
    }
}

impl Sketch {
    /// The ids of its questions, those for models last.
    pub(crate) fn order(&self) -> Vec<usize> {
        (0..self.questions.len() + self.models.len()).collect()
    }

    /// The earlier question that one depends on.
    pub(crate) fn reads(&self, question: usize) -> Option<usize> {
        let (at, ..) = self.questions.get(question)?.when?;
        let known: Vec<usize> = (0..question).filter(|earlier| matches!(self.kind(*earlier), 0..=4 | 8 | 10)).collect();
        known.get(usize::from(at) % known.len().max(1)).copied()
    }

    /// 0 to 3 ordered choice, 4 choice with evidence, 5 choices, 6 number, 7 matrix, 8 strand, 9 text, 10 context.
    fn kind(&self, question: usize) -> u8 {
        BASE.get(question).map_or(self.questions[question].kind, |(kind, _)| *kind)
    }

    fn element(&self, question: usize) -> usize {
        usize::from(BASE.get(question).map_or(self.questions[question].element, |(_, element)| *element))
    }

    /// The pack as YAML, with its questions in that order; those left out of `order` are left out.
    pub(crate) fn yaml(&self, order: &[usize]) -> String {
        let questions: Vec<String> = order.iter().map(|index| self.question(*index)).collect();
        let [one, two, three, four] = self.weights.map(|weight| thousandths(u32::from(weight) * self.scale));
        let text = format!(
            "id: sketch\nversion: 1.0.0\ntitle: Sketch\nsections:\n- id: all\n  title: All\n  questions:\n{}\
             frameworks:\n\
             - {{id: dim, kind: dimensions, title: D, elements: [{}], levels: [\
             {{id: low, title: Low, from: 0, meaning: m}}, \
             {{id: mid, title: Mid, from: 40, meaning: m, requires: [{{score: dim.a, at_least: 30}}]}}, \
             {{id: top, title: Top, from: 70, meaning: m, requires: [{{score: inner, at_least: 50}}]}}]}}\n\
             - {{id: way, kind: spectrum, title: W, poles: [{{id: left, title: L, meaning: m}}, \
             {{id: right, title: R, meaning: m}}], cuts: [-25, 25], strands: [{}]}}\n\
             - {{id: model, kind: archetypes, title: M, elements: [{}]}}\n\
             - {{id: inner, kind: composite, title: I, of: {{dim.a: {one}, dim.b: {two}}}}}\n\
             - {{id: outer, kind: composite, title: O, of: {{inner: {three}, dim.c: {four}}}, levels: [\
             {{id: low, title: Low, from: 0, meaning: m}}, \
             {{id: top, title: Top, from: 50, meaning: m, requires: [{{score: dim.c, at_least: 40}}]}}]}}\n",
            questions.concat(),
            elements(&["a", "b", "c"]),
            elements(&["s", "t"]),
            elements(&MODELS),
        );
        text + &self.roadmap(order) + &self.findings(order)
    }

    /// Reads what nothing else may read, because a question that changes nothing is a fault.
    fn findings(&self, order: &[usize]) -> String {
        let context = order.iter().filter(|question| **question < self.questions.len() && self.kind(**question) == 10);
        let finding = |question: &usize| {
            format!(
                "- {{code: f{question}, when: {{question: q{question}, is: o0}}, severity: info, title: T, detail: D}}\n"
            )
        };
        let findings: Vec<String> = context.map(finding).collect();
        if findings.is_empty() { String::new() } else { format!("findings:\n{}", findings.concat()) }
    }

    fn question(&self, index: usize) -> String {
        if let Some(model) = index.checked_sub(self.questions.len()) {
            return self.model_question(index, &self.models[model]);
        }
        let sketch = &self.questions[index];
        let kind = self.kind(index);
        let weight = thousandths(u32::from(sketch.weight) * self.scale);
        let mut text = format!("  - {{id: q{index}, ask: Q, ");
        if !matches!(kind, 9 | 10) {
            let _ = write!(text, "weight: {weight}, pulse: {}, ", sketch.pulse);
        }
        if sketch.allows_na {
            text.push_str("allow: [n/a], ");
        }
        if let Some(read) = self.reads(index) {
            let _ = write!(text, "when: {}, ", self.when(read, sketch));
            if sketch.worst && !matches!(kind, 9 | 10) {
                text.push_str("otherwise: worst, ");
            }
        }
        text.push_str(&body(kind, self.element(index), sketch));
        text + "}\n"
    }

    fn when(&self, read: usize, sketch: &QuestionSketch) -> String {
        let (_, form, at) = sketch.when.unwrap_or_default();
        let options = self.questions[read].options;
        let at = at % options;
        let ordered = matches!(self.kind(read), 0..=3 | 8);
        match form {
            0 | 1 if ordered => format!("{{question: q{read}, at_least: o{at}}}"),
            2 if ordered => format!("{{question: q{read}, at_most: o{at}}}"),
            3 => format!("{{not: {{question: q{read}, is: o{at}}}}}"),
            4 => format!("{{any: [{{question: q{read}, is: o{at}}}, {{question: q{read}, is: o0}}]}}"),
            _ => format!("{{question: q{read}, is: [o{at}, o1]}}"),
        }
    }

    fn model_question(&self, index: usize, sketch: &ModelSketch) -> String {
        let weight = thousandths(u32::from(sketch.weight) * self.scale);
        let na = if sketch.allows_na { "allow: [n/a], " } else { "" };
        let own = (0..3).map(|model| format!("{{id: o{model}, label: O, evidence: {{model.{}: 1}}}}", MODELS[model]));
        let extra = sketch.extra.map(|extra| {
            let (one, other) = (MODELS[usize::from(extra)], MODELS[usize::from((extra + 1) % 3)]);
            format!("{{id: o3, label: O, evidence: {{model.{one}: 1, model.{other}: 1}}}}")
        });
        let options: Vec<String> = own.chain(extra).collect();
        let options = options.join(", ");
        format!("  - {{id: q{index}, ask: Q, kind: choice, weight: {weight}, {na}options: [{options}]}}\n")
    }

    fn roadmap(&self, order: &[usize]) -> String {
        let [weeks, places, more_weeks, more_places] = self.room;
        let mut text = format!(
            "goals:\n  dim.a: {{target: 80, weight: {}}}\n  dim.b: {{target: 60}}\n  outer: {{target: 70}}\n  \
             way: {{target: 40, weight: 2}}\n  model: {{fit: 80, weight: 3}}\n\
             targets:\n- {{framework: model, target: blue, because: It is}}\n\
             waves:\n- {{id: now, title: Now, months: [0, 3], capacity_weeks: {weeks}, max_actions: {places}}}\n\
             - {{id: next, title: Next, months: [3, 6], capacity_weeks: {more_weeks}, max_actions: {more_places}}}\n\
             actions:\n",
            thousandths(u32::from(self.weights[0])),
        );
        let movable: Vec<usize> = order.iter().copied().filter(|question| self.can_move(*question)).collect();
        for (index, action) in self.actions.iter().enumerate() {
            let requires = action.requires.filter(|_| index > 0).map(|at| format!("[a{}]", usize::from(at) % index));
            let mut moves: Vec<(usize, u8)> = Vec::new();
            for (at, option) in &action.moves {
                let question = movable[usize::from(*at) % movable.len()];
                if moves.iter().all(|(other, _)| *other != question) {
                    moves.push((question, option % self.options(question)));
                }
            }
            let moves: Vec<String> = moves.iter().map(|(question, option)| format!("q{question}: o{option}")).collect();
            let _ = writeln!(
                text,
                "- {{id: a{index}, title: A, requires: {}, moves: {{{}}}, effort_weeks: {}, owner: O, deliverable: D, \
                 metric: M, why: W}}",
                requires.unwrap_or_else(|| "[]".to_owned()),
                moves.join(", "),
                f32::from(action.effort) / 2.0
            );
        }
        text
    }

    fn can_move(&self, question: usize) -> bool {
        question >= self.questions.len() || matches!(self.kind(question), 0..=5 | 8 | 10)
    }

    fn options(&self, question: usize) -> u8 {
        match question.checked_sub(self.questions.len()) {
            Some(_) => 3,
            None => self.questions[question].options,
        }
    }
}

fn body(kind: u8, element: usize, sketch: &QuestionSketch) -> String {
    let (element, strand) = (DIMENSIONS[element % 3], STRANDS[element % 2]);
    let plain = |count: u8| -> String {
        let options: Vec<String> = (0..count).map(|option| format!("{{id: o{option}, label: O}}")).collect();
        options.join(", ")
    };
    // From one end of the range to the other, anything between.
    let spread = |count: u8, element: &str| -> String {
        let value = |option: u8| match option {
            0 => 0,
            _ if option + 1 == count => 1000,
            _ => u32::from(sketch.values[usize::from(option) % 4]) * 3,
        };
        let option = |option: u8| {
            format!("{{id: o{option}, label: O, evidence: {{{element}: {}}}}}", thousandths(value(option)))
        };
        (0..count).map(option).collect::<Vec<_>>().join(", ")
    };
    match kind {
        4 => format!("kind: choice, options: [{}]", spread(sketch.options, element)),
        5 => format!(
            "kind: choices, options: [{}, {{id: none, label: N, exclusive: true}}]",
            spread(sketch.options, element)
        ),
        6 => format!(
            "kind: number, min: 0, max: 100, bands: [{{below: 10, evidence: {{{element}: 0}}}}, \
             {{below: 50, evidence: {{{element}: {}}}}}, {{evidence: {{{element}: 1}}}}]",
            thousandths(u32::from(sketch.values[0]) * 3)
        ),
        7 => format!(
            "kind: matrix, ordered: true, options: [{}], rows: [{{id: r0, label: R, measures: {{{element}: 1}}}}, \
             {{id: r1, label: R, measures: {{{strand}: 0.5}}}}]",
            plain(sketch.options)
        ),
        8 => format!("kind: choice, ordered: true, measures: {{{strand}: 1}}, options: [{}]", plain(sketch.options)),
        9 => "kind: text".to_owned(),
        10 => format!("kind: choice, options: [{}]", plain(sketch.options)),
        _ => format!("kind: choice, ordered: true, measures: {{{element}: 1}}, options: [{}]", plain(sketch.options)),
    }
}

fn elements(ids: &[&str]) -> String {
    let elements: Vec<String> = ids.iter().map(|id| format!("{{id: {id}, title: T, meaning: m}}")).collect();
    elements.join(", ")
}

fn thousandths(number: u32) -> String {
    format!("{}.{:03}", number / 1000, number % 1000)
}

/// Numbers that answers to any pack can be drawn from.
pub(crate) fn draws() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 40)
}

/// Numbers for packs that are not sketched, the same in every run.
pub(crate) fn spread(seed: u16) -> Vec<u16> {
    let number = |at: u32| u16::try_from((at * 7919 + u32::from(seed) * 104) % 9973).unwrap_or_default();
    (0..200).map(number).collect()
}

/// One answer to each item; `open` of 10 are left open, some n/a where allowed.
pub(crate) fn drawn(pack: &Pack, draws: &[u16], open: u16) -> Answers {
    let mut answers = Answers::empty(pack);
    for (index, item) in pack.items.iter_enumerated() {
        let draw = draws[usize::from(index) % draws.len()];
        answers.given[index] = match draw % 10 {
            low if low < open => [Given::Unanswered, Given::Unknown][usize::from(draw / 10 % 2)].clone(),
            9 if pack.question_of(index).allows_na => Given::NotApplicable,
            _ => any_given(item, draw / 10),
        };
    }
    answers
}

/// Some answer that is not open.
pub(crate) fn any_given(item: &Item, draw: u16) -> Given {
    let draw = usize::from(draw);
    match item.kind {
        QuestionKind::Choices => {
            let drawn = |at: &OptionIndex| draw >> usize::from(*at) & 1 == 1 && !item.options[*at].exclusive;
            let chosen: Vec<OptionIndex> = item.options.keys().filter(drawn).collect();
            let alone = item.options.last_key().expect("options");
            Given::Options(if chosen.is_empty() { vec![alone] } else { chosen })
        }
        QuestionKind::Number => Given::Number(f64::from(u8::try_from(draw % 101).unwrap_or_default())),
        QuestionKind::Text => Given::Text("words".to_owned()),
        _ => Given::Option((draw % item.options.len()).into()),
    }
}
