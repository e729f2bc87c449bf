//! Whether the advice makes sense for those who receive it.

use crate::record::{DeferReason, Record, Roadmap};

use super::examples::INVENTED;
use super::{advised, model, pulse};
use crate::suites::support::{example, example_answers, record, social_strategy};

fn roadmap(record: &Record) -> &Roadmap {
    record.roadmap.as_ref().unwrap()
}

fn planned(record: &Record) -> Vec<&str> {
    let waves = &roadmap(record).waves;
    waves.iter().flat_map(|wave| &wave.actions).map(|action| action.id.as_str()).collect()
}

#[test]
fn nothing_is_planned_before_what_it_requires() {
    for (name, record) in advised() {
        for (index, wave) in roadmap(&record).waves.iter().enumerate() {
            let later: Vec<&str> = roadmap(&record).waves[index + 1..]
                .iter()
                .flat_map(|wave| &wave.actions)
                .map(|a| a.id.as_str())
                .collect();
            for action in &wave.actions {
                assert!(action.requires.iter().all(|id| !later.contains(&id.as_str())), "{name}: {}", action.id);
            }
        }
    }
}

#[test]
fn every_example_gets_somewhere_within_its_room() {
    for (name, record) in advised() {
        let attainment = &roadmap(&record).goal_attainment;
        assert!(attainment.after > attainment.now, "{name}: {attainment:?}");
        for wave in &roadmap(&record).waves {
            let most = wave.max_actions.unwrap();
            assert!(wave.planned_weeks <= wave.capacity_weeks && wave.actions.len() <= most, "{name}: {}", wave.id);
        }
    }
}

#[test]
fn nobody_is_led_towards_a_model_that_is_not_the_target() {
    let towards = [
        ("centralised", &["central-desk", "central-register", "central-voice"][..]),
        ("hub-and-spoke", &["hub-charter", "hub-academy", "hub-register", "spokes-answer"]),
        ("multiple-hub", &["frame-agreement", "unit-hubs", "hub-trainers", "hubs-round"]),
        ("honeycomb", &["everyone-trained", "open-frame", "open-to-staff", "open-exchange"]),
        ("decentralised", &["hand-over-accounts"]),
    ];
    for (name, record) in advised() {
        let target = model(&record).target.as_ref().unwrap().element.as_str();
        for (element, actions) in towards.iter().filter(|(element, _)| *element != target) {
            let wrong: Vec<&str> = planned(&record).into_iter().filter(|id| actions.contains(id)).collect();
            assert!(wrong.is_empty(), "{name} is to be {target}, yet led to {element} by {wrong:?}");
        }
    }
}

#[test]
fn each_invented_organisation_is_told_to_be_what_suits_it() {
    let targets = INVENTED.map(|(name, _)| model(&example(name)).target.clone().unwrap().element);
    assert_eq!(targets, ["centralised", "centralised", "hub-and-spoke", "multiple-hub", "honeycomb"]);
}

#[test]
fn a_beginner_starts_with_backing_and_rules_and_finds_accounts_before_gathering_them() {
    let record = example("decentralised-university");
    let first: Vec<&str> = roadmap(&record).waves[0].actions.iter().map(|action| action.id.as_str()).collect();
    for foundation in ["sponsor-named", "policy-short"] {
        assert!(first.contains(&foundation), "{first:?}");
    }
    let all = planned(&record);
    let place = |id: &str| all.iter().position(|other| *other == id);
    let audit = place("account-audit").expect("accounts are looked for");
    assert!(place("central-register").is_none_or(|register| audit < register), "{all:?}");
}

#[test]
fn no_action_is_offered_for_a_group_that_does_not_exist() {
    let record = example("decentralised-university");
    let planned = planned(&record);
    assert!(!planned.iter().any(|id| id.starts_with("partner-") || id.starts_with("supplier-")), "{planned:?}");
}

#[test]
fn one_open_answer_does_not_block_what_builds_on_it() {
    let pack = social_strategy();
    let mut answers = example_answers("decentralised-university");
    answers.given[pack.item("backing.sponsor").unwrap()] = crate::answers::Given::Unknown;
    let record = record(pack, &answers);
    assert!(!planned(&record).contains(&"sponsor-named"), "nothing unknown is planned");
    assert!(planned(&record).contains(&"central-desk"));
}

#[test]
fn the_short_version_gives_a_roadmap_too() {
    let pack = social_strategy();
    for (name, _) in INVENTED {
        let record = record(pack, &pulse(example_answers(name), pack));
        let attainment = &roadmap(&record).goal_attainment;
        assert!(attainment.after > attainment.now, "{name}: {attainment:?}");
        let deferred = roadmap(&record).deferred.iter().filter(|action| action.reason == DeferReason::FactsFirst);
        assert!(deferred.count() > 0, "{name}: what was not asked is not planned for its own sake");
    }
}
