//! Small valid packs drawn from a handful of numbers.

use std::fmt::Write as _;

/// Numbers that choices are drawn from, one after the other.
struct Draws<'d> {
    rest: std::iter::Cycle<std::slice::Iter<'d, u16>>,
}

/// The kinds of question in a sketch.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Ordered options spread over both elements or one.
    Ordered,
    /// Options with evidence of their own, or none.
    Plain,
    /// Options that add up, and an exclusive one.
    Boxes,
    /// A number in bands.
    Number,
    /// Options without evidence.
    Context,
    /// Options that tell the models apart.
    Model,
}

impl Draws<'_> {
    fn below(&mut self, bound: u16) -> u16 {
        self.rest.next().map_or(0, |draw| draw % bound)
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::from(self.below(u16::try_from(of.len()).unwrap()))]
    }

    fn once_in(&mut self, times: u16) -> bool {
        self.below(times) == 0
    }
}

/// A pack of four or five questions with two dimensions, their composite and two models.
pub(super) fn pack(draws: &[u16]) -> String {
    let mut draws = Draws { rest: draws.iter().cycle() };
    let mut kinds = vec![Kind::Ordered, Kind::Model];
    for _ in 0..2 + draws.below(2) {
        kinds.push(draws.one(&[Kind::Ordered, Kind::Plain, Kind::Boxes, Kind::Number, Kind::Context, Kind::Model]));
    }
    let turn = usize::from(draws.below(5)) % kinds.len();
    kinds.rotate_left(turn);
    let mut text =
        "id: sketch\nversion: 1.0.0\ntitle: Sketch\nsections:\n- id: all\n  title: All\n  questions:\n".to_owned();
    for (place, kind) in kinds.iter().enumerate() {
        text += &question(place, *kind, &kinds[..place], &mut draws);
    }
    text += "frameworks:\n- {id: model, kind: archetypes, title: M, elements: [{id: red, title: R, meaning: m}, {id: blue, title: B, meaning: m}]}\n";
    let levels = ladder(&mut draws, &["whole", "d.a", "d.b"]);
    let _ = writeln!(
        text,
        "- {{id: d, kind: dimensions, title: D, elements: [{{id: a, title: A, meaning: m}}, {{id: b, title: B, meaning: m}}], {levels}}}"
    );
    let levels = ladder(&mut draws, &["d.a", "d.b"]);
    let _ = writeln!(text, "- {{id: whole, kind: composite, title: W, of: {{d.a: 2, d: 1}}, {levels}}}");
    text += &advice(&kinds, &mut draws);
    text
}

fn ladder(draws: &mut Draws<'_>, measures: &[&str]) -> String {
    let mut from = 0;
    let mut all = vec!["{id: l0, title: L, from: 0, meaning: m}".to_owned()];
    for place in 1..4 {
        from += draws.one(&[5, 17, 25, 33]);
        let mut requires = String::new();
        if draws.once_in(2) {
            let _ =
                write!(requires, "{{score: {}, at_least: {}}}", draws.one(measures), draws.one(&[10, 34, 50, 75, 100]));
        }
        all.push(format!("{{id: l{place}, title: L, from: {from}, requires: [{requires}], meaning: m}}"));
    }
    format!("levels: [{}]", all.join(", "))
}

fn question(place: usize, kind: Kind, before: &[Kind], draws: &mut Draws<'_>) -> String {
    let mut text = format!("  - {{id: q{place}, ask: Q, ");
    if kind != Kind::Context {
        let _ = write!(text, "weight: {}, ", draws.one(&["1", "1", "2", "0.5", "1.7"]));
    }
    if draws.once_in(4) {
        text += "allow: [n/a], ";
    }
    if !before.is_empty() && draws.once_in(2) {
        let _ = write!(text, "when: {}, ", condition(before, 2, false, draws));
        if !matches!(kind, Kind::Context | Kind::Model) && draws.once_in(2) {
            text += "otherwise: worst, ";
        }
    }
    text + &body(kind, draws) + "}\n"
}

