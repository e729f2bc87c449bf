//! Sentences that say what a result means.

use crate::condition::Condition;
use crate::index::{FrameworkIndex, ItemIndex, Measure, WaveIndex};
use crate::record::MessageSlot;

/// A sentence that says what a result means.
#[derive(Debug, Clone)]
pub struct Message {
    /// Where it is printed.
    pub slot: MessageSlot,
    /// When it is true.
    pub when: Option<Condition>,
    /// The sentence, in pieces.
    pub text: Vec<Piece>,
}

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it is written.
    Text(String),
    /// A value of the result.
    Value(Placeholder),
}

/// What a message takes from a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// `{organisation}`: its name.
    Organisation,
    /// `{<framework>.best}`: the model that fits best.
    Best(FrameworkIndex),
    /// `{<framework>.matches}`: the answers that match that model.
    Matches(FrameworkIndex),
    /// `{<framework>.answered}`: the answers about the models of the framework.
    Answered(FrameworkIndex),
    /// `{<framework or element>.level}`: the title of the level reached.
    Level(Measure),
    /// `{findings.N.title}`: the finding at that place, from 0, the most severe first.
    FindingTitle(usize),
    /// `{wave.N.weeks}`: person-weeks planned in the wave.
    WaveWeeks(WaveIndex),
    /// `{wave.N.ends}`: the wave's last day.
    WaveEnds(WaveIndex),
    /// `{answers.<item>}`: the answer to it, an option or a number.
    Answer(ItemIndex),
    /// `{wave.N.done}`: the last day of the wave's last action.
    WaveDone(WaveIndex),
    /// `{wave.N.actions}`: how many actions are planned in the wave.
    WaveActions(WaveIndex),
}
