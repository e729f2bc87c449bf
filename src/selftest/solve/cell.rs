//! The items an aim depends on, each with the answers that make a difference and what these say.

use super::aim::Aim;
use super::domain::Domain;
use super::reads::{Leaf, Reads};
use super::tally::Part;
use crate::answers::Given;
use crate::index::{ElementIndex, ItemIndex, QuestionIndex, TiVec, ti_vec};
use crate::pack::{Carry, Pack};
use crate::record::Scope;
use crate::scoring::evidence;

/// An item.
pub(super) struct Cell {
    pub(super) item: ItemIndex,
    pub(super) question: QuestionIndex,
    /// The answers that make a difference.
    pub(super) values: Vec<Given>,
    /// What they say about each element that counts.
    pub(super) slots: Vec<Slot>,
}

/// What the answers to an item say about one element.
pub(super) struct Slot {
    /// The element's place among those that count.
    pub(super) element: usize,
    /// The evidence of each answer; `None` where it gives none.
    pub(super) evidence: Vec<Option<i64>>,
    /// Between what the evidence lies while the answer is open.
    pub(super) open: Part,
    /// What counts while the question is switched off.
    pub(super) switched_off: Option<i64>,
}

/// The items an aim depends on, in the order asked.
pub(super) struct Problem<'c> {
    pub(super) pack: &'c Pack,
    pub(super) aim: &'c Aim,
    pub(super) scope: Scope,
    pub(super) cells: Vec<Cell>,
    /// The place of each item among them.
    pub(super) places: TiVec<ItemIndex, Option<usize>>,
    pub(super) leaves: Vec<Leaf<'c>>,
    /// The elements whose scores count.
    pub(super) elements: Vec<ElementIndex>,
    /// Questions with a condition that count, in the order asked.
    pub(super) conditional: Vec<QuestionIndex>,
    /// Whether the answers listed are all there are.
    pub(super) complete: bool,
}

impl<'c> Problem<'c> {
    pub(super) fn new(pack: &'c Pack, aim: &'c Aim, scope: Scope) -> Self {
        let reads = Reads::of(pack, aim);
        let elements: Vec<ElementIndex> = reads.elements.iter().copied().collect();
        let mut places = ti_vec![None; pack.items.len()];
        let mut cells = Vec::with_capacity(reads.items.len());
        let mut complete = true;
        for item in &reads.items {
            let counts = |carry: &&Carry| reads.elements.contains(&carry.element);
            let carries: Vec<&Carry> = pack.items[*item].carries.iter().filter(counts).collect();
            let in_scope = pack.question_of(*item).is_in(scope);
            let domain = if in_scope {
                Domain::of(pack, *item, reads.leaves_of(*item).collect(), carries.clone())
            } else {
                Domain::left_out()
            };
            complete &= domain.complete;
            let slots = carries.iter().filter_map(|carry| {
                let element = elements.binary_search(&carry.element).ok()?;
                let mut slot = Slot::new(pack, *item, carry, element, &domain.values);
                slot.switched_off = slot.switched_off.filter(|_| in_scope);
                Some(slot)
            });
            places[*item] = Some(cells.len());
            let question = pack.items[*item].question;
            cells.push(Cell { item: *item, question, slots: slots.collect(), values: domain.values });
        }
        let mut conditional: Vec<QuestionIndex> = cells.iter().map(|cell| cell.question).collect();
        conditional.dedup();
        conditional.retain(|question| pack.questions[*question].when.is_some());
        Self { pack, aim, scope, cells, places, leaves: reads.leaves, elements, conditional, complete }
    }

    /// The place of an element among those that count.
    pub(super) fn element(&self, element: ElementIndex) -> Option<usize> {
        self.elements.binary_search(&element).ok()
    }
}

impl Cell {
    /// Keeps the answers at these places only.
    pub(super) fn keep(&mut self, kept: &[usize]) {
        self.values = kept.iter().map(|value| self.values[*value].clone()).collect();
        for slot in &mut self.slots {
            slot.keep(kept);
        }
    }
}

impl Slot {
    fn new(pack: &Pack, item: ItemIndex, carry: &Carry, element: usize, values: &[Given]) -> Self {
        let evidence: Vec<Option<i64>> = values.iter().map(|given| evidence(&pack.items[item], carry, given)).collect();
        let switched_off = pack.question_of(item).otherwise_worst.then_some(carry.lowest);
        let mut slot = Self { element, open: Part::nothing(carry.weight), switched_off, evidence };
        slot.bound();
        slot
    }

    fn keep(&mut self, kept: &[usize]) {
        self.evidence = kept.iter().map(|value| self.evidence[*value]).collect();
        self.bound();
    }

    fn bound(&mut self) {
        self.open = Part::nothing(self.open.weight);
        self.evidence.iter().for_each(|evidence| self.open.allow(*evidence));
    }
}
