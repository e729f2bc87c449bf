//! Whose report it is: name, logo, two colours and a footer, from a small YAML file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::chart::{self, variables};
use super::colour::{BLACK, Colour, DARK, LIGHT};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Span};
use crate::yaml::{self, Word};

/// The largest logo that is taken into a report, in bytes.
pub(crate) const LARGEST_LOGO: usize = 200_000;

/// Contrast that text needs on its page (WCAG AA).
const READABLE: f64 = 4.5;

/// Whose report it is.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    name: Option<String>,
    footer: Option<String>,
    accent: Option<Colour>,
    ink: Option<Colour>,
    logo_path: Option<Word>,
    logo: Option<String>,
}

/// A theme as written.
#[derive(Debug, Deserialize)]
struct ThemeFile {
    /// Who hands the report over.
    name: Option<String>,
    /// Path of an image, relative to the theme file.
    logo: Option<Word>,
    /// Colour of lines, marks and links.
    accent: Option<Word>,
    /// Colour of headings.
    ink: Option<Word>,
    /// Text at the foot of each page.
    footer: Option<String>,
}

impl Theme {
    /// Reads a theme file. The logo's bytes are handed in with [`Theme::set_logo`].
    #[must_use]
    pub fn parse(file: FileId, diagnostics: &mut Diagnostics) -> Option<Self> {
        let theme: ThemeFile = yaml::read(file, diagnostics)?;
        Some(Self {
            name: theme.name.filter(|name| !name.trim().is_empty()),
            footer: theme.footer.filter(|footer| !footer.trim().is_empty()),
            accent: theme.accent.and_then(|accent| colour(&accent, diagnostics)),
            ink: theme.ink.and_then(|ink| colour(&ink, diagnostics)),
            logo_path: theme.logo,
            logo: None,
        })
    }

    /// The path of the logo as written, relative to the theme file.
    #[must_use]
    pub fn logo_path(&self) -> Option<&str> {
        self.logo_path.as_ref().map(|path| path.value.as_str())
    }

    /// Where the path of the logo is written, for a problem with reading it.
    #[must_use]
    pub fn logo_span(&self) -> Option<Span> {
        self.logo_path.as_ref().map(|path| path.span)
    }

    /// Accent, ink and a pale shade of the accent, where the theme names them, as `#rrggbb`.
    pub(super) fn colours(&self) -> [Option<String>; 3] {
        let pale = self.accent.map(|accent| accent.mixed(LIGHT, 10));
        [self.accent, self.ink, pale].map(|colour| colour.map(|colour| colour.to_string()))
    }

    /// Takes the logo in; says what is wrong with it if it cannot be shown.
    pub fn set_logo(&mut self, bytes: &[u8], diagnostics: &mut Diagnostics) {
        let Some(path) = &self.logo_path else { return };
        if bytes.len() > LARGEST_LOGO {
            let message = format!("the logo has {} bytes, at most {LARGEST_LOGO} are taken into a report", bytes.len());
            let help = "save it smaller; 400 pixels wide is plenty";
            diagnostics.push(Diagnostic::at(path.span, Code::BadLogo, message, help));
            return;
        }
        if let Some(mime) = image_type(bytes) {
            self.logo = Some(format!("data:{mime};base64,{}", STANDARD.encode(bytes)));
        } else {
            let message = format!("`{}` is not a PNG, JPEG or SVG image", path.value);
            diagnostics.push(Diagnostic::at(path.span, Code::BadLogo, message, "save the logo as PNG, JPEG or SVG"));
        }
    }
}

fn colour(word: &Word, diagnostics: &mut Diagnostics) -> Option<Colour> {
    let Some(colour) = Colour::parse(&word.value) else {
        let message = format!("`{}` is not a colour", word.value);
        let help = "write it as \"#rrggbb\", with the quotes, such as \"#0b5cad\"";
        diagnostics.push(Diagnostic::at(word.span, Code::BadColour, message, help));
        return None;
    };
    let contrast = colour.contrast(LIGHT);
    if contrast < READABLE {
        let enough = colour.readable(LIGHT, BLACK, READABLE);
        let message = format!("text in {colour} cannot be read on white: contrast {contrast:.1}, it takes {READABLE}");
        let help = format!("{enough} is the nearest shade that is dark enough; the dark look lightens it by itself");
        diagnostics.push(Diagnostic::at(word.span, Code::LowContrast, message, help));
        return None;
    }
    Some(colour)
}

/// The type of an image by its first bytes; what cannot be told is not shown.
fn image_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some("image/png");
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some("image/jpeg");
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    let is_markup = text.starts_with("<svg") || text.starts_with("<?xml") || text.starts_with("<!--");
    (is_markup && text.contains("<svg")).then_some("image/svg+xml")
}

/// A theme on a page that is no report.
#[cfg(feature = "cli")]
#[derive(Debug, Serialize)]
pub(crate) struct Brand {
    name: Option<String>,
    logo: Option<String>,
    /// Its colours, for the page's style.
    #[serde(skip)]
    pub(crate) css: String,
}

