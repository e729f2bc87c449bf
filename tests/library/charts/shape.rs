//! What every drawing has in common.

use std::collections::HashSet;

use crate::record::Shape;
use crate::report::chart::{self, Chart, Mark, Theme};

use super::sample;
use crate::suites::support::snapshots;

/// One of each.
pub(crate) fn all() -> Vec<Chart> {
    let points: Vec<String> = ["spring", "autumn"].map(str::to_owned).into();
    let values = vec![Some(20.0), Some(30.5)];
    let zones = sample::zones();
    let mut charts = vec![
        chart::fit("model", &sample::models()),
        chart::dots("zones", &zones, &sample::after(&sample::roadmap())),
        chart::gauge("path", &sample::spectrum(Some(-12.5))),
        chart::level("programme", &sample::composite(Some(63.0))),
        chart::trend("Over time", "Over time", &[("Programme".to_owned(), values)], &points),
    ];
    charts.extend(chart::matrix(&sample::roadmap()));
    charts.extend(chart::heat(&sample::sections()));
    charts.extend(chart::timeline(&sample::roadmap()));
    charts.extend(chart::course(&sample::roadmap()));
    charts
}

#[test]
fn drawings_are_accessible_and_scale() {
    for chart in all() {
        let document = roxmltree::Document::parse(&chart.svg).expect("well-formed");
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        assert!(root.attribute("viewBox").is_some());
        assert!(root.attribute("width").is_none() && root.attribute("height").is_none());
        let said: Vec<&str> = root
            .attribute("aria-labelledby")
            .expect("a name")
            .split(' ')
            .map(|id| {
                let node = document.descendants().find(|node| node.attribute("id") == Some(id)).expect("the id exists");
                node.text().expect("it says something")
            })
            .collect();
        assert_eq!(said, [chart.title.as_str(), chart.description.as_str()]);
    }
}

#[test]
fn ids_and_names_are_unique_within_a_page() {
    let charts = all();
    let mut seen = HashSet::new();
    for chart in &charts {
        assert!(seen.insert(chart.name.clone()), "{}", chart.name);
        let document = roxmltree::Document::parse(&chart.svg).expect("well-formed");
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(seen.insert(id.to_owned()), "{id}");
        }
    }
}

#[test]
fn every_colour_follows_the_theme() {
    let light = chart::variables(Theme::Light);
    let names =
        |css: &str| css.split(';').filter_map(|pair| Some(pair.split_once(':')?.0.to_owned())).collect::<Vec<_>>();
    assert_eq!(names(&light), names(&chart::variables(Theme::Dark)));
    for chart in all() {
        let bare = chart.svg.replace("url(#", "").matches("=\"#").count();
        assert_eq!(bare, 0, "{} has a colour of its own", chart.name);
        for used in chart.svg.split("var(").skip(1).filter_map(|rest| rest.split_once(',')) {
            let (name, fallback) = (used.0, used.1.split_once(')').expect("closed").0);
            assert!(light.contains(&format!("{name}:{fallback};")), "{name} {fallback}");
        }
    }
}

#[test]
fn patterns_that_are_used_are_defined() {
    for chart in all() {
        for used in chart.svg.split("url(#").skip(1).filter_map(|rest| rest.split_once(')')) {
            assert!(chart.svg.contains(&format!("id=\"{}\"", used.0)), "{} in {}", used.0, chart.name);
        }
    }
}

#[test]
fn tables_are_as_wide_as_their_heads() {
    for chart in all() {
        assert!(!chart.table.rows.is_empty(), "{}", chart.name);
        assert!(chart.table.rows.iter().all(|row| row.len() == chart.table.head.len()), "{}", chart.name);
    }
}

#[test]
fn the_same_record_gives_the_same_bytes_and_few_of_them() {
    assert_eq!(all(), all());
    let size: usize = all().iter().map(|chart| chart.svg.len()).sum();
    assert!(size < 120_000, "{size}");
}

#[test]
fn a_file_of_its_own_needs_no_page() {
    for chart in all() {
        let file = chart::stand_alone(&chart.svg);
        let document = roxmltree::Document::parse(&file).expect("well-formed");
        assert!(!file.contains("var("));
        let first =
            document.root_element().children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect")));
        assert_eq!(first.and_then(|ground| ground.attribute("fill")), Some("#ffffff"));
    }
}

#[test]
fn pictograms_differ_by_shape_and_by_mark() {
    let shapes = [Shape::Scattered, Shape::Centre, Shape::Hub, Shape::Hubs, Shape::Honeycomb];
    let marks = [Mark::None, Mark::Today, Mark::Target, Mark::Both];
    let drawn: Vec<String> =
        shapes.iter().flat_map(|shape| marks.map(|mark| chart::pictogram(*shape, mark, "Model"))).collect();
    assert_eq!(drawn.iter().collect::<HashSet<_>>().len(), 20);
    for svg in &drawn {
        let document = roxmltree::Document::parse(svg).expect("well-formed");
        assert!(document.root_element().attribute("aria-label").is_some_and(|label| label.starts_with("Model")));
        assert!(document.descendants().all(|node| node.attribute("id").is_none()));
    }
    assert!(chart::pictogram(Shape::Hub, Mark::Target, "Hub").contains("aria-label=\"Hub: target\""));
}

#[test]
fn drawings_change_only_on_purpose() {
    let by_line = |svg: &str| svg.replace("><", ">\n<");
    snapshots(|| {
        insta::assert_snapshot!("fit", by_line(&chart::fit("model", &sample::models()).svg));
        insta::assert_snapshot!("gauge", by_line(&chart::gauge("path", &sample::spectrum(Some(-12.5))).svg));
        insta::assert_snapshot!("pictogram", by_line(&chart::pictogram(Shape::Hubs, Mark::Both, "Dandelion")));
    });
}