fn body(kind: Kind, draws: &mut Draws<'_>) -> String {
    let element = draws.one(&["d.a", "d.b"]);
    let value = |draws: &mut Draws<'_>| draws.one(&["0", "0.25", "1/3", "0.5", "2/3", "0.9", "1"]);
    match kind {
        Kind::Ordered => {
            let measures = draws.one(&["d.a: 1", "d.b: 1", "d.a: 1, d.b: 0.5"]);
            let options = draws.one(&[
                "{id: o0, label: O}, {id: o1, label: O}",
                "{id: o0, label: O}, {id: o1, label: O}, {id: o2, label: O}",
            ]);
            format!("kind: choice, ordered: true, measures: {{{measures}}}, options: [{options}]")
        }
        Kind::Plain => format!(
            "kind: choice, options: [{{id: o0, label: O, evidence: {{{element}: {}}}}}, {{id: o1, label: O, evidence: {{d.a: {}}}}}, {{id: o2, label: O}}]",
            value(draws),
            value(draws),
        ),
        Kind::Boxes => format!(
            "kind: choices, options: [{{id: o0, label: O, evidence: {{{element}: {}}}}}, {{id: o1, label: O, evidence: {{{element}: {}}}}}, {{id: o2, label: O, exclusive: true}}]",
            value(draws),
            value(draws),
        ),
        Kind::Number => format!(
            "kind: number, min: 0, max: 4, bands: [{{below: {}, evidence: {{{element}: 0}}}}, {{below: 3, evidence: {{{element}: {}}}}}, {{evidence: {{{element}: 1}}}}]",
            draws.one(&["1", "2"]),
            value(draws),
        ),
        Kind::Context => "kind: choice, ordered: true, options: [{id: o0, label: O}, {id: o1, label: O}]".to_owned(),
        Kind::Model => {
            let both =
                if draws.once_in(2) { ", {id: o2, label: O, evidence: {model.red: 1, model.blue: 1}}" } else { "" };
            format!(
                "kind: choice, options: [{{id: o0, label: O, evidence: {{model.red: 1}}}}, {{id: o1, label: O, evidence: {{model.blue: 1}}}}{both}]"
            )
        }
    }
}

/// A condition that reads these questions and, when it may, scores and models.
fn condition(kinds: &[Kind], depth: u16, scores: bool, draws: &mut Draws<'_>) -> String {
    let form = if depth == 0 { 0 } else { draws.below(6) };
    match form {
        1 | 2 => {
            let parts: Vec<String> =
                (0..2 + draws.below(2)).map(|_| condition(kinds, depth - 1, scores, draws)).collect();
            format!("{{{}: [{}]}}", if form == 1 { "all" } else { "any" }, parts.join(", "))
        }
        3 => format!("{{not: {}}}", condition(kinds, depth - 1, scores, draws)),
        _ if scores && draws.once_in(2) => {
            let bound = draws.one(&["at_least", "below"]);
            match draws.below(4) {
                0 => format!("{{best: model, is: {}}}", draws.one(&["red", "blue"])),
                _ => format!(
                    "{{score: {}, {bound}: {}}}",
                    draws.one(&["d.a", "d.b", "d", "whole", "model.red"]),
                    draws.one(&[1, 20, 33, 34, 50, 66, 67, 85, 100])
                ),
            }
        }
        _ => {
            let place = usize::from(draws.below(u16::try_from(kinds.len()).unwrap()));
            comparison(place, kinds[place], draws)
        }
    }
}

fn comparison(place: usize, kind: Kind, draws: &mut Draws<'_>) -> String {
    match kind {
        Kind::Number => format!("{{question: q{place}, {}: {}}}", draws.one(&["at_least", "at_most"]), draws.below(5)),
        Kind::Ordered | Kind::Context if draws.once_in(2) => {
            format!("{{question: q{place}, {}: o{}}}", draws.one(&["at_least", "at_most"]), draws.below(2))
        }
        Kind::Boxes | Kind::Plain => format!("{{question: q{place}, is: o{}}}", draws.below(3)),
        _ => format!("{{question: q{place}, is: {}}}", draws.one(&["o0", "o1", "[o0, o1]"])),
    }
}

fn advice(kinds: &[Kind], draws: &mut Draws<'_>) -> String {
    let mut text = "targets:\n".to_owned();
    for _ in 0..3 {
        let when =
            if draws.once_in(5) { String::new() } else { format!("when: {}, ", condition(kinds, 2, true, draws)) };
        let _ = writeln!(text, "- {{framework: model, {when}target: {}, because: B}}", draws.one(&["red", "blue"]));
    }
    text += "findings:\n";
    for place in 0..4 {
        let when = match draws.below(5) {
            0 => format!(
                "{{all: [{{target: model, is: {}}}, {}]}}",
                draws.one(&["red", "blue"]),
                condition(kinds, 2, true, draws)
            ),
            _ => condition(kinds, 3, true, draws),
        };
        let _ = writeln!(text, "- {{code: f{place}, when: {when}, severity: info, title: F, detail: D}}");
    }
    text += "waves: [{id: now, title: Now, months: [0, 3], capacity_weeks: 9, max_actions: 9}]\nactions:\n";
    for place in 0..3 {
        let movable = |place: &usize| kinds[*place] != Kind::Number;
        let movable: Vec<usize> = (0..kinds.len()).filter(movable).collect();
        let step = draws.one(&movable);
        let when = match draws.below(4) {
            0 => String::new(),
            1 => format!("when: {{finding: f{}}}, ", draws.below(4)),
            _ => format!("when: {}, ", condition(kinds, 2, true, draws)),
        };
        let _ = writeln!(
            text,
            "- {{id: a{place}, title: A, {when}moves: {{q{step}: o{}}}, effort_weeks: 1, owner: O, deliverable: D, metric: M, why: W}}",
            draws.below(2)
        );
    }
    text
}
