//! Text from people is data: every payload in every free-text field arrives as text and changes no structure.

use crate::diagnostics::Diagnostics;
use crate::record::Record;
use crate::report::{Look, Options, Templates, Theme, html, markdown, roadmap_csv, scores_csv};
use comrak::Options as Comrak;
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::given::{bent, select, squeezed};
use crate::suites::support::example;

/// Keys of a record whose values are words of a person: a respondent's or a pack author's.
const FREE: &[&str] = &[
    "organisation",
    "role",
    "unit",
    "title",
    "about",
    "meaning",
    "strengths",
    "weaknesses",
    "suits",
    "because",
    "detail",
    "ask",
    "row",
    "label",
    "note",
    "proof",
    "from",
    "to",
    "owner",
    "deliverable",
    "metric",
    "why",
    "author",
    "url",
    "target_because",
    "answer",
];

pub(crate) fn payloads() -> Vec<String> {
    let file = include_str!("../../fixtures/payloads.txt");
    let mut all: Vec<String> = file.lines().map(str::to_owned).collect();
    all.extend(
        [
            "\u{202e}txt.exe\u{2066}x",
            "\u{1b}[31mred\u{1b}]0;title\u{7}",
            "a\u{0}b\u{8}c\u{7f}d\u{9b}31m",
            "one\ntwo\n\n# three\n- four\n\n    five",
            "tab\tand\rreturn",
            "\t=1+1",
            "x\n| a | b |\n| - | - |\n| c | d |",
            "</td></tr></table><h1>x</h1>",
        ]
        .map(str::to_owned),
    );
    all.push("W".repeat(10_000));
    all.push("🙂".repeat(500));
    assert!(all.len() >= 60);
    all
}

/// A record with something of everything, but little of it, so that many can be rendered.
pub(crate) fn small() -> Record {
    bent(&example("decentralised-university"), |json| {
        let frameworks = json["frameworks"].as_object_mut().unwrap();
        frameworks.retain(|id, _| ["model", "path", "zones", "programme"].contains(&id.as_str()));
        json["contributions"]
            .as_object_mut()
            .unwrap()
            .retain(|id, _| id.starts_with("zones.") || id.starts_with("path."));
        json["sections"].as_array_mut().unwrap().truncate(3);
        for section in json["sections"].as_array_mut().unwrap() {
            section["items"].as_array_mut().unwrap().truncate(3);
            for item in section["items"].as_array_mut().unwrap() {
                item["note"] = "x".into();
                item["proof"] = "x".into();
            }
        }
        for rows in json["contributions"].as_object_mut().unwrap().values_mut() {
            rows.as_array_mut().unwrap().truncate(1);
        }
        json["benchmarks"].as_array_mut().unwrap().truncate(2);
        json["respondent"] = serde_json::json!({"role": "x", "unit": "x"});
        for wave in json["roadmap"]["waves"].as_array_mut().unwrap() {
            wave["actions"].as_array_mut().unwrap().truncate(1);
        }
        json["roadmap"]["deferred"].as_array_mut().unwrap().truncate(2);
    })
}

pub(crate) fn poisoned(record: &Record, payload: &str) -> Record {
    bent(record, |json| poison(json, payload))
}

fn poison(value: &mut Value, payload: &str) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match value {
                    Value::String(text) if FREE.contains(&key.as_str()) => payload.clone_into(text),
                    Value::Array(all) if FREE.contains(&key.as_str()) => {
                        all.fill(payload.into());
                    }
                    _ => poison(value, payload),
                }
            }
        }
        Value::Array(all) => {
            for one in all {
                poison(one, payload);
            }
        }
        _ => {}
    }
}

pub(crate) fn theme(payload: &str) -> Theme {
    let map = std::collections::BTreeMap::from([("name", payload), ("footer", payload)]);
    let mut diagnostics = Diagnostics::new();
    // JSON is YAML, and quotes whatever is in the text.
    let file = diagnostics.add_source("theme.yaml", serde_json::to_string(&map).unwrap());
    let theme = Theme::parse(file, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    theme.unwrap()
}

/// Elements and attribute names in order. Left out are what a payload may legitimately change: how a chart wraps its
/// words, emphasis in a pack's prose, and whether an address is a link.
fn skeleton(page: &Html) -> Vec<String> {
    let mut found = Vec::new();
    walk(page.root_element(), &mut found);
    found
}

fn walk(element: ElementRef<'_>, found: &mut Vec<String>) {
    let name = element.value().name();
    let mut attributes: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
    attributes.sort_unstable();
    let emphasis = matches!(name, "em" | "strong" | "code" | "br") && attributes.is_empty();
    let is_address = name == "a" && !element.value().attr("href").unwrap_or("#").starts_with('#');
    let is_title = name == "cite";
    if !emphasis && !is_address && !is_title {
        found.push(format!("{name} {attributes:?}"));
    }
    if name != "svg" {
        for child in element.child_elements() {
            walk(child, found);
        }
    }
}

fn assert_drawings_are_harmless(page: &Html, payload: &str) {
    const KNOWN: &[&str] = &[
        "svg", "title", "desc", "g", "rect", "path", "circle", "polygon", "polyline", "line", "text", "tspan", "defs",
        "pattern", "ellipse", "clipPath",
    ];
    let all = Selector::parse("svg, svg *").unwrap();
    for element in page.select(&all) {
        let name = element.value().name();
        assert!(KNOWN.contains(&name), "{payload:?}: <{name}> in a drawing");
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on") && !attribute.contains("href"), "{payload:?}: {attribute}");
            let words = attribute == "aria-label";
            assert!(words || !value.contains("url(") || value.starts_with("url(#"), "{payload:?}: {value}");
        }
    }
}

