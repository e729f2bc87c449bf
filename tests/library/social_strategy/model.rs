//! The questions that tell the five models apart.

use crate::index::ElementIndex;
use crate::pack::{Item, ONE, Pack};

use crate::suites::support::social_strategy;

fn items(pack: &Pack) -> Vec<&Item> {
    pack.items.keys().filter(|item| pack.is_archetype_item(*item)).map(|item| &pack.items[item]).collect()
}

/// The options of an item that a model's signature lists.
fn signature(item: &Item, element: ElementIndex) -> Vec<usize> {
    let values = &item.carries.iter().find(|carry| carry.element == element).unwrap().values;
    (0..values.len()).filter(|option| values[*option] == ONE).collect()
}

#[test]
fn there_are_at_least_eight_forced_choices() {
    let pack = social_strategy();
    let items = items(pack);
    assert!(items.len() >= 8);
    for item in items {
        assert!(!item.ordered && item.options.len() >= 3 && !pack.questions[item.question].allows_na, "{}", item.id);
    }
}

#[test]
fn every_pair_of_models_is_separated_by_at_least_three() {
    let pack = social_strategy();
    let model = &pack.frameworks[pack.framework("model").unwrap()];
    assert_eq!(model.elements.len(), 5);
    for one in model.elements {
        for other in model.elements.iter().filter(|other| *other > one) {
            let apart = |item: &&&Item| {
                let (one, other) = (signature(item, one), signature(item, other));
                !one.iter().any(|option| other.contains(option))
            };
            let count = items(pack).iter().filter(apart).count();
            assert!(count >= 3, "{} and {}: {count}", pack.elements[one].id, pack.elements[other].id);
        }
    }
}

#[test]
fn models_are_never_asked_for_by_name() {
    let pack = social_strategy();
    let model = &pack.frameworks[pack.framework("model").unwrap()];
    let names: Vec<String> = model
        .elements
        .of(&pack.elements)
        .iter()
        .flat_map(|element| words(&element.title))
        .filter(|word| word != "and")
        .chain(["hubs", "spokes", "dandelion", "holistic"].map(str::to_owned))
        .collect();
    for item in items(pack) {
        let question = &pack.questions[item.question];
        let labels = item.options.iter().map(|option| &option.label);
        for text in labels.chain([&question.ask]).chain(&question.help) {
            assert!(words(text).iter().all(|word| !names.contains(word)), "{}: {text}", item.id);
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
