//! Effort against effect of every action.

use super::{Charts, chart, has_values, planned};
use crate::export::ooxml::chart::{Axis, Chart, Form, Series};
use crate::record::{Roadmap, tenths};
use crate::report::Readout;

impl Charts<'_> {
    /// Effort against effect of every action, chosen or not.
    pub(in crate::export) fn matrix(&self, readout: &Readout) -> Option<Chart> {
        let (roadmap, drawing) = (self.record.roadmap.as_ref()?, readout.roadmap.as_ref()?.matrix.as_ref()?);
        let spots = spots(roadmap);
        let labels = labels(&spots);
        let group = |name: &str, wanted: Group, colour: &str| {
            let inside = |spot: &Spot| (spot.group == wanted).then_some(spot.gain);
            let labels = labels.iter().filter(|(at, _)| spots[*at].group == wanted).cloned().collect();
            Series { labels, ..Series::new(name, spots.iter().map(inside).collect(), colour) }
        };
        let palette = self.palette;
        let later = group("Later waves", Group::Later, &palette.pale);
        let options = group("Options that were not chosen", Group::Option, &palette.other);
        let groups = [
            group("First wave", Group::First, &palette.accent),
            Series { ink: "000000", ..later },
            Series { mark: "diamond", ..options },
        ];
        let axis = Axis {
            title: "Effect, in points of 100".to_owned(),
            across: "Person-weeks".to_owned(),
            ends: None,
            step: None,
            format: "General",
        };
        let names = spots.iter().map(|spot| spot.name.clone()).collect();
        let groups = groups.into_iter().filter(has_values).collect();
        let across = spots.iter().map(|spot| spot.weeks).collect();
        Some(Chart { across, ..chart(drawing, Form::Dots, names, groups, axis) })
    }
}

/// When an action is to be done.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    First,
    Later,
    Option,
}

/// An action by the work it takes and by what it brings.
struct Spot {
    name: String,
    /// Its number in the plan, where it is in it.
    number: Option<usize>,
    weeks: f64,
    gain: f64,
    group: Group,
}

fn spots(roadmap: &Roadmap) -> Vec<Spot> {
    let first = roadmap.waves.iter().position(|wave| !wave.actions.is_empty());
    let chosen = planned(roadmap).zip(1..).map(|((wave, action), number)| Spot {
        name: format!("{number}. {}", action.title),
        number: Some(number),
        weeks: action.effort_weeks,
        gain: tenths(action.gain),
        group: if Some(wave) == first { Group::First } else { Group::Later },
    });
    let options = roadmap.options.iter().map(|option| Spot {
        name: option.title.clone(),
        number: None,
        weeks: option.effort_weeks,
        gain: option.gain.map_or(0.0, tenths),
        group: Group::Option,
    });
    chosen.chain(options).collect()
}

/// The numbers of planned actions; those that lie on each other share one label.
fn labels(spots: &[Spot]) -> Vec<(usize, String)> {
    let most = |of: fn(&Spot) -> f64| spots.iter().map(of).fold(0.0, f64::max).max(0.1);
    let (wide, high) = (most(|spot| spot.weeks) / 40.0, most(|spot| spot.gain) / 30.0);
    let near =
        |one: &Spot, other: &Spot| (one.weeks - other.weeks).abs() < wide && (one.gain - other.gain).abs() < high;
    let mut found: Vec<(usize, String)> = Vec::new();
    for (at, spot) in spots.iter().enumerate() {
        let Some(number) = spot.number else { continue };
        match found.iter_mut().find(|(other, _)| near(&spots[*other], spot)) {
            Some((_, label)) => label.extend([", ", &number.to_string()]),
            None => found.push((at, number.to_string())),
        }
    }
    found
}
