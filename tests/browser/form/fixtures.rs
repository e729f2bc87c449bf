//! The pages that are driven, and the files that are dropped on them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::process::{ROOT, example, succeed, write as write_file};

/// A questionnaire with every kind of question.
pub(super) const TEA: &str = "tests/fixtures/tea-round.pack.yaml";

/// Files that are no answers to the built-in questionnaire, each for a reason of its own. The names are hostile too.
pub(super) const BAD_FILES: [(&str, &[u8]); 6] = [
    (
        "<img src=x onerror=window.hacked=1>.yaml",
        b"questionnaire: social-strategy@2\nanswers:\n  who-answerd: x\n  employees: many\n",
    ),
    ("broken.yaml", b"questionnair: nonsense\n<script>window.hacked=1</script>\n"),
    ("tea.yaml", b"questionnaire: tea-round@1\nanswers:\n  people: 4\n"),
    ("list.yaml", b"- 1\n- 2\n"),
    ("empty.yaml", b""),
    ("torn.yaml", b"questionnaire: social-strategy@2\nanswers:\n  employees: [1,\n"),
];

/// Writes every page with the real command, and what is dropped on them.
pub(super) fn write(folder: &Path) {
    let at = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let form = |name: &str, options: &[&str]| succeed(&[&["form", "-o", &at(name)], options].concat());
    form("survey.html", &[]);
    form("tea.html", &["-q", TEA]);
    form("german.html", &["-q", TEA, "--language", "de"]);
    form("right-to-left.html", &["-q", TEA, "--language", "ar"]);
    let withheld = ["--no-result", "--pulse", "--due", "2026-12-04", "--to", "answers@kestrel.example"];
    form("withheld.html", &[&withheld[..], &["--organisation", "Kestrel & <b>Sons</b>"]].concat());
    write_hostile(folder);
    let organisation = "</script><img src=x onerror=window.hacked=1>";
    form("hostile.html", &["-q", &at("hostile.yaml"), "--theme", &at("theme.yaml"), "--organisation", organisation]);
    fs::create_dir(folder.join("bad")).unwrap();
    for (name, bytes) in BAD_FILES {
        fs::write(folder.join("bad").join(name), bytes).unwrap();
    }
    write_file(folder, "bad.json", json!(BAD_FILES.map(|(name, _)| name)).to_string());
    fs::copy(example("centralised-bank"), folder.join("bank.yaml")).unwrap();
}

/// A questionnaire, a theme and an answers file of nothing but what an attacker would type.
fn write_hostile(folder: &Path) {
    let payloads = fs::read_to_string(Path::new(ROOT).join("tests/fixtures/payloads.txt")).unwrap();
    let mut payloads = payloads.lines().filter(|line| line.contains('<') || line.contains("script:")).cycle();
    let mut next = || -> Value { payloads.next().unwrap().into() };
    write_file(
        folder,
        "logo.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='window.hacked=1'><script>window.hacked=1</script></svg>",
    );
    let theme = json!({"name": next(), "footer": next(), "logo": "logo.svg", "accent": "#0b5cad"});
    write_file(folder, "theme.yaml", theme.to_string());
    write_file(folder, "hostile.yaml", pack(&mut next).to_string());
    let answers = json!({
        "questionnaire": "hostile@1", "organisation": next(), "respondent": {"role": next(), "unit": next()},
        "answers": {"text": next(), "choice": {"is": "one", "note": next(), "proof": "javascript:window.hacked=1"}},
    });
    write_file(folder, "hostile-answers.yaml", answers.to_string());
}

fn pack(next: &mut impl FnMut() -> Value) -> Value {
    let mut options = || json!([{"id": "one", "label": next()}, {"id": "two", "label": next()}]);
    let [choice, choices, matrix] = [options(), options(), options()];
    let mut question = |id: &str, kind: &str| json!({"id": id, "kind": kind, "ask": next(), "help": next(), "why": next(), "sources": ["leaf"]});
    let with = |mut question: Value, key: &str, value: Value| {
        question[key] = value;
        question
    };
    let mut questions = vec![
        with(question("number", "number"), "unit", "<b>people</b>".into()),
        with(question("text", "text"), "pulse", true.into()),
        with(question("choice", "choice"), "options", choice),
        with(question("choices", "choices"), "options", choices),
        with(with(question("matrix", "matrix"), "options", matrix), "rows", Value::Null),
    ];
    questions[2]["ordered"] = true.into();
    questions[2]["measures"] = json!({"care.rules": 1});
    questions[4]["rows"] = json!([{"id": "first", "label": next()}, {"id": "other", "label": next()}]);
    json!({
        "id": "hostile", "version": "1.0.0", "title": next(), "about": next(),
        "sections": [{"id": "all", "title": next(), "intro": next(), "questions": questions}],
        "frameworks": [{"id": "care", "kind": "dimensions", "title": next(),
            "elements": [{"id": "rules", "title": next(), "meaning": next()}]}],
        "sources": {"leaf": {"title": next(), "author": next(), "year": 1999, "url": "https://tea.example/?a=1&b='onload=1"}},
    })
}
