//! Reads a condition such as `zones.public>=40` against what a questionnaire scores.

use super::{Compare, Gate, Quantity, Test, known};
use crate::diagnostics::{suggest, tick};
use crate::record::{Kind, Measure, Outline, Side, Verdict};

/// Why a condition cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadGate {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl BadGate {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

const FORM: &str =
    "write `element >= number`, `framework.level >= level`, `framework.best in a,b` or `framework.pole is pole`";

/// The left side.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Number(Quantity),
    Level(Measure),
    Best(usize),
    Verdict(usize),
    Pole(usize),
}

/// The sign between the two sides.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Compare(Compare),
    OneOf,
}

/// The gate a condition stands for.
///
/// # Errors
/// When it has another form, or names something that the questionnaire does not score.
pub fn parse(condition: &str, outline: &Outline) -> Result<Gate, BadGate> {
    let condition = condition.trim();
    let (left, sign, right) = split(condition).ok_or_else(|| {
        BadGate::new(
            format!("{} compares nothing: it has no `>=`, `>`, `<=`, `<`, `in` or `is`", tick(condition)),
            FORM,
        )
    })?;
    for (wrong, right) in [("=>", ">="), ("=<", "<="), ("==", ">=` or `<=")] {
        if condition.contains(wrong) {
            return Err(BadGate::new(format!("{} is no comparison", tick(wrong)), format!("write `{right}`")));
        }
    }
    let subject = subject(left, outline)?;
    let test = test(left, subject, sign, right, outline)?;
    Ok(Gate { name: condition.to_owned(), reason: None, condition: condition.to_owned(), test })
}

fn split(condition: &str) -> Option<(&str, Sign, &str)> {
    const SIGNS: [(&str, Sign); 6] = [
        (">=", Sign::Compare(Compare::AtLeast)),
        ("<=", Sign::Compare(Compare::AtMost)),
        (">", Sign::Compare(Compare::Above)),
        ("<", Sign::Compare(Compare::Below)),
        (" in ", Sign::OneOf),
        (" is ", Sign::OneOf),
    ];
    let found =
        SIGNS.iter().find_map(|(text, sign)| condition.split_once(text).map(|(left, right)| (left, *sign, right)));
    found.map(|(left, sign, right)| (left.trim(), sign, right.trim()))
}

fn subject(left: &str, outline: &Outline) -> Result<Subject, BadGate> {
    if left == "coverage" {
        return Ok(Subject::Number(Quantity::Coverage));
    }
    if let Some(measure) = outline.measure(left) {
        return scored(left, measure, outline);
    }
    let suffixed = left.rsplit_once('.').and_then(|(of, word)| Some((outline.measure(of)?, word)));
    suffixed
        .and_then(|(measure, word)| part(measure, word, outline))
        .ok_or_else(|| BadGate::new(format!("nothing called {} is scored", tick(left)), suggest(left, &known(outline))))
}

/// A measure's own score; a framework of archetypes has none.
fn scored(left: &str, measure: Measure, outline: &Outline) -> Result<Subject, BadGate> {
    if outline.place(measure).is_none() && outline.framework_of(measure).kind == Kind::Archetypes {
        let help = format!("write `{left}.best in …`, `{left}.verdict in …` or the fit of one of its models");
        return Err(BadGate::new(format!("{} has no score of its own", tick(left)), help));
    }
    Ok(Subject::Number(Quantity::Score(measure)))
}

/// What a word after the last point asks of a measure.
fn part(measure: Measure, word: &str, outline: &Outline) -> Option<Subject> {
    let framework = outline.framework_of(measure);
    let whole = outline.place(measure).is_none();
    let bounded = !whole || matches!(framework.kind, Kind::Spectrum | Kind::Composite);
    let levelled = !framework.levels.is_empty() && whole == (framework.kind == Kind::Composite);
    let place = outline.framework(measure);
    let models = whole && framework.kind == Kind::Archetypes;
    match word {
        "low" if bounded => Some(Subject::Number(Quantity::Low(measure))),
        "high" if bounded => Some(Subject::Number(Quantity::High(measure))),
        "coverage" if whole => Some(Subject::Number(Quantity::CoverageOf(measure))),
        "level" if levelled => Some(Subject::Level(measure)),
        "best" if models => Some(Subject::Best(place)),
        "verdict" if models => Some(Subject::Verdict(place)),
        "margin" if models => Some(Subject::Number(Quantity::Margin(place))),
        "stability" if models => Some(Subject::Number(Quantity::Stability(place))),
        "pole" if whole && framework.kind == Kind::Spectrum => Some(Subject::Pole(place)),
        _ => None,
    }
}

fn test(left: &str, subject: Subject, sign: Sign, right: &str, outline: &Outline) -> Result<Test, BadGate> {
    match (subject, sign) {
        (Subject::Number(quantity), Sign::Compare(compare)) => {
            Ok(Test::Number(quantity, compare, quantity.points(bound(right)?, outline)))
        }
        (Subject::Level(measure), Sign::Compare(compare)) => {
            let levels = &outline.framework_of(measure).levels;
            Ok(Test::Level(measure, compare, one("level", right, levels.iter().map(|(id, _)| id.as_str()))?))
        }
        (Subject::Best(place), Sign::OneOf) => {
            let elements = &outline.frameworks[place].elements;
            Ok(Test::Best(place, list("model", right, || elements.iter().map(|(id, _)| id.as_str()))?))
        }
        (Subject::Verdict(place), Sign::OneOf) => {
            let places = list("verdict", right, || VERDICTS.iter().map(|verdict| verdict.name()))?;
            Ok(Test::Verdict(place, places.into_iter().map(|place| VERDICTS[place]).collect()))
        }
        (Subject::Pole(place), Sign::OneOf) => Ok(Test::Pole(place, sides(right, place, outline)?)),
        (Subject::Number(_), Sign::OneOf) => Err(wrong(left, "a number", "40", ">=")),
        (Subject::Level(_), Sign::OneOf) => Err(wrong(left, "a level", right, ">=")),
        (_, Sign::Compare(_)) => Err(wrong(left, "a word", right, "in")),
    }
}

const VERDICTS: [Verdict; 4] = [Verdict::NotAssessed, Verdict::Tentative, Verdict::Between, Verdict::Clear];

fn wrong(left: &str, kind: &str, right: &str, sign: &str) -> BadGate {
    BadGate::new(format!("{} is {kind}", tick(left)), format!("write `{left} {sign} {right}`"))
}

fn bound(right: &str) -> Result<f64, BadGate> {
    let number = right.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| BadGate::new(format!("{} is no number", tick(right)), "write a number such as 40 or 62.5"))
}

fn one<'a>(noun: &str, word: &str, known: impl Iterator<Item = &'a str>) -> Result<usize, BadGate> {
    let known: Vec<&str> = known.collect();
    let found = known.iter().position(|id| *id == word);
    found.ok_or_else(|| BadGate::new(format!("no {noun} is called {}", tick(word)), suggest(word, &known)))
}

fn list<'a, I: Iterator<Item = &'a str>>(
    noun: &str,
    right: &str,
    known: impl Fn() -> I,
) -> Result<Vec<usize>, BadGate> {
    right.split(',').map(|word| one(noun, word.trim(), known())).collect()
}

fn sides(right: &str, place: usize, outline: &Outline) -> Result<Vec<Side>, BadGate> {
    let Some(ends) = &outline.frameworks[place].ends else { return Ok(Vec::new()) };
    let known = || Side::ALL.into_iter().map(|side| ends.word(side));
    Ok(list("pole", right, known)?.into_iter().map(|place| Side::ALL[place]).collect())
}
