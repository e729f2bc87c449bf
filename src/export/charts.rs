//! What a record's numbers look like as charts that can be edited: titles from the view, numbers from the record, as
//! people read them: rounded once, on the scale of their framework.

use jiff::civil::Date;

use super::ooxml::chart::{Axis, Chart, Form, Series, Style};
use crate::record::{
    ActionRecord, Archetypes, Composite, Dimensions, FrameworkRecord, Record, Roadmap, Scale, Spectrum, WaveRecord,
    tenths,
};
use crate::report::readout::Drawing;
use crate::report::{Palette, Readout, readout};

/// So many lines can be told apart.
const LINES: usize = 6;

/// Draws the charts of one report.
pub(super) struct Charts<'a> {
    /// The record, with what may be told of it.
    record: &'a Record,
    palette: &'a Palette,
}

impl<'a> Charts<'a> {
    pub(super) fn new(record: &'a Record, palette: &'a Palette) -> Self {
        Self { record, palette }
    }

    /// The chart of a framework, where it has one.
    pub(super) fn framework(&self, framework: &readout::Framework) -> Option<Chart> {
        use readout::Framework as View;
        let found = |id: &str| self.record.frameworks.get(id);
        match framework {
            View::Archetypes(view) => match found(&view.id)? {
                FrameworkRecord::Archetypes(one) => Some(self.fit(one, view.chart.as_ref()?)),
                _ => None,
            },
            View::Spectrum(view) => match found(&view.id)? {
                FrameworkRecord::Spectrum(one) => Some(self.strands(one, view.chart.as_ref()?)),
                _ => None,
            },
            View::Dimensions(view) => match found(&view.id)? {
                FrameworkRecord::Dimensions(one) => Some(self.dimensions(&view.id, one, view.chart.as_ref()?)),
                _ => None,
            },
            View::Composite(view) => match found(&view.id)? {
                FrameworkRecord::Composite(one) => Some(self.members(one, view.chart.as_ref()?)),
                _ => None,
            },
        }
    }

    /// How well each model fits, the best first.
    fn fit(&self, framework: &Archetypes, drawing: &Drawing) -> Chart {
        let fit = |id: &String| framework.fit.get(id).copied().flatten();
        let mut models: Vec<_> = framework.elements.iter().collect();
        models.sort_by(|(one, _), (other, _)| fit(other).unwrap_or(-1.0).total_cmp(&fit(one).unwrap_or(-1.0)));
        let values = models.iter().map(|(id, _)| fit(id).map(|fit| shown(fit, framework.scale))).collect();
        let mut series = Series::new("Fit", values, &self.palette.other);
        let at = |id: &String| models.iter().position(|(model, _)| *model == id);
        let target = framework.target.as_ref().and_then(|target| at(&target.element));
        let best = framework.best.as_ref().and_then(at);
        let recommended = target.filter(|target| Some(*target) != best);
        series.apart.extend(recommended.map(|at| (at, Style::Outline, self.palette.target.clone())));
        series.apart.extend(best.map(|at| (at, Style::Solid, self.palette.accent.clone())));
        series.apart.sort_by_key(|(at, _, _)| *at);
        let name = |(at, title): (usize, &String)| match (Some(at) == best, Some(at) == target) {
            (true, true) => format!("{title} (today and recommended)"),
            (true, false) => format!("{title} (today)"),
            (false, true) => format!("{title} (recommended)"),
            (false, false) => title.clone(),
        };
        let categories = models.iter().map(|(_, info)| &info.title).enumerate().map(name).collect();
        chart(drawing, Form::Bars, categories, vec![series], score_axis(framework.scale))
    }

    /// Where each strand stands between the poles, and all together.
    fn strands(&self, framework: &Spectrum, drawing: &Drawing) -> Chart {
        let place = |position: Option<f64>| position.map(|position| placed(position, framework.scale));
        let mut categories = vec!["All together".to_owned()];
        let mut values = vec![place(framework.position)];
        for (id, info) in &framework.elements {
            categories.push(info.title.clone());
            values.push(place(framework.strands.get(id).copied().flatten()));
        }
        let mut series = Series::new("Today", values, &self.palette.pale);
        series.apart.push((0, Style::Solid, self.palette.accent.clone()));
        let mut all = vec![series];
        if let Some(target) = framework.target {
            let aim = vec![Some(placed(target, framework.scale))];
            all.push(Series { style: Style::Outline, ..Series::new("Target", aim, &self.palette.target) });
            let missing = categories.len() - 1;
            all[1].values.extend(std::iter::repeat_n(None, missing));
        }
        let [first, second] = &framework.poles;
        let title = format!("{} ←   → {}", first.title, second.title);
        let ends = framework.scale.map_or([-100.0, 100.0], |scale| [scale.min, scale.max]);
        let step = (ends[1] - ends[0]) / 4.0;
        let axis = Axis { title, across: String::new(), ends: Some(ends), step: Some(step), format: "General" };
        chart(drawing, Form::Bars, categories, all, axis)
    }

