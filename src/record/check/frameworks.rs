//! The results of frameworks, and the uniform readings of what they score.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use indexmap::IndexMap;

use super::known::elements;
use super::{AMOUNT, Check, FIGURE, PERCENT, POSITION};
use crate::record::{
    Archetypes, Composite, Dimension, Dimensions, FrameworkRecord, Level, MeasureRecord, Scale, ScoreRange, Spectrum,
};

/// What 0 and 100 are shown as.
const SHOWN: RangeInclusive<f64> = -1e6..=1e6;

impl<'r> Check<'r> {
    pub(super) fn framework(&mut self, _: &str, framework: &'r FrameworkRecord) {
        self.scale(framework.scale());
        self.optional("coverage", framework.coverage(), PERCENT);
        let elements: HashSet<&str> = elements(framework).into_iter().collect();
        match framework {
            FrameworkRecord::Archetypes(framework) => self.archetypes(framework, &elements),
            FrameworkRecord::Spectrum(framework) => self.spectrum(framework, &elements),
            FrameworkRecord::Dimensions(framework) => self.dimensions(framework, &elements),
            FrameworkRecord::Composite(framework) => self.composite(framework),
        }
    }

    fn archetypes(&mut self, framework: &'r Archetypes, elements: &HashSet<&str>) {
        self.in_step("fit", &framework.fit, elements);
        self.each("fit", &framework.fit, |check, _, fit| check.here(*fit, &PERCENT));
        self.keys("ranges", &framework.ranges, elements);
        self.each("ranges", &framework.ranges, |check, id, range| {
            let fit = framework.fit.get(id).copied().flatten();
            check.bounds([range.map(|range| range.low), fit, range.map(|range| range.high)], &PERCENT);
        });
        self.keys("matches", &framework.matches, elements);
        self.within("matches", |check| framework.matches.iter().for_each(|(id, count)| check.count(id, *count)));
        let one = [("best", &framework.best), ("runner_up", &framework.runner_up), ("wanted", &framework.wanted)];
        for (key, id) in one.into_iter().filter_map(|(key, id)| Some((key, id.as_ref()?))) {
            self.id(key, id, elements, "model");
        }
        self.ids("between", &framework.between, elements, "model");
        self.optional("margin", framework.margin, PERCENT);
        self.optional("stability", framework.stability, PERCENT);
        self.count("answered", framework.answered);
        self.count("applicable", framework.applicable);
        self.list("flips", &framework.flips, |check, flip| {
            check.item("item", &flip.item);
            check.id("element", &flip.element, elements, "model");
        });
        if let Some(target) = &framework.target {
            self.within("target", |check| {
                check.id("element", &target.element, elements, "model");
                check.ids("sources", &target.sources, &check.known.sources, "source");
            });
        }
    }

    fn spectrum(&mut self, framework: &'r Spectrum, elements: &HashSet<&str>) {
        self.optional("position", framework.position, POSITION);
        self.range("range", framework.range, &POSITION);
        self.in_step("strands", &framework.strands, elements);
        self.each("strands", &framework.strands, |check, _, position| check.here(*position, &POSITION));
        self.keys("ranges", &framework.ranges, elements);
        self.within("ranges", |check| {
            framework.ranges.iter().for_each(|(id, range)| check.range(id, *range, &POSITION));
        });
        let [low, high] = framework.cuts;
        if !(-100.0..=100.0).contains(&low) || !(low..=100.0).contains(&high) {
            let help = "write two rising numbers from -100 to 100";
            self.within("cuts", |check| check.push(format!("{low} and {high} divide no spectrum"), help));
        }
        let mut sides: HashSet<&str> = framework.poles.iter().map(|pole| pole.id.as_str()).collect();
        sides.insert("mixed");
        if let Some(pole) = &framework.pole {
            self.id("pole", pole, &sides, "pole");
        }
        self.optional("target", framework.target, POSITION);
        self.optional("wanted", framework.wanted, POSITION);
    }

    fn dimensions(&mut self, framework: &'r Dimensions, elements: &HashSet<&str>) {
        let levels = self.levels(&framework.levels);
        self.in_step("dimensions", &framework.dimensions, elements);
        self.each("dimensions", &framework.dimensions, |check, _, dimension| check.dimension(dimension, &levels));
        self.optional("mean", framework.mean, PERCENT);
        if let Some(weakest) = &framework.weakest {
            self.id("weakest", weakest, elements, "dimension");
        }
    }

