//! Numbers as people read them. Scores stay 0 to 100 (a spectrum -100 to 100) until they are shown.

use crate::record::Scale;

/// What people read for something that has no score.
pub const NOT_ASSESSED: &str = "not assessed";

/// A score of 0 to 100 on the display scale.
#[must_use]
pub fn on_scale(score: f64, scale: Option<Scale>) -> String {
    scale.map_or_else(|| plain(score), |scale| cut(scale.min + score / 100.0 * (scale.max - scale.min), scale))
}

/// A position of -100 to 100 on the display scale.
#[must_use]
pub fn position_on_scale(position: f64, scale: Option<Scale>) -> String {
    scale.map_or_else(|| plain(position), |_| on_scale(f64::midpoint(position, 100.0), scale))
}

/// A value on a display scale, with two decimals where the scale is short. Cut, not rounded: a score below a level
/// never shows the number the level starts at.
#[must_use]
pub fn cut(value: f64, scale: Scale) -> String {
    let steps = if (scale.max - scale.min).abs() > 10.0 { 10.0 } else { 100.0 };
    let cut = (value * steps + 1e-6).floor() / steps;
    let text = format!("{:.2}", cut.abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if cut < 0.0 { format!("\u{2212}{text}") } else { text.to_owned() }
}

/// The display scale of scores in words, such as `0 to 3`.
#[must_use]
pub fn span(scale: Option<Scale>) -> String {
    format!("{} to {}", on_scale(0.0, scale), on_scale(100.0, scale))
}

/// A number with at most one decimal, rounded half up, with a true minus sign, which screen readers speak.
#[must_use]
pub fn plain(value: f64) -> String {
    // Scores arrive rounded to one decimal; the nudge keeps 1.65, held as 1.6499…, from rounding down.
    let tenths = (value * 10.0 + 0.5 + 1e-9).floor();
    let text = format!("{:.1}", tenths.abs() / 10.0);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if tenths < 0.0 { format!("\u{2212}{text}") } else { text.to_owned() }
}

/// A score if there is one, else [`NOT_ASSESSED`].
#[must_use]
pub fn shown(score: Option<f64>, scale: Option<Scale>) -> String {
    score.map_or_else(|| NOT_ASSESSED.to_owned(), |score| on_scale(score, scale))
}

/// A count with its noun, in the plural where it needs one.
#[must_use]
pub fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: Option<Scale> = Some(Scale { min: 0.0, max: 3.0 });

    #[test]
    fn scores_are_shown_on_their_scale() {
        assert_eq!(on_scale(0.0, None), "0");
        assert_eq!(on_scale(66.7, None), "66.7");
        assert_eq!(on_scale(55.0, THREE), "1.65");
        assert_eq!(on_scale(39.9, THREE), "1.19");
        assert_eq!(on_scale(99.9, Some(Scale { min: 0.0, max: 1000.0 })), "999");
        assert_eq!(on_scale(49.9, Some(Scale { min: -2.0, max: 2.0 })), "\u{2212}0.01");
        assert_eq!(on_scale(0.0, Some(Scale { min: 1.0, max: 5.0 })), "1");
        assert_eq!(span(THREE), "0 to 3");
    }

    #[test]
    fn positions_use_both_halves_of_the_scale() {
        assert_eq!(position_on_scale(-12.5, None), "\u{2212}12.5");
        assert_eq!(position_on_scale(-100.0, THREE), "0");
        assert_eq!(position_on_scale(0.0, THREE), "1.5");
        assert_eq!(position_on_scale(100.0, THREE), "3");
    }

    #[test]
    fn zero_has_no_sign_and_absence_is_not_zero() {
        assert_eq!(plain(-0.01), "0");
        assert_eq!(shown(Some(0.0), None), "0");
        assert_eq!(shown(None, None), NOT_ASSESSED);
    }
}
