//! Colours: read from `#rrggbb`, measured for contrast, made lighter or darker until they can be read.

use std::fmt;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

/// The page in daylight.
pub(super) const LIGHT: Colour = Colour([0xff, 0xff, 0xff]);
/// The page at night; the lightest surface that text stands on there.
pub(super) const DARK: Colour = Colour([0x1c, 0x22, 0x2b]);

impl Colour {
    /// Reads `#rgb` or `#rrggbb`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#').filter(|digits| digits.chars().all(|c| c.is_ascii_hexdigit()))?;
        let full = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(&full[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Relative luminance as WCAG defines it.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast as WCAG defines it, 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The nearest mixture with `towards` that has at least that contrast on `page`.
    pub(super) fn readable(self, page: Self, towards: Self, contrast: f64) -> Self {
        (0..=20).map(|step| self.mixed(towards, step)).find(|mixed| mixed.contrast(page) >= contrast).unwrap_or(towards)
    }

    /// `step` twentieths of the other colour.
    pub(super) fn mixed(self, other: Self, step: u16) -> Self {
        let mut parts = self.0;
        for (part, goal) in parts.iter_mut().zip(other.0) {
            let sum = u16::from(*part) * (20 - step) + u16::from(goal) * step;
            *part = u8::try_from(sum / 20).unwrap_or(u8::MAX);
        }
        Self(parts)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Black, the way to more contrast on a light page.
pub(super) const BLACK: Colour = Colour([0, 0, 0]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_wcag_says() {
        assert!((BLACK.contrast(LIGHT) - 21.0).abs() < 0.01);
        let grey = Colour::parse("#767676").unwrap();
        assert!((grey.contrast(LIGHT) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_colour_is_moved_until_it_can_be_read() {
        let yellow = Colour::parse("#fc0").unwrap();
        assert!(yellow.contrast(LIGHT) < 2.0);
        assert!(yellow.readable(LIGHT, BLACK, 4.5).contrast(LIGHT) >= 4.5);
        let navy = Colour::parse("#001f4d").unwrap();
        assert!(navy.readable(DARK, LIGHT, 4.5).contrast(DARK) >= 4.5);
    }

    #[test]
    fn only_hex_is_a_colour() {
        for bad in ["red", "#12", "#12345", "#1234567", "#ggg", "#fff;}", "url(x)", "#éé"] {
            assert!(Colour::parse(bad).is_none(), "{bad}");
        }
    }
}
