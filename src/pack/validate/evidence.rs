//! What answers say about elements: evidence of options and bands, and measures spread over ordered options.

use indexmap::IndexMap;

use super::Check;
use super::items::Options;
use crate::diagnostics::{Code, Diagnostic, Span, tick};
use crate::index::{ElementIndex, FrameworkIndex, OptionIndex, TiSlice};
use crate::pack::{Carry, Choice, FrameworkKind, Item, ONE, QuestionKind, WEIGHT};
use crate::yaml::{Fraction, IdMap, Spanned, Word};

/// One evidence of one option.
#[derive(Clone, Copy)]
pub(super) struct Evidence {
    element: ElementIndex,
    value: i64,
    span: Span,
}

impl Check<'_> {
    /// The evidence of one option or band; `models` says whether it may tell models apart.
    pub(super) fn evidence(&mut self, map: Option<&IdMap<Spanned<Fraction>>>, models: bool) -> Vec<Evidence> {
        map.into_iter().flatten().filter_map(|(word, number)| self.one_evidence(word, number, models)).collect()
    }

    fn one_evidence(&mut self, word: &Word, number: &Spanned<Fraction>, models: bool) -> Option<Evidence> {
        let element = self.element(word);
        let value = self.problems.exact(number);
        let (element, value) = (element?, value?);
        let archetype = self.is_model(element);
        if archetype && !models {
            let message =
                format!("{} is a model, and only a question of kind `choice` tells models apart", tick(&word.value));
            let help = "ask it as `choice`, or remove this evidence";
            self.problems.at(word.span, Code::EvidenceMix, message, help);
            return None;
        }
        let (low, high) = self.evidence_range(element);
        if archetype && value != 0 && value != ONE {
            let message = format!("{} is no evidence for a model, which an option matches or not", number.value);
            self.problems.at(
                number.span,
                Code::EvidenceRange,
                message,
                "write 1 where it matches, and leave it out elsewhere",
            );
        } else if value < low || value > high {
            let message = format!("{} lies outside the range of {}", number.value, tick(&word.value));
            let help = format!("write a number from {} to {}", low / ONE, high / ONE);
            self.problems.at(number.span, Code::EvidenceRange, message, help);
        }
        Some(Evidence { element, value: value.clamp(low, high), span: word.span })
    }

    /// What an item with options carries: its measures, or its options' evidence.
    pub(super) fn choice_carries(
        &mut self,
        item: &Item,
        options: &Options,
        measures: Option<&Spanned<IdMap<Spanned<f64>>>>,
        weight: i64,
    ) -> Vec<Carry> {
        let Some(measures) = measures else {
            let mut carries = self.evidence_carries(item, &options.evidence, weight);
            if item.kind == QuestionKind::Choices {
                for carry in &mut carries {
                    bound_subsets(carry, &options.choices);
                }
            }
            return carries;
        };
        if let Some(evidence) = options.evidence.iter().flatten().next() {
            let message = format!("{} has both `measures` and options with `evidence`", tick(&item.id));
            let found = Diagnostic::at(measures.span, Code::EvidenceMix, message, "keep one of the two");
            self.problems.push(found.with_related(evidence.span, "an option's evidence"));
        }
        if !item.ordered {
            let message = format!("{} has `measures`, but its options have no order", tick(&item.id));
            let help = "list the options from worst to best and add `ordered: true` to the question";
            self.problems.at(measures.span, Code::NeedsOrder, message, help);
        }
        let found = measures.0.iter().filter_map(|(word, number)| self.measured(word, number, options.choices.len()));
        found
            .map(|mut carry| {
                carry.weight *= weight;
                carry
            })
            .collect()
    }

    /// One element that ordered options are spread over; its weight still lacks the question's.
    fn measured(&mut self, word: &Word, number: &Spanned<f64>, options: usize) -> Option<Carry> {
        let element = self.element(word);
        let weight = self.problems.weight(number);
        let element = element?;
        if self.is_model(element) {
            let message = format!("{} is a model, which options match or not", tick(&word.value));
            let help = "give the options `evidence` of 1 for the models they match, instead of `measures`";
            self.problems.at(word.span, Code::EvidenceMix, message, help);
            return None;
        }
        let (low, high) = self.evidence_range(element);
        let steps = i64::try_from(options).unwrap_or(1).max(2) - 1;
        let values = (0..=steps).map(|step| low + (2 * (high - low) * step + steps) / (2 * steps)).collect();
        Some(Carry { element, weight, values, lowest: low, highest: high, floor: low, ceiling: high })
    }

    /// What columns of evidence, one for each option or band, add up to.
    pub(super) fn evidence_carries(&mut self, item: &Item, columns: &[Vec<Evidence>], weight: i64) -> Vec<Carry> {
        let mut rows: IndexMap<ElementIndex, Vec<i64>> = IndexMap::new();
        for (column, evidence) in columns.iter().enumerate() {
            for one in evidence {
                rows.entry(one.element).or_insert_with(|| vec![0; columns.len()])[column] = one.value;
            }
        }
        if let Some(framework) = self.model_framework(item, columns) {
            rows = self.complete_models(framework, rows, item, columns);
        }
        let carry = |(element, values): (ElementIndex, Vec<i64>)| {
            let lowest = values.iter().copied().min().unwrap_or_default();
            let highest = values.iter().copied().max().unwrap_or_default();
            let (floor, ceiling) = self.evidence_range(element);
            Carry { element, weight: weight * WEIGHT, values, lowest, highest, floor, ceiling }
        };
        rows.into_iter().map(carry).collect()
    }

    /// The archetypes framework an item is about; nothing else may stand beside it.
    fn model_framework(&mut self, item: &Item, columns: &[Vec<Evidence>]) -> Option<FrameworkIndex> {
        let all = || columns.iter().flatten();
        let first = all().find(|one| self.is_model(one.element))?;
        let framework = self.pack.elements[first.element].framework;
        let other = all().find(|one| self.pack.elements[one.element].framework != framework);
        if let Some(other) = other {
            let message = format!("{} has evidence for models, so it can have no other evidence", tick(&item.id));
            let help = "ask about the other thing in a question of its own";
            let found = Diagnostic::at(other.span, Code::EvidenceMix, message, help);
            self.problems.push(found.with_related(first.span, "evidence for a model"));
        }
        Some(framework)
    }

    /// Every item about models counts for each of them, with 0 where an option does not name a model.
    fn complete_models(
        &mut self,
        framework: FrameworkIndex,
        mut rows: IndexMap<ElementIndex, Vec<i64>>,
        item: &Item,
        columns: &[Vec<Evidence>],
    ) -> IndexMap<ElementIndex, Vec<i64>> {
        let mut complete = IndexMap::new();
        let mut unmatched = Vec::new();
        for element in self.pack.frameworks[framework].elements {
            let values = rows.swap_remove(&element).unwrap_or_else(|| vec![0; columns.len()]);
            if !values.contains(&ONE) {
                unmatched.push(self.pack.elements[element].id.clone());
            }
            complete.insert(element, values);
        }
        if !unmatched.is_empty() {
            let span = columns.iter().flatten().next().map_or(Span::default(), |one| one.span);
            let models = unmatched.iter().map(|id| tick(id)).collect::<Vec<_>>().join(" and ");
            let message = format!("no option of {} matches {models}", tick(&item.id));
            let help = "every model needs one option that such an organisation would choose, with evidence 1";
            self.problems.at(span, Code::EvidenceMix, message, help);
        }
        complete
    }

    fn is_model(&self, element: ElementIndex) -> bool {
        let framework = self.pack.elements[element].framework;
        let kind = self.pack.frameworks.get(framework).map(|framework| &framework.kind);
        matches!(kind, Some(FrameworkKind::Archetypes))
    }
}

