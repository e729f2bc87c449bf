//! Two panels of one organisation: whether views moved, and whether people drew together.

use indexmap::IndexMap;
use serde::Serialize;

use super::agreement::Word;
use super::record::{ItemSpread, MeasureSpread, PanelRecord};
use crate::record::{Scale, Score};

/// What moved between two panels. Nothing in it tells of fewer people than a whole panel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PanelChange {
    /// The organisation's name, as typed.
    pub organisation: Option<String>,
    /// The earlier panel.
    pub before: PanelSide,
    /// The later one.
    pub after: PanelSide,
    /// How many questions were answered in both.
    pub compared: usize,
    /// Questions on which people are closer now, as asked now.
    pub came_together: Vec<WordChange>,
    /// Questions on which they are further apart.
    pub fell_apart: Vec<WordChange>,
    /// Questions that were contested and still are.
    pub still_contested: Vec<WordChange>,
    /// Everything that has a score in both, in pack order.
    pub measures: Vec<MeasureChange>,
}

/// One of the two panels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PanelSide {
    /// The day the answers stand for.
    pub date: Option<String>,
    /// How many answered.
    pub respondents: usize,
    /// Of the questions answered in both, how many people agree on, lean on and so on; a word nobody needed is left out.
    pub words: IndexMap<String, usize>,
}

/// How far people agree on one question, before and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordChange {
    /// The item.
    pub item: String,
    /// The question as asked.
    pub ask: String,
    /// The word before.
    pub before: Word,
    /// The word now.
    pub after: Word,
}

/// One score, before and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasureChange {
    /// The element or framework.
    pub id: String,
    /// The name people see.
    pub title: String,
    /// The name of its framework.
    pub framework: String,
    /// Whether it is a framework's own score.
    pub whole: bool,
    /// Whether it is a position from −100 to 100 rather than a score from 0 to 100.
    pub position: bool,
    /// The scale it is shown on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// The mean of the respondents before.
    pub before: f64,
    /// The mean now.
    pub after: f64,
    /// Points between the two.
    pub change: f64,
    /// Points from the lowest to the highest before.
    pub apart_before: f64,
    /// Points from the lowest to the highest now.
    pub apart_after: f64,
}

/// What moved from one panel to another of the same questionnaire.
#[must_use]
pub fn change(before: &PanelRecord, after: &PanelRecord) -> PanelChange {
    let both = |item: &'_ ItemSpread| before.item(&item.id).is_some();
    let words: Vec<WordChange> =
        after.items.iter().filter(|item| both(item)).filter_map(|now| word(before, now)).collect();
    let those = |wanted: fn(&WordChange) -> bool| words.iter().filter(|one| wanted(one)).cloned().collect();
    PanelChange {
        organisation: after.organisation.clone(),
        before: side(before, &words.iter().map(|one| one.before).collect::<Vec<_>>()),
        after: side(after, &words.iter().map(|one| one.after).collect::<Vec<_>>()),
        compared: words.len(),
        came_together: those(|one| distance(one.after) < distance(one.before)),
        fell_apart: those(|one| distance(one.after) > distance(one.before)),
        still_contested: those(|one| one.before.is_contested() && one.after.is_contested()),
        measures: after.measures.iter().filter_map(|now| measure(before, now)).collect(),
    }
}

/// Where one person alone answered there is nothing to compare.
fn word(before: &PanelRecord, now: &ItemSpread) -> Option<WordChange> {
    let then = before.item(&now.id)?;
    let alone = then.word == Word::OneVoice || now.word == Word::OneVoice;
    let (item, ask) = (now.id.clone(), now.ask.clone());
    (!alone).then_some(WordChange { item, ask, before: then.word, after: now.word })
}

/// How far people are apart where a word holds: who cannot tell is no nearer to the others than who is split.
fn distance(word: Word) -> u8 {
    match word {
        Word::Agree | Word::OneVoice => 0,
        Word::Lean => 1,
        Word::Split | Word::CannotTell => 2,
        Word::Polarised => 3,
    }
}

fn side(panel: &PanelRecord, words: &[Word]) -> PanelSide {
    let counted = Word::ALL.map(|word| (word.name().to_owned(), words.iter().filter(|one| **one == word).count()));
    PanelSide {
        date: panel.date.clone(),
        respondents: panel.respondents,
        words: counted.into_iter().filter(|(_, count)| *count > 0).collect(),
    }
}

fn measure(before: &PanelRecord, now: &MeasureSpread) -> Option<MeasureChange> {
    let then = before.measures.iter().find(|measure| measure.id == now.id)?;
    let (was, is) = (then.mean?, now.mean?);
    let points = |from: f64, to: f64| (Score::of_points(to) - Score::of_points(from)).points();
    Some(MeasureChange {
        id: now.id.clone(),
        title: now.title.clone(),
        framework: now.framework.clone(),
        whole: now.whole,
        position: now.position,
        scale: now.scale,
        before: was,
        after: is,
        change: points(was, is),
        apart_before: points(then.lowest?, then.highest?),
        apart_after: points(now.lowest?, now.highest?),
    })
}
