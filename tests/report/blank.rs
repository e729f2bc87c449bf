//! The blank questionnaire to hand out.

use scraper::Html;
use takestock::report::{Templates, Theme, blank};

use crate::given::{pack, select};

#[test]
fn it_asks_every_question_with_every_option() {
    let pack = pack();
    let page = Html::parse_document(&blank::html(&pack, &Theme::default(), &Templates::embedded()).unwrap());
    let text = blank::markdown(&pack, &Templates::embedded()).unwrap();
    let asks = select(&page, ".question h3");
    assert_eq!(asks.len(), pack.questions.len());
    let words = select(&page, "main")[0].clone();
    let plain = text.replace('\\', "");
    for item in &pack.items {
        let row = item.row.iter();
        for label in item.options.iter().map(|option| &option.label).chain(row).chain([&pack.question_of(0).ask]) {
            assert!(words.contains(label.as_str()), "{label} is not on the page");
            assert!(plain.contains(label.as_str()), "{label} is not in the text");
        }
    }
    assert_eq!(text.matches("\n### ").count(), pack.questions.len());
}
