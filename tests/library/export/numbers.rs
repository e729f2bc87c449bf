//! The numbers in charts, and in the workbooks inside them, are the record's.

use roxmltree::{Document, Node};

use super::opened::{Opened, ends};
use crate::record::{FrameworkRecord, Record};
use crate::report::Options;
use crate::suites::support::example;

/// A series of a chart: its name and its numbers, by the names of its categories.
struct Series {
    name: String,
    values: Vec<(String, Option<f64>)>,
}

fn named<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|node| node.tag_name().name() == name)
}

/// The points of a cache, by their places.
fn points(node: Option<Node<'_, '_>>) -> Vec<(usize, String)> {
    let points = node.into_iter().flat_map(|node| node.descendants().filter(|node| node.tag_name().name() == "pt"));
    points
        .map(|point| {
            (
                point.attribute("idx").unwrap().parse().unwrap(),
                named(point, "v").unwrap().text().unwrap_or("").to_owned(),
            )
        })
        .collect()
}

fn series(part: &str) -> Vec<Series> {
    let document = Document::parse(part).unwrap();
    let all = document.descendants().filter(|node| node.tag_name().name() == "ser");
    all.map(|node| {
        let categories = points(named(node, "cat"));
        let values = points(named(node, "val"));
        let value = |at: usize| values.iter().find(|(place, _)| *place == at).map(|(_, text)| text.parse().unwrap());
        Series {
            name: points(named(node, "tx")).remove(0).1,
            values: categories.into_iter().map(|(at, name)| (name, value(at))).collect(),
        }
    })
    .collect()
}

/// All charts of a format.
fn charts(opened: &Opened) -> Vec<Vec<Series>> {
    let paths: Vec<&String> =
        opened.0.keys().filter(|path| path.contains("charts/chart") && ends(path, "xml")).collect();
    paths.iter().map(|path| series(opened.text(path))).collect()
}

/// Names and scores of a framework's dimensions, as the record shows them.
fn shown(record: &Record, framework: &str) -> Vec<(String, Option<f64>)> {
    let FrameworkRecord::Dimensions(one) = &record.frameworks[framework] else { panic!("other kind") };
    let score = |id: &String| record.measures[&format!("{framework}.{id}")].shown;
    one.dimensions.iter().map(|(id, dimension)| (dimension.title.clone(), score(id))).collect()
}

#[test]
fn bars_are_as_long_as_the_scores_of_the_record() {
    for format in ["docx", "pptx"] {
        for name in ["hub-and-spoke-instruments", "multiple-hub-hotels"] {
            let record = example(name);
            let drawn = charts(&Opened::of(format, &record, &Options::default()));
            for framework in ["zones", "practices", "readiness"] {
                let expected = shown(&record, framework);
                let found = drawn.iter().find(|chart| {
                    chart[0].values.len() == expected.len()
                        && chart[0].values.iter().any(|(name, _)| *name == expected[0].0)
                });
                let today = &found.unwrap_or_else(|| panic!("{format} has no chart of {framework}"))[0];
                assert_eq!(today.name, "Today");
                for (title, score) in &expected {
                    let bar = today.values.iter().find(|(name, _)| name.trim_end_matches(" (not assessed)") == title);
                    assert_eq!(bar.unwrap().1, *score, "{format} {name} {framework}: {title}");
                }
            }
        }
    }
}

#[test]
fn dots_stand_where_effort_and_effect_are() {
    let record = example("hub-and-spoke-instruments");
    let opened = Opened::of("pptx", &record, &Options::default());
    let part = opened
        .0
        .values()
        .filter_map(|bytes| std::str::from_utf8(bytes).ok())
        .find(|part| part.contains("scatterChart"));
    let document = Document::parse(part.unwrap()).unwrap();
    let all: Vec<Node<'_, '_>> = document.descendants().filter(|node| node.tag_name().name() == "ser").collect();
    let number = |texts: Vec<(usize, String)>| -> Vec<(usize, f64)> {
        texts.into_iter().map(|(at, text)| (at, text.parse().unwrap())).collect()
    };
    let weeks = number(points(named(all[0], "xVal")));
    let gains: Vec<(usize, f64)> = all.iter().flat_map(|node| number(points(named(*node, "yVal")))).collect();
    let roadmap = record.roadmap.as_ref().unwrap();
    let actions: Vec<_> = roadmap.waves.iter().flat_map(|wave| &wave.actions).collect();
    assert_eq!(weeks.len(), actions.len() + roadmap.options.len());
    assert_eq!(gains.len(), weeks.len(), "every action is in one series");
    for (at, action) in actions.iter().enumerate() {
        assert_eq!(weeks[at].1, action.effort_weeks, "{}", action.title);
        let gain = gains.iter().find(|(place, _)| *place == at).unwrap().1;
        assert!((gain - action.gain).abs() <= 0.05 + 1e-9, "{}: {gain} {}", action.title, action.gain);
    }
}

#[test]
fn the_workbook_of_a_chart_holds_what_the_chart_draws() {
    let opened = Opened::of("docx", &example("hub-and-spoke-instruments"), &Options::default());
    let books: Vec<&String> = opened.0.keys().filter(|path| ends(path, "xlsx")).collect();
    assert!(books.len() > 8, "{books:?}");
    for book in books {
        let number: String = book.chars().filter(char::is_ascii_digit).collect();
        let chart = opened.text(&format!("word/charts/chart{number}.xml"));
        let inside = Opened::new(&opened.0[book]);
        let cells = Document::parse(inside.text("xl/worksheets/sheet1.xml")).unwrap();
        let values: Vec<f64> = cells
            .descendants()
            .filter(|node| node.tag_name().name() == "c" && node.attribute("t").is_none())
            .filter_map(|cell| named(cell, "v")?.text()?.parse().ok())
            .collect();
        let drawn: Vec<f64> =
            series(chart).iter().flat_map(|one| one.values.iter().filter_map(|(_, value)| *value)).collect();
        assert!(chart.contains("scatterChart") || !drawn.is_empty(), "{book}");
        for value in drawn {
            assert!(values.contains(&value), "{book} does not hold {value}");
        }
        assert!(inside.text("xl/workbook.xml").contains("name=\"Data\""));
    }
}
