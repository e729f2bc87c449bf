//! How well each model fits, best first.

use super::canvas::Canvas;
use super::ink::Ink;
use super::key::{self, Key};
use super::row::{self, Row, Rows};
use super::text::{list, phrase};
use super::{Chart, Plan, name, words};
use crate::record::{Archetypes, Verdict};
use crate::report::number::{on_scale, plain, shown, span};

/// The fit of each model as bars. The best, the target and the runner-up differ by words and pattern.
#[must_use]
pub fn fit(id: &str, framework: &Archetypes) -> Chart {
    let models = ranked(framework);
    let rows: Vec<Row<'_>> = models.iter().map(|model| model.row(framework)).collect();
    let plan = Plan {
        name: name(id, "fit"),
        title: format!("{}: how well each model fits", framework.title),
        description: described(framework, &models),
        head: words(&["Model", "Fit", "Lowest possible", "Highest possible", "Remarks"]),
        rows: models.iter().map(|model| model.cells(framework)).collect(),
    };
    plan.draw(|canvas| paint(canvas, framework, &rows))
}

fn paint(canvas: &mut Canvas<'_>, framework: &Archetypes, rows: &[Row<'_>]) -> i32 {
    let scene = Rows::new(0.0, 100.0, rows);
    let mut y = 0;
    for row in rows {
        y = scene.draw(canvas, y, row);
    }
    y = scene.ticks(canvas, y, |value| on_scale(value, framework.scale));
    let inks =
        [(Ink::ACCENT, "best today"), (Ink::STRIPES, "target"), (Ink::CUT, "best and target"), (Ink::DOTS, "other")];
    let mut keys: Vec<_> = inks
        .into_iter()
        .filter(|(ink, _)| rows.iter().any(|row| row.ink == *ink && row.score.is_some()))
        .map(|(ink, words)| (Key::Swatch(ink), words))
        .collect();
    keys.extend(row::keys(rows, &[]));
    key::draw(canvas, y, &keys)
}

/// A model with its place.
struct Model<'a> {
    id: &'a str,
    title: &'a str,
    fit: Option<f64>,
    best: bool,
    remarks: Vec<&'static str>,
}

/// Models by falling fit, equal ones in pack order, those not assessed last.
fn ranked(framework: &Archetypes) -> Vec<Model<'_>> {
    let top = framework.best.as_ref().and_then(|best| fit_of(framework, best));
    let tied = framework.fit.values().filter(|fit| same(**fit, top)).count() > 1;
    let mut models: Vec<_> = framework
        .fit
        .iter()
        .map(|(id, fit)| {
            let title = framework.elements.get(id).map_or(id.as_str(), |element| element.title.as_str());
            let best = same(*fit, top);
            Model { id, title, fit: *fit, best, remarks: remarks(framework, id, best, tied) }
        })
        .collect();
    models.sort_by(|a, b| b.fit.unwrap_or(-1.0).total_cmp(&a.fit.unwrap_or(-1.0)));
    models
}

fn fit_of(framework: &Archetypes, id: &str) -> Option<f64> {
    framework.fit.get(id).copied().flatten()
}

/// Whether two fits are the same as people read them.
fn same(fit: Option<f64>, other: Option<f64>) -> bool {
    fit.zip(other).is_some_and(|(fit, other)| (fit - other).abs() < 0.05)
}

fn remarks(framework: &Archetypes, id: &str, best: bool, tied: bool) -> Vec<&'static str> {
    let is = |other: Option<&str>| other == Some(id);
    let second = framework.runner_up.as_ref().and_then(|second| fit_of(framework, second)).filter(|fit| *fit > 0.0);
    let mut remarks = Vec::new();
    match (best, tied, framework.verdict) {
        (true, true, _) => remarks.push("tied best"),
        (true, false, Verdict::Tentative) => remarks.push("best so far"),
        (true, false, _) => remarks.push("best today"),
        (false, ..) if is(framework.runner_up.as_deref()) => remarks.push("runner-up"),
        (false, ..) if same(fit_of(framework, id), second) => {
            remarks.push("as good as the runner-up");
        }
        _ => {}
    }
    if is(framework.target.as_ref().map(|target| target.element.as_str())) {
        remarks.push("target");
    }
    if is(framework.wanted.as_deref()) {
        remarks.push("wanted");
    }
    remarks
}

impl<'a> Model<'a> {
    fn row(&self, framework: &Archetypes) -> Row<'a> {
        let range = framework.ranges.get(self.id).copied().flatten();
        Row {
            name: self.title,
            strong: self.best,
            tag: self.remarks.join(" · "),
            ink: match (self.best, self.remarks.contains(&"target")) {
                (true, true) => Ink::CUT,
                (true, false) => Ink::ACCENT,
                (false, true) => Ink::STRIPES,
                (false, false) => Ink::DOTS,
            },
            score: self.fit,
            value: self.fit.map(|fit| on_scale(fit, framework.scale)).unwrap_or_default(),
            range: range.map(|range| (range.low, range.high)),
            target: None,
            wanted: None,
        }
    }

    fn cells(&self, framework: &Archetypes) -> Vec<String> {
        let range = framework.ranges.get(self.id).copied().flatten();
        vec![
            self.title.to_owned(),
            shown(self.fit, framework.scale),
            shown(range.map(|range| range.low), framework.scale),
            shown(range.map(|range| range.high), framework.scale),
            self.remarks.join(", "),
        ]
    }
}

fn described(framework: &Archetypes, models: &[Model<'_>]) -> String {
    let best: Vec<&Model<'_>> = models.iter().filter(|model| model.best).collect();
    let show = |fit: Option<f64>| shown(fit, framework.scale);
    let names = |models: &[&Model<'_>]| list(&models.iter().map(|model| phrase(model.title)).collect::<Vec<_>>());
    let mut said = vec![match best.as_slice() {
        [] => "No model fits: nothing that would show one was answered, or no answer matches one.".to_owned(),
        [one] => {
            let scale = span(framework.scale);
            format!(
                "{} fits best with {} on a scale of {scale}{}.",
                phrase(one.title),
                show(one.fit),
                ahead(framework, models)
            )
        }
        many => format!("{} tie with {} each on a scale of {}.", names(many), show(many[0].fit), span(framework.scale)),
    }];
    match framework.verdict {
        Verdict::Tentative => said.push("Too few questions are answered to rely on it.".to_owned()),
        Verdict::Between if best.len() == 1 => said.push("A single answer decides between the two.".to_owned()),
        _ => {}
    }
    if let Some(target) = models.iter().find(|model| model.remarks.contains(&"target")) {
        if target.best {
            said.push(format!("{} is also the target.", phrase(target.title)));
        } else {
            said.push(format!("The target is {}: {}.", phrase(target.title), show(target.fit)));
        }
    }
    said.join(" ")
}

fn ahead(framework: &Archetypes, models: &[Model<'_>]) -> String {
    let Some(second) = models.iter().find(|model| model.remarks.contains(&"runner-up")) else { return String::new() };
    let fit = shown(second.fit, framework.scale);
    let margin = framework.margin.filter(|_| framework.scale.is_none());
    let margin = margin.map(|margin| format!("{} points ", plain(margin))).unwrap_or_default();
    format!(", {margin}ahead of {} with {fit}", phrase(second.title))
}
