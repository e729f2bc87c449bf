//! Where problems go, and the numbers that many checks read.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Span, list_or, suggest};
use crate::pack::ONE;
use crate::yaml::{Fraction, Spanned};

/// Words that are compared in search of a near one; a file that needs more has another problem.
const COMPARISONS: usize = 100_000;

/// The problems of one pack. What stands where reading already found a problem is a placeholder, so nothing more
/// is said about that place.
pub(super) struct Problems<'d> {
    diagnostics: &'d mut Diagnostics,
    reported: &'d HashSet<(FileId, u32)>,
    compared: usize,
}

impl<'d> Problems<'d> {
    pub(super) fn new(diagnostics: &'d mut Diagnostics, reported: &'d HashSet<(FileId, u32)>) -> Self {
        Self { diagnostics, reported, compared: 0 }
    }

    /// Adds a problem.
    pub(super) fn push(&mut self, found: Diagnostic) {
        if !found.span.is_some_and(|span| self.is_reported(span)) {
            self.diagnostics.push(found);
        }
    }

    /// Adds a problem at a place.
    pub(super) fn at(&mut self, span: Span, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.push(Diagnostic::at(span, code, message, help));
    }

    /// Whether reading found a problem at that place.
    pub(super) fn is_reported(&self, span: Span) -> bool {
        self.reported.contains(&(span.file, span.start))
    }

    /// "did you mean …?", at bounded cost.
    pub(super) fn suggest<S: AsRef<str>>(&mut self, given: &str, known: &[S]) -> String {
        self.compared += known.len();
        if self.compared > COMPARISONS {
            return format!("expected {}", list_or(known));
        }
        suggest(given, known)
    }

    /// A weight in thousandths; 0 when it was reported.
    pub(super) fn weight(&mut self, number: &Spanned<f64>) -> i64 {
        let help = "write a number above 0 and up to 1000; leave it out for 1";
        match self.thousandths(number, "weight") {
            Some(weight) if (1..=1_000_000).contains(&weight) => weight,
            Some(0) => {
                self.at(number.span, Code::BadNumber, "a weight of 0 would have no influence", help);
                0
            }
            Some(_) => {
                self.at(number.span, Code::BadNumber, format!("{} cannot be a weight", figure(number.value)), help);
                0
            }
            None => 0,
        }
    }

    /// A number in thousandths; `None` when it was reported.
    pub(super) fn thousandths(&mut self, number: &Spanned<f64>, noun: &str) -> Option<i64> {
        let scaled = number.value * 1000.0;
        let Some(whole) = whole(scaled.round()) else {
            self.at(
                number.span,
                Code::BadNumber,
                format!("{} is too large", figure(number.value)),
                "write a smaller number",
            );
            return None;
        };
        if (scaled - scaled.round()).abs() > 1e-6 {
            let message = format!("{} has more than three decimals", figure(number.value));
            let help = format!("round the {noun} to {}", scaled.round() / 1000.0);
            self.at(number.span, Code::BadNumber, message, help);
            return None;
        }
        Some(whole)
    }

    /// An evidence in the unit of [`ONE`]; `None` when it was reported.
    pub(super) fn exact(&mut self, number: &Spanned<Fraction>) -> Option<i64> {
        match number.value {
            Fraction::Decimal(decimal) => {
                let thousandths = self.thousandths(&Spanned { value: decimal, span: number.span }, "evidence")?;
                Some(thousandths.saturating_mul(ONE / 1000))
            }
            Fraction::Ratio(numerator, denominator) if ONE % denominator == 0 => {
                Some(numerator.saturating_mul(ONE / denominator))
            }
            Fraction::Ratio(..) => {
                let message = format!("{} cannot be held exactly", number.value);
                let help = "write a fraction of at most 16 parts, or a number with three decimals";
                self.at(number.span, Code::BadNumber, message, help);
                None
            }
        }
    }

    /// A whole number within bounds; `None` when it was reported.
    pub(super) fn whole(&mut self, number: &Spanned<f64>, low: i64, high: i64, noun: &str) -> Option<i64> {
        let found = whole(number.value).filter(|whole| (low..=high).contains(whole));
        if found.is_none() {
            let message = format!("{} cannot be {noun}", figure(number.value));
            self.at(number.span, Code::BadNumber, message, format!("write a whole number from {low} to {high}"));
        }
        found
    }

    /// A number above 0; placeholder 0 when it was reported.
    pub(super) fn positive(&mut self, number: &Spanned<f64>, noun: &str) -> f64 {
        if number.value > 0.0 && number.value <= 1e6 {
            return number.value;
        }
        let message = format!("{} cannot be {noun}", figure(number.value));
        self.at(number.span, Code::BadNumber, message, "write a number above 0 and up to 1000000");
        0.0
    }
}

/// A number as people write it; one with very many digits in short.
pub(super) fn figure(number: f64) -> String {
    if number.abs() < 1e12 { number.to_string() } else { format!("{number:e}") }
}

/// The integer a float stands for, if it stands for one that counting can need.
pub(super) fn whole(number: f64) -> Option<i64> {
    const LARGEST: f64 = 1e12;
    if number.fract() != 0.0 || number.abs() > LARGEST {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole and within bounds")]
    Some(number as i64)
}
