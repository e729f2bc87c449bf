//! Whether a record is one that this program could have written: every number finite and in its range, every id known,
//! lists that belong together in step. Records come from files that people may have changed, and whatever reads one
//! may rely on this.

mod frameworks;
mod known;
mod panel;
mod roadmap;

use std::borrow::Borrow;
use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::{Coverage, Record};
use known::Known;

/// Scores and shares, in percent.
const PERCENT: RangeInclusive<f64> = 0.0..=100.0;
/// Positions between two poles.
const POSITION: RangeInclusive<f64> = -100.0..=100.0;
/// What is counted: weights, weeks, points added up over elements.
const AMOUNT: RangeInclusive<f64> = 0.0..=1e6;
/// Figures of any kind.
const FIGURE: RangeInclusive<f64> = -1e12..=1e12;
/// Rounding, of the last digits here and of one decimal in records of schema 1, takes a number no further than this.
const ROUNDED: f64 = 0.1;
/// More than this is not counted.
const MOST: usize = 1_000_000;

/// Something that no record of this program holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Keys, and places in lists from 0, from the record down to the value.
    pub path: Vec<String>,
    /// What is wrong, a lowercase sentence.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// Every fault, in the order of the record.
#[must_use]
pub fn faults(record: &Record) -> Vec<Fault> {
    let known = Known::of(record);
    let mut check = Check { known: &known, path: Vec::new(), found: Vec::new() };
    check.record(record);
    check.found
}

/// A look at one value after the other.
struct Check<'r> {
    known: &'r Known<'r>,
    path: Vec<String>,
    found: Vec<Fault>,
}

impl<'r> Check<'r> {
    fn record(&mut self, record: &'r Record) {
        self.within("date", |check| check.day(record.date.as_deref()));
        if let Some(panel) = &record.panel {
            self.within("panel", |check| check.panel(record, panel));
        }
        self.within("coverage", |check| check.coverage(&record.coverage));
        self.each("measures", &record.measures, Self::measure);
        self.each("frameworks", &record.frameworks, Self::framework);
        self.list("findings", &record.findings, |check, finding| {
            check.ids("questions", &finding.questions, &check.known.questions, "question or item");
            check.ids("sources", &finding.sources, &check.known.sources, "source");
            check.list("evidence", &finding.evidence, |check, evidence| check.item("item", &evidence.item));
        });
        if let Some(look) = &record.first_look {
            self.within("first_look", |check| {
                check.number("needs", look.needs, PERCENT);
                check.list("questions", &look.questions, Self::fact);
            });
        }
        if let Some(roadmap) = &record.roadmap {
            self.within("roadmap", |check| check.roadmap(roadmap));
        }
        self.sections(record);
        self.each("contributions", &record.contributions, |check, element, given| {
            check.among(element, &check.known.measures, "element or framework");
            for (place, one) in given.iter().enumerate() {
                check.within(place, |check| {
                    check.item("item", &one.item);
                    check.number("value", one.value, -1.0..=1.0);
                    check.number("weight", one.weight, AMOUNT);
                    check.number("points", one.points, POSITION);
                });
            }
        });
        self.list("benchmarks", &record.benchmarks, |check, benchmark| {
            check.number("value", benchmark.value, FIGURE);
            check.id("source", &benchmark.source, &check.known.sources, "source");
        });
    }

    fn coverage(&mut self, coverage: &Coverage) {
        let Coverage { percent, answered, unknown, not_applicable, unanswered, applicable } = *coverage;
        self.optional("percent", percent, PERCENT);
        let counts = [
            ("answered", answered),
            ("unknown", unknown),
            ("not_applicable", not_applicable),
            ("unanswered", unanswered),
            ("applicable", applicable),
        ];
        for (name, count) in counts {
            self.count(name, count);
        }
        if counts.iter().all(|(_, count)| *count <= MOST) && applicable != answered + unknown + unanswered {
            let help = format!("{answered} answered, {unknown} unknown and {unanswered} unanswered are applicable");
            self.within("applicable", |check| check.push(format!("{applicable} is not the sum of the others"), help));
        }
    }

