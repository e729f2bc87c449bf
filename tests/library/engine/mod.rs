//! The engine: scoring, verdicts, roadmap and record.
#![expect(clippy::float_cmp, reason = "a test compares exact values and says what it means in its own words")]

mod conflicts;
mod exact;
mod levels;
mod record_properties;
mod roadmap_properties;
mod roadmap_reasons;
mod scoring_properties;
mod sketch;
mod thin;
mod verdicts;
