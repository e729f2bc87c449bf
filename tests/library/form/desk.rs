//! One person's answers.

use serde_json::{Value, json};

use super::{ok, opened, said};
use crate::assess::{Options, assess};
use crate::form::Desk;
use crate::pack::{Pack, builtin};
use crate::report::{self, Templates};
use crate::{json as safe, load, read_answers};

fn pack() -> Pack {
    load(&builtin::texts(builtin::DEFAULT).unwrap()).unwrap()
}

fn answer(desk: &mut Desk, text: &Value, item: &str, given: &Value) -> Value {
    said(desk, &json!({ "do": "answer", "text": text, "item": item, "given": given }))
}

/// Answers what is asked, each with its first option or the first word that fits, until nothing is left.
fn all_answered(desk: &mut Desk, asked: &Value, mut state: Value) -> Value {
    while state["complete"] == false {
        let items = state["items"].as_object().unwrap();
        let open = items.iter().find(|(_, item)| item["asked"] == true && item["given"].is_null());
        let id = open.unwrap().0.clone();
        let given = first(asked, &id);
        state = answer(desk, &state["text"], &id, &given)["ok"].clone();
        assert!(!state["items"][&id]["given"].is_null(), "{id} {given}");
    }
    state
}

fn first(asked: &Value, id: &str) -> Value {
    let sections = asked["sections"].as_array().unwrap().iter();
    let questions = sections.flat_map(|section| section["questions"].as_array().unwrap());
    let item = questions.flat_map(|one| one["items"].as_array().unwrap()).find(|item| item["id"] == id).unwrap();
    match item["kind"].as_str().unwrap() {
        "number" => json!("4,200"),
        "text" => json!("in our own words"),
        "choices" => json!([item["options"][0]["id"]]),
        _ => item["options"][0]["id"].clone(),
    }
}

#[test]
fn what_is_answered_on_a_page_scores_as_its_file_does() {
    let (mut desk, asked) = opened();
    for pulse in [true, false] {
        let start = json!({ "do": "start", "pulse": pulse, "organisation": "Kestrel Homes", "date": "2026-11-22" });
        let state = ok(&mut desk, &start);
        let scope = if pulse { "pulse" } else { "full" };
        assert_eq!((&state["scope"], &state["answered"]), (&json!(scope), &json!(0)));
        assert!(state["total"].as_u64() <= asked["questions"][scope].as_u64());
        let state = all_answered(&mut desk, &asked, state);
        assert_eq!((&state["answered"], &state["minutes"]), (&state["total"], &json!(0)));

        let text = state["text"].as_str().unwrap();
        let pack = pack();
        let answers = read_answers("answers.yaml", text, &pack).unwrap();
        let record = assess(&pack, &answers, &Options::default()).unwrap();
        let told = ok(&mut desk, &json!({ "do": "record", "text": text }));
        assert_eq!(told, safe::pretty(&record).unwrap());
        for (name, look) in [("full", report::Look::Full), ("one-page", report::Look::OnePage)] {
            let told = ok(&mut desk, &json!({ "do": "report", "text": text, "look": name }));
            let options = report::Options { look, ..report::Options::default() };
            assert_eq!(told, report::html(&record, &options, &Templates::embedded()).unwrap());
        }
    }
}

#[test]
fn an_answer_decides_what_is_asked_next_and_can_be_taken_back() {
    let (mut desk, _) = opened();
    let state = ok(&mut desk, &json!({ "do": "start" }));
    let asked = |state: &Value| {
        let items = state["items"].as_object().unwrap().iter();
        items.filter(|(_, item)| item["asked"] == true).map(|(id, _)| id.clone()).collect::<Vec<_>>()
    };
    let pack = pack();
    let depends = pack.questions.iter().filter(|one| one.when.is_some()).count();
    assert!(depends > 0 && asked(&state).len() < pack.items.len());
    let item = &pack.items[pack.item("who-answered").unwrap()];
    let given = answer(&mut desk, &state["text"], &item.id, &json!(item.options.first().unwrap().id));
    assert_eq!(given["ok"]["items"][&item.id]["shown"], item.options.first().unwrap().label);
    let back = answer(&mut desk, &given["ok"]["text"], &item.id, &Value::Null);
    assert_eq!(back["ok"], state);
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let (mut desk, asked) = opened();
    let state = ok(&mut desk, &json!({ "do": "start" }));
    let pack = pack();
    let of = |kind| pack.items.iter().find(|item| item.kind == kind).unwrap();
    let number = of(crate::pack::QuestionKind::Number);
    let refused = answer(&mut desk, &state["text"], &number.id, &json!("many"));
    assert_eq!(refused["refused"], "write a number, for example 1200");
    let choice = of(crate::pack::QuestionKind::Choice);
    for given in [json!(["central-team", "unit-people"]), json!("nobody"), json!("n/a")] {
        let refused = answer(&mut desk, &state["text"], &choice.id, &given);
        assert!(refused["refused"].is_string(), "{refused}");
    }
    let day = said(&mut desk, &json!({ "do": "header", "text": state["text"], "date": "soon" }));
    assert!(day["refused"].as_str().unwrap().contains("YYYY-MM-DD"));
    let same = ok(&mut desk, &json!({ "do": "header", "text": state["text"] }));
    assert_eq!(same, state);
    assert_eq!(first(&asked, &number.id), "4,200");
}

