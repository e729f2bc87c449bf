//! What conditions can still turn out to be, when some items are answered and others are not.

use super::cell::{Cell, Problem, Slot};
use super::range::Range;
use super::tally::{Part, Span, Tally};
use crate::answers::Given;
use crate::condition::{Bound, Condition, Truth};
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Measure, MeasureKind, QuestionIndex, TiVec, ti_vec};
use crate::pack::{FrameworkKind, ONE, Pack, WEIGHT};
use crate::record::{Scope, Score};

/// Answers given so far, and what follows from them.
pub(super) struct Bounds<'a> {
    pub(super) problem: &'a Problem<'a>,
    /// The answer to each cell; `None` while it is open.
    pub(super) chosen: &'a [Option<usize>],
    /// Whether each question is asked.
    asked: TiVec<QuestionIndex, Range>,
    /// The score of each element that counts; `None` when it has none.
    spans: Vec<Option<Span>>,
}

impl<'a> Bounds<'a> {
    pub(super) fn new(problem: &'a Problem<'a>, chosen: &'a [Option<usize>]) -> Self {
        let asked = ti_vec![Range::from(Truth::True); problem.pack.questions.len()];
        let mut bounds = Self { problem, chosen, asked, spans: Vec::new() };
        // Conditions read earlier questions only.
        for question in &problem.conditional {
            if let Some(when) = &problem.pack.questions[*question].when {
                bounds.asked[*question] = bounds.range(when);
            }
        }
        bounds.spans = bounds.element_spans();
        bounds
    }

    pub(super) fn pack(&self) -> &'a Pack {
        self.problem.pack
    }

    /// Whether the aim is reached.
    pub(super) fn aim(&self) -> Range {
        self.problem.aim.range(&|condition| self.range(condition))
    }

    /// Whether the question of a cell is asked.
    pub(super) fn asked(&self, cell: &Cell) -> Range {
        self.asked[cell.question]
    }

    /// What a condition can be.
    pub(super) fn range(&self, condition: &Condition) -> Range {
        match condition {
            Condition::All(parts) => Range::all(parts.iter().map(|part| self.range(part))),
            Condition::Any(parts) => Range::any(parts.iter().map(|part| self.range(part))),
            Condition::Not(part) => self.range(part).negate(),
            Condition::Answer { item, options } => self.compared(*item, |given| given.is_among(options)),
            Condition::Amount { item, bound } => self.compared(*item, |given| given.lies(*bound)),
            Condition::Score { measure, bound } => self.score(*measure, *bound),
            Condition::Best { framework, elements } => self.best(*framework, elements),
            Condition::Target { framework, elements } => self.target(*framework, elements),
            Condition::Finding(finding) => self.range(&self.pack().findings[*finding].when).is_true(),
        }
    }

    fn compared(&self, item: ItemIndex, compare: impl Fn(&Given) -> Truth) -> Range {
        let off = Range::from(Truth::False);
        let Some(place) = self.problem.places[item] else { return Range { low: Truth::False, high: Truth::True } };
        let cell = &self.problem.cells[place];
        let asked = self.asked(cell);
        if asked.high == Truth::False {
            return off;
        }
        let open = cell.values.as_slice();
        let values = self.chosen[place].map_or(open, |value| std::slice::from_ref(&open[value]));
        let answered = Range::over(values.iter().map(compare)).unwrap_or(off);
        if asked.low == Truth::True { answered } else { answered.or(off) }
    }

    fn score(&self, measure: Measure, bound: Bound) -> Range {
        let undetermined = Range::from(Truth::Undetermined);
        let Some(span) = self.span(measure) else { return undetermined };
        let ends = [span.low, span.high].map(|score| Truth::from(bound.admits(score.points())));
        let range = Range::over(ends).unwrap_or(undetermined);
        if span.absent { range.or(undetermined) } else { range }
    }

    /// The first rule that holds decides.
    fn target(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Range {
        let mut possible = Vec::new();
        for rule in self.pack().targets.iter().filter(|rule| rule.framework == framework) {
            let holds = rule.when.as_ref().map_or(Truth::True.into(), |when| self.range(when)).is_true();
            if holds.includes(Truth::True) {
                possible.push(elements.contains(&rule.target).into());
            }
            if holds.low == Truth::True {
                return Range::over(possible).unwrap_or(Truth::Undetermined.into());
            }
        }
        possible.push(Truth::Undetermined);
        Range::over(possible).unwrap_or(Truth::Undetermined.into())
    }

    /// What a cell can say about an element.
    pub(super) fn part(&self, place: usize, slot: &Slot) -> Part {
        let asked = self.asked(&self.problem.cells[place]);
        let mut part = Part::nothing(slot.open.weight);
        if asked.high == Truth::True {
            match self.chosen[place] {
                Some(value) => part.allow(slot.evidence[value]),
                None => part = slot.open,
            }
        }
        if asked.low != Truth::True {
            part.allow(slot.switched_off);
        }
        // The short version may leave out what decides whether the question is asked; then it stays open.
        if self.problem.scope == Scope::Pulse && asked.includes(Truth::Undetermined) {
            part.allow(None);
        }
        part
    }

    fn element_spans(&self) -> Vec<Option<Span>> {
        let mut tallies = vec![Tally::default(); self.problem.elements.len()];
        for (place, cell) in self.problem.cells.iter().enumerate() {
            for slot in &cell.slots {
                tallies[slot.element].add(&self.part(place, slot));
            }
        }
        tallies.into_iter().map(|tally| tally.span(ONE)).collect()
    }

    /// The score of a measure; `None` when it has none.
    fn span(&self, measure: Measure) -> Option<Span> {
        let pack = self.pack();
        let framework = match pack.measured(measure) {
            MeasureKind::Element(element) => return self.spans[self.problem.element(element)?],
            MeasureKind::Framework(framework) => &pack.frameworks[framework],
        };
        let mut tally = Tally::default();
        let mut add = |weight: i64, span: Option<Span>| {
            if let Some(span) = span {
                let values = Some((span.low.parts(), span.high.parts()));
                tally.add(&Part { weight, values, absent: span.absent });
            }
        };
        if let FrameworkKind::Composite { members } = &framework.kind {
            for (member, weight) in members {
                add(*weight, self.span(pack.member_measure(*member)));
            }
        } else {
            for part in framework.elements {
                add(WEIGHT, self.span(pack.measure_of_element(part)));
            }
        }
        tally.span(Score::WHOLE)
    }
}
