//! What a record's numbers look like as charts that can be edited: titles from the view, numbers from the record, as
//! people read them: rounded once, on the scale of their framework.

mod matrix;
mod schedule;

pub(super) use schedule::serial;

use super::ooxml::chart::{Axis, Chart, Form, Series, Style};
use crate::record::{
    ActionRecord, Archetypes, Composite, Dimensions, FrameworkRecord, Record, Roadmap, Scale, Spectrum, WaveRecord,
    tenths,
};
use crate::report::number::NOT_ASSESSED;
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
                FrameworkRecord::Dimensions(one) if one.dimensions.values().any(|one| one.score.is_some()) => {
                    Some(self.dimensions(&view.id, one, view.chart.as_ref()?))
                }
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
            let strand = framework.strands.get(id).copied().flatten();
            categories.push(named(&info.title, strand));
            values.push(place(strand));
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
        let categories = rows.iter().map(|(_, one)| named(&one.title, one.score)).collect();
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
        let categories = framework.members.iter().map(|member| named(&member.title, member.score)).collect();
        let series = Series::new("Today", values, &self.palette.accent);
        chart(drawing, Form::Bars, categories, vec![series], score_axis(on))
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

/// A name, which says so where a bar cannot: absence is no zero.
fn named(title: &str, score: Option<f64>) -> String {
    if score.is_some() { title.to_owned() } else { format!("{title} ({NOT_ASSESSED})") }
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
