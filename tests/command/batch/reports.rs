//! The portfolio.

use std::fs;

use super::{answers, batch};
use crate::process::stderr;

#[test]
fn every_report_is_written_and_the_index_leads_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["Northwind", "Northwind", "../../evil", "<script>alert(1)</script>"];
    for (number, name) in names.iter().enumerate() {
        let text = answers(number).replace(&format!("Unit {number}"), &format!("'{name}'"));
        fs::write(folder.path().join(format!("{number}.yaml")), text).unwrap();
    }
    let out = folder.path().join("out");
    let output = batch(folder.path(), &["--reports", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let index = fs::read_to_string(out.join("index.html")).unwrap();
    for name in ["northwind.html", "northwind-2.html", "evil.html", "script-alert-1-script.html"] {
        assert!(index.contains(&format!("href=\"{name}\"")), "{name}");
        assert!(fs::read_to_string(out.join(name)).unwrap().contains("</html>"));
    }
    assert_eq!(fs::read_dir(&out).unwrap().count(), 5);
    assert!(index.contains(">northwind-2.html<"), "two of one name are told apart");
    assert!(!index.contains("<script>alert"));
    assert_eq!(index.matches("<script").count(), 1);
    assert!(index.contains("Hub-and-spoke fits 4 of 4 best") && index.contains("class=\"shaded shade-"));
    assert!(!index.contains("http://") || index.contains("http://www.w3.org"), "nothing is loaded from elsewhere");
}

#[test]
fn reports_may_have_other_formats_beside_the_page() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..2 {
        fs::write(folder.path().join(format!("{number}.yaml")), answers(number)).unwrap();
    }
    let out = folder.path().join("out");
    let output = batch(folder.path(), &["--reports", out.to_str().unwrap(), "--report-format", "md,json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for name in ["unit-0", "unit-1"] {
        assert!(out.join(format!("{name}.html")).exists());
        for file in ["report.md", "record.json", "charts"] {
            assert!(out.join(name).join(file).exists(), "{name}/{file}");
        }
    }
    let without = batch(folder.path(), &["--report-format", "json"]);
    assert_eq!(without.status.code(), Some(2), "it takes `--reports`");
}
