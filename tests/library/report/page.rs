//! The page holds together for every example, and says what the record says.

use std::collections::HashSet;

use crate::record::{FindingSeverity, FrameworkRecord, Record};
use crate::report::{Options, Templates, html};
use scraper::{Html, Selector};

use super::given::{all_answered, bent, examples, full, one_page, record_of, select};
use crate::suites::support::example;

fn attributes(page: &Html, what: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(what).unwrap();
    page.select(&selector).filter_map(|element| element.value().attr(name)).map(str::to_owned).collect()
}

#[test]
fn every_example_holds_together_in_both_looks() {
    for (name, record) in examples() {
        for (look, text) in [("full", full(&record)), ("one page", one_page(&record))] {
            let page = Html::parse_document(&text);
            let ids = attributes(&page, "[id]", "id");
            let unique: HashSet<&String> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "{name} {look}: an id stands twice");
            for link in attributes(&page, "a[href]", "href") {
                match link.strip_prefix('#') {
                    Some(id) => assert!(unique.contains(&id.to_owned()), "{name} {look}: {link} leads nowhere"),
                    None => assert!(link.starts_with("https://") || link.starts_with("http://"), "{name}: {link}"),
                }
            }
            for id in attributes(&page, "[aria-labelledby]", "aria-labelledby") {
                assert!(id.split(' ').all(|id| unique.contains(&id.to_owned())), "{name} {look}: {id}");
            }
            assert_headings_in_order(&page, &name);
            assert!(text.len() < 600_000, "{name} {look} has {} bytes", text.len());
            assert_eq!(select(&page, "script").len(), 0);
            assert_eq!(select(&page, "h1").len(), 1);
        }
    }
}

fn assert_headings_in_order(page: &Html, name: &str) {
    let headings = Selector::parse("h1, h2, h3, h4, h5, h6").unwrap();
    let mut last = 0;
    for heading in page.select(&headings) {
        let level: u32 = heading.value().name()[1..].parse().unwrap();
        assert!(level <= last + 1, "{name}: {} after h{last}", heading.html());
        last = level;
    }
}

#[test]
fn every_table_has_a_caption_and_headings() {
    let page = Html::parse_document(&full(&example("hub-and-spoke-instruments")));
    let table = Selector::parse("table").unwrap();
    for table in page.select(&table) {
        for part in ["caption", "thead th[scope=col]", "tbody th[scope=row]"] {
            assert!(table.select(&Selector::parse(part).unwrap()).next().is_some(), "{}", table.html());
        }
    }
}

#[test]
fn nothing_is_loaded_and_nothing_may_be() {
    let text = full(&example("multiple-hub-hotels"));
    let page = Html::parse_document(&text);
    let policy = attributes(&page, "meta[http-equiv=Content-Security-Policy]", "content");
    assert_eq!(policy, ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]);
    assert!(attributes(&page, "[src]", "src").iter().all(|src| src.starts_with("data:")));
    assert!(!text.contains("@import") && !text.contains("url(http"));
}

#[test]
fn the_first_page_says_where_it_stands_and_what_to_do() {
    let record = example("hub-and-spoke-instruments");
    let page = Html::parse_document(&full(&record));
    let verdict = &select(&page, ".verdict")[0];
    let organisation = record.organisation.as_deref().unwrap();
    assert!(verdict.contains(organisation) && verdict.contains(&record.findings[0].title), "{verdict}");
    let decision = &select(&page, ".decision p")[0];
    assert!(decision.contains("person-weeks by 18 October 2026"), "{decision}");
    let [findings, actions] =
        [1, 2].map(|column| select(&page, &format!(".pair:not(.short) .column:nth-child({column}) li")));
    assert_eq!((findings.len(), actions.len()), (3, 5));
    let grave = record.findings.iter().filter(|finding| finding.severity > FindingSeverity::Info).take(3);
    for (shown, finding) in findings.iter().zip(grave) {
        for word in [&finding.title, &finding.evidence[0].answer, finding.so_what.as_ref().unwrap()] {
            assert!(shown.contains(word.as_str()), "{word} in {shown}");
        }
    }
    let first = &record.roadmap.as_ref().unwrap().waves[0].actions;
    for shown in &actions {
        let action = first.iter().find(|action| shown.contains(&action.title)).expect("one of the first wave");
        assert!(shown.contains(&action.owner) && shown.contains("person-week"), "{shown}");
        let closed = record.findings.iter().filter(|finding| action.closes.contains(&finding.code));
        let stands = |title: &String| shown.contains(title) || findings.iter().any(|one| one.contains(title));
        closed.for_each(|finding| assert!(stands(&finding.title), "{shown}"));
        assert!(shown.contains(&action.metric), "{shown}");
    }
}

