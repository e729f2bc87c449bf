//! Several respondents, one organisation: where they agree, where they differ, what to talk about. Pure.
//!
//! ```text
//! Pack + Answers of each ──panel──▶ PanelRecord (JSON, versioned)
//!                        └─consensus▶ the answers file to discuss
//! ```
//!
//! Nobody is named, unless the group agreed to that: neither the order of files nor the order of voices says who said what,
//! and no group smaller than the least is shown or can be worked out by subtraction.

mod agenda;
mod agreement;
mod chance;
mod change;
mod consensus;
mod counts;
mod groups;
mod people;
mod record;
mod spread;
mod tally;

use indexmap::IndexMap;

use crate::answers::Answers;
use crate::assess::{self, Scored, pack_ref};
use crate::condition::Bound;
use crate::pack::Pack;
use crate::record::{Outline, Readings, Record, Scope, Score, Tool};

pub use agreement::{Indices, Word};
pub(crate) use chance::Chances;
pub use change::{MeasureChange, PanelChange, PanelSide, WordChange, change};
pub(crate) use consensus::consensus;
pub use groups::By;
pub(crate) use people::read;
pub use record::{
    Group, Groups, ItemSpread, MeasureSpread, OPENING_AND_CLOSE, OptionCount, PANEL_SCHEMA_VERSION, PanelRecord, Topic,
    Voice,
};
use spread::Spread;
use tally::Range;
pub(crate) use tally::{Tally, readings_told};

/// How a panel is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The least number of people of a group that is shown.
    pub min_group: usize,
    /// What groups are made by.
    pub by: Option<By>,
    /// Whether voices say who they are.
    pub named: bool,
    /// How long the discussion may take.
    pub minutes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_group: 5, by: None, named: false, minutes: 90 }
    }
}

/// What respondents of one organisation say together. The order in which they come makes no difference.
#[must_use]
pub fn panel(pack: &Pack, people: &[Answers], options: &Options) -> PanelRecord {
    let records: Vec<Record> = people.iter().map(|answers| told(pack, answers)).collect();
    let spreads = spread::all(pack, people);
    let first = people.first();
    let groups = options.by.map(|by| groups::groups(people, by, options.min_group));
    PanelRecord {
        panel_schema_version: PANEL_SCHEMA_VERSION,
        tool: Tool::own(),
        pack: pack_ref(pack),
        scope: scope(people),
        organisation: first.and_then(|answers| answers.organisation.clone()),
        date: first.and_then(|answers| answers.date).map(|date| date.to_string()),
        respondents: people.len(),
        min_group: options.min_group,
        words: words(&spreads),
        measures: measures(&records, groups.as_ref()),
        groups: groups.map(|groups| groups.told),
        agenda: agenda::agenda(pack, people, &spreads, options),
        strengths: agreed(pack, &spreads, Bound::AtLeast(2.0 / 3.0)),
        gaps: agreed(pack, &spreads, Bound::AtMost(1.0 / 3.0)),
        items: spreads.iter().map(|spread| spread.told(pack)).collect(),
    }
}

/// What one person's answers give by themselves, as far as they tell; without a roadmap.
fn told(pack: &Pack, answers: &Answers) -> Record {
    let options = assess::Options { no_roadmap: true, ..assess::Options::default() };
    Scored::new(pack, answers, &options).record(&options).told()
}

/// All questions, as soon as one was asked all.
fn scope(people: &[Answers]) -> Scope {
    let full = people.iter().any(|answers| answers.scope == Scope::Full);
    if full { Scope::Full } else { Scope::Pulse }
}

fn words(spreads: &[Spread]) -> IndexMap<String, usize> {
    let count = |word: Word| spreads.iter().filter(|spread| spread.word == word).count();
    let named = Word::ALL.into_iter().map(|word| (word.name().to_owned(), count(word)));
    named.filter(|(_, count)| *count > 0).collect()
}

/// Ordered items on which people agree that they stand high, or low.
fn agreed(pack: &Pack, spreads: &[Spread], bound: Bound) -> Vec<String> {
    let stands = |spread: &&Spread| spread.standing(pack).is_some_and(|standing| bound.admits(standing));
    let agreed = spreads.iter().filter(|spread| spread.word == Word::Agree).filter(stands);
    agreed.map(|spread| pack.items[spread.item].id.clone()).collect()
}

fn measures(records: &[Record], groups: Option<&groups::Members>) -> Vec<MeasureSpread> {
    let Some(first) = records.first() else { return Vec::new() };
    let outline = Outline::of_record(first);
    let spread = |measure| {
        let scores: Vec<Option<Score>> =
            records.iter().map(|record| record.reading(&outline, measure).told().map(Score::of_points)).collect();
        let range: Range = scores.iter().flatten().copied().collect();
        let groups = groups.map_or_else(Vec::new, |groups| groups.means(&scores));
        MeasureSpread { groups, ..range.spread(&outline, measure) }
    };
    outline.shown().into_iter().map(spread).collect()
}
