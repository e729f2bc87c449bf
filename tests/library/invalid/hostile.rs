//! Input that is made to hurt: huge, deep, exploding or not text at all.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::answers::AnswersFile;
use crate::diagnostics::{Code, Diagnostics, render};
use crate::yaml;

use super::load_answers;
use crate::suites::support::read_pack;

/// Far more than any of these needs on a busy machine; what grows with the square of the size takes hours.
const PATIENCE: Duration = Duration::from_secs(300);

/// The codes found when a text is read as a pack and as answers, with both rendered as text and JSON.
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn codes(text: &str) -> Vec<Code> {
    let start = Instant::now();
    let mut codes = Vec::new();
    for diagnostics in [read_pack(text).1, load_answers(text).1] {
        codes.extend(diagnostics.sorted().iter().map(|found| found.code));
        assert!(render::text(&diagnostics, true).len() < 1_000_000);
        assert!(render::json(&diagnostics).starts_with('['));
    }
    assert!(start.elapsed() < PATIENCE, "took {:?}", start.elapsed());
    assert!(!codes.is_empty());
    codes
}

#[test]
fn a_bomb_of_aliases_is_refused_without_expanding() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let before = format!("*a{}", level - 1);
        let _ = writeln!(text, "a{level}: &a{level} [{}]", vec![before; 10].join(", "));
    }
    let _ = writeln!(text, "title: *a39");
    assert!(codes(&text).contains(&Code::Alias));
}

#[test]
fn a_hundred_thousand_levels_are_refused() {
    let deep = 100_000;
    let indented = (0..2000).map(|level| " ".repeat(level) + "a:\n").collect::<String>();
    for text in
        ["[".repeat(deep), "{".repeat(deep), "[{a: ".repeat(deep), "- ".repeat(deep), "? ".repeat(deep), indented]
    {
        assert!(codes(&text).contains(&Code::TooDeep), "{}", &text[..10]);
    }
    let closed = format!("sections: {}{}", "[".repeat(80), "]".repeat(80));
    assert!(codes(&closed).contains(&Code::TooDeep));
}

#[test]
fn fifty_megabytes_are_refused_unread() {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_source("answers.yaml", "a: 1\n".repeat(10 * 1024 * 1024));
    assert!(yaml::read::<AnswersFile>(file, &mut diagnostics).is_none());
    assert_eq!(diagnostics.sorted()[0].code, Code::TooLarge);
}

#[test]
fn a_document_of_half_a_million_values_is_refused() {
    for text in [format!("[{}]", "1,".repeat(500_001)), "---\na\n".repeat(200_000)] {
        assert!(codes(&text).contains(&Code::TooLarge));
    }
}

#[test]
fn bytes_that_are_no_text_are_a_problem_like_any_other() {
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    codes(&String::from_utf8_lossy(&bytes));
    codes("\u{feff}\u{feff}");
    codes("\0\0\0");
    codes("\u{1b}[31mred\u{7}: \u{202e}x");
    codes("a: 1\rb: 2\r\rc: [\r");
}

#[test]
fn the_largest_document_of_wrong_entries_is_answered_in_time() {
    let wide = "x, ".repeat(100_000);
    for text in
        [format!("sections: [{wide}]"), format!("answers: [{wide}]"), "*x".repeat(10) + &"- *a\n".repeat(20_000)]
    {
        codes(&text);
    }
}

#[test]
fn maps_of_thirty_thousand_keys_take_linear_time() {
    let keys: String = (0..30_000).fold(String::new(), |mut text, key| {
        let _ = writeln!(text, "  wrong-key-{key}: value");
        text
    });
    for head in ["answers:\n", "sources:\n", "goals:\n", "renamed:\n", ""] {
        codes(&format!("questionnaire: base@2\n{head}{keys}"));
    }
    let twice: String = (0..30_000).fold(String::from("answers:\n"), |mut text, key| {
        let _ = writeln!(text, "  key-{}: value", key % 100);
        text
    });
    assert!(codes(&twice).contains(&Code::DuplicateKey));
}

#[test]
fn a_matrix_of_many_rows_and_options_is_bounded() {
    let list = |name: &str, count: usize| {
        (0..count).map(|index| format!("{{id: {name}{index}, label: X}}")).collect::<Vec<_>>().join(", ")
    };
    let text = format!(
        "id: big\nversion: 1.0.0\ntitle: Big\nsections:\n  - id: all\n    title: All\n    questions:\n      \
         - {{id: q, kind: matrix, ask: How?, options: [{}], rows: [{}]}}\nframeworks: []\n",
        list("o", 3000),
        list("r", 3000)
    );
    assert!(codes(&text).contains(&Code::TooMany));
}

#[test]
fn five_thousand_wrong_references_in_a_pack_take_linear_time() {
    let mut text =
        String::from("id: big\nversion: 1.0.0\ntitle: Big\nsections:\n  - id: all\n    title: All\n    questions:\n");
    for number in 0..1500 {
        let _ =
            writeln!(text, "      - {{id: question-{number}, kind: text, ask: What?, sources: [nothing-{number}]}}");
    }
    text.push_str(
        "frameworks:\n  - {id: f, kind: dimensions, title: F, elements: [{id: e, title: E, meaning: E.}]}\nfindings:\n",
    );
    for number in 0..5000 {
        let _ = writeln!(
            text,
            "  - {{code: c{number}, when: {{question: quesstion-{number}, is: x}}, severity: info, title: T, detail: D}}"
        );
    }
    assert!(codes(&text).len() >= 5000);
}

#[test]
fn a_megabyte_of_id_is_never_repeated_in_full() {
    let huge = "é".repeat(500_000);
    let text = format!(
        "id: {huge}\nversion: {huge}\ntitle: x\n{huge}: 1\nsections: []\nframeworks: [{{id: {huge}, kind: {huge}}}]\ngoals: {{{huge}x: {{target: 1}}}}\n"
    );
    let (_, diagnostics) = read_pack(&text);
    for found in diagnostics.sorted() {
        assert!(found.message.chars().count() < 1000 && found.help.chars().count() < 1000, "{}", found.code.name());
    }
    codes(&text);
}

#[test]
fn a_long_circle_of_composites_is_reported() {
    let mut text = String::from("frameworks:\n");
    for number in 0..3000 {
        let _ = writeln!(text, "  - {{id: c{number}, kind: composite, title: C, of: {{c{}: 1}}}}", (number + 1) % 3000);
    }
    let (_, diagnostics) = read_pack(&text);
    assert_eq!(diagnostics.sorted().iter().filter(|found| found.code == Code::BadComposite).count(), 1);
    let chain = text.replace("of: {c0: 1}", "of: {}");
    assert!(codes(&chain).contains(&Code::BadComposite));
}

#[test]
fn what_is_missing_at_the_end_is_missed_behind_the_last_word() {
    for text in ["a: [", "a: [\n", "a: [\n\n  \n"] {
        let (_, diagnostics) = read_pack(text);
        let span = diagnostics.sorted()[0].span.expect("a place");
        assert_eq!((span.line, span.column, span.start), (1, 5, 4), "{text:?}");
    }
}
