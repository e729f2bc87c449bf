//! Produced pages in a real browser: accessibility, layout, links, silence and print.
//!
//! `tests/browser/look.mjs` drives headless Chromium; `tests/run` installs what it needs.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads, writes and fails by panicking")]

mod form;
#[path = "../process.rs"]
#[expect(dead_code, reason = "the suites of the command use the rest")]
mod process;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use process::{ROOT, succeed};
use serde::Deserialize;
use serde_json::{Value, json};

/// What the browser found out about one page.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    /// Violations, messages, requests and overflows.
    problems: Vec<String>,
    dead_links: Vec<String>,
    scripts: usize,
    hacked: Option<Value>,
    /// Charts and cards that print may cut.
    cut: Vec<String>,
    /// Printed pages by paper.
    pages: BTreeMap<String, usize>,
}

/// Opens every page of a folder.
fn look(folder: &Path) -> BTreeMap<String, Page> {
    let result = folder.join("found.json");
    let script = Path::new(ROOT).join("tests/browser/look.mjs");
    assert!(script.with_file_name("node_modules").is_dir(), "run `tests/run` once: it installs what this test needs");
    let output = Command::new("node").arg(script).arg(folder).arg(&result).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&std::fs::read(result).unwrap()).unwrap()
}

/// The answers files of all examples, sorted.
fn examples() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(Path::new(ROOT).join("examples")).unwrap();
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path().join("answers.yaml")).filter(|path| path.is_file()).collect();
    found.sort();
    found
}

/// Writes all looks of every example into a folder.
fn write_examples(folder: &Path) {
    for example in examples() {
        let name = example.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let comments = example.with_file_name("comments.yaml");
        let [example, comments] = [&example, &comments].map(|path| path.to_string_lossy().into_owned());
        let commented = ["--comments", &comments, "--day-rate", "EUR 950"];
        let added = if Path::new(&comments).is_file() { &commented[..] } else { &[] };
        for look in ["full", "board", "one-page", "annex"] {
            let page = folder.join(format!("{name}.{look}.html"));
            succeed(&[&["report", &example, "-o", &page.to_string_lossy(), "--look", look], added].concat());
        }
    }
}

/// What a look may take: a board reads fourteen sheets of A4, Letter is shorter, an annex is looked up.
fn most_sheets(name: &str, paper: &str) -> usize {
    match (name, paper) {
        (name, _) if name.contains("one-page") => 1,
        (name, _) if name.contains("annex") => 60,
        (_, "A4") => 14,
        _ => 16,
    }
}

#[test]
fn every_example_is_accessible_quiet_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    write_examples(folder.path());
    let pages = look(folder.path());
    assert_eq!(pages.len(), 4 * examples().len(), "four looks of each example");
    for (name, page) in &pages {
        assert!(page.problems.is_empty(), "{name}: {:#?}", page.problems);
        assert!(page.dead_links.is_empty(), "{name}: {:?}", page.dead_links);
        assert_eq!(page.scripts, 0, "{name} holds a script");
        assert!(page.hacked.is_none(), "{name}");
        assert!(page.cut.is_empty(), "{name} may cut in print: {:#?}", page.cut);
    }
    let fits = |name: &str, (paper, count): (&String, &usize)| (1..=most_sheets(name, paper)).contains(count);
    let long: Vec<_> =
        pages.iter().filter(|(name, page)| !page.pages.iter().all(|sheets| fits(name, sheets))).collect();
    let long: Vec<_> = long.iter().map(|(name, page)| (name, &page.pages)).collect();
    assert!(long.is_empty(), "{long:?}");
}

