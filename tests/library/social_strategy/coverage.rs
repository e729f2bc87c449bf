//! What the pack has to ask, point by point.

use std::collections::BTreeSet;

use crate::answers::{Answers, Given};
use crate::index::ElementIndex;
use crate::pack::{FrameworkKind, Item, Member, Pack, QuestionKind};
use crate::record::{FrameworkRecord, Scope, Verdict};

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
fn it_asks_less_than_version_1_and_the_short_version_at_most_forty_answers() {
    let pack = social_strategy();
    let [full, short] = [Scope::Full, Scope::Pulse].map(|scope| pack.length(scope));
    // Each row of a matrix is an answer.
    assert!(full.answers < 118 && full.minutes <= 20, "{full}");
    assert!((30..=40).contains(&short.answers) && short.minutes <= 8, "{short}");
}

#[test]
fn the_short_version_gives_model_path_zones_and_a_level() {
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
    let FrameworkRecord::Composite(programme) = &record.frameworks["programme"] else { panic!("no composite") };
    assert!(programme.level.is_some() && !programme.provisional, "{:?}", programme.level);
}

#[test]
fn ordered_items_that_measure_have_five_options() {
    let pack = social_strategy();
    let measuring = || pack.items.iter().filter(|item| item.ordered && !item.carries.is_empty());
    let other: Vec<&str> = measuring().filter(|item| item.options.len() != 5).map(|item| item.id.as_str()).collect();
    // A tool is used or not.
    assert!(other.iter().all(|id| id.starts_with("tools.")), "{other:?}");
    assert!(measuring().count() > 75, "{}", measuring().count());
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
        ("path.internal-demand", &["unit-requests", "intake-rules", "unit-surprises", "unit-support"]),
        ("path.steering", &["work-origin", "backing.roadmap", "means.budget", "backing.reporting"]),
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
    let reasons = pack.question("reasons").unwrap();
    for zone in ["internal", "external", "public"] {
        let carried = items_of(pack, &format!("zones.{zone}"));
        assert!(carried.len() >= 5 && carried[0] == format!("reasons.{zone}"), "{carried:?}");
        let needs = pack.question(&format!("{zone}-needs")).unwrap();
        let question = &pack.questions[needs];
        let items = question.items.of(&pack.items);
        assert!(needs > reasons && question.allows_na && items.len() >= 3, "{zone}");
        assert!(items.iter().all(|item| carried.contains(&item.id.as_str())), "{zone}");
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
        ("participating", "public-needs.listening"),
        ("participating", "last-five.guest-named"),
        ("participating", "last-five.guest-topic"),
        ("managed", "places-purpose.own-page"),
        ("managed", "last-five.page-social"),
        ("owned-external", "last-five.community-no-ads"),
        ("owned-closed", "places-upkeep.closed-network"),
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
        assert!(asked.contains(&ladder.as_str()) && asked.len() >= 2, "{asked:?}");
    }
    // What became of an idea is the ladder's last step.
    let ladder = &pack.questions[pack.question("network-ladder").unwrap()];
    assert!(ladder.help.as_ref().unwrap().contains("an idea of theirs was carried out"));
    for (element, kind) in [
        ("zones.internal", "internal-needs.knowledge"),
        ("zones.external", "external-needs.know-how"),
        ("network.partners", "exchange.developers"),
        ("network.suppliers", "exchange.supplier-process"),
    ] {
        assert!(items_of(pack, element).contains(&kind), "{element}");
    }
}

#[test]
fn partner_managers_find_their_ten_uses() {
    let pack = social_strategy();
    let expected = ["recruiting", "marketing", "communicating", "listening", "communities", "alliances"];
    assert_eq!(elements(pack, "partners"), expected);
    let uses = [
        ("recruiting", &["new partners", "first meeting"][..]),
        ("marketing", &["Campaigns", "events"]),
        ("messages", &["News", "demonstrations", "executives"]),
        ("sentiment", &["what partners say"]),
        ("own-communities", &["communities"]),
        ("alliances", &["alliance"]),
    ];
    assert_eq!(uses.iter().map(|(_, named)| named.len()).sum::<usize>(), 10);
    for (row, named) in uses {
        let asked = pack.items[pack.item(&format!("partner-work.{row}")).unwrap()].row.as_ref().unwrap();
        assert!(named.iter().all(|word| asked.contains(word)), "{row}: {asked}");
    }
    assert!(pack.questions[pack.question("partner-work").unwrap()].when.is_some(), "asked of those who have partners");
}

#[test]
fn practices_are_six_key_points_five_more_and_care() {
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
        "care",
    ];
    assert_eq!(elements(pack, "practices"), expected);
    assert_eq!(items_of(pack, "practices.model-chosen"), ["leading.model-decided", "leading.model-known"]);
    assert_eq!(
        items_of(pack, "practices.life-cycle"),
        ["journey.marketing", "journey.pre-sales", "journey.post-sales"]
    );
    assert!(items_of(pack, "practices.education").contains(&"staff.policy-known"));
    assert!(items_of(pack, "practices.crisis").contains(&"backing.rehearsal"));
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
