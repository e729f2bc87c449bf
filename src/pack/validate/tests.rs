//! What validation says of the advice of a pack.

use crate::pack::small::{TEXT, bent, pack, problems};

#[test]
fn the_small_pack_has_no_problem() {
    assert_eq!(problems(TEXT), Vec::<String>::new());
}

#[test]
fn limits_of_the_plan_are_kept_and_bounded() {
    let small = pack(TEXT);
    assert_eq!((small.worth, small.owner_share), (Some(0.2), Some(0.5)));
    let found = problems(&bent("worth: 0.2\nowner_share: 0.5", "worth: -1\nowner_share: 1.5"));
    assert_eq!(found.len(), 2);
    assert!(found[0].contains("bad-number: -1 cannot be the points"), "{found:?}");
    assert!(found[1].contains("bad-number: 1.5 cannot be a share"), "{found:?}");
}

#[test]
fn an_owner_names_a_role_where_the_pack_has_some() {
    let found = problems(&bent("owner: head", "owner: haed"));
    assert!(found[0].contains("unknown-role: no role is called `haed` (did you mean `head`"), "{found:?}");
    let found = problems(&bent("owner: friend, effort_weeks: 0.5", "owner: fiend, effort_weeks: 0.5"));
    assert!(found[0].contains("unknown-role: no role is called `fiend` (did you mean `friend`"), "{found:?}");
}

#[test]
fn a_roles_last_title_alone_has_no_condition() {
    let found = problems(&bent("    - {title: Head of communications}\n", ""));
    assert!(found[0].contains("missing-fallback: the role `head` has no title where this"), "{found:?}");
    let found = problems(&bent("friend: [{title: Colleague}]", "friend: [{title: Colleague}, {title: Friend}]"));
    assert!(found[0].contains("missing-fallback: this title of the role `friend` always holds"), "{found:?}");
    let found = problems(&bent("friend: [{title: Colleague}]", "friend: []"));
    assert!(found[0].contains("too-few: the role `friend` has no title"), "{found:?}");
}

#[test]
fn cases_read_what_they_may() {
    let found = problems(&bent("{question: size, at_most: 49}, capacity_weeks", "{finding: idle}, capacity_weeks"));
    assert!(found[0].contains("bad-condition: the condition of a wave cannot read a `finding`"), "{found:?}");
    let found = problems(&bent("{question: policy, at_least: spoken}", "{question: policy, at_least: spoke}"));
    assert!(found[0].contains("unknown-option"), "{found:?}");
    let found = problems(&bent("title: Explain the policy, why: There is one, effort_weeks: 2", ""));
    assert!(found[0].contains("too-few: this variant changes nothing"), "{found:?}");
}

#[test]
fn a_pack_with_remedies_owes_them_to_every_finding_that_costs_something() {
    let two = bent("severity: info", "severity: critical");
    let found = problems(&two);
    assert_eq!(found.len(), 2);
    assert!(found[0].contains("missing-key: the finding `idle` does not say what happens"), "{found:?}");
    assert!(found[1].contains("missing-key: the finding `idle` names no action"), "{found:?}");
    let one = two.replace("    so_what: Somebody will break them.\n    remedied_by: [policy-page]\n", "");
    assert_eq!(problems(&one), Vec::<String>::new());
    let found = problems(&bent("remedied_by: [policy-page]", "remedied_by: [policy-pages]"));
    assert!(found[0].contains("unknown-action") && found[0].contains("did you mean `policy-page`"), "{found:?}");
}

#[test]
fn every_problem_of_messages_is_reported_at_once() {
    let text =
        bent("{organisation} is {model.best}, {care.rules.level}.", "{model.bets} {findings.9.title} {wave.1.end");
    let text = text
        .replace("slot: risk", "slot: riks")
        .replace("{slot: plan, text", "{slot: plan, when: {question: size, at_least: 1}, text");
    let found = problems(&text);
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(found.iter().any(|found| {
        found.contains("bad-message: no result has a value called `model.bets` (did you mean `model.best`")
    }));
    assert!(found.iter().any(|found| found.contains("bad-message: no result has a value called `findings.9.title`")));
    assert!(found.iter().any(|found| found.contains("bad-message: a brace is opened")));
    assert!(
        found.iter().any(|found| found.contains("unknown-word: `riks` is no place for a message (did you mean `risk`"))
    );
    assert!(found.iter().any(|found| found.contains("missing-fallback: the slot `plan` has no message where this")));
}
