//! The tables of `examples/README.md` say what the product says.

use crate::record::{FrameworkRecord, Record, Verdict, tenths};

use super::model;
use crate::suites::support::{example, example_names, examples, read};

/// The cells of each row of the table that has a heading.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let readme = read(&examples().join("README.md"));
    let table = readme.lines().skip_while(|line| !line.starts_with(&format!("| {heading} |")));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    table.skip(2).take_while(|line| line.starts_with('|')).map(cells).collect()
}

/// `[name](name/answers.yaml)`, as written in the first column.
fn name(cell: &str) -> String {
    let name = cell.trim_start_matches('[').split(']').next().unwrap();
    assert_eq!(cell, format!("[{name}]({name}/answers.yaml)"));
    name.to_owned()
}

fn fit(record: &Record, element: Option<&String>) -> String {
    let fit = element.and_then(|element| Some((element, model(record).fit[element]?)));
    fit.filter(|(_, fit)| *fit > 0.0).map_or("none".to_owned(), |(element, fit)| format!("{element} {}", tenths(fit)))
}

/// What the product says: best, runner-up, verdict, answered items that tell models apart, of all.
fn obtained(record: &Record) -> [String; 4] {
    let model = model(record);
    [
        fit(record, model.best.as_ref()),
        fit(record, model.runner_up.as_ref()),
        model.verdict.name().to_owned(),
        format!("{} of {}", model.answered, model.applicable),
    ]
}

#[test]
fn published_cases_stand_with_what_was_expected_and_what_came_out() {
    let rows = rows("Published case");
    assert_eq!(rows.len(), 5);
    for row in rows {
        let [case, _expected, _basis, obtained_cells @ .., comment] = &row[..] else { panic!("{row:?}") };
        assert_eq!(obtained_cells, obtained(&example(&name(case))), "{case}");
        assert!(!comment.is_empty(), "{case}");
    }
}

#[test]
fn the_clean_published_cases_come_out_best_as_published() {
    for row in rows("Published case") {
        let expected = row[1].as_str();
        let best = model(&example(&name(&row[0]))).best.clone().unwrap();
        if row[2].ends_with("clean") {
            assert_eq!(best, expected, "{}", row[0]);
        } else {
            assert!(best == expected || row.last().unwrap().starts_with("Differs"), "{}: own up to it", row[0]);
        }
    }
    assert_eq!(rows("Published case").iter().filter(|row| row[2].ends_with("clean")).count(), 3);
}

#[test]
fn invented_organisations_stand_with_their_results() {
    let rows = rows("Invented organisation");
    assert_eq!(rows.len() + 5, example_names().len());
    for row in rows {
        let record = example(&name(&row[0]));
        let model = model(&record);
        let FrameworkRecord::Spectrum(path) = &record.frameworks["path"] else { panic!("no spectrum") };
        let FrameworkRecord::Composite(programme) = &record.frameworks["programme"] else { panic!("no composite") };
        assert_eq!(model.verdict, Verdict::Clear, "{}", row[0]);
        let expected = [
            fit(&record, model.best.as_ref()),
            path.pole.clone().unwrap(),
            programme.level.clone().unwrap_or_else(|| "not assessed".to_owned()),
            model.target.as_ref().unwrap().element.clone(),
        ];
        assert_eq!(row[2..], expected, "{}", row[0]);
    }
}
