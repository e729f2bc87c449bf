//! What an aim depends on: items, their comparisons and the elements whose scores count.

use std::collections::BTreeSet;

use super::aim::Aim;
use crate::condition::Condition;
use crate::index::{ElementIndex, ItemIndex};
use crate::pack::Pack;

/// A comparison with the answer to an item.
pub(super) struct Leaf<'c> {
    pub(super) condition: &'c Condition,
    pub(super) item: ItemIndex,
    /// The last item for whose sake it is read; `None` when the aim itself reads it.
    pub(super) until: Option<ItemIndex>,
}

/// Everything an aim depends on.
pub(super) struct Reads<'c> {
    pack: &'c Pack,
    pub(super) leaves: Vec<Leaf<'c>>,
    pub(super) items: BTreeSet<ItemIndex>,
    pub(super) elements: BTreeSet<ElementIndex>,
    /// Items whose question has not been looked at.
    pending: Vec<ItemIndex>,
}

impl<'c> Reads<'c> {
    pub(super) fn of(pack: &'c Pack, aim: &'c Aim) -> Self {
        let (items, elements) = (BTreeSet::new(), BTreeSet::new());
        let mut reads = Self { pack, leaves: Vec::new(), items, elements, pending: Vec::new() };
        for condition in aim.conditions() {
            reads.condition(condition, None);
        }
        while let Some(item) = reads.pending.pop() {
            let question = pack.question_of(item);
            if let Some(when) = &question.when {
                reads.condition(when, question.items.last());
            }
        }
        reads
    }

    /// The comparisons with one item.
    pub(super) fn leaves_of(&self, item: ItemIndex) -> impl Iterator<Item = &'c Condition> + '_ {
        self.leaves.iter().filter(move |leaf| leaf.item == item).map(|leaf| leaf.condition)
    }

    fn condition(&mut self, condition: &'c Condition, until: Option<ItemIndex>) {
        let pack = self.pack;
        for leaf in condition.leaves() {
            match leaf {
                Condition::Answer { item, .. } | Condition::Amount { item, .. } => {
                    self.leaf(leaf, *item, until);
                    self.item(*item);
                }
                Condition::Score { measure, .. } => {
                    pack.elements_of(*measure).into_iter().for_each(|element| self.element(element));
                }
                Condition::Best { framework, .. } => {
                    pack.frameworks[*framework].elements.iter().for_each(|element| self.element(element));
                }
                Condition::Target { framework, .. } => {
                    let rules = pack.targets.iter().filter(|rule| rule.framework == *framework);
                    rules.filter_map(|rule| rule.when.as_ref()).for_each(|when| self.condition(when, until));
                }
                Condition::Finding(finding) => self.condition(&pack.findings[*finding].when, until),
                Condition::All(_) | Condition::Any(_) | Condition::Not(_) => {}
            }
        }
    }

    fn leaf(&mut self, condition: &'c Condition, item: ItemIndex, until: Option<ItemIndex>) {
        match self.leaves.iter_mut().find(|leaf| leaf.condition == condition) {
            Some(known) => known.until = known.until.zip(until).map(|(one, other)| one.max(other)),
            None => self.leaves.push(Leaf { condition, item, until }),
        }
    }

    fn element(&mut self, element: ElementIndex) {
        if self.elements.insert(element) {
            for (item, of) in self.pack.items.iter_enumerated() {
                if of.carries.iter().any(|carry| carry.element == element) {
                    self.item(item);
                }
            }
        }
    }

    fn item(&mut self, item: ItemIndex) {
        if self.items.insert(item) {
            self.pending.push(item);
        }
    }
}