    fn sections(&mut self, record: &'r Record) {
        let mut seen = HashSet::new();
        self.list("sections", &record.sections, |check, section| {
            check.list("items", &section.items, |check, item| {
                if !seen.insert(item.id.as_str()) {
                    check.within("id", |check| {
                        check.push(format!("two items are called `{}`", item.id), "name each once");
                    });
                }
                check.optional("standing", item.standing, 0.0..=1.0);
                check.ids("sources", &item.sources, &check.known.sources, "source");
            });
        });
    }

    /// Goes one step down.
    fn within(&mut self, step: impl Display, look: impl FnOnce(&mut Self)) {
        self.path.push(step.to_string());
        look(self);
        self.path.pop();
    }

    /// Every value of a list.
    fn list<T>(&mut self, key: &str, values: &'r [T], mut look: impl FnMut(&mut Self, &'r T)) {
        self.within(key, |check| {
            for (place, value) in values.iter().enumerate() {
                check.within(place, |check| look(check, value));
            }
        });
    }

    /// Every value of a map, with its key.
    fn each<T>(
        &mut self,
        key: &str,
        values: &'r indexmap::IndexMap<String, T>,
        mut look: impl FnMut(&mut Self, &'r str, &'r T),
    ) {
        self.within(key, |check| {
            for (id, value) in values {
                check.within(id, |check| look(check, id, value));
            }
        });
    }

    fn push(&mut self, message: String, help: impl Into<String>) {
        self.found.push(Fault { path: self.path.clone(), message, help: help.into() });
    }

    /// The value at the present place.
    fn here(&mut self, value: Option<f64>, range: &RangeInclusive<f64>) {
        let (low, high) = (range.start(), range.end());
        if let Some(value) = value.filter(|value| !(low - 1e-6..=high + 1e-6).contains(value)) {
            self.push(format!("{value} is out of range"), format!("write a number from {low} to {high}"));
        }
    }

    fn number(&mut self, key: &str, value: f64, range: RangeInclusive<f64>) {
        self.within(key, |check| check.here(Some(value), &range));
    }

    fn optional(&mut self, key: &str, value: Option<f64>, range: RangeInclusive<f64>) {
        if let Some(value) = value {
            self.number(key, value, range);
        }
    }

    /// A score with its bounds, on one range.
    fn bounds(&mut self, [low, score, high]: [Option<f64>; 3], range: &RangeInclusive<f64>) {
        self.optional("low", low, range.clone());
        self.optional("high", high, range.clone());
        let before = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| a <= b + ROUNDED);
        if !before(low, high) {
            self.within("low", |check| check.push("the lower bound is above the upper".to_owned(), "exchange them"));
        } else if !before(low, score) || !before(score, high) {
            let help = "a score lies between its bounds";
            self.within("low", |check| check.push("the score is outside its bounds".to_owned(), help));
        }
    }

    fn count(&mut self, key: &str, count: usize) {
        if count > MOST {
            let help = format!("write a number from 0 to {MOST}");
            self.within(key, |check| check.push(format!("{count} is out of range"), help));
        }
    }

    fn day(&mut self, day: Option<&str>) {
        if let Some(day) = day.filter(|day| day.len() != 10 || day.parse::<Date>().is_err()) {
            self.push(format!("`{day}` is no day"), "write it as YYYY-MM-DD");
        }
    }

    fn item(&mut self, key: &str, id: &str) {
        self.id(key, id, &self.known.items, "item");
    }

    fn id<K: Borrow<str> + Eq + Hash>(&mut self, key: &str, id: &str, known: &HashSet<K>, what: &str) {
        self.within(key, |check| check.among(id, known, what));
    }

    fn ids<K: Borrow<str> + Eq + Hash>(&mut self, key: &str, ids: &[String], known: &HashSet<K>, what: &str) {
        for (place, id) in ids.iter().enumerate() {
            self.within(key, |check| check.within(place, |check| check.among(id, known, what)));
        }
    }

    fn among<K: Borrow<str> + Eq + Hash>(&mut self, id: &str, known: &HashSet<K>, what: &str) {
        if !known.contains(id) {
            self.push(format!("the record has no {what} called `{id}`"), "name one that it has");
        }
    }
}