    fn dimension(&mut self, dimension: &Dimension, levels: &HashSet<&str>) {
        let Dimension { score, low, high, coverage, target, wanted, gap, .. } = *dimension;
        for (key, value) in
            [("score", score), ("coverage", coverage), ("target", target), ("wanted", wanted), ("gap", gap)]
        {
            self.optional(key, value, PERCENT);
        }
        self.bounds([low, score, high], &PERCENT);
        if let Some(level) = &dimension.level {
            self.id("level", level, levels, "level");
        }
    }

    fn composite(&mut self, framework: &'r Composite) {
        let levels = self.levels(&framework.levels);
        let Composite { score, low, high, target, wanted, gap, .. } = *framework;
        for (key, value) in [("score", score), ("target", target), ("wanted", wanted), ("gap", gap)] {
            self.optional(key, value, PERCENT);
        }
        self.bounds([low, score, high], &PERCENT);
        if let Some(level) = &framework.level {
            self.id("level", level, &levels, "level");
        }
        let members: HashSet<&str> = framework.members.iter().map(|member| member.id.as_str()).collect();
        if let Some(weakest) = &framework.weakest {
            self.id("weakest", weakest, &members, "member");
        }
        self.list("members", &framework.members, |check, member| {
            check.id("id", &member.id, &check.known.measures, "element or framework");
            check.number("weight", member.weight, AMOUNT);
            check.optional("score", member.score, PERCENT);
            check.optional("coverage", member.coverage, PERCENT);
        });
        self.list("limited_by", &framework.limited_by, |check, limit| {
            check.id("level", &limit.level, &levels, "level");
            check.id("measure", &limit.measure, &check.known.measures, "element or framework");
            check.optional("score", limit.score, POSITION);
            check.number("needs", limit.needs, POSITION);
        });
    }

    /// Levels, lowest first. Returns their ids.
    fn levels(&mut self, levels: &'r [Level]) -> HashSet<&'r str> {
        self.list("levels", levels, |check, level| {
            check.number("from", level.from, PERCENT);
            check.list("requires", &level.requires, |check, required| {
                check.id("score", &required.score, &check.known.measures, "element or framework");
                check.number("at_least", required.at_least, POSITION);
            });
        });
        if !levels.is_sorted_by(|lower, higher| lower.from <= higher.from) {
            let help = "order them by `from`, lowest first";
            self.within("levels", |check| check.push("the levels do not rise".to_owned(), help));
        }
        levels.iter().map(|level| level.id.as_str()).collect()
    }

    pub(super) fn measure(&mut self, id: &str, measure: &'r MeasureRecord) {
        self.among(id, &self.known.measures, "element or framework");
        self.scale(measure.scale);
        for (key, value) in [("score", measure.score), ("target", measure.target), ("wanted", measure.wanted)] {
            self.optional(key, value, POSITION);
        }
        self.bounds([measure.low, measure.score, measure.high], &POSITION);
        self.optional("shown", measure.shown, FIGURE);
        self.optional("coverage", measure.coverage, PERCENT);
        self.optional("gap", measure.gap, 0.0..=200.0);
        self.count("answered", measure.answered);
        self.count("applicable", measure.applicable);
    }

    fn scale(&mut self, scale: Option<Scale>) {
        let Some(Scale { min, max }) = scale else { return };
        self.within("scale", |check| {
            check.number("min", min, SHOWN);
            check.number("max", max, SHOWN);
            if min >= max {
                check.push(format!("the scale runs from {min} to {max}"), "make `max` larger than `min`");
            }
        });
    }

    fn range(&mut self, key: &str, range: Option<ScoreRange>, within: &RangeInclusive<f64>) {
        if let Some(ScoreRange { low, high }) = range {
            self.within(key, |check| check.bounds([Some(low), None, Some(high)], within));
        }
    }

    /// A map with a value for some of the elements.
    fn keys<T>(&mut self, key: &str, values: &IndexMap<String, T>, elements: &HashSet<&str>) {
        for id in values.keys() {
            self.within(key, |check| check.within(id, |check| check.among(id, elements, "element")));
        }
    }

    /// A map with a value for each of the elements.
    fn in_step<T>(&mut self, key: &str, values: &IndexMap<String, T>, elements: &HashSet<&str>) {
        self.keys(key, values, elements);
        let mut missing: Vec<&str> = elements.iter().copied().filter(|id| !values.contains_key(*id)).collect();
        missing.sort_unstable();
        for id in missing {
            let help = "each element has an entry, `null` when it is not assessed";
            self.within(key, |check| check.push(format!("`{id}` is missing"), help));
        }
    }
}
