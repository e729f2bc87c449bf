//! What things are drawn with: colours that follow the page's theme, dashes and patterns that do without colour.

use std::fmt::Write as _;

/// A colour as `--chart-<name>`, with its value on a light and on a dark page.
struct Colour {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
}

const fn colour(name: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour { name, light, dark }
}

const COLOURS: [Colour; 26] = [
    colour("ink", "#1b2430", "#e8edf3"),
    colour("muted", "#4a5565", "#b3bfcc"),
    colour("rule", "#7d8a9b", "#7b8a9b"),
    colour("track", "#e3e8ef", "#303c4a"),
    colour("paper", "#ffffff", "#151b23"),
    colour("accent", "#1f5f9e", "#6fb1f2"),
    colour("target", "#a8470a", "#f0a94b"),
    colour("other", "#76859a", "#8796a8"),
    colour("line-1", "#1f5f9e", "#6fb1f2"),
    colour("line-2", "#b3500c", "#f0a94b"),
    colour("line-3", "#0f766e", "#4fd1c5"),
    colour("line-4", "#9d174d", "#f687b3"),
    colour("line-5", "#6d28d9", "#b79cf6"),
    colour("line-6", "#4d7c0f", "#a3d65c"),
    colour("line-7", "#0e7490", "#67d3e8"),
    colour("line-8", "#57534e", "#c3bdb6"),
    colour("step-1", "#e6eff8", "#1c2c3c"),
    colour("step-2", "#b9d3ec", "#23496b"),
    colour("step-3", "#86b5df", "#3069a0"),
    colour("step-4", "#3474ab", "#7fb4e6"),
    colour("step-5", "#174a7c", "#b8d9f8"),
    colour("on-step-1", "#1b2430", "#e8edf3"),
    colour("on-step-2", "#1b2430", "#e8edf3"),
    colour("on-step-3", "#1b2430", "#ffffff"),
    colour("on-step-4", "#ffffff", "#101820"),
    colour("on-step-5", "#ffffff", "#101820"),
];

const LINE_1: u8 = 8;
const STEP_1: u8 = 16;
const ON_STEP_1: u8 = 21;

/// Lines that can be told apart.
pub(super) const LINES: usize = 8;
/// Shades of a heat map.
pub(super) const STEPS: usize = 5;

/// How a line is broken; the first is not.
const DASHES: [&str; 9] = ["", "7 4", "2 3", "10 3 2 3", "14 4", "5 2", "10 3 2 3 2 3", "4 6", "1 4"];

/// The first style that is a pattern instead of a dash.
const PATTERN: u8 = 16;

/// A colour on a light page, as `#rrggbb`.
pub fn light(name: &str) -> String {
    COLOURS.iter().find(|colour| colour.name == name).map_or_else(String::new, |colour| colour.light.to_owned())
}

/// A page that is light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    Light,
    /// Light on black.
    Dark,
}

/// The custom properties that charts are coloured with, as CSS declarations.
#[must_use]
pub fn variables(theme: Theme) -> String {
    COLOURS.iter().fold(String::new(), |mut css, Colour { name, light, dark }| {
        let value = if theme == Theme::Light { light } else { dark };
        let _ = write!(css, "--chart-{name}:{value};");
        css
    })
}

/// One way to draw. Plotters knows only colours, so an ink travels through it as one, see [`Ink::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink {
    colour: u8,
    style: u8,
}

impl Ink {
    pub(super) const INK: Self = Self::plain(0);
    pub(super) const MUTED: Self = Self::plain(1);
    pub(super) const RULE: Self = Self::plain(2);
    pub(super) const TRACK: Self = Self::plain(3);
    pub(super) const PAPER: Self = Self::plain(4);
    pub(super) const ACCENT: Self = Self::plain(5);
    pub(super) const TARGET: Self = Self::plain(6);
    pub(super) const OTHER: Self = Self::plain(7);
    /// Accent stripes.
    pub(super) const STRIPES: Self = Self { colour: 5, style: PATTERN };
    /// Accent with stripes cut out.
    pub(super) const CUT: Self = Self { colour: 5, style: PATTERN + 1 };
    /// Dots.
    pub(super) const DOTS: Self = Self { colour: 7, style: PATTERN + 2 };

    const fn plain(colour: u8) -> Self {
        Self { colour, style: 0 }
    }

    /// The same, broken.
    pub(super) const fn dashed(self) -> Self {
        Self { colour: self.colour, style: 1 }
    }

    /// The line of a series, broken in its own way.
    pub(super) fn line(series: usize) -> Self {
        Self { colour: nth(LINE_1, series % LINES), style: nth(0, series % LINES) }
    }

    /// The marks on the line of a series.
    pub(super) fn mark(series: usize) -> Self {
        Self::plain(nth(LINE_1, series % LINES))
    }

