//! The summary of a batch.

use std::fmt::Write as _;
use std::sync::Arc;

use super::super::Outcome;
use super::super::output::set_in;
use super::super::packs::Prepared;
use super::job::Scored;
use crate::diagnostics::{Count, render::visible};
use crate::record::standing::groups;

/// What was counted.
#[derive(Default)]
pub(super) struct Totals {
    files: usize,
    failed: usize,
    scored: usize,
    unmet: usize,
    questionnaires: Vec<Counted>,
}

/// The counts of one questionnaire.
struct Counted {
    prepared: Arc<Prepared>,
    /// By framework that sorts, by group.
    groups: Vec<Vec<usize>>,
    /// Documents that meet each gate.
    met: Vec<usize>,
    documents: usize,
}

impl Totals {
    /// Counts a file.
    pub(super) fn file(&mut self, failed: bool) {
        self.files += 1;
        self.failed += usize::from(failed);
    }

    /// Counts a document that was scored.
    pub(super) fn document(&mut self, scored: &Scored) {
        self.scored += 1;
        self.unmet += usize::from(scored.gates.iter().any(|gate| !gate.met));
        let counted = self.of(&scored.prepared);
        counted.documents += 1;
        for (counts, group) in counted.groups.iter_mut().zip(&scored.standing) {
            counts[*group] += 1;
        }
        for (met, gate) in counted.met.iter_mut().zip(&scored.gates) {
            *met += usize::from(gate.met);
        }
    }

    fn of(&mut self, prepared: &Arc<Prepared>) -> &mut Counted {
        let known = self.questionnaires.iter().position(|counted| Arc::ptr_eq(&counted.prepared, prepared));
        let place = known.unwrap_or_else(|| {
            self.questionnaires.push(Counted::new(Arc::clone(prepared)));
            self.questionnaires.len() - 1
        });
        &mut self.questionnaires[place]
    }

    /// The worst that happened.
    #[must_use]
    pub(super) fn outcome(&self) -> Outcome {
        match (self.failed, self.unmet) {
            (0, 0) => Outcome::Done,
            (0, _) => Outcome::Unmet,
            _ => Outcome::Invalid,
        }
    }

    /// The summary as lines.
    #[must_use]
    pub(super) fn text(&self) -> String {
        let details: String = self.questionnaires.iter().map(Counted::text).collect();
        self.headline() + &details
    }

    /// How many files there are, and how many did not go well.
    #[must_use]
    pub(super) fn headline(&self) -> String {
        let mut out = format!("{}: {} scored, {} failed", Count(self.files, "file"), self.scored, self.failed);
        if self.questionnaires.iter().any(|counted| !counted.met.is_empty()) {
            let _ = write!(out, ", {} with unmet gates", self.unmet);
        }
        out
    }
}

impl Counted {
    fn new(prepared: Arc<Prepared>) -> Self {
        let outline = &prepared.outline;
        let groups = (0..outline.frameworks.len()).filter_map(|place| groups(outline, place));
        let groups = groups.map(|groups| vec![0; groups.len() + 1]).collect();
        let met = vec![0; prepared.gates.as_ref().map_or(0, Vec::len)];
        Self { prepared, groups, met, documents: 0 }
    }

    fn text(&self) -> String {
        let outline = &self.prepared.outline;
        let mut out = String::new();
        let sorting = (0..outline.frameworks.len()).filter_map(|place| Some((place, groups(outline, place)?)));
        for ((place, names), counts) in sorting.zip(&self.groups) {
            let named = names.into_iter().chain(["not assessed"]).zip(counts).filter(|(_, count)| **count > 0);
            let parts: Vec<String> = named.map(|(name, count)| format!("{} {count}", visible(name))).collect();
            out.push_str(&line(&format!("{}: {}", visible(&outline.frameworks[place].title), parts.join(", "))));
        }
        for (gate, met) in self.prepared.gates.iter().flatten().zip(&self.met) {
            out.push_str(&line(&format!("gate {}: met by {met} of {}", visible(&gate.name), self.documents)));
        }
        out
    }
}

fn line(text: &str) -> String {
    format!("\n{}", set_in(text))
}