/// A page whose organisation, respondent, answers and notes are what an attacker would type.
fn write_hostile(folder: &Path) {
    let root = Path::new(ROOT);
    let payloads = std::fs::read_to_string(root.join("tests/fixtures/payloads.txt")).unwrap();
    let mut payloads = payloads.lines().filter(|line| !line.is_empty()).cycle();
    let mut next = || payloads.next().unwrap().to_owned();
    let record = folder.join("record.json");
    let example = examples().swap_remove(0);
    succeed(&["report", &example.to_string_lossy(), "-o", &record.to_string_lossy()]);
    let mut hostile: Value = serde_json::from_slice(&std::fs::read(&record).unwrap()).unwrap();
    hostile["organisation"] = "<script>window.hacked = 1</script><img src=x onerror=alert(1)>".into();
    hostile["respondent"] = json!({"role": next(), "unit": next()});
    hostile["pack"]["title"] = next().into();
    for section in hostile["sections"].as_array_mut().unwrap() {
        for item in section["items"].as_array_mut().unwrap() {
            item["ask"] = next().into();
            item["label"] = next().into();
            item["note"] = (next() + &"W".repeat(10_000)).into();
            item["proof"] = next().into();
        }
    }
    std::fs::write(&record, hostile.to_string()).unwrap();
    for look in ["full", "one-page"] {
        let page = folder.join(format!("{look}.html"));
        succeed(&["report", &record.to_string_lossy(), "-o", &page.to_string_lossy(), "--look", look]);
    }
}

#[test]
fn hostile_text_runs_nothing_fetches_nothing_and_fits() {
    let folder = tempfile::tempdir().unwrap();
    write_hostile(folder.path());
    let pages = look(folder.path());
    assert_eq!(pages.len(), 2);
    for (name, page) in &pages {
        let problems: Vec<&String> = page.problems.iter().filter(|problem| !problem.starts_with("axe")).collect();
        assert!(problems.is_empty(), "{name}: {problems:#?}");
        assert_eq!((page.scripts, &page.hacked), (0, &None), "{name}");
        assert!(page.dead_links.is_empty(), "{name}: {:?}", page.dead_links);
    }
}

/// The portfolio of all examples and an organisation with a hostile name, and comparisons of two and of three records.
fn write_many(folder: &Path) {
    let answers = folder.join("answers");
    std::fs::create_dir(&answers).unwrap();
    for example in examples() {
        let name = example.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        std::fs::copy(&example, answers.join(name + ".yaml")).unwrap();
    }
    let hostile = format!("\"<script>window.hacked = 1</script><img src=x onerror=alert(1)>{}\"", "W".repeat(5000));
    let text = std::fs::read_to_string(answers.join("multiple-hub-hotels.yaml")).unwrap();
    let name = text.lines().find(|line| line.starts_with("organisation:")).unwrap();
    std::fs::write(answers.join("z.yaml"), text.replace(name, &format!("organisation: {hostile}"))).unwrap();
    succeed(&["batch", &answers.to_string_lossy(), "--reports", &folder.join("reports").to_string_lossy()]);
    std::fs::copy(folder.join("reports/index.html"), folder.join("index.html")).unwrap();
    let file = |name: &str| answers.join(name).to_string_lossy().into_owned();
    let three = [file("hub-and-spoke-instruments.yaml"), file("honeycomb-broadband.yaml"), file("z.yaml")];
    for (page, files) in [("two.html", &three[..2]), ("three.html", &three[..])] {
        let mut args: Vec<&str> = vec!["compare"];
        args.extend(files.iter().map(String::as_str));
        let page = folder.join(page).to_string_lossy().into_owned();
        args.extend(["--format", "html", "-o", &page]);
        succeed(&args);
    }
    let later = folder.join("later");
    std::fs::create_dir(&later).unwrap();
    let open = text.lines().find(|line| line.trim_start().starts_with("partner-work:")).unwrap();
    std::fs::write(
        later.join("z.yaml"),
        text.replace(name, &format!("organisation: {hostile}")).replace(open, "  partner-work: unknown"),
    )
    .unwrap();
    let [before, after] = [&answers, &later].map(|folder| folder.to_string_lossy().into_owned());
    succeed(&["compare", &before, &after, "--format", "html", "-o", &folder.join("folders.html").to_string_lossy()]);
}

#[test]
fn panels_are_accessible_quiet_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    let [out, agenda] = [".", "agenda.html"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    let people = Path::new(ROOT).join("examples/workshop-housing/answers");
    succeed(&["panel", &people.to_string_lossy(), "--min-group", "2", "--by", "unit", "-o", &out, "--agenda", &agenda]);
    let pages = look(folder.path());
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["agenda.html", "panel.html"]);
    for (name, page) in &pages {
        assert!(page.problems.is_empty(), "{name}: {:#?}", page.problems);
        assert!(page.dead_links.is_empty(), "{name}: {:?}", page.dead_links);
        assert_eq!((page.scripts, &page.hacked), (0, &None), "{name}");
        assert!(page.cut.is_empty(), "{name} may cut in print: {:#?}", page.cut);
    }
    // Two sheets for who leads the discussion.
    assert!(pages["agenda.html"].pages["A4"] <= 3, "{:?}", pages["agenda.html"].pages);
}

