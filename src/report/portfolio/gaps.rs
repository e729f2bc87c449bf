//! Points missing to the questionnaire's targets, over all organisations.

use serde::Serialize;

use crate::record::{Dimensions, FrameworkRecord, Record};
use crate::report::number::plain;

/// Gaps that are listed.
const LISTED: usize = 10;

/// What was missing so far, in the order it was met.
#[derive(Debug, Clone, Default)]
pub(super) struct Gaps(Vec<Gap>);

#[derive(Debug, Clone)]
struct Gap {
    id: String,
    title: String,
    points: f64,
    organisations: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct GapView {
    title: String,
    organisations: usize,
    points: String,
}

impl Gaps {
    pub(super) fn add(&mut self, record: &Record) {
        for (id, framework) in &record.frameworks {
            if let FrameworkRecord::Dimensions(framework) = framework {
                self.of_framework(id, framework);
            }
        }
    }

    fn of_framework(&mut self, id: &str, framework: &Dimensions) {
        for (element, dimension) in &framework.dimensions {
            if let Some(points) = dimension.gap.filter(|points| *points > 0.0) {
                let gap = self.gap(format!("{id}.{element}"), || format!("{}: {}", framework.title, dimension.title));
                gap.points += points;
                gap.organisations += 1;
            }
        }
    }

    fn gap(&mut self, id: String, title: impl FnOnce() -> String) -> &mut Gap {
        let place = self.0.iter().position(|gap| gap.id == id).unwrap_or_else(|| {
            self.0.push(Gap { id, title: title(), points: 0.0, organisations: 0 });
            self.0.len() - 1
        });
        &mut self.0[place]
    }

    /// Those with the most points missing in all.
    #[expect(clippy::cast_precision_loss, reason = "counts of organisations")]
    pub(super) fn largest(&self) -> Vec<GapView> {
        let mut gaps: Vec<&Gap> = self.0.iter().collect();
        gaps.sort_by(|a, b| b.points.total_cmp(&a.points));
        let view = |gap: &Gap| GapView {
            title: gap.title.clone(),
            organisations: gap.organisations,
            points: plain(gap.points / gap.organisations as f64),
        };
        gaps.into_iter().take(LISTED).map(view).collect()
    }
}
