//! The Markdown report says the same as the page.

use crate::report::{Options, Templates, markdown};
use scraper::Html;

use super::given::{examples, full, select};
use crate::suites::support::example;

fn rendered(text: &str) -> Html {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    Html::parse_document(&comrak::markdown_to_html(text, &options))
}

#[test]
fn it_has_the_chapters_of_the_page() {
    for (name, record) in examples() {
        let page = select(&Html::parse_document(&full(&record)), "h2");
        let report = markdown(&record, &Options::default(), &Templates::embedded()).unwrap();
        assert_eq!(select(&rendered(&report.text), "h2"), page, "{name}");
    }
}

#[test]
fn every_linked_chart_is_there_and_every_chart_is_linked() {
    let record = example("multiple-hub-hotels");
    let report = markdown(&record, &Options::default(), &Templates::embedded()).unwrap();
    assert!(report.charts.len() > 5);
    for (file, svg) in &report.charts {
        assert!(report.text.contains(&format!("]({file})")), "{file}");
        assert!(svg.starts_with("<svg") && !svg.contains("var(--"), "{file} needs a style it does not have");
    }
    assert_eq!(report.text.matches("](charts/").count(), report.charts.len());
    let without = markdown(&record, &Options { charts: false, ..Options::default() }, &Templates::embedded()).unwrap();
    assert!(without.charts.is_empty() && !without.text.contains("!["));
}

#[test]
fn its_tables_are_tables() {
    let record = example("centralised-bank");
    let report = markdown(&record, &Options::default(), &Templates::embedded()).unwrap();
    let page = rendered(&report.text);
    assert!(select(&page, "p").iter().all(|text| !text.contains("| ---")), "a table fell apart");
    let answers: usize = record.sections.iter().map(|section| section.items.len()).sum();
    assert!(select(&page, "li").len() > answers);
    assert!(!report.text.contains("\n\n\n"));
}
