//! Numbers as people read them. Scores stay exact, 0 to 100 (a spectrum -100 to 100), until they are shown.

use crate::record::{Scale, tenths};

/// What people read for something that has no score.
pub const NOT_ASSESSED: &str = "not assessed";

/// What people read for something that the short version does not ask about.
pub const NOT_ASKED: &str = "not in the short version";

/// A score of 0 to 100 on the display scale.
#[must_use]
pub fn on_scale(score: f64, scale: Option<Scale>) -> String {
    scale.map_or_else(|| plain(score), |scale| digits(scale.round(score), 2))
}

/// A position of -100 to 100 on the display scale.
#[must_use]
pub fn position_on_scale(position: f64, scale: Option<Scale>) -> String {
    scale.map_or_else(|| plain(position), |_| on_scale(f64::midpoint(position, 100.0), scale))
}

/// A distance between two scores on the display scale.
#[must_use]
pub fn distance_on_scale(points: f64, scale: Option<Scale>) -> String {
    scale.map_or_else(|| plain(points), |scale| digits(scale.round_distance(points), 2))
}

/// At most so many decimals, with a true minus sign, which screen readers speak.
fn digits(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if value < 0.0 && text != "0" { format!("\u{2212}{text}") } else { text.to_owned() }
}

/// The display scale of scores in words, such as `0 to 3`.
#[must_use]
pub fn span(scale: Option<Scale>) -> String {
    format!("{} to {}", on_scale(0.0, scale), on_scale(100.0, scale))
}

/// A number with at most one decimal, rounded half up.
#[must_use]
pub fn plain(value: f64) -> String {
    digits(tenths(value), 1)
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

/// A measured amount with its noun.
#[must_use]
pub fn count_of(amount: f64, one: &str, many: &str) -> String {
    let text = plain(amount);
    if text == "1" { format!("1 {one}") } else { format!("{text} {many}") }
}

/// Work in person-weeks, of five days each; what is less than one in days.
#[must_use]
pub fn person_weeks(value: f64) -> String {
    if value > 0.0 && value < 1.0 {
        return count_of(value * 5.0, "day", "days");
    }
    count_of(value, "person-week", "person-weeks")
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
        assert_eq!(on_scale(100.0 / 3.0, THREE), "1");
        assert_eq!(on_scale(39.9, THREE), "1.2");
        assert_eq!(on_scale(99.9, Some(Scale { min: 0.0, max: 1000.0 })), "999");
        assert_eq!(on_scale(49.0, Some(Scale { min: -2.0, max: 2.0 })), "\u{2212}0.04");
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

    #[test]
    fn less_than_a_week_of_work_is_told_in_days() {
        let told: Vec<String> = [0.0, 0.1, 0.2, 0.3, 1.0, 2.5].map(person_weeks).into();
        assert_eq!(told, ["0 person-weeks", "0.5 days", "1 day", "1.5 days", "1 person-week", "2.5 person-weeks"]);
    }
}
