//! Templates of a user's own.

use crate::report::{Look, Options, Templates, html, markdown};

use crate::suites::support::example;

fn own(files: &[(&str, &str)]) -> Result<Templates, crate::report::TemplateError> {
    Templates::embedded().with_overrides(files.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect())
}

#[test]
fn a_single_block_can_be_replaced() {
    let templates = own(&[(
        "report.html",
        "{% extends \"builtin/report.html\" %}{% block footer %}<p>Ours</p>{% endblock footer %}",
    )])
    .unwrap();
    let text = html(&example("pulse-theatre"), &Options::default(), &templates).unwrap();
    assert!(text.contains("<p>Ours</p>") && text.contains("id=\"overview\""));
}

#[test]
fn a_part_can_be_replaced_and_another_added() {
    let files =
        [("overview.html", "<p>{{ organisation }}</p>{% include \"mine.html\" %}"), ("mine.html", "<i>mine</i>")];
    let text = html(&example("pulse-theatre"), &Options::default(), &own(&files).unwrap()).unwrap();
    assert!(text.contains("<i>mine</i>") && !text.contains("class=\"verdict\""));
}

#[test]
fn values_are_escaped_in_own_templates_too() {
    let record = super::given::bent(&example("pulse-theatre"), |json| json["organisation"] = "<b>*x*</b>".into());
    let templates = own(&[("report.html", "{{ organisation }}"), ("report.md", "{{ organisation }}")]).unwrap();
    assert_eq!(html(&record, &Options::default(), &templates).unwrap(), "&lt;b&gt;*x*&lt;/b&gt;");
    let text = markdown(&record, &Options::default(), &templates).unwrap().text;
    assert_eq!(text, "\\<b\\>\\*x\\*\\</b\\>\n");
}

#[test]
fn a_wrong_variable_names_place_and_what_exists() {
    let templates = own(&[("report.html", "<p>\n  {{ organization }}\n</p>")]).unwrap();
    let error = html(&example("pulse-theatre"), &Options::default(), &templates).unwrap_err();
    assert_eq!((error.file.as_str(), error.line, error.column), ("report.html", Some(2), Some(6)));
    assert!(error.message.contains("organisation"), "{error}");
}

#[test]
fn wrong_syntax_is_found_before_anything_is_rendered() {
    let error = own(&[("roadmap.md", "a\n{% if %}")]).unwrap_err();
    assert_eq!((error.file.as_str(), error.line), ("roadmap.md", Some(2)));
    assert!(own(&[("report.html", "{{ organisation | nosuch }}")]).unwrap_err().message.contains("nosuch"));
}

#[test]
fn a_misspelt_name_is_not_ignored() {
    let error = own(&[("raport.html", "x")]).unwrap_err();
    assert!(error.message.contains("did you mean `report.html`?"), "{error}");
}

#[test]
fn every_built_in_template_starts_with_a_comment_and_can_be_written_out() {
    for (name, text) in Templates::list() {
        assert!(text.starts_with("{#-") || text.starts_with("/*"), "{name}");
    }
    let copies: Vec<_> = Templates::list().iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
    let templates = Templates::embedded().with_overrides(copies).unwrap();
    let record = example("pulse-theatre");
    for look in [Look::Full, Look::Board, Look::OnePage, Look::Annex] {
        let options = Options { look, ..Options::default() };
        let plain = html(&record, &options, &Templates::embedded()).unwrap();
        assert_eq!(html(&record, &options, &templates).unwrap(), plain);
    }
}
