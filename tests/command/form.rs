//! `form`: the page that is written. What it does in a browser is for `tests/browser`.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use serde_json::Value;

use crate::process::{code, run, stderr, stdout, write};

/// Writes a page with these options; gives its text.
fn written(options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("survey.html").to_string_lossy().into_owned();
    let output = run(&[&["form", "-o", &page], options].concat());
    assert_eq!((code(&output), stdout(&output)), (0, String::new()), "{}", stderr(&output));
    assert!(stderr(&output).contains("next: send "), "{}", stderr(&output));
    fs::read_to_string(page).unwrap()
}

/// What the scripts of a page read.
fn setup(page: &str) -> Value {
    let rest = page.split("id=\"setup\">").nth(1).unwrap();
    let mut setup: Value = serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap();
    let packed = STANDARD.decode(setup["packed"].as_str().unwrap()).unwrap();
    let packed: Value = serde_json::from_reader(GzDecoder::new(packed.as_slice())).unwrap();
    setup.as_object_mut().unwrap().extend(packed.as_object().unwrap().clone());
    setup
}

#[test]
fn one_file_holds_everything_and_names_no_other() {
    let page = written(&[]);
    assert!(page.len() < 1_500_000, "{} bytes", page.len());
    assert!(page.contains("default-src 'none'; script-src 'sha256-") && !page.contains("unsafe-inline"));
    for outside in ["src=\"", "http-equiv=\"refresh", "@import", "url(http"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let setup = setup(&page);
    assert_eq!(setup["builtin"], "social-strategy");
    assert_eq!(
        (&setup["result"], &setup["pulse"], setup["pack"].as_array().unwrap().len()),
        (&true.into(), &false.into(), 0)
    );
    assert_eq!(page, written(&[]), "the same command writes the same bytes");
}

#[test]
fn what_the_command_says_is_what_the_page_knows() {
    let page = written(&[
        "--pulse",
        "--organisation",
        "Tom & \"Jerry\" </script>",
        "--date",
        "2026-12-01",
        "--due",
        "2026-12-04",
        "--to",
        "answers@kestrel.example",
        "--no-result",
        "--language",
        "de",
    ]);
    let setup = setup(&page);
    let told = ["organisation", "date", "due", "to", "language"].map(|key| setup[key].as_str().unwrap().to_owned());
    assert_eq!(told, ["Tom & \"Jerry\" </script>", "2026-12-01", "2026-12-04", "answers@kestrel.example", "de"]);
    assert_eq!((&setup["pulse"], &setup["result"]), (&true.into(), &false.into()));
    assert!(setup["words"].as_object().unwrap().len() > 50);
    assert!(page.contains("<html lang=\"de\" dir=\"ltr\">"));
    assert!(written(&["--language", "ar"]).contains("dir=\"rtl\""));
}

#[test]
fn a_questionnaire_and_a_theme_of_ones_own_travel_without_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    let theme = write(folder.path(), "theme.yaml", "name: Kestrel & Sons\nlogo: logo.svg\naccent: \"#0b5cad\"\n");
    let page = written(&["-q", "questionnaires/starter/pack.yaml", "--theme", &theme]);
    let setup = setup(&page);
    assert_eq!(setup["builtin"], Value::Null);
    assert_eq!(setup["pack"][0]["name"], "pack.yaml");
    assert_eq!(setup["pack"][0]["text"], fs::read_to_string("questionnaires/starter/pack.yaml").unwrap());
    assert_eq!(setup["theme"]["name"], "theme.yaml");
    assert!(setup["theme"]["logo"].is_string());
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (page, pack) = (at("survey.html"), at("pack.yaml"));
    fs::write(&pack, "id: x\nversion: soon\n").unwrap();
    let refused = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!((code(&output), stdout(&output)), (2, String::new()));
        assert!(!Path::new(&page).exists());
        stderr(&output)
    };
    assert!(refused(&["form", "-q", &pack, "-o", &page]).contains("pack.yaml:2:10"));
    assert!(refused(&["form", "-o", &at("survey.pdf")]).contains("name a file that ends in .html"));
    assert!(refused(&["form", "-o", &page, "--to", "a@b.c?bcc=d@e.f"]).contains("write one address"));
    assert!(refused(&["form", "-o", &page, "--language", "German"]).contains("write a code such as en"));
    assert!(refused(&["form", "-o", &page, "-q", "no-such"]).contains("no built-in questionnaire is called `no-such`"));
}
