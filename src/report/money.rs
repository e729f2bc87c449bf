//! What work costs, where the reader gives a day rate.

use std::str::FromStr;

/// Days of a person-week.
const DAYS: f64 = 5.0;
/// More than any day costs, in any currency.
const MOST: f64 = 1e9;

/// What a person's day costs, in a currency of the reader's.
#[derive(Debug, Clone, PartialEq)]
pub struct DayRate {
    amount: f64,
    /// A code such as `EUR`, a sign such as `£`, or nothing.
    currency: String,
}

impl FromStr for DayRate {
    type Err = String;

    /// Reads `950`, `EUR 950`, `£1,200` or `1200.50 CHF`.
    fn from_str(text: &str) -> Result<Self, String> {
        let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let trimmed = text.trim();
        let number: String = trimmed.chars().skip_while(|c| !is_number(*c)).take_while(|c| is_number(*c)).collect();
        let currency = trimmed.replacen(&number, "", 1).trim().to_owned();
        let amount = grouped(&number).filter(|amount| *amount > 0.0 && *amount < MOST);
        let is_currency = currency.chars().count() <= 5 && currency.chars().all(is_currency_sign);
        match amount {
            Some(amount) if is_currency => Ok(Self { amount, currency }),
            _ => Err("write what a day costs, such as `950`, `\"EUR 950\"` or `\"£1,200\"`".to_owned()),
        }
    }
}

/// A letter of a code, or a sign for money.
fn is_currency_sign(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// A number whose thousands may be set apart by commas. `1.200` could be meant as either and is none.
fn grouped(text: &str) -> Option<f64> {
    let (whole, cents) = text.split_once('.').unwrap_or((text, ""));
    if cents.len() > 2 || cents.contains(',') {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let apart = groups.len() == 1 || !groups[0].is_empty() && groups[1..].iter().all(|group| group.len() == 3);
    apart.then(|| text.replace(',', "").parse().ok()).flatten()
}

impl DayRate {
    /// What so many person-weeks cost, such as `EUR 14,300`: rounded to hundreds, as exact as the weeks are.
    #[must_use]
    pub fn cost(&self, person_weeks: f64) -> String {
        let exact = person_weeks * DAYS * self.amount;
        let step = if exact < 1_000.0 { 10.0 } else { 100.0 };
        let amount = crate::record::thousands((exact / step).round() * step);
        let space =
            if self.currency.chars().all(char::is_alphabetic) && !self.currency.is_empty() { "\u{a0}" } else { "" };
        format!("{}{space}{amount}", self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(rate: &str, weeks: f64) -> String {
        rate.parse::<DayRate>().unwrap().cost(weeks)
    }

    #[test]
    fn a_cost_is_as_exact_as_the_weeks() {
        assert_eq!(cost("EUR 950", 3.0), "EUR\u{a0}14,300");
        assert_eq!(cost("£1,200.50", 0.2), "£1,200");
        assert_eq!(cost("950", 0.1), "480");
        assert_eq!(cost("12000 JPY", 40.0), "JPY\u{a0}2,400,000");
        assert_eq!(cost("950", 0.0), "0");
    }

    #[test]
    fn what_is_no_rate_is_refused_with_examples() {
        for text in [
            "",
            "EUR",
            "0",
            "-5",
            "1,2",
            "1e12",
            "9 or 10",
            "EUR 9 a day or so",
            "inf",
            "1.2.3",
            "1.200",
            "1.200,50",
            "\u{7}9",
        ] {
            let said = text.parse::<DayRate>().expect_err(text);
            assert!(said.contains("EUR 950"), "{said}");
        }
    }
}
