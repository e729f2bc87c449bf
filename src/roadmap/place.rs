//! The room that waves have.

use crate::index::{ActionIndex, Run, TiVec, WaveIndex, ti_vec};
use crate::pack::{Action, Pack};

/// How much room the waves still have.
#[derive(Debug, Clone)]
pub struct WaveRoom {
    /// Weeks and places left in each wave.
    left: TiVec<WaveIndex, (f64, usize)>,
    /// The wave of each placed action.
    placed: TiVec<ActionIndex, Option<WaveIndex>>,
}

/// Weeks are decimals; this guards their sums.
const GUARD: f64 = 1e-9;

impl WaveRoom {
    /// Empty waves with these capacities in weeks.
    #[must_use]
    pub fn new(pack: &Pack, capacities: &[f64]) -> Self {
        let left = capacities.iter().zip(&pack.waves).map(|(weeks, wave)| (*weeks, wave.max_actions));
        Self { left: left.collect(), placed: ti_vec![None; pack.actions.len()] }
    }

    /// Weeks left in all waves.
    #[must_use]
    pub fn weeks(&self) -> f64 {
        self.left.iter().map(|(weeks, _)| weeks).sum()
    }

    /// Places left in all waves.
    #[must_use]
    pub fn places(&self) -> usize {
        self.left.iter().map(|(_, places)| places).sum()
    }

    /// The wave an action was put into.
    #[must_use]
    pub fn wave_of(&self, action: ActionIndex) -> Option<WaveIndex> {
        self.placed[action]
    }

    /// Puts an action into the first wave with room that is not earlier than its prerequisites; false when none has.
    pub fn place(&mut self, index: ActionIndex, action: &Action) -> bool {
        self.place_from(WaveIndex::from(0), index, action)
    }

    /// As [`Self::place`], into none of the waves before the first.
    pub fn place_from(&mut self, first: WaveIndex, index: ActionIndex, action: &Action) -> bool {
        let needed = action.requires.iter().filter_map(|required| self.placed[*required]).max();
        let earliest = needed.map_or(first, |needed| needed.max(first));
        let fits = |wave: &WaveIndex| self.left[*wave].1 > 0 && self.left[*wave].0 + GUARD >= action.effort_weeks;
        let Some(wave) = Run::new(earliest, self.left.next_key()).iter().find(fits) else { return false };
        self.left[wave].0 -= action.effort_weeks;
        self.left[wave].1 -= 1;
        self.placed[index] = Some(wave);
        true
    }

    /// The waves, first to last.
    pub fn waves(&self) -> impl Iterator<Item = WaveIndex> + use<> {
        self.left.keys()
    }

    /// Takes a placed action out again.
    pub fn free(&mut self, index: ActionIndex, action: &Action) {
        if let Some(wave) = self.placed[index].take() {
            self.left[wave].0 += action.effort_weeks;
            self.left[wave].1 += 1;
        }
    }

    /// Whether an action is larger than every wave was when empty.
    #[must_use]
    pub fn too_large(action: &Action, capacities: &[f64]) -> bool {
        capacities.iter().all(|weeks| action.effort_weeks > weeks + GUARD)
    }
}
