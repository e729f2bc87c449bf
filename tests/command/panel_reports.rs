//! The portfolio of many panels: a page for each organisation and day, and nobody of a panel alone.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::panel::people;
use crate::process::{code, example, run, stderr, stdout};

/// Names that are no names of files or are HTML.
const HOSTILE: [&str; 3] = ["<script>alert(1)</script>", "../../Kestrel Homes", "\u{65e5}\u{672c}"];

/// What only one person's own page could say.
const OWN: [&str; 4] = ["chief executive", "regional director", "headquarters", "r1.html"];

/// The workshop's eight, again as other organisations of hostile names, and three organisations of which one person answered.
fn many() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (number, path) in people().into_iter().enumerate() {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_str().unwrap();
        fs::write(folder.path().join(file), &text).unwrap();
        for (place, name) in HOSTILE.iter().enumerate().filter(|_| number < 4) {
            let other = text.replace("organisation: Kestrel Homes", &format!("organisation: \"{name}\""));
            fs::write(folder.path().join(format!("{place}-{file}")), other).unwrap();
        }
    }
    for name in ["centralised-bank", "multiple-hub-hotels", "pulse-theatre"] {
        fs::copy(example(name), folder.path().join(format!("{name}.yaml"))).unwrap();
    }
    folder
}

fn reports(folder: &Path, out: &Path, more: &[&str]) -> Output {
    let [folder, out] = [folder, out].map(|path| path.to_str().unwrap());
    run(&[&["batch", folder, "--panel-by", "organisation", "--reports", out], more].concat())
}

fn pages(out: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut pages: Vec<(String, String)> =
        files.map(|path| (named(path.clone()), fs::read_to_string(path).unwrap())).collect();
    pages.sort();
    pages
}

/// The row of a page in the index.
fn row<'a>(index: &'a str, page: &str) -> &'a str {
    let rows = index.split("<tr>").filter(|row| row.contains(&format!("href=\"{page}\"")));
    let rows: Vec<&str> = rows.collect();
    assert_eq!(rows.len(), 1, "{page}");
    rows[0].split("</tr>").next().unwrap()
}

#[test]
fn each_organisation_is_one_row_with_its_spread_and_one_page() {
    let (folder, out) = (many(), tempfile::tempdir().unwrap());
    let output = reports(folder.path(), out.path(), &[]);
    assert_eq!((code(&output), stdout(&output).lines().count()), (0, 8), "{}", stderr(&output));
    let pages = pages(out.path());
    let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 8, "{names:?}");
    for name in ["kestrel-homes.html", "kestrel-homes-2.html", "script-alert-1-script.html", "organisation.html"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    let index = fs::read_to_string(out.path().join("index.html")).unwrap();
    assert!(index.contains("<li>7 organisations</li><li>23 respondents</li>"), "{index}");
    assert!(!index.contains("<script>alert") && index.matches("<script").count() == 1);
    // The page is what `panel` writes of the same files, and the row says the same.
    let own = tempfile::tempdir().unwrap();
    let workshop = people()[0].parent().unwrap().to_str().unwrap().to_owned();
    let panel = run(&["panel", &workshop, "-o", own.path().to_str().unwrap(), "--format", "json"]);
    let page = |folder: &Path, name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let kestrel = ["kestrel-homes.html", "kestrel-homes-2.html"]
        .into_iter()
        .find(|name| row(&index, name).contains(">Kestrel Homes<"))
        .unwrap();
    assert_eq!(page(out.path(), kestrel), page(own.path(), "panel.html"));
    let told: serde_json::Value = serde_json::from_str(&stdout(&panel)).unwrap();
    let row = row(&index, kestrel);
    for word in ["agree", "lean", "split", "polarised"] {
        assert!(row.contains(&format!(">{}</td>", told["words"][word])), "{word}: {row}");
    }
    let measures = told["measures"].as_array().unwrap().iter();
    let assessed = measures.filter(|one| one["whole"] == true && !one["mean"].is_null()).count();
    assert!(assessed > 0 && row.matches("class=\"spoken\">mean ").count() == assessed, "{row}");
}

