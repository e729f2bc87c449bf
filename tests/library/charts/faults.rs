//! Names that are long, foreign or hostile, and records that are thin.

use indexmap::IndexMap;

use crate::record::Shape;
use crate::report::chart::{self, Chart, Mark};

use super::sample;

const PAYLOADS: [&str; 24] = [
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onload='alert(1)",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "]]><!--",
    "<![CDATA[<script>]]>",
    "<!ENTITY x SYSTEM \"file:///etc/passwd\">&x;",
    "url(https://example.com/x)",
    "fill=\"#000000\" stroke=\"#0000AA\"",
    "=\"#000000\"",
    "var(--chart-ink,#1b2430)",
    "</desc><set onbegin=alert(1)>",
    "<a xlink:href=\"javascript:alert(1)\">x</a>",
    "{{ 7 * 7 }}{% include 'x' %}",
    "| a | b |\n|---|---|\n# heading",
    "nul \u{0} bell \u{7} escape \u{1b}[31m del \u{7f}",
    "noncharacters \u{ffff}\u{fdd0} bom \u{feff}",
    "right \u{202e}gnorw\u{202c} isolate \u{2067}x\u{2069}\u{2069}\u{2069}",
    "line\u{2028}separator\u{85}next\r\ntab\t",
    "Z\u{351}\u{36b}\u{343}\u{36a}\u{302}\u{36b}\u{33d}\u{34f}\u{334}\u{319}algo",
    "👩‍👩‍👧‍👦🏳️‍🌈🇨🇭 emoji",
    "إدارة المجتمعات الداخلية والخارجية וקהילות",
    "社交媒体与内部协作战略的组织成熟度评估以及跨部门治理模式的持续改进与员工赋能计划",
];

/// One of each chart with the same name everywhere a name can stand.
fn named(name: &str) -> Vec<Chart> {
    let mut models = sample::archetypes(&[(name, Some(50.0)), (name, Some(20.0)), (name, None)]);
    models.title = name.into();
    let scores: Vec<_> = [Some(0.0), Some(50.0), Some(100.0), None].map(|score| (name, score)).into();
    let mut zones = sample::dimensions(&scores);
    zones.title = name.into();
    zones.levels.iter_mut().for_each(|level| level.title = name.into());
    let mut path = sample::spectrum(Some(100.0));
    path.title = name.into();
    path.poles.iter_mut().for_each(|pole| pole.title = name.into());
    path.elements.values_mut().for_each(|strand| strand.title = name.into());
    let mut programme = sample::composite(Some(100.0));
    programme.title = name.into();
    programme.levels.iter_mut().for_each(|level| level.title = name.into());
    programme.members.iter_mut().for_each(|member| member.title = name.into());
    programme.limited_by.iter_mut().for_each(|limit| limit.title = name.into());
    let mut sections = sample::sections();
    for section in &mut sections {
        section.title = name.into();
        section.items.iter_mut().for_each(|item| (item.ask, item.label) = (name.into(), Some(name.into())));
    }
    let mut roadmap = sample::roadmap();
    roadmap.goals.iter_mut().for_each(|goal| goal.title = name.into());
    for wave in &mut roadmap.waves {
        wave.title = name.into();
        wave.actions.iter_mut().for_each(|action| action.title = name.into());
    }
    let series = [(name.to_owned(), vec![Some(1.0), None])];
    let points = [name.to_owned(), name.to_owned()];
    let mut charts = vec![
        chart::fit(name, &models),
        chart::dots(name, &zones, &sample::after(&roadmap)),
        chart::gauge(name, &path),
        chart::level(name, &programme),
        chart::trend(name, name, &series, &points),
    ];
    charts.extend(chart::heat(&sections));
    charts.extend(chart::timeline(&roadmap));
    charts.extend(chart::matrix(&roadmap));
    charts.extend(chart::course(&roadmap));
    charts
}

const ELEMENTS: [&str; 14] = [
    "svg", "title", "desc", "defs", "pattern", "rect", "circle", "path", "line", "polyline", "polygon", "text", "g",
    "tspan",
];