    /// Each dimension today, after the plan, and its target; the furthest from its target first.
    fn dimensions(&self, id: &str, framework: &Dimensions, drawing: &Drawing) -> Chart {
        let mut rows: Vec<_> = framework.dimensions.iter().collect();
        let rank = |gap: Option<f64>| gap.unwrap_or(0.0);
        rows.sort_by(|(_, one), (_, other)| {
            let absent = one.score.is_none().cmp(&other.score.is_none());
            let score = other.score.unwrap_or(0.0).total_cmp(&one.score.unwrap_or(0.0));
            absent.then(rank(other.gap).total_cmp(&rank(one.gap))).then(score).then(one.title.cmp(&other.title))
        });
        let scale = framework.scale;
        let after = |element: &String| Some(*self.expected()?.get(&format!("{id}.{element}"))?);
        let column = |of: &dyn Fn(&(&String, &crate::record::Dimension)) -> Option<f64>| -> Vec<Option<f64>> {
            rows.iter().map(|row| of(row).map(|score| shown(score, scale))).collect()
        };
        let palette = self.palette;
        let all = [
            Series::new("Today", column(&|(_, one)| one.score), &palette.accent),
            Series::new("After the plan", column(&|(id, one)| one.score.and(after(id))), &palette.pale),
            Series { style: Style::Outline, ..Series::new("Target", column(&|(_, one)| one.target), &palette.target) },
        ];
        let series = all.into_iter().filter(|series| series.name == "Today" || has_values(series)).collect();
        let categories = rows.iter().map(|(_, one)| one.title.clone()).collect();
        chart(drawing, Form::Bars, categories, series, score_axis(scale))
    }

    /// The scores expected after the last wave.
    fn expected(&self) -> Option<&indexmap::IndexMap<String, f64>> {
        self.record.roadmap.as_ref()?.waves.last().map(|wave| &wave.expected)
    }

    /// What a composite is made of.
    fn members(&self, framework: &Composite, drawing: &Drawing) -> Chart {
        let scale = |id: &str| {
            let framework = id.split_once('.').map_or(id, |(framework, _)| framework);
            self.record.frameworks.get(framework).and_then(FrameworkRecord::scale)
        };
        // One axis holds one scale only; members of several are compared as shares.
        let first = framework.members.first().and_then(|member| scale(&member.id));
        let same = framework.members.iter().all(|member| scale(&member.id) == first);
        let on = first.filter(|_| same);
        let value = |member: &crate::record::MemberRecord| member.score.map(|score| shown(score, on));
        let values = framework.members.iter().map(value).collect();
        let categories = framework.members.iter().map(|member| member.title.clone()).collect();
        let series = Series::new("Today", values, &self.palette.accent);
        chart(drawing, Form::Bars, categories, vec![series], score_axis(on))
    }

