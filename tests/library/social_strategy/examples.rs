//! What holds for every example.

use crate::record::{FrameworkRecord, ItemStatus, Record, Scope, Verdict};
use crate::report::{self, Options, Templates};

use super::model;
use crate::suites::support::{
    example, example_answers, example_names, example_text, record, snapshots, social_strategy, validate, written,
};

/// The invented organisations and the model each is an example of.
pub(crate) const INVENTED: [(&str, &str); 5] = [
    ("decentralised-university", "decentralised"),
    ("centralised-bank", "centralised"),
    ("hub-and-spoke-instruments", "hub-and-spoke"),
    ("multiple-hub-hotels", "multiple-hub"),
    ("honeycomb-broadband", "honeycomb"),
];

#[test]
fn there_are_the_five_invented_the_five_published_and_a_short_one() {
    let names = example_names();
    let count = |prefix: &str| names.iter().filter(|name| name.starts_with(prefix)).count();
    assert_eq!((names.len(), count("published-"), count("pulse-")), (11, 5, 1));
    assert!(INVENTED.iter().all(|(name, _)| names.contains(&(*name).to_owned())));
}

#[test]
fn descriptions_of_a_few_sentences_are_a_first_look_and_no_more() {
    for name in example_names() {
        let record = example(&name);
        assert_eq!(record.first_look.is_some(), name.starts_with("published-"), "{name}");
        assert_eq!(record.roadmap.is_none(), name.starts_with("published-"), "{name}");
    }
}

#[test]
fn the_invented_organisations_are_clearly_what_they_stand_for() {
    for (name, element) in INVENTED {
        let record = example(name);
        let model = model(&record);
        assert_eq!((model.best.as_deref(), model.verdict), (Some(element), Verdict::Clear), "{name}");
    }
}

#[test]
fn the_invented_organisations_differ_in_maturity_and_path() {
    let level = |record: &Record| match &record.frameworks["programme"] {
        FrameworkRecord::Composite(programme) => programme.level.clone().unwrap(),
        _ => panic!("no composite"),
    };
    let pole = |record: &Record| match &record.frameworks["path"] {
        FrameworkRecord::Spectrum(path) => path.pole.clone().unwrap(),
        _ => panic!("no spectrum"),
    };
    let records: Vec<Record> = INVENTED.iter().map(|(name, _)| example(name)).collect();
    let levels: Vec<String> = records.iter().map(level).collect();
    assert_eq!(levels, ["novice", "intermediate", "intermediate", "advanced", "intermediate"]);
    let poles: Vec<String> = records.iter().map(pole).collect();
    assert_eq!(poles, ["reactive", "proactive", "mixed", "proactive", "proactive"]);
}

#[test]
fn every_full_example_is_mostly_answered_with_notes_proofs_and_gaps() {
    let mut seen = [0; 4];
    for (name, _) in INVENTED {
        let record = example(name);
        assert_eq!(record.scope, Scope::Full, "{name}");
        assert!(record.coverage.percent.unwrap() > 95.0, "{name}");
        let items = || record.sections.iter().flat_map(|section| &section.items);
        let note = items().filter(|item| item.note.is_some()).count();
        let proof = items().filter(|item| item.proof.is_some()).count();
        seen[0] += note;
        seen[1] += proof;
        seen[2] += items().filter(|item| item.status == ItemStatus::Unknown).count();
        seen[3] += items().filter(|item| item.status == ItemStatus::NotApplicable).count();
        assert!(note >= 5 && record.date.as_deref().unwrap().starts_with("2026-"), "{name}");
    }
    assert!(seen.iter().all(|count| *count >= 5), "notes, proofs, unknown, n/a: {seen:?}");
}

#[test]
fn published_cases_give_a_reason_for_every_answer_and_name_nobody() {
    let pack = social_strategy();
    for name in example_names().iter().filter(|name| name.starts_with("published-")) {
        let answers = example_answers(name);
        for (item, given) in answers.given.iter_enumerated() {
            let reasoned = answers.remarks[item].note.is_some();
            assert!(*given == crate::answers::Given::Unanswered || reasoned, "{name}: {}", pack.items[item].id);
        }
        let organisation = answers.organisation.unwrap();
        assert!(organisation.starts_with("A ") || organisation.starts_with("An "), "{organisation}");
        let written = example_text(name);
        assert!(
            written.lines().filter(|line| line.starts_with("#   https://")).count() >= 2,
            "{name} cites its sources"
        );
    }
}

#[test]
fn a_record_survives_its_way_through_json() {
    for name in example_names() {
        let record = example(&name);
        let json = serde_json::to_string_pretty(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record, "{name}");
        assert!(!json.contains("-0.0,") && !json.contains("-0.0\n"), "{name}: a zero below zero");
    }
}

#[test]
fn numbers_in_a_record_have_at_most_nine_decimals() {
    for name in example_names() {
        let json = serde_json::to_string_pretty(&example(&name)).unwrap();
        let is_long = |line: &&str| {
            let number = line.trim_end_matches(',').rsplit_once(": ").map_or("", |(_, value)| value);
            number.parse::<f64>().is_ok() && number.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 9)
        };
        let long: Vec<&str> = json.lines().filter(is_long).collect();
        assert!(long.is_empty(), "{name}: {long:?}");
    }
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    for name in example_names() {
        let bytes = || serde_json::to_vec(&example(&name)).unwrap();
        assert_eq!(bytes(), bytes(), "{name}");
    }
}

#[test]
fn the_order_of_answers_changes_nothing() {
    let pack = social_strategy();
    for name in example_names() {
        let mut permuted = written(&example_text(&name));
        let answers = validate(pack, &permuted);
        permuted.answers.0.reverse();
        let half = permuted.answers.0.len() / 3;
        permuted.answers.0.rotate_left(half);
        assert_eq!(record(pack, &validate(pack, &permuted)), record(pack, &answers), "{name}");
    }
}

#[test]
fn writing_an_example_and_reading_it_again_loses_nothing() {
    let pack = social_strategy();
    for name in example_names() {
        let first = written(&example_text(&name));
        let text = first.to_yaml().unwrap();
        let again = written(&text);
        assert_eq!(again.to_yaml().unwrap(), text, "{name}");
        assert_eq!(record(pack, &validate(pack, &again)), record(pack, &validate(pack, &first)), "{name}");
    }
}

#[test]
fn every_example_renders() {
    let (options, templates) = (Options::default(), Templates::embedded());
    for name in example_names() {
        let record = example(&name);
        let html = report::html(&record, &options, &templates).unwrap();
        let markdown = report::markdown(&record, &options, &templates).unwrap();
        let organisation = record.organisation.unwrap();
        assert!(html.contains(&organisation) && markdown.text.contains(&organisation), "{name}");
    }
}

/// The pack's digest and the tool's version are left out: they change with every comma and every release.
fn golden(name: &str) -> Vec<u8> {
    let mut record = example(name);
    "left out".clone_into(&mut record.pack.sha256);
    "left out".clone_into(&mut record.tool.version);
    let mut json = serde_json::to_vec_pretty(&record).unwrap();
    json.push(b'\n');
    json
}

#[test]
fn records_stay_as_they_are() {
    snapshots(|| {
        insta::with_settings!({snapshot_path => "golden"}, {
            insta::assert_binary_snapshot!("hub-and-spoke-instruments.json", golden("hub-and-spoke-instruments"));
            insta::assert_binary_snapshot!("pulse-theatre.json", golden("pulse-theatre"));
        });
    });
}
