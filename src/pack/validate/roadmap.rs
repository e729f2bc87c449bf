//! What the roadmap works with: goals, waves, the worth of actions and what an owner carries.

use super::Check;
use super::conditions::Reader;
use super::problems::figure;
use crate::condition::Condition;
use crate::diagnostics::{Code, Diagnostic, Span, list_or, tick};
use crate::index::FrameworkIndex;
use crate::pack::file::{CapacityFile, GoalFile, PackFile, WaveFile};
use crate::pack::{FrameworkKind, Goal, Wave};
use crate::yaml::{IdMap, Spanned, Word};

impl Check<'_> {
    pub(super) fn goals(&mut self, files: Option<&IdMap<GoalFile>>) {
        for (word, file) in files.into_iter().flatten() {
            let weight = file.weight.as_ref().map_or(crate::pack::WEIGHT, |weight| self.problems.weight(weight));
            let Some(measure) = self.measure(word) else { continue };
            let framework = self.pack.measure_framework(measure);
            let whole = self.is_whole(measure);
            let target = match (&self.pack.frameworks[framework].kind, whole) {
                (FrameworkKind::Archetypes, true) => self.goal_number(word, file, "fit", 0.0),
                (FrameworkKind::Spectrum { .. }, true) => self.goal_number(word, file, "target", -100.0),
                (FrameworkKind::Dimensions, false) | (FrameworkKind::Composite { .. }, true) => {
                    self.goal_number(word, file, "target", 0.0)
                }
                (FrameworkKind::Dimensions, true) => {
                    self.goal_elements(word, framework);
                    continue;
                }
                _ => {
                    let parent = tick(&self.pack.frameworks[framework].id);
                    let message = format!("{} cannot be a goal of its own", tick(&word.value));
                    self.problems.at(
                        word.span,
                        Code::BadGoal,
                        message,
                        format!("set the goal for {parent} as a whole"),
                    );
                    continue;
                }
            };
            self.pack.goals.push(Goal { measure, target, weight, because: file.because.clone() });
        }
    }

    fn goal_elements(&mut self, word: &Word, framework: FrameworkIndex) {
        let elements = self.pack.frameworks[framework].elements.of(&self.pack.elements);
        let known: Vec<&str> = elements.iter().map(|element| element.id.as_str()).collect();
        let message = format!("{} has a score for each element, so the goal must say which", tick(&word.value));
        self.problems.at(word.span, Code::BadGoal, message, format!("set a goal for {}", list_or(&known)));
    }

    /// The number under the key that goals for this kind have: above the lowest score, at most 100.
    fn goal_number(&mut self, word: &Word, file: &GoalFile, key: &str, lowest: f64) -> f64 {
        let (wanted, other) = if key == "fit" { (&file.fit, &file.target) } else { (&file.target, &file.fit) };
        let help = format!("write `{key}:` with a number above {lowest} and up to 100");
        let found: Option<&Spanned<f64>> = wanted.as_ref();
        if let Some(other) = other {
            let message = format!("the goal for {} is set with `{key}`", tick(&word.value));
            self.problems.at(other.span, Code::BadGoal, message, help);
        } else if let Some(number) = found.filter(|number| number.value <= lowest || number.value > 100.0) {
            let message = format!("{} is no goal for {}", figure(number.value), tick(&word.value));
            self.problems.at(number.span, Code::BadGoal, message, help);
        } else if found.is_none() {
            self.problems.at(
                word.span,
                Code::BadGoal,
                format!("the goal for {} has no `{key}`", tick(&word.value)),
                help,
            );
        }
        found.map_or(100.0, |number| number.value)
    }

    pub(super) fn waves(&mut self, files: &[WaveFile]) {
        let mut before: Option<(u32, Span)> = None;
        for (index, file) in files.iter().enumerate() {
            self.names.waves.define(&file.id, index.into(), &mut self.problems);
            let months = self.months(&file.months, before);
            before = months.map(|months| (months[1], file.months.span)).or(before);
            let capacity_weeks = self.problems.positive(&file.capacity_weeks, "the weeks a wave has room for");
            let capacity_by = self.capacity_by(file.capacity_by.as_deref().unwrap_or_default());
            let max_actions =
                self.problems.whole(&file.max_actions, 1, 1000, "the number of actions a wave has room for");
            self.pack.waves.push(Wave {
                id: file.id.value.clone(),
                title: file.title.clone(),
                months: months.unwrap_or_default(),
                capacity_weeks,
                capacity_by,
                max_actions: max_actions.and_then(|most| usize::try_from(most).ok()).unwrap_or_default(),
            });
        }
    }

    fn capacity_by(&mut self, files: &[CapacityFile]) -> Vec<(Condition, f64)> {
        let mut cases = Vec::new();
        for file in files {
            let when = self.condition(&file.when, Reader::Wave);
            let weeks = self.problems.positive(&file.capacity_weeks, "the weeks a wave has room for");
            cases.extend(when.map(|when| (when, weeks)));
        }
        cases
    }

    /// What an action must bring, and what one owner carries.
    pub(super) fn plan_limits(&mut self, file: &PackFile) {
        self.pack.worth = file.worth.as_ref().map(|worth| worth.value);
        self.pack.owner_share = file.owner_share.as_ref().map(|share| share.value);
        if let Some(worth) = file.worth.as_ref().filter(|worth| !(0.0..=100.0).contains(&worth.value)) {
            let message = format!("{} cannot be the points that a person-week must bring", figure(worth.value));
            self.problems.at(worth.span, Code::BadNumber, message, "write a number from 0 to 100, such as 0.2");
        }
        if let Some(share) = file.owner_share.as_ref().filter(|share| !(share.value > 0.0 && share.value <= 1.0)) {
            let message = format!("{} cannot be a share of a wave", figure(share.value));
            self.problems.at(share.span, Code::BadNumber, message, "write a number above 0 and up to 1, such as 0.5");
        }
    }

    fn months(&mut self, list: &Spanned<Vec<Spanned<f64>>>, before: Option<(u32, Span)>) -> Option<[u32; 2]> {
        let [start, end] = &list.value[..] else {
            let message = format!("`months` has {} numbers", list.len());
            self.problems.at(
                list.span,
                Code::BadWave,
                message,
                "write the first and the last month, such as `months: [0, 3]`",
            );
            return None;
        };
        let noun = "a month, counted from the date of the answers";
        let start_month = self.problems.whole(start, 0, 600, noun);
        let end_month = self.problems.whole(end, 0, 600, noun);
        let [start_month, end_month] = [start_month?, end_month?].map(|month| u32::try_from(month).unwrap_or_default());
        if end_month <= start_month {
            let message = format!("this wave runs from month {start_month} to month {end_month}");
            self.problems.at(end.span, Code::BadWave, message, "let it end after it starts");
        }
        if let Some((earlier, place)) = before.filter(|(earlier, _)| start_month < *earlier) {
            let message = format!("this wave starts in month {start_month}, before the wave above it ends");
            let help = format!("start it in month {earlier} or later");
            let found = Diagnostic::at(start.span, Code::BadWave, message, help);
            self.problems.push(found.with_related(place, format!("ends in month {earlier}")));
        }
        Some([start_month, end_month])
    }
}
