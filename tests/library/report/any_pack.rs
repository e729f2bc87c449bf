//! Nothing in a report depends on the built-in pack: any set of frameworks, levels and scales will do.

use crate::record::Record;
use crate::report::{Options, Templates, markdown};
use scraper::Html;
use serde_json::{Value, json};

use super::given::{bent, full, one_page, select};
use crate::suites::support::example;

fn both(record: &Record) -> Html {
    one_page(record);
    markdown(record, &Options::default(), &Templates::embedded()).unwrap();
    Html::parse_document(&full(record))
}

fn only(kinds: &[&str]) -> Record {
    bent(&example("centralised-bank"), |json| {
        json["messages"] = json!({});
        let frameworks = json["frameworks"].as_object_mut().unwrap();
        frameworks.retain(|_, framework| kinds.contains(&framework["kind"].as_str().unwrap()));
    })
}

#[test]
fn one_kind_of_framework_is_enough() {
    for kind in ["archetypes", "spectrum", "dimensions", "composite"] {
        let page = both(&only(&[kind]));
        let verdict = &select(&page, ".verdict")[0];
        assert!(!verdict.contains("Nothing could be scored"), "{kind}: {verdict}");
        let frameworks = select(&page, &format!("section.{kind}.appendix h2"));
        assert!(!frameworks.is_empty(), "{kind}");
        assert_eq!(select(&page, &format!("section.{kind}:not(.appendix) h3")).len(), frameworks.len(), "{kind}");
        let chapter = if kind == "dimensions" { "Where it shows" } else { "Where you stand" };
        let other = if kind == "dimensions" { "Where you stand" } else { "Where it shows" };
        let contents = select(&page, ".contents a");
        assert!(
            contents.contains(&chapter.to_owned()) && !contents.contains(&other.to_owned()),
            "{kind}: {contents:?}"
        );
    }
}

#[test]
fn no_framework_at_all_is_still_a_report() {
    let page = both(&only(&[]));
    assert!(select(&page, ".verdict")[0].contains("Nothing could be scored"));
}

#[test]
fn a_record_without_plan_findings_levels_targets_or_date_is_reported() {
    let record = bent(&example("centralised-bank"), |json| {
        let object = json.as_object_mut().unwrap();
        object.remove("roadmap");
        for (key, value) in [
            ("findings", json!([])),
            ("benchmarks", json!([])),
            ("sources", json!({})),
            ("contributions", json!({})),
            ("sections", json!([])),
            ("organisation", Value::Null),
            ("date", Value::Null),
            ("respondent", Value::Null),
        ] {
            object.insert(key.to_owned(), value);
        }
        for framework in object["frameworks"].as_object_mut().unwrap().values_mut() {
            framework["about"] = Value::Null;
            match framework["kind"].as_str().unwrap() {
                "archetypes" | "spectrum" => framework["target"] = Value::Null,
                "dimensions" => {
                    framework["levels"] = json!([]);
                    for one in framework["dimensions"].as_object_mut().unwrap().values_mut() {
                        for key in ["target", "target_because", "gap", "level", "wanted"] {
                            one[key] = Value::Null;
                        }
                    }
                }
                _ => {
                    framework["levels"] = json!([]);
                    framework["level"] = Value::Null;
                    framework["limited_by"] = json!([]);
                }
            }
        }
    });
    let page = both(&record);
    assert_eq!(select(&page, "h1"), ["The organisation"]);
    assert!(select(&page, "#roadmap, #findings, #benchmarks").is_empty());
    assert!(select(&page, ".chapter > .wide th").iter().all(|head| head != "Target" && head != "Level"));
}

#[test]
fn scores_are_shown_on_a_frameworks_own_scale() {
    let record = bent(&example("centralised-bank"), |json| {
        let zones = &mut json["frameworks"]["zones"];
        zones["scale"] = json!({"min": 1.0, "max": 5.0});
        zones["dimensions"]["internal"]["score"] = 50.0.into();
        zones["dimensions"]["internal"]["target"] = 75.0.into();
        zones["dimensions"]["internal"]["gap"] = 25.0.into();
    });
    let at = record.frameworks.get_index_of("zones").unwrap() + 1;
    let page = both(&record);
    let rows = select(&page, &format!("#framework-{at}-detail > .wide tbody tr"));
    let shown = rows.iter().find(|row| row.starts_with("Internal")).unwrap();
    let cells: Vec<&str> = shown.split("platform.").collect();
    assert!(cells[1].starts_with('3') && cells[1].contains("41"), "score, target and gap on 1 to 5: {shown}");
    assert!(select(&page, &format!("#framework-{at}-detail caption")).iter().any(|caption| caption.contains("1 to 5")));
}
