//! The other side of bad input: what a valid pack becomes.

use crate::condition::{Bound, Condition};
use crate::diagnostics::{Diagnostics, render};
use crate::index::{ActionIndex, FindingIndex, FrameworkIndex, GoalIndex, ItemIndex, OptionIndex};
use crate::pack::{self, Carry, FrameworkKind, Member, ONE, Pack, PackText, QuestionKind};

use super::{base_pack, base_text};
use crate::suites::support::read_pack;

fn carry<'p>(pack: &'p Pack, item: &str, element: &str) -> &'p Carry {
    let item = &pack.items[pack.item(item).expect("an item")];
    let element = pack.element(element).expect("an element");
    item.carries.iter().find(|carry| carry.element == element).expect("a carry")
}

#[test]
fn measures_spread_ordered_options_over_the_range() {
    let pack = base_pack();
    assert_eq!(carry(&pack, "places.inside", "practice.habit").values, [0, ONE / 2, ONE]);
    let outside = carry(&pack, "places.outside", "path.demand");
    assert_eq!(outside.values, [-ONE, 0, ONE]);
    assert_eq!((outside.weight, outside.lowest, outside.highest), (1_000_000, -ONE, ONE));
    let thirds = base_text().replace("{id: half,", "{id: poor, label: Poorly}, {id: half,");
    let (pack, _) = read_pack(&thirds);
    let pack = pack.expect("a valid pack");
    assert_eq!(carry(&pack, "places.inside", "practice.habit").values, [0, ONE / 3, 2 * ONE / 3, ONE]);
    assert_eq!(carry(&pack, "places.outside", "path.demand").values, [-ONE, -ONE / 3, ONE / 3, ONE]);
}

#[test]
fn evidence_that_is_not_named_is_zero_and_several_options_add_up() {
    let pack = base_pack();
    let tools = carry(&pack, "tools", "practice.skill");
    assert_eq!(tools.values, [ONE / 2, ONE / 2, 0]);
    assert_eq!((tools.lowest, tools.highest), (0, ONE));
    assert_eq!(carry(&pack, "who", "model.centre").values, [ONE, 0]);
    assert_eq!(carry(&pack, "who", "model.edge").values, [0, ONE]);
}

#[test]
fn weights_multiply_and_a_row_replaces_its_question() {
    let text = base_text()
        .replace("kind: matrix\n", "kind: matrix\n        weight: 2.5\n")
        .replace("measures: {practice.habit: 1}", "weight: 4, measures: {practice.habit: 0.25}")
        .replace("measures: {path.demand: 1}", "measures: {path.demand: 0.5}")
        .replace("kind: choices\n", "kind: choices\n        weight: 3\n");
    let (pack, diagnostics) = read_pack(&text);
    let pack = pack.unwrap_or_else(|| panic!("{}", render::text(&diagnostics, false)));
    assert_eq!(carry(&pack, "places.inside", "practice.habit").weight, 1_000_000);
    assert_eq!(carry(&pack, "places.outside", "path.demand").weight, 1_250_000);
    assert_eq!(carry(&pack, "tools", "practice.skill").weight, 3_000_000);
}

#[test]
fn references_become_indices() {
    let pack = base_pack();
    assert_eq!(pack.items.len(), 6);
    let outside = &pack.items[ItemIndex::from(5)];
    assert_eq!((outside.row.as_deref(), outside.kind), (Some("Outside"), QuestionKind::Choice));
    let tools = &pack.questions[pack.question("tools").expect("a question")];
    assert_eq!(tools.when, Some(Condition::Amount { item: 0.into(), bound: Bound::AtLeast(10.0) }));
    let inside = pack.item("places.inside").expect("an item");
    assert_eq!(pack.findings[FindingIndex::from(0)].when, Condition::Answer { item: inside, options: vec![0.into()] });
    let moves: Vec<(ItemIndex, Vec<OptionIndex>)> =
        pack.actions[ActionIndex::from(0)].moves.iter().map(|one| (one.item, one.options.clone())).collect();
    assert_eq!(moves, [(inside, vec![2.into()]), (pack.item("tools").expect("an item"), vec![0.into()])]);
    let programme = &pack.frameworks[pack.framework("programme").expect("a framework")];
    let FrameworkKind::Composite { members } = &programme.kind else { panic!("a composite") };
    let element = |id| Member::Element(pack.element(id).expect("an element"));
    assert_eq!(*members, [(element("practice.habit"), 2000), (element("practice.skill"), 1000)]);
    assert_eq!(pack.goals[GoalIndex::from(0)].measure, pack.framework_measure(FrameworkIndex::from(0)));
    assert_eq!(pack.renamed["staff"], "employees");
    assert_eq!(pack.former[&1]["who.everyone"], "now only where everyone may do it");
}

#[test]
fn the_option_a_bound_names_becomes_its_position() {
    let text = base_text().replace("{question: places.inside, is: badly}", "{question: places.inside, at_most: half}");
    let (pack, _) = read_pack(&text);
    let pack = pack.expect("a valid pack");
    let item = pack.item("places.inside").expect("an item");
    assert_eq!(pack.findings[FindingIndex::from(0)].when, Condition::Amount { item, bound: Bound::AtMost(1.0) });
}

/// The pack in two files, cut before its frameworks.
fn two_files() -> [PackText; 2] {
    let text = base_text();
    let cut = text.find("frameworks:").expect("frameworks");
    let file = |name: &str, text: &str| PackText { name: name.to_owned(), text: text.to_owned() };
    [file("a.yaml", &text[..cut]), file("b.yaml", &text[cut..])]
}

#[test]
fn a_folder_is_the_pack_of_its_files_in_name_order() {
    let whole = base_pack();
    let mut files = two_files();
    for _ in 0..2 {
        let mut diagnostics = Diagnostics::new();
        let pack = pack::load(&files, &mut diagnostics).expect("a valid pack");
        assert_eq!(pack.sha256, whole.sha256, "the digest is over the bytes of all files in name order");
        assert_eq!(format!("{:?}", pack.items), format!("{:?}", whole.items));
        assert_eq!(format!("{:?}", pack.findings), format!("{:?}", whole.findings));
        files.reverse();
    }
    files[1].text.push('\n');
    let other = pack::load(&files, &mut Diagnostics::new()).expect("a valid pack");
    assert_ne!(other.sha256, whole.sha256);
    assert_eq!(whole.sha256.len(), 64);
}

#[test]
fn every_file_of_a_folder_is_read_when_one_is_broken() {
    let mut files = two_files();
    files[0].text = files[0].text.replace("kind: number", "kind: [");
    files[1].text = files[1].text.replace("cuts:", "cats:");
    let mut diagnostics = Diagnostics::new();
    assert!(pack::load(&files, &mut diagnostics).is_none());
    let codes: Vec<&str> = diagnostics.sorted().iter().map(|found| found.code.name()).collect();
    assert_eq!(codes, ["yaml-syntax", "unknown-key"]);
    assert!(pack::load(&[], &mut diagnostics).is_none());
}
