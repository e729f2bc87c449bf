//! What a reader sees first of a file that says little, and of the short version.

use std::fs;

use crate::process::{EXAMPLE, ROOT, run, stderr, stdout, succeed, write};

const EMPTY: &str = "questionnaire: social-strategy@2\norganisation: Silent\nanswers: {}\n";

/// Words that belong to a verdict, a recommendation or a plan.
const CLAIMS: [&str; 7] =
    ["recommended", "best", "Programme maturity   ", "What to do next", "What to decide", "mean ", "clear"];

fn fixture(name: &str) -> String {
    format!("{ROOT}/tests/fixtures/{name}.pack.yaml")
}

fn scored(text: &str, args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "answers.yaml", text);
    succeed(&[&["score", &file], args].concat())
}

#[test]
fn a_summary_of_few_answers_says_what_to_ask_next_and_claims_nothing() {
    let seven = EMPTY.replace(
        "{}",
        "{employees: 400, who-answered: unit-people, decision-rights: rules-decide, volume-growth: absorbed, \
         unit-support: starter-kit, rules-source: central-course, central-mandate: frame-only}",
    );
    for (text, counted) in [(EMPTY, "0 of 105 answers given (0 %)"), (&seven, "7 of 105 answers given (6.7 %)")] {
        let said = scored(text, &[]);
        assert!(said.contains(counted) && said.contains("A first look: from 40 % answered on"), "{said}");
        assert!(said.contains("What to ask next"), "{said}");
        for claim in CLAIMS {
            assert!(!said.contains(claim), "{claim} in\n{said}");
        }
    }
    let example = succeed(&["score", EXAMPLE]);
    assert!(CLAIMS.iter().all(|claim| example.contains(claim)), "a full file has them all: {example}");
}

#[test]
fn a_level_of_the_short_version_says_how_far_it_can_tell() {
    let pack = fixture("required");
    let pulse = "questionnaire: required@1\nscope: pulse\nanswers: {backed-up: in-place, restored: in-place}\n";
    let said = scored(pulse, &["-q", &pack]);
    assert!(said.contains("Maturity   Watchful, as far as the short version can tell"), "{said}");
    let full = pulse.replace("scope: pulse\n", "");
    let said = scored(&full, &["-q", &pack]);
    assert!(said.contains("Maturity   Safe\n"), "{said}");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Watchful needs Second practices at 100 (now not assessed, answers are missing)"), "{said}");
}

#[test]
fn few_answers_count_in_no_mean_rank_or_share_of_a_portfolio() {
    let folder = tempfile::tempdir().unwrap();
    let answers = folder.path().join("answers");
    fs::create_dir(&answers).unwrap();
    fs::copy(format!("{ROOT}/{EXAMPLE}"), answers.join("full.yaml")).unwrap();
    write(&answers, "silent.yaml", EMPTY);
    let hinted = EMPTY.replace("Silent", "Hinted").replace("{}", "{who-answered: central-team, employees: 4}");
    write(&answers, "hinted.yaml", hinted);
    let out = folder.path().join("out");
    let output = run(&["batch", answers.to_str().unwrap(), "--reports", out.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("hub-and-spoke 1, not assessed 2"), "{}", stderr(&output));
    let index = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(index.contains("Hub-and-spoke fits 1 of 1 best"), "of those of which enough answers tell");
    assert!(index.contains("Programme maturity stands at 58.8"), "one score, no mean with those of the others");
    assert_eq!(shares(&index), [0.0, 0.0, 100.0, 0.0, 0.0]);
    assert_eq!(ranked(&index), ["Vellamo Instruments", "Hinted", "Silent"]);
    for name in ["silent.html", "hinted.html"] {
        assert!(fs::read_to_string(out.join(name)).unwrap().contains("A first look"), "{name}");
    }
}

/// The percent column of the table of models.
fn shares(index: &str) -> Vec<f64> {
    let page = scraper::Html::parse_document(index);
    let table = scraper::Selector::parse("table").unwrap();
    let (row, cell) = (scraper::Selector::parse("tbody tr").unwrap(), scraper::Selector::parse("td").unwrap());
    let named = |table: &scraper::ElementRef<'_>| table.text().any(|text| text.contains("the model that fits best"));
    let models = page.select(&table).find(named).expect("a table of models");
    let percent = |row: scraper::ElementRef<'_>| {
        row.select(&cell).nth(1).unwrap().text().collect::<String>().trim().parse().unwrap()
    };
    models.select(&row).map(percent).collect()
}

/// The organisations in the order of the ranking.
fn ranked(index: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(index);
    let names = scraper::Selector::parse("table.ranking tbody th a").unwrap();
    page.select(&names).map(|name| name.text().collect::<String>().trim().to_owned()).collect()
}

