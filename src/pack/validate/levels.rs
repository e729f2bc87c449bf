//! Levels of maturity and their necessary conditions.

use super::Check;
use super::names::Register;
use super::problems::figure;
use crate::diagnostics::{Code, Diagnostic, tick};
use crate::index::{FrameworkIndex, Measure};
use crate::pack::file::{FrameworkFile, LevelFile, RequirementFile};
use crate::pack::{FrameworkKind, Level};

impl Check<'_> {
    pub(super) fn levels(&mut self, framework: FrameworkIndex, file: &FrameworkFile) {
        let files = file.levels.as_ref().map_or(&[][..], |list| list.value.as_slice());
        let mut names = Register::new("level", Code::UnknownWord);
        for (index, level) in files.iter().enumerate() {
            names.define(&level.id, index, &mut self.problems);
            let before = index.checked_sub(1).map(|before| &files[before]);
            self.level_start(level, before);
            let conditions = level.requires.iter().flatten();
            let requires = conditions.filter_map(|requirement| self.requirement(requirement)).collect();
            self.pack.frameworks[framework].levels.push(Level {
                id: level.id.value.clone(),
                title: level.title.clone(),
                from: level.from.value,
                requires,
                meaning: level.meaning.clone(),
            });
        }
    }

    fn level_start(&mut self, level: &LevelFile, before: Option<&LevelFile>) {
        let from = level.from.value;
        match before {
            _ if from.is_nan() => {}
            None if from == 0.0 => {}
            None => {
                let message =
                    format!("the first level starts at {}, so lower scores would have no level", figure(from));
                self.problems.at(level.from.span, Code::BadLevels, message, "let the first level start `from: 0`");
            }
            Some(_) if from > 100.0 => {
                let message =
                    format!("the level {} starts at {}, which no score reaches", tick(&level.id.value), figure(from));
                self.problems.at(level.from.span, Code::BadLevels, message, "write a number up to 100");
            }
            Some(before) if from <= before.from.value => {
                let message = format!("the level {} does not start above the one before it", tick(&level.id.value));
                let help = format!("write a number above {}, or order the levels from low to high", before.from.value);
                let found = Diagnostic::at(level.from.span, Code::BadLevels, message, help);
                let label = format!("the level before it starts at {}", before.from.value);
                self.problems.push(found.with_related(before.from.span, label));
            }
            Some(_) => {}
        }
    }

    fn requirement(&mut self, file: &RequirementFile) -> Option<(Measure, f64)> {
        let at_least = file.at_least.value;
        if at_least <= 0.0 || at_least > 100.0 {
            let message = format!("{} is no score that a level can require", figure(at_least));
            self.problems.at(file.at_least.span, Code::BadLevels, message, "write a number above 0 and up to 100");
        }
        let measure = self.measure(&file.score)?;
        let framework = &self.pack.frameworks[self.pack.measure_framework(measure)];
        let whole = self.is_whole(measure);
        let suits = match framework.kind {
            FrameworkKind::Dimensions => !whole,
            FrameworkKind::Composite { .. } => true,
            _ => false,
        };
        if !suits {
            let message = format!("a level cannot require {}", tick(&file.score.value));
            let help = "name a dimension, such as `framework.element`, or a composite";
            self.problems.at(file.score.span, Code::BadLevels, message, help);
        }
        Some((measure, at_least))
    }
}
