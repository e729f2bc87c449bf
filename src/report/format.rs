//! Numbers and dates in the words of a report: scores on their framework's scale, weeks, shares, days.

pub(super) use super::number::{count_of, person_weeks, plain as number};
use super::number::{distance_on_scale, on_scale, position_on_scale};
use crate::record::{Scale, ScoreRange};

/// A figure as published, with as many decimals as it has.
pub(super) fn figure(value: f64) -> String {
    format!("{value}").replace('-', "−")
}

/// A number with its sign.
pub(super) fn signed(value: f64) -> String {
    let text = number(value);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// A share, or a dash when there is nothing to take a share of.
pub(super) fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{}\u{a0}%", number(value)))
}

/// A share without tenths, which say nothing about a forecast.
pub(super) fn whole_percent(value: f64) -> String {
    format!("{}\u{a0}%", number(value.round()))
}

/// A count with its noun.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// How scores of one framework are shown: its own scale, and whether they carry a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruler {
    scale: Option<Scale>,
    lowest: f64,
}

impl Ruler {
    /// For scores from 0 to 100.
    pub(super) fn percent(scale: Option<Scale>) -> Self {
        Self { scale, lowest: 0.0 }
    }

    /// For positions from -100 to 100.
    pub(super) fn spectrum(scale: Option<Scale>) -> Self {
        Self { scale, lowest: -100.0 }
    }

    /// A score as shown.
    pub(super) fn score(self, value: f64) -> String {
        if self.lowest < 0.0 { position_on_scale(value, self.scale) } else { on_scale(value, self.scale) }
    }

    /// A score, or the words for its absence.
    pub(super) fn maybe(self, value: Option<f64>) -> String {
        value.map_or_else(|| "not assessed".to_owned(), |value| self.score(value))
    }

    /// A distance between two scores.
    pub(super) fn points(self, value: f64) -> String {
        match self.scale {
            None => number(value),
            scale => distance_on_scale(value * 100.0 / (100.0 - self.lowest), scale),
        }
    }

    /// An outer bound, when it is wider than the score.
    pub(super) fn range(self, range: Option<ScoreRange>) -> Option<String> {
        let range = range.filter(|range| range.high - range.low > 0.05)?;
        Some(format!("{} to {}", self.score(range.low), self.score(range.high)))
    }

    /// The ends of the scale in words.
    pub(super) fn ends(self) -> String {
        format!("{} to {}", self.score(self.lowest), self.score(100.0))
    }
}

/// A day in words, as `22 November 2026`; other text stays as it is.
pub(super) fn day(date: &str) -> String {
    written(date, "%-d %B %Y")
}

/// A day in few words, as `22 Nov 2026`; other text stays as it is.
pub(super) fn short_day(date: &str) -> String {
    written(date, "%-d %b %Y")
}

/// From one day to another, as `7 Sep to 18 Oct 2026`.
pub(super) fn days(first: &str, last: &str) -> String {
    let same_year = first.get(..4) == last.get(..4);
    format!("{} to {}", if same_year { written(first, "%-d %b") } else { short_day(first) }, short_day(last))
}

fn written(date: &str, form: &str) -> String {
    date.parse::<jiff::civil::Date>().map_or_else(|_| date.to_owned(), |date| date.strftime(form).to_string())
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list(words: &[String]) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_a_number_and_absence_is_not() {
        assert_eq!(Ruler::percent(None).maybe(Some(0.0)), "0");
        assert_eq!(Ruler::percent(None).maybe(Some(-0.0)), "0");
        assert_eq!(Ruler::percent(None).maybe(None), "not assessed");
    }

    #[test]
    fn an_own_scale_is_rounded_half_up() {
        let ruler = Ruler::percent(Some(Scale { min: 0.0, max: 3.0 }));
        assert_eq!(ruler.score(39.9), "1.2");
        assert_eq!(ruler.score(40.0), "1.2");
        assert_eq!(ruler.score(100.0), "3");
        assert_eq!(ruler.points(50.0), "1.5");
    }

    #[test]
    fn positions_carry_their_sign() {
        assert_eq!(signed(34.0), "+34");
        assert_eq!(Ruler::spectrum(None).score(34.0), "34");
        assert_eq!(Ruler::spectrum(None).score(-12.5), "−12.5");
        assert_eq!(Ruler::spectrum(None).ends(), "−100 to 100");
    }

    #[test]
    fn a_day_reads_like_a_day() {
        assert_eq!(day("2026-11-22"), "22 November 2026");
        assert_eq!(day("soon"), "soon");
    }
}