#[cfg(feature = "cli")]
impl Brand {
    /// The theme on a page of that title.
    pub(crate) fn new(theme: &Theme, title: &str) -> Self {
        let ThemeView { name, logo, css, .. } = ThemeView::new(theme, title);
        Self { name, logo, css }
    }
}

/// The theme as templates get it.
#[derive(Debug, Serialize)]
pub(super) struct ThemeView {
    name: Option<String>,
    footer: Option<String>,
    logo: Option<String>,
    /// Colours of the charts and of the theme.
    css: String,
    /// Text at the foot of each printed page, as a CSS string.
    running: String,
}

impl ThemeView {
    pub(super) fn new(theme: &Theme, title: &str) -> Self {
        let towards_light = |colour: Colour| colour.readable(DARK, LIGHT, READABLE);
        let light = variables(chart::Theme::Light) + &rules(theme.accent, theme.ink);
        let dark =
            variables(chart::Theme::Dark) + &rules(theme.accent.map(towards_light), theme.ink.map(towards_light));
        let css = format!(
            ":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{}",
            margins(title, theme.footer.as_deref())
        );
        Self {
            name: theme.name.clone(),
            footer: theme.footer.clone(),
            logo: theme.logo.clone(),
            css,
            running: css_string(title),
        }
    }
}

/// What stands on every printed page: the title, and below it what the house wants on each.
fn margins(title: &str, footer: Option<&str>) -> String {
    let text =
        |place: &str, text: &str| format!("@{place}{{content:{};font:8pt sans-serif;color:#4a5565}}", css_string(text));
    match footer {
        Some(footer) => format!("@page{{{}{}}}", text("top-left", title), text("bottom-left", footer)),
        None => format!("@page{{{}}}", text("bottom-left", title)),
    }
}

/// Text as a quoted CSS string: every character that could mean something is written as its number.
fn css_string(text: &str) -> String {
    let escaped = text.chars().filter(|c| !c.is_control()).take(90).map(|c| {
        let plain = c.is_ascii_alphanumeric() || c == ' ';
        if plain { c.to_string() } else { format!("\\{:06x} ", u32::from(c)) }
    });
    format!("\"{}\"", escaped.collect::<String>())
}

fn rules(accent: Option<Colour>, ink: Option<Colour>) -> String {
    let accent = accent.map(|colour| format!("--accent:{colour};--chart-accent:{colour};"));
    let ink = ink.map(|colour| format!("--ink:{colour};"));
    [accent, ink].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Theme>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let file = diagnostics.add_source("theme.yaml", text);
        (Theme::parse(file, &mut diagnostics), diagnostics)
    }

    #[test]
    fn a_theme_is_read_and_lightened_for_the_dark() {
        let (theme, diagnostics) = read("name: Harbour\naccent: \"#0b5cad\"\nink: \"#123\"\nfooter: Private\n");
        assert!(diagnostics.is_empty());
        let view = ThemeView::new(&theme.unwrap(), "");
        assert!(view.css.contains("--accent:#0b5cad;--chart-accent:#0b5cad;--ink:#112233;}"), "{}", view.css);
        assert_eq!(view.footer.as_deref(), Some("Private"));
    }

    #[test]
    fn a_pale_colour_is_refused_with_a_darker_one() {
        let (_, diagnostics) = read("accent: \"#ffcc00\"\n");
        let found = diagnostics.sorted()[0];
        assert_eq!(found.code, Code::LowContrast);
        assert!(found.help.starts_with('#'), "{}", found.help);
    }

    #[test]
    fn css_cannot_be_smuggled_in_as_a_colour() {
        let (theme, diagnostics) = read("accent: \"#fff;} body{display:none\"\nname: x\n");
        assert_eq!(diagnostics.sorted()[0].code, Code::BadColour);
        assert!(!ThemeView::new(&theme.unwrap(), "").css.contains("body"));
    }

    #[test]
    fn a_running_footer_cannot_leave_its_string() {
        assert_eq!(css_string("A \"</style>"), "\"A \\000022 \\00003c \\00002f style\\00003e \"");
    }

    #[test]
    fn a_logo_is_taken_in_by_what_it_is() {
        let logo = |bytes: &[u8]| {
            let (theme, mut diagnostics) = read("logo: logo.png\n");
            let mut theme = theme.unwrap();
            theme.set_logo(bytes, &mut diagnostics);
            (theme.logo, diagnostics.sorted().first().map(|found| found.code))
        };
        assert!(logo(b"\x89PNG\r\n\x1a\nrest").0.unwrap().starts_with("data:image/png;base64,"));
        assert!(logo(b"<svg xmlns='http://www.w3.org/2000/svg'/>").0.unwrap().starts_with("data:image/svg+xml"));
        assert_eq!(logo(b"<html><script>").1, Some(Code::BadLogo));
        assert_eq!(logo(&vec![0xff; LARGEST_LOGO + 1]).1, Some(Code::BadLogo));
    }
}
