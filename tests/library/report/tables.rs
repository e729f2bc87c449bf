//! Tables for spreadsheets and ticket tools.

use crate::report::{roadmap_csv, scores_csv};

use super::given::bent;
use crate::suites::support::example;

fn rows(table: &[u8]) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(table).records().map(Result::unwrap).collect()
}

#[test]
fn every_element_has_a_row_with_a_number() {
    let record = example("hub-and-spoke-instruments");
    let rows = rows(&scores_csv(&record));
    for id in record.contributions.keys() {
        let row = rows.iter().find(|row| row[0] == **id).unwrap_or_else(|| panic!("{id} has no row"));
        assert_eq!(row[4] == *"assessed", row[5].parse::<f64>().is_ok(), "{row:?}");
    }
}

#[test]
fn a_missing_score_is_an_empty_cell_and_a_zero_is_zero() {
    let record = bent(&example("hub-and-spoke-instruments"), |json| {
        json["frameworks"]["zones"]["dimensions"]["internal"]["score"] = 0.0.into();
        json["frameworks"]["zones"]["dimensions"]["external"]["score"] = serde_json::Value::Null;
    });
    let rows = rows(&scores_csv(&record));
    let score = |id: &str| rows.iter().find(|row| row[0] == *id).unwrap()[5].to_owned();
    assert_eq!(score("zones.internal"), "0");
    assert_eq!(score("zones.external"), "");
}

#[test]
fn every_planned_action_is_a_ticket_with_dates() {
    let record = example("decentralised-university");
    let roadmap = record.roadmap.as_ref().unwrap();
    let rows = rows(&roadmap_csv(&record));
    let planned: Vec<_> =
        roadmap.waves.iter().flat_map(|wave| wave.actions.iter().map(move |one| (wave, one))).collect();
    assert_eq!(rows.len(), planned.len());
    for (row, (wave, action)) in rows.iter().zip(planned) {
        let [start, end] = wave.dates.as_ref().unwrap();
        assert_eq!([&row[0], &row[3], &row[4], &row[5]], [&action.id, start, end, &action.owner]);
        assert_eq!(row[6].parse::<f64>().unwrap().to_bits(), action.effort_weeks.to_bits());
    }
}
