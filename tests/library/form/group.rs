//! Files of several people.

use serde_json::{Value, json};

use super::{ok, opened, said};
use crate::pack::builtin;
use crate::panel::{self, Options};
use crate::report::{self, Templates, Theme};
use crate::{json as safe, load, read_answers};

fn files() -> Vec<Value> {
    let mut paths: Vec<_> =
        std::fs::read_dir("examples/workshop-housing/answers").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let file = |path: &std::path::PathBuf| json!({ "name": path.file_name().unwrap().to_str(), "text": std::fs::read_to_string(path).unwrap() });
    paths.iter().map(file).collect()
}

#[test]
fn files_dropped_on_a_page_give_what_the_command_line_gives() {
    let (mut desk, _) = opened();
    let files = files();
    let pack = load(&builtin::texts(builtin::DEFAULT).unwrap()).unwrap();
    let people: Vec<_> =
        files.iter().map(|file| read_answers("a", file["text"].as_str().unwrap(), &pack).unwrap()).collect();
    let panel = panel::panel(&pack, &people, &Options { minutes: 60, ..Options::default() });
    let ask = |what: &str| json!({ "do": what, "files": files, "options": { "minutes": 60 } });
    let told = ok(&mut desk, &ask("panel"));
    assert_eq!(told["json"], safe::pretty(&panel).unwrap());
    assert_eq!(told["people"].as_array().unwrap().len(), 8);
    assert!(
        told["people"][0]["answered"].as_u64() > Some(10) && told["people"][0]["who"].is_string(),
        "{}",
        told["people"]
    );
    let (theme, templates) = (Theme::default(), Templates::embedded());
    assert_eq!(ok(&mut desk, &ask("agenda")), report::agenda_html(&panel, &theme, &templates).unwrap());
    assert_eq!(ok(&mut desk, &ask("panel-report")), report::panel_html(&panel, &theme, &templates).unwrap());
    let consensus = ok(&mut desk, &ask("consensus"));
    assert_eq!(consensus["text"], panel::consensus(&pack, &people).file().to_yaml().unwrap());
}

#[test]
fn a_file_that_does_not_belong_is_named() {
    let (mut desk, _) = opened();
    let mut files = files();
    files[2]["text"] = json!(files[2]["text"].as_str().unwrap().replace("Kestrel Homes", "Another"));
    files[5]["text"] = json!("questionnaire: social-strategy@2\nanswers: {nothing: x}\n");
    let told = said(&mut desk, &json!({ "do": "panel", "files": files }));
    assert_eq!(told["bad"], json!([files[2]["name"], files[5]["name"]]));
    let alone = said(&mut desk, &json!({ "do": "panel", "files": &files[..1] }));
    assert!(alone["problems"].as_str().unwrap().contains("one person is no panel"));
    let nobody = said(&mut desk, &json!({ "do": "panel", "files": [] }));
    assert!(nobody["problems"].is_string());
}
