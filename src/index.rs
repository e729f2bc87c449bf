//! Indices of a pack's things, one type for each kind, so that an item's index cannot be taken for an element's.
//!
//! Lists are [`TiVec`]s, which only an index of their own kind reads. Arithmetic on indices stays in here.

use std::iter::Map;
use std::ops::Range;

pub use typed_index_collections::{TiSlice, TiVec, ti_vec};

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(usize);

        impl From<usize> for $name {
            #[inline]
            fn from(place: usize) -> Self {
                Self(place)
            }
        }

        impl From<$name> for usize {
            #[inline]
            fn from(index: $name) -> Self {
                index.0
            }
        }
    )*};
}

indices! {
    /// A section of a pack.
    SectionIndex
    /// A question of a pack.
    QuestionIndex
    /// An item of a pack: what gets one answer.
    ItemIndex
    /// An option of one item.
    OptionIndex
    /// A framework of a pack.
    FrameworkIndex
    /// An element of a pack, counted through all frameworks.
    ElementIndex
    /// What has a score: the elements of a pack in its order, then its frameworks.
    Measure
    /// A goal of a pack.
    GoalIndex
    /// A rule that recommends a model.
    TargetIndex
    /// A finding of a pack: the rule that makes it.
    FindingIndex
    /// An action of a pack.
    ActionIndex
    /// A wave of a pack.
    WaveIndex
    /// A role of a pack.
    RoleIndex
}

/// What a measure is the score of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureKind {
    /// An element.
    Element(ElementIndex),
    /// A framework as a whole.
    Framework(FrameworkIndex),
}

impl Measure {
    /// The measure of an element.
    #[must_use]
    #[inline]
    pub(crate) fn of_element(element: ElementIndex) -> Self {
        Self(element.0)
    }

    /// The measure of a framework, where there are so many elements.
    #[must_use]
    #[inline]
    pub(crate) fn of_framework(framework: FrameworkIndex, elements: usize) -> Self {
        Self(elements + framework.0)
    }

    /// What it is the score of, where there are so many elements.
    #[must_use]
    #[inline]
    pub(crate) fn kind(self, elements: usize) -> MeasureKind {
        match self.0.checked_sub(elements) {
            Some(framework) => MeasureKind::Framework(FrameworkIndex(framework)),
            None => MeasureKind::Element(ElementIndex(self.0)),
        }
    }
}

impl OptionIndex {
    /// Its position counted from 0, which conditions compare with numbers.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "an item has a handful of options")]
    pub fn position(self) -> f64 {
        self.0 as f64
    }

    /// How many steps lie between two options.
    #[must_use]
    pub fn distance(self, other: Self) -> usize {
        self.0.abs_diff(other.0)
    }
}

/// Neighbours in one list, such as the items of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<I> {
    start: I,
    end: I,
}

impl<I: Copy + From<usize> + Into<usize>> Run<I> {
    /// From the first index up to one that no longer belongs to it.
    #[must_use]
    pub fn new(start: I, end: I) -> Self {
        Self { start, end }
    }

    #[inline]
    fn places(self) -> Range<usize> {
        self.start.into()..self.end.into()
    }

    /// The first index; not one of its own when it is empty.
    #[must_use]
    #[inline]
    pub fn start(self) -> I {
        self.start
    }

    /// The last index.
    #[must_use]
    pub fn last(self) -> Option<I> {
        self.iter().next_back()
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.places().len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.places().is_empty()
    }

    /// Whether an index is one of them.
    #[must_use]
    #[inline]
    pub fn contains(self, index: I) -> bool {
        self.places().contains(&index.into())
    }

    /// The index at a place counted from 0.
    #[must_use]
    pub fn nth(self, place: usize) -> Option<I> {
        self.iter().nth(place)
    }

    /// The place of an index, counted from 0.
    #[must_use]
    #[inline]
    pub fn place_of(self, index: I) -> Option<usize> {
        self.contains(index).then(|| index.into() - self.start.into())
    }

    /// Every index, rising.
    #[inline]
    pub fn iter(self) -> Map<Range<usize>, fn(usize) -> I> {
        self.places().map(I::from)
    }

    /// What stands at these indices.
    #[must_use]
    #[inline]
    pub fn of<T>(self, all: &TiSlice<I, T>) -> &[T] {
        &all.raw[self.places()]
    }
}

impl<I: Copy + From<usize> + Into<usize>> IntoIterator for Run<I> {
    type Item = I;
    type IntoIter = Map<Range<usize>, fn(usize) -> I>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(start: usize, end: usize) -> Run<ItemIndex> {
        Run::new(start.into(), end.into())
    }

    #[test]
    fn a_run_gives_its_indices_and_no_others() {
        let run = run(2, 5);
        let inside = [2, 3, 4].map(ItemIndex::from);
        assert_eq!(run.iter().collect::<Vec<_>>(), inside);
        assert_eq!(run.into_iter().next(), Some(run.start()));
        assert_eq!((run.len(), run.is_empty(), run.last()), (3, false, Some(inside[2])));
        assert_eq!(
            (0..7).map(|at| run.contains(at.into())).collect::<Vec<_>>(),
            [false, false, true, true, true, false, false]
        );
    }

    #[test]
    fn places_of_a_run_count_from_its_start() {
        let run = run(2, 5);
        assert_eq!([0, 2, 3].map(|place| run.nth(place)), [Some(2.into()), Some(4.into()), None]);
        assert_eq!([1, 2, 4, 5].map(|at| run.place_of(at.into())), [None, Some(0), Some(2), None]);
    }

    #[test]
    fn a_run_reads_its_part_of_a_list() {
        let list: TiVec<ItemIndex, char> = "abcdef".chars().collect();
        assert_eq!(run(2, 5).of(&list), ['c', 'd', 'e']);
        assert!(run(6, 6).of(&list).is_empty());
    }

    #[test]
    fn an_empty_run_has_nothing() {
        let run = run(3, 3);
        assert_eq!((run.len(), run.is_empty(), run.last(), run.nth(0)), (0, true, None, None));
        assert_eq!((run.contains(3.into()), run.place_of(3.into())), (false, None));
        assert_eq!(run.iter().count(), 0);
    }

    #[test]
    fn a_measure_is_an_element_or_a_framework() {
        let (element, framework) = (ElementIndex(3), FrameworkIndex(1));
        assert_eq!(Measure::of_element(element).kind(4), MeasureKind::Element(element));
        assert_eq!(Measure::of_framework(framework, 4).kind(4), MeasureKind::Framework(framework));
        assert!(Measure::of_element(element) < Measure::of_framework(FrameworkIndex(0), 4));
    }

    #[test]
    fn options_know_their_position_and_distance() {
        assert!((OptionIndex(3).position() - 3.0).abs() < f64::EPSILON);
        assert_eq!((OptionIndex(1).distance(OptionIndex(4)), OptionIndex(4).distance(OptionIndex(1))), (3, 3));
    }
}
