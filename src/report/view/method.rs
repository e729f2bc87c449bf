//! How the numbers came about, in plain words, for the kinds of framework a record has.

use serde::Serialize;

use crate::record::{FrameworkRecord, Record};

/// One part of the explanation.
#[derive(Debug, Serialize)]
pub(super) struct MethodView {
    title: &'static str,
    text: &'static str,
}

/// What applies to this record.
pub(super) fn method(record: &Record) -> Vec<MethodView> {
    use FrameworkRecord::{Archetypes, Composite, Dimensions, Spectrum};
    let has = |kind: fn(&FrameworkRecord) -> bool| record.frameworks.values().any(kind);
    let parts = [
        (has(|one| matches!(one, Dimensions(_))), DIMENSIONS),
        (has(|one| matches!(one, Archetypes(_))), ARCHETYPES),
        (has(|one| matches!(one, Spectrum(_))), SPECTRUM),
        (has(|one| matches!(one, Composite(_))), COMPOSITE),
        (true, OPEN),
        (record.roadmap.is_some(), ROADMAP),
        (true, LIMITS),
    ];
    parts.into_iter().filter(|(applies, _)| *applies).map(|(_, (title, text))| MethodView { title, text }).collect()
}

const DIMENSIONS: (&str, &str) = (
    "Scores",
    "Every answer carries evidence for what it is about, between nothing and all that is possible. A score is the weighted mean of the evidence of the answered questions, as a percentage of the best possible answers. A question that does not apply counts neither for nor against.",
);
const ARCHETYPES: (&str, &str) = (
    "Fit of a model",
    "Each model has a signature: the answers it would give. The fit is the share of answers that match it. The verdict leaves out each answer in turn; it is clear only if the same model stays best every time. A fit says how alike two patterns are, not that one is better.",
);
const SPECTRUM: (&str, &str) = (
    "Position between two poles",
    "Each answer pulls towards one end, the other, or neither. A strand is the weighted mean of its answers, the position the plain mean of the strands that could be assessed.",
);
const COMPOSITE: (&str, &str) = (
    "Levels",
    "An overall score is the weighted mean of its parts. A level is reached when the score is high enough and every condition of that level and of those below it holds, so a strong part cannot hide a missing one.",
);
const OPEN: (&str, &str) = (
    "Open questions",
    "“We do not know” and questions left open lower the coverage, never the score. The range beside a score is an outer bound: every open question at its worst, and at its best. Not assessed means that no question about it was answered; it is not a zero.",
);
const ROADMAP: (&str, &str) = (
    "Roadmap",
    "An action states which answers it makes true. Its gain is computed: the changed answers are scored again, at the action's place in the plan. Actions are chosen by gain for the room they take, after what they need first, until no wave has both the weeks and a place among the actions it takes. Goal attainment is the weighted mean, over the goals that can be judged today, of how much of its target each score has reached, at most all of it.",
);
const LIMITS: (&str, &str) = (
    "What this cannot tell",
    "The result describes the answers that were given and how they compare with published patterns. It is a basis for discussion, no proof of benefit, and benchmarks are as old as the year beside them.",
);
