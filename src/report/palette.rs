//! The colours of a house for documents that know no style sheets, on white paper.

use super::chart::light;
use super::theme::Theme;

/// Colours as `RRGGBB`.
#[derive(Debug, Clone)]
pub(crate) struct Palette {
    /// Lines, marks and links.
    pub accent: String,
    /// Headings.
    pub ink: String,
    /// Words.
    pub text: String,
    /// Words that say less.
    pub quiet: String,
    /// What is aimed at.
    pub target: String,
    /// What is beside the point.
    pub other: String,
    /// Thin lines.
    pub rule: String,
    /// Grounds of tables.
    pub panel: String,
    /// The accent on paper, for what comes later.
    pub pale: String,
    /// What needs attention.
    pub warning: String,
    /// What comes first.
    pub critical: String,
}

impl Palette {
    /// The colours of a theme; what it does not name is the report's own.
    pub(super) fn new(theme: &Theme) -> Self {
        let code = |colour: String| colour.trim_start_matches('#').to_uppercase();
        let [accent, ink, pale] = theme.colours().map(|colour| colour.map(code));
        Self {
            accent: accent.unwrap_or_else(|| code(light("accent"))),
            ink: ink.unwrap_or_else(|| "14202E".to_owned()),
            text: code(light("ink")),
            quiet: code(light("muted")),
            target: code(light("target")),
            other: code(light("other")),
            rule: "C5CEDA".to_owned(),
            panel: "F1F4F8".to_owned(),
            pale: pale.unwrap_or_else(|| code(light("step-3"))),
            warning: "A8470A".to_owned(),
            critical: "A3182A".to_owned(),
        }
    }
}

impl Default for Palette {
    fn default() -> Self {
        Self::new(&Theme::default())
    }
}
