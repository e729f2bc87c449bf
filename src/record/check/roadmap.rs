//! The plan: its waves, actions, goals and open facts.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::{AMOUNT, Check, PERCENT, POSITION};
use crate::record::{ActionRecord, Deferred, FactFirst, GoalRecord, KeyFigure, Roadmap, WaveRecord};

/// A plan is for a few years.
const LAST_MONTH: u32 = 1200;
/// Points that an action moves a score by.
const MOVED: std::ops::RangeInclusive<f64> = -200.0..=200.0;

impl<'r> Check<'r> {
    pub(super) fn roadmap(&mut self, roadmap: &'r Roadmap) {
        self.list("facts_first", &roadmap.facts_first, Self::fact);
        let mut seen = HashSet::new();
        self.list("waves", &roadmap.waves, |check, wave| check.wave(wave, &mut seen));
        self.list("deferred", &roadmap.deferred, Self::deferred);
        self.list("options", &roadmap.options, Self::deferred);
        self.within("goal_attainment", |check| {
            let attainment = &roadmap.goal_attainment;
            check.optional("now", attainment.now, PERCENT);
            check.optional("after", attainment.after, PERCENT);
            check.optional("over_time", attainment.over_time, PERCENT);
        });
        self.list("goals", &roadmap.goals, Self::goal);
        self.each("month_of_level", &roadmap.month_of_level, |check, framework, level| {
            check.among(framework, &check.known.measures, "framework");
            check.month("month", level.month.unwrap_or_default());
        });
        self.optional("only_first_wave", roadmap.only_first_wave, PERCENT);
        self.optional("cautious", roadmap.cautious, PERCENT);
        self.list("key_figures", &roadmap.key_figures, Self::key_figure);
    }

    pub(super) fn fact(&mut self, fact: &'r FactFirst) {
        self.item("item", &fact.item);
        self.ids("elements", &fact.elements, &self.known.measures, "element or framework");
        self.number("points", fact.points, AMOUNT);
        self.each("element_points", &fact.element_points, |check, id, points| {
            check.among(id, &check.known.measures, "element or framework");
            check.here(Some(*points), &AMOUNT);
        });
    }

    fn wave(&mut self, wave: &'r WaveRecord, seen: &mut HashSet<&'r str>) {
        let [first, last] = wave.months;
        self.within("months", |check| {
            check.month("0", first);
            check.month("1", last);
            if first > last {
                check
                    .push(format!("a wave does not run from month {first} to {last}"), "write the earlier month first");
            }
        });
        for (place, day) in wave.dates.iter().flatten().enumerate() {
            self.within("dates", |check| check.within(place, |check| check.day(Some(day))));
        }
        self.number("capacity_weeks", wave.capacity_weeks, AMOUNT);
        self.number("planned_weeks", wave.planned_weeks, AMOUNT);
        self.optional("attainment", wave.attainment, PERCENT);
        self.scores("expected", &wave.expected, &POSITION);
        for framework in wave.levels.keys() {
            self.id("levels", framework, &self.known.measures, "framework");
        }
        self.list("actions", &wave.actions, |check, action| {
            if !seen.insert(action.id.as_str()) {
                let message = format!("`{}` is planned twice", action.id);
                check.within("id", |check| check.push(message, "plan each action once"));
            }
            check.action(action);
        });
    }

    fn action(&mut self, action: &'r ActionRecord) {
        self.number("effort_weeks", action.effort_weeks, AMOUNT);
        self.optional("duration_weeks", action.duration_weeks, AMOUNT);
        self.list("triggered_by", &action.triggered_by, |check, trigger| check.item("item", &trigger.item));
        self.ids("requires", &action.requires, &self.known.actions, "action");
        self.number("gain", action.gain, -100.0..=100.0);
        self.within("starts", |check| check.day(action.starts.as_deref()));
        self.within("ends", |check| check.day(action.ends.as_deref()));
        self.scores("effect", &action.effect, &MOVED);
        self.ids("sources", &action.sources, &self.known.sources, "source");
    }

    fn deferred(&mut self, action: &Deferred) {
        self.optional("gain", action.gain, -100.0..=100.0);
        self.number("effort_weeks", action.effort_weeks, AMOUNT);
    }

    fn goal(&mut self, goal: &GoalRecord) {
        self.optional("now", goal.now, POSITION);
        self.optional("after", goal.after, POSITION);
        self.number("target", goal.target, POSITION);
        self.number("weight", goal.weight, AMOUNT);
        self.optional("attained_now", goal.attained_now, PERCENT);
        self.optional("attained_after", goal.attained_after, PERCENT);
    }

    fn key_figure(&mut self, figure: &KeyFigure) {
        self.item("item", &figure.item);
        self.id("wave", &figure.wave, &self.known.waves, "wave");
        self.id("action", &figure.action, &self.known.actions, "action");
        self.within("by", |check| check.day(figure.by.as_deref()));
    }

    fn month(&mut self, key: &str, month: u32) {
        self.number(key, f64::from(month), 0.0..=f64::from(LAST_MONTH));
    }

    /// A number for each of some measures.
    fn scores(&mut self, key: &str, scores: &'r IndexMap<String, f64>, range: &std::ops::RangeInclusive<f64>) {
        self.each(key, scores, |check, id, score| {
            check.among(id, &check.known.measures, "element or framework");
            check.here(Some(*score), range);
        });
    }
}
