//! Files for Office programs, made by the command and read back by python-docx, python-pptx and openpyxl.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::process::{EXAMPLE, ROOT, run, stderr, succeed, write};
use crate::python;

/// The libraries that read the files.
fn libraries() -> PathBuf {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let packages = "'python-docx>=1.1,<2' 'python-pptx>=1,<2' 'openpyxl>=3.1,<4'";
    MADE.get_or_init(|| python::environment("office", packages)).clone()
}

/// What the libraries read, and the record.
fn read() -> &'static (Value, Value) {
    static READ: OnceLock<(Value, Value)> = OnceLock::new();
    READ.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let theme = write(folder.path(), "house.yaml", "name: Fjord Advisers\nfooter: For the board only.\n");
        let out = folder.path().to_str().unwrap();
        succeed(&["report", EXAMPLE, "-o", out, "--format", "docx,pptx,xlsx", "--theme", &theme]);
        let programs = libraries();
        let script = Path::new(ROOT).join("tests/command/read_back.py");
        let output = Command::new(programs.join("python")).arg(script).arg(out).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        let record = succeed(&["score", EXAMPLE, "--format", "json"]);
        (serde_json::from_slice(&output.stdout).unwrap(), serde_json::from_str(&record).unwrap())
    })
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap_or_default()).collect()
}

fn actions(record: &Value) -> Vec<&Value> {
    let waves = record["roadmap"]["waves"].as_array().unwrap();
    waves.iter().flat_map(|wave| wave["actions"].as_array().unwrap()).collect()
}

#[test]
fn python_docx_reads_titles_tables_and_footer() {
    let (read, record) = read();
    let docx = &read["docx"];
    assert_eq!(texts(&docx["title"]), [record["organisation"].as_str().unwrap()]);
    assert_eq!(
        docx["core"].as_str().unwrap(),
        format!("{}: {}", record["organisation"].as_str().unwrap(), record["pack"]["title"].as_str().unwrap())
    );
    assert!(docx["footer"].as_str().unwrap().starts_with("For the board only."), "{}", docx["footer"]);
    let headings = texts(&docx["headings"]);
    for finding in record["findings"].as_array().unwrap() {
        let title = finding["title"].as_str().unwrap();
        assert!(headings.contains(&title), "{title}: {headings:?}");
    }
    let chapters = ["Where you stand", "Where it shows", "What stands out", "What to do", "What we could not see"];
    let found: Vec<&str> = headings.iter().copied().filter(|heading| chapters.contains(heading)).collect();
    assert_eq!(found, chapters);
    let tables = docx["tables"].as_array().unwrap();
    let steps: Vec<&Value> = tables.iter().filter(|table| table[0][0] == "Action").collect();
    let rows: Vec<&Value> = steps.iter().flat_map(|table| table.as_array().unwrap().iter().skip(1)).collect();
    let actions = actions(record);
    assert_eq!(rows.len(), actions.len());
    for (row, action) in rows.iter().zip(actions) {
        assert!(row[0].as_str().unwrap().contains(action["title"].as_str().unwrap()), "{row}");
        assert_eq!(row[2].as_str().unwrap(), action["effort_weeks"].to_string().trim_end_matches(".0"), "{row}");
    }
}

