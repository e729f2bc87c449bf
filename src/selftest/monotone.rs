//! Whether a better answer ever lowers a dimension or a composite.

use std::collections::BTreeSet;

use super::samples::others;
use super::{SelfTest, elsewhere};
use crate::answers::Given;
use crate::condition::Condition;
use crate::diagnostics::Code;
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex};
use crate::pack::places::Thing;
use crate::pack::{FrameworkKind, Pack, Question};
use crate::record::Scope;
use crate::scoring::{Assessment, what_if};

pub(super) fn check(test: &mut SelfTest<'_>) {
    ordered_values(test);
    let reported = switched_by_better(test);
    elsewhere::check(test, &reported);
    steps(test, &reported);
}

fn is_dimension(pack: &Pack, element: ElementIndex) -> bool {
    matches!(pack.frameworks[pack.elements[element].framework].kind, FrameworkKind::Dimensions)
}

/// Along the options of an ordered item evidence must not fall.
fn ordered_values(test: &mut SelfTest<'_>) {
    let pack = test.pack;
    for item in pack.items.iter().filter(|item| item.ordered) {
        for carry in item.carries.iter().filter(|carry| is_dimension(pack, carry.element)) {
            let mut steps = carry.values.windows(2).zip(item.options.raw.windows(2));
            if let Some((_, options)) = steps.find(|(values, _)| values[1] < values[0]) {
                let (better, worse) = (&options[1].id, &options[0].id);
                let element = &pack.elements[carry.element].id;
                let message =
                    format!("in `{}` the answer `{better}` ranks above `{worse}` but lowers `{element}`", item.id);
                let place = format!("{}#{better}", item.id);
                let help = "list the options from worst to best, or remove `ordered: true`";
                test.push(Thing::Option, &place, Code::NotMonotone, message, help);
            }
        }
    }
}

/// A `when` that reads an item of the same score would let a better answer bring in a question that lowers it. Gives
/// the items read in that way.
fn switched_by_better(test: &mut SelfTest<'_>) -> BTreeSet<ItemIndex> {
    let pack = test.pack;
    let mut reported = BTreeSet::new();
    for question in pack.questions.iter().filter(|question| !question.otherwise_worst) {
        for read in question.when.iter().flat_map(Condition::items) {
            if let Some(score) = shared_score(pack, question, read)
                && reported.insert(read)
            {
                let (switched, read) = (&question.id, &pack.items[read].id);
                let message = format!(
                    "`{switched}` is asked depending on `{read}`, which is scored too: a better answer there could lower `{score}`"
                );
                let help = "add `otherwise: worst` to the question, so that not asking it is no advantage";
                test.push(Thing::Item, switched, Code::NotMonotone, message, help);
            }
        }
    }
    reported
}

/// The id of a dimension or composite of the question that a better answer to the item could lower.
fn shared_score<'p>(pack: &'p Pack, question: &Question, read: ItemIndex) -> Option<&'p str> {
    let carried = |item: ItemIndex| pack.items[item].carries.iter().map(|carry| carry.element);
    let own: BTreeSet<ElementIndex> = question.items.iter().flat_map(carried).collect();
    let other: BTreeSet<ElementIndex> = carried(read).collect();
    // A better answer on a ladder of its own, such as a spectrum's, brings the question in just as well.
    let ladder = pack.items[read].ordered && !other.is_empty();
    let element = own.iter().find(|element| is_dimension(pack, **element) && (ladder || other.contains(element)));
    let both = |index: FrameworkIndex| {
        let inside = pack.elements_of(pack.framework_measure(index));
        let among = |elements: &BTreeSet<ElementIndex>| elements.iter().any(|element| inside.contains(element));
        among(&own) && among(&other)
    };
    let composite = || composites(pack).find(|index| both(*index)).map(|index| pack.frameworks[index].id.as_str());
    element.map(|element| pack.elements[*element].id.as_str()).or_else(composite)
}

/// Tries every step up of every ordered item from several starting points.
fn steps(test: &mut SelfTest<'_>, reported: &BTreeSet<ItemIndex>) {
    let pack = test.pack;
    let measures: Vec<Measure> = better_is_higher(pack).collect();
    let mut lowered: BTreeSet<(ItemIndex, Measure)> = BTreeSet::new();
    for mut given in others(pack) {
        for item in pack.items.keys().filter(|item| switches(pack, *item) && !reported.contains(item)) {
            let mut at = |option: OptionIndex| {
                let kept = std::mem::replace(&mut given[item], Given::Option(option));
                let scored = what_if(pack, &given, Scope::Full);
                given[item] = kept;
                scored
            };
            let scores: Vec<Assessment> = pack.items[item].options.keys().map(&mut at).collect();
            let falls = |pair: &[Assessment], measure: Measure| pair[1].measure(measure) < pair[0].measure(measure);
            let fallen = measures.iter().filter(|measure| scores.windows(2).any(|pair| falls(pair, **measure)));
            lowered.extend(fallen.map(|measure| (item, *measure)));
        }
    }
    let mut named = BTreeSet::new();
    for (item, measure) in lowered.into_iter().filter(|(item, _)| named.insert(*item)) {
        let (item, measure) = (&pack.items[item].id, pack.measure_id(measure));
        let message =
            format!("a better answer to `{item}` can lower `{measure}`, through the questions it switches on or off");
        let help = "let those questions follow the worse answers with `otherwise: worst`, or measure something else";
        test.push(Thing::Item, item, Code::NotMonotone, message, help);
    }
}

/// Only what some question's `when` reads can lower a score by more than its own evidence.
fn switches(pack: &Pack, item: ItemIndex) -> bool {
    let mut read = pack.questions.iter().filter_map(|question| question.when.as_ref()).flat_map(Condition::items);
    pack.items[item].ordered && read.any(|other| other == item)
}

fn better_is_higher(pack: &Pack) -> impl Iterator<Item = Measure> + '_ {
    let dimensions = pack.elements.keys().filter(|element| is_dimension(pack, *element));
    let dimensions = dimensions.map(|element| pack.measure_of_element(element));
    dimensions.chain(composites(pack).map(|index| pack.framework_measure(index)))
}

fn composites(pack: &Pack) -> impl Iterator<Item = FrameworkIndex> + '_ {
    let composite = |index: &FrameworkIndex| matches!(pack.frameworks[*index].kind, FrameworkKind::Composite { .. });
    pack.frameworks.keys().filter(composite)
}
