//! The blank questionnaire to hand out.

use crate::record::Scope;
use crate::report::{Templates, Theme, blank};
use scraper::Html;

use super::given::select;
use crate::suites::support::social_strategy;

#[test]
fn it_asks_every_question_with_every_option() {
    let pack = social_strategy();
    let page =
        Html::parse_document(&blank::html(pack, Scope::Full, &Theme::default(), &Templates::embedded()).unwrap());
    let text = blank::markdown(pack, Scope::Full, &Templates::embedded()).unwrap();
    let asks = select(&page, ".question h3");
    assert_eq!(asks.len(), pack.questions.len());
    let shown = select(&page, ".question");
    let plain = text.replace('\\', "");
    let written: Vec<&str> = plain.split("\n### ").skip(1).collect();
    assert_eq!((shown.len(), written.len()), (pack.questions.len(), pack.questions.len()));
    for ((question, shown), written) in pack.questions.iter().zip(shown).zip(written) {
        let items = question.items.iter().map(|item| &pack.items[item]);
        let labels = items.flat_map(|item| item.options.iter().map(|option| &option.label).chain(&item.row));
        for words in labels.chain([&question.ask]) {
            assert!(shown.contains(words.as_str()), "{}: {words} is not on the page", question.id);
            assert!(written.contains(words.as_str()), "{}: {words} is not in the text", question.id);
        }
    }
}

#[test]
fn rows_with_the_same_options_share_a_table_with_a_box_for_each() {
    let pack = social_strategy();
    let page = blank::html(pack, Scope::Full, &Theme::default(), &Templates::embedded()).unwrap();
    let page = Html::parse_document(&page);
    let sets = scraper::Selector::parse(".rowset").unwrap();
    let tables = page.select(&sets).filter_map(|set| {
        let count = |what: &str| set.select(&scraper::Selector::parse(what).unwrap()).count();
        (count("table") > 0).then(|| (count(".letters li"), count("tbody tr"), count("tbody .box")))
    });
    let tables: Vec<_> = tables.collect();
    assert!(tables.len() > 5);
    for (options, rows, boxes) in tables {
        assert!(rows > 1 && boxes == options * rows, "{options} options, {rows} rows, {boxes} boxes");
    }
}

#[test]
fn the_short_version_asks_its_own_questions_only() {
    let pack = social_strategy();
    let text = blank::markdown(pack, Scope::Pulse, &Templates::embedded()).unwrap();
    let asked = pack.questions.iter().filter(|question| question.pulse).count();
    assert_eq!(text.matches("\n### ").count(), asked);
    assert!(text.contains(&format!("{asked} questions")) && !text.contains("marked"), "{text}");
}