#[test]
fn portfolios_and_comparisons_are_accessible_quiet_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    write_many(folder.path());
    let pages = look(folder.path());
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["folders.html", "index.html", "three.html", "two.html"]);
    for (name, page) in &pages {
        assert!(page.problems.is_empty(), "{name}: {:#?}", page.problems);
        assert_eq!(page.scripts, usize::from(name == "index.html"), "{name}: only the portfolio sorts");
        assert!(page.hacked.is_none(), "{name}");
        assert!(page.cut.is_empty(), "{name} may cut in print: {:#?}", page.cut);
    }
    sorts(&folder.path().join("index.html"));
}

/// What a click on each heading makes of the ranking: every column rises, then falls, and what is missing stays last.
fn sorts(page: &Path) {
    let script = Path::new(ROOT).join("tests/browser/sort.mjs");
    let output = Command::new("node").arg(script).arg(page).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let columns: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(columns.len() > 8);
    for column in &columns {
        let order = |click: usize| -> Vec<String> { serde_json::from_value(column["clicks"][click].clone()).unwrap() };
        let (up, down) = (order(0), order(1));
        let known = |keys: &[String]| keys.iter().take_while(|key| !key.is_empty()).cloned().collect::<Vec<_>>();
        assert!(up[known(&up).len()..].iter().all(String::is_empty), "what is missing comes last: {up:?}");
        assert!(known(&up).len() > 3);
        if column["number"] == true {
            let numbers = |keys: &[String]| known(keys).iter().map(|key| key.parse().unwrap()).collect::<Vec<f64>>();
            assert!(numbers(&up).is_sorted() && numbers(&down).is_sorted_by(|a, b| a >= b), "{up:?}\n{down:?}");
        } else {
            assert_eq!(known(&up).first(), known(&down).last());
        }
    }
}

/// The text of each page of a PDF.
fn printed(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn what_a_house_wants_on_every_page_is_on_every_printed_page_of_every_look() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let theme = path("theme.yaml");
    std::fs::write(&theme, "name: Northwind\nfooter: Strictly confidential, board only\n").unwrap();
    let [first, second] = ["hub-and-spoke-instruments", "honeycomb-broadband"]
        .map(|name| process::example(name).to_string_lossy().into_owned());
    for look in ["full", "board", "one-page", "annex"] {
        succeed(&["report", &first, "-o", &path(&format!("{look}.html")), "--look", look, "--theme", &theme]);
    }
    let few = process::example("published-car-maker");
    succeed(&["report", &few.to_string_lossy(), "-o", &path("first-look.html"), "--theme", &theme]);
    succeed(&["compare", &first, &second, "--format", "html", "-o", &path("compare.html"), "--theme", &theme]);
    let reports = path("reports");
    succeed(&["batch", &first, &second, "--reports", &reports, "--theme", &theme]);
    std::fs::copy(Path::new(&reports).join("index.html"), path("portfolio.html")).unwrap();
    std::fs::write(path("blank.html"), succeed(&["show", "social-strategy", "--format", "html", "--theme", &theme]))
        .unwrap();
    let script = Path::new(ROOT).join("tests/browser/print.mjs");
    assert!(Command::new("node").arg(script).arg(folder.path()).status().unwrap().success());
    for name in ["full", "board", "one-page", "annex", "first-look", "compare", "portfolio", "blank"] {
        for paper in ["A4", "Letter"] {
            let pages = printed(&folder.path().join(format!("{name}.{paper}.pdf")));
            let most_of_a_report = ["full", "board", "annex"].contains(&name);
            assert!(!most_of_a_report || pages.len() > 5, "{name}: {}", pages.len());
            for (number, page) in pages.iter().enumerate() {
                let there = page.contains("Strictly confidential, board only");
                assert!(there, "page {} of {name} on {paper}:\n{page}", number + 1);
            }
        }
    }
}
