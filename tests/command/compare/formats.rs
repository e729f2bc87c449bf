//! What each format shows, and that names stay names in it.

use std::fs;

use super::{Files, compare, printed};
use crate::process::stderr;

fn course(files: &Files) -> [String; 3] {
    let early = ("volume-growth", "left-unanswered");
    [
        files.write("q1.yaml", &[early, ("unit-support", "no-help"), ("date", "2026-01-31")]),
        files.write("q2.yaml", &[early, ("date", "2026-04-30")]),
        files.write("q3.yaml", &[("date", "2026-07-31")]),
    ]
}

#[test]
fn the_text_names_what_moved_and_the_answers_behind_it() {
    let files = Files::new();
    let [before, _, after] = course(&files);
    let text = printed(&compare(&[&before, &after], &[]));
    for expected in ["Vellamo Instruments", "2026-01-31", "2026-07-31", "like for like", "Demand from customers"] {
        assert!(text.contains(expected), "{expected} in\n{text}");
    }
    assert!(text.contains("How was the extra work met"), "{text}");
    assert!(!text.contains("path.customer-demand") && !text.contains("zones."), "titles, no ids: {text}");
    let same = printed(&compare(&[&after, &after], &[]));
    assert!(same.contains("No score moved."), "{same}");
}

#[test]
fn three_records_have_a_course_with_a_line_chart() {
    let files = Files::new();
    let [first, second, third] = course(&files);
    let text = printed(&compare(&[&first, &second, &third], &[]));
    let line = text.lines().find(|line| line.contains("Reactive or proactive: ")).unwrap_or_else(|| panic!("{text}"));
    assert_eq!(line.matches(" → ").count(), 2, "{line}");
    let html = printed(&compare(&[&first, &second, &third], &["--format", "html"]));
    let page = scraper::Html::parse_document(&html);
    let charts = page.select(&scraper::Selector::parse("svg").unwrap()).count();
    assert!(charts >= 2, "{charts} charts");
    for date in ["31 Jan 2026", "30 Apr 2026", "31 Jul 2026"] {
        assert!(html.contains(date), "{date}");
    }
    assert!(!html.contains("<script") && !html.contains("src=\"http"), "one page that needs nothing else");
    let markdown = printed(&compare(&[&first, &second, &third], &["--format", "md"]));
    assert!(markdown.starts_with("# Vellamo Instruments: what moved\n"), "{markdown}");
}

#[test]
fn names_are_data_in_every_format() {
    let files = Files::new();
    let name = r#""<img src=x onerror=alert(1)> | **bold** \e[31m [link](javascript:alert(1))""#;
    let before = files.write("before.yaml", &[("organisation", name)]);
    let after = files.write("after.yaml", &[("organisation", name), ("volume-growth", "left-unanswered")]);
    let show = |format: &str| printed(&compare(&[&before, &after], &["--format", format]));
    let markdown = comrak::markdown_to_html(&show("md"), &comrak::Options::default());
    for html in [show("html"), markdown] {
        let page = scraper::Html::parse_document(&html);
        let heading = page.select(&scraper::Selector::parse("h1").unwrap()).next().unwrap();
        assert!(heading.text().collect::<String>().contains("<img src=x onerror=alert(1)> | **bold** "), "{html}");
        let made = scraper::Selector::parse("img, script, a[href^=javascript], h1 strong, h1 a").unwrap();
        assert_eq!(page.select(&made).count(), 0, "{html}");
    }
    assert!(!show("text").contains('\u{1b}'));
}

#[test]
fn what_is_written_to_a_file_is_what_would_be_printed() {
    let files = Files::new();
    let [before, _, after] = course(&files);
    for format in ["text", "json", "md", "html"] {
        let path = files.path("moved.out");
        let output = compare(&[&before, &after], &["--format", format, "-o", path.to_str().unwrap()]);
        assert!(output.status.success() && output.stdout.is_empty(), "{}", stderr(&output));
        let printed = printed(&compare(&[&before, &after], &["--format", format]));
        assert!(!printed.is_empty());
        assert_eq!(fs::read_to_string(path).unwrap(), printed, "{format}");
    }
}