/// Several options add up: the bounds are those of the best and the worst set that can be chosen.
fn bound_subsets(carry: &mut Carry, choices: &TiSlice<OptionIndex, Choice>) {
    let joint = carry.values.iter().zip(choices).filter(|(_, choice)| !choice.exclusive).map(|(value, _)| *value);
    let (gains, losses): (Vec<i64>, Vec<i64>) = joint.filter(|value| *value != 0).partition(|value| *value > 0);
    // one option alone gives the bounds so far; all that add something together give more
    if !gains.is_empty() {
        carry.highest = carry.highest.max(gains.iter().sum()).min(carry.ceiling);
    }
    if !losses.is_empty() {
        carry.lowest = carry.lowest.min(losses.iter().sum()).max(carry.floor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::TiVec;

    fn bounds(values: &[i64], exclusive: &[usize], floor: i64) -> (i64, i64) {
        let choice = |(index, _): (usize, &i64)| Choice {
            id: index.to_string(),
            label: String::new(),
            exclusive: exclusive.contains(&index),
        };
        let choices: TiVec<OptionIndex, Choice> = values.iter().enumerate().map(choice).collect();
        let (lowest, highest) = (*values.iter().min().unwrap(), *values.iter().max().unwrap());
        let values = values.to_vec();
        let mut carry = Carry { element: 0.into(), weight: 1, values, lowest, highest, floor, ceiling: ONE };
        bound_subsets(&mut carry, &choices);
        (carry.lowest, carry.highest)
    }

    #[test]
    fn options_that_can_be_chosen_together_add_up_to_the_bounds() {
        assert_eq!(bounds(&[ONE / 2, ONE / 2, 0], &[2], 0), (0, ONE));
        assert_eq!(bounds(&[500, 300], &[], 0), (300, 800));
        assert_eq!(bounds(&[ONE - 2, ONE - 3], &[], 0), (ONE - 3, ONE));
        assert_eq!(bounds(&[2 - ONE, 3 - ONE, 400, 200], &[], -ONE), (-ONE, 600));
        assert_eq!(bounds(&[-600, -200, -900], &[2], -ONE), (-900, -200));
    }

    #[test]
    fn an_exclusive_option_counts_alone() {
        assert_eq!(bounds(&[200, 300, 900], &[2], 0), (200, 900));
    }
}