#[test]
fn python_pptx_reads_titles_and_charts_with_the_numbers_of_the_record() {
    let (read, record) = read();
    let slides = read["pptx"].as_array().unwrap();
    assert_eq!(slides[0]["title"], record["organisation"]);
    let mut frameworks = 0;
    for chart in slides.iter().flat_map(|slide| slide["charts"].as_array().unwrap()) {
        let Some(today) = chart["series"].get("Today") else { continue };
        let categories = texts(&chart["categories"]);
        let known = record["frameworks"].as_object().unwrap().iter().find(|(_, one)| {
            let titles = one["dimensions"]
                .as_object()
                .map(|all| all.values().map(|one| one["title"].as_str().unwrap()).collect::<Vec<_>>());
            titles.is_some_and(|titles| {
                titles.len() == categories.len() && titles.iter().all(|title| categories.contains(title))
            })
        });
        let Some((id, framework)) = known else { continue };
        frameworks += 1;
        for (element, one) in framework["dimensions"].as_object().unwrap() {
            let at = categories.iter().position(|name| *name == one["title"]).unwrap();
            let shown = &record["measures"][format!("{id}.{element}")]["shown"];
            assert_eq!(today[at].as_f64(), shown.as_f64(), "{id}.{element}");
            let cell = chart["book"].as_array().unwrap().iter().find(|row| row[0] == one["title"]).unwrap();
            assert_eq!(cell[1].as_f64(), shown.as_f64(), "{id}.{element} in the workbook of the chart");
        }
    }
    assert_eq!(frameworks, 6);
    let kinds: Vec<&str> = slides
        .iter()
        .flat_map(|slide| slide["charts"].as_array().unwrap())
        .map(|chart| chart["kind"].as_str().unwrap())
        .collect();
    for kind in ["BAR_CLUSTERED", "BAR_STACKED", "XY_SCATTER"] {
        assert!(kinds.iter().any(|found| found.starts_with(kind)), "{kind}: {kinds:?}");
    }
    let figures = slides.iter().find(|slide| slide["title"] == "How you will see that it works").unwrap();
    let (row, figure) = (&figures["tables"][0][1], &record["roadmap"]["key_figures"][0]);
    assert!(figure["ask"].as_str().unwrap().ends_with(row[0].as_str().unwrap()), "{row}");
    assert_eq!([&row[1], &row[2]], [&figure["from"], &figure["to"]]);
}

#[test]
fn openpyxl_reads_scores_answers_and_roadmap() {
    let (read, record) = read();
    let sheet = |name: &str| &read["xlsx"][name];
    for name in ["Scores", "Answers", "Roadmap", "Not planned", "Key figures"] {
        assert!(sheet(name)["filter"].is_string(), "{name} has filters");
        assert_eq!(sheet(name)["frozen"], "A2", "{name}");
        assert_eq!(sheet(name)["formulas"], 0, "{name}");
    }
    assert!(sheet("Charts")["charts"].as_u64().unwrap() >= 9, "{}", sheet("Charts")["charts"]);
    let rows = sheet("Scores")["rows"].as_array().unwrap();
    let mut scores = 0;
    for row in rows.iter().skip(1) {
        let id = row[12].as_str().unwrap();
        let Some(measure) = record["measures"].get(id) else { continue };
        scores += 1;
        if !measure["shown"].is_null() {
            assert_eq!(row[2].as_f64(), measure["shown"].as_f64(), "{id}");
        }
    }
    assert!(scores > 40, "{scores}");
    let items = record["sections"].as_array().unwrap().iter().flat_map(|section| section["items"].as_array().unwrap());
    assert_eq!(sheet("Answers")["rows"].as_array().unwrap().len(), items.count() + 1);
    let planned = sheet("Roadmap")["rows"].as_array().unwrap();
    for (row, action) in planned.iter().skip(1).zip(actions(record)) {
        assert_eq!(row[1], action["title"]);
        assert_eq!(row[3], action["starts"]);
        assert_eq!(row[4], action["ends"]);
        assert_eq!(row[7].as_f64(), action["effort_weeks"].as_f64());
    }
    assert_eq!(planned.len(), actions(record).len() + 1);
}

#[test]
fn what_people_typed_is_text_in_every_cell() {
    let folder = tempfile::tempdir().unwrap();
    let answers = "questionnaire: social-strategy@2\norganisation: \"=HYPERLINK(\\\"https://a.example\\\")\"\nanswers:\n  who-answered: {is: central-team, note: \"=1+1\"}\n";
    let file = write(folder.path(), "answers.yaml", answers);
    let out = folder.path().join("report.xlsx");
    let output = run(&["report", &file, "-o", out.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    let programs = libraries();
    let code = "import sys, openpyxl\nb = openpyxl.load_workbook(sys.argv[1])\nfor s in b:\n  for r in s.iter_rows():\n    for c in r:\n      assert c.data_type != 'f', c\n      if c.value == '=1+1': print('there', c.data_type)";
    let output = Command::new(programs.join("python")).args(["-c", code]).arg(&out).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "there s", "{}", stderr(&output));
}