#[test]
fn nobody_of_a_panel_stands_alone_anywhere_and_who_answered_alone_has_the_usual_report() {
    let (folder, out) = (many(), tempfile::tempdir().unwrap());
    assert_eq!(code(&reports(folder.path(), out.path(), &[])), 0);
    let alone = |text: &str| !text.contains("Where we agree, and where we differ");
    for (name, text) in pages(out.path()) {
        let theirs = name == "index.html" || !alone(&text);
        for own in OWN.iter().filter(|_| theirs) {
            assert!(!text.contains(own), "{own} is in {name}");
        }
    }
    let index = fs::read_to_string(out.path().join("index.html")).unwrap();
    let bank = fs::read_to_string(example("centralised-bank")).unwrap();
    let name = bank.lines().find_map(|line| line.strip_prefix("organisation: ")).unwrap();
    let at = index.split("<tr>").find(|row| row.contains(&format!("<bdi>{name}</bdi>"))).unwrap();
    assert!(!at.contains("spoken") && at.contains("data-key=\"1\">1<"), "one score has no spread: {at}");
    let link = at.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(alone(&fs::read_to_string(out.path().join(link)).unwrap()));
    assert!(!index.contains("head of communications"));
}

#[test]
fn rows_are_ranked_by_the_mean_and_do_not_depend_on_threads() {
    let folder = many();
    let outs = ["1", "4"].map(|jobs| {
        let out = tempfile::tempdir().unwrap();
        assert_eq!(code(&reports(folder.path(), out.path(), &["--jobs", jobs])), 0);
        pages(out.path())
    });
    assert_eq!(outs[0], outs[1]);
    let (_, index) = outs[0].iter().find(|(name, _)| name == "index.html").unwrap();
    let caption = index.split("<caption>").nth(1).unwrap().split("</caption>").next().unwrap();
    let by = caption.strip_prefix("Organisations by ").unwrap().split(", the highest").next().unwrap();
    let heads: Vec<&str> = index.split("<th scope=\"col\"").skip(1).collect();
    let column = heads.iter().position(|head| head.contains(&format!(">{by}<"))).unwrap();
    let body = index.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let key = |row: &str| -> f64 {
        let cell = row.split("data-key=\"").nth(column + 1).unwrap();
        cell.split('"').next().unwrap().parse().unwrap_or(f64::NEG_INFINITY)
    };
    let keys: Vec<f64> = body.split("<tr>").skip(1).map(key).collect();
    assert!(keys.len() == 7 && keys.is_sorted_by(|one, other| one >= other), "{keys:?}");
}

#[test]
fn who_seems_to_be_one_of_several_is_left_out_alone() {
    let folder = tempfile::tempdir().unwrap();
    for path in people() {
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    // The third one mistook the day.
    let third = fs::read_to_string(&people()[2]).unwrap();
    fs::write(folder.path().join("r3.yaml"), third.replace("2026-11-16", "2026-11-17")).unwrap();
    let out = tempfile::tempdir().unwrap();
    let output = reports(folder.path(), out.path(), &[]);
    assert!(stderr(&output).contains("1 person has no report: the pseudonym says"), "{}", stderr(&output));
    let names: Vec<String> = pages(out.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["index.html", "kestrel-homes.html"]);
    let index = fs::read_to_string(out.path().join("index.html")).unwrap();
    assert!(index.contains("<li>1 left out, who may belong to a panel</li>"), "{index}");
    // Of two the other's file cannot be read.
    let pair = tempfile::tempdir().unwrap();
    fs::copy(&people()[0], pair.path().join("r1.yaml")).unwrap();
    fs::write(pair.path().join("r2.yaml"), "questionnaire: [").unwrap();
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(code(&reports(pair.path(), empty.path(), &[])), 2);
    assert!(pages(empty.path()).is_empty());
    let refused = reports(pair.path(), empty.path(), &["--report-format", "md"]);
    assert!(stderr(&refused).contains("cannot be used with"), "{}", stderr(&refused));
}