fn check(chart: &Chart) {
    let document = roxmltree::Document::parse(&chart.svg).unwrap_or_else(|error| panic!("{}: {error}", chart.name));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{node:?}");
        assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on") && attribute.name() != "href"));
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    assert!(chart.name.chars().all(plain) && chart.name.len() < 80, "{}", chart.name);
    let texts = [&chart.title, &chart.description, &chart.table.caption];
    for text in texts.into_iter().chain(chart.table.rows.iter().flatten()) {
        assert!(!text.contains(char::is_control) && !text.contains(['\u{202e}', '\u{2067}', '\u{ffff}']), "{text:?}");
    }
}

#[test]
fn hostile_names_stay_text() {
    for payload in PAYLOADS {
        let charts = named(payload);
        assert_eq!(charts.len(), 9, "{payload}");
        charts.iter().for_each(check);
        let pictogram = chart::pictogram(Shape::Hub, Mark::Both, payload);
        roxmltree::Document::parse(&pictogram).expect("well-formed");
    }
}

#[test]
fn a_text_that_looks_like_a_colour_is_left_alone() {
    let chart = chart::fit("model", &sample::archetypes(&[("fill=\"#000000\"", Some(50.0))]));
    assert!(super::texts(&chart).iter().any(|text| text == "fill=\"#000000\""));
}

#[test]
fn isolates_in_descriptions_are_closed() {
    for chart in named("إدارة \u{2069}") {
        let count = |c| chart.description.matches(c).count();
        assert_eq!(count('\u{2068}'), count('\u{2069}'), "{}", chart.name);
    }
}

#[test]
fn a_name_of_ten_thousand_characters_is_cut_in_the_drawing_and_whole_in_the_table() {
    let name = "x".repeat(10_000);
    for chart in named(&name) {
        check(&chart);
        assert!(super::texts(&chart).iter().all(|text| text.chars().count() < 100), "{}", chart.name);
        let whole = |text: &String| text.len() >= 10_000;
        assert!(chart.table.rows.iter().flatten().chain(&chart.table.head).any(whole), "{}", chart.name);
        assert!(chart.description.len() < 2_000, "{}", chart.name);
    }
}

#[test]
fn ids_outside_the_packs_alphabet_get_names_of_their_own() {
    let chart = |id: &str| chart::fit(id, &sample::models()).name;
    assert_eq!(chart("model"), "model-fit");
    assert_ne!(chart("Model"), chart("model"));
    assert_ne!(chart("../../etc"), chart("..\\..\\etc"));
    assert!(!chart("../../etc").contains(['.', '/']));
}

#[test]
fn thin_records_are_drawn() {
    check(&chart::fit("model", &sample::archetypes(&[])));
    check(&chart::fit("model", &sample::archetypes(&[("A", None)])));
    check(&chart::dots("zones", &sample::dimensions(&[]), &IndexMap::new()));
    check(&chart::dots("zones", &sample::dimensions(&[("One", Some(0.0))]), &IndexMap::new()));
    check(&chart::level("programme", &sample::composite(None)));
    let mut bare = sample::composite(Some(0.0));
    bare.levels.clear();
    bare.members.clear();
    bare.limited_by.clear();
    check(&chart::level("programme", &bare));
    check(&chart::trend("", "", &[], &[]));
    check(&chart::trend("one", "one", &[("A".to_owned(), vec![Some(5.0)])], &["now".to_owned()]));
    check(&chart::trend("nothing", "nothing", &[("A".to_owned(), vec![None])], &["now".to_owned()]));
}

#[test]
fn waves_without_room_or_months_are_drawn() {
    let mut roadmap = sample::roadmap();
    for wave in &mut roadmap.waves {
        (wave.months, wave.capacity_weeks, wave.planned_weeks) = ([0, 0], 0.0, 0.0);
    }
    check(&chart::timeline(&roadmap).expect("actions"));
    check(&chart::matrix(&roadmap).expect("actions"));
}
