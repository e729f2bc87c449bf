//! The page itself: what it asks, the engine and the scripts, in one file that needs nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indexmap::IndexMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::request::ThemeText;
use super::words::words;
use crate::pack::PackText;
use crate::report::{TemplateError, form_page};

/// What a page asks and how.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Invitation {
    /// The heading.
    pub(crate) title: String,
    /// The id of a built-in questionnaire.
    pub(crate) builtin: Option<String>,
    /// The texts of another.
    pub(crate) pack: Vec<PackText>,
    /// Digest of its texts: answers kept by a browser belong to it.
    pub(crate) pack_digest: String,
    /// Whose page and reports they are.
    pub(crate) theme: Option<ThemeText>,
    /// Whether only the short version is asked.
    pub(crate) pulse: bool,
    /// Whose answers they are.
    pub(crate) organisation: Option<String>,
    /// Until when, YYYY-MM-DD.
    pub(crate) due: Option<String>,
    /// Where the answers are to be sent.
    pub(crate) to: Option<String>,
    /// Whether whoever answers sees the result.
    pub(crate) result: bool,
    /// The language of the page, as HTML names it.
    pub(crate) language: String,
}

/// The parts of the script, in the order in which they are read.
const SCRIPTS: &[&str] = &[
    include_str!("../../report-templates/form/engine.js"),
    include_str!("../../report-templates/form/store.js"),
    include_str!("../../report-templates/form/words.js"),
    include_str!("../../report-templates/form/dom.js"),
    include_str!("../../report-templates/form/files.js"),
    include_str!("../../report-templates/form/questions.js"),
    include_str!("../../report-templates/form/flow.js"),
    include_str!("../../report-templates/form/keys.js"),
    include_str!("../../report-templates/form/start.js"),
    include_str!("../../report-templates/form/review.js"),
    include_str!("../../report-templates/form/frame.js"),
    include_str!("../../report-templates/form/end.js"),
    include_str!("../../report-templates/form/workshop.js"),
    include_str!("../../report-templates/form/spread.js"),
    include_str!("../../report-templates/form/decide.js"),
    include_str!("../../report-templates/form/main.js"),
];

/// The parts of the style.
const STYLES: &[&str] =
    &[include_str!("../../report-templates/form/form.css"), include_str!("../../report-templates/form/workshop.css")];

/// What the scripts read.
#[derive(Debug, Serialize)]
struct Setup<'a> {
    #[serde(flatten)]
    invitation: &'a Invitation,
    words: IndexMap<String, String>,
}

/// What the template gets.
#[derive(Debug, Serialize)]
struct PageView<'a> {
    title: &'a str,
    language: &'a str,
    direction: &'static str,
    css: String,
    style_hash: String,
    script: String,
    script_hash: String,
    setup_json: String,
    engine: String,
}

/// The page, with an engine as gzip.
///
/// # Errors
/// Never with the built-in template.
pub(crate) fn page(invitation: &Invitation, engine: &[u8]) -> Result<String, TemplateError> {
    let (script, css) = (SCRIPTS.join("\n"), STYLES.join("\n"));
    let setup = Setup { invitation, words: words(&invitation.language) };
    form_page(&PageView {
        title: &invitation.title,
        language: &invitation.language,
        direction: direction(&invitation.language),
        style_hash: hash(&css),
        script_hash: hash(&script),
        css,
        script,
        setup_json: inline(&setup),
        engine: STANDARD.encode(engine),
    })
}

/// A source of a content security policy.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// JSON that no parser of HTML takes for an end of its element, or for a comment.
fn inline(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c")
}

/// Which way a language is written.
fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default();
    let to_the_left = ["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"];
    if to_the_left.contains(&primary) { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_typed_never_leaves_its_element() {
        let title = "</script><script>alert(1)</script><!-- & \"x\"".to_owned();
        let invitation = Invitation { title, language: "ar-EG".to_owned(), ..Invitation::default() };
        let page = page(&invitation, b"engine").expect("the template fits");
        assert_eq!(page.matches("<script").count(), 3, "setup, engine and script");
        assert!(page.contains("lang=\"ar-EG\" dir=\"rtl\"") && page.contains("\\u003c/script>"));
        assert!(page.contains(&STANDARD.encode(b"engine")));
    }

    #[test]
    fn the_policy_names_the_scripts_of_the_page_and_nothing_else() {
        let page = page(&Invitation::default(), b"").expect("the template fits");
        let script = page.split("<script type=\"module\">").nth(1).and_then(|rest| rest.split("</script>").next());
        assert!(page.contains(&format!("script-src '{}' 'wasm-unsafe-eval'", hash(script.expect("it is there")))));
        let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
        assert!(page.contains(&format!("style-src '{}'", hash(style.expect("it is there")))));
    }
}
