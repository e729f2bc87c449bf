//! A consultant's words and money in a report.

use std::fs;

use crate::process::{EXAMPLE, ROOT, code, run, stderr, stdout};

fn commented(comments: &str, format: &str) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("comments.yaml");
    fs::write(&path, comments).unwrap();
    let output = run(&["report", EXAMPLE, "-o", "-", "--format", format, "--comments", path.to_str().unwrap()]);
    (code(&output), stdout(&output), stderr(&output))
}

/// The text between two headings.
fn chapter<'t>(report: &'t str, from: &str, to: &str) -> &'t str {
    let start = report.find(from).unwrap_or_else(|| panic!("no {from}"));
    let end = report[start..].find(to).unwrap_or_else(|| panic!("no {to}"));
    &report[start..start + end]
}

#[test]
fn each_comment_stands_where_it_belongs() {
    let chapters = ["overview", "standing", "shows", "findings", "roadmap", "unseen"];
    let said = chapters.map(|chapter| format!("  {chapter}: On *{chapter}*.")).join("\n");
    let comments =
        format!("by: A. Lindqvist\nchapters:\n{said}\nfindings:\n  partners-unheard: |\n    - one\n    - two\n");
    let (exit, report, _) = commented(&comments, "md");
    assert_eq!(exit, 0);
    let headings = [
        "result on one page",
        "Where you stand",
        "Where it shows",
        "What stands out",
        "What to do\n",
        "What we could not see",
    ];
    for (heading, of) in headings.iter().zip(chapters) {
        let text = chapter(&report, &format!("## {}{heading}", if of == "overview" { "The " } else { "" }), "\n## ");
        assert!(text.contains(&format!("**Comment by A. Lindqvist:**\n\nOn *{of}*.")), "{of}: {text}");
    }
    let finding = chapter(&report, "### You hardly hear your partners", "\n### ");
    assert!(finding.contains("**Comment by A. Lindqvist:**\n\n- one\n- two"), "{finding}");
    let (_, page, _) = commented(&comments, "html");
    assert_eq!(page.matches("<div class=\"comment\" role=\"note\">").count(), chapters.len() + 1);
    assert!(page.contains("<p>On <em>unseen</em>.</p>"));
}

#[test]
fn a_comment_is_text_and_loads_nothing() {
    let hostile =
        "by: <b>X\nchapters:\n  overview: '<script>alert(1)</script> ![x](https://x.example/x.png) {{ theme.css }}'\n";
    let (exit, page, _) = commented(hostile, "html");
    assert_eq!(exit, 0);
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>X"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("{{ theme.css }}"));
}

#[test]
fn problems_of_a_comments_file_are_told_at_once_and_nothing_is_written() {
    let (exit, page, said) = commented("chapter: {overview: x}\nchapters: {overveiw: y}\n", "html");
    assert_eq!((exit, page.as_str()), (2, ""));
    assert!(said.contains("comments.yaml:1:1") || said.contains("1:1"), "{said}");
    assert!(said.contains("did you mean `chapters`") && said.contains("did you mean `overview`"), "{said}");
    let (exit, _, said) = commented("findings: {partner-unheard: x}\n", "html");
    assert_eq!(exit, 0);
    assert!(said.contains("its comment is left out") && said.contains("did you mean `partners-unheard`?"), "{said}");
}

#[test]
fn the_example_of_comments_is_printed_whole() {
    let comments = format!("{ROOT}/examples/hub-and-spoke-instruments/comments.yaml");
    let output = run(&["report", EXAMPLE, "-o", "-", "--comments", &comments, "--look", "board"]);
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    assert_eq!(stdout(&output).matches("class=\"comment\"").count(), 4);
}

#[test]
fn work_is_told_in_money_where_a_day_has_a_price() {
    let report = stdout(&run(&["report", EXAMPLE, "-o", "-", "--format", "md", "--day-rate", "EUR 950"]));
    // 9 person-weeks of five days.
    assert!(report.contains("The first wave costs about EUR\u{a0}42,800."), "{report}");
    assert!(report.contains("; 9 of 16 person-weeks; about EUR\u{a0}42,800."));
    assert!(report.contains("| Person-weeks | Cost, about | When |"));
    let plain = stdout(&run(&["report", EXAMPLE, "-o", "-", "--format", "md"]));
    assert!(!plain.contains("EUR") && !plain.contains("Cost, about"));
    let refused = run(&["report", EXAMPLE, "-o", "-", "--day-rate", "cheap"]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("EUR 950"), "{}", stderr(&refused));
}
