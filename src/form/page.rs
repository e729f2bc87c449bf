//! The page itself: what it asks, the engine and the scripts, in one file that needs nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use indexmap::IndexMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::edit;
use super::questionnaire::Questionnaire;
use super::reply::Reply;
use super::request::ThemeText;
use super::words::words;
use crate::pack::{Pack, PackText};
use crate::report::{Brand, TemplateError, Theme, form_page};

/// What a page asks and how.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Invitation {
    /// The id of a built-in questionnaire.
    pub(crate) builtin: Option<String>,
    /// Whose page and reports they are.
    pub(crate) theme: Option<ThemeText>,
    /// Whether only the short version is asked.
    pub(crate) pulse: bool,
    /// Whose answers they are.
    pub(crate) organisation: Option<String>,
    /// The day they stand for, YYYY-MM-DD; without it each browser's today is proposed.
    pub(crate) date: Option<String>,
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
    /// Digest of the questionnaire's texts: answers kept by a browser belong to it.
    pack_digest: &'a str,
    /// [`Packed`] as gzip in base64: a fifth of the room.
    packed: String,
}

/// What is long.
#[derive(Debug, Serialize)]
struct Packed<'a> {
    /// The texts of a questionnaire that is not built in.
    pack: &'a [PackText],
    /// The questionnaire as the engine gives it too, so that it is on the screen before the engine is ready.
    form: Questionnaire,
    /// An empty file of all questions, and one of the short version, as the engine gives them too.
    blank: Blank,
    words: IndexMap<String, String>,
}

/// Files without answers.
#[derive(Debug, Serialize)]
struct Blank {
    full: serde_json::Value,
    pulse: serde_json::Value,
}

/// What the template gets.
#[derive(Debug, Serialize)]
struct PageView<'a> {
    title: &'a str,
    brand: Brand,
    language: &'a str,
    direction: &'static str,
    css: String,
    style_hash: String,
    script: String,
    script_hash: String,
    setup_json: String,
    engine: String,
}

/// The page that asks a questionnaire, in the colours of a theme, with an engine as gzip. `texts` are those of a
/// questionnaire that is not built in.
///
/// # Errors
/// Never with the built-in template.
pub(crate) fn page(
    pack: &Pack,
    texts: &[PackText],
    invitation: &Invitation,
    theme: &Theme,
    engine: &[u8],
) -> Result<String, TemplateError> {
    let brand = Brand::new(theme, &pack.title);
    let (script, css): (String, String) =
        (SCRIPTS.iter().map(|part| lean(part)).collect(), [STYLES.join("\n"), brand.css.clone()].join("\n"));
    let blank = Blank { full: empty(pack, false), pulse: empty(pack, true) };
    let packed = Packed { pack: texts, form: Questionnaire::new(pack), blank, words: words(&invitation.language) };
    let setup = Setup { invitation, pack_digest: &pack.sha256, packed: gzip(&packed) };
    form_page(&PageView {
        title: &pack.title,
        brand,
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

fn empty(pack: &Pack, pulse: bool) -> serde_json::Value {
    match edit::start(pack, pulse, None, None) {
        Ok(Reply::Ok(state)) => state,
        _ => serde_json::Value::Null,
    }
}

/// A script without the lines that are comments: whoever opens a form by mail need not load them.
fn lean(script: &str) -> String {
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim().is_empty();
    script.lines().filter(is_code).flat_map(|line| [line, "\n"]).collect()
}

/// A source of a content security policy.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// JSON as gzip, the same bytes for the same value, in base64.
fn gzip(value: &impl Serialize) -> String {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let _ = serde_json::to_writer(&mut packed, value);
    STANDARD.encode(packed.finish().unwrap_or_default())
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

    fn written(invitation: &Invitation) -> String {
        let text =
            crate::pack::small::TEXT.replacen("title: ", "title: \"</script><script>alert(1)</script><!-- & \" # ", 1);
        page(&crate::pack::small::pack(&text), &[], invitation, &Theme::default(), b"engine")
            .expect("the template fits")
    }

    #[test]
    fn what_a_person_typed_never_leaves_its_element() {
        let organisation = Some("</script><img src=x onerror=alert(1)>".to_owned());
        let page = written(&Invitation { organisation, language: "ar-EG".to_owned(), ..Invitation::default() });
        assert_eq!(page.matches("<script").count(), 3, "setup, engine and script");
        assert!(page.contains("lang=\"ar-EG\" dir=\"rtl\"") && page.contains("\\u003c/script>"));
        assert!(!page.contains("<img src=x") && page.contains(&STANDARD.encode(b"engine")));
    }

    #[test]
    fn the_policy_names_the_scripts_of_the_page_and_nothing_else() {
        let page = written(&Invitation::default());
        let script = page.split("<script>").nth(1).and_then(|rest| rest.split("</script>").next());
        assert!(page.contains(&format!("script-src '{}' 'wasm-unsafe-eval'", hash(script.expect("it is there")))));
        let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
        assert!(page.contains(&format!("style-src '{}'", hash(style.expect("it is there")))));
    }
}