fn assert_links_are_addresses(page: &Html, payload: &str) {
    let links = Selector::parse("a[href]").unwrap();
    for link in page.select(&links) {
        let href = link.value().attr("href").unwrap();
        let own = href.starts_with('#');
        let address = href == payload.trim() && payload.starts_with("http");
        // A forge makes a mail link of any mail address; that is no more than what was typed.
        let mail = href.strip_prefix("mailto:").is_some_and(|mail| mail == payload);
        assert!(own || address || mail, "{payload:?}: {href}");
    }
}

/// What a reader sees of a payload: control and direction characters are shown as marks or not at all.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn no_payload_changes_the_structure_of_a_page() {
    let record = small();
    for look in [Look::Full, Look::OnePage] {
        let render = |payload: &str| {
            let options = Options { look, theme: theme(payload), ..Options::default() };
            let text = html(&poisoned(&record, payload), &options, &Templates::embedded()).unwrap();
            assert!(!text.contains(['\u{202e}', '\u{1b}', '\u{0}']), "{payload:?}");
            Html::parse_document(&text)
        };
        let expected = skeleton(&render("plain words"));
        // Both looks share their templates' pieces; a few payloads show that one page is no exception.
        let step = if look == Look::Full { 1 } else { 6 };
        for payload in payloads().into_iter().step_by(step) {
            let page = render(&payload);
            let found = skeleton(&page);
            let differs = found.iter().zip(&expected).find(|(found, expected)| found != expected);
            assert!(differs.is_none() && found.len() == expected.len(), "{look:?} {payload:?}: {differs:?}");
            assert_drawings_are_harmless(&page, &payload);
            assert_links_are_addresses(&page, &payload);
            assert_eq!(letters(&select(&page, "h1")[0]), letters(&payload), "{look:?}");
            assert_arrived(&page, &payload);
            let nodes = page.tree.nodes().filter(|node| matches!(node.value(), Node::Comment(_))).count();
            assert_eq!(nodes, 0, "{payload:?} made a comment");
        }
    }
}

/// Every place in which text was typed shows it.
fn assert_arrived(page: &Html, payload: &str) {
    for place in [".typed bdi", ".action dd", ".model h4", ".finding h3", ".answers dt"] {
        let found = select(page, place);
        let arrived = found.iter().any(|text| letters(text).contains(&letters(payload)));
        assert!(arrived || found.is_empty(), "{payload:?} is not in {place}: {:?}", found.first());
    }
}

#[test]
fn no_payload_becomes_markdown() {
    let record = small();
    for look in [Look::Full, Look::OnePage] {
        let render = |payload: &str| {
            let options = Options { look, theme: theme(payload), charts: false, ..Options::default() };
            let text = markdown(&poisoned(&record, payload), &options, &Templates::embedded()).unwrap().text;
            assert!(!text.contains(['\u{202e}', '\u{1b}', '\u{0}']), "{payload:?}");
            Html::parse_document(&comrak::markdown_to_html(&text, &forge()))
        };
        let expected = skeleton(&render("plain words"));
        // Both looks share their templates' pieces; a few payloads show that one page is no exception.
        let step = if look == Look::Full { 1 } else { 6 };
        for payload in payloads().into_iter().step_by(step) {
            let page = render(&payload);
            let found = skeleton(&page);
            let differs = found.iter().zip(&expected).find(|(found, expected)| found != expected);
            assert!(differs.is_none() && found.len() == expected.len(), "{look:?} {payload:?}: {differs:?}");
            assert_links_are_addresses(&page, &payload);
            assert_eq!(letters(&select(&page, "h1")[0]), letters(&payload), "{look:?}");
        }
    }
}

/// Reads Markdown as a forge does, but lets raw HTML through.
fn forge() -> Comrak<'static> {
    let mut options = Comrak::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    options.render.r#unsafe = true;
    options
}

#[test]
fn no_payload_becomes_a_formula() {
    let record = small();
    for payload in payloads() {
        let record = poisoned(&record, &payload);
        for table in [scores_csv(&record), roadmap_csv(&record)] {
            let mut reader = csv::Reader::from_reader(table.as_slice());
            for row in reader.records() {
                for cell in &row.unwrap() {
                    let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']);
                    assert!(!formula || cell.parse::<f64>().is_ok(), "{payload:?}: {cell:?}");
                    assert!(!cell.contains('\u{1b}'), "{payload:?}");
                }
            }
        }
    }
}

#[test]
fn text_that_looks_like_a_template_is_not_run() {
    let record = poisoned(&small(), "{{ 7 * 7 }}{% include 'x' %}");
    let text = html(&record, &Options::default(), &Templates::embedded()).unwrap();
    assert!(squeezed(&text).contains("{{ 7 * 7 }}{% include &#39;x&#39; %}"));
}