#[test]
fn what_stands_above_the_answers_comes_and_goes() {
    let (mut desk, _) = opened();
    let start = ok(&mut desk, &json!({ "do": "start", "pulse": true }));
    let header = json!({ "do": "header", "text": start["text"], "organisation": "A: \"b\" #c", "role": "director",
        "unit": "south", "respondent": "r7", "date": "2026-11-22", "pulse": false });
    let named = ok(&mut desk, &header);
    for (key, value) in [
        ("organisation", "A: \"b\" #c"),
        ("role", "director"),
        ("unit", "south"),
        ("respondent", "r7"),
        ("scope", "full"),
    ] {
        assert_eq!(named[key], value);
    }
    let gone = json!({ "do": "header", "text": named["text"], "organisation": "", "role": " ", "unit": "",
        "respondent": "", "date": "", "pulse": true });
    assert_eq!(ok(&mut desk, &gone), start);
}

#[test]
fn a_saved_file_comes_back_as_it_was_and_a_broken_one_is_told_as_the_command_line_tells_it() {
    let (mut desk, _) = opened();
    let text = "# mine\nquestionnaire: social-strategy@2\nanswers: {who-answered: central-team}\n";
    let state = ok(&mut desk, &json!({ "do": "read", "name": "mine.yaml", "text": text }));
    assert_eq!((&state["text"], &state["answered"]), (&json!(text), &json!(1)));
    let broken = "questionnaire: social-strategy@2\nanswers: {who-answered: nobody, what: x}\n";
    let told = said(&mut desk, &json!({ "do": "read", "name": "mine.yaml", "text": broken }));
    let problems = read_answers("mine.yaml", broken, &pack()).unwrap_err();
    assert_eq!((&told["problems"], &told["bad"]), (&json!(problems.to_string()), &json!(["mine.yaml"])));
    assert!(problems.to_string().contains("mine.yaml:2:"));
    let foreign = "questionnaire: another@1\nanswers: {}\n";
    let told = said(&mut desk, &json!({ "do": "read", "name": "mine.yaml", "text": foreign }));
    let problems = told["problems"].as_str().unwrap();
    assert!(problems.contains("it answers `another`, this page asks `social-strategy`"), "{problems}");
}

#[test]
fn scores_so_far_are_those_of_the_record_and_single_actions_move_them() {
    let (mut desk, _) = opened();
    let text = std::fs::read_to_string("examples/hub-and-spoke-instruments/answers.yaml").unwrap();
    let scores = ok(&mut desk, &json!({ "do": "scores", "text": text }));
    let record = assess(&pack(), &read_answers("a", &text, &pack()).unwrap(), &Options::default()).unwrap();
    for measure in scores["measures"].as_array().unwrap() {
        assert_eq!(measure["score"].as_f64(), record.measures[measure["id"].as_str().unwrap()].score);
    }
    assert_eq!(scores["models"][0]["title"], "Hub-and-spoke");
    assert!(!scores["headline"][0].as_str().unwrap().is_empty());
    let told = ok(&mut desk, &json!({ "do": "what-if", "text": text }));
    let planned: usize = record.roadmap.unwrap().waves.iter().map(|wave| wave.actions.len()).sum();
    let actions = told["actions"].as_array().unwrap();
    assert_eq!(actions.len(), planned);
    assert!(actions.iter().all(|action| !action["changes"].as_array().unwrap().is_empty()), "{told}");
}
