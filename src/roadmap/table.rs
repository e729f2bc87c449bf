//! What each action would bring, or take away, after each wave: worked out once and kept until something near it changes.

use super::room::Room;
use super::tally::Ground;
use crate::index::{ActionIndex, TiVec, WaveIndex, ti_vec};

/// What a set of actions changes after a wave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gain {
    /// Shares times weights.
    pub(super) total: i128,
    /// Findings closed.
    pub(super) closes: i32,
}

/// Which actions read or change something in common.
#[derive(Debug, Clone)]
pub(super) struct Kinship {
    /// For each action those whose gain may be another once it is in or out.
    near: TiVec<ActionIndex, Vec<ActionIndex>>,
    /// How much has to be worked out again when an action is put in or taken out: its moves, and the aims these bear on.
    pub(super) bearing: TiVec<ActionIndex, usize>,
}

impl Kinship {
    pub(super) fn new(ground: &Ground<'_>, room: &Room) -> Self {
        let all = ground.pack.actions.len();
        let words = (ground.judge.aims.len() + ground.pack.items.len()).div_ceil(64);
        let mut touched: TiVec<ActionIndex, Vec<u64>> = ti_vec![vec![0; words]; all];
        let mut decides = ti_vec![false; all];
        let mut bearing = ti_vec![0; all];
        for action in &room.order {
            let moves = &ground.pack.actions[*action].moves;
            decides[*action] = ground.is_decisive(*action);
            let items = moves.iter().map(|step| ground.judge.aims.len() + usize::from(step.item));
            let aims = ground.touches(&ground.pack.actions[*action]);
            bearing[*action] = aims.len() + moves.len();
            for bit in aims.into_iter().chain(items) {
                touched[*action][bit / 64] |= 1 << (bit % 64);
            }
        }
        let mut near: TiVec<ActionIndex, Vec<ActionIndex>> = ti_vec![Vec::new(); all];
        for action in &room.order {
            let family = || room.closure[*action].iter().chain(&room.followers[*action]);
            let mut read = vec![0; words];
            for member in family() {
                read.iter_mut().zip(&touched[*member]).for_each(|(read, touched)| *read |= touched);
            }
            let turns = family().any(|member| decides[*member]);
            for other in &room.order {
                let shares = || read.iter().zip(&touched[*other]).any(|(read, touched)| read & touched != 0);
                if turns || decides[*other] || shares() {
                    near[*other].push(*action);
                }
            }
        }
        Self { near, bearing }
    }

    pub(super) fn are_near(&self, one: ActionIndex, other: ActionIndex) -> bool {
        self.near[one].contains(&other)
    }
}

/// The gain of each action after each wave: of one that is out, with what it needs; of one that is in, the loss without it
/// and what needs it.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Action by action, wave by wave.
    gains: Vec<Option<Gain>>,
    waves: usize,
}

impl Table {
    pub(super) fn new(actions: usize, waves: usize) -> Self {
        Self { gains: vec![None; actions * waves], waves }
    }

    /// Forgets what may be another once an action was put in after a wave, or taken out.
    pub(super) fn forget(&mut self, kinship: &Kinship, action: ActionIndex, wave: WaveIndex) {
        for near in &kinship.near[action] {
            self.gains[usize::from(*near) * self.waves + usize::from(wave)] = None;
        }
    }

    /// The gain of an action after a wave, if it is known.
    pub(super) fn known(&self, action: ActionIndex, wave: WaveIndex) -> Option<Gain> {
        self.gains[usize::from(action) * self.waves + usize::from(wave)]
    }

    pub(super) fn note(&mut self, action: ActionIndex, wave: WaveIndex, gain: Gain) {
        self.gains[usize::from(action) * self.waves + usize::from(wave)] = Some(gain);
    }
}