    /// A shade from 0 (least) to 4 (most).
    pub(super) fn step(step: usize) -> Self {
        Self::plain(nth(STEP_1, step.min(STEPS - 1)))
    }

    /// Text on a shade.
    pub(super) fn on_step(step: usize) -> Self {
        Self::plain(nth(ON_STEP_1, step.min(STEPS - 1)))
    }

    /// Red, green and blue that stand for this ink until [`Ink::decode`] finds them in the drawing.
    pub(super) fn code(self) -> (u8, u8, u8) {
        (self.style, 0, self.colour)
    }

    /// The ink of a colour as plotters wrote it, `RRGGBB`.
    pub(super) fn decode(colour: &str) -> Option<Self> {
        let byte = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok();
        let ink = Self { style: byte(0)?, colour: byte(4)? };
        (usize::from(ink.colour) < COLOURS.len()).then_some(ink)
    }

    /// The attribute that draws with this ink; `chart` makes ids unique within a page.
    pub(super) fn attribute(self, name: &str, chart: &str) -> String {
        if self.style >= PATTERN {
            return format!(r#"{name}="url(#chart-{chart}-p{})""#, self.style);
        }
        let dash = DASHES.get(usize::from(self.style)).copied().unwrap_or_default();
        let colour = self.value();
        if dash.is_empty() || name == "fill" {
            format!(r#"{name}="{colour}""#)
        } else {
            format!(r#"{name}="{colour}" stroke-dasharray="{dash}""#)
        }
    }

    fn value(self) -> String {
        let Colour { name, light, .. } = &COLOURS[usize::from(self.colour)];
        format!("var(--chart-{name},{light})")
    }

    /// The definition that a pattern needs.
    pub(super) fn definition(self, chart: &str) -> Option<String> {
        let (accent, other, paper) = (Self::ACCENT.value(), Self::OTHER.value(), Self::PAPER.value());
        let drawing = match self.style.checked_sub(PATTERN)? {
            0 => format!(r#"<rect width="8" height="8" fill="{paper}"/><path d="M0 0H4V8H0z" fill="{accent}"/>"#),
            1 => format!(r#"<rect width="8" height="8" fill="{accent}"/><path d="M0 0H2V8H0z" fill="{paper}"/>"#),
            _ => {
                format!(r#"<rect width="8" height="8" fill="{paper}"/><circle cx="4" cy="4" r="2.6" fill="{other}"/>"#)
            }
        };
        Some(format!(
            r#"<pattern id="chart-{chart}-p{}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">{drawing}</pattern>"#,
            self.style
        ))
    }
}

fn nth(first: u8, n: usize) -> u8 {
    first + u8::try_from(n).unwrap_or(0)
}

/// The drawing with its light colours written out, for programs that know no custom properties.
pub(super) fn resolved(svg: &str) -> String {
    COLOURS.iter().fold(svg.to_owned(), |svg, Colour { name, light, .. }| {
        svg.replace(&format!("\"var(--chart-{name},{light})\""), &format!("\"{light}\""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn check(name: &str, on: &str, least: f64) {
        for dark in [false, true] {
            let value = |name: &str| {
                let found = COLOURS.iter().find(|colour| colour.name == name).unwrap();
                if dark { found.dark } else { found.light }
            };
            let reached = contrast(value(name), value(on));
            assert!(reached >= least, "{name} on {on}, dark: {dark}: {reached:.2}");
        }
    }

    #[test]
    fn text_has_a_contrast_of_four_and_a_half() {
        for name in ["ink", "muted", "target", "accent"] {
            check(name, "paper", 4.5);
        }
        for name in ["ink", "muted"] {
            check(name, "track", 4.5);
        }
        for step in 1..=STEPS {
            check(&format!("on-step-{step}"), &format!("step-{step}"), 4.5);
        }
    }

    #[test]
    fn marks_have_a_contrast_of_three() {
        for name in ["rule", "accent", "target", "other"] {
            check(name, "paper", 3.0);
        }
        for line in 1..=LINES {
            check(&format!("line-{line}"), "paper", 3.0);
        }
        check("accent", "track", 3.0);
        check("other", "track", 3.0);
    }

    #[test]
    fn every_ink_survives_its_way_through_plotters() {
        for ink in [Ink::INK, Ink::STRIPES, Ink::RULE.dashed(), Ink::line(7), Ink::on_step(4)] {
            let (r, g, b) = ink.code();
            assert_eq!(Ink::decode(&format!("{r:02X}{g:02X}{b:02X}")), Some(ink));
        }
        assert_eq!(Ink::decode("FFFFFF"), None);
    }

    #[test]
    fn a_stand_alone_drawing_has_no_custom_property_left() {
        let svg: String = (0..26).map(|colour| Ink::plain(colour).attribute("fill", "x")).collect();
        assert!(svg.contains("var(") && !resolved(&svg).contains("var("));
    }
}