#[test]
fn composites_are_explained_by_what_they_are_the_mean_of() {
    let said = succeed(&["score", EXAMPLE, "--explain", "programme"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "programme  58.8 = the mean of what enough answers tell   (Σ weight × score ÷ Σ weight)");
    let score = |line: &str| line.split_whitespace().next().unwrap().parse::<f64>().unwrap();
    let weight = |line: &str| line.rsplit(' ').next().unwrap().parse::<f64>().unwrap();
    let members: Vec<(f64, f64)> = lines[1..].chunks_exact(2).map(|pair| (score(pair[0]), weight(pair[1]))).collect();
    assert_eq!(members.len(), 2, "{said}");
    let sum: f64 = members.iter().map(|(score, weight)| score * weight).sum();
    let mean = sum / members.iter().map(|(_, weight)| weight).sum::<f64>();
    // The mean and what it is the mean of are each rounded by themselves, to a tenth.
    assert!((mean - 58.8).abs() < 0.1 + f64::EPSILON, "{mean}: {said}");
}

#[test]
fn explanations_and_summaries_speak_the_scale_of_the_framework() {
    let text = "questionnaire: third@1\nanswers: {written: in-place, known: missing, kept: missing}\n";
    let pack = fixture("third");
    let explained = scored(text, &["-q", &pack, "--explain", "care"]);
    assert!(explained.starts_with("care.rules  1 (33.3 % of the scale) = 100 × 1.000 ÷ 3.000"), "{explained}");
    assert!(explained.contains("\ncare  1 (33.3 % of the scale) = the mean"), "{explained}");
    let summary = scored(text, &["-q", &pack]);
    assert!(summary.contains("Care   mean 1\n") && summary.contains("1  One\n"), "{summary}");
    let folder = tempfile::tempdir().unwrap();
    let before = write(folder.path(), "before.yaml", text);
    let after = write(folder.path(), "after.yaml", text.replace("known: missing", "known: in-place"));
    let moved = succeed(&["compare", &before, &after, "-q", &pack]);
    let row = moved.lines().find(|line| line.contains("Rules")).unwrap_or_else(|| panic!("{moved}"));
    assert_eq!(row.split_whitespace().collect::<Vec<_>>(), ["Rules", "1", "2", "+1", "+1"]);
}

/// The two ways in which people read how far the goals are attained.
#[test]
fn a_questionnaire_without_actions_has_no_plan_and_no_empty_headings() {
    let pack = fixture("required");
    let text = "questionnaire: required@1\nanswers: {backed-up: in-place, restored: in-place}\n";
    let said = scored(text, &["-q", &pack]);
    assert!(!said.contains("aims at") && !said.contains("What to decide"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "answers.yaml", text);
    let page = succeed(&["report", &file, "-q", &pack, "-o", "-", "--format", "md"]);
    for heading in ["What to do", "Every action in full", "The decision asked for", "What stands out"] {
        assert!(!page.contains(heading), "{heading} in\n{page}");
    }
}

#[test]
fn the_terminal_and_the_report_attain_the_goals_alike() {
    for entry in fs::read_dir(format!("{ROOT}/examples")).unwrap() {
        let file = entry.unwrap().path().join("answers.yaml");
        if !file.is_file() || file.to_string_lossy().contains("published-") {
            continue;
        }
        let file = file.to_string_lossy().into_owned();
        let (said, page) = (succeed(&["score", &file]), succeed(&["report", &file, "-o", "-", "--format", "md"]));
        let line = said.lines().find(|line| line.contains("is reached today")).unwrap_or_else(|| panic!("{said}"));
        let shown: Vec<&str> = line.split_whitespace().filter(|word| word.parse::<f64>().is_ok()).collect();
        assert_eq!(shown.len(), 2, "{line}");
        for number in shown {
            assert!(
                page.contains(&format!("{number} %")) || page.contains(&format!("{number}\u{a0}%")),
                "{file}: {number}"
            );
        }
    }
}

#[test]
fn tables_say_who_answered_by_pseudonym_unit_and_role() {
    let folder = tempfile::tempdir().unwrap();
    let text = EMPTY.replace("answers:", "respondent: {id: r7, role: executive, unit: headquarters}\nanswers:");
    write(folder.path(), "a.yaml", &text);
    for format in ["csv", "csv-long"] {
        let output = run(&["batch", folder.path().to_str().unwrap(), "--format", format]);
        let mut table = csv::Reader::from_reader(output.stdout.as_slice());
        let head = table.headers().unwrap().clone();
        let row = table.records().next().unwrap().unwrap();
        let cell = |name: &str| row[head.iter().position(|column| column == name).unwrap()].to_owned();
        assert_eq!(["respondent", "role", "unit"].map(cell), ["r7", "executive", "headquarters"], "{format}");
        assert_eq!(cell("pack_sha256").len(), 64, "{format}");
    }
    let line = stdout(&run(&["batch", folder.path().to_str().unwrap(), "--format", "ndjson"]));
    let object: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object["respondent"]["id"], "r7");
}
