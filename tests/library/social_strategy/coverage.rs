//! What the pack has to ask, point by point.

use std::collections::BTreeSet;

use crate::answers::{Answers, Given};
use crate::index::ElementIndex;
use crate::pack::{FrameworkKind, Item, Member, Pack, QuestionKind};
use crate::record::{FrameworkRecord, Verdict};

use super::{model, pulse};
use crate::suites::support::{record, social_strategy};

/// The elements of a framework, without its name.
fn elements<'p>(pack: &'p Pack, framework: &str) -> Vec<&'p str> {
    let framework = &pack.frameworks[pack.framework(framework).unwrap()];
    framework.elements.of(&pack.elements).iter().map(|element| element.short_id.as_str()).collect()
}

/// The ids of items that carry an element.
fn items_of<'p>(pack: &'p Pack, element: &str) -> Vec<&'p str> {
    let element = pack.element(element).unwrap();
    let carries = |item: &&Item| item.carries.iter().any(|carry| carry.element == element);
    pack.items.iter().filter(carries).map(|item| item.id.as_str()).collect()
}

fn options<'p>(pack: &'p Pack, item: &str) -> Vec<&'p str> {
    pack.items[pack.item(item).unwrap()].options.iter().map(|option| option.id.as_str()).collect()
}

#[test]
fn it_takes_at_most_forty_screens_and_the_short_version_fourteen() {
    let pack = social_strategy();
    let short = pack.questions.iter().filter(|question| question.pulse).count();
    assert!(pack.questions.len() <= 40, "{} screens", pack.questions.len());
    assert!((10..=14).contains(&short), "{short} screens in the short version");
}

#[test]
fn the_short_version_gives_model_path_and_zones() {
    let pack = social_strategy();
    let mut answers = Answers::empty(pack);
    for (item, given) in answers.given.iter_mut_enumerated() {
        *given = match pack.items[item].kind {
            QuestionKind::Number => Given::Number(500.0),
            _ => Given::Option(0.into()),
        };
    }
    let record = record(pack, &pulse(answers, pack));
    let model = model(&record);
    assert!(!matches!(model.verdict, Verdict::Tentative | Verdict::NotAssessed), "{:?}", model.verdict);
    let FrameworkRecord::Spectrum(path) = &record.frameworks["path"] else { panic!("no spectrum") };
    assert!(path.position.is_some() && path.strands.values().all(Option::is_some), "{:?}", path.strands);
    let FrameworkRecord::Dimensions(zones) = &record.frameworks["zones"] else { panic!("no dimensions") };
    assert!(zones.dimensions.values().all(|zone| zone.score.is_some() && zone.level.is_some()));
}

#[test]
fn ordered_items_that_measure_have_five_options() {
    let pack = social_strategy();
    let measuring = || pack.items.iter().filter(|item| item.ordered && !item.carries.is_empty());
    let other: Vec<&str> = measuring().filter(|item| item.options.len() != 5).map(|item| item.id.as_str()).collect();
    assert!(other.is_empty(), "{other:?}");
    assert!(measuring().count() > 80);
}

#[test]
fn every_question_says_how_to_answer_why_it_is_asked_and_where_it_comes_from() {
    let pack = social_strategy();
    for question in &pack.questions {
        let told = question.help.is_some() && question.why.is_some() && !question.sources.is_empty();
        assert!(told, "{}", question.id);
    }
}

#[test]
fn facts_that_decide_what_suits_are_asked_and_score_nothing() {
    let pack = social_strategy();
    for id in ["employees", "profile.brands", "profile.countries", "profile.regulation", "profile.service"] {
        assert!(pack.items[pack.item(id).unwrap()].carries.is_empty(), "{id}");
    }
}

#[test]
fn the_path_has_a_customer_and_a_unit_strand_counted_by_signs() {
    let pack = social_strategy();
    assert_eq!(elements(pack, "path"), ["customer-demand", "internal-demand", "steering"]);
    let path = &pack.frameworks[pack.framework("path").unwrap()];
    let FrameworkKind::Spectrum { poles, .. } = &path.kind else { panic!("no spectrum") };
    assert_eq!(poles.each_ref().map(|pole| pole.id.as_str()), ["reactive", "proactive"]);
    assert!(poles[1].meaning.contains("centre of excellence"));
    let signs = [
        ("path.customer-demand", &["public-complaints", "product-questions", "volume-growth", "daily.routing"][..]),
        ("path.internal-demand", &["intake-rules", "unit-surprises", "unit-support"]),
        ("path.steering", &["work-origin", "plan.roadmap", "plan.budget", "plan.reporting"]),
    ];
    for (strand, signs) in signs {
        let asked = items_of(pack, strand);
        assert!(signs.iter().all(|sign| asked.contains(sign)), "{strand}: {asked:?}");
    }
}

#[test]
fn each_zone_asks_for_a_spoken_issue_first_then_for_needs_that_may_not_arise() {
    let pack = social_strategy();
    assert_eq!(elements(pack, "zones"), ["internal", "external", "public"]);
    for zone in ["internal", "external", "public"] {
        let question = &pack.questions[pack.question(&format!("{zone}-issues")).unwrap()];
        let items = question.items.of(&pack.items);
        assert!(question.allows_na && items.len() >= 5, "{zone}");
        assert_eq!(items[0].id, format!("{zone}-issues.issue"));
        let element = pack.element(&format!("zones.{zone}")).unwrap();
        assert!(items.iter().all(|item| item.carries.iter().any(|carry| carry.element == element)), "{zone}");
    }
}