    /// Effort against effect of every action, chosen or not.
    pub(super) fn matrix(&self, readout: &Readout) -> Option<Chart> {
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

    /// Each action over its days, or where the answers have no date over the months of its wave.
    pub(super) fn schedule(&self, readout: &Readout) -> Option<Chart> {
        let (roadmap, drawing) = (self.record.roadmap.as_ref()?, readout.roadmap.as_ref()?.timeline.as_ref()?);
        let dated: Option<Vec<[f64; 2]>> = planned(roadmap).map(|(_, action)| days(action)).collect();
        let months = || planned(roadmap).map(|(at, _)| roadmap.waves[at].months.map(f64::from)).collect();
        let (spans, ends, step, format) = match (dated, calendar(roadmap)) {
            (Some(spans), Some(ends)) => (spans, ends, Some(91.0), "mmm\\ yy"),
            _ => (months(), all_months(roadmap), Some(3.0), "General"),
        };
        let palette = self.palette;
        let starts = spans.iter().map(|span| Some(span[0])).collect();
        let lengths = spans.iter().map(|span| Some(span[1] - span[0])).collect();
        let series = vec![
            Series { style: Style::Hidden, ..Series::new("Begins", starts, &palette.other) },
            Series::new(if format == "General" { "Months" } else { "Days" }, lengths, &palette.accent),
        ];
        let names = planned(roadmap).enumerate().map(|(at, (_, action))| format!("{}. {}", at + 1, action.title));
        let title = if format == "General" { "Months from the day of the answers" } else { "" };
        let axis = Axis { title: title.to_owned(), across: String::new(), ends: Some(ends), step, format };
        Some(chart(drawing, Form::Spans, names.collect(), series, axis))
    }

    /// The scores of the goals that move most, today and after each wave.
    pub(super) fn course(&self, readout: &Readout) -> Option<Chart> {
        let (roadmap, drawing) = (self.record.roadmap.as_ref()?, readout.roadmap.as_ref()?.course_chart.as_ref()?);
        let moved =
            |goal: &&crate::record::GoalRecord| goal.now.zip(goal.after).map_or(0.0, |(now, after)| after - now);
        let mut goals: Vec<_> = roadmap.goals.iter().filter(|goal| goal.now.is_some()).collect();
        goals.sort_by(|one, other| moved(other).abs().total_cmp(&moved(one).abs()).then(one.id.cmp(&other.id)));
        let colours = [&self.palette.accent, &self.palette.target, &self.palette.other, &self.palette.quiet];
        let series = goals.iter().take(LINES).enumerate().map(|(at, goal)| {
            let later = roadmap.waves.iter().map(|wave| wave.expected.get(&goal.id).copied());
            let values = std::iter::once(goal.now).chain(later).map(|score| score.map(tenths)).collect();
            let mark = ["circle", "square", "diamond", "triangle", "star", "x"][at % LINES];
            Series { mark, ..Series::new(&goal.title, values, colours[at % colours.len()]) }
        });
        let waves = roadmap.waves.iter().map(|wave: &WaveRecord| wave.title.clone());
        let names = std::iter::once("Today".to_owned()).chain(waves).collect();
        let lowest = goals.iter().take(LINES).filter_map(|goal| goal.now).fold(0.0, f64::min);
        let axis = Axis { ends: Some([if lowest < 0.0 { -100.0 } else { 0.0 }, 100.0]), ..score_axis(None) };
        Some(chart(drawing, Form::Lines, names, series.collect(), axis))
    }
}

fn chart(drawing: &Drawing, form: Form, categories: Vec<String>, series: Vec<Series>, axis: Axis) -> Chart {
    let Drawing { title, description } = drawing.clone();
    Chart { title, description, form, categories, across: Vec::new(), series, axis }
}

/// A score as people read it.
pub(super) fn shown(score: f64, scale: Option<Scale>) -> f64 {
    scale.map_or_else(|| tenths(score), |scale| scale.round(score))
}

/// A position of -100 to 100 as people read it.
pub(super) fn placed(position: f64, scale: Option<Scale>) -> f64 {
    scale.map_or_else(|| tenths(position), |scale| scale.round(f64::midpoint(position, 100.0)))
}

fn score_axis(scale: Option<Scale>) -> Axis {
    let ends = scale.map_or([0.0, 100.0], |scale| [scale.min, scale.max]);
    let step = (ends[1] - ends[0]) / if scale.is_some() { 4.0 } else { 5.0 };
    Axis { title: String::new(), across: String::new(), ends: Some(ends), step: Some(step), format: "General" }
}

fn has_values(series: &Series) -> bool {
    series.values.iter().any(Option::is_some)
}

/// Every chosen action with the number of its wave.
fn planned(roadmap: &Roadmap) -> impl Iterator<Item = (usize, &ActionRecord)> {
    roadmap.waves.iter().enumerate().flat_map(|(at, wave)| wave.actions.iter().map(move |action| (at, action)))
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
            Some((_, label)) => label.push_str(&format!(", {number}")),
            None => found.push((at, number.to_string())),
        }
    }
    found
}

/// A day as spreadsheets count them: 1 is the first of January 1900, and a 29 February 1900 is taken for real.
pub(super) fn serial(day: &str) -> Option<f64> {
    let first = Date::constant(1899, 12, 30);
    Some(f64::from((day.parse::<Date>().ok()? - first).get_days()))
}

/// From the first day of an action to the day after its last.
fn days(action: &ActionRecord) -> Option<[f64; 2]> {
    Some([serial(action.starts.as_deref()?)?, serial(action.ends.as_deref()?)? + 1.0])
}

/// From the first day of the first wave to the day after the last of the last.
fn calendar(roadmap: &Roadmap) -> Option<[f64; 2]> {
    let [first, _] = roadmap.waves.first()?.dates.as_ref()?;
    let [_, last] = roadmap.waves.last()?.dates.as_ref()?;
    Some([serial(first)?, serial(last)? + 1.0])
}

fn all_months(roadmap: &Roadmap) -> [f64; 2] {
    let months = roadmap.waves.iter().flat_map(|wave| wave.months);
    let (first, last) = (months.clone().min().unwrap_or(0), months.max().unwrap_or(1));
    [f64::from(first), f64::from(last.max(first + 1))]
}