#[test]
fn the_one_page_look_says_the_same_verdict() {
    for (_, record) in examples() {
        let [full, one] =
            [full(&record), one_page(&record)].map(|text| select(&Html::parse_document(&text), ".verdict"));
        assert_eq!(full, one);
    }
}

#[test]
fn every_answer_and_every_action_is_in_the_report() {
    let record = example("decentralised-university");
    let page = Html::parse_document(&full(&record));
    let asked: usize = record.sections.iter().map(|section| section.items.len()).sum();
    assert_eq!(select(&page, ".answers .item").len(), asked);
    let roadmap = record.roadmap.as_ref().unwrap();
    let actions: Vec<String> = select(&page, ".action h4");
    for action in roadmap.waves.iter().flat_map(|wave| &wave.actions) {
        assert!(actions.iter().any(|title| title.ends_with(&action.title)), "{}", action.title);
    }
    let later = select(&page, ".deferred li");
    assert_eq!(later.len(), roadmap.deferred.len());
    assert_eq!(select(&page, ".sources li").len(), record.sources.len());
}

#[test]
fn a_zero_is_shown_as_zero_and_nothing_as_not_assessed() {
    let record = bent(&example("hub-and-spoke-instruments"), |json| {
        let zones = &mut json["frameworks"]["zones"]["dimensions"];
        zones["internal"]["score"] = 0.0.into();
        zones["internal"]["low"] = 0.0.into();
        zones["external"]["score"] = serde_json::Value::Null;
    });
    let page = Html::parse_document(&full(&record));
    assert_eq!(score_of(&record, &page, "internal"), "0");
    assert_eq!(score_of(&record, &page, "external"), "not assessed");
}

/// The score shown for a zone.
fn score_of(record: &Record, page: &Html, zone: &str) -> String {
    let FrameworkRecord::Dimensions(zones) = &record.frameworks["zones"] else { panic!("zones are dimensions") };
    let framework = record.frameworks.get_index_of("zones").unwrap() + 1;
    let row = zones.dimensions.get_index_of(zone).unwrap();
    select(page, &format!("#framework-{framework}-detail > .wide td.main"))[row].clone()
}

#[test]
fn a_page_without_answers_says_so() {
    for answer in ["unknown", "n/a"] {
        let record = record_of(&all_answered(answer));
        for text in [full(&record), one_page(&record)] {
            let page = Html::parse_document(&text);
            let verdict = &select(&page, ".verdict")[0];
            assert!(verdict.contains("Nothing has been answered yet"), "{answer}: {verdict}");
            assert_eq!(select(&page, "#known").len(), 0, "{answer}");
            assert!(!select(&page, "body")[0].contains("NaN"), "{answer}");
        }
    }
}

#[test]
fn notes_and_proof_can_stay_in_the_house() {
    let record = bent(&example("centralised-bank"), |json| {
        for item in json["sections"][1]["items"].as_array_mut().unwrap() {
            item["note"] = "whispered in the corridor".into();
            item["proof"] = "https://intranet.example/secret".into();
        }
    });
    let with = full(&record);
    assert!(with.contains("whispered in the corridor"));
    assert!(with.contains("<a href=\"https://intranet.example/secret\" rel=\"noopener noreferrer\">"));
    let options = Options { notes: false, ..Options::default() };
    let without = html(&record, &options, &Templates::embedded()).unwrap();
    assert!(!without.contains("whispered") && !without.contains("intranet.example"));
    assert!(without.contains("Notes and proof were left out"));
    assert!(!crate::report::context(&record, &options).to_string().contains("whispered"));
}

#[test]
fn proof_is_a_link_only_when_it_is_a_web_address() {
    for proof in ["javascript:alert(1)", "Minutes of 14 March", "file:///etc/passwd", "https://"] {
        let record = bent(&example("centralised-bank"), |json| json["sections"][1]["items"][0]["proof"] = proof.into());
        let page = Html::parse_document(&full(&record));
        assert!(select(&page, ".typed bdi").contains(&proof.to_owned()), "{proof}");
        assert_eq!(select(&page, ".typed a").iter().filter(|text| *text == proof).count(), 0, "{proof}");
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let record = example("honeycomb-broadband");
    assert_eq!(full(&record), full(&record.clone()));
}

#[test]
fn charts_can_be_left_out() {
    let record = example("pulse-theatre");
    let options = Options { charts: false, ..Options::default() };
    let text = html(&record, &options, &Templates::embedded()).unwrap();
    assert!(!text.contains("<svg") && !text.contains("<figure"));
}