#[test]
fn the_ecosystem_asks_one_grid_of_places_for_several_views() {
    let pack = social_strategy();
    let expected = [
        "participating",
        "managed",
        "owned-external",
        "owned-closed",
        "owned-employee",
        "strategy",
        "integration",
        "data",
    ];
    assert_eq!(elements(pack, "ecosystem"), expected);
    for (element, item) in [
        ("participating", "last-ten.guest-listened"),
        ("participating", "last-ten.guest-named"),
        ("participating", "last-ten.guest-topic"),
        ("managed", "places-purpose.own-page"),
        ("managed", "last-ten.page-social"),
        ("owned-external", "last-ten.community-no-ads"),
        ("owned-closed", "drawing-in.membership"),
        ("owned-employee", "places-purpose.employee-network"),
        ("integration", "drawing-in.invite"),
        ("data", "places-data.own-community"),
    ] {
        assert!(items_of(pack, &format!("ecosystem.{element}")).contains(&item), "{element}: {item}");
    }
    let layers = items_of(pack, "ecosystem.strategy");
    assert!(layers.len() == 5 && layers.iter().all(|item| item.starts_with("places-purpose.")), "{layers:?}");
    let twice = pack.items.iter().filter(|item| item.id.starts_with("places-purpose."));
    assert!(
        twice.clone().all(|item| item.carries.len() >= 3),
        "each place serves the zone, the layer and the strategy"
    );
}

#[test]
fn the_network_keeps_four_groups_apart_on_one_ladder() {
    let pack = social_strategy();
    assert_eq!(elements(pack, "network"), ["employees", "customers", "partners", "suppliers"]);
    for group in elements(pack, "network") {
        let ladder = format!("network-ladder.{group}");
        assert_eq!(options(pack, &ladder), ["no-contact", "we-inform", "we-answer", "they-help", "create-together"]);
        let asked = items_of(pack, &format!("network.{group}"));
        assert!(asked.contains(&ladder.as_str()) && asked.contains(&format!("ideas.{group}").as_str()), "{asked:?}");
    }
    for (group, kind) in [
        ("employees", "experts"),
        ("customers", "customer-lessons"),
        ("partners", "developers"),
        ("suppliers", "supplier-process"),
    ] {
        assert!(items_of(pack, &format!("network.{group}")).contains(&format!("exchange.{kind}").as_str()), "{group}");
    }
}

#[test]
fn partner_managers_find_their_ten_uses() {
    let pack = social_strategy();
    let expected = ["recruiting", "marketing", "communicating", "listening", "communities", "alliances"];
    assert_eq!(elements(pack, "partners"), expected);
    let rows = [
        "recruiting",
        "previewing",
        "marketing",
        "events",
        "executives",
        "messages",
        "library",
        "sentiment",
        "own-communities",
        "alliances",
    ];
    assert!(rows.iter().all(|row| pack.item(&format!("partner-work.{row}")).is_some()));
    assert!(pack.questions[pack.question("partner-work").unwrap()].when.is_some(), "asked of those who have partners");
}

#[test]
fn practices_are_six_key_points_and_five_more() {
    let pack = social_strategy();
    let expected = [
        "model-chosen",
        "scaling",
        "life-cycle",
        "advocacy",
        "tools",
        "measurement", // the six
        "sponsorship",
        "funding",
        "education",
        "crisis",
        "culture",
    ];
    assert_eq!(elements(pack, "practices"), expected);
    assert_eq!(items_of(pack, "practices.model-chosen"), ["direction.model-decided", "direction.model-known"]);
    assert_eq!(
        items_of(pack, "practices.life-cycle"),
        ["journey.marketing", "journey.pre-sales", "journey.post-sales"]
    );
    assert!(items_of(pack, "practices.education").contains(&"staff.policy-known"));
    assert!(items_of(pack, "practices.crisis").contains(&"daily.rehearsal"));
    assert!(pack.findings.iter().any(|finding| finding.code == "one-channel"));
}

#[test]
fn readiness_is_four_foundations_and_the_condition_for_spreading() {
    let pack = social_strategy();
    assert_eq!(elements(pack, "readiness"), ["policy", "presence", "teams", "platform"]);
    let network = &pack.frameworks[pack.framework("network").unwrap()];
    let needed: BTreeSet<&str> =
        network.levels.last().unwrap().requires.iter().map(|(measure, _)| pack.measure_id(*measure)).collect();
    let foundations =
        BTreeSet::from(["readiness.policy", "readiness.presence", "readiness.teams", "readiness.platform"]);
    assert_eq!(needed, foundations);
}

#[test]
fn the_programme_counts_nothing_twice_and_has_necessary_conditions() {
    let pack = social_strategy();
    let programme = &pack.frameworks[pack.framework("programme").unwrap()];
    let FrameworkKind::Composite { members } = &programme.kind else { panic!("no composite") };
    let elements: Vec<ElementIndex> = members.iter().flat_map(|(member, _)| members_elements(pack, *member)).collect();
    assert_eq!(elements.iter().collect::<BTreeSet<_>>().len(), elements.len());
    for item in &pack.items {
        let times = item.carries.iter().filter(|carry| elements.contains(&carry.element)).count();
        assert!(times <= 1, "{} counts {times} times", item.id);
    }
    let levels: Vec<&str> = programme.levels.iter().map(|level| level.id.as_str()).collect();
    assert_eq!(levels, ["novice", "intermediate", "advanced"]);
    assert!(programme.levels[1..].iter().all(|level| level.requires.len() >= 2));
}

fn members_elements(pack: &Pack, member: Member) -> Vec<ElementIndex> {
    match member {
        Member::Element(element) => vec![element],
        Member::Framework(framework) => pack.frameworks[framework].elements.iter().collect(),
    }
}
